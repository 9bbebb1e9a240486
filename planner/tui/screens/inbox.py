"""The inbox: the lines from the phone that wait for a decision, and what calendar and mail propose
(R29, P10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.phone.inbox import drop, read_dated, settle
from planner.commands.proposals.propose import ProposalReport, propose, standing_sources
from planner.tui.keys import bindings_for
from planner.tui.rows import inbox as inbox_rows
from planner.tui.screens.proposals import PROPOSAL_HINTS, ProposalRoom
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow
from planner.words import full_day, plural

if TYPE_CHECKING:
    from planner.commands.logging.log import Logged
    from planner.commands.phone.inbox import InboxLine
    from planner.commands.phone.inbox_watch import InboxWatch
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry

AGAIN = KeyHint("look-again", "look again")
LINE_HINTS = (KeyHint("edit-proposal", "decide"), KeyHint("fell-through", "not logged"), AGAIN)


class SettleScreen(QuickLogScreen):
    """The quick-log on a line of the inbox: enter logs it, and takes it out of its file."""

    offers_many = False

    def __init__(self, session: Session, waiting: InboxLine) -> None:
        """Open a line that waits."""
        super().__init__(session, waiting.line)
        self.heading = f"FROM THE INBOX · written on {full_day(waiting.written)}"
        self.draft_kind = ""
        self._waiting = waiting

    def read(self, line: str, answers: Mapping[str, str]) -> Entry:
        """Understand the line as of the day on which it was written."""
        return read_dated(self.session, line, self._waiting.written, self.names(), answers)[0]

    def save(self, entry: Entry) -> Logged:
        """Log the line, and move it to the done file."""
        return settle(self.session, self._waiting, entry)


class InboxScreen(ProposalRoom):
    """What waits, each with the reason."""

    place: ClassVar[Scope] = "inbox"
    COMMAND = "inbox"
    LABEL_WIDTH: ClassVar[int] = 0
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("inbox")]

    def __init__(self, watch: InboxWatch, look: Callable[[], None]) -> None:
        """Show what waits in an inbox; ``look`` has it looked at again."""
        super().__init__(watch.session)
        self._watch = watch
        self._look = look
        self._lines: Sequence[InboxLine] = ()

    def refresh_data(self) -> None:
        """Show what waits now; the cursor stays where it is."""
        self._lines = self._watch.waiting
        super().refresh_data()

    def make_head(self) -> Content:
        """How much waits."""
        return inbox_rows.head(self._lines, self.proposals)

    def make_rows(self) -> list[ListRow]:
        """The lines, what is proposed, the copies of the book that came."""
        file = f"{self.session.book.path.stem}.inbox.txt"
        copies = self.desk.attempt(inbox_rows.copy_rows, self.session) or ()
        return inbox_rows.rows(self._lines, self.proposals, file, copies)

    def make_page(self, key: str) -> list[ListRow]:
        """The page of a line or of a proposal."""
        line = self._line_of(key)
        return super().make_page(key) if line is None else inbox_rows.line_page(line)

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done with a row."""
        if kind == "line":
            return LINE_HINTS
        return (*PROPOSAL_HINTS, AGAIN) if kind == "proposal" else (AGAIN,)

    def _line_of(self, key: str) -> InboxLine | None:
        kind, _, number = key.partition(":")
        if kind != "line" or int(number) >= len(self._lines):
            return None
        return self._lines[int(number)]

    def choose(self, kind: str, key: str) -> None:
        """Decide on a line in the quick-log, log a proposal, or open a card."""
        if kind == "line":
            self.command_edit_proposal()
        elif kind == "proposal":
            self.accept_proposal()
        elif kind == "copy":
            self.desk.go_to("sync")
        else:
            super().choose(kind, key)

    def command_edit_proposal(self) -> None:
        """Open the quick-log on the line under the cursor, or on that of the proposal."""
        line = self._line_of(self.rows.key)
        if line is None:
            super().command_edit_proposal()
        else:
            self.app.push_screen(SettleScreen(self.session, line), self._settled)

    def command_fell_through(self) -> None:
        """Move the line under the cursor to the done file without logging it, or decline the
        proposal for good."""
        line, proposal = self._line_of(self.rows.key), self.proposal()
        if line is not None:
            self.desk.attempt(drop, self.session, line)
            self._settled(True)
            self.desk.say("Not logged. The line is in the done file of today.")
        elif proposal is not None:
            self.decline_proposal(proposal)
        else:
            self.desk.say("Nothing waits here.")

    def _settled(self, done: bool | None) -> None:
        if done:
            self._look()
            self.refresh_data()

    def command_look_again(self) -> None:
        """Look at the inbox, and read calendars and sent mail anew."""
        self._look()
        if not self.desk.attempt(standing_sources):
            self.desk.say("No calendar or mail is looked into: planner propose FOLDER --standing")
            self.refresh_data()
            return
        self.desk.work_beside(
            "Reading calendars and sent mail", lambda: propose(self.session, ()), self._took
        )

    def _took(self, report: ProposalReport) -> None:
        self.refresh_data()
        for problem in report.problems:
            self.desk.warn(problem)
        self.desk.say(f"{plural(len(report.proposed), 'new proposal')}.")
