"""R7's gauge: the share of the follow-up slots that the network asks for at its cadences.

Utilisation u = (sum of 1/a over the contacts that are kept + promises a day) / c. The capacity c is in touches a
calendar day: budget / estimate of a keep-in-touch, times working days a week / 7. At the defaults two follow-ups a
working day. The new touch has its own slot and takes none of them.
"""

from __future__ import annotations

from typing import Final

from planner.engine.cadence import cadence_of
from planner.engine.situation import Situation, once

GREEN, AMBER = 0.7, 0.83
"""Up to these the network fits well, and fits; above, it is full (5/6: Kawamura, STOC 2024)."""
PROMISE_DAYS: Final = 90
"""Days over which the rate of promises is taken."""
LEAST_PROMISE_DAYS: Final = 14
"""A younger book is taken to be this old, lest one day's promises count as the habit of a quarter."""


def slots_a_day(situation: Situation) -> float:
    """Follow-ups that the budget holds on a working day."""
    return situation.budget / max(situation.minutes("keep_in_touch"), 1)


def capacity(situation: Situation) -> float:
    """Follow-ups a calendar day that the budget holds, over a usual week."""
    return slots_a_day(situation) * len(situation.calendar.weekdays) / 7


def promises_a_day(situation: Situation) -> float:
    """The rate at which the user makes promises, over the last 90 days or the age of the book."""
    days = min(PROMISE_DAYS, max(situation.days_since(situation.start) + 1, LEAST_PROMISE_DAYS))
    since = situation.ahead(-days)
    return sum(
        1 for promise in situation.records.promises.values()
        if promise.who == "me" and promise.added is not None and since < promise.added <= situation.today
    ) / days


@once
def utilisation(situation: Situation) -> float:
    """The share of the capacity that is asked for; above 1 the network cannot be kept at its cadences."""
    load = sum(1 / cadence_of(situation, contact) for contact in situation.kept) + promises_a_day(situation)
    room = capacity(situation)
    return round(load / room, 3) if room else (float(load > 0) * 99.0)
