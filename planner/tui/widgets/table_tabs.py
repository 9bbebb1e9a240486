"""The tab line of the sheet and of the card: the tables or parts by name, the one that is shown
marked; a click shows another."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from planner.tui.widgets.painted import MARGIN, Painted
from planner.value import NamedTuple

GAPS = (3, 2, 1)
"""Cells between two tables: the widest gap with which all fit."""


class TableTab(NamedTuple):
    """A table or a part: its name, empty for the contacts, and its title."""

    name: str
    title: str


class TableTabs(Painted):
    """One line of tables."""

    DEFAULT_CSS = "TableTabs { height: 1; }"

    def __init__(self, tabs: Sequence[TableTab], here: str) -> None:
        """Show tables; ``here`` is the name of the one that is shown."""
        super().__init__()
        self._tabs = tabs
        self._here = here

    def show(self, here: str) -> None:
        """Mark another table."""
        if here != self._here:
            self._here = here
            self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The tables in a row; where there is no room for all, those around the one that is
        shown."""
        room = width - 2 * MARGIN
        tabs = list(self._tabs)
        gap = next((gap for gap in GAPS if _cells(tabs, gap) <= room), GAPS[-1])
        while _cells(tabs, gap) > room and len(tabs) > 1:
            tabs.pop(0 if tabs[-1].name == self._here else -1)
        line = self.line(width).gap(MARGIN)
        for tab in tabs:
            here = tab.name == self._here
            click = f"screen.show_table('{tab.name}')"
            line.put(
                f"[{tab.title}]" if here else tab.title, "name" if here else "muted", click=click
            )
            line.gap(gap)
        return [line.strip()]


def _cells(tabs: Sequence[TableTab], gap: int) -> int:
    return 2 + sum(len(tab.title) for tab in tabs) + gap * (len(tabs) - 1)
