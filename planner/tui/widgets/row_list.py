"""A long column of rows under headings, drawn line by line: two thousand of them scroll as lightly
as twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from planner.tui.jumping import JumpTarget
from planner.tui.keys import cursor_bindings
from planner.value import NamedTuple

Tone = Literal["row", "heading", "text"]
GUTTER = 2
"""Cells at the left in which the cursor's bar stands."""


class ListRow(NamedTuple):
    """A row: a label at the left where it has one, and a body that wraps beside it.

    Only a ``row`` with a key can hold the cursor; a ``heading`` has its note at the right; a
    ``text`` is read only. ``lines`` is the most that it may take before it is cut with an ellipsis;
    0 sets no limit."""

    key: str = ""
    label: str = ""
    body: Content = Content()
    tone: Tone = "row"
    note: str = ""
    lines: int = 0


def heading(title: str, note: str = "") -> ListRow:
    """Return a heading, with a note at its right end."""
    return ListRow(label=title, tone="heading", note=note)


def text_row(body: Content, label: str = "") -> ListRow:
    """Return a row that is read only: the cursor steps over it."""
    return ListRow(tone="text", label=label, body=body)


def stacked(*parts: Sequence[ListRow]) -> list[ListRow]:
    """Put parts under one another with an empty line between; an empty part takes none."""
    rows: list[ListRow] = []
    for part in filter(None, parts):
        if rows:
            rows.append(ListRow(tone="text"))
        rows += part
    return rows


class RowList(ScrollView, can_focus=True):
    """Rows with a cursor that steps over headings."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--label",
        "row-list--heading",
        "row-list--note",
        "row-list--bar",
        "row-list--cursor",
        "row-list--hover",
    }
    DEFAULT_CSS = """
    RowList {
        background: transparent;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .row-list--label { color: $muted; }
        & > .row-list--heading { color: $muted; text-style: bold; }
        & > .row-list--note { color: $faint; }
        & > .row-list--bar { color: $accent; }
        & > .row-list--cursor { background: $selection; }
        & > .row-list--hover { background: $panel; }
        &:ansi { & > .row-list--label, & > .row-list--note { text-style: dim; } }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *cursor_bindings(),
        Binding("enter", "choose", "Choose", show=False),
    ]

    cursor: reactive[int | None] = reactive(None)
    """The index of the row under the cursor; None where no row can hold it."""
    hover: reactive[int | None] = reactive(None)

    @dataclass
    class Chosen(Message):
        """Posted when enter is pressed on a row, or the row under the cursor is clicked."""

        row_list: RowList
        key: str

    @dataclass
    class Moved(Message):
        """Posted when the cursor has come to another row."""

        row_list: RowList
        key: str

    def __init__(self, *, label_width: int = 0, **options: Any) -> None:
        """Make an empty list; ``label_width`` is the cells that labels take, ``options`` are a
        widget's own."""
        super().__init__(**options)
        self.label_width = label_width
        self._rows: Sequence[ListRow] = ()
        self._starts: list[int] = []
        self._lines: list[int] = []
        self._width = 0
        self._drawn: dict[int, list[Content]] = {}

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty where there is none."""
        return (
            ""
            if self.cursor is None or self.cursor >= len(self._rows)
            else self._rows[self.cursor].key
        )

    @property
    def has_rows(self) -> bool:
        """Whether there is any row."""
        return bool(self._rows)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; the cursor stays on the row that it is on, or as near as can be."""
        key, near = self.key, self.cursor or 0
        self._rows = rows
        self._measure()
        stops = self._stops()
        again = next((index for index in stops if key and rows[index].key == key), None)
        self.cursor = (
            again
            if again is not None
            else min(stops, key=lambda stop: abs(stop - near), default=None)
        )
        self.refresh(layout=self.styles.auto_dimensions)

    def select(self, key: str) -> bool:
        """Put the cursor on the row of that key; returns whether there is one."""
        row_index = next((index for index, row in enumerate(self._rows) if row.key == key), None)
        if row_index is not None:
            self.cursor = row_index
        return row_index is not None

    def jump_targets(self) -> list[JumpTarget]:
        """The rows in view that can hold the cursor."""
        top = self.scroll_offset.y
        corner = self.content_region.offset
        return [
            JumpTarget(corner + Offset(0, start - top), partial(self.go_to, index))
            for index, start in enumerate(self._starts)
            if self._rows[index].key and top <= start < top + self.size.height
        ]

    def cursor_place(self) -> Offset:
        """Return where the row under the cursor begins on the screen."""
        index = self.cursor or 0
        top = self._starts[index] if index < len(self._starts) else 0
        return self.content_region.offset + Offset(0, top - self.scroll_offset.y)

    def go_to(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = index
        self.focus()

    def scroll_to_heading(self) -> None:
        """Show the row under the cursor with the heading above it at the top, as far as there is
        anything below."""
        if self.cursor is not None and self.cursor < len(self._starts):
            above = self.cursor and self._rows[self.cursor - 1].tone == "heading"
            self.scroll_to(y=self._starts[self.cursor - bool(above)], animate=False, force=True)

    def body_region(self, key: str) -> Region | None:
        """Where on the screen the body of a row stands, for an editor to be laid over it."""
        row_index = next((index for index, row in enumerate(self._rows) if row.key == key), None)
        if row_index is None:
            return None
        left, top = self.content_region.offset
        indent = GUTTER + self.label_width
        height = len(self._content(row_index))
        return Region(
            left + indent,
            top + self._starts[row_index] - self.scroll_offset.y,
            self._width - indent,
            height,
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines that the rows take at a width."""
        if width != self._width:
            self._width = width
            self._measure()
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the part that is in view."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        index = self._lines[at]
        row = self._rows[index]
        under_cursor = index == self.cursor and self.has_focus
        state = (
            "row-list--cursor"
            if under_cursor
            else "row-list--hover"
            if index == self.hover and row.key
            else ""
        )
        style = self.get_visual_style(state) if state else self.visual_style
        if under_cursor and self.app.current_theme.ansi:
            style += Style(reverse=True)  # the terminal's own colours have none for a selection
        line = at - self._starts[index]
        bar = "▌" if under_cursor else " "
        bar_style = self.get_visual_style(state, "row-list--bar") if under_cursor else style
        segments = [Segment(bar + " " * (GUTTER - 1), bar_style.rich_style)]
        if row.tone == "heading":
            segments += self._heading(row, width - GUTTER)
        else:
            if self.label_width:
                label_style = self.get_visual_style(*filter(None, (state, "row-list--label")))
                label = (
                    Content(row.label if line == 0 else "")
                    .truncate(self.label_width - 1)
                    .pad_right(1)
                )
                segments += label.truncate(self.label_width, pad=True).render_segments(label_style)
            content = self._content(index)[line]
            segments += (_louder(content) if state else content).render_segments(style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def notify_style_update(self) -> None:
        """The theme changed: nothing is kept that was coloured by the old one."""
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Wrap anew where the width has changed."""
        self._wrap_anew()
        self._show_cursor()

    def watch_show_vertical_scrollbar(self) -> None:
        """A scrollbar came or went, of which no resize tells: the rows have another width now."""
        self.call_after_refresh(self._wrap_anew)

    def _wrap_anew(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._measure()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up the row under the mouse."""
        self.hover = self._index_at(event.y)

    def on_focus(self) -> None:
        """The cursor shows now: say where it is."""
        self.post_message(self.Moved(self, self.key))

    def on_leave(self) -> None:
        """Put the light out."""
        self.hover = None

    def on_click(self, event: events.Click) -> None:
        """Go to the row; a click on the row that one is on chooses it."""
        index = self._index_at(event.y)
        if index is None or not self._rows[index].key:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.cursor = index

    def watch_cursor(self) -> None:
        """Keep the cursor in view, and say where it is."""
        self._show_cursor()
        self.post_message(self.Moved(self, self.key))

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self._go(-1)

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self._go(1)

    def action_cursor_page_up(self) -> None:
        """Go up by about a page."""
        self._leap(-1)

    def action_cursor_page_down(self) -> None:
        """Go down by about a page."""
        self._leap(1)

    def action_cursor_first(self) -> None:
        """Go to the first row."""
        stops = self._stops()
        self.cursor = stops[0] if stops else None

    def action_cursor_last(self) -> None:
        """Go to the last row."""
        stops = self._stops()
        self.cursor = stops[-1] if stops else None

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen.

        Raises:
            SkipAction: There is none: the key is for whatever else it is bound to.
        """
        if not self.key:
            raise SkipAction
        self.post_message(self.Chosen(self, self.key))

    def _go(self, by: int) -> None:
        stops = self._stops()
        if self.cursor not in stops:
            self.action_cursor_first()
            return
        self.cursor = stops[max(0, min(len(stops) - 1, stops.index(self.cursor) + by))]

    def _leap(self, by: int) -> None:
        if self.cursor is None:
            self.scroll_relative(y=by * self.size.height, animate=False)
            return
        wanted = self._starts[self.cursor] + by * max(1, self.size.height - 1)
        self.cursor = min(self._stops(), key=lambda stop: abs(self._starts[stop] - wanted))

    def _stops(self) -> list[int]:
        return [index for index, row in enumerate(self._rows) if row.key]

    def _index_at(self, y: int) -> int | None:
        at = y + self.scroll_offset.y
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _show_cursor(self) -> None:
        if self.cursor is None or not self.is_mounted or self.cursor >= len(self._starts):
            return
        top = self._starts[self.cursor]
        # Above the first row there are only headings: show them with it.
        first = next((index for index, row in enumerate(self._rows) if row.key), None)
        first_line = 0 if self.cursor == first else top
        height = min(top - first_line + len(self._content(self.cursor)), max(1, self.size.height))
        self.scroll_to_region(
            Region(0, first_line, max(1, self._width), height),
            animate=False,
            force=True,
            immediate=True,
        )

    def _measure(self) -> None:
        self._drawn.clear()
        self._starts, self._lines = [], []
        if not self._width:
            return  # before the first layout there is nothing to wrap to
        for index, row in enumerate(self._rows):
            self._starts.append(len(self._lines))
            self._lines += [index] * self._height(index, row)
        self.virtual_size = Size(self._width, len(self._lines))

    def _height(self, index: int, row: ListRow) -> int:
        # Wrapping costs a hundred times what measuring does, and most lines need none.
        if row.tone == "heading":
            return 1
        lines = row.body.plain.split("\n")
        if all(cell_len(line) <= self._room for line in lines):
            return min(len(lines), row.lines or len(lines))
        return len(self._content(index))

    @property
    def _room(self) -> int:
        return max(1, self._width - GUTTER - self.label_width - 1)

    def _content(self, index: int) -> list[Content]:
        lines = self._drawn.get(index)
        if lines is None:
            row = self._rows[index]
            lines = row.body.wrap(self._room) or [Content()]
            if row.lines and len(lines) > row.lines:
                rest = lines[row.lines - 1].truncate(self._room - 1) + "…"
                lines = [*lines[: row.lines - 1], rest]
            self._drawn[index] = lines
        return lines

    def _heading(self, row: ListRow, width: int) -> list[Segment]:
        note = Content(row.note).truncate(max(0, width - 1), ellipsis=True)
        space = width - note.cell_length - 1
        title = (
            Content(row.label).truncate(max(0, space - 1), ellipsis=True).truncate(space, pad=True)
        )
        return [
            *title.render_segments(self.get_visual_style("row-list--heading")),
            *note.render_segments(self.get_visual_style("row-list--note")),
        ]


def _louder(content: Content) -> Content:
    """Return a line as it is drawn under the cursor: the faintest words cannot be read on the
    brightest ground."""
    spans = [
        span._replace(style="$muted") if span.style == "$faint" else span for span in content.spans
    ]
    return Content(content.plain, spans)
