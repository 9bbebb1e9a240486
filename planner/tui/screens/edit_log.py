"""Edit a line after the fact: the quick-log on a touch of the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.commands.logging.names import lexicon_of
from planner.commands.logging.relog import relog
from planner.commands.logging.retell import read_again, retell
from planner.tui.screens.quick_log import QuickLogScreen
from planner.words import full_day

if TYPE_CHECKING:
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


class EditLogScreen(QuickLogScreen):
    """The quick-log with the line that made a touch; enter replaces what it made, as one change."""

    offers_many = False

    def __init__(self, session: Session, touch_id: str) -> None:
        """Open the line of a touch.

        Raises:
            PlannerError: The touch is gone.
        """
        old = retell(session, touch_id, lexicon_of(session))
        super().__init__(session, old.line)
        self.heading = f"EDIT THE LOG · as of {full_day(old.written)}"
        self.does = "save"
        self.draft_kind = f"edit-log:{touch_id}"
        self._old = old
        self._answers.update(old.answers)

    def read(self, line: str, answers: Mapping[str, str]) -> Entry:
        """Understand the line as of the day on which it was written."""
        return read_again(self.session, line, self._old.written, answers, self.names())

    def minds(self, entry: Entry) -> list[str]:
        """Nothing: it has happened."""
        return []

    def save(self, entry: Entry) -> Logged:
        """Replace what the line made."""
        return relog(self.session, self._old.touch, entry)
