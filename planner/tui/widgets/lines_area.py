"""A page of quick-log lines, coloured by what their words were taken for, with the rest of a known
name offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.events import Key
from textual.widgets import TextArea

from planner.quicklog.entry import Span
from planner.tui.widgets.completion import CompletionNames, LineSuggester
from planner.tui.widgets.plain import Typed, edit_at_once
from planner.tui.widgets.preview import PART_CLASS, PART_CLASSES, PART_CSS, kept_spans


class TextPage(TextArea):
    """A page of the user's text, shown as data."""

    DEFAULT_CSS = """
    TextPage, TextPage:focus { border: none; padding: 0; background: $panel; }
    """

    def __init__(self, **options: Any) -> None:
        """Make an empty page; ``options`` are a widget's own."""
        super().__init__(
            show_line_numbers=False, soft_wrap=True, highlight_cursor_line=False, **options
        )
        self.cursor_blink = False

    async def on_key(self, event: Key) -> None:
        """Edit in the order in which the keys were pressed, however fast."""
        await edit_at_once(self, event)

    def get_line(self, line_index: int) -> Text:
        """The line as it is shown."""
        return Typed()(self.document.get_line(line_index))


class LinesArea(TextPage):
    """Lines of the quick-log; right arrow takes what is offered."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PART_CLASSES)
    DEFAULT_CSS = f"""
    LinesArea, LinesArea:focus {{
        border: none;
        padding: 0;
        background: $panel;
        & > .text-area--suggestion {{ color: $faint; background: $panel; }}
    }}
    LinesArea {{ {PART_CSS} }}
    """

    def __init__(self, **options: Any) -> None:
        """Make an empty page; ``options`` are a widget's own."""
        super().__init__(**options)
        self._suggester = LineSuggester(CompletionNames())
        self._spans: Mapping[str, Sequence[Span]] = {}
        self._read: Sequence[str] = ()

    def complete(self, names: CompletionNames) -> None:
        """Complete what the book knows by name."""
        self._suggester = LineSuggester(names)

    def update_suggestion(self) -> None:
        """Offer the rest of the name at the end of the line that the cursor is on."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        completion = (
            self._suggester.completed(line)
            if column == len(line) and self.selection.is_empty
            else None
        )
        self.suggestion = completion[len(line) :] if completion else ""

    def colour(self, spans: Mapping[str, Sequence[Span]]) -> None:
        """Colour the lines by what they were understood to say: the spans of each, by the line
        without its margins."""
        if spans != self._spans:
            self._spans = spans
            self.notify_style_update()  # lines that were drawn already are drawn anew
            self.refresh()
        self._read = self.document.lines[:]

    def get_line(self, line_index: int) -> Text:
        """The line as it is shown; one that was typed on keeps the colours of what stands before
        that."""
        line = self.document.get_line(line_index)
        visible, line_text = Typed()(line), line.strip()
        spans = self._spans.get(line_text)
        if spans is None:
            old = self._read[line_index].strip() if line_index < len(self._read) else ""
            spans = kept_spans(self._spans.get(old, ()), old, line_text)
        margin = len(line) - len(line.lstrip())
        for span in spans:
            style = self.get_component_rich_style(PART_CLASS[span.part])
            visible.stylize(style, margin + span.start, margin + span.end)
        return visible
