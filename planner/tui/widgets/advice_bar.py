"""The advice of the day: one line at a time at every size, with the key that answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from planner.engine.plan import AdviceLine
from planner.tui.cells import clean
from planner.tui.paint import PaintedLine
from planner.tui.widgets.painted import MARGIN, Painted

GAP = 3
ANSWERS: Mapping[str, str] = {
    "lighter": "a lighter day",
    "favours": "see the favours",
    "sheet": "note an offer",
    "numbers": "see the numbers",
    "log": "log it",
    "add": "add somebody",
    "triage": "sort them",
    "settings": "settings",
    "help": "keys",
}
"""What the key does about a line, by the place where it is answered."""


class AdviceBar(Painted):
    """The line that one is at; without advice it takes no room."""

    DEFAULT_CSS = "AdviceBar { height: 1; }"

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Make an empty line; ``keys`` are the keys of the commands as they are written for
        people."""
        super().__init__()
        self._keys = keys
        self._lines: Sequence[AdviceLine] = ()
        self._at = 0

    def show(self, lines: Sequence[AdviceLine]) -> None:
        """Show other advice; one stays at the line that one is at where it is still given."""
        here = self.advice()
        self._lines = lines
        self._at = lines.index(here) if here in lines else 0
        self.display = bool(lines)
        self.refresh()

    def advice(self) -> AdviceLine | None:
        """The line that is shown."""
        return self._lines[self._at] if self._lines else None

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def next(self) -> None:
        """Show the next line; after the last comes the first."""
        if self._lines:
            self._at = (self._at + 1) % len(self._lines)
            self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The advice at the left; at the right the key that answers it, and the one that shows the
        next."""
        advice = self.advice()
        line = self.line(width).gap(MARGIN)
        if advice is None:
            return [line.strip()]
        self._hints(line, advice, width)
        text = clean(advice.text)
        line.put("· ", "accent").put(text[:1].upper() + text[1:], "text")
        return [line.strip()]

    def _hints(self, line: PaintedLine, advice: AdviceLine, width: int) -> None:
        """The keys, in words where the advice leaves room for them."""
        key, words = self._keys["advice"], ANSWERS.get(advice.command, "")
        more = f"{self._at + 1} of {len(self._lines)}" if len(self._lines) > 1 else ""
        needed = cell_len(advice.text) + cell_len(f"{key} {words}{more}") + 2 * GAP + 2 * MARGIN
        if needed > width:
            words, more = "", f"{self._at + 1}/{len(self._lines)}" if more else ""
        line.end(" " * GAP)
        line.end(key, "key", click="app.command('advice')")
        if words:
            line.end(f" {words}", "muted", click="app.command('advice')")
        if more:
            line.end("  ").end(self._keys["next-advice"], "key", click="app.command('next-advice')")
            line.end(f" {more}", "muted", click="app.command('next-advice')")
        line.end(" " * MARGIN)
