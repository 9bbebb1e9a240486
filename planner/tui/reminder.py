"""The reminder: while the app is open, it says when the pledged time of the new touch has come."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.commands.day.day import pledge_due
from planner.tui.cells import clean

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.tui.desk import Desk

LOOK_SECONDS = 20.0
"""How often the clock is looked at."""


class Reminder:
    """Reminds once a day and time. Whoever opens the app past the time sees the new touch in any
    case."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Remind of the new touch of an open book."""
        self._desk = desk
        self._session = session
        self._reminded: tuple[date, str] | None = (
            self._now() if pledge_due(session, datetime.now()) else None
        )

    def begin(self) -> None:
        """Look at the clock again and again."""
        self._desk.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Say it where the time has come; a change that is made beside the app comes first."""
        if self._desk.working is not None:
            return
        due = pledge_due(self._session, datetime.now())
        if due and self._reminded != self._now():
            self._reminded = self._now()
            self._desk.notify(clean(due), markup=False, timeout=20)

    def _now(self) -> tuple[date, str]:
        return self._session.today, self._session.plan.pledged
