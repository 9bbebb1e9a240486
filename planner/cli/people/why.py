"""`planner why`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.cli.shell import Shell
    from planner.engine.views.explain import Explanation


def why(shell: Shell) -> int:
    """Explain a contact."""
    from planner.commands.people.contacts import resolve
    from planner.engine.views.explain import why as explain

    session = shell.open()
    told = explain(session.situation, resolve(session, " ".join(shell.args.who)))
    shell.answer(_value(told), _lines(told, session.today))
    return 0


def _value(told: Explanation) -> dict[str, Any]:
    stands = told.standing
    return {
        "contact": {"id": told.contact, "name": told.name},
        "stage": stands.stage,
        "column": stands.column,
        "score": round(stands.score, 3),
        "arrow": stands.arrow,
        "owed": stands.owed,
        "pinned": stands.pinned,
        "reason": stands.reason,
        "half_life_days": told.half_life,
        "touches": [{**each._asdict(), "day": each.day.isoformat()} for each in told.touches],
        "earlier_touches": told.earlier,
        "cadence_days": told.cadence,
        "cadence_from": told.cadence_from,
        "last_touch": told.last.isoformat() if told.last else None,
        "due": told.due.isoformat() if told.due else None,
        "lateness_ratio": told.lateness,
        "ladder": told.ladder or None,
        "bench": {"place": told.bench_place, "of": told.bench_length} if told.bench_place else None,
        "favour_balance": told.balance,
        "next": {
            "day": told.next.day.isoformat() if told.next.day else None,
            "kind": told.next.kind,
            "reason": told.next.reason,
        },
        "settings": [knob._asdict() for knob in told.knobs],
    }


def _lines(told: Explanation, today: date) -> Iterator[str]:
    from planner.commands.day.reasons import tell

    for number, part in enumerate(tell(told, today)):
        if number:
            yield ""
        yield visible("  ".join(filter(None, (part.title, part.lead))))
        yield from (f"  {line}" for line in aligned(part.rows, right=part.right))
        yield from (f"  {visible(line)}" for line in part.lines)
