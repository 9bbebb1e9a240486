"""Who comes to the desk: the chance, by weekday, that the user works through the plan of a working
day.

It is learnt from the last 60 working days: a day counts as attended on which anything was logged or
said. A break, ten working days or more without anything, teaches nothing unless it is followed by
another; and of a network that asks for little a day without anything tells less, for there may have
been nothing to do. While there is little to learn from, the chance is drawn towards 90 %; the
chances of the weekdays are drawn towards their mean by as much as their differences can be put down
to luck (James and Stein; Efron and Morris, JASA 70:311, 1975).

Days are not missed independently: whoever comes any three days of each week is as regular as can
be, whoever works two weeks on and two weeks off is not. The dispersion is the variance of the days
attended in a week over that of independent days (McCullagh and Nelder, Generalized Linear Models,
1989, 4.5), drawn towards 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from planner.engine.situation import Situation, once
from planner.engine.today.load import cadence_load, obligations_a_day
from planner.value import NamedTuple

WINDOW: Final = 60
"""Working days that the chance is learnt from."""
USUAL: Final = 0.9
"""The chance where nothing is known."""
WEIGHT: Final = 10
"""Working days that the usual chance weighs as much as at first; nothing any more once the window
is full."""
BREAK: Final = 10
"""Working days without anything from which they are a break, as in the verdict *gone quiet*."""
BUSY_DAYS: Final = 1.5
"""Working days that a touch asked for keeps busy at most: with fewer touches, some days had nothing
to do."""
LIKE_ANY: Final = 20
"""Days that the dispersion of independent days weighs as much as."""
WHOLE_WEEKS: Final = 5.0
"""The dispersion of weeks of five working days that are attended or missed whole."""
LEAST_VARIANCE: Final = 1 / 62
"""The variance of a day that is sure to be attended: after 60 of 60 days, the rule of succession
leaves 1 in 62."""
LOOKED_AT: Final = 120
"""Days back in which the window is looked for: 60 working days are 84 of them without holidays."""


class Attendance(NamedTuple):
    """How the user attends."""

    chances: Sequence[float]
    """That a working day is attended, for each day of the week from Monday on."""
    dispersion: float
    """The variance of the days attended, over that of days that are attended independently of each
    other."""


UNKNOWN: Final = Attendance((USUAL,) * 7, 1.0)
"""Where there is nothing to learn from."""


@once
def attendance(situation: Situation) -> Attendance:
    """How the user attends, by the log."""
    load = cadence_load(situation) + obligations_a_day(situation)
    return attendance_from(_attended(situation), load)


def attendance_from(days: Sequence[tuple[int, bool]], load: float) -> Attendance:
    """How a user attends, learnt from working days.

    Args:
        days: Working days as ordinals, each with whether it was attended, oldest first.
        load: Touches that are asked for on a calendar day.
    """
    evidence = _without_break(days)
    days_of, attended_of = [0.0] * 7, [0] * 7
    idle = _weight_of_idle(evidence, load)
    for day, attended in evidence:
        days_of[(day - 1) % 7] += 1 if attended else idle
        attended_of[(day - 1) % 7] += attended
    weight = WEIGHT * (1 - len(evidence) / WINDOW)
    mean = (sum(attended_of) + USUAL * weight) / (sum(days_of) + weight)
    luck = _share_of_luck(days_of, attended_of, mean)
    chances = [
        luck * mean + (1 - luck) * (attended + mean) / (count + 1)
        for count, attended in zip(days_of, attended_of, strict=True)
    ]
    return Attendance(chances, _dispersion(evidence, chances, idle))


def _dispersion(days: Sequence[tuple[int, bool]], chances: Sequence[float], idle: float) -> float:
    """The variance of the days attended in a week over that of independent days, drawn towards 1.

    It is at most that of weeks that are attended or missed whole. A day without anything counts by
    its weight, `idle`.
    """
    surprise = expected = 0.0
    for _, week in groupby(days, key=lambda day: (day[0] - 1) // 7):
        difference = 0.0
        for day, attended in week:
            chance = chances[(day - 1) % 7]
            difference += 1 - chance if attended else -chance * idle
            expected += chance * (1 - chance)
        surprise += difference * difference
    prior = LIKE_ANY * max(expected / max(len(days), 1), LEAST_VARIANCE)
    return min((surprise + prior) / (expected + prior), WHOLE_WEEKS)


def _weight_of_idle(days: Sequence[tuple[int, bool]], load: float) -> float:
    """How much a day without anything counts: less where the touches asked for did not need all the
    days."""
    if not days:
        return 0.0
    attended = len([day for day, present in days if present])
    needed = BUSY_DAYS * load * (days[-1][0] - days[0][0] + 1)
    idle = len(days) - attended
    return min(max(needed - attended, 0.0), idle) / idle if idle else 0.0


def _share_of_luck(days_of: Sequence[float], attended_of: Sequence[int], mean: float) -> float:
    """How much of the differences between the weekdays luck explains, 0 to 1: the factor of James
    and Stein."""
    variance = mean * (1 - mean)
    weekdays = [weekday for weekday in range(7) if days_of[weekday]]
    if len(weekdays) < 4 or not variance:
        return 1.0
    spread = 0.0
    for weekday in weekdays:
        expected = mean * days_of[weekday]
        spread += (attended_of[weekday] - expected) ** 2 / (variance * days_of[weekday])
    return min(1.0, (len(weekdays) - 3) / spread) if spread else 1.0


def _without_break(days: Sequence[tuple[int, bool]]) -> Sequence[tuple[int, bool]]:
    """The days without the one break among them; two breaks are a habit."""
    runs = [(attended, [*run]) for attended, run in groupby(days, key=lambda day: day[1])]
    breaks = [run for attended, run in runs if not attended and len(run) >= BREAK]
    if len(breaks) != 1:
        return days
    return [day for _, run in runs if run is not breaks[0] for day in run]


def _attended(situation: Situation) -> list[tuple[int, bool]]:
    """The working days before today since the book began, and whether each was attended."""
    calendar = situation.calendar
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
