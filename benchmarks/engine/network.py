"""A network of clocks that is played day by day: the rule chooses whom to keep in touch with, and
every gap is counted.

The engine's own rule is driven through a `Situation` whose indexes are kept up to date by hand:
nothing of the rule is copied here, and a day costs no more than the rule itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planner.engine.happened.calendar import Calendar
from planner.engine.happened.changes import Index
from planner.engine.happened.log import Log
from planner.engine.happened.people import People
from planner.engine.happened.promises import Promises
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import sorts_of
from planner.engine.situation import Situation
from planner.engine.today.attendance import WINDOW
from planner.engine.today.keep_in_touch import due_now
from planner.records import Contact, Records, Touch
from planner.settings import Settings

START = date(2026, 1, 4).toordinal()
"""Day 0, a Sunday: the first working day is day 1."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Life(NamedTuple):
    """The days on which a network is kept. Days are numbers from day 0 on."""

    days: int
    calendar: Calendar
    """The working days, without the holidays and days off that the user knows of."""
    slots: Callable[[int], int]
    """Touches that the budget of a day holds."""
    missed: frozenset[int] = frozenset()
    """Working days on which the user does nothing; no rule knows them ahead."""
    promises: Mapping[int, int] = {}
    """How many promises are made on a day. They take the first slots of the days after it."""


def steady(days: int, slots: int, working: Sequence[int] = EVERY_DAY) -> Life:
    """A life in which nothing is missed, and every working day is like the other."""
    return Life(days, Calendar(Settings(working_days=tuple(working))), lambda _: slots)


class Day(NamedTuple):
    """What a rule may look at on a day."""

    now: int
    slots: int
    """Touches that can be made today."""
    budget: int
    """Touches that the budget holds, those for promises included."""
    last: Sequence[int]
    """The day of everybody's last touch; one that is still to come where they are not met yet."""
    cadences: Sequence[int]
    calendar: Calendar
    promised: Sequence[int]
    """The days on which promises were made."""


Rule = Callable[[Day], Iterable[int]]
"""Whom to keep in touch with on a day, by number."""


class Played(NamedTuple):
    """What came of it."""

    touches: int
    late: int
    """Touches that came after their day, and clocks that were past it at the end."""
    worst: float
    """The greatest gap over its cadence."""
    busiest: int
    """The most clocks that stood at their day or past it in one morning."""

    @property
    def on_time(self) -> float:
        """The share of the touches that came on time."""
        return 1 - self.late / self.touches if self.touches else 1.0


def play(
    cadences: Sequence[int],
    rule: Rule,
    life: Life,
    *,
    warm: int = 0,
    begins: Sequence[int] | None = None,
) -> Played:
    """Play a network forward.

    Args:
        cadences: The wanted greatest gap of each, in days.
        rule: Who is chosen on a day.
        life: The days to play.
        warm: Days that are played before anything is counted.
        begins: The day of everybody's first touch, as a number; day 0 for all where it is not
            given.
    """
    last = [START + day for day in begins or [0] * len(cadences)]
    touches = late = busiest = pending = 0
    promised: list[int] = []
    worst = 0.0
    for number in range(1, life.days + 1):
        now = START + number
        made = life.promises.get(number, 0)
        pending += made
        promised += [now] * made
        if not life.calendar.working(now):
            continue
        counts = number > warm
        if counts:
            busiest = max(busiest, _due(last, cadences, now))
        if number in life.missed:
            continue
        budget = life.slots(number)
        kept = min(pending, budget)
        pending -= kept
        day = Day(now, budget - kept, budget, last, cadences, life.calendar, promised)
        for contact in rule(day):
            if counts:
                gap = now - last[contact]
                worst = max(worst, gap / cadences[contact])
                late += gap > cadences[contact]
                touches += 1
            last[contact] = now
    gaps = [START + life.days - day for day in last]
    late += len([gap for gap, cadence in zip(gaps, cadences, strict=True) if gap > cadence])
    worst = max([worst, *(gap / cadence for gap, cadence in zip(gaps, cadences, strict=True))])
    return Played(touches, late, worst, busiest)


def _due(last: Sequence[int], cadences: Sequence[int], now: int) -> int:
    return len([day for day, cadence in zip(last, cadences, strict=True) if now - day >= cadence])


def never_late(cadences: Sequence[int], rule: Rule) -> bool:
    """Whether with one slot a day nobody is ever late: played until the state comes back, after
    which all repeats."""
    calendar = Calendar(Settings(working_days=EVERY_DAY))
    last, now = [START] * len(cadences), START
    states: set[tuple[int, ...]] = set()
    while True:
        now += 1
        for contact in rule(Day(now, 1, 1, last, cadences, calendar, ())):
            if now - last[contact] > cadences[contact]:
                return False
            last[contact] = now
        state = tuple(now - day for day in last)
        if any(days > cadence for days, cadence in zip(state, cadences, strict=True)):
            return False
        if state in states:
            return True
        states.add(state)


class Engine:
    """The engine's keep-in-touch rule as a `Rule`, for one network.

    Args:
        cadences: The wanted greatest gap of each, in days.
        calendar: The working days that the user knows of.
        seasoned: Whether the log shows already that every working day is attended.
    """

    def __init__(
        self, cadences: Sequence[int], calendar: Calendar, *, seasoned: bool = False
    ) -> None:
        contacts = {
            str(number): Contact(str(number), cadence_days=days)
            for number, days in enumerate(cadences)
        }
        self.settings = Settings(working_days=tuple(sorted(calendar.weekdays)))
        self.records = Records(contacts=contacts)
        self.people = People(contacts, self.settings)
        self.calendar = calendar
        self.log = Log({}, START)
        self.touch = Touch("day 0", frozenset(contacts), "met", day=date.fromordinal(START))
        self.tie = Tie(
            (self.touch,),
            (START,),
            sorts_of((self.touch,)),
            START,
            START,
            START,
            (),
            -1,
            (),
            False,
            False,
            0,
        )
        self.ties: Index[Tie] = Index()
        self.log.ties = self.ties
        for day in range(START - WINDOW if seasoned else START, START + 1):
            self._log(day, ())

    def __call__(self, day: Day) -> list[int]:
        """Choose as the plan does. The user logs something on each day that they attend: the new
        touch."""
        for number, last in enumerate(day.last):
            if last < day.now and str(number) not in self.ties:
                self.ties[str(number)] = self.tie._replace(last=last, days=(last,))
        situation = self.situation(day)
        chosen = [int(contact) for _, (_, contact) in due_now(situation, (), day.slots).clocks]
        self._log(day.now, chosen)
        for contact in chosen:
            self.ties[str(contact)] = self.tie._replace(last=day.now, days=(day.now,))
        return chosen

    def _log(self, day: int, contacts: Iterable[int]) -> None:
        """Log the new touch of a day, and the follow-ups."""
        follow_ups = [self.touch._replace(contacts=frozenset({str(each)})) for each in contacts]
        self.log.by_day[day] = (self.touch._replace(contacts=frozenset({"new"})), *follow_ups)
        self.log.first_days[day] = 1

    def situation(self, day: Day) -> Situation:
        """The situation of a day, with the indexes that a book's log would give it."""
        settings = self.settings._replace(budget_minutes=5 * day.budget)
        situation = Situation(self.records, settings, date.fromordinal(day.now))
        indexes: Mapping[str, object] = {
            "people": self.people,
            "calendar": self.calendar,
            "log": self.log,
            "promises": Promises((), (), (), day.promised),
            "touched_today": frozenset(),
        }
        vars(situation).update(indexes)
        return situation
