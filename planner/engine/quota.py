"""R1 and R2: what a new touch is, how many a day are earned, and what is missing for the next step.

A second new touch a day is earned by 80 % of the last 28 working days kept, no gap over 3 working days in them and no
promise overdue; a third the same way after 56 working days at the second. Both are lost below 60 %, or at a gap of 7.
The level follows from the log alone: it is replayed day by day, up to yesterday, so that it holds all day long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.engine.newness import is_new_touch, new_touches
from planner.engine.plan import Quota
from planner.engine.situation import Situation, once
from planner.engine.streak import history
from planner.words import plural

__all__ = ["Habit", "habit", "is_new_touch", "missing", "quota_of"]

WINDOW: Final = 28
"""Working days that the habit is judged by."""
EARN: Final = 0.8
LOSE: Final = 0.6
LONGEST_GAP: Final = 3
LOST_AT_GAP: Final = 7
DAYS_AT_SECOND: Final = 56
MOST: Final = 3
"""New touches a day that can be earned at most."""


class Habit(NamedTuple):
    """The outcome of the replay: the level earned, working days spent at it, and the window that was judged last."""

    level: int
    days_at_level: int
    kept: int
    days: int
    gap: int
    """Working days missed in a row, the longest in the window."""
    overdue: int


@once
def habit(situation: Situation) -> Habit:
    """Replay the log, working day by working day, up to yesterday."""
    past = history(situation)
    overdue = _overdue_on(situation)
    level, at_level, kept_in_window, run = 1, 0, 0, 0
    flags = past.kept
    for index, kept in enumerate(flags):
        kept_in_window += kept
        if index >= WINDOW:
            kept_in_window -= flags[index - WINDOW]
        run = 0 if kept else run + 1
        at_level += 1
        days = min(index + 1, WINDOW)
        if level > 1 and (run >= LOST_AT_GAP or kept_in_window < LOSE * days):
            level, at_level = 1, 0
        elif level < MOST and days == WINDOW and kept_in_window >= EARN * WINDOW and (
            (level == 1 or at_level >= DAYS_AT_SECOND)
            and _longest_gap(flags[index + 1 - WINDOW : index + 1]) <= LONGEST_GAP
            and not overdue.get(past.days[index])
        ):
            level, at_level = level + 1, 0
    window = flags[-WINDOW:]
    return Habit(level, at_level, sum(window), len(window), _longest_gap(window), _overdue_now(situation))


def quota_of(situation: Situation, follow_ups_done: bool) -> Quota:
    """Today's ceiling: one, and what is earned above it once the day's follow-ups are done (R1)."""
    now = habit(situation)
    done = len(new_touches(situation).get(situation.today, ()))
    allowed = now.level if follow_ups_done else 1
    return Quota(now.level, allowed, done, missing(now))


def missing(now: Habit) -> str:
    """What is missing for the next new touch a day, in words."""
    if now.level >= MOST:
        return "three a day is the most; it is lost below 60 % or at a gap of 7 working days"
    lacks = []
    needed = -int(-EARN * WINDOW // 1)
    if now.days < WINDOW:
        lacks.append(f"{plural(WINDOW - now.days, 'more working day')} of log")
    if now.kept < needed:
        lacks.append(f"{plural(needed - now.kept, 'more day')} kept of the last {WINDOW} ({now.kept} now)")
    if now.gap > LONGEST_GAP:
        lacks.append(f"a month without a gap over {LONGEST_GAP} working days ({now.gap} now)")
    if now.overdue:
        lacks.append(f"no promise overdue ({now.overdue} now)")
    if now.level == 2 and now.days_at_level < DAYS_AT_SECOND:
        lacks.append(f"{plural(DAYS_AT_SECOND - now.days_at_level, 'more working day')} at two a day")
    step = "a second new touch a day" if now.level == 1 else "a third new touch a day"
    return f"for {step}: {'; '.join(lacks)}" if lacks else f"{step} is earned from the next working day"


def _longest_gap(flags: Sequence[bool]) -> int:
    """The longest run of missed days."""
    longest = run = 0
    for kept in flags:
        run = 0 if kept else run + 1
        longest = max(longest, run)
    return longest


def _overdue_on(situation: Situation) -> Mapping[date, bool]:
    """The days up to yesterday on which a promise of the user's was overdue."""
    days: dict[date, bool] = {}
    for promise in situation.records.promises.values():
        if promise.who != "me" or promise.due is None:
            continue
        ends = [day for day in (promise.done_on, promise.dropped_on) if day is not None]
        last = min([*ends, situation.today])
        for late in range(1, (last - promise.due).days):
            days[promise.due + timedelta(days=late)] = True
    return days


def _overdue_now(situation: Situation) -> int:
    """How many promises of the user's are overdue today."""
    return sum(
        1 for promise in situation.records.promises.values()
        if promise.who == "me" and promise.open and promise.due is not None and promise.due < situation.today
    )
