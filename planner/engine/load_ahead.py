"""R7's look ahead: what each of the next 26 weeks asks for, against what the budget holds.

The network as it is today is played forward by the plan's own rules, as if everything were done when it is planned:
replies and promises, ladders and favours on their day, then keeping in touch (see `keep_in_touch`; which one goes first
on a tight day moves nothing from week to week, and is not tried). The load of a week is what is done in it and what is
past its day when it ends; a week overflows where that is more than it holds. Days that do not count take nothing: what
falls on them is asked for on the next that does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from heapq import nsmallest
from math import ceil
from typing import Final

from planner.engine.budget import spent
from planner.engine.cadence import dormant_after, hidden_until
from planner.engine.capacity import load_share, promises_a_day, slots_a_day
from planner.engine.errands import errands
from planner.engine.ladder import LAPSES_AFTER, Rest, ladder_of
from planner.engine.rhythm import ASKED, FURTHEST, Turns, horizon, rooms_from
from planner.engine.situation import Situation, once
from planner.engine.tie import LADDER
from planner.value import NamedTuple

WEEKS: Final = 26
GRACE: Final = 0.25
"""Share of their cadence within which those who are late today are caught up with: a heap is spread (R7)."""
LEAST_GRACE: Final = 7
"""Days."""
CAN_WAIT: Final = 14
"""Days that a nudge, thanks or a favour may wait for a slot before a week counts as too full for it."""


class Week(NamedTuple):
    """A week from its Monday on. Load and capacity are in touches: minutes over the estimate of keeping in touch."""

    start: date
    load: float
    capacity: float

    @property
    def over(self) -> bool:
        """Whether more is asked for than it holds."""
        return self.load > self.capacity


class _Clock:
    """A keep-in-touch clock that is played forward. Days are ordinals."""

    __slots__ = ("cadence", "due", "free_from", "last")

    def __init__(self, last: int, cadence: int, free_from: int, due: int) -> None:
        self.last, self.cadence, self.free_from, self.due = last, cadence, free_from, due

    def touched(self, day: int) -> None:
        self.last, self.due = day, day + self.cadence


@once
def weeks_ahead(situation: Situation) -> Sequence[Week]:
    """The next 26 weeks; the first is what is left of this one."""
    return play_forward(situation)


def play_forward(situation: Situation, budget_until: tuple[int, int] = (0, 0)) -> Sequence[Week]:
    """The same with another budget up to a day: `budget_until` are its minutes a working day, and that day."""
    for_now, until = budget_until
    clocks, minutes = _clocks(situation), max(situation.minutes("keep_in_touch"), 1)
    pending = sorted(errands(situation))
    promised = promises_a_day(situation) * 7 * situation.minutes("promise")
    monday = situation.now - (situation.now - 1) % 7
    weeks: list[Week] = []
    for number in range(WEEKS):
        start = monday + 7 * number
        days = situation.calendar.run(max(start, situation.now), start + 6)
        budget = for_now if start <= until else situation.budget
        left = budget * len(days) - (min(spent(situation), budget) if situation.now in days else 0)
        used = 0.0
        known = sum(each.minutes for each in pending if each.promise and each.day <= start + 6)
        reserved = max(promised - known, 0.0) / len(days) if number and days else 0.0
        load, crowded = _crowded(situation, clocks, days[0]) if days else (0.0, 0)
        for day in days:
            used += reserved
            room = min(budget - reserved - (spent(situation) if day == situation.now else 0), left - used)
            later = []
            for errand in pending:
                if errand.day <= day and (errand.must or errand.minutes <= room):
                    room -= errand.minutes
                    used += errand.minutes
                    if errand.contact in clocks:
                        clocks[errand.contact].touched(day)
                elif errand.must or day - errand.day <= LAPSES_AFTER:
                    later.append(errand)
            pending = later
            turns = Turns(situation.calendar, day, load)
            used += minutes * _keep(list(clocks.values()), day, turns, crowded, int(room // minutes))
        late = 0
        if days:
            late = sum(each.minutes for each in pending if each.day + (0 if each.must else CAN_WAIT) <= days[-1])
            late += minutes * sum(max(each.due, each.free_from) <= days[-1] for each in clocks.values())
        weeks.append(Week(
            date.fromordinal(start), round((used + late) / minutes, 1), round(max(left, 0) / minutes, 1),
        ))
    return tuple(weeks)


def _clocks(situation: Situation) -> dict[str, _Clock]:
    """The clocks that run, by contact. Whoever waits on the bench has none."""
    clocks: dict[str, _Clock] = {}
    now = situation.now
    for member in situation.people.kept:
        tie = situation.ties.get(member.id)
        if tie is None or not tie.first_out or now - tie.last > dormant_after(member.cadence):
            continue
        until = hidden_until(situation, member.contact) if member.hidden else None
        free_from = until.toordinal() if until is not None else 0
        if len(tie.waits) == LADDER and isinstance(rest := ladder_of(situation, member.contact, tie), Rest):
            free_from = max(free_from, rest.until)
        due = tie.last + member.cadence
        if due < now:
            due = now + max(ceil(GRACE * member.cadence), LEAST_GRACE)
        clocks[member.id] = _Clock(tie.last, member.cadence, free_from, due)
    return clocks


def _keep(clocks: Sequence[_Clock], day: int, turns: Turns, crowded: int, slots: int) -> int:
    """Keep in touch on a day with those whose turn it is, then early with those due by a day; return with how many."""
    if slots <= 0:
        return 0
    turn: list[tuple[int, float, int, int]] = []
    ahead: list[tuple[float, int, int]] = []
    for index, clock in enumerate(clocks):
        days, cadence = day - clock.last, clock.cadence
        if clock.free_from > day or not days:
            continue
        if days >= turns.begins(cadence):
            turn.append((0 if turns.full else max(cadence - days, 0), -days / cadence, cadence, index))
        elif turns.full or clock.last + cadence <= crowded:
            ahead.append((-days / cadence, cadence, index))
    chosen = [each[-1] for each in nsmallest(slots, turn)]
    chosen += [each[-1] for each in nsmallest(slots - len(chosen), ahead)]
    for index in chosen:
        clocks[index].touched(day)
    return len(chosen)


def _crowded(situation: Situation, clocks: Mapping[str, _Clock], day: int) -> tuple[float, int]:
    """The load of the clocks on a day, and the last day of the horizon that is served early."""
    running: dict[int, list[tuple[int, str]]] = {}
    for contact, clock in clocks.items():
        if clock.free_from <= day:
            running.setdefault(clock.cadence, []).append((day - clock.last, contact))
    load = load_share(situation, sum([len(each) / cadence for cadence, each in sorted(running.items())]))
    rooms = rooms_from(situation.calendar, day, min(max(running, default=0), FURTHEST) + 1, slots_a_day(situation))
    return load, day + horizon(running, rooms, ASKED)
