"""The base of the rooms that are lists: rows at the left, and a page about the row under the
cursor.

On a narrow terminal the page is hidden; enter shows it in the place of the rows, escape goes back.
"""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.session import Session
from planner.tui.desk import at_desk
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.painted import LINEAR
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.row_list import ListRow, RowList

TWO = 100
"""Cells of the terminal from which on the page stands beside the rows."""
LABELS = 14
"""Cells that the labels of a row take."""


class RoomScreen(Screen[None]):
    """A room of rows. What it shows and does is said by the rooms themselves."""

    desk = at_desk()
    place: ClassVar[Scope] = "list"
    COMMAND: ClassVar[str] = ""
    """The command that goes to the room."""
    LABEL_WIDTH: ClassVar[int] = LABELS
    """Cells that the labels of the rows take."""
    CSS_PATH: ClassVar[CSSPathType] = "room.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("left,h", "show_rows", "Rows", show=False),
        Binding("right", "show_page", "Page", show=False),
    ]
    AUTO_FOCUS = "#room-rows"

    head = getters.query_one("#room-head", Static)
    rows = getters.query_one("#room-rows", RowList)
    page = getters.query_one("#room-page", RowList)
    note = getters.query_one("#room-note", Static)

    def __init__(self, session: Session) -> None:
        """Show the room of the open book."""
        super().__init__()
        self.session = session
        self._page_of: str | None = None
        """The key of the row whose page is shown; None where none was made yet."""
        self._page_alone = False

    def compose(self) -> ComposeResult:
        """The rooms, the head, the rows with their page, the keys."""
        keys = self.desk.keys.keys
        yield RoomsStrip(keys, self.COMMAND)
        yield Static(id="room-head")
        with Horizontal(id="room-body"):
            yield RowList(label_width=self.LABEL_WIDTH, id="room-rows")
            yield RowList(label_width=LABELS, id="room-page")
        yield Static(id="room-note")
        yield KeyFooter(keys)

    def make_head(self) -> Content:
        """Return what stands above the rows."""
        raise NotImplementedError

    def make_rows(self) -> list[ListRow]:
        """Return the rows."""
        raise NotImplementedError

    def make_page(self, key: str) -> list[ListRow]:
        """Return the page about a row; nothing where it has none."""
        return []

    def make_note(self, key: str) -> Content:
        """Return what is said of a row below the rows while its page is not beside them."""
        return Content()

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """Return what can be done with a row of a kind: the first part of its key."""
        return ()

    def choose(self, kind: str, key: str) -> None:
        """Do what enter does with a row."""
        if kind == "contact":
            self.desk.open_contact(key)
        else:
            self.action_show_page()

    def on_mount(self) -> None:
        """Fill in."""
        self.refresh_data()

    def on_resize(self) -> None:
        """Show the page beside the rows where there is room."""
        self._arrange()

    def refresh_data(self) -> None:
        """Read the session again; the cursor stays where it is."""
        self.head.update(self.make_head())
        self.rows.set_rows(self.make_rows())
        self._page_of = None
        self._show_page_of_row()

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show_page_of_row()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        kind, _, key = event.key.partition(":")
        self.choose(kind, key)

    def _show_page_of_row(self) -> None:
        if self._page_of != self.rows.key:
            self._page_of = self.rows.key
            self.page.set_rows(self.make_page(self.rows.key))
            self.page.scroll_home(animate=False)
            self.note.update(self.make_note(self.rows.key))
            self._arrange()
        kind = self.row_list().key.partition(":")[0]
        self.query_one(KeyFooter).set_hints((*self.make_hints(kind), *EVERYWHERE))

    def _arrange(self) -> None:
        wide, has_page = self._wide(), self.page.has_rows
        self.rows.display = wide or not (self._page_alone and has_page)
        self.page.display = has_page and (wide or self._page_alone)
        self.note.display = not self.page.display and bool(self.make_note(self.rows.key).plain)
        if self.focused is None or not self.focused.display:
            (self.rows if self.rows.display else self.page).focus()

    def _wide(self) -> bool:
        return self.size.width >= TWO and not self.app.has_class(LINEAR)

    def row_list(self) -> RowList:
        """The list that the cursor is in."""
        return self.focused if isinstance(self.focused, RowList) else self.rows

    def row(self) -> tuple[str, str]:
        """The kind and the key of the row of the room, whichever list the cursor is in."""
        kind, _, key = self.rows.key.partition(":")
        return kind, key

    def contact_under_cursor(self) -> str | None:
        """The contact of the row under the cursor."""
        kind, _, key = self.row_list().key.partition(":")
        return key if kind == "contact" else None

    def action_show_page(self) -> None:
        """Go to the page; on a narrow terminal it takes the place of the rows."""
        if self.page.has_rows and self.row_list() is self.rows:
            self._page_alone = not self._wide()
            self._arrange()
            self.page.focus()

    def action_show_rows(self) -> None:
        """Go back to the rows."""
        self._page_alone = False
        self._arrange()
        self.rows.focus()

    def action_back(self) -> None:
        """From the page to the rows, from the rows out."""
        if self.row_list() is self.page:
            self.action_show_rows()
        elif self.is_active:
            self.app.pop_screen()
