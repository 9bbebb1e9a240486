"""The library of hooks: what there is to say, for whom, and who has heard it (R10)."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.network.hooks import drop_hook, tell_hook
from planner.commands.network.views import talking_points
from planner.commands.session import Session
from planner.commands.sheet.hook_table import HOOKS
from planner.engine.views.talking_points import Listener
from planner.tui.adding import add_to
from planner.tui.desk import Choice
from planner.tui.keys import bindings_for, key_words
from planner.tui.rows import hooks as hook_rows
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

HINTS = (
    KeyHint("hook-use", "write"),
    KeyHint("hook-change", "change"),
    KeyHint("hook-drop", "drop"),
    KeyHint("add", "add"),
    KeyHint("hook-search", "search"),
)
LISTENER_HINTS = (KeyHint("hook-use", "write"), KeyHint("hook-heard", "heard it"))
MOST_ASKED = 9
"""People among whom one is asked to choose: each has a digit."""
NO_HOOK = "Put the cursor on a hook."


class HooksScreen(RoomScreen):
    """The hooks, and a page with those who would care."""

    place: ClassVar[Scope] = "hooks"
    COMMAND = "hooks"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("hooks")]

    def __init__(self, session: Session) -> None:
        """Show the library of the open book."""
        super().__init__(session)
        self._text = ""

    def _key(self, command: str) -> str:
        return key_words(self.desk.keys.keys[command])

    def make_head(self) -> Content:
        """How many there are."""
        return hook_rows.head(self.session, self._text)

    def make_rows(self) -> list[ListRow]:
        """The hooks, those that expire soonest first."""
        return hook_rows.rows(self.session, self._text, self._key("add"))

    def make_page(self, key: str) -> list[ListRow]:
        """A hook whole, who would care, and who has heard it."""
        keys = self._key("hook-use"), self._key("hook-heard")
        return hook_rows.page(self.session, key.partition(":")[2], keys)

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done with a hook, or with somebody who would care."""
        if kind == "contact":
            return LISTENER_HINTS
        return HINTS if kind == "hook" else (KeyHint("add", "add"),)

    def _hook(self) -> str | None:
        """The id of the hook under the cursor; says so where there is none."""
        kind, key = self.row()
        if kind == "hook":
            return key
        self.desk.say(NO_HOOK)
        return None

    def command_hook_use(self) -> None:
        """Write to somebody with the hook: to the one under the cursor, else to one of those who
        would care."""
        hook = self._hook()
        if hook is None:
            return
        contact = self.contact_under_cursor()
        if contact is not None:
            self.desk.write_to(contact, hook=hook)
            return
        listeners = self._listeners(hook)
        if not listeners:
            self.desk.say("Nobody is left who would care.")
            return
        choices = [
            Choice(listener.contact, str(number), listener.name, listener.reason)
            for number, listener in enumerate(listeners[:MOST_ASKED], 1)
        ]
        self.desk.choose(
            "Write", "To whom?", choices, lambda contact: self.desk.write_to(contact, hook=hook)
        )

    def _listeners(self, hook: str) -> list[Listener]:
        points = talking_points(self.session)
        return [listener for point in points if point.hook.id == hook for listener in point.fits]

    def command_hook_heard(self) -> None:
        """Note that the one under the cursor has heard it."""
        contact = self.contact_under_cursor()
        hook = self._hook() if contact is not None else None
        if contact is None:
            self.desk.say("Put the cursor on somebody who would care.")
        elif hook is not None:
            self.desk.do(tell_hook, self.session, hook, contact)

    def command_hook_change(self) -> None:
        """Ask what to change: text, tags, organisations, last day."""
        hook = self._hook()
        if hook is None:
            return
        title = HOOKS.title_of(self.session, [hook])
        self.desk.ask(
            "Change",
            f"What shall become of {title}? {HOOKS.how}",
            lambda text: self.desk.do(HOOKS.change, self.session, [hook], text),
            example=HOOKS.example,
            explain=lambda text: f"{HOOKS.understood(self.session, text)} for {title}",
        )

    def command_hook_drop(self) -> None:
        """Take the hook out of the library."""
        hook = self._hook()
        if hook is not None:
            self.desk.do(drop_hook, self.session, hook)

    def command_hook_search(self) -> None:
        """Ask for a text, and show the hooks in which it stands."""
        self.desk.ask(
            "Search",
            "Which word, tag, organisation or name? Nothing shows all again.",
            self._search,
            value=self._text,
            empty=True,
            replaced=True,
        )

    def _search(self, text: str) -> None:
        self._text = text.strip()
        self.refresh_data()

    def command_add(self) -> None:
        """Add something to say."""
        add_to(self.desk, self.session, "hooks")

    def action_back(self) -> None:
        """Out of a search first."""
        if self._text and self.row_list() is self.rows:
            self._search("")
        else:
            super().action_back()
