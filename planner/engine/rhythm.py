"""How far ahead keeping in touch looks: when a turn begins, what a horizon asks for, and whether a choice goes well.

A clock is the days since somebody's last real touch and their cadence; it falls due in cadence - days. Clocks are kept
by cadence: of one cadence the oldest always comes first, which makes thousands of them quick to play ahead. The theory
is pinwheel scheduling, also known as bamboo garden trimming (Kawamura, STOC 2024; Kuszmaul, SPAA 2022).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import Final

from planner.engine.calendar import Calendar

Running = Mapping[int, Sequence[tuple[int, str]]]
"""The clocks that run, by cadence: days since the last real touch, and with whom."""

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
ASKED: Final = 0.8
"""Share of a horizon's slots above which spare slots are used early."""
TIGHT: Final = 0.7
"""Share of the slots of the next days above which a choice is tried before it is made."""
LOOK: Final = 16
"""Days that a choice is played ahead."""
FURTHEST: Final = 730
"""Days of the longest horizon that is looked at, however long a cadence somebody set."""


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


def rooms_from(calendar: Calendar, now: int, days: int, slots: float) -> list[float]:
    """The slots of each of so many days, today first; days that do not count have none."""
    working = set(calendar.run(now, now + days - 1))
    return [slots if day in working else 0.0 for day in range(now, now + days)]


def horizon(running: Running, rooms: Sequence[float], share: float) -> int:
    """The end of the longest horizon of whose slots more than a share is asked for, in days from today; -1 for none.

    Deadlines count with their repeats, and what is past counts for today.
    """
    asked = [0] * len(rooms)
    for cadence, clocks in running.items():
        for days, _ in clocks:
            for at in range(max(cadence - days, 0), len(asked), cadence):
                asked[at] += 1
    sums = enumerate(zip(asked, accumulate(asked), accumulate(rooms), strict=True))
    return max((at for at, (count, load, room) in sums if count and load > share * room), default=-1)


class Trial:
    """The next days, played ahead by plain Reduce-Max after different choices for today.

    Only those are looked at who can matter: of so many slots none goes to a ratio below that of the last whom they
    reach, so that whoever stays below it until the end is neither chosen nor late.

    Args:
        running: The clocks that may be chosen, and those that are touched today whatever is chosen, at 0 days.
        rooms: The slots of each day, today first.
    """

    def __init__(self, running: Running, rooms: Sequence[float]) -> None:
        self._slots = [int(room) for room in rooms]
        most = sum(self._slots) + 1
        oldest = {
            cadence: sorted([days for days, _ in clocks], reverse=True)[:most] for cadence, clocks in running.items()
        }
        ratios = nlargest(most, [days / cadence for cadence, ages in oldest.items() for days in ages])
        self._least = min(ratios[-1], 1.0) if len(ratios) == most else 0.0
        self._ages = {
            cadence: [days for days in oldest[cadence] if self.matters(days, cadence)] for cadence in sorted(oldest)
        }

    def matters(self, days: int, cadence: int) -> bool:
        """Whether a clock can be chosen, or be late, in these days."""
        return (days + len(self._slots)) / cadence >= self._least

    def goes_well(self, chosen: Iterable[tuple[int, int]]) -> bool:
        """Whether nobody is late after a choice for today, given as days and cadences."""
        touched: dict[int, list[int]] = {}
        for days, cadence in chosen:
            touched.setdefault(cadence, []).append(days)
        cadences: list[int] = []
        queues: list[deque[int]] = []
        for cadence, ages in self._ages.items():
            left = list(ages)
            for days in touched.get(cadence, ()):
                if days in left:
                    left.remove(days)
                    left.append(0)
            if left and left[0] >= cadence:
                return False
            if left:
                cadences.append(cadence)
                # Days are counted from today: the first in a queue was touched the longest ago.
                queues.append(deque([-days for days in left]))
        if not queues:
            return True
        for day in range(1, len(self._slots)):
            ratios = [(day - queue[0]) / cadence for queue, cadence in zip(queues, cadences, strict=True)]
            for _ in range(self._slots[day]):
                at = ratios.index(max(ratios))
                queues[at].popleft()
                queues[at].append(day)
                ratios[at] = (day - queues[at][0]) / cadences[at]
            if max(ratios) >= 1:
                return False
        return True
