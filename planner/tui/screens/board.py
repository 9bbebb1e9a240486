"""The board at full height: filtered, sorted, folded, and changed many at once (R17, P4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input, Static

from planner.commands.catalogue import Scope
from planner.commands.people.card_note import card_note
from planner.commands.sheet.contact_table import CONTACTS, EVERYBODY
from planner.errors import PlannerError
from planner.records import COLUMNS, Column
from planner.tui.cells import clean
from planner.tui.desk import NOBODY, Choice
from planner.tui.keys import bindings_for
from planner.tui.screens.acting import EVERYWHERE, ActingScreen, organisation
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.board import BoardCards, BoardView, Density
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.strip import DayStrip, strip_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.commands.session import Session
    from planner.engine.plan import Card

SORTS = {
    "": ("u", "As they come up", "what is due first, who is owed longest"),
    "name": ("n", "Name", ""),
    "last": ("l", "Last touch", "the longest ago first"),
    "temperature": ("t", "Temperature", "the warmest first"),
    "org": ("o", "Organisation", ""),
}
"""The orders of the cards: the sheet's column, with the key, the title and what it means."""
DENSITIES: tuple[Density, ...] = ("auto", "compact", "roomy")
BOARD_HINTS = (
    KeyHint("board-filter", "filter"),
    KeyHint("board-sort", "sort"),
    KeyHint("board-choose", "choose"),
)
EMPTY_HINTS = (KeyHint("add", "add somebody"), KeyHint("import", "import"))
CHOSEN_HINTS = (
    KeyHint("board-change", "change"),
    KeyHint("move", "move"),
    KeyHint("snooze", "snooze"),
    KeyHint("board-choose", "choose"),
)


class BoardScreen(ActingScreen):
    """The four columns, with nothing else between them and the strip but the filter line while
    there is one."""

    place: ClassVar[Scope] = "columns"
    CSS_PATH: ClassVar[CSSPathType] = "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("columns"),
        Binding("escape", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "BoardView"

    strip = getters.query_one(DayStrip)
    board = getters.query_one(BoardView)
    line = getters.query_one("#board-filter", LineInput)
    line_row = getters.query_one("#board-line", Horizontal)
    note = getters.query_one("#board-note", Static)

    def __init__(self, session: Session) -> None:
        """Show the board of the open book."""
        super().__init__(session)
        self._filter = ""
        self._sort = ""
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """The strip, the filter line, the board, the keys."""
        session = self.session
        yield RoomsStrip(self.desk.keys.keys, "screen-board")
        yield DayStrip(strip_data(session))
        with Horizontal(id="board-line"):
            yield Static(Content("filter "), id="board-word")
            yield LineInput(placeholder=CONTACTS.filter_example, id="board-filter")
            yield Static(id="board-note")
        yield BoardView(
            session.board,
            lambda contact: organisation(session, contact),
            partial(card_note, session),
            cast("Density", self.desk.options.density),
        )
        yield KeyFooter(self.desk.keys.keys)

    def on_mount(self) -> None:
        """Show no filter line before there is one."""
        self._show_line()

    def refresh_data(self) -> None:
        """Show the session as it is now; the cursor stays where it is."""
        self.strip.show(strip_data(self.session))
        self.board.show(self._cards())
        self.board.chosen &= self._contacts_shown()
        self._show_line()
        self.show_hints()

    def follow(self, contact_id: str) -> None:
        """Put the cursor on a contact's card."""
        self.board.show(self._cards(), follow=contact_id)

    def _cards(self) -> BoardCards:
        """The cards that fit the filter, in the order that is wanted; all of them where the filter
        cannot be read."""
        self._wrong = ""
        cards = self.session.board
        if not self._filter and not self._sort:
            return cards
        view = EVERYBODY._replace(filter=self._filter, sort=self._sheet_sort())
        try:
            rows = CONTACTS.rows(self.session, view)
        except PlannerError as error:
            self._wrong = str(error)
            return cards
        places = {row.key: place for place, row in enumerate(rows)}
        shown: dict[Column, tuple[Card, ...]] = {}
        for column in COLUMNS:
            fitting = [card for card in cards[column] if card.contact in places]
            if self._sort:
                fitting.sort(key=lambda card: places[card.contact])
            shown[column] = tuple(fitting)
        return shown

    def _sheet_sort(self) -> tuple[str, ...]:
        return (self._sort, "name") if self._sort not in ("", "name") else ("name",)

    def _contacts_shown(self) -> set[str]:
        cards = self.board.cards
        return {card.contact for column in COLUMNS for card in cards[column]}

    def _show_line(self) -> None:
        """Show the filter line while it is written or does something, and what it does."""
        writing = self.focused is self.line
        chosen = len(self.board.chosen)
        self.line_row.display = bool(writing or self._filter or self._sort or chosen)
        parts: list[str] = []
        if self._filter:
            total = sum(len(self.session.board[column]) for column in COLUMNS)
            parts.append(f"{len(self._contacts_shown())} of {total}")
        if self._sort:
            parts.append(f"by {SORTS[self._sort][1].lower()}")
        if chosen:
            parts.append(f"{chosen} chosen")
        self.note.update(Content(clean(self._wrong or " · ".join(parts))))
        self.note.set_class(bool(self._wrong), "-wrong")

    def show_hints(self) -> None:
        """Let the footer show what can be done with the card, or with those that are chosen; where
        one writes a key is a letter, and none is shown."""
        area = self.area()
        hints: tuple[KeyHint, ...] = ()
        if area is not None:
            acting = CHOSEN_HINTS if self.board.chosen else (*area.hints(), *BOARD_HINTS)
            is_empty = not any(self.session.board.values())
            hints = (*(EMPTY_HINTS if is_empty else acting), *EVERYWHERE)
        for footer in self.query(KeyFooter):
            footer.set_hints(hints)

    def chosen_contacts(self) -> list[str]:
        """Those that are chosen, in the order of the board; else the one under the cursor."""
        cards = self.board.cards
        chosen = [
            card.contact
            for column in COLUMNS
            for card in cards[column]
            if card.contact in self.board.chosen
        ]
        return chosen or super().chosen_contacts()

    def command_board_filter(self) -> None:
        """Write the filter line."""
        self.line_row.display = True
        self.line.focus()
        self._show_line()

    @on(Input.Changed, "#board-filter")
    def _filter_typed(self) -> None:
        if self.line.value.strip() != self._filter:
            self._filter = self.line.value.strip()
            self.refresh_data()

    @on(Input.Submitted, "#board-filter")
    def _filter_done(self) -> None:
        self.board.focus()
        self._show_line()

    def key_down(self) -> None:
        """From the filter line to the cards."""
        if self.focused is self.line:
            self._filter_done()

    @on(Area.Left)
    def _out_of_board(self, event: Area.Left) -> None:
        if event.way == "up" and self.line_row.display:
            self.line.focus()

    def action_back(self) -> None:
        """Out of the filter line; then let go of what is chosen; then out of the filter; then back
        to the day."""
        if self.focused is self.line:
            self._filter_done()
        elif self.board.chosen:
            self.board.chosen.clear()
            self.board.redraw()
            self.refresh_data()
        elif self._filter:
            self.line.value = ""
        else:
            self.desk.go_to("today")

    def command_board_sort(self) -> None:
        """Ask for an order of the cards."""
        choices = [Choice(sort, key, title, about) for sort, (key, title, about) in SORTS.items()]

        def take(sort: str) -> None:
            self._sort = sort
            self.refresh_data()

        self.desk.choose(
            "Sort", "In which order?", choices, take, start=list(SORTS).index(self._sort)
        )

    def command_board_choose(self) -> None:
        """Choose the card under the cursor, or let it go."""
        if self.board.card() is None:
            self.desk.say(NOBODY)
        self.board.choose()
        self._show_line()
        self.show_hints()

    @on(BoardView.ChoiceWanted)
    def _choice_clicked(self) -> None:
        self.command_board_choose()

    def command_board_choose_all(self) -> None:
        """Choose the column, or let it go."""
        self.board.choose_column()
        self._show_line()
        self.show_hints()

    def command_board_change(self) -> None:
        """Change all that are chosen, as one step of undo."""
        contacts = self.chosen_contacts()
        if not contacts:
            self.desk.say(NOBODY)
            return
        who = CONTACTS.title_of(self.session, contacts)

        def take(text: str) -> None:
            if self.desk.do(CONTACTS.change, self.session, contacts, text):
                self.board.chosen.clear()
                self.refresh_data()

        self.desk.ask(
            "Change",
            f"What shall become of {who}? {CONTACTS.how}",
            take,
            example=CONTACTS.example,
            explain=lambda text: f"{CONTACTS.understood(self.session, text)} for {who}",
        )

    def move(self, contacts: Sequence[str], column: Column | None) -> None:
        """Move cards, and let go of those that were chosen."""
        self.board.chosen.clear()
        super().move(contacts, column)
        self.refresh_data()

    def command_board_fold(self) -> None:
        """Fold the column under the cursor, or unfold it."""
        self._fold(COLUMNS[self.board.column])

    @on(BoardView.FoldWanted)
    def _fold_clicked(self, event: BoardView.FoldWanted) -> None:
        self._fold(event.column)

    def _fold(self, column: Column) -> None:
        if self.board.tabbed:
            self.desk.say("The columns are tabs here: one is shown at a time.")
        else:
            self.board.fold(column)
            self.show_hints()

    def command_board_density(self) -> None:
        """Show more or less of each card."""
        at = DENSITIES.index(self.board.density)
        density = DENSITIES[(at + 1) % len(DENSITIES)]
        self.board.density = density
        self.board.redraw()
        self.desk.draw_by("density", density)
