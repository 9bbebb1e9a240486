"""A page of quick-log lines, with the rest of a known name offered while one types."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.widgets import TextArea

from planner.tui.widgets.completion import Known, LineSuggester
from planner.tui.widgets.plain import Typed


class LinesArea(TextArea):
    """Lines of the user's text, shown as data; right arrow takes what is offered."""

    DEFAULT_CSS = """
    LinesArea, LinesArea:focus {
        border: none;
        padding: 0;
        background: $panel;
        & > .text-area--cursor-line { background: $panel; }
        & > .text-area--suggestion { color: $faint; background: $panel; }
    }
    """

    def __init__(self, **options: Any) -> None:
        """Make an empty page; ``options`` are a widget's own."""
        super().__init__(show_line_numbers=False, soft_wrap=True, **options)
        self.cursor_blink = False
        self._suggester = LineSuggester(Known())

    def complete(self, known: Known) -> None:
        """Complete what the book knows by name."""
        self._suggester = LineSuggester(known)

    def update_suggestion(self) -> None:
        """Offer the rest of the name at the end of the line that the cursor is on."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        found = self._suggester.completed(line) if column == len(line) and self.selection.is_empty else None
        self.suggestion = found[len(line):] if found else ""

    def get_line(self, line_index: int) -> Text:
        """The line as it is shown."""
        return Typed()(self.document.get_line(line_index))
