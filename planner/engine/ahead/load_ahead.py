"""R7's look ahead: what each of the next 26 weeks asks for, against what the budget holds.

The network as it is today is played forward by the plan's own rules, as if everything were done when it is planned:
replies and promises, ladders and favours on their day, then keeping in touch (see `keep_in_touch`). The load of a week
is what is done in it and what is past its day when it ends; a week overflows where that is more than it holds. Days
that do not count take nothing: what falls on them is asked for on the next that does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from typing import Final

from planner.engine.ahead.errands import errands
from planner.engine.happened.tie import LADDER
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import dormant_after, hidden_until
from planner.engine.today.budget import spent
from planner.engine.today.capacity import load_share, promises_a_day, slots_a_day
from planner.engine.today.keep_in_touch import stretched
from planner.engine.today.ladder import LAPSES_AFTER, Rest, ladder_of
from planner.engine.today.relief import Ahead, Clock
from planner.engine.today.rhythm import Turns
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


class _Network:
    """The clocks, as they run on from day to day by the plan's own rule."""

    def __init__(self, situation: Situation, clocks: Mapping[str, _Clock]) -> None:
        self.clocks = clocks
        self._situation = situation
        self._ahead = Ahead(
            situation.calendar,
            situation.now,
            slots_a_day(situation),
            days=7 * WEEKS,
            stretch=stretched(situation),
            longest=max([clock.cadence for clock in clocks.values()], default=1),
        )
        self._queues: dict[int, list[Clock]] = {}
        self._asleep = sorted(
            [
                (clock.free_from, who)
                for who, clock in clocks.items()
                if clock.free_from > situation.now
            ],
            reverse=True,
        )
        for who, clock in clocks.items():
            if clock.free_from <= situation.now:
                self._queues.setdefault(clock.cadence, []).append((clock.last, who))
        for queue in self._queues.values():
            queue.sort()
        self._ahead.ask(self._queues)

    def wake(self, day: int) -> None:
        """Let those run whose snooze or rest is over."""
        while self._asleep and self._asleep[-1][0] <= day:
            who = self._asleep.pop()[1]
            clock = self.clocks[who]
            insort(self._queues.setdefault(clock.cadence, []), (clock.last, who))
            self._ahead.ask({clock.cadence: [(clock.last, who)]})

    def load(self) -> float:
        """The share of the slots that those who are awake ask for."""
        a_day = sum([len(queue) / cadence for cadence, queue in sorted(self._queues.items())])
        return load_share(self._situation, a_day)

    def touch(self, who: str, day: int) -> None:
        """Touch somebody for another reason than their cadence."""
        clock = self.clocks.get(who)
        if clock is not None:
            if clock.free_from <= day:
                self._ahead.touch(clock.last, clock.cadence, day)
            self._touched(who, clock, day)

    def keep(self, day: int, turns: Turns, slots: int) -> int:
        """Keep in touch with whom the plan would choose on a day; with how many that is."""
        chosen = self._ahead.choose(self._queues, day, slots, turns.begins)
        for _, (_, who) in chosen:
            self._touched(who, self.clocks[who], day)
        return len(chosen)

    def late(self, day: int) -> int:
        """How many are past their day."""
        return sum([clock.due <= day and clock.free_from <= day for clock in self.clocks.values()])

    def _touched(self, who: str, clock: _Clock, day: int) -> None:
        if clock.free_from <= day:
            queue = self._queues[clock.cadence]
            del queue[bisect_left(queue, (clock.last, who))]
            insort(queue, (day, who))
        clock.last, clock.due = day, day + clock.cadence


@once
def weeks_ahead(situation: Situation) -> Sequence[Week]:
    """The next 26 weeks; the first is what is left of this one."""
    return play_forward(situation)


def play_forward(situation: Situation, budget_until: tuple[int, int] = (0, 0)) -> Sequence[Week]:
    """The same with another budget up to a day: `budget_until` are its minutes a working day, and that day."""
    for_now, until = budget_until
    network, minutes = (
        _Network(situation, _clocks(situation)),
        max(situation.minutes("keep_in_touch"), 1),
    )
    pending = sorted(errands(situation))
    promised = promises_a_day(situation) * 7 * situation.minutes("promise")
    monday = situation.now - (situation.now - 1) % 7
    weeks: list[Week] = []
    for number in range(WEEKS):
        start = monday + 7 * number
        days = situation.calendar.run(max(start, situation.now), start + 6)
        budget = for_now if start <= until else situation.usual_budget
        left = budget * len(days) - (min(spent(situation), budget) if situation.now in days else 0)
        used = 0.0
        known = sum(each.minutes for each in pending if each.promise and each.day <= start + 6)
        reserved = max(promised - known, 0.0) / len(days) if number and days else 0.0
        load = network.load()
        for day in days:
            network.wake(day)
            used += reserved
            room = min(
                budget - reserved - (spent(situation) if day == situation.now else 0), left - used
            )
            later = []
            for errand in pending:
                if errand.day <= day and (errand.must or errand.minutes <= room):
                    room -= errand.minutes
                    used += errand.minutes
                    network.touch(errand.contact, day)
                elif errand.must or day - errand.day <= LAPSES_AFTER:
                    later.append(errand)
            pending = later
            used += minutes * network.keep(
                day, Turns(situation.calendar, day, load), max(int(room // minutes), 0)
            )
        late = 0
        if days:
            late = sum(
                each.minutes
                for each in pending
                if each.day + (0 if each.must else CAN_WAIT) <= days[-1]
            )
            late += minutes * network.late(days[-1])
        weeks.append(
            Week(
                date.fromordinal(start),
                round((used + late) / minutes, 1),
                round(max(left, 0) / minutes, 1),
            )
        )
    return tuple(weeks)


def _clocks(situation: Situation) -> dict[str, _Clock]:
    """The clocks that run, by contact. Whoever waits on the bench has none."""
    clocks: dict[str, _Clock] = {}
    now = situation.now
    for _, member in sorted(situation.people.members.items()):
        tie = situation.ties.get(member.id)
        if tie is None or not tie.first_out or now - tie.last > dormant_after(member.cadence):
            continue
        until = hidden_until(situation, member.contact) if member.away_until else None
        free_from = until.toordinal() if until is not None else 0
        if len(tie.waits) == LADDER and isinstance(
            rest := ladder_of(situation, member.contact, tie), Rest
        ):
            free_from = max(free_from, rest.until)
        due = tie.last + member.cadence
        if due < now:
            due = now + max(ceil(GRACE * member.cadence), LEAST_GRACE)
        clocks[member.id] = _Clock(tie.last, member.cadence, free_from, due)
    return clocks
