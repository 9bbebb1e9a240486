"""R7: what is asked for, at the rates that the log shows: one model for the gauge, the plan and the
look ahead.

It is the cadences, a touch every a days each, and what comes beside them: promises, replies to
those who write, and the steps of ladders (`duties`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from planner.engine.happened.register import Filed
from planner.engine.situation import Situation, once
from planner.engine.standing.roll import roll
from planner.engine.today.duties import duties
from planner.engine.today.ladder import Rest, ladder_of

RATE_DAYS: Final = 90
"""Days over which the rate of promises is taken."""
DUTY_DAYS: Final = 42
"""Days over which the rate of replies and steps is taken: they follow new touches within weeks, and
cease with them. Of 28, 42, 60 and 90 days these six weeks told the following eight best."""
LEAST_DAYS: Final = 14
"""A younger book is taken to be this old, lest one day's promises count as the habit of a
quarter."""


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
    days = min(_days_of_rates(situation), DUTY_DAYS)
    first = situation.now - days
    minutes = 0
    for (day, kind), count in duties(situation).numbers.items():
        if first <= day < situation.now:
            minutes += count * situation.minutes(kind)
    promises = promises_a_day(situation) * situation.minutes("promise")
    return (minutes / days + promises) / max(situation.minutes("keep_in_touch"), 1)


def promises_a_day(situation: Situation) -> float:
    """The rate at which the user makes promises, over the last 90 days or the age of the book."""
    first = situation.now - _days_of_rates(situation)
    days = [day for day in situation.promises.creation_days if first < day <= situation.now]
    return len(days) / _days_of_rates(situation)


def _days_of_rates(situation: Situation) -> int:
    return min(RATE_DAYS, max(situation.now - situation.start + 1, LEAST_DAYS))
