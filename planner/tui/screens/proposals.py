"""What the evening and the inbox do with a proposal of calendar or mail (P10): log it, edit its
line first, decline it for good, add a stranger who took part."""

from __future__ import annotations

from collections.abc import Sequence

from planner.commands.logging.log import Logged
from planner.commands.people.contacts import add
from planner.commands.proposals.propose import accept, accept_line, decline, open_proposals
from planner.commands.proposals.store import Proposal, Stranger
from planner.commands.session import Session
from planner.quicklog.entry import Entry
from planner.tui.desk import Choice
from planner.tui.keys import key_words
from planner.tui.rows.proposals import proposal_page
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

PROPOSAL_HINTS = (
    KeyHint("edit-proposal", "edit the line"),
    KeyHint("fell-through", "decline"),
)
MOST_ASKED = 9
"""Strangers among whom one is asked to choose: each has a digit."""
NO_PROPOSAL = "Put the cursor on a proposal."


class ProposalScreen(QuickLogScreen):
    """The quick-log on a proposal: enter logs the line as it was edited."""

    offers_many = False

    def __init__(self, session: Session, proposal: Proposal) -> None:
        """Open a proposal."""
        super().__init__(session, proposal.line)
        self.heading = "PROPOSED"
        self.draft_kind = ""
        self._proposal = proposal

    def save(self, entry: Entry) -> Logged:
        """Log the line in the place of the proposal."""
        return accept_line(self.session, self._proposal, entry.line)


class ProposalRoom(RoomScreen):
    """A room that shows proposals among its rows."""

    def __init__(self, session: Session) -> None:
        """Show what is proposed for the open book."""
        super().__init__(session)
        self.proposals: Sequence[Proposal] = ()

    def refresh_data(self) -> None:
        """Read the proposals again."""
        self.proposals = self.desk.attempt(open_proposals, self.session) or ()
        super().refresh_data()

    def make_page(self, key: str) -> list[ListRow]:
        """The page of a proposal."""
        proposal = self._proposal_of(key)
        if proposal is None:
            return []
        add_key = key_words(self.desk.keys.keys["add-stranger"])
        return proposal_page(self.session, proposal, add_key)

    def _proposal_of(self, key: str) -> Proposal | None:
        kind, _, proposal_id = key.partition(":")
        if kind != "proposal":
            return None
        return next((one for one in self.proposals if one.id == proposal_id), None)

    def proposal(self) -> Proposal | None:
        """The proposal under the cursor."""
        return self._proposal_of(self.rows.key)

    def accept_proposal(self) -> None:
        """Log the proposal under the cursor as it stands."""
        proposal = self.proposal()
        if proposal is not None:
            logged = self.desk.attempt(accept, self.session, [proposal])
            if logged is not None:
                self.desk.changed(logged.label)

    def decline_proposal(self, proposal: Proposal) -> None:
        """Let a proposal be for good."""
        label = self.desk.attempt(decline, self.session, [proposal])
        if label is not None:
            self.desk.changed(label, "it does not come again")

    def command_edit_proposal(self) -> None:
        """Edit the line of a proposal before it is logged."""
        proposal = self.proposal()
        if proposal is None:
            self.desk.say(NO_PROPOSAL)
        else:
            self.app.push_screen(ProposalScreen(self.session, proposal))

    def command_add_stranger(self) -> None:
        """Add somebody who took part and is not in the book; with several ask whom."""
        proposal = self.proposal()
        strangers = proposal.strangers if proposal else ()
        if not strangers:
            self.desk.say("Put the cursor on a proposal with somebody new.")
        elif len(strangers) == 1:
            self._add(strangers[0])
        else:
            choices = [
                Choice(str(number), str(number), stranger.name, stranger.address)
                for number, stranger in enumerate(strangers[:MOST_ASKED], 1)
            ]
            self.desk.choose(
                "New",
                "Whom shall I add?",
                choices,
                lambda number: self._add(strangers[int(number) - 1]),
            )

    def _add(self, stranger: Stranger) -> None:
        fields = {"emails": stranger.address} if stranger.address else {}
        if self.desk.attempt(add, self.session, stranger.name, fields) is not None:
            self.desk.changed(f"added {stranger.name}")
