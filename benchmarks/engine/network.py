"""A network of clocks that is played day by day: the rule chooses whom to keep in touch with, and every gap is counted.

The engine's own rule is driven through a `Situation` whose indexes are kept up to date by hand: nothing of the rule is
copied here, and a day costs no more than the rule itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planner.engine.happened.calendar import Calendar
from planner.engine.happened.changes import Index
from planner.engine.happened.log import Log
from planner.engine.happened.people import People
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import sorts_of
from planner.engine.situation import Situation
from planner.engine.today.keep_in_touch import due_now
from planner.records import Contact, Records, Touch
from planner.settings import Settings

START = date(2026, 1, 4).toordinal()
"""Day 0, a Sunday: the first working day is day 1."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Day(NamedTuple):
    """What a rule may look at on a day."""

    now: int
    slots: int
    last: Sequence[int]
    """The day of everybody's last touch."""
    cadences: Sequence[int]
    calendar: Calendar


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
    days: int,
    slots: int,
    *,
    working: Sequence[int] = EVERY_DAY,
    missed: frozenset[int] = frozenset(),
    warm: int = 0,
) -> Played:
    """Play a network forward, everybody having been touched on day 0.

    Args:
        cadences: The wanted greatest gap of each, in days.
        rule: Who is chosen on a day.
        days: How many days to play.
        slots: Touches that a working day holds.
        working: Working days of the week.
        missed: Days on which the user does nothing, as numbers from day 0 on; no rule knows them ahead.
        warm: Days that are played before anything is counted.
    """
    calendar = Calendar(Settings(working_days=tuple(working)))
    last = [START] * len(cadences)
    touches = late = busiest = 0
    worst = 0.0
    for now in range(START + 1, START + days + 1):
        if not calendar.working(now):
            continue
        due = sum(now - day >= cadence for day, cadence in zip(last, cadences, strict=True))
        busiest = max(busiest, due if now - START > warm else 0)
        if now - START in missed:
            continue
        for who in rule(Day(now, slots, last, cadences, calendar)):
            if now - START > warm:
                gap = now - last[who]
                worst = max(worst, gap / cadences[who])
                late += gap > cadences[who]
                touches += 1
            last[who] = now
    gaps = [(START + days - day, cadence) for day, cadence in zip(last, cadences, strict=True)]
    late += sum(gap > cadence for gap, cadence in gaps)
    return Played(touches, late, max([worst, *(gap / cadence for gap, cadence in gaps)]), busiest)


def never_late(cadences: Sequence[int], rule: Rule) -> bool:
    """Whether with one slot a day nobody is ever late: played until the state comes back, after which all repeats."""
    calendar = Calendar(Settings(working_days=EVERY_DAY))
    last, now = [START] * len(cadences), START
    seen: set[tuple[int, ...]] = set()
    while True:
        now += 1
        for who in rule(Day(now, 1, last, cadences, calendar)):
            if now - last[who] > cadences[who]:
                return False
            last[who] = now
        state = tuple(now - day for day in last)
        if any(days > cadence for days, cadence in zip(state, cadences, strict=True)):
            return False
        if state in seen:
            return True
        seen.add(state)


class Engine:
    """The engine's keep-in-touch rule as a `Rule`, for one network."""

    def __init__(
        self, cadences: Sequence[int], slots: int, working: Sequence[int] = EVERY_DAY
    ) -> None:
        self.settings = Settings(budget_minutes=slots * 5, working_days=tuple(working))
        contacts = {
            str(who): Contact(str(who), cadence_days=days) for who, days in enumerate(cadences)
        }
        self.records = Records(contacts=contacts)
        self.people = People(contacts, self.settings)
        self.calendar = Calendar(self.settings)
        self.log = Log({}, START)
        touch = Touch("day 0", frozenset(contacts), "met", day=date.fromordinal(START))
        self.tie = Tie(
            (touch,), (START,), sorts_of((touch,)), START, START, START, (), -1, (), False, False, 0
        )
        self.ties: Index[Tie] = Index()
        self.ties.update(dict.fromkeys(contacts, self.tie))
        self.log.ties = self.ties

    def __call__(self, day: Day) -> list[int]:
        """Choose as the plan does."""
        situation = self.situation(day.now)
        chosen = [int(who) for _, (_, who) in due_now(situation, (), day.slots).clocks]
        for who in chosen:
            self.ties[str(who)] = self.tie._replace(last=day.now, days=(day.now,))
        return chosen

    def situation(self, now: int) -> Situation:
        """The situation of a day, with the indexes that a book's log would give it."""
        situation = Situation(self.records, self.settings, date.fromordinal(now))
        indexes: Mapping[str, object] = {
            "people": self.people,
            "calendar": self.calendar,
            "log": self.log,
        }
        vars(situation).update(indexes, touched_today=frozenset())
        return situation
