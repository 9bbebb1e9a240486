"""The sheet's table: a heading and rows of cells, drawn line by line; only the rows in view are
ever worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.events import Click
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from planner.commands.sheet.field import TableColumn, TableRow
from planner.tui.cells import clean, wrap
from planner.tui.glyphs import BAR
from planner.tui.jumping import JumpTarget
from planner.tui.paint import Role
from planner.tui.widgets.area import Area, KeyHint, Way
from planner.tui.widgets.painted import MARGIN

GAP = 2
"""Cells between two columns."""
HEAD = 2
"""Rows of the heading and the rule under it."""
ROOMY, MOST_MORE = 14, 14
"""Columns of so many cells take part in what room is spare, each up to so many cells more."""
CHOSEN = "●"
_STAGES: dict[str, Role] = {
    "cold": "cold",
    "warming": "warming",
    "active": "active",
    "owed": "owed",
}


class SheetTable(Area):
    """Rows of people; the cursor stands in a cell."""

    DEFAULT_CSS = "SheetTable { height: 1fr; }"
    WHEEL = 3

    @dataclass
    class SortWanted(Message):
        """Posted when the heading of a column is clicked."""

        column: str

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[TableRow[Any]] = ()
        self.columns: tuple[TableColumn, ...] = ()
        self.sort: tuple[str, ...] = ()
        self.chosen: set[str] = set()
        self.more: tuple[KeyHint, ...] = ()
        """What can be done with the rows of this table beside what all have."""
        self.wrong = ""
        """Why the filter line cannot be followed; said in full where no rows stand in the way."""
        self.empty = ""
        """What is said where there are no rows and nothing is wrong."""
        self.row = self.at = self._top = self._first = 0

    def show(
        self, rows: Sequence[TableRow[Any]], columns: Sequence[TableColumn], sort: Sequence[str]
    ) -> None:
        """Show other rows; the cursor stays on what it is on where that is still among them."""
        here = self.key()
        self.rows, self.sort = rows, tuple(sort)
        self.columns = tuple(columns)
        ids = [row.key for row in rows]
        self.row = ids.index(here) if here in ids else max(0, min(self.row, len(ids) - 1))
        self.at = max(0, min(self.at, len(self.columns) - 1))
        self.chosen.intersection_update(ids)
        self.refresh()

    def key(self) -> str | None:
        """What the cursor is on."""
        return self.rows[self.row].key if self.row < len(self.rows) else None

    def contact(self) -> str | None:
        """Whose row the cursor is in."""
        return self.rows[self.row].contact_id or None if self.row < len(self.rows) else None

    def column(self) -> TableColumn | None:
        """Which column the cursor is in."""
        return self.columns[self.at] if self.at < len(self.columns) else None

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with the rows."""
        if not self.rows:
            return (
                KeyHint("sheet-filter", "filter"),
                KeyHint("sheet-views", "views"),
                *self.more[:1],
                KeyHint("sheet-next", "next table"),
            )
        change = f"change {len(self.chosen)}" if self.chosen else "change"
        return (
            KeyHint("sheet-filter", "filter"),
            KeyHint("sheet-choose", "choose"),
            KeyHint("sheet-change", change),
            KeyHint("sheet-edit", "edit"),
            *self.more,
            KeyHint("sheet-sort", "sort"),
            KeyHint("sheet-next", "next table"),
            KeyHint("sheet-views", "views"),
            KeyHint("sheet-columns", "columns"),
        )

    def choose(self) -> None:
        """Choose the row under the cursor or let it go, and move on."""
        here = self.key()
        if here is not None:
            self.chosen ^= {here}
            self.step(1)
            self.refresh()

    def choose_all(self) -> None:
        """Choose every row that is shown; where all are chosen already, let them go."""
        everybody = {row.key for row in self.rows}
        self.chosen = set() if self.chosen == everybody else everybody
        self.refresh()

    def cell_region(self) -> Region | None:
        """Where the cell under the cursor stands on the screen."""
        left, top = MARGIN, HEAD + self.row - self._top
        for at, wide in self._in_view(self.size.width):
            if at == self.at and self.rows:
                return Region(self.region.x + left, self.region.y + top, wide, 1)
            left += wide + GAP
        return None

    def draw(self, width: int, height: int) -> list[Strip]:
        """The heading and the rows in view."""
        self._keep_in_view(width, height)
        columns_in_view = self._in_view(width)
        rule = self.line(width).gap(MARGIN).put("─" * (width - MARGIN), "rule")
        lines = [self._heading(width, columns_in_view), rule.strip()]
        if not self.rows:
            words = wrap(clean(self.wrong or self.empty), width - 2 * MARGIN, height - HEAD)
            role: Role = "error" if self.wrong else "muted"
            lines += [self.line(width).gap(MARGIN).put(text, role).strip() for text in words]
        in_view = range(self._top, min(len(self.rows), self._top + height - HEAD))
        return [*lines, *(self._row(width, at, columns_in_view) for at in in_view)]

    def _heading(self, width: int, columns_in_view: Sequence[tuple[int, int]]) -> Strip:
        line = self.line(width).gap(MARGIN)
        order = {
            name.lstrip("-"): (name.startswith("-"), place) for place, name in enumerate(self.sort)
        }
        for at, wide in columns_in_view:
            before, column = line.room, self.columns[at]
            here = self.has_focus and at == self.at
            title = column.title
            if column.name in order:
                down, place = order[column.name]
                title += (
                    " " + ("▼" if down else "▲") + (str(place + 1) if len(self.sort) > 1 else "")
                )
            line.put(title, "accent" if here else "heading", most=wide).gap(
                wide - (before - line.room)
            )
            hidden = at == 0 and len(columns_in_view) > 1 and columns_in_view[1][0] > 1
            line.put("‹" if hidden else "", "faint").gap(GAP - hidden)
        if columns_in_view and columns_in_view[-1][0] + 1 < len(self.columns):
            line.gap(line.room - 1).put("›", "faint")
        return line.strip()

    def _row(self, width: int, at: int, columns_in_view: Sequence[tuple[int, int]]) -> Strip:
        facts = self.rows[at]
        under_cursor = at == self.row and self.has_focus
        line = self.line(width, "selection" if under_cursor else "background")
        mark = CHOSEN if facts.key in self.chosen else " "
        line.put(BAR if under_cursor else " ", "accent").put(mark, "good")
        for place, wide in columns_in_view:
            before, column = line.room, self.columns[place]
            text = column.field.show(facts)
            line.put(
                text,
                self._role(column, facts, text, under_cursor=under_cursor, here=place == self.at),
                most=wide,
            )
            line.gap(wide + GAP - (before - line.room))
        return line.strip()

    def _role(
        self,
        column: TableColumn,
        facts: TableRow[Any],
        text: str,
        *,
        under_cursor: bool,
        here: bool,
    ) -> Role:
        if under_cursor and here:
            return "key"
        if column.name in ("name", "what"):
            return "name"
        if column.name == "stage":
            return _STAGES.get(text, "muted")
        if column.field.late(facts):
            return "warning"
        return "text" if column.name in ("org", "role") else "muted"

    def _in_view(self, width: int) -> list[tuple[int, int]]:
        """The columns in view with their widths. The first stays, for it says whose row it is; the
        others scroll.

        What is spare goes to those that hold texts, while nothing is scrolled.
        """
        room = width - MARGIN
        columns: list[tuple[int, int]] = []
        cells = 0
        for at in (*range(min(1, self._first)), *range(self._first, len(self.columns))):
            wide = self.columns[at].width
            if columns and cells + wide > room:
                break
            wide = min(wide, max(1, room))
            columns.append((at, wide))
            cells += wide + GAP
        spare = room - cells
        roomy = [place for place, (_, wide) in enumerate(columns) if wide >= ROOMY]
        if self._first == 0 and roomy and spare > 0:
            more = min(MOST_MORE, spare // len(roomy))
            for place in roomy:
                columns[place] = columns[place][0], columns[place][1] + more
        return columns

    def _keep_in_view(self, width: int, height: int) -> None:
        page = max(1, height - HEAD)
        self._top = max(0, min(self._top, self.row, max(0, len(self.rows) - page)))
        self._top = max(self._top, self.row - page + 1)
        if self.at == 0:
            self._first = 0
            return
        self._first = min(self._first, self.at)
        while all(at != self.at for at, _ in self._in_view(width)) and self._first < self.at:
            self._first += 1

    def jump_targets(self) -> list[JumpTarget]:
        """The rows in view."""
        rows = range(self._top, min(len(self.rows), self._top + self.size.height - HEAD))
        return [
            JumpTarget(
                self.region.offset + Offset(0, HEAD + row - self._top), partial(self.go_to, row)
            )
            for row in rows
        ]

    def cursor_place(self) -> Offset:
        """Return where the cell under the cursor begins on the screen."""
        cell = self.cell_region()
        return cell.offset if cell else self.region.offset

    def go_to(self, row: int) -> None:
        """Put the cursor into a row, in the column that it is in."""
        self.row = row
        self.focus()
        self.refresh()

    def page(self) -> int:
        """How many rows a page has."""
        return max(1, self.size.height - HEAD - 1)

    def step(self, rows: int) -> bool:
        """Move the cursor by rows, as far as there are any; return whether it has moved."""
        row = max(0, min(self.row + rows, len(self.rows) - 1))
        moved = row != self.row
        self.row = row
        self.refresh()
        return moved

    def enter(self, way: Way) -> None:
        """The cursor stays where it was."""

    def action_cursor_up(self) -> None:
        """Go to the row above; from the first one out of the table."""
        if not self.step(-1):
            self.leave("up")

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self.step(1)

    def action_cursor_left(self) -> None:
        """Go to the column before."""
        self.at = max(0, self.at - 1)
        self.refresh()

    def action_cursor_right(self) -> None:
        """Go to the next column."""
        self.at = max(0, min(self.at + 1, len(self.columns) - 1))
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Go to the cell; in the heading sort by the column; a double click opens."""
        at = self._column_at(event.x)
        if event.y < HEAD:
            if at is not None:
                self.post_message(self.SortWanted(self.columns[at].name))
            return
        row = self._top + event.y - HEAD
        if row >= len(self.rows):
            return
        self.row, self.at = row, self.at if at is None else at
        self.refresh()
        if event.x < MARGIN:
            self.choose()
        elif event.chain == 2:
            self.post_message(self.Opened())

    def _column_at(self, x: int) -> int | None:
        left = MARGIN
        for at, wide in self._in_view(self.size.width):
            if left <= x < left + wide + GAP:
                return at
            left += wide + GAP
        return None
