"""R1 and R2: how many new touches a day are earned, and what is missing for the next step.

A second new touch a day is earned by 80 % of the last 28 working days kept, no gap over 3 working
days in them and no promise overdue; a third the same way after 56 working days at the second. Both
are lost below 60 %, or at a gap of 7. The level follows from the log alone: it is replayed day by
day up to yesterday, so that it holds all day long.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from planner.engine.habit.streak import WINDOW, History, history
from planner.engine.plan import Quota
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_today
from planner.value import NamedTuple
from planner.words import plural

TO_EARN: Final = 23
"""Days kept of the last 28 that earn a step: 80 %, rounded up."""
TO_HOLD: Final = 0.6
LONGEST_GAP: Final = 3
LOST_AT_GAP: Final = 7
DAYS_AT_SECOND: Final = 56
MOST: Final = 3
"""New touches a day that can be earned at most."""


class Habit(NamedTuple):
    """The outcome of the replay: the level, working days spent at it, and the window that was
    judged last."""

    level: int
    days_at_level: int
    successes: int
    days: int
    gap: int
    """The longest run of working days missed in the window."""
    overdue: int
    """Promises of the user's that are overdue today."""


@once
def habit(situation: Situation) -> Habit:
    """Replay the log, working day by working day, up to yesterday."""
    return habit_of(situation, history(situation))


def habit_of(situation: Situation, past: History) -> Habit:
    """The same for working days that are given."""
    days, successes = past
    overdue = _overdue_days(situation, days[0]) if days else frozenset()
    level, at_level, run = 1, 0, 0
    for index, success in enumerate(successes):
        window = successes[max(index + 1 - WINDOW, 0) : index + 1]
        run = 0 if success else run + 1
        at_level += 1
        if level > 1 and _is_lost(window, run):
            level, at_level = 1, 0
        elif _may_rise(level, at_level) and days[index] not in overdue and _is_sustained(window):
            level, at_level = level + 1, 0
    window = successes[-WINDOW:]
    gap = _longest_gap(window)
    return Habit(level, at_level, sum(window), len(window), gap, _overdue_now(situation))


def _is_lost(window: Sequence[bool], run: int) -> bool:
    """Whether what was earned is lost: at a gap, or below the share that holds it."""
    return run >= LOST_AT_GAP or sum(window) < TO_HOLD * WINDOW


def _may_rise(level: int, days_at_level: int) -> bool:
    """Whether another new touch a day can be earned at all."""
    if level == 1:
        return True
    return level < MOST and days_at_level >= DAYS_AT_SECOND


def _is_sustained(window: Sequence[bool]) -> bool:
    """Whether the window is whole, kept often enough and without a long gap."""
    if len(window) < WINDOW or sum(window) < TO_EARN:
        return False
    return _longest_gap(window) <= LONGEST_GAP


def quota_of(situation: Situation, *, follow_ups_done: bool) -> Quota:
    """Today's ceiling: one, and what is earned above it once the day's follow-ups are done (R1)."""
    now = habit(situation)
    allowed = now.level if follow_ups_done else 1
    return Quota(now.level, allowed, len(new_today(situation)), missing(now))


def missing(now: Habit) -> str:
    """What is missing for the next new touch a day, in words."""
    if now.level >= MOST:
        return "three a day is the most"
    lacks = []
    if now.days < WINDOW:
        lacks.append(f"{plural(WINDOW - now.days, 'more working day')} in the log")
    if now.successes < TO_EARN:
        lacks.append(f"{TO_EARN} of the last {WINDOW} working days kept ({now.successes} now)")
    if now.gap > LONGEST_GAP:
        lacks.append(f"no gap over {LONGEST_GAP} working days in them ({now.gap} now)")
    if now.overdue:
        lacks.append(f"no promise overdue ({now.overdue} now)")
    if now.level > 1 and now.days_at_level < DAYS_AT_SECOND:
        lacks.append(
            f"{plural(DAYS_AT_SECOND - now.days_at_level, 'more working day')} at two a day"
        )
    step = ("second", "third")[now.level - 1]
    return (
        f"for a {step} new touch a day: "
        f"{'; '.join(lacks) if lacks else 'nothing, it comes with the next day'}"
    )


def _longest_gap(successes: Sequence[bool]) -> int:
    """The longest run of missed days."""
    longest = run = 0
    for success in successes:
        run = 0 if success else run + 1
        longest = max(longest, run)
    return longest


def _overdue_days(situation: Situation, first: int) -> frozenset[int]:
    """The days from the first on at whose end a promise of the user's was overdue."""
    days: set[int] = set()
    for due, closed in situation.promises.late:
        if closed > first:
            days.update(range(max(due + 1, first), min(closed, situation.now)))
    return frozenset(days)


def _overdue_now(situation: Situation) -> int:
    return sum([due < situation.now < closed for due, closed in situation.promises.late])
