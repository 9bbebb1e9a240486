"""The evening (P12): what is not logged yet, what is open, tomorrow's first name; one key closes
the day."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.day import answers
from planner.commands.session import Session
from planner.engine.views.evening import Evening
from planner.tui.keys import bindings_for
from planner.tui.rows import evening as evening_rows
from planner.tui.screens.proposals import PROPOSAL_HINTS, ProposalRoom
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow
from planner.words import full_day

PEOPLE = frozenset({"new-touch", "item", "first"})
"""Kinds of rows that stand for a contact."""
CLOSE = KeyHint("close-day", "close the day")
HINTS: dict[str, tuple[KeyHint, ...]] = {
    "occasion": (KeyHint("fell-through", "fell through"), CLOSE),
    "proposal": (*PROPOSAL_HINTS, CLOSE),
}
"""What can be done with a row of a kind, beside enter."""


class EveningScreen(ProposalRoom):
    """The day at its end."""

    place: ClassVar[Scope] = "evening"
    COMMAND = "close"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("evening")]

    def __init__(self, session: Session) -> None:
        """Look back on the day of the open book."""
        super().__init__(session)
        self._evening: Evening | None = None

    def refresh_data(self) -> None:
        """Look back again."""
        self._evening = answers.evening(self.session)
        super().refresh_data()

    def make_head(self) -> Content:
        """How the day stands."""
        day = full_day(self.session.today)
        return evening_rows.head(self._evening, day) if self._evening else Content()

    def make_rows(self) -> list[ListRow]:
        """What the evening asks and tells."""
        return evening_rows.rows(self._evening, self.proposals) if self._evening else []

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done with a row."""
        return HINTS.get(kind, (CLOSE,))

    def choose(self, kind: str, key: str) -> None:
        """Log what took place, or go to the contact."""
        if kind in PEOPLE:
            self.desk.open_contact(key or None)
        elif kind == "occasion":
            self._log_occasion(key)
        elif kind == "proposal":
            self.accept_proposal()

    def _log_occasion(self, key: str) -> None:
        """Say that a meeting took place, or open the lines of a visit to a hub."""
        kind, _, hub = key.partition(":")
        if kind == "hub":
            self.desk.open_log_many(f"event at {self.session.records.hubs[hub].name}")
        else:
            self.desk.do(answers.took_place, self.session, key)

    def contact_under_cursor(self) -> str | None:
        """The contact of the row under the cursor."""
        kind, key = self.row()
        return key or None if kind in PEOPLE else None

    def command_close_day(self) -> None:
        """Close the day."""
        if self._evening is not None and self._evening.closed:
            self.desk.say("The day is closed already; u opens it again.")
            return
        self.desk.do(answers.close, self.session)

    def command_fell_through(self) -> None:
        """Say that it did not take place, or let a proposal be for good."""
        kind, key = self.row()
        proposal = self.proposal()
        if kind == "occasion" and not key.startswith("hub:"):
            self.desk.do(answers.fell_through, self.session, key)
        elif proposal is not None:
            self.decline_proposal(proposal)
        else:
            self.desk.say("Put the cursor on what was to take place, or on a proposal.")
