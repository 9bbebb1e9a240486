"""R6 and R7: what a slot of today is worth to each clock, seen from all the days ahead.

A clock is the days since somebody's last real touch and their cadence; it falls due in cadence - days, and at every
cadence after that. The laxity of a day is the slots up to it less the deadlines up to it: where it is below zero
somebody will be late whatever is done (Hall's condition), and where it is small a day is dear. So each day ahead has a
strain, exp(-SHARP * laxity).

A touch today takes one slot from every day ahead, and gives it back from its own deadline on: up to there, and as far
into every later turn, it has only come early. The strain of all the other days is what the touch relieves; days too
early over the cadence is what it wastes. The slot goes where relief less waste is greatest, and to nobody who wastes
more than that relieves.

One rule for every load: it keeps every pinwheel instance that was tried, spends within a tenth of the fewest touches,
and when there is more than fits it keeps everybody within 3 % of the best that is possible (docs/engine.md). Theory:
pinwheel scheduling, also known as bamboo garden trimming (Kawamura, STOC 2024; Kuszmaul, SPAA 2022).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, islice
from math import exp
from operator import sub
from typing import Final

from planner.engine.happened.calendar import Calendar

FURTHEST: Final = 400
"""Days ahead whose strain counts at most; where nobody's interval is that long, the longest of them is enough."""
SHARP: Final = 1.3
"""How dear a day is with one slot less left: e ** 1.3, nearly four times as much."""
MISSED: Final = 0.1
"""What the last chance to be on time adds to the order: a working day may be missed without warning."""
FADES: Final = 0.5
"""What is left of that with each chance more."""
LEAST: Final = 1e-9
"""Sums differ in their last places with the order of the records; no plan may depend on that."""

Clock = tuple[int, str]
"""The ordinal of the last real touch, in either direction, and with whom."""


class Ahead:
    """The days from one on: what they hold, and what the clocks ask of them.

    Args:
        calendar: The working days.
        first: The first day, as an ordinal.
        slots: Touches that a working day holds.
        longest: The longest cadence of the clocks.
        days: How many days are to be played.
        stretch: By how much every cadence is stretched, where there is more than fits.
    """

    def __init__(
        self,
        calendar: Calendar,
        first: int,
        slots: float,
        *,
        longest: int,
        days: int = 1,
        stretch: float = 1.0,
    ) -> None:
        self._first, self._stretch = first, stretch
        self.horizon = min(self.interval(longest), FURTHEST)
        counts = calendar.counts(first, days + self.horizon)
        self._chances = list(accumulate(counts))
        self._holds = [slots * each for each in counts]
        self._asked = [0] * len(counts)

    def interval(self, cadence: int) -> int:
        """Days after which somebody is late: the cadence, stretched where there is more than fits."""
        return max(int(self._stretch * cadence + LEAST), 1)

    def ask(self, clocks: Mapping[int, Sequence[Clock]]) -> None:
        """Count the deadlines of clocks, given by cadence, the oldest first; what is past counts on the first day."""
        first, asked = self._first, self._asked
        for cadence, queue in clocks.items():
            every = self.interval(cadence)
            # A stretched interval may reach further than is looked.
            near = queue[: bisect_left(queue, (first + len(asked) - every, ""))]
            for last, count in Counter([last for last, _ in near]).items():
                for at in range(max(last + every - first, 0), len(asked), every):
                    asked[at] += count

    def drop(self, last: int, cadence: int) -> None:
        """Take the deadlines of a clock out."""
        asked, every = self._asked, self.interval(cadence)
        for at in range(max(last + every - self._first, 0), len(asked), every):
            asked[at] -= 1

    def touch(self, last: int, cadence: int, day: int) -> None:
        """Move the deadlines of a clock that is touched on a day."""
        self.drop(last, cadence)
        self.ask({cadence: [(day, "")]})

    def choose(
        self,
        queues: Mapping[int, Iterable[Clock]],
        day: int,
        slots: int,
        begins: Callable[[int], int],
    ) -> list[tuple[int, Clock]]:
        """Choose whom to keep in touch with on a day, and touch them.

        Args:
            queues: Those who may be chosen, by cadence, the oldest first: it comes before all others of its cadence.
            day: The day, as an ordinal.
            slots: How many may be chosen.
            begins: The days since the last touch from which it is somebody's turn, by cadence, and the slot theirs
                even if that relieves nothing.

        Returns:
            The cadences and the clocks, in the order in which the slots go to them.
        """
        chosen: list[tuple[int, Clock]] = []
        waiting = {cadence: iter(queue) for cadence, queue in queues.items()}
        heads = {cadence: head for cadence, queue in waiting.items() for head in islice(queue, 1)}
        while heads and len(chosen) < slots:
            look = self._look(day, slots - len(chosen))
            ranked = [
                (place, cadence, head[1])
                for cadence, head in heads.items()
                if (place := look.place(day - head[0], cadence, begins(cadence))) is not None
            ]
            if not ranked:
                break
            cadence = min(ranked)[1]
            chosen.append((cadence, heads.pop(cadence)))
            self.touch(chosen[-1][1][0], cadence, day)
            heads.update((cadence, head) for head in islice(waiting[cadence], 1))
        return chosen

    def _look(self, day: int, left: int) -> _Look:
        """Look ahead from a day that has some slots left."""
        at = day - self._first
        until = at + self.horizon + 1
        lack = list(map(sub, self._asked[at:until], self._holds[at:until]))
        lack[0] = sum(self._asked[: at + 1]) - left
        lack = list(accumulate(lack))
        most = SHARP * max(*lack, 0.0)
        strains = accumulate(map(exp, [SHARP * each - most for each in lack]), initial=0.0)
        return _Look(self, list(strains), self._chances[at:until], exp(SHARP * left))


class _Look:
    """The strain of the days ahead, summed up, as it is when a slot is to be given."""

    def __init__(self, ahead: Ahead, strain: list[float], chances: list[int], idle: float) -> None:
        self._ahead, self._strain, self._chances = ahead, strain, chances
        self._idle = idle
        """By how much dearer the days become if today's slots are left alone."""

    def place(self, days: int, cadence: int, begins: int) -> tuple[int, float] | None:
        """Where a clock stands in the order, the least first; None where the slot is better left alone."""
        if not days:
            return None
        every = self._ahead.interval(cadence)
        early = every - days
        if early <= 0:
            return 0, -days / cadence
        relief, waste = self._relief(early, every), early / every
        chances = self._chances[min(early, self._ahead.horizon)] - self._chances[0]
        if not chances:
            return 1, round(waste - relief, 9)
        if days < begins and relief * self._idle <= waste + LEAST:
            return None
        return 2, round(waste - relief - MISSED * FADES**chances, 9)

    def _relief(self, early: int, every: int) -> float:
        """The strain of the days that a touch today gives a slot back to."""
        strain, last = self._strain, len(self._strain) - 1
        spent = sum([strain[min(at + early, last)] - strain[at] for at in range(0, last, every)])
        return strain[last] - spent
