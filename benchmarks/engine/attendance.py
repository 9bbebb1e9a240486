"""Keeping in touch for the life that people live: holidays, vacations, missed days, promises,
changing budgets.

Seeds are fixed. Load is the share of the slots of all working days, be they attended or not; where
promises take some of them, of the rest. Every network begins with everybody touched on day 0, and
nothing is known of the user.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from benchmarks.engine.cases import RULES, Maker, fewest, share_on_time
from benchmarks.engine.network import START, Engine, Life, Played, Rule, play, steady
from benchmarks.engine.table import Result
from planner.engine.happened.calendar import Calendar
from planner.settings import Settings

TIERS: Final = (30, 90, 182, 365)
SEEDS: Final = range(5)
DAYS: Final = 1_200
SLOTS: Final = 2
WEEKDAYS: Final = (0, 1, 2, 3, 4)
COUNTRY: Final = "US"
PRESENT: Final = 0.85
"""The chance that a working day is attended, where nothing else is said."""
PROMISES: Final = 0.3
"""A calendar day."""
VACATION: Final = 21
"""Days."""
HALF_YEAR: Final = 182


def newcomer(cadences: Sequence[int], life: Life) -> Rule:
    """The engine's rule, for a user of whom nothing is known yet."""
    return Engine(cadences, life.calendar)


MAKERS: Final[Mapping[str, Maker]] = {**RULES, "engine": newcomer}

Missed = Callable[[random.Random, int], Iterable[int]]
"""The days that are missed of so many, by their numbers."""


def by_chance(present: float) -> Missed:
    """Each day is attended with the same chance."""
    return lambda rng, days: [day for day in range(1, days + 1) if rng.random() >= present]


def on_weekdays(*weekdays: int) -> Missed:
    """The user comes on some weekdays only."""
    return lambda _, days: [day for day in range(1, days + 1) if _weekday(day) not in weekdays]


def three_a_week(rng: random.Random, days: int) -> Iterator[int]:
    """Three working days of each week are attended, drawn anew each week."""
    attended: list[int] = []
    for day in range(1, days + 1):
        if _weekday(day) == 0:
            attended = rng.sample(WEEKDAYS, 3)
        if _weekday(day) not in attended:
            yield day


def every_other_fortnight(rng: random.Random, days: int) -> Iterator[int]:
    """Two weeks on and two weeks off, and one day in ten missed while on."""
    for day in range(1, days + 1):
        if day // 14 % 2 or rng.random() < 0.1:
            yield day


def by_season(rng: random.Random, days: int) -> Iterator[int]:
    """Half a year at 95 %, half a year at 60 %, half a year at 80 %, and so on."""
    for day in range(1, days + 1):
        if rng.random() >= (0.95, 0.6, 0.8)[day // HALF_YEAR % 3]:
            yield day


def _weekday(day: int) -> int:
    return (START + day - 1) % 7


class Case(NamedTuple):
    """A life, the network that is kept in it, and what is asked of the engine."""

    title: str
    load: float
    least: float | None
    most: float | None
    missed: Missed = by_chance(PRESENT)
    tiers: Sequence[int] = TIERS
    vacation: str = ""
    """`known` where it stands in the calendar before it begins, `unknown` where it does not, empty
    for none."""
    promises: float = 0.0
    slots: Callable[[int], int] = lambda _: SLOTS


def changing(day: int) -> int:
    """The budget changes twice a year: two slots, then one, then three."""
    return (2, 1, 3)[day // HALF_YEAR % 3]


CASES: Final = (
    Case("15 % of days missed, load 50 %", 0.5, 0.99, 1.15),
    Case("15 % of days missed, load 60 %", 0.6, 0.98, 1.15),
    Case("15 % of days missed, load 70 %", 0.7, 0.96, 1.15),
    Case("15 % missed, load 60 %, three weeks' vacation", 0.6, 0.96, 1.15, vacation="known"),
    Case("the same, not marked beforehand", 0.6, None, 1.15, vacation="unknown"),
    Case(
        "7 days too, 15 % missed, load 70 %, vacation",
        0.7,
        0.87,
        None,
        tiers=(7, *TIERS),
        vacation="known",
    ),
    Case("three days of each week, load 40 %", 0.4, 0.98, 1.20, missed=three_a_week),
    Case("three days in five by chance, load 40 %", 0.4, None, 1.20, missed=by_chance(0.6)),
    Case("Monday, Wednesday and Friday, load 40 %", 0.4, 0.98, 1.20, missed=on_weekdays(0, 2, 4)),
    Case(
        "promises 0.3 a day out of the same slots, load 75 % of the rest",
        0.75,
        0.98,
        1.15,
        missed=by_chance(1.0),
        promises=PROMISES,
    ),
    Case(
        "two budget changes a year (2, 1, 3 slots), load 80 %",
        0.8,
        0.88,
        None,
        missed=by_chance(1.0),
        slots=changing,
    ),
    Case("two weeks on, two weeks off, load 35 %", 0.35, None, None, missed=every_other_fortnight),
    Case("attendance of 95, 60 and 80 % by turns, load 50 %", 0.5, None, None, missed=by_season),
)


def lives() -> list[Result]:
    """Every case: on time, and what it costs over the fewest touches with which nobody is late on
    any calendar."""
    results: list[Result] = []
    for case in CASES:
        on_time, cost = measured(case, MAKERS)
        results.append(Result(f"{case.title}: on time", on_time, case.least, True, "%"))
        results.append(
            Result("the same: touches over the least that are possible", cost, case.most, False)
        )
    return results


def measured(
    case: Case, makers: Mapping[str, Maker], seeds: Sequence[int] = SEEDS, days: int = DAYS
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The share on time and the touches over the fewest, by rule."""
    on_time: dict[str, float] = {}
    cost: dict[str, float] = {}
    networks = [network_of(case, random.Random(seed)) for seed in seeds]
    minimum = sum(fewest(cadences, days) for cadences in networks)
    for name, make in makers.items():
        played: list[Played] = []
        for seed, cadences in zip(seeds, networks, strict=True):
            life = life_of(case, random.Random(1_000 + seed), days)
            played.append(play(cadences, make(cadences, life), life))
        on_time[name] = share_on_time(played)
        cost[name] = sum(outcome.touches for outcome in played) / minimum
    return on_time, cost


def network_of(case: Case, rng: random.Random) -> list[int]:
    """Cadences drawn from the tiers, as many as come to the load."""
    slots = SLOTS * len(WEEKDAYS) / 7 - case.promises
    cadences: list[int] = []
    total = 0.0
    while True:
        cadence = rng.choice(case.tiers)
        total += 1 / cadence
        if total > case.load * slots:
            return cadences
        cadences.append(cadence)


def life_of(case: Case, rng: random.Random, days: int) -> Life:
    """The days of a case."""
    away = _vacations(rng, days) if case.vacation else frozenset()
    known = away if case.vacation == "known" else frozenset()
    settings = Settings(working_days=WEEKDAYS, country=COUNTRY)
    calendar = Calendar(settings, frozenset(START + day for day in known))
    missed = frozenset(case.missed(rng, days))
    promises = {day: 1 for day in range(1, days + 1) if rng.random() < case.promises}
    return Life(days, calendar, case.slots, missed | away, promises)


def _vacations(rng: random.Random, days: int) -> frozenset[int]:
    """Three weeks in each summer."""
    first = date.fromordinal(START).year
    away: set[int] = set()
    for year in range(first, first + days // 365 + 1):
        begin = date(year, rng.choice((6, 7, 8)), rng.randint(1, 15)).toordinal() - START
        away.update(range(begin, begin + VACATION))
    return frozenset(away)


def arrivals() -> list[Result]:
    """25 people a month for a year at 182 days, two slots a day: three years."""
    begins = [30 * month for month in range(12) for _ in range(25)]
    cadences = [182] * len(begins)
    life = steady(DAYS, SLOTS)
    played = {
        name: play(cadences, make(cadences, life), life, begins=begins)
        for name, make in MAKERS.items()
    }
    return [
        Result(
            "25 a month for a year at 182 days, load 82 % then: on time",
            {name: outcome.on_time for name, outcome in played.items()},
            1.0,
            True,
            "%",
        ),
        Result(
            "the same: most due in one morning",
            {name: outcome.busiest for name, outcome in played.items()},
            2,
            False,
        ),
    ]
