"""Columns of text for a terminal: aligned by what is seen, so that wide letters and emoji keep
their place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def width(text: str) -> int:
    """Cells that the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if category(mark) in ("Mn", "Me", "Cf")
        else 2
        if east_asian_width(mark) in ("W", "F")
        else 1
        for mark in text
    )


def cut(text: str, cells: int) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width(text) <= cells:
        return text
    kept, used = "", 0
    for mark in text:
        used += width(mark)
        if used > cells - 1:
            break
        kept += mark
    return kept.rstrip() + "…"


def aligned(
    rows: Sequence[Sequence[str]], *, right: Sequence[int] = (), widest: int = 40
) -> Iterator[str]:
    """Return rows as lines with aligned columns, the last one ragged.

    Args:
        rows: The cells of each row, as many in each; what the user wrote in them is made safe to
            show.
        right: The columns that are aligned to the right.
        widest: Cells that a column takes at most, the last excepted.
    """
    if not rows:
        return
    last = len(rows[0]) - 1
    shown = [
        [*(cut(visible(cell), widest) for cell in row[:last]), visible(row[last])] for row in rows
    ]
    widths = [max(width(row[column]) for row in shown) for column in range(len(rows[0]))]
    for row in shown:
        cells = []
        for column, cell in enumerate(row):
            space = " " * (widths[column] - width(cell))
            cells.append(space + cell if column in right else cell + space)
        yield "  ".join(cells).rstrip()


def share(value: float | None) -> str:
    """A share as whole percent, a dash for none."""
    return "—" if value is None else f"{value:.0%}"
