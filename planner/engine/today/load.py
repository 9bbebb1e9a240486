"""R7: what is asked for, at the rates that the log shows: one model for the gauge, the plan and the
look ahead.

It is the cadences, a touch every a days each, and what comes beside them: promises, and replies to
those who write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from planner.engine.happened.touching import refusal, way
from planner.engine.situation import Situation, carried_on, once
from planner.engine.standing.roll import roll
from planner.records import Touch

RATE_DAYS: Final = 90
"""Days over which the rates of promises and replies are taken."""
LEAST_DAYS: Final = 14
"""A younger book is taken to be this old, lest one day's promises count as the habit of a
quarter."""
_Replies = Mapping[int, tuple[Sequence[Touch], int]]
"""By day its touches, and how many of them ask for a reply."""


@once
def cadence_load(situation: Situation) -> float:
    """Touches a day that the cadences of those ask for who are in touch; whoever waits for a first
    touch does not."""
    clocks = roll(situation).running
    return sum([len(queue) / cadence for cadence, queue in sorted(clocks.items())])


@once
def obligations_a_day(situation: Situation) -> float:
    """The load of promises and replies on a calendar day, in touches."""
    minutes = promises_a_day(situation) * situation.minutes("promise")
    minutes += replies_a_day(situation) * situation.minutes("reply")
    return minutes / max(situation.minutes("keep_in_touch"), 1)


def promises_a_day(situation: Situation) -> float:
    """The rate at which the user makes promises, over the last 90 days or the age of the book."""
    first = situation.now - _days_of_rates(situation)
    days = [day for day in situation.promises.creation_days if first < day <= situation.now]
    return len(days) / _days_of_rates(situation)


def replies_a_day(situation: Situation) -> float:
    """The rate at which others write, over the same days up to yesterday."""
    replies = sum([count for _, count in _replies(situation).values()])
    return replies / _days_of_rates(situation)


def _days_of_rates(situation: Situation) -> int:
    return min(RATE_DAYS, max(situation.now - situation.start + 1, LEAST_DAYS))


def _asks_for_reply(touch: Touch) -> bool:
    return way(touch) == "in" and not refusal(touch)


@carried_on
def _replies(situation: Situation, old: _Replies | None) -> _Replies:
    by_day, before = situation.log.by_day, old or {}
    replies: dict[int, tuple[Sequence[Touch], int]] = {}
    for day in range(situation.now - RATE_DAYS, situation.now):
        touches = by_day.get(day)
        if not touches:
            continue
        entry = before.get(day)
        if entry is None or entry[0] is not touches:
            entry = touches, sum(map(_asks_for_reply, touches))
        replies[day] = entry
    return replies
