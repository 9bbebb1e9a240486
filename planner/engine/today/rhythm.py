"""When somebody's turn begins, and by how much all cadences stretch where a network asks for more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.engine.happened.calendar import Calendar

LIGHT: Final = 0.6
"""The load below which a network can afford to begin earlier, so that missed days do no harm."""
FULL: Final = 1.0
"""The load above which a network asks for more than there is."""
AHEAD: Final = (3, 5)
"""Working days before the day on which a turn begins: always, and for a long cadence."""
AHEAD_LIGHT: Final = (5, 8)
"""The same in a light network."""
LONG: Final = 10
"""A turn begins a tenth of the cadence before its day, within those bounds."""
MARGIN: Final = 1.03
"""By how much more than the least that is possible cadences stretch: what a rule that chooses day by day can hold."""


class Turns:
    """When turns begin, as of a day.

    Args:
        calendar: The working days.
        now: The day, as an ordinal.
        load: Touches that the clocks ask for over those that the slots hold.
    """

    def __init__(self, calendar: Calendar, now: int, load: float) -> None:
        self.full = load > FULL
        soon, far = AHEAD_LIGHT if load < LIGHT else AHEAD
        self._soon, self._far = calendar.after(now, soon) - now, calendar.after(now, far) - now
        self._known: dict[int, int] = {}

    def begins(self, cadence: int) -> int:
        """The days since the last touch from which it is somebody's turn; never before half the cadence."""
        known = self._known.get(cadence)
        if known is None:
            window = min(max(self._soon, min(self._far, cadence // LONG)), cadence // 2)
            # A full network is stretched alike for all: what counts is the ratio, not the day.
            known = self._known[cadence] = -(-9 * cadence // 10) if self.full else cadence - window
        return known


def stretch(people: Mapping[int, int], slots: float) -> float:
    """By how much cadences stretch so that a network fits: 1 where it does, else 3 % above the least possible R.

    Gaps of at most R times the cadence, in whole days, ask for at least the sum of 1 / floor(R * a) touches a day; R is
    found by bisection.

    Args:
        people: How many there are of each cadence.
        slots: Touches a calendar day that there are for them.
    """

    def fits(ratio: float) -> bool:
        return (
            sum([count / max(int(ratio * cadence), 1) for cadence, count in people.items()])
            <= slots
        )

    low, high = 1.0 / MARGIN, 1.0
    if slots <= 0 or fits(low):
        return 1.0
    while not fits(high):
        low, high = high, 2 * high
    while high - low > 1e-4 * high:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return max(high * MARGIN, 1.0)
