"""`planner hooks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.commands.days import read_day
from planner.commands.json_values import json_value
from planner.commands.network.hooks import add_hook, drop_hook
from planner.commands.network.views import talking_points
from planner.commands.people.contacts import resolve
from planner.words import plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.talking_points import TalkingPoint

NAMED = 4
"""People that a line names at most."""


def hooks(shell: Shell) -> int:
    """Show the library, add to it, or drop from it."""
    if shell.args.action == "add":
        return _add(shell)
    session = shell.open()
    if shell.args.action == "drop":
        with shell.one_change(session):
            labels = [drop_hook(session, name) for name in shell.named(shell.args.text)]
        shell.answer_changed(labels)
        return 0
    points = talking_points(session)
    shell.answer([_value(session, point) for point in points], _lines(points, session.today))
    return 0


def _value(session: Session, point: TalkingPoint) -> dict[str, Any]:
    hook = point.hook
    return {
        "id": hook.id,
        "text": hook.text,
        "tags": sorted(hook.tags),
        "orgs": sorted(hook.orgs),
        "for": _people(session, hook.contacts),
        "expires": json_value(hook.expires),
        "expired": point.expired,
        "fits": json_value(point.fits),
        "told": _people(session, hook.told),
    }


def _people(session: Session, ids: frozenset[str]) -> list[dict[str, str]]:
    name_of = session.situation.name_of
    return [{"id": contact, "name": name_of(contact)} for contact in sorted(ids)]


def _lines(points: Sequence[TalkingPoint], today: date) -> Iterator[str]:
    if not points:
        yield (
            "Nothing to say yet: "
            '`planner hooks add "My talk is online" --tag platform --expires 4w`.'
        )
    heading = False
    for point in points:
        if point.expired and not heading:
            heading = True
            yield "EXPIRED"
        yield from _point(point, today)


def _point(point: TalkingPoint, today: date) -> Iterator[str]:
    hook = point.hook
    marks = [f"#{tag}" for tag in sorted(hook.tags)]
    marks += [f"at {org}" for org in sorted(hook.orgs)]
    if hook.expires:
        marks.append(f"{'expired' if point.expired else 'until'} {short_day(hook.expires, today)}")
    yield f"{visible(hook.text)}  [{hook.id[-6:]}]"
    if marks:
        yield f"  {visible(' · '.join(marks))}"
    if point.fits:
        yield f"  would care: {_some([f'{fit.name} ({fit.reason})' for fit in point.fits])}"
    elif not point.expired:
        nobody = "nobody left who has not heard it" if point.told else "nobody yet"
        yield f"  would care: {nobody}"
    if point.told:
        yield f"  heard it: {_some(list(point.told))}"


def _some(texts: list[str]) -> str:
    """Return the first few of several texts, and how many more there are."""
    more = len(texts) - NAMED
    text = ", ".join(visible(text) for text in texts[:NAMED])
    return f"{text} and {plural(more, 'more', 'more')}" if more > 0 else text


def _add(shell: Shell) -> int:
    args = shell.args
    session = shell.open(create=True)
    expires = read_day(session, args.expires) if args.expires else None
    people = [resolve(session, name) for name in args.people]
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
