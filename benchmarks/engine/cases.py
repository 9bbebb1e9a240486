"""Keeping in touch, case by case: how well the rules do, against what is possible at all.

Seeds are fixed. Every network begins with everybody touched on day 0, the worst of all starts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from benchmarks.engine.baselines import due_today, earliest_deadline, reduce_max
from benchmarks.engine.network import EVERY_DAY, Engine, Played, Rule, never_late, play
from benchmarks.engine.table import Result

Maker = Callable[[Sequence[int], int, Sequence[int]], Rule]
"""Makes the rule for a network: its cadences, the slots of a working day, the working days."""

RULES: dict[str, Maker] = {
    "engine": Engine,
    "Reduce-Max": lambda *_: reduce_max,
    "EDF": lambda *_: earliest_deadline,
    "due today": lambda *_: due_today,
}
SEEDS = range(10)
DAYS = 1_200
WEEKDAYS = (0, 1, 2, 3, 4)
SHORTEST, LONGEST = 14, 365


def pinwheel(step: int = 1) -> list[Result]:
    """Every instance of 2 to 5 contacts, cadences up to 16, density up to 5/6, one slot a day; or each `step`-th."""
    instances = pinwheel_instances()[::step]
    kept = {
        name: sum(never_late(each, make(each, 1, EVERY_DAY)) for each in instances) / len(instances)
        for name, make in RULES.items()
    }
    return [
        Result(f"pinwheel, {len(instances):,} instances: nobody ever late", kept, 0.999, True, "%")
    ]


def pinwheel_instances() -> list[tuple[int, ...]]:
    """The instances; all of them can be scheduled (Kawamura, STOC 2024)."""
    return [
        each
        for count in range(2, 6)
        for each in combinations_with_replacement(range(1, 17), count)
        if sum(Fraction(1, cadence) for cadence in each) <= Fraction(5, 6)
    ]


def imported() -> list[Result]:
    """Random cadences at a utilisation of 0.7 and 0.8: on time, and what it costs over the least that is possible."""
    results = []
    for utilisation, most in ((0.7, 1.10), (0.8, 1.25)):
        on_time: dict[str, float] = {}
        cost: dict[str, float] = {}
        for name, make in RULES.items():
            played = [
                (each, _play(each, make, DAYS, 1))
                for each in (network(seed, utilisation) for seed in SEEDS)
            ]
            on_time[name] = _on_time([told for _, told in played])
            cost[name] = sum(told.touches for _, told in played) / sum(
                fewest(each, DAYS) for each, _ in played
            )
        case = f"random cadences at {utilisation:.0%}, {len(SEEDS)} networks, {DAYS:,} days"
        results += [
            Result(f"{case}: on time", on_time, 1.0, True, "%"),
            Result("the same: touches over the least that are possible", cost, most, False),
        ]
    return results


def import_flood() -> list[Result]:
    """150 people at 182 days, brought in on one day, one slot a day, ten years."""
    cadences = [182] * 150
    played = {name: _play(cadences, make, 3_650, 1) for name, make in RULES.items()}
    on_time = {name: told.on_time for name, told in played.items()}
    return [
        Result("150 imported on one day at 182 days, ten years: on time", on_time, 1.0, True, "%"),
        Result(
            "the same: most due in one morning",
            {name: told.busiest for name, told in played.items()},
            2,
            False,
        ),
    ]


def overload() -> list[Result]:
    """Twice what two slots a day hold, once it has settled: the worst gap over its cadence, against the lower bound."""
    worst: dict[str, float] = {}
    for name, make in RULES.items():
        ratios = []
        for seed in SEEDS[:5]:
            # No longer cadences: beyond a year of silence a tie is dormant, and waits on the bench.
            cadences = network(seed, 4.0, longest=150)
            ratios.append(
                _play(cadences, make, 3_000, 2, warm=2_000).worst / lower_bound(cadences, 2)
            )
        worst[name] = max(ratios)
    return [Result("twice over capacity: worst gap over the lower bound", worst, 1.03, False)]


def missed_days() -> list[Result]:
    """65 people, two slots a working day, weekends off, and one working day in ten missed without warning."""
    on_time = {}
    for name, make in RULES.items():
        played = []
        for seed in SEEDS:
            rng = random.Random(seed)
            cadences = [rng.randint(SHORTEST, LONGEST) for _ in range(65)]
            missed = frozenset(day for day in range(1, DAYS + 1) if rng.random() < 0.1)
            played.append(
                play(
                    cadences, make(cadences, 2, WEEKDAYS), DAYS, 2, working=WEEKDAYS, missed=missed
                )
            )
        on_time[name] = _on_time(played)
    return [
        Result(
            "weekends off, 10 % of days missed, 65 contacts: on time", on_time, 0.9995, True, "%"
        )
    ]


def network(seed: int, load: float, longest: int = LONGEST) -> list[int]:
    """Random cadences that together ask for so many slots a day."""
    rng = random.Random(seed)
    cadences: list[int] = []
    asked = 0.0
    while True:
        cadence = rng.randint(SHORTEST, longest)
        asked += 1 / cadence
        if asked > load:
            return cadences
        cadences.append(cadence)


def fewest(cadences: Sequence[int], days: int) -> int:
    """The fewest touches with which nobody is late in so many days."""
    return sum(-(-days // cadence) - 1 for cadence in cadences)


def lower_bound(cadences: Sequence[int], slots: int) -> float:
    """The least R with which gaps of at most R times the cadence, in whole days, ask for no more than there is."""
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


def _play(cadences: Sequence[int], make: Maker, days: int, slots: int, warm: int = 0) -> Played:
    return play(cadences, make(cadences, slots, EVERY_DAY), days, slots, warm=warm)


def _on_time(played: Sequence[Played]) -> float:
    touches = sum(told.touches for told in played)
    return 1 - sum(told.late for told in played) / touches if touches else 1.0
