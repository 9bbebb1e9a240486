"""An open book on a day: what the app and the shell work with. It joins the book and the engine,
and caches the plan.

The engine is imported when a plan is first asked for: `planner log` gets by without one.
"""

from __future__ import annotations

import contextlib
import marshal
import sys
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from planner import __version__
from planner.book import LOG_VIEW
from planner.change import Change
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from planner.book import Book, Text
    from planner.engine.plan import Card, DayPlan
    from planner.engine.situation import Situation
    from planner.records import Column, Records
    from planner.settings import Settings


Derived = TypeVar("Derived")

LOG_VERSION: Final = (
    f"log-2 {sys.byteorder} {__version__} {sys.implementation.cache_tag} {marshal.version}"
)
"""What a stored log is made by; its first number grows with each change of its form or of what the
rules read of a touch."""
_FEW: Final = 20
"""Changed touches from which the log is stored anew."""
_DAYS: Final = 14
"""Days after which it is."""


def local_day(now: datetime, day_start_hour: int) -> date:
    """Return the user's day at a local time: before ``day_start_hour`` it is still the day
    before."""
    return (now - timedelta(hours=day_start_hour)).date()


class Session:
    """A book, a day, and what follows from them.

    Attributes:
        book: The open book.
        today: The day that is planned.
        demo: Whether this is the throwaway book of the demo.
        notice: What went wrong beside the last change, though that was saved, or what it has
            replaced unseen; empty where there is nothing to be said.
        change: The change that was saved last; None where the last step was an undo or a redo.
        tell: How a message that comes later reaches the user; None where nobody is there any more,
            so that everything has to be waited for.
    """

    def __init__(self, book: Book, today: date | None = None, *, demo: bool = False) -> None:
        """Start a session on a day; None is the day that it is now, which then moves with the
        clock."""
        self.book = book
        self.demo = demo
        self.notice = ""
        self.change: Change | None = None
        self.tell: Callable[[str], None] | None = None
        self._gathered: list[Change] | None = None
        self._seen: Text | None = None
        self._fixed = today is not None
        self.today = today or local_day(datetime.now(), book.settings.day_start_hour)
        self._version = -1
        self._situation: Situation | None = None
        self._plan: DayPlan | None = None
        self._board: Mapping[Column, tuple[Card, ...]] | None = None
        self._views: dict[Callable[..., Any], tuple[int, date, Any]] = {}
        self._log_is_stored = False
        self._when_answered: dict[str, Callable[[], None]] = {}
        self._before_save: list[Callable[[Session, Change], None]] = []
        self._after_save: list[Callable[[Session], str]] = []
        self._after_plan: list[Callable[[Session], str]] = []
        self._after_merge: list[Callable[[Session], str]] = []

    @property
    def records(self) -> Records:
        """Everything in the book that lives."""
        return self.book.records

    @property
    def settings(self) -> Settings:
        """The settings kept in the book."""
        return self.book.settings

    @property
    def situation(self) -> Situation:
        """What the rules read: made anew when the book or the day has changed."""
        now = self._situation
        if now is None or self._version != self.book.version or now.today != self.today:
            # A plan that was kept is shown without the engine, here and below.
            from planner.engine.situation import Situation

            # What did not change since is taken over from the situation before.
            first = now is None
            now = self._situation = Situation(self.records, self.settings, self.today, before=now)
            if first:
                self._take_stored_log(now)
            self._version = self.book.version
            self._plan = self._board = None
        return now

    def _take_stored_log(self, situation: Situation) -> None:
        """Let the first situation carry on the log that is stored, where there is one for the
        book."""
        view = self.book.stored_view(LOG_VIEW, LOG_VERSION)
        content = None if view is None else view.read(self.book.text.hash)
        if content is None:
            return
        from planner.engine.views.stored_log import carry_on_stored  # beside the engine itself

        table = self.book.earlier_touches(content.former)
        # What was written by another Python, or by a planner that is being worked on, may differ.
        with contextlib.suppress(ValueError, TypeError, LookupError, EOFError):
            log = carry_on_stored(situation, marshal.loads(content.data), table)
            fresh = len(content.former) <= _FEW and 0 <= situation.now - log.today <= _DAYS
            self._log_is_stored = fresh

    def when_answered(self, name: str, work: Callable[[], None]) -> None:
        """Do something once the user has the answer: what is stored for the next start.

        Args:
            name: What it is called; the latest of a name is done.
            work: Does it.
        """
        self._when_answered[name] = work

    def store_views(self) -> None:
        """Store what was worked out of the book for the next start, where what is stored is missing
        or old."""
        for work in (self._store_log, *self._when_answered.values()):
            work()
        self._when_answered.clear()

    def _store_log(self) -> None:
        situation = self._situation
        if situation is None or self._log_is_stored or self._version != self.book.version:
            return
        view = self.book.stored_view(LOG_VIEW, LOG_VERSION)
        if view is None or "log" not in vars(situation):
            return
        from planner.engine.views.stored_log import stored_values  # as above

        # A number or a text of a kind that cannot be written is no reason to fail.
        with contextlib.suppress(ValueError):
            view.write(self.book.text.hash, marshal.dumps(stored_values(situation)))
            self._log_is_stored = True

    @property
    def plan(self) -> DayPlan:
        """The plan of the day."""
        situation = self.situation
        if self._plan is None:
            self._plan = _plan_of(situation)
            self._report(self._after_plan)
        return self._with_times(situation, self._plan)

    def _with_times(self, situation: Situation, plan: DayPlan) -> DayPlan:
        """Return a plan with the time that it is now where people are; as it is on a fixed day."""
        if self._fixed:
            return plan
        from planner.engine.today.day import with_local_times  # as for the plan

        return with_local_times(situation, plan, datetime.now().astimezone())

    @property
    def plans_ahead(self) -> tuple[DayPlan, ...]:
        """The plan of the next working day, should nothing happen until then; none where somebody
        waits for the plan to be made on its day."""
        if self._after_plan:
            return ()
        now = self.situation
        ahead = now.on(date.fromordinal(now.next_working))
        return (self._with_times(ahead, _plan_of(ahead)),)

    @property
    def board(self) -> Mapping[Column, tuple[Card, ...]]:
        """The board's cards by column."""
        situation = self.situation
        if self._board is None:
            from planner.engine.views.board import board

            self._board = board(situation)
        return self._board

    def view(self, make: Callable[[Session, Derived | None], Derived]) -> Derived:
        """Return what ``make`` derives from the book: made anew when the book or the day has
        changed.

        Args:
            make: Called with this session and the view of the state before (None at first), from
                which it may take what still holds. The view is kept under this callable.
        """
        version, day, view = self._views.get(make, (-1, self.today, None))
        if (version, day) != (self.book.version, self.today):
            view = make(self, view)
            self._views[make] = self.book.version, self.today, view
        current: Derived = view
        return current

    def before_save(self, listener: Callable[[Session, Change], None]) -> None:
        """Call ``listener`` with each change before it is made; its PlannerError prevents it."""
        self._before_save.append(listener)

    def after_plan(self, listener: Callable[[Session], str]) -> None:
        """Call ``listener`` each time a day was planned; what it returns is added to ``notice``."""
        self._after_plan.append(listener)

    def after_merge(self, listener: Callable[[Session], str]) -> None:
        """Call ``listener`` when changes of elsewhere were taken in; what it returns is added to
        ``notice``."""
        self._after_merge.append(listener)

    def after_save(self, listener: Callable[[Session], str]) -> None:
        """Call ``listener`` after each saved change; what it returns, or its PlannerError, is added
        to ``notice``."""
        self._after_save.append(listener)

    def apply(self, change: Change) -> None:
        """Make a change and save it, or hold it back while changes are gathered.

        Raises:
            BookError: It could not be saved; nothing was changed.
            Refused: The user's hook does not want it; nothing was changed.
        """
        if self._gathered is None:
            self._save(change)
        else:
            self._gathered.append(change)

    @contextmanager
    def upon(self, seen: Text) -> Iterator[None]:
        """Make the changes of the block upon what the user had before the eyes when typing began: a
        value that came since, and that they replace, is kept with the values that lost, and told in
        ``notice``."""
        self._seen = seen
        try:
            yield
        finally:
            self._seen = None

    def gather(self) -> None:
        """Hold changes back from now on: for a rehearsal, or to make several of them one step of
        undo (P4)."""
        self._gathered = []

    def release(self, *, save: bool) -> Change | None:
        """Stop gathering: make what was gathered as one change, or drop it. Returns that change,
        None for nothing.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        gathered, self._gathered = self._gathered or [], None
        if not gathered:
            return None
        label = (
            gathered[0].label
            if len(gathered) == 1
            else f"{gathered[0].label}, and {len(gathered) - 1} more"
        )
        change = Change(label, tuple(edit for each in gathered for edit in each.edits))
        if save:
            self._save(change)
        return change

    def check(self, change: Change) -> None:
        """Ask what listens before a save whether a change may be made; raises what it raises."""
        for listener in self._before_save:
            listener(self, change)

    def _save(self, change: Change) -> None:
        self.check(change)
        self.book.apply(change, self._seen)
        self.saved(change)

    def saved(self, change: Change | None = None) -> None:
        """Call what listens for saved changes, and set ``notice`` to what it reports.

        Args:
            change: The change; None for an undo or a redo.
        """
        self.change, self.notice = change, ""
        self._report(self._after_save)

    def merged(self) -> None:
        """Call what listens for changes of elsewhere, and add what it reports to ``notice``."""
        self._report(self._after_merge)

    def _report(self, listeners: list[Callable[[Session], str]]) -> None:
        notices = [self._notice_of(listener) for listener in listeners]
        self.notice = " ".join(filter(None, [self.notice, *notices]))

    def _notice_of(self, listener: Callable[[Session], str]) -> str:
        try:
            return listener(self)
        except PlannerError as error:
            return str(error)

    @property
    def live(self) -> bool:
        """Whether the day is the present one, and no other that was asked for."""
        return not self._fixed

    def roll(self) -> bool:
        """Move on to the new day when it has begun. Returns whether it has."""
        if self._fixed:
            return False
        day = local_day(datetime.now(), self.settings.day_start_hour)
        if day == self.today:
            return False
        self.today = day
        return True


def _plan_of(situation: Situation) -> DayPlan:
    from planner.engine.today.day import plan_day  # a plan that was kept is shown without it

    return plan_day(situation)
