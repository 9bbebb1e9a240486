"""`planner intros`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.commands.json_values import json_value
from planner.commands.network.views import connectors, introductions
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.engine.views.connectors import Connector, Link

BEST = 5
"""Connectors that the shell shows above the tree."""
DEEPEST = 12
"""Levels by which the tree is indented at most."""


def intros(shell: Shell) -> int:
    """Show the tree of introductions and the best connectors."""
    session = shell.open()
    best, tree = connectors(session), introductions(session)
    value = {"connectors": json_value(best), "tree": json_value(tree)}
    shell.answer(value, _lines(best, tree))
    return 0


def _lines(best: Sequence[Connector], tree: Sequence[Link]) -> Iterator[str]:
    if not tree:
        yield (
            "No introductions yet. Ask “who else should I talk to?”, and log it: "
            '`planner log "… talk to NAME"`.'
        )
        return
    yield "BEST CONNECTORS, BY WHAT CAME OF IT"
    rows = [(connector.name, connector.reason) for connector in best[:BEST]]
    yield from (f"  {line}" for line in aligned(rows))
    yield ""
    yield "WHO INTRODUCED WHOM"
    for link in tree:
        farthest = link.steps[-1] if link.steps else "not reached yet"
        if link.depth:
            branch = "  " * min(link.depth, DEEPEST)
            yield f"  {branch}└ {visible(link.name)}  · {farthest}"
        else:
            yield f"  {visible(link.name)}"
