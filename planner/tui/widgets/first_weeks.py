"""The first weeks of a newcomer (R25): the four weeks, the next single step, and its key."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.strip import Strip

from planner.engine.habit.ramp import RampStep
from planner.tui.cells import clean
from planner.tui.glyphs import COLUMN_GLYPHS
from planner.tui.widgets.painted import MARGIN, Painted

WEEKS = 4
ROOMS: Mapping[str, str] = {"triage": "screen-triage", "hubs": "screen-hubs"}
"""The commands that go to the places of steps."""


class FirstWeeksPanel(Painted):
    """One line, until the four weeks are done; then it takes no room."""

    DEFAULT_CSS = "FirstWeeksPanel { height: 1; }"

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Make an empty line; ``keys`` are the keys of the commands as they are written for
        people."""
        super().__init__()
        self._keys = keys
        self._step: RampStep | None = None

    @property
    def command(self) -> str:
        """The command that does the step that is shown; empty where none is."""
        return ROOMS.get(self._step.command, self._step.command) if self._step else ""

    def show(self, step: RampStep | None) -> None:
        """Show a step; None takes the panel away."""
        self._step = step
        self.display = step is not None
        self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The weeks and the step at the left, its key at the right."""
        line = self.line(width).gap(MARGIN)
        if self._step is None:
            return [line.strip()]
        now, text = self._step.week, self._step.words
        key, click = self._keys.get(self.command, ""), f"app.command('{self.command}')"
        later = f"{self._keys.get('not-now', '')} not now"
        signs = COLUMN_GLYPHS
        marks = [
            signs["active"] if each < now else signs["warming"] if each == now else signs["cold"]
            for each in range(1, WEEKS + 1)
        ]
        title = f"WEEK {now} OF {WEEKS} "
        room = width - cell_len(text + key) - WEEKS - 2 * MARGIN - 6
        line.end("  ").end(key, "key", click=click)
        if cell_len(title + later) <= room:
            line.end(f"   {later}", "muted", click="app.command('not-now')")
        elif cell_len(title) > room:
            title = f"{now}/{WEEKS} "
        line.end(" " * MARGIN)
        line.put(title, "accent").put("".join(marks) + " ", "accent")
        line.put(clean(text[:1].upper() + text[1:]), "text")
        return [line.strip()]
