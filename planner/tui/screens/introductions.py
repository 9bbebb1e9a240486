"""Introductions and organisations: the tree that one walks, folds and searches; who is owed a word;
single threads (R15, R24)."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.network.introductions import write_introductions
from planner.commands.network.views import introductions
from planner.commands.session import Session
from planner.tui.keys import bindings_for
from planner.tui.rows import introductions as tree_rows
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

PEOPLE = ("thanks", "connector", "link", "contact")
"""The kinds of rows that are about one contact."""


class IntroductionsScreen(RoomScreen):
    """Four sections, and a page about the person or the organisation under the cursor."""

    place: ClassVar[Scope] = "introductions"
    COMMAND = "screen-introductions"
    LABEL_WIDTH = 11
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("introductions")]

    def __init__(self, session: Session) -> None:
        """Show the introductions of the open book."""
        super().__init__(session)
        self._view = tree_rows.TreeView()

    def make_head(self) -> Content:
        """How many there are."""
        return tree_rows.head(self.session, self._view)

    def make_rows(self) -> list[ListRow]:
        """Who is owed a word, connectors, tree, organisations."""
        return tree_rows.rows(self.session, self._view)

    def make_page(self, key: str) -> list[ListRow]:
        """A person's introductions both ways, or the people of an organisation."""
        return tree_rows.page(self.session, key)

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done here."""
        fold = (KeyHint("fold", "fold"), KeyHint("fold-all", "fold all")) if kind == "link" else ()
        return (*fold, KeyHint("search-tree", "search"), KeyHint("export-tree", "Graphviz"))

    def choose(self, kind: str, key: str) -> None:
        """Open the card of a contact, the page of an organisation."""
        if kind in PEOPLE:
            self.desk.open_contact(key)
        else:
            super().choose(kind, key)

    def contact_under_cursor(self) -> str | None:
        """The contact of the row under the cursor."""
        kind, _, key = self.row_list().key.partition(":")
        return key if kind in PEOPLE else None

    def command_fold(self) -> None:
        """Fold those whom the contact introduced, or unfold them."""
        kind, key = self.row()
        if kind == "link":
            self._look(folded=self._view.folded ^ {key})
        else:
            self.desk.say("Put the cursor on somebody in the tree.")

    def command_fold_all(self) -> None:
        """Fold all chains; where any is folded, unfold them all."""
        heads = frozenset(link.contact for link in introductions(self.session) if link.introduced)
        if not heads:
            self.desk.say("Nobody has introduced anybody yet.")
        self._look(folded=frozenset() if self._view.folded else heads)

    def command_search_tree(self) -> None:
        """Ask for a text, and show what it stands in."""
        self.desk.ask(
            "Search",
            "Which name or organisation? Nothing shows all again.",
            lambda text: self._look(text=text),
            value=self._view.text,
            empty=True,
            replaced=True,
        )

    def _look(self, **changes: object) -> None:
        self._view = self._view._replace(**changes)  # type: ignore[arg-type]
        self.refresh_data()

    def command_export_tree(self) -> None:
        """Ask for a file, and write the tree into it."""

        def take(file: str) -> None:
            path = self.desk.attempt(write_introductions, self.session, file)
            if path is not None:
                self.desk.say(f"Wrote {path}; dot -Tsvg draws it.")

        self.desk.ask(
            "Graphviz", "Into which file?", take, value="~/introductions.dot", replaced=True
        )

    def action_back(self) -> None:
        """Out of a search first."""
        if self._view.text and self.row_list() is self.rows:
            self._look(text="")
        else:
            super().action_back()
