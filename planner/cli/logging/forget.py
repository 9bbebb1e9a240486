"""`planner forget`: what was logged by mistake is deleted, with what followed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.json_values import json_value
from planner.commands.logging import forget as memory
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.logging.forget import Forgotten


def forget(shell: Shell) -> int:
    """Delete records by their ids, all of them as one step of undo."""
    session = shell.open()
    ids = shell.several(shell.args.ids)
    with shell.one_change(session):
        results = memory.forget(session, ids, alone=shell.args.alone)
    labels = [visible(result.label) for result in results]
    shell.answer_changed(labels, _lines(results), forgotten=json_value(results))
    return 0


def _lines(results: Sequence[Forgotten]) -> Iterator[str]:
    for result in results:
        word = "stays" if result.stays else "with it"
        for title in result.aftermath:
            yield f"  {word}: {visible(title)}"
