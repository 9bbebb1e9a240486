"""`planner hooks` and `planner favours`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned
from planner.errors import UsageError
from planner.words import plural, quoted, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.favour_ledger import FavourLedger
    from planner.engine.views.talking_points import TalkingPoint
    from planner.records import Favour

NAMED = 4
"""People that a line names at most."""


def hooks(shell: Shell) -> int:
    """Show the library, add to it, or drop from it."""
    if shell.args.action == "add":
        return _add_hook(shell)
    if shell.args.action == "drop":
        from planner.commands.network.hooks import drop_hook

        session = shell.open()
        return _apply(shell, session, lambda: drop_hook(session, " ".join(shell.args.text)))
    from planner.engine.views.talking_points import talking_points

    session = shell.open()
    points = talking_points(session.situation)
    shell.answer([_point(session, point) for point in points], _hook_lines(session, points))
    return 0


def _point(session: Session, point: TalkingPoint) -> dict[str, Any]:
    hook, name_of = point.hook, session.situation.name_of
    fits = [
        {"contact": {"id": match.contact, "name": match.name}, "reason": match.reason}
        for match in point.fits
    ]
    return {
        "id": hook.id,
        "text": hook.text,
        "tags": sorted(hook.tags),
        "orgs": sorted(hook.orgs),
        "for": [{"id": contact, "name": name_of(contact)} for contact in sorted(hook.contacts)],
        "expires": hook.expires.isoformat() if hook.expires else None,
        "expired": point.expired,
        "fits": fits,
        "told": [{"id": contact, "name": name_of(contact)} for contact in sorted(hook.told)],
    }


def _hook_lines(session: Session, points: Sequence[TalkingPoint]) -> Iterator[str]:
    if not points:
        yield 'Nothing to say yet: `planner hooks add "My talk is online" --tag platform --expires 4w`.'
        return
    parted = False
    for point in points:
        if point.expired and not parted:
            parted = True
            yield "EXPIRED"
        hook = point.hook
        marks = [f"#{tag}" for tag in sorted(hook.tags)] + [
            f"at {org}" for org in sorted(hook.orgs)
        ]
        if hook.expires:
            marks.append(
                f"{'expired' if point.expired else 'until'} {short_day(hook.expires, session.today)}"
            )
        yield f"{visible(hook.text)}  [{hook.id[-6:]}]"
        if marks:
            yield f"  {visible(' · '.join(marks))}"
        if point.fits:
            yield f"  would care: {visible(_some([f'{match.name} ({match.reason})' for match in point.fits]))}"
        elif not point.expired:
            yield (
                "  would care: nobody left who has not heard it"
                if point.told
                else "  would care: nobody yet"
            )
        if point.told:
            yield f"  heard it: {visible(_some(list(point.told)))}"


def _add_hook(shell: Shell) -> int:
    from planner.commands.network.hooks import add_hook
    from planner.commands.people.contacts import resolve

    args = shell.args
    session = shell.open(create=True)
    expires = _day(session, args.expires) if args.expires else None
    people = [resolve(session, each) for each in args.people]
    session.gather()
    hook = add_hook(
        session, " ".join(args.text), tags=args.tag, orgs=args.org, contacts=people, expires=expires
    )
    change = session.release(save=not shell.dry_run)
    label = change.label if change else ""
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer(
        {"id": hook, "changed": [label], "dry_run": shell.dry_run},
        [f"{prefix}{visible(label)}  [{hook[-6:]}]"],
    )
    return 0


def _day(session: Session, text: str) -> date:
    from planner.quicklog.days.dates import read_when

    day = read_when(text, today=session.today, date_order=session.settings.date_order)
    if day is None:
        raise UsageError(
            f"{quoted(text)} is no day. Write the last day to say it: 2w, 12 dec or 2026-12-01."
        )
    return day


def favours(shell: Shell) -> int:
    """Show the ledger, settle a favour, waive one, change some or delete them."""
    from planner.commands.network.settlement import settle, waive
    from planner.engine.views.favour_ledger import favour_ledger

    session, args = shell.open(), shell.args
    if args.action == "settle":
        return _apply(shell, session, lambda: settle(session, " ".join(args.favour), args.part))
    if args.action == "waive":
        return _apply(shell, session, lambda: waive(session, " ".join(args.favour)))
    if args.action:
        from planner.commands.sheet.favour_table import FAVOURS

        ids = [FAVOURS.resolve(session, each) for each in args.favour]
        if args.action == "drop":
            return _apply(shell, session, lambda: FAVOURS.drop(session, ids))
        return _apply(shell, session, lambda: FAVOURS.change(session, ids, args.set))
    ledger = favour_ledger(session.situation)
    value = {
        "i_owe": [_favour(session, each) for each in ledger.i_owe],
        "they_owe": [_favour(session, each) for each in ledger.they_owe],
        "closed": [_favour(session, each) for each in ledger.closed],
        "balances": [
            {
                "contact": {"id": each.contact, "name": each.name},
                "balance": each.value,
                "given": each.given,
                "received": each.received,
            }
            for each in ledger.balances
        ],
        "reason": ledger.reason,
    }
    shell.answer(value, _ledger_lines(session, ledger))
    return 0


def _favour(session: Session, favour: Favour) -> dict[str, Any]:
    return {
        "id": favour.id,
        "contact": {"id": favour.contact, "name": session.situation.name_of(favour.contact)},
        "direction": favour.direction,
        "what": favour.what,
        "weight": favour.weight,
        "day": favour.day.isoformat() if favour.day else None,
        "returned": favour.returned,
        "waived_on": favour.waived_on.isoformat() if favour.waived_on else None,
        "open": favour.open,
    }


def _ledger_lines(session: Session, ledger: FavourLedger) -> Iterator[str]:
    for title, favours in (("YOU OWE", ledger.i_owe), ("THEY OWE YOU", ledger.they_owe)):
        yield f"{title}  {len(favours)}"
        rows = []
        for favour in favours:
            age = f"{session.situation.days_since(favour.day)} d" if favour.day else "no day"
            part = f" · {favour.returned:.0%} returned" if favour.returned else ""
            name = session.situation.name_of(favour.contact)
            rows.append((f"[{favour.id[-6:]}]", name, age, f"{favour.what or 'a favour'}{part}"))
        yield from (f"  {line}" for line in aligned(rows, right=(2,)))
        yield ""
    uneven = [each for each in ledger.balances if round(each.value, 1)]
    if uneven:
        yield "BALANCE  below 0 you have had more than you gave"
        yield from (
            f"  {line}"
            for line in aligned(
                [
                    (
                        each.name,
                        f"{each.value:+.1f}",
                        f"{each.given} given, {each.received} received",
                    )
                    for each in uneven
                ],
                right=(1,),
            )
        )
        yield ""
    yield visible(ledger.reason)


def _apply(shell: Shell, session: Session, act: Callable[[], str]) -> int:
    session.gather()
    label = act()
    session.release(save=not shell.dry_run)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer({"changed": [label], "dry_run": shell.dry_run}, [prefix + visible(label)])
    return 0


def _some(texts: list[str]) -> str:
    more = len(texts) - NAMED
    return ", ".join(texts[:NAMED]) + (f" and {plural(more, 'more', 'more')}" if more > 0 else "")
