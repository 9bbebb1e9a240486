"""Look after the inbox while the app is open: take in what came, know what waits, say trouble
once."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from planner.book import Stalled
from planner.commands.phone.inbox_file import looked_at, unsettled
from planner.errors import PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.logging.log import Logged
    from planner.commands.phone.inbox import InboxLine
    from planner.commands.session import Session


class News(NamedTuple):
    """What a look at the inbox brought: what was logged, and what is wrong and was not said yet."""

    logged: Logged | None = None
    trouble: tuple[str, ...] = ()
    changed: bool = False
    """Whether other lines wait than before."""


NOTHING = News()
PAUSE = 30
"""Looks that are passed over after one that failed."""


class InboxWatch:
    """The inbox of a session's book.

    Attributes:
        waiting: The lines that stay in their files, with the reasons.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.waiting: tuple[InboxLine, ...] = ()
        self._seen: object = None
        self._said: set[str] = set()
        self._pause = 0

    def look(self) -> News:
        """Take in what came since the last look; a second without news costs a listing of the
        folder."""
        book = self.session.book
        if book.silent:
            return NOTHING
        if self._pause:
            self._pause -= 1
            return NOTHING
        try:
            if (looked_at(book.path), self._version()) == self._seen:
                return NOTHING
        except Stalled:
            return NOTHING
        from planner.commands.phone.inbox import take_in  # 20 ms, once there is a line

        before, logged = self.waiting, None
        try:
            result = take_in(self.session)
        except (PlannerError, OSError) as error:
            problems = [f"The inbox could not be taken in: {error}"]
            self._pause = PAUSE
        else:
            self.waiting, logged, problems = result.waiting, result.logged, list(result.problems)
        trouble = tuple(problem for problem in problems if problem not in self._said)
        self._said = set(problems)
        # Looked at anew: taking in has changed the files itself.
        self._seen = None
        with contextlib.suppress(Stalled):
            if not self._pause and not unsettled(book.path):
                self._seen = looked_at(book.path), self._version()
        return News(logged, trouble, self.waiting != before)

    def _version(self) -> int:
        """A change of the book may settle what a waiting line leaves in doubt."""
        return self.session.book.version if self.waiting else 0
