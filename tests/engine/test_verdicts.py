"""R5: forty series of days, each with the verdict that a person would give who looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from planner.engine.habit.steadiness import thermometer
from planner.engine.situation import Situation
from planner.records import Contact, Day, Records, Touch
from planner.settings import Settings
from tests.engine.builders import TODAY

Counts = Mapping[int, int]
"""Touches by days ago."""
SPAN = 140
LEAST_RIGHT = 38


def weekday(days_ago: int) -> int:
    return (TODAY - timedelta(days=days_ago)).weekday()


def on(which: Callable[[int], int], span: int = SPAN) -> Counts:
    """As many touches on each working day as `which` says of the days ago; none on weekends."""
    return {days: count for days in range(span) if weekday(days) < 5 and (count := which(days))}


def week_of(days_ago: int) -> int:
    """How many weeks, from Monday to Sunday, lie between the day and today."""
    return (days_ago - TODAY.weekday() + 6) // 7


def without(counts: Counts, first: int, last: int) -> Counts:
    """The same with nothing from `first` days ago up to `last` days ago."""
    return {days: count for days, count in counts.items() if not last <= days <= first}


def random_days(seed: int, share: float, most: int = 1) -> Counts:
    lots = Random(seed)
    return on(lambda _: lots.randint(1, most) if lots.random() < share else 0)


DAILY = on(lambda _: 1)
BUSY = on(lambda _: 4)
THREE = on(lambda days: weekday(days) in (0, 2, 4))
FOUR = on(lambda days: weekday(days) < 4)
SATURDAYS: Counts = {days: 1 for days in range(SPAN) if weekday(days) == 5}
WEEKENDS: Counts = {days: 2 for days in range(SPAN) if weekday(days) in (5, 6)}

SERIES: list[tuple[str, Counts, str, Mapping[str, Any]]] = [
    ("one each working day", DAILY, "steady", {}),
    ("four each working day", BUSY, "steady", {}),
    ("one to five each working day", random_days(1, 1.0, 5), "steady", {}),
    ("three fixed days a week", THREE, "steady", {}),
    ("four days a week", FOUR, "steady", {}),
    ("nine days in ten", random_days(2, 0.9), "steady", {}),
    ("four days in five, at random", random_days(3, 0.8), "steady", {}),
    ("seven days in ten, at random", random_days(4, 0.7, 3), "steady", {}),
    ("daily, and an illness of a week", without(DAILY, 34, 30), "steady", {}),
    ("daily, and two single days missed", without(without(DAILY, 20, 20), 41, 41), "steady", {}),
    ("daily, and a conference of thirty", {**DAILY, 22: 30}, "steady", {}),
    ("daily, three weeks of vacation marked", without(DAILY, 50, 30), "steady", {"off": (50, 30)}),
    (
        "daily, back from a marked vacation today",
        without(DAILY, 21, 1) | {0: 1},
        "steady",
        {"off": (21, 1)},
    ),
    (
        "daily, in the middle of a marked vacation",
        without(DAILY, 12, 0),
        "steady",
        {"off": (12, 0)},
    ),
    ("three a week, two weeks marked off", without(THREE, 30, 17), "steady", {"off": (30, 17)}),
    ("daily, two weeks unmarked", without(DAILY, 43, 30), "patchy", {}),
    ("daily, a gap of ten working days", without(DAILY, 36, 23), "patchy", {}),
    ("daily, nine working days missed", without(DAILY, 33, 21), "patchy", {}),
    ("every third working day", on(lambda days: days % 4 == 1), "patchy", {}),
    ("two days in five, at random", random_days(5, 0.4), "patchy", {}),
    ("one day in three, at random", random_days(6, 0.33), "patchy", {}),
    ("Tuesdays alone", on(lambda days: weekday(days) == 1), "patchy", {}),
    ("Saturdays alone", SATURDAYS, "patchy", {}),
    ("weekends alone", WEEKENDS, "patchy", {}),
    ("two a week", on(lambda days: weekday(days) in (1, 3)), "patchy", {}),
    ("weekend worker whose working days they are", WEEKENDS, "steady", {"working_days": (5, 6)}),
    (
        "twenty in a week after two silent months",
        {80: 1, 0: 5, 1: 5, 2: 5, 5: 5},
        "hot-and-cold",
        {},
    ),
    (
        "fifteen a day one week in four",
        on(lambda days: 15 * (week_of(days) % 4 == 0)),
        "hot-and-cold",
        {},
    ),
    (
        "fifteen a day one week in four, two weeks ago",
        on(lambda days: 15 * (week_of(days) % 4 == 1)),
        "hot-and-cold",
        {},
    ),
    ("a week on, a week off", on(lambda days: week_of(days) % 2 == 0), "hot-and-cold", {}),
    (
        "a week on, a week off, busy",
        on(lambda days: 6 * (week_of(days) % 2 == 0)),
        "hot-and-cold",
        {},
    ),
    ("two weeks on, two weeks off", on(lambda days: week_of(days) % 4 < 2), "hot-and-cold", {}),
    ("a day of fifty a month", on(lambda days: 50 * (days in (7, 36, 65))), "hot-and-cold", {}),
    (
        "daily until six weeks ago, and a burst now",
        without(BUSY, 42, 3) | {0: 10, 1: 10},
        "hot-and-cold",
        {},
    ),
    ("daily until a fortnight ago", without(DAILY, 14, 0), "gone quiet", {}),
    ("busy until a month ago", without(BUSY, 30, 0), "gone quiet", {}),
    (
        "bursts, and nothing for three weeks",
        on(lambda days: 15 * (days in (28, 29, 57, 58))),
        "gone quiet",
        {},
    ),
    ("a newcomer of five days", on(lambda _: 1, span=6), "too early to say", {}),
    ("a newcomer of three weeks", on(lambda _: 1, span=22), "steady", {}),
    (
        "one old touch, and a beginning this week",
        {79: 1} | on(lambda _: 1, span=5),
        "too early to say",
        {},
    ),
    ("one old touch, and four steady weeks", {79: 1} | on(lambda _: 1, span=28), "steady", {}),
    ("nothing ever", {}, "too early to say", {}),
]


def verdict_of(
    counts: Counts, off: tuple[int, int] | None = None, later: int = 0, **settings: Any
) -> str:
    people = {f"c{number}": Contact(f"c{number}", f"P{number}") for number in range(60)}
    touches: dict[str, Touch] = {}
    for days, count in counts.items():
        for number in range(count):
            touch_id = f"t{days:03d}-{number:02d}"
            day = TODAY - timedelta(days=days)
            touches[touch_id] = Touch(touch_id, frozenset({f"c{number}"}), "email", "out", day)
    free = range(off[1], off[0] + 1) if off else range(0)
    days_off = {
        f"d{days}": Day(f"d{days}", TODAY - timedelta(days=days), off=True) for days in free
    }
    records = Records(contacts=people, touches=touches, days=days_off)
    return thermometer(
        Situation(records, Settings(**settings), TODAY + timedelta(days=later))
    ).verdict


def test_R5_a_person_would_say_the_same_of_at_least_38_series() -> None:
    wrong = [
        (name, label, found)
        for name, counts, label, how in SERIES
        if (found := verdict_of(counts, **how)) != label
    ]
    assert len(SERIES) >= 40
    assert len(SERIES) - len(wrong) >= LEAST_RIGHT, wrong


ORDER = ("steady", "patchy", "hot-and-cold", "gone quiet")


@pytest.mark.parametrize(("name", "counts", "how"), [(n, c, h) for n, c, _, h in SERIES])
def test_R5_a_verdict_never_climbs_while_nothing_is_done(
    name: str, counts: Counts, how: Mapping[str, Any]
) -> None:
    verdicts = [verdict_of(counts, later=later, **how) for later in range(22)]
    seen = [ORDER.index(verdict) for verdict in verdicts if verdict in ORDER]
    assert seen == sorted(seen), f"{name}: {[ORDER[each] for each in seen]}"
