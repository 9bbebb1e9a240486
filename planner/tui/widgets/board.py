"""The board: four columns of cards with one cursor, drawn line by line, so that five thousand cards
cost what forty do.

On a narrow terminal the columns become tabs: one is shown at full width, the others by name and
count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from planner.engine.plan import Card
from planner.records import COLUMNS, Column
from planner.tui.cells import clean, fit, wrap
from planner.tui.glyphs import ARROWS, BAR, COLUMN_GLYPHS, COLUMN_TITLES, THIN_BAR, TICK
from planner.tui.jumping import JumpTarget
from planner.tui.paint import PaintedLine
from planner.tui.widgets.area import Area, KeyHint, Way
from planner.tui.widgets.painted import LINEAR, MARGIN, paint_of

CARD_HINTS = (
    KeyHint("open", "open"),
    KeyHint("done", "done"),
    KeyHint("snooze", "snooze"),
    KeyHint("move", "move"),
)
NARROW = 80
"""Cells of the terminal under which the columns become tabs."""
GAP = 2
"""Cells between two columns; the first holds the mark of how far the column is scrolled."""
ROOMY = 20
"""Cells of a column from which on its title is written out."""
HEAD = 2
"""Rows of the heading and the rule under it."""
NOTE = 14
"""The fewest cells of what there is to know that are worth showing beside something else."""
SHORT_CARD = 3
"""Rows of the tallest card that has no last line."""
FOLDED = 3
"""Cells of a column that is folded."""
SHORT_GAP, SHORT_LINE = 6, 10
"""Cells between the name and the line of a card of one row, with the arrow between them; and the
fewest of a line that are worth showing where it is cut."""
MOST_CELLS = 4000
"""Drawn pieces that are kept for the next time; a few screens' worth."""
EMPTY_WORDS: Mapping[Column, str] = {
    "cold": "nobody waits here",
    "warming": "nobody yet",
    "active": "nobody yet",
    "owed": "you owe nobody",
}

Density = Literal["auto", "compact", "roomy"]
CARD_ROWS: Mapping[Density, int] = {"compact": 1, "roomy": 4}
"""The rows of a card; otherwise the height decides."""

BoardCards = Mapping[Column, tuple[Card, ...]]


class BoardView(Area):
    """Four columns of cards. Each column keeps its own place; the cursor is in one of them."""

    DEFAULT_CSS = "BoardView { height: 1fr; }"

    @dataclass
    class Dragged(Message):
        """Posted when a card was dragged to another column by the mouse."""

        contact: str
        column: Column

    @dataclass
    class FoldWanted(Message):
        """Posted when a column was clicked that is to be folded or unfolded."""

        column: Column

    class ChoiceWanted(Message):
        """Posted when the card under the cursor was clicked to be chosen."""

    def __init__(
        self,
        cards: BoardCards,
        about: Callable[[str], str],
        note: Callable[[str], str],
        density: Density = "auto",
    ) -> None:
        """Show cards.

        Args:
            cards: The cards by column, in order.
            about: Gives a contact's organisation, by id; empty where it has none.
            note: Gives what the last line of a contact's card says.
            density: How much of a card is shown.
        """
        super().__init__()
        self.cards = cards
        self.density: Density = density
        self.folded: frozenset[Column] = frozenset()
        """The columns of which the sign and the count alone are shown."""
        self.chosen: set[str] = set()
        """The contacts whose cards are chosen."""
        self.column = 0
        self.rows = [0] * len(COLUMNS)
        self.tops = [0] * len(COLUMNS)
        self._about = about
        self._note = note
        self._over: int | None = None
        """The column that a card is dragged over."""
        self._look: tuple[object, ...] = ()
        self._dragged: Card | None = None
        self._cells: dict[tuple[int, int, int, bool, bool], list[Segment]] = {}

    def show(self, cards: BoardCards, follow: str | None = None) -> None:
        """Show other cards. Each column stays where it was scrolled to and the cursor on its card,
        or in its place; a column in which nobody has moved the cursor stays at its top.

        Args:
            cards: The cards by column.
            follow: A contact to whose card the cursor goes, in whatever column it is now.
        """
        for at, column in enumerate(COLUMNS):
            before, after = self.cards[column], cards[column]
            row = self.rows[at]
            is_here = self.has_focus and at == self.column
            if row < len(before) and (row or is_here):
                row = _index(after, before[row].contact, row)
            row = max(0, min(row, len(after) - 1))
            self.tops[at] += row - self.rows[at]
            self.rows[at] = row
        self.cards = cards
        self._cells.clear()
        for at, column in enumerate(COLUMNS):
            place = _index(cards[column], follow, -1) if follow else -1
            if place >= 0:
                self.column, self.rows[at] = at, place
            self._follow(at)
        self.refresh()

    def card(self) -> Card | None:
        """The card under the cursor."""
        cards = self._open_cards(self.column)
        return cards[self.rows[self.column]] if cards else None

    def choose(self) -> None:
        """Choose the card under the cursor, or let it go, and go on to the next."""
        card = self.card()
        if card is not None:
            self.chosen ^= {card.contact}
            self._cells.clear()
            self.step(1)
            self.refresh()

    def choose_column(self) -> None:
        """Choose all cards of the column, or let all of them go."""
        contacts = {card.contact for card in self._open_cards(self.column)}
        if contacts <= self.chosen:
            self.chosen -= contacts
        else:
            self.chosen |= contacts
        self.redraw()

    def fold(self, column: Column) -> None:
        """Fold a column to its sign and count, or unfold it."""
        self.folded ^= {column}
        self.redraw()

    def redraw(self) -> None:
        """Draw anew after what is shown of the cards has changed; the cursor stays in sight."""
        self._cells.clear()
        for at in range(len(COLUMNS)):
            self._follow(at)
        self.refresh()

    def _open_cards(self, at: int) -> Sequence[Card]:
        """The cards of a column; none where it is folded."""
        folded = COLUMNS[at] in self.folded and not self.tabbed
        return () if folded else self.cards[COLUMNS[at]]

    def contact(self) -> str | None:
        """Whose card it is."""
        card = self.card()
        return card.contact if card else None

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with a card."""
        return CARD_HINTS if self.card() else ()

    def enter(self, way: Way) -> None:
        """Arrive where the cursor was; from above at the top of what is seen."""
        if way == "down":
            self.rows[self.column] = self.tops[self.column]
        self.refresh()

    def step(self, rows: int) -> bool:
        """Move the cursor inside its column."""
        row = max(0, min(self.rows[self.column] + rows, len(self._open_cards(self.column)) - 1))
        before, top = self.rows[self.column], self.tops[self.column]
        if row == before:
            return False
        self.rows[self.column] = row
        self._follow(self.column)
        if self.tops[self.column] == top:
            self.refresh(self._region(before - top), self._region(row - top))
        else:
            self.refresh()
        return True

    def page(self) -> int:
        """The cards of a column that are seen whole."""
        return max(1, (self.size.height - HEAD) // self._card_height())

    def action_cursor_left(self) -> None:
        """To the column before."""
        self._sideways(-1)

    def action_cursor_right(self) -> None:
        """To the next column."""
        self._sideways(1)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        for at in range(len(COLUMNS)):
            self._follow(at)

    def jump_targets(self) -> list[JumpTarget]:
        """The cards in view."""
        size, rows = self._card_height(), self.size.height - HEAD
        columns = [self.column] if self.tabbed else range(len(COLUMNS))
        targets: list[JumpTarget] = []
        for at in columns:
            left = 0 if self.tabbed else self._left_of(at)
            last = min(len(self._open_cards(at)), self.tops[at] + max(1, rows // size))
            for row in range(self.tops[at], last):
                place = self.region.offset + Offset(left, HEAD + (row - self.tops[at]) * size)
                targets.append(JumpTarget(place, partial(self.go_to, at, row)))
        return targets

    def cursor_place(self) -> Offset:
        """Return where the card under the cursor begins on the screen."""
        left = 0 if self.tabbed else self._left_of(self.column)
        row = self.rows[self.column] - self.tops[self.column]
        return self.region.offset + Offset(left, HEAD + row * self._card_height())

    def go_to(self, at: int, row: int) -> None:
        """Put the cursor on a card of a column."""
        self.column, self.rows[at] = at, row
        self.focus()
        self.refresh()

    def _left_of(self, at: int) -> int:
        """The first cell of a column."""
        return sum(self._widths(self.size.width)[:at]) + GAP * at

    def on_mouse_down(self, event: MouseDown) -> None:
        """A card that is dragged to another column is moved there."""
        self._dragged = self._card_at(event.x, event.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Mark the column that a card is dragged over."""
        if self._dragged is not None and not self.tabbed:
            over = self._column_at(event.x, heading=False)
            self._drag_over(None if COLUMNS[over] == self._dragged.column else over)

    def on_leave(self) -> None:
        """What is dragged out of the board stays where it was."""
        self._dragged = None
        self._drag_over(None)

    def _drag_over(self, at: int | None) -> None:
        if at != self._over:
            self._over = at
            self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go of the card that is dragged."""
        dragged, self._dragged = self._dragged, None
        self._drag_over(None)
        column = COLUMNS[self._column_at(event.x, heading=False)]
        if dragged is not None and not self.tabbed and dragged.column != column:
            self.post_message(self.Dragged(dragged.contact, column))

    def _card_at(self, x: int, y: int) -> Card | None:
        at = self._column_at(x, heading=y < HEAD)
        row = self.tops[at] + (y - HEAD) // self._card_height()
        cards = self._open_cards(at)
        return cards[row] if y >= HEAD and row < len(cards) else None

    def on_click(self, event: Click) -> None:
        """Put the cursor on a card or a column; open the card at a double click, choose it with
        ctrl or shift. A double click on a heading folds its column, a click unfolds it."""
        at = self._column_at(event.x, heading=event.y < HEAD)
        self.column = at
        if not self.tabbed and (
            COLUMNS[at] in self.folded or (event.y < HEAD and event.chain == 2)
        ):
            self.post_message(self.FoldWanted(COLUMNS[at]))
        elif event.y >= HEAD:
            row = self.tops[at] + (event.y - HEAD) // self._card_height()
            if row < len(self.cards[COLUMNS[at]]):
                self.rows[at] = row
                if event.ctrl or event.shift:
                    self.post_message(self.ChoiceWanted())
                elif event.chain == 2:
                    self.post_message(self.Opened())
        self.refresh()

    def wheel(self, event: MouseScrollDown | MouseScrollUp, rows: int) -> bool:
        """Scroll the column under the mouse."""
        self._scroll(self._column_at(event.x, heading=False), rows)
        return True

    def render_line(self, y: int) -> Strip:
        """One line of all columns, or of the one that is shown. Only the lines that changed are
        asked for."""
        width, height = self.size
        look = (width, height, paint_of(self.app))
        if look != self._look:
            self._look = look
            self._cells.clear()
        if self.tabbed:
            return (
                self._tab_heading(width)
                if y == 0
                else Strip(self._cell(self.column, y, width - GAP), width)
            )
        return Strip(
            [
                segment
                for at, column_width in enumerate(self._widths(width))
                for segment in self._cell(at, y, column_width)
            ],
            width,
        )

    @property
    def tabbed(self) -> bool:
        """Whether the columns are tabs, of which one is shown."""
        return self.app.size.width < NARROW or self.app.has_class(LINEAR)

    def _card_height(self) -> int:
        """One row, or two and, where there is room, air and what there is to know."""
        if self.density != "auto":
            return CARD_ROWS[self.density]
        rows = self.size.height - HEAD
        return 4 if rows >= 28 else 3 if rows >= 15 else 2

    def _widths(self, width: int) -> list[int]:
        """The widths of the columns without their gaps; what does not divide goes to the first
        ones. A column that is folded has room for its sign and count."""
        open_columns = sum(column not in self.folded for column in COLUMNS)
        room = width - GAP * len(COLUMNS) - FOLDED * (len(COLUMNS) - open_columns)
        each, over = divmod(room, max(1, open_columns))
        widths: list[int] = []
        for column in COLUMNS:
            if column in self.folded:
                widths.append(FOLDED)
            else:
                widths.append(max(1, each + (over > 0)))
                over -= 1
        return widths

    def _cell(self, at: int, y: int, width: int) -> list[Segment]:
        """One line of one column, ``GAP`` cells wider than ``width``, with its mark of
        scrolling."""
        column = COLUMNS[at]
        here = at == self._over if self._over is not None else self.has_focus and at == self.column
        if column in self.folded and not self.tabbed:
            return self._folded_cell(column, y, here=here)
        if y == 0:
            title = COLUMN_TITLES[column] if width >= ROOMY else _short(column)
            head = self.line(width + GAP).put(f"{COLUMN_GLYPHS[column]} {title.upper()}", column)
            return head.put(f"  {len(self.cards[column])}", "name" if here else "muted").segments()
        if y == 1:
            return (
                self.line(width + GAP)
                .put(("━" if here else "─") * width, column if here else "rule")
                .segments()
            )
        size = self._card_height()
        row = y - HEAD
        place, part = self.tops[at] + row // size, row % size
        first, last = _thumb(self.tops[at], len(self.cards[column]), self.size.height - HEAD, size)
        under = here and place == self.rows[at]
        key = (at, place, part, under, first <= row < last)
        cell = self._cells.get(key)
        if cell is None:
            if len(self._cells) >= MOST_CELLS:
                self._cells.clear()
            mark = self.line(GAP).put("│" if first <= row < last else " ", "faint").segments()
            cell = self._cells[key] = [*self._card_line(column, place, part, width, under), *mark]
        return cell

    def _folded_cell(self, column: Column, y: int, *, here: bool) -> list[Segment]:
        """One line of a column that is folded: its sign, and its count under the rule."""
        line = self.line(FOLDED + GAP)
        if y == 0:
            line.put(COLUMN_GLYPHS[column], column)
        elif y == 1:
            line.put(("━" if here else "─") * FOLDED, column if here else "rule")
        elif y == HEAD:
            line.put(str(len(self.cards[column])), "name" if here else "muted")
        return line.segments()

    def _card_line(
        self, column: Column, place: int, part: int, width: int, under: bool
    ) -> list[Segment]:
        """One line of the place where a card is or could be: the card's, or the air under it."""
        cards = self.cards[column]
        size = self._card_height()
        if place >= len(cards):
            empty = not cards and place == 0 and part == 0
            words = EMPTY_WORDS[column] if empty else ""
            return self.line(width).gap(MARGIN).put(words, "faint").segments()
        if size > 2 and part == size - 1:
            return self.line(width).segments()
        card = cards[place]
        line = self.line(width, "selection" if under else "background")
        if part == 0 and card.contact in self.chosen:
            line.put(TICK, "accent").gap(MARGIN - 1)
        else:
            line.put(BAR if under else THIN_BAR, "accent" if under else column).gap(MARGIN - 1)
        if part == 0:
            if size == 1:
                self._put_short(line, card)
            return self._name_line(line, card, under)
        second, last = self._lower_lines(card, line.room)
        return line.put(*((second, "muted") if part == 1 else (last, "faint"))).segments()

    @staticmethod
    def _put_short(line: PaintedLine, card: Card) -> None:
        """What matters now, at the right of a card of one line: as much of the end of its line as
        stands whole beside the name; a line of one piece is cut."""
        room = line.room - cell_len(clean(card.name)) - SHORT_GAP
        pieces = clean(card.line).split(" · ")
        while len(pieces) > 1 and cell_len(" · ".join(pieces)) > room:
            del pieces[0]
        text = " · ".join(pieces)
        if cell_len(text) > room:
            text = fit(text, room) if room >= SHORT_LINE else ""
        if text:
            line.end(text, "muted").end(" ")

    @staticmethod
    def _name_line(line: PaintedLine, card: Card, under: bool) -> list[Segment]:
        """The name, and where the tie is heading."""
        arrow = "" if card.column == "cold" and card.arrow == "level" else ARROWS[card.arrow]
        line.end(f" {arrow} ", "muted").put(card.name, "name" if under else "text")
        return line.segments()

    def _lower_lines(self, card: Card, room: int) -> tuple[str, str]:
        """The card's line, behind the organisation where both fit; and what it does not say: its
        own rest, that it was moved by hand, the organisation, and what there is to know."""
        text, org = clean(card.line), clean(self._about(card.contact))
        lines = wrap(text, room, 2) if self._card_height() > SHORT_CARD else [fit(text, room)]
        second, *rest = lines or [""]
        if card.pinned:
            rest.append("moved by hand")
        if org and org not in text:
            if cell_len(f"{org} · {text}") <= room:
                second = f"{org} · {text}"
            else:
                rest.append(org)
        last, note = " · ".join(rest), clean(self._note(card.contact))
        if not last:
            return second, note
        left = room - cell_len(last) - len(" · ")
        return second, f"{last} · {note}" if note and left >= min(NOTE, cell_len(note)) else last

    def _tab_heading(self, width: int) -> Strip:
        line = self.line(width)
        for at, column in enumerate(COLUMNS):
            name = f"{COLUMN_GLYPHS[column]} {_short(column)} {len(self.cards[column])}"
            line.put(
                f"[{name}]" if at == self.column else f" {name} ",
                column if at == self.column else "muted",
            ).gap(1)
        return line.strip()

    def _region(self, row: int) -> Region:
        """The cells of the cards that stand ``row`` cards below the heading."""
        size = self._card_height()
        return Region(0, HEAD + row * size, self.size.width, size)

    def _column_at(self, x: int, *, heading: bool) -> int:
        """The column at a cell of the widget."""
        if not self.tabbed:
            edge = 0
            for at, width in enumerate(self._widths(self.size.width)):
                edge += width + GAP
                if x < edge:
                    return at
            return len(COLUMNS) - 1
        if heading:
            edge = 0
            for at, column in enumerate(COLUMNS):
                edge += (
                    len(f" {COLUMN_GLYPHS[column]} {_short(column)} {len(self.cards[column])} ") + 1
                )
                if x < edge:
                    return at
        return self.column

    def _sideways(self, step: int) -> None:
        column = self.column + step
        if not 0 <= column < len(COLUMNS):
            self.leave("left" if step < 0 else "right")
            return
        height = self.rows[self.column] - self.tops[self.column]
        self.column = column
        last = len(self.cards[COLUMNS[column]]) - 1
        self.rows[column] = max(0, min(self.tops[column] + height, last))
        self._follow(column)
        self.refresh()

    def _scroll(self, at: int, rows: int) -> None:
        most = max(0, len(self.cards[COLUMNS[at]]) - self.page())
        self.tops[at] = max(0, min(self.tops[at] + rows, most))
        self.rows[at] = max(self.tops[at], min(self.rows[at], self.tops[at] + self.page() - 1))
        self.refresh()

    def _follow(self, at: int) -> None:
        """Scroll a column so that its cursor is in sight."""
        row, page = self.rows[at], self.page()
        most = max(0, len(self.cards[COLUMNS[at]]) - page)
        self.tops[at] = min(max(min(self.tops[at], row), row - page + 1, 0), max(most, 0))


def _index(cards: tuple[Card, ...], contact: str | None, default: int) -> int:
    return next((at for at, card in enumerate(cards) if card.contact == contact), default)


def _thumb(top: int, count: int, rows: int, size: int) -> tuple[int, int]:
    """The rows of the mark that shows which part of a column is in sight; none where all of it
    is."""
    in_view = rows // size if size else 0
    if count <= in_view or not rows:
        return 0, 0
    length = max(1, rows * in_view // count)
    first = round((rows - length) * top / max(1, count - in_view))
    return first, first + length


def _short(column: Column) -> str:
    return "owed" if column == "owed" else COLUMN_TITLES[column].lower()
