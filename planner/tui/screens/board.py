"""The board at full height."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.commands.catalogue import Scope
from planner.tui.keys import bindings_for
from planner.tui.screens.acting import ActingScreen, organisation
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.strip import DayStrip, strip_data


class BoardScreen(ActingScreen):
    """The four columns, with nothing else between them and the strip."""

    place: ClassVar[Scope] = "board"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("board"),
        Binding("escape", "app.command('screen-today')", "Today", show=False),
    ]
    AUTO_FOCUS = "BoardView"

    strip = getters.query_one(DayStrip)
    board = getters.query_one(BoardView)

    def compose(self) -> ComposeResult:
        """The strip, the board, the keys."""
        session = self.session
        yield RoomsStrip(self.desk.keys.keys, "screen-board")
        yield DayStrip(strip_data(session))
        yield BoardView(session.board, lambda contact: organisation(session, contact))
        yield KeyFooter(self.desk.keys.keys)

    def refresh_data(self) -> None:
        """Show the session as it is now; the cursor stays where it is."""
        self.strip.show(strip_data(self.session))
        self.board.show(self.session.board)
        self.show_hints()

    def follow(self, contact_id: str) -> None:
        """Put the cursor on a contact's card."""
        self.board.show(self.session.board, follow=contact_id)
