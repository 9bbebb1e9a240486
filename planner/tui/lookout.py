"""While the app is open: what comes from another machine, from the phone or with a new day is taken
in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.phone.inbox_watch import InboxWatch
from planner.commands.proposals.store import open_count
from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.opening import tell_trouble

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.tui.desk import Desk

LOOK_SECONDS = 1.0
"""How often the file and the clock are looked at."""
BLINK = 0.02
"""Seconds that the screen waits for the folder of the book; a slower answer is taken up at the next
look."""


class Lookout:
    """Looks at the file, the inbox and the clock once a second, and says in a toast what came.

    Attributes:
        inbox: The lines from the phone that wait for a decision.
    """

    def __init__(self, desk: Desk, session: Session) -> None:
        """Look out for what comes into the open book."""
        self._desk = desk
        self._session = session
        self._status = session.book.status
        self._trouble = ""
        self._asked = False
        self.inbox = InboxWatch(session)

    @property
    def waiting(self) -> int:
        """How many lines and proposals wait for a decision."""
        return len(self.inbox.waiting) + open_count(self._session)

    def begin(self) -> None:
        """Look for the first time once the screen is there, then again and again."""
        self._desk.call_after_refresh(self._look_first)
        self._desk.set_interval(LOOK_SECONDS, self.tick)

    def _look_first(self) -> None:
        if self._session.book.answers():
            self.look_at_inbox()
        self._tell_news()

    def tick(self) -> None:
        """Look, where the folder of the book answers. A network folder that stalls is told of in
        the strip, and never keeps the screen waiting. A change that is made beside the app comes
        first."""
        if self._desk.working is not None:
            return
        if self._session.book.answers(BLINK):
            self.look()
        else:
            self._show(arrived=False)

    def look(self) -> None:
        """Take in what came into the file from elsewhere, and move on to the new day when it has
        begun."""
        book = self._session.book
        arrived, trouble = False, ""
        try:
            arrived = book.refresh()
        except PlannerError as error:
            trouble = str(error)
            if trouble != self._trouble:  # said once, not each second
                tell_trouble(self._desk, error, self.look)
        self._trouble = trouble
        self._show(arrived=arrived)
        self._tell_news()
        self.look_at_inbox()

    def _show(self, *, arrived: bool) -> None:
        """Show what came, and where the state of the file or the day is another now."""
        status = self._session.book.status
        if self._session.roll() or arrived or status != self._status:
            self._status = status
            self._desk.refresh_screens()

    def look_at_inbox(self) -> None:
        """Take in what was written on the phone, and say what came or what is wrong with it."""
        news = self.inbox.look()
        for trouble in news.trouble:
            self._desk.warn(trouble)
        if news.logged:
            self._desk.notify(
                clean(f"From the inbox: {news.logged.label}. u undoes it."), markup=False
            )
        if news.logged or news.changed:
            self._desk.refresh_screens()

    def _tell_news(self) -> None:
        """Say in a toast what came from elsewhere, and that something waits for an answer."""
        book = self._session.book
        self._session.merged()
        if book.arrivals:
            from planner.commands.file.file import news  # 2 ms that most starts need not spend

            for message in news(self._session):
                self._desk.notify(clean(message[:1].upper() + message[1:]), markup=False)
        questions = len(book.missing)
        if questions and not self._asked:
            self._desk.notify(
                f"{questions} records were taken out of the file by hand, and kept. The Sync "
                "screen asks.",
                severity="warning",
                markup=False,
                timeout=20,
            )
        self._asked = bool(questions)
