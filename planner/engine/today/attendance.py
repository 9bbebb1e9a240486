"""Who comes to the desk: the chance, by weekday, that the user works through the plan of a working day.

It is learnt from the last 60 working days: a day counts as attended on which anything was logged or said. Ten working
days or more without anything are a break and no habit, and teach nothing; and of a network that asks for little a day
without anything tells less, for there may have been nothing to do. While there is little to learn from, the chance is
drawn towards 90 %; the chances of the weekdays are drawn towards their mean by as much as their differences
can be put down to luck (James and Stein; Efron and Morris, JASA 70:311, 1975).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from planner.engine.happened.calendar import Calendar
from planner.engine.situation import Situation, once
from planner.engine.today.load import cadence_load, obligations_a_day

WINDOW: Final = 60
"""Working days that the chance is learnt from."""
USUAL: Final = 0.9
"""The chance where nothing is known."""
WEIGHT: Final = 10
"""Working days that the usual chance weighs as much as at first; nothing any more once the window is full."""
BREAK: Final = 10
"""Working days without anything from which they are a break, as in the verdict *gone quiet*."""
BUSY_DAYS: Final = 1.5
"""Working days that a touch asked for keeps busy at most: with fewer touches, some days had nothing to do."""
LOOKED_AT: Final = 120
"""Days back in which the window is looked for: 60 working days are 84 of them without holidays."""


@once
def attendance(situation: Situation) -> Sequence[float]:
    """The chance that a working day is attended, for each day of the week from Monday on."""
    load = cadence_load(situation) + obligations_a_day(situation)
    return attendance_from(_attended(situation), load)


def attendance_from(days: Sequence[tuple[int, bool]], load: float) -> Sequence[float]:
    """The chances by weekday, learnt from working days.

    Args:
        days: Working days as ordinals, each with whether it was attended, oldest first.
        load: Touches that are asked for on a calendar day.
    """
    evidence = _without_breaks(days)
    days_of, attended_of = [0.0] * 7, [0] * 7
    idle = _weight_of_idle(evidence, load)
    for day, attended in evidence:
        days_of[(day - 1) % 7] += 1 if attended else idle
        attended_of[(day - 1) % 7] += attended
    weight = WEIGHT * (1 - len(evidence) / WINDOW)
    mean = (sum(attended_of) + USUAL * weight) / (sum(days_of) + weight)
    luck = _share_of_luck(days_of, attended_of, mean)
    return [
        luck * mean + (1 - luck) * (attended + mean) / (count + 1)
        for count, attended in zip(days_of, attended_of, strict=True)
    ]


def _weight_of_idle(days: Sequence[tuple[int, bool]], load: float) -> float:
    """How much a day without anything counts: less where the touches asked for did not need all the days."""
    if not days:
        return 0.0
    attended = len([day for day, present in days if present])
    needed = BUSY_DAYS * load * (days[-1][0] - days[0][0] + 1)
    idle = len(days) - attended
    return min(max(needed - attended, 0.0), idle) / idle if idle else 0.0


def _share_of_luck(days_of: Sequence[float], attended_of: Sequence[int], mean: float) -> float:
    """How much of the differences between the weekdays luck explains, 0 to 1: the factor of James and Stein."""
    variance = mean * (1 - mean)
    weekdays = [weekday for weekday in range(7) if days_of[weekday]]
    if len(weekdays) < 4 or not variance:
        return 1.0
    spread = 0.0
    for weekday in weekdays:
        expected = mean * days_of[weekday]
        spread += (attended_of[weekday] - expected) ** 2 / (variance * days_of[weekday])
    return min(1.0, (len(weekdays) - 3) / spread) if spread else 1.0


def _without_breaks(days: Sequence[tuple[int, bool]]) -> list[tuple[int, bool]]:
    evidence: list[tuple[int, bool]] = []
    for attended, run in groupby(days, key=lambda day: day[1]):
        stretch = [*run]
        if attended or len(stretch) < BREAK:
            evidence += stretch
    return evidence


def _attended(situation: Situation) -> list[tuple[int, bool]]:
    """The working days before today since the book began, and whether each was attended."""
    calendar: Calendar = situation.calendar
    begin = max(situation.people.first_added or situation.start, situation.now - LOOKED_AT)
    by_day, active = situation.log.by_day, _days_with_a_word(situation)
    days = calendar.run(begin, situation.now - 1)[-WINDOW:]
    return [(day, day in by_day or day in active) for day in days]


def _days_with_a_word(situation: Situation) -> set[int]:
    """The days on which the user read, prepared, or said something about the day."""
    records = situation.records
    active = {intake.day.toordinal() for intake in records.intakes.values()}
    active.update(day.day.toordinal() for day in records.days.values() if not day.off)
    return active
