"""Hubs: what is to come, what each has yielded, which to keep and which to stop, and one hub's page
(R21, P14)."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.day.answers import PREPARED, prepare_meeting
from planner.commands.network.hubs import edit_hub, toggle_flag
from planner.engine.plan import DocketEntry
from planner.engine.views.hub_flags import RED_FLAGS
from planner.errors import UsageError
from planner.tui.adding import add_to
from planner.tui.desk import Choice
from planner.tui.keys import bindings_for
from planner.tui.rows import hubs as hub_rows
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

HINTS = (
    KeyHint("hub-log", "log a visit"),
    KeyHint("hub-prepare", "prepare"),
    KeyHint("hub-flag", "red flag"),
    KeyHint("hub-edit", "edit"),
    KeyHint("add", "add"),
)
QUESTIONS = {
    "whom": "Whom shall I meet?",
    "want": "What do I want?",
    "offer": "What do I offer?",
    "leave": "What do I leave with?",
}


class HubsScreen(RoomScreen):
    """The docket, then the hubs with their verdicts."""

    place: ClassVar[Scope] = "hubs"
    COMMAND = "screen-hubs"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("hubs")]

    def make_head(self) -> Content:
        """How many hubs there are, and what is to be said of them."""
        return hub_rows.head(self.session)

    def make_rows(self) -> list[ListRow]:
        """What is to come, and the hubs."""
        return hub_rows.rows(self.session)

    def make_page(self, key: str) -> list[ListRow]:
        """One hub's page, or what was prepared."""
        return hub_rows.page(self.session, key)

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done with a hub, or with what is to come."""
        if kind == "hub":
            return HINTS
        if kind == "docket":
            return (KeyHint("hub-prepare", "prepare"), KeyHint("hub-log", "log it"))
        return (KeyHint("add", "add"),)

    def _entry(self) -> DocketEntry | None:
        """What is to come under the cursor, or the next visit to the hub under it."""
        kind, key = self.row()
        for entry in self.session.plan.docket:
            if (kind == "docket" and entry.id == key) or (kind == "hub" and entry.hub == key):
                return entry
        return None

    def _hub(self) -> str | None:
        """The id of the hub under the cursor."""
        kind, key = self.row()
        if kind == "hub":
            return key
        entry = self._entry()
        return entry.hub if entry is not None and entry.hub else None

    def _hub_or_say(self) -> str | None:
        hub = self._hub()
        if hub is None:
            self.desk.say("Put the cursor on a hub.")
        return hub

    def command_hub_log(self) -> None:
        """Open the editor of an event with the hub in its first line."""
        hub = self._hub_or_say()
        if hub is not None:
            self.desk.open_log_many(f"event at {self.session.records.hubs[hub].name}")

    def command_hub_prepare(self) -> None:
        """Ask the four questions, one after the other; what is left empty stays as it is."""
        entry = self._entry()
        if entry is None or entry.kind not in ("meeting", "event"):
            self.desk.say("Nothing is planned there: e says when the next visit is.")
            return
        self._ask_next(entry, list(PREPARED), {})

    def _ask_next(self, entry: DocketEntry, names: list[str], answers: dict[str, str]) -> None:
        if not names:
            if answers:
                self.desk.attempt(prepare_meeting, self.session, entry.id, **answers)
                self.desk.changed(f"prepared for {entry.text}")
            return
        name, *rest = names

        def take(text: str) -> None:
            self._ask_next(entry, rest, {**answers, name: text} if text else answers)

        self.desk.ask(
            f"Prepare · {len(PREPARED) - len(rest)} of {len(PREPARED)}",
            f"{QUESTIONS[name]} ({entry.text})",
            take,
            value=entry.prepared.get(name, ""),
            empty=True,
        )

    def command_hub_flag(self) -> None:
        """Ask which red flag to note or to take back."""
        hub = self._hub_or_say()
        if hub is None:
            return
        noted = self.session.records.hubs[hub].red_flags
        choices = [
            Choice(flag, str(number), flag, "noted; enter takes it back" if flag in noted else "")
            for number, flag in enumerate(RED_FLAGS, 1)
        ]
        self.desk.choose(
            "Red flags",
            "What have you seen there? The rest is worked out from the log.",
            choices,
            lambda flag: self.desk.do(toggle_flag, self.session, hub, flag),
        )

    def command_hub_edit(self) -> None:
        """Ask what to change."""
        hub = self._hub_or_say()
        if hub is None:
            return
        self.desk.ask(
            "Edit the hub",
            "FIELD=VALUE; name, kind, place, notes, cost or every, parted by semicolons.",
            lambda text: self.desk.do(edit_hub, self.session, hub, _fields(text)),
            example="every=monthly; cost=12; kind=meet-up",
            explain=lambda text: ", ".join(
                f"{key}: {value}" for key, value in _fields(text).items()
            ),
        )

    def command_add(self) -> None:
        """Add a hub."""
        add_to(self.desk, self.session, "hubs")


def _fields(text: str) -> dict[str, str]:
    """Return the fields of ``FIELD=VALUE; FIELD=VALUE``.

    Raises:
        UsageError: A part has no equals sign.
    """
    fields: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        name, sign, value = part.partition("=")
        if not sign:
            raise UsageError(f"“{part}” says no value. Write every=monthly; cost=12.")
        fields[name.strip()] = value.strip()
    return fields
