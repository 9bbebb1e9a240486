"""Jump mode: what a widget says can be jumped to, and the letters that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Protocol, runtime_checkable

from textual.geometry import Offset

from planner.value import NamedTuple

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
HOME_ROW = "asdfghjkl"
"""Pairs of these stand on the targets where one letter is not enough for all."""


class JumpTarget(NamedTuple):
    """A row or card in view: its first cell on the screen, and what puts the cursor there."""

    offset: Offset
    take: Callable[[], object]


@runtime_checkable
class Jumpable(Protocol):
    """A widget with rows or cards that one can jump to."""

    def jump_targets(self) -> Sequence[JumpTarget]:
        """Return the rows or cards in view."""
        ...


def jump_labels(count: int) -> list[str]:
    """Return a label for each of so many targets: a letter, or two where there are more; as many as
    there are labels."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return ["".join(pair) for pair in product(HOME_ROW, repeat=2)][:count]
