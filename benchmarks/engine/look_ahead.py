"""A rule that looks ahead, measured beside the engine's.

1. Whoever falls due within the next few working days is offered, earliest first. A light network (less than 60 % of
   its slots asked for) can afford to begin earlier, so that missed days do no harm; nobody before half their cadence.
2. Slots that are left take whom a horizon needs that is asked for by more than 80 %: those whose day falls into it,
   the largest lateness ratio first, at any ratio. Nobody is taken early for a horizon that has room.
3. Where the next 16 days are tight, the choice is tried: if plain Reduce-Max would be late after it, the first one in
   the order of Reduce-Max is taken after whom it would not be.
4. A network that asks for more than there is goes by Reduce-Max alone: all intervals are stretched alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from benchmarks.engine.network import Day

FURTHEST: Final = 730
ASKED: Final = 0.8
"""Share of a horizon's slots above which it is served early."""
TIGHT: Final = 0.7
LOOK: Final = 16
LIGHT: Final = 0.6


class Clock(NamedTuple):
    """A clock as of today."""

    days: int
    cadence: int
    who: int

    @property
    def left(self) -> int:
        """Days until it falls due."""
        return self.cadence - self.days

    @property
    def rank(self) -> tuple[float, int, int]:
        """Its place in the order of Reduce-Max."""
        return -self.days / self.cadence, self.cadence, self.who


def look_ahead(day: Day) -> list[int]:
    """Whom to keep in touch with today."""
    clocks = [
        Clock(day.now - last, cadence, who)
        for who, (last, cadence) in enumerate(zip(day.last, day.cadences, strict=True))
    ]
    ranked = sorted(clocks, key=lambda clock: clock.rank)
    load = sum(1 / clock.cadence for clock in clocks) / (day.slots * len(day.calendar.weekdays) / 7)
    if load > 1:
        return [clock.who for clock in ranked[: day.slots]]
    horizon = min(max(day.cadences), FURTHEST)
    working = set(day.calendar.run(day.now, day.now + horizon))
    rooms = [day.slots if each in working else 0 for each in range(day.now, day.now + horizon + 1)]
    chosen = _plain(day, ranked, rooms, light=load < LIGHT)
    near = rooms[:LOOK]
    if _needs(clocks, near, TIGHT) >= 0 and not _goes_well(clocks, chosen, near):
        for first in ranked:
            other = [first, *(clock for clock in ranked if clock is not first)][: day.slots]
            if _goes_well(clocks, other, near):
                chosen = other
                break
    return [clock.who for clock in chosen]


def _plain(day: Day, ranked: Sequence[Clock], rooms: Sequence[int], *, light: bool) -> list[Clock]:
    soon, far = (day.calendar.after(day.now, count) - day.now for count in ((5, 8) if light else (3, 5)))
    due = [
        clock for clock in ranked
        if clock.left <= max(min(max(soon, min(far, clock.cadence / 10)), clock.cadence / 2), 0)
    ]
    chosen = sorted(due, key=lambda clock: (clock.left, clock.rank))[: day.slots]
    until = _needs(ranked, rooms, ASKED) if len(chosen) < day.slots else -1
    early = [clock for clock in ranked if clock.left <= until and clock not in chosen]
    return chosen + early[: day.slots - len(chosen)]


def _needs(clocks: Sequence[Clock], rooms: Sequence[int], share: float) -> int:
    """The end of the longest horizon of whose slots more than a share is asked for, repeats included; -1 for none."""
    asked = [0] * len(rooms)
    for clock in clocks:
        for at in range(max(clock.left, 0), len(rooms), clock.cadence):
            asked[at] += 1
    found, load, room = -1, 0, 0
    for at, count in enumerate(asked):
        load, room = load + count, room + rooms[at]
        if count and load > share * room:
            found = at
    return found


def _goes_well(clocks: Sequence[Clock], chosen: Sequence[Clock], rooms: Sequence[int]) -> bool:
    """Whether after this choice nobody would be late in the days ahead, were they played by plain Reduce-Max."""
    taken = {clock.who for clock in chosen}
    state = [[0 if clock.who in taken else clock.days, clock.cadence] for clock in clocks]
    if any(days >= cadence for days, cadence in state):
        return False
    for room in rooms[1:]:
        for each in state:
            each[0] += 1
        for _ in range(room):
            latest = max(state, key=lambda each: (each[0] / each[1], -each[1]))
            latest[0] = 0
        if any(days >= cadence for days, cadence in state):
            return False
    return True
