"""Keeping in touch where every day is attended: how well the rules do, against what is possible at
all.

Seeds are fixed. Every network begins with everybody touched on day 0, the worst of all starts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Final

from benchmarks.engine.baselines import (
    due_today,
    earliest_deadline,
    earliest_from_half,
    reduce_max,
)
from benchmarks.engine.network import Engine, Life, Played, Rule, never_late, play, steady
from benchmarks.engine.table import Result

Maker = Callable[[Sequence[int], Life], Rule]
"""Makes the rule for a network: its cadences, and the days on which it is kept."""


def seasoned(cadences: Sequence[int], life: Life) -> Rule:
    """The engine's rule, for a user whose log shows that they come every day."""
    return Engine(cadences, life.calendar, seasoned=True)


RULES: Final[dict[str, Maker]] = {
    "engine": seasoned,
    "Reduce-Max": lambda *_: reduce_max,
    "EDF": lambda *_: earliest_deadline,
    "EDF from half": lambda *_: earliest_from_half,
    "due today": lambda *_: due_today,
}
SEEDS: Final = range(5)
DAYS: Final = 1_200
SHORTEST, LONGEST = 14, 365
DENSEST: Final = Fraction(5, 6)


def pinwheel(step: int = 1) -> list[Result]:
    """Every instance of 2 to 5 contacts, cadences up to 16, density up to 5/6, one slot a day; or
    each `step`-th."""
    instances = pinwheel_instances()[::step]
    larger = larger_instances()[::step]
    return [
        Result(
            f"pinwheel, {len(instances):,} instances: nobody ever late",
            {name: _share_never_late(instances, make) for name, make in RULES.items()},
            0.999,
            True,
            "%",
        ),
        Result(
            f"{len(larger)} random instances of 6, 7 and 8 contacts: nobody ever late",
            {name: _share_never_late(larger, make) for name, make in RULES.items()},
            None,
            True,
            "%",
        ),
    ]


def pinwheel_instances() -> list[tuple[int, ...]]:
    """The instances; all of them can be scheduled (Kawamura, STOC 2024)."""
    return [
        cadences
        for count in range(2, 6)
        for cadences in combinations_with_replacement(range(1, 17), count)
        if sum(Fraction(1, cadence) for cadence in cadences) <= DENSEST
    ]


def larger_instances() -> list[tuple[int, ...]]:
    """150 random ones each of 6, 7 and 8 contacts with cadences up to 40, and a density of 3/4 to
    5/6."""
    rng = random.Random(1)
    instances: list[tuple[int, ...]] = []
    for count in (6, 7, 8):
        remaining = 150
        while remaining:
            cadences = tuple(sorted(rng.randint(2, 40) for _ in range(count)))
            density = sum(Fraction(1, cadence) for cadence in cadences)
            if Fraction(3, 4) <= density <= DENSEST:
                instances.append(cadences)
                remaining -= 1
    return instances


def imported() -> list[Result]:
    """Random cadences at a utilisation of 0.7 to 0.95: on time, and what it costs over the least
    that is possible."""
    results: list[Result] = []
    for utilisation, least, most in (
        (0.7, 1.0, 1.10),
        (0.8, 1.0, 1.10),
        (0.9, 1.0, 1.10),
        (0.95, 0.985, None),
    ):
        networks = [network(seed, utilisation) for seed in SEEDS]
        minimum = sum(fewest(cadences, DAYS) for cadences in networks)
        on_time: dict[str, float] = {}
        cost: dict[str, float] = {}
        for name, make in RULES.items():
            played = [_play(cadences, make, DAYS, 1) for cadences in networks]
            on_time[name] = share_on_time(played)
            cost[name] = sum(outcome.touches for outcome in played) / minimum
        case = f"random cadences at {utilisation:.0%}, {len(SEEDS)} networks, {DAYS:,} days"
        results.append(Result(f"{case}: on time", on_time, least, True, "%"))
        results.append(
            Result("the same: touches over the least that are possible", cost, most, False)
        )
    return results


def import_flood() -> list[Result]:
    """150 people at 182 days on one day, ten years; 400 on one day; 25 a month for a year is
    `attendance.arrivals`."""
    results: list[Result] = []
    for people, slots, years in ((150, 1, 10), (400, 3, 3)):
        cadences = [182] * people
        played = {name: _play(cadences, make, 365 * years, slots) for name, make in RULES.items()}
        load = people / 182 / slots
        results.append(
            Result(
                f"{people} imported on one day at 182 days, load {load:.0%}, {years} years: on "
                "time",
                {name: outcome.on_time for name, outcome in played.items()},
                1.0,
                True,
                "%",
            )
        )
        results.append(
            Result(
                "the same: most due in one morning",
                {name: outcome.busiest for name, outcome in played.items()},
                2,
                False,
            )
        )
    return results


def overload() -> list[Result]:
    """Twice what two slots a day hold, once it has settled: the worst gap over its cadence, against
    the lower bound."""
    worst: dict[str, float] = {}
    for name, make in RULES.items():
        ratios: list[float] = []
        for seed in SEEDS[:5]:
            # No longer cadences: beyond a year of silence a tie is dormant, and waits on the bench.
            cadences = network(seed, 4.0, longest=150)
            outcome = _play(cadences, make, 3_000, 2, warm=2_000)
            ratios.append(outcome.worst / lower_bound(cadences, 2))
        worst[name] = max(ratios)
    return [Result("twice over capacity: worst gap over the lower bound", worst, 1.03, False)]


def network(seed: int, load: float, longest: int = LONGEST) -> list[int]:
    """Random cadences that together ask for so many slots a day."""
    rng = random.Random(seed)
    cadences: list[int] = []
    total = 0.0
    while True:
        cadence = rng.randint(SHORTEST, longest)
        total += 1 / cadence
        if total > load:
            return cadences
        cadences.append(cadence)


def fewest(cadences: Sequence[int], days: int) -> int:
    """The fewest touches with which nobody is late in so many days."""
    return sum(-(-days // cadence) - 1 for cadence in cadences)


def lower_bound(cadences: Sequence[int], slots: int) -> float:
    """The least R with which gaps of at most R times the cadence, in whole days, ask for no more
    than there is."""
    ratios = sorted(
        {gap / cadence for cadence in set(cadences) for gap in range(cadence, 5 * cadence)}
    )
    low, high = 0, len(ratios) - 1
    while low < high:
        middle = (low + high) // 2
        if sum(1 / int(ratios[middle] * cadence + 1e-9) for cadence in cadences) <= slots + 1e-9:
            high = middle
        else:
            low = middle + 1
    return ratios[low]


def share_on_time(played: Sequence[Played]) -> float:
    """The share of all touches of some lives that came on time."""
    touches = sum(outcome.touches for outcome in played)
    return 1 - sum(outcome.late for outcome in played) / touches if touches else 1.0


def _share_never_late(instances: Sequence[tuple[int, ...]], make: Maker) -> float:
    life = steady(1, 1)
    kept = sum(never_late(cadences, make(cadences, life)) for cadences in instances)
    return kept / len(instances)


def _play(cadences: Sequence[int], make: Maker, days: int, slots: int, warm: int = 0) -> Played:
    life = steady(days, slots)
    return play(cadences, make(cadences, life), life, warm=warm)
