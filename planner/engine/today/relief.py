"""R6 and R7: what a slot of today is worth to each clock, seen from all the days ahead.

A clock is the days since somebody's last real touch and their cadence; it falls due in cadence -
days, and at every cadence after that. The laxity L of a day ahead is the slots that the user is
expected to have up to it, less the deadlines up to it; how many slots there will be is uncertain,
with variance V, for a working day may be missed. The strain of the day is the chance that the slots
fall short, erfc(L / sqrt(2 V)), by the normal approximation and twice the tail, and at least the
chance that no day up to it is attended; to it comes exp(-SHARP * L) for what a count cannot say:
that no day of a short cadence can be split. Where L is below zero somebody will be late whatever is
done (Hall's condition), and the worst of these days is the measure.

A touch today takes a deadline out of every day ahead, and puts it back from the next one on: up to
there, and as far into every later turn, it has only come early. The strain of all other days is
what the touch relieves; days too early over the cadence is what it wastes. A slot goes to somebody
only if that relieves more than it wastes, and first to whoever has most relief for the least waste.

Whoever is late has a second deadline, at twice their cadence: those who can still be on time come
first, as with promises. Whoever misses that too comes before all others. Where there is more than
fits all cadences stretch alike (`stretch`), and whoever is past theirs comes first.

Theory: pinwheel scheduling, also known as bamboo garden trimming (Kawamura, STOC 2024; Kuszmaul,
SPAA 2022), here under random attendance, as a chance constraint (Charnes and Cooper, 1959).
Figures: docs/engine.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from math import erfc, exp, inf, sqrt
from operator import add, itemgetter, mul, sub
from typing import Final

from planner.engine.happened.calendar import Calendar
from planner.engine.today.attendance import LEAST_VARIANCE, Attendance
from planner.value import NamedTuple

FURTHEST: Final = 400
"""Days ahead whose strain counts at most; where nobody's interval is that long, the longest of them
is enough."""
SHARP: Final = 1.3
"""How dear a day is with one slot less left: e ** 1.3, nearly four times as much."""
SECOND: Final = 2
"""Cadences after which the second deadline of somebody who is late falls."""
MARGIN: Final = 1.03
"""By how much more than the least that is possible cadences stretch: what a rule that chooses day
by day can hold."""
SURE: Final = 1e9
"""1 / sqrt(2 V) where nothing is uncertain yet."""
NEAR: Final = 30
"""Days ahead on which somebody may have no chance at all; beyond them that has no probability worth
the name."""
LEAST: Final = 1e-9
"""Sums differ in their last places with the order of the records; no plan may depend on that."""

PRICE: Final = 0.3
"""What a touch that is wasted whole has to relieve at least: lateness weighs more than a touch too
many."""
CROWDED: Final = exp(SHARP)
"""What waste costs in the order, for today's other slots are given too: one slot dearer."""
_LAST: Final = itemgetter(0)

Clock = tuple[int, str]
"""The ordinal of the last real touch, in either direction, and with whom."""


class SlotsAhead(NamedTuple):
    """The slots that the user may expect, summed up from the day before the first on."""

    first: int
    mean: Sequence[float]
    variance: Sequence[float]
    absence: Sequence[float]
    """By day, from the first on, the chance that nothing can be done on it; 1 where it is no
    working day."""


def slots_ahead(
    calendar: Calendar, first: int, days: int, slots: float, attendance: Attendance
) -> SlotsAhead:
    """What the days from the first on may be expected to hold.

    Args:
        calendar: The working days.
        first: The first day, as an ordinal.
        days: How many days.
        slots: Touches that an attended working day holds.
        attendance: How the user attends.
    """
    week = [attendance.chances[(first + day - 1) % 7] for day in range(7)]
    scale = attendance.dispersion * slots * slots
    mean = [slots * chance for chance in week] * (days // 7 + 1)
    variance = [scale * max(chance * (1 - chance), LEAST_VARIANCE) for chance in week] * (
        days // 7 + 1
    )
    counts = calendar.counts(first, days)
    return SlotsAhead(
        first,
        [*accumulate(map(mul, counts, mean), initial=0.0)],
        [*accumulate(map(mul, counts, variance), initial=0.0)],
        [1 - count * min(week[day % 7], 1 - LEAST_VARIANCE) for day, count in enumerate(counts)],
    )


class Prospect(NamedTuple):
    """The days from one on, as seen from that one: by day what they add up to."""

    slots: Sequence[float]
    scale: Sequence[float]
    """1 / sqrt(2 V), with V the variance of the slots."""
    absence: Sequence[float]
    """The chance that no day up to it is attended, for the first of them."""


def prospect(ahead: SlotsAhead, day: int, horizon: int) -> Prospect:
    """What so many days beyond a day may hold; `ahead` reaches as far."""
    begin = day - ahead.first + 1
    end = begin + horizon + 1
    held, spread = ahead.mean[begin], ahead.variance[begin]
    scale = [
        1 / sqrt(2 * (variance - spread)) if variance > spread else SURE
        for variance in ahead.variance[begin:end]
    ]
    near = ahead.absence[begin : begin + min(NEAR, horizon)]
    return Prospect(
        [slots - held for slots in ahead.mean[begin:end]],
        scale,
        [*accumulate(near, mul, initial=1.0)],
    )


class Outlook:
    """The days from one on: what they may hold, and what the clocks ask of them.

    Args:
        days: What they may hold.
        day: The day, as an ordinal.
        stretch: By how much every cadence is stretched, where there is more than fits.
    """

    def __init__(self, days: Prospect, day: int, stretch: float = 1.0) -> None:
        self.day, self.stretch = day, stretch
        self._slots, self._scale, self._absence = days
        self._deadlines = [0] * len(days.slots)

    def interval(self, cadence: int) -> int:
        """Days after which somebody is late: the cadence, stretched where there is more than
        fits."""
        return max(int(self.stretch * cadence + LEAST), 1)

    def days_left(self, last: int, cadence: int) -> int:
        """Days to the deadline of a clock: the second one for those who are late, today for those
        past that too."""
        interval = self.interval(cadence)
        left = last + interval - self.day
        if left < 0 and self.stretch == 1:
            left += (SECOND - 1) * interval
        return max(left, 0)

    def ask(self, clocks: Mapping[int, Sequence[Clock]]) -> None:
        """Count the deadlines of clocks, given by cadence."""
        for cadence, queue in clocks.items():
            for last, count in Counter(map(_LAST, queue)).items():
                self._count(self.days_left(last, cadence), cadence, count)

    def drop(self, last: int, cadence: int) -> None:
        """Take the deadlines of a clock out."""
        self._count(self.days_left(last, cadence), cadence, -1)

    def choose(
        self, clocks: Mapping[int, Sequence[Clock]], slots: int, taken: Collection[str] = ()
    ) -> list[tuple[int, Clock]]:
        """Choose whom to keep in touch with on the day.

        Args:
            clocks: Those who may be chosen, by cadence, the oldest first.
            slots: How many may be chosen.
            taken: Contacts who are asked for in another way: they are passed over.

        Returns:
            The cadences and the clocks, in the order in which the slots go to them.
        """
        chosen: list[tuple[int, Clock]] = []
        queues = [
            _Queue(cadence, queue, taken)
            for cadence, clocks_of in clocks.items()
            for queue in self._by_lateness(clocks_of, cadence)
        ]
        while len(chosen) < slots:
            best = self._first(queues)
            if best is None:
                break
            last, _ = clock = best.pop()
            self.drop(last, best.cadence)
            self._count(self.interval(best.cadence), best.cadence, 1)
            chosen.append((best.cadence, clock))
        return chosen

    def _by_lateness(self, clocks: Sequence[Clock], cadence: int) -> Iterator[Sequence[Clock]]:
        """The clocks of a cadence that are late, and those that are not: of each the oldest comes
        first."""
        begin = bisect_left(clocks, (self.day - self.interval(cadence), ""))
        yield clocks[:begin]
        yield clocks[begin : bisect_left(clocks, (self.day, ""))]

    def _first(self, queues: Sequence[_Queue]) -> _Queue | None:
        """Whose head the next slot goes to; None where it is better left alone."""
        strain = self._strain()
        best: tuple[float, float, str] | None = None
        first: _Queue | None = None
        for queue in queues:
            if queue.head is None:
                continue
            last, contact = queue.head
            cost = self._cost(strain, last, queue.cadence)
            if cost is None:
                continue
            rank = (cost, (last - self.day) / queue.cadence, contact)
            if best is None or rank < best:
                best, first = rank, queue
        return first

    def _strain(self) -> list[float]:
        """The strain of the days from this one on if today's slots are left alone, summed up."""
        laxity = [*map(sub, self._slots, accumulate(self._deadlines))]
        worst = max(-SHARP * min(laxity), 0.0)
        crowded = map(exp, [-SHARP * each - worst for each in laxity])
        short = [*map(erfc, map(mul, laxity, self._scale))]
        short[: len(self._absence)] = map(max, short, self._absence)
        return [*accumulate(map(add, crowded, map(mul, short, repeat(exp(-worst)))), initial=0.0)]

    def _cost(self, strain: Sequence[float], last: int, cadence: int) -> float | None:
        """What a touch wastes less what it relieves; None where it wastes more."""
        interval, left = self.interval(cadence), self.days_left(last, cadence)
        if not left and self.day - last > interval:
            return -inf
        end = len(strain) - 1
        late = self.day - last > interval
        waste = 0.0 if late else left / interval
        relief = strain[end]
        for turn in range(0, end, interval):
            relief -= strain[min(turn + left, end)] - strain[turn]
        if relief <= PRICE * waste + LEAST and not late:
            return None
        return round(CROWDED * waste - relief, 9)

    def _count(self, left: int, cadence: int, count: int) -> None:
        """Count so many deadlines of a cadence more, the first of them in so many days."""
        deadlines = self._deadlines
        for day in range(left, len(deadlines), self.interval(cadence)):
            deadlines[day] += count


class _Queue:
    """Clocks of one cadence, the oldest first, without those who are taken."""

    def __init__(self, cadence: int, clocks: Sequence[Clock], taken: Collection[str]) -> None:
        self.cadence = cadence
        self._clocks = (clock for clock in clocks if clock[1] not in taken)
        self.head = next(self._clocks, None)

    def pop(self) -> Clock:
        """Take the head out."""
        clock = self.head
        assert clock is not None
        self.head = next(self._clocks, None)
        return clock


def stretch(people: Mapping[int, int], slots: float) -> float:
    """By how much cadences stretch so that a network fits: 1 where it does, else 3 % above the
    least possible R.

    Gaps of at most R times the cadence, in whole days, ask for at least the sum of 1 / floor(R * a)
    touches a day; R is found by bisection.

    Args:
        people: How many there are of each cadence.
        slots: Touches a calendar day that there are for them.
    """

    def fits(ratio: float) -> bool:
        touches = [count / max(int(ratio * cadence), 1) for cadence, count in people.items()]
        return sum(touches) <= slots

    low, high = 1.0 / MARGIN, 1.0
    if slots <= 0 or fits(low):
        return 1.0
    while not fits(high):
        low, high = high, 2 * high
    while high - low > 1e-4 * high:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return max(high * MARGIN, 1.0)
