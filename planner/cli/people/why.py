"""`planner why`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.commands.day.reasons import tell
from planner.commands.json_values import Json, json_value
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
    answers = []
    for name in shell.named(shell.args.who):
        explanation = tie.why(session, resolve(session, name))
        answers.append((_value(explanation), _lines(explanation, session.today)))
    shell.answer_each(shell.args.who, answers)
    return 0


def _value(explanation: Explanation) -> Json:
    value = json_value(explanation)
    del value["active_needs"]  # words for a reader: `score` and `active_from` are the figures
    bench = {"place": explanation.bench_place, "of": explanation.bench_length}
    return {
        **json_value(explanation.standing),
        **value,
        "bench": bench if explanation.bench_place else None,
    }


def _lines(explanation: Explanation, today: date) -> Iterator[str]:
    for number, part in enumerate(tell(explanation, today)):
        if number:
            yield ""
        yield visible("  ".join(filter(None, (part.title, part.lead))))
        yield from (f"  {line}" for line in aligned(part.rows, right=part.right))
        yield from (f"  {visible(line)}" for line in part.lines)
