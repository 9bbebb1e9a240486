"""`planner why`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned
from planner.commands.day.reasons import tell
from planner.commands.people import tie
from planner.commands.people.contacts import resolve
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.cli.shell import Shell
    from planner.engine.views.explain import Explanation


def why(shell: Shell) -> int:
    """Explain a contact."""
    session = shell.open()
    explanation = tie.why(session, resolve(session, " ".join(shell.args.who)))
    shell.answer(_value(explanation), _lines(explanation, session.today))
    return 0


def _value(explanation: Explanation) -> dict[str, Any]:
    stands = explanation.standing
    return {
        "contact": {"id": explanation.contact, "name": explanation.name},
        "stage": stands.stage,
        "column": stands.column,
        "score": round(stands.score, 3),
        "arrow": stands.arrow,
        "owed": stands.owed,
        "pinned": stands.pinned,
        "reason": stands.reason,
        "half_life_days": explanation.half_life,
        "touches": [
            {**touch._asdict(), "day": touch.day.isoformat()} for touch in explanation.touches
        ],
        "earlier_touches": explanation.earlier,
        "cadence_days": explanation.cadence,
        "cadence_from": explanation.cadence_from,
        "last_touch": explanation.last.isoformat() if explanation.last else None,
        "due": explanation.due.isoformat() if explanation.due else None,
        "lateness_ratio": explanation.lateness,
        "ladder": explanation.ladder or None,
        "bench": {"place": explanation.bench_place, "of": explanation.bench_length}
        if explanation.bench_place
        else None,
        "favour_balance": explanation.balance,
        "next": {
            "day": explanation.next.day.isoformat() if explanation.next.day else None,
            "kind": explanation.next.kind,
            "reason": explanation.next.reason,
        },
        "settings": [knob._asdict() for knob in explanation.knobs],
    }


def _lines(explanation: Explanation, today: date) -> Iterator[str]:
    for number, part in enumerate(tell(explanation, today)):
        if number:
            yield ""
        yield visible("  ".join(filter(None, (part.title, part.lead))))
        yield from (f"  {line}" for line in aligned(part.rows, right=part.right))
        yield from (f"  {visible(line)}" for line in part.lines)
