"""R7's gauge: what the user will have time for, and the share of it that is asked for.

Capacity is what will be there: the budget of a working day over the estimate of keeping in touch,
times the chance that the day is attended (`attendance`). Utilisation is the load (`load`) over the
capacity; above 1 the network cannot be kept at its cadences. The new touch has its own slot (R1).
"""

from __future__ import annotations

from typing import Final

from planner.engine.situation import Situation, once
from planner.engine.today.attendance import attendance
from planner.engine.today.load import cadence_load, obligations_a_day

AMBER: Final = 0.83
"""Up to this utilisation the network fits; above it is full (sum 1/a <= 5/6 always fits: Kawamura,
STOC 2024)."""
FULL: Final = 1.0
"""The utilisation above which more is asked for than there is time for."""
NO_ROOM: Final = 99.0
"""The utilisation of no capacity at all."""


def slots_a_day(situation: Situation) -> float:
    """Follow-ups that the budget holds on a working day."""
    return situation.usual_budget / max(situation.minutes("keep_in_touch"), 1)


@once
def net_slots_a_day(situation: Situation) -> float:
    """What promises, replies and ladders leave of them on a working day that is attended."""
    attended = attended_share(situation)
    if not attended:
        return 0.0
    return max(slots_a_day(situation) - obligations_a_day(situation) / attended, 0.0)


@once
def utilisation(situation: Situation) -> float:
    """The share of the capacity that is asked for; above 1 the network cannot be kept at its
    cadences."""
    return round(share_of_capacity(situation, cadence_load(situation)), 3)


def share_of_capacity(situation: Situation, cadences: float) -> float:
    """The share of the capacity that cadences, in touches a day, and obligations ask for."""
    load, held = cadences + obligations_a_day(situation), capacity(situation)
    # Sums differ in their last places with the order of the records; no plan may depend on that.
    return round(load / held, 9) if held else NO_ROOM if load else 0.0


@once
def capacity(situation: Situation) -> float:
    """Follow-ups that the user will have time for on a calendar day, weekends evened out."""
    return slots_a_day(situation) * attended_share(situation)


@once
def attended_share(situation: Situation) -> float:
    """The share of all days that are working days and attended, holidays aside."""
    chances = attendance(situation).chances
    return sum([chances[weekday] for weekday in sorted(situation.calendar.weekdays)]) / 7
