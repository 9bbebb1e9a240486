"""`planner why`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned
from planner.words import plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.cli.shell import Shell
    from planner.engine.explain import Why


def why(shell: Shell) -> int:
    """Explain a contact."""
    from planner.commands.contacts import resolve
    from planner.engine.explain import why as explain

    session = shell.open()
    told = explain(session.situation, resolve(session, " ".join(shell.args.who)))
    shell.answer(_value(told), _lines(told, session.today))
    return 0


def _value(told: Why) -> dict[str, Any]:
    stands = told.standing
    return {
        "contact": {"id": told.contact, "name": told.name},
        "stage": stands.stage, "column": stands.column, "score": round(stands.score, 3), "arrow": stands.arrow,
        "owed": stands.owed, "pinned": stands.pinned, "reason": stands.reason,
        "half_life_days": told.half_life,
        "touches": [{**each._asdict(), "day": each.day.isoformat()} for each in told.touches],
        "earlier_touches": told.earlier,
        "cadence_days": told.cadence, "cadence_from": told.cadence_from,
        "last_touch": told.last.isoformat() if told.last else None, "due": told.due.isoformat() if told.due else None,
        "lateness_ratio": told.lateness, "ladder": told.ladder or None,
        "bench": {"place": told.bench_place, "of": told.bench_length} if told.bench_place else None,
        "favour_balance": told.balance,
        "next": {
            "day": told.next.day.isoformat() if told.next.day else None, "kind": told.next.kind,
            "reason": told.next.reason,
        },
        "settings": [knob._asdict() for knob in told.knobs],
    }


def _lines(told: Why, today: date) -> Iterator[str]:
    stands = told.standing
    yield f"{visible(told.name)}: {'owed a favour' if stands.owed else stands.column}, {stands.arrow}"
    yield f"  {visible(stands.reason)}"
    yield ""
    yield f"TEMPERATURE  {stands.score:.2f}  (active from 1, warming from 0.25; halves every {told.half_life} days)"
    rows = [
        (short_day(each.day, today), each.kind, each.direction, f"{each.weight:g}", "now", f"{each.left:.2f}")
        for each in told.touches
    ]
    yield from (f"  {line}" for line in aligned(rows, right=(3,)))
    if told.earlier:
        yield f"  and {told.earlier:.2f} left of what was before"
    if not told.touches:
        yield "  no touch yet"
    yield ""
    yield f"CADENCE  every {plural(told.cadence, 'day')} ({visible(told.cadence_from)})"
    if told.last and told.lateness is not None:
        due = f", due {short_day(told.due, today)}" if told.due else ""
        yield f"  last touch {short_day(told.last, today)}: {told.lateness:.0%} of it gone{due}"
    if told.ladder:
        yield f"  {visible(told.ladder)}"
    if told.bench_place:
        yield f"  place {told.bench_place} of {told.bench_length} on the bench"
    if told.balance:
        yield f"  favours given minus received: {told.balance:+.1f}"
    yield ""
    yield f"NEXT  {short_day(told.next.day, today) if told.next.day else '—'}: {visible(told.next.reason)}"
    yield ""
    yield "WHAT WOULD CHANGE IT"
    yield from (f"  {line}" for line in aligned([tuple(knob) for knob in told.knobs]))
