"""R7: what is asked for, at the rates that the log shows: one model for the gauge, the plan and the
look ahead.

It is the cadences, a touch every a days each, and what comes beside them: promises, replies to
those who write, and the steps of ladders: nudges, thanks, and words after a first meeting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from planner.engine.happened.register import Filed
from planner.engine.happened.touching import refusal, way
from planner.engine.situation import Situation, carried_on, once
from planner.engine.standing.roll import roll
from planner.engine.today.ladder import Rest, ladder_of
from planner.engine.today.steps import STEP_KINDS, steps
from planner.records import Touch

RATE_DAYS: Final = 90
"""Days over which the rates of promises, replies and steps are taken."""
LEAST_DAYS: Final = 14
"""A younger book is taken to be this old, lest one day's promises count as the habit of a
quarter."""
_Replies = Mapping[int, tuple[Sequence[Touch], int]]
"""By day its touches, and how many of them ask for a reply."""


@once
def cadence_load(situation: Situation) -> float:
    """Touches a day that the cadences of those ask for who are in touch; whoever waits for a first
    touch does not."""
    clocks = running(situation)
    return sum([len(queue) / cadence for cadence, queue in sorted(clocks.items())])


@once
def running(situation: Situation) -> Mapping[int, Sequence[Filed]]:
    """The clocks that run, by cadence, the oldest first; those left alone at the end of a ladder
    (R14) have none."""
    clocks: dict[int, Sequence[Filed]] = dict(roll(situation).running)
    members, ties = situation.people.members, situation.ties
    for contact in situation.register.worn:
        member, tie = members[contact], ties[contact]
        clock, queue = (tie.last, contact), clocks.get(member.cadence, ())
        at = bisect_left(queue, clock)
        if queue[at : at + 1] == [clock] and isinstance(
            ladder_of(situation, member.contact, tie), Rest
        ):
            clocks[member.cadence] = [*queue[:at], *queue[at + 1 :]]
    return {cadence: queue for cadence, queue in clocks.items() if queue}


@once
def obligations_a_day(situation: Situation) -> float:
    """The load of promises, replies and ladders on a calendar day, in touches."""
    minutes = promises_a_day(situation) * situation.minutes("promise")
    minutes += replies_a_day(situation) * situation.minutes("reply")
    minutes += _minutes_of_steps_a_day(situation)
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


def _minutes_of_steps_a_day(situation: Situation) -> float:
    """The minutes that the steps of ladders take, over the same days."""
    count = steps(situation).count
    minutes = 0
    for kind in STEP_KINDS:
        days = range(situation.now - RATE_DAYS, situation.now)
        minutes += situation.minutes(kind) * sum([count[day, kind] for day in days])
    return minutes / _days_of_rates(situation)


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
