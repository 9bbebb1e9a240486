"""R7's gauge: the share of the follow-up slots that the network asks for at its cadences.

Utilisation u = (sum of 1/a over the contacts that are kept + promises a day) / c. The capacity c is in touches a
calendar day: budget / estimate of keeping in touch, times working days a week / 7. At the defaults that is two
follow-ups a working day; the new touch has its own slot and takes none of them.
"""

from __future__ import annotations

from typing import Final

from planner.engine.situation import Situation, once

AMBER: Final = 0.83
"""Up to this utilisation the network fits; above it is full (sum 1/a <= 5/6 always fits: Kawamura, STOC 2024)."""
PROMISE_DAYS: Final = 90
"""Days over which the rate of promises is taken."""
LEAST_DAYS: Final = 14
"""A younger book is taken to be this old, lest one day's promises count as the habit of a quarter."""
NO_ROOM: Final = 99.0
"""The utilisation of no capacity at all."""


def slots_a_day(situation: Situation) -> float:
    """Follow-ups that the budget holds on a working day."""
    return situation.usual_budget / max(situation.minutes("keep_in_touch"), 1)


@once
def utilisation(situation: Situation) -> float:
    """The share of the capacity that is asked for; above 1 the network cannot be kept at its cadences."""
    return round(load_share(situation, situation.people.load), 3)


def load_share(situation: Situation, load: float) -> float:
    """The share of the capacity that promises and a load, in touches a day, ask for."""
    load += promises_a_day(situation)
    held = capacity(situation)
    # Sums differ in their last places with the order of the records; no plan may depend on that.
    return round(load / held, 9) if held else NO_ROOM if load else 0.0


def capacity(situation: Situation) -> float:
    """Follow-ups that the budget holds on a calendar day, weekends evened out."""
    return slots_a_day(situation) * len(situation.calendar.weekdays) / 7


def promises_a_day(situation: Situation) -> float:
    """The rate at which the user makes promises, over the last 90 days or the age of the book."""
    days = min(PROMISE_DAYS, max(situation.now - situation.start + 1, LEAST_DAYS))
    return (
        sum(
            [
                situation.now - days < day <= situation.now
                for day in situation.promises.creation_days
            ]
        )
        / days
    )
