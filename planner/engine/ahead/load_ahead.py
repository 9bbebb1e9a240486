"""R7's look ahead: what each of the next 26 weeks asks for, against what the user will have time
for.

The network as it is today is played forward by the plan's own rules, as if everything were done
when it is planned: replies and promises, ladders and favours on their day, then keeping in touch.
Of a working day there is as much as the chance that it is attended says. What will come up and is
not known yet, promises, replies and steps, has room reserved at the rates that the gauge counts too
(`load`); those who wait for a first touch come in one on each attended day.

The load of a week is what is done in it and what is past its day when it ends, and at least what
the gauge says where that is more than there is: the gauge is over 1 exactly when the first whole
week overflows by it. Days that do not count take nothing: what falls on them is asked
for on the next that does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Final

from planner.engine.ahead.errands import Errand, errands
from planner.engine.happened.tie import LADDER
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import dormant_after, hidden_until
from planner.engine.today.attendance import attendance
from planner.engine.today.bench import bench
from planner.engine.today.budget import spent
from planner.engine.today.capacity import net_slots_a_day, share_of_capacity
from planner.engine.today.keep_in_touch import stretch_ratio
from planner.engine.today.ladder import LAPSES_AFTER, Rest, ladder_of
from planner.engine.today.load import obligations_a_day
from planner.engine.today.relief import FURTHEST, LEAST, Clock, Outlook, prospect, slots_ahead
from planner.value import NamedTuple

WEEKS: Final = 26
GRACE: Final = 0.25
"""Share of their cadence within which those who are late today are caught up with: a heap is spread
(R7)."""
LEAST_GRACE: Final = 7
"""Days."""
CAN_WAIT: Final = 14
"""Days that a nudge, thanks or a favour may wait for a slot before a week counts as too full for
it."""


class Week(NamedTuple):
    """A week from its Monday on. Load and capacity are in touches: minutes over the estimate of
    keeping in touch."""

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
        self.clocks = dict(clocks)
        self._ratio = stretch_ratio(situation)
        longest = max([clock.cadence for clock in clocks.values()], default=1)
        self._horizon = min(int(self._ratio * longest), FURTHEST)
        self._ahead = slots_ahead(
            situation.calendar,
            situation.now,
            7 * WEEKS + self._horizon + 1,
            net_slots_a_day(situation),
            attendance(situation),
        )
        self._queues: dict[int, list[Clock]] = {}
        asleep: list[tuple[int, str]] = []
        for contact, clock in clocks.items():
            if clock.free_from > situation.now:
                asleep.append((clock.free_from, contact))
            else:
                self._queues.setdefault(clock.cadence, []).append((clock.last, contact))
        for queue in self._queues.values():
            queue.sort()
        self._asleep = sorted(asleep, reverse=True)

    def wake(self, day: int) -> None:
        """Let those run whose snooze or rest is over."""
        while self._asleep and self._asleep[-1][0] <= day:
            contact = self._asleep.pop()[1]
            clock = self.clocks[contact]
            insort(self._queues.setdefault(clock.cadence, []), (clock.last, contact))

    def begin(self, contact: str, cadence: int, day: int) -> None:
        """Start the clock of somebody who has their first touch."""
        self.clocks[contact] = _Clock(day, cadence, day, day + cadence)
        insort(self._queues.setdefault(cadence, []), (day, contact))

    def load(self) -> float:
        """Touches a day that those who are awake ask for."""
        return sum([len(queue) / cadence for cadence, queue in sorted(self._queues.items())])

    def touch(self, contact: str, day: int) -> None:
        """Touch somebody, for whatever reason."""
        clock = self.clocks.get(contact)
        if clock is None:
            return
        if clock.free_from <= day:
            queue = self._queues[clock.cadence]
            del queue[bisect_left(queue, (clock.last, contact))]
            insort(queue, (day, contact))
        clock.last, clock.due = day, day + clock.cadence

    def keep(self, day: int, slots: int) -> int:
        """Keep in touch with whom the plan would choose on a day; with how many that is."""
        if slots < 1 or not self._queues:
            return 0
        outlook = Outlook(prospect(self._ahead, day, self._horizon), day, self._ratio)
        outlook.ask(self._queues)
        chosen = outlook.choose(self._queues, slots)
        for _, (_, contact) in chosen:
            self.touch(contact, day)
        return len(chosen)

    def late(self, day: int) -> int:
        """How many are past their day."""
        return sum([clock.due <= day and clock.free_from <= day for clock in self.clocks.values()])


class _Player:
    """The weeks as they are played: what waits, what is done, and the minutes that it takes."""

    def __init__(self, situation: Situation, for_now: int, until: int) -> None:
        self.situation = situation
        self._for_now, self._until = for_now, until
        self._minutes = max(situation.minutes("keep_in_touch"), 1)
        self._network = _Network(situation, _clocks(situation))
        self._pending = sorted(errands(situation))
        self._newcomers = _newcomers(situation)
        self._chances = attendance(situation).chances
        self._expected = obligations_a_day(situation)
        self._spare = 0.0
        self._new = 0.0

    def play(self, start: int, *, current: bool) -> Week:
        """Play the week from a Monday on; `current` is the one that today is in."""
        situation = self.situation
        days = situation.calendar.run(max(start, situation.now), start + 6)
        budget = self._for_now if start <= self._until else situation.usual_budget
        done = min(spent(situation), budget) if situation.now in days else 0
        capacity = max(sum([budget * self._chance(day) for day in days]) - done, 0.0)
        reserved = self._reserved(start) / len(days) if days and not current else 0.0
        share = share_of_capacity(situation, self._network.load())
        used = 0.0
        for day in days:
            room = budget * self._chance(day) - (done if day == situation.now else 0)
            used += self._play_day(day, room, reserved)
        load = min(used, capacity) + self._late(days[-1]) if days else 0.0
        if share > 1 and not current:
            load = max(load, share * capacity)
        return _week(start, load / self._minutes, capacity / self._minutes)

    def _reserved(self, start: int) -> float:
        """The minutes to keep free in a week for what is not known yet."""
        known = [
            errand.minutes for errand in self._pending if errand.rated and errand.day < start + 7
        ]
        return max(self._expected * 7 * self._minutes - sum(known), 0.0)

    def _chance(self, day: int) -> float:
        """The chance that a day is attended; today the user is here."""
        return 1.0 if day == self.situation.now else self._chances[(day - 1) % 7]

    def _play_day(self, day: int, room: float, reserved: float) -> float:
        """Play a day; the minutes that were used of it."""
        network = self._network
        network.wake(day)
        self._let_in(day)
        # What is left of a day that is too short for a whole touch is added to the next.
        room += min(self._spare, self._minutes) - reserved
        used = reserved
        pending: list[Errand] = []
        for errand in self._pending:
            if errand.day <= day and (errand.must or errand.minutes <= room):
                room -= errand.minutes
                used += errand.minutes
                network.touch(errand.contact, day)
            elif errand.must or day - errand.day <= LAPSES_AFTER:
                pending.append(errand)
        self._pending = pending
        touches = network.keep(day, max(int(room // self._minutes), 0))
        self._spare = room - touches * self._minutes
        return used + touches * self._minutes

    def _let_in(self, day: int) -> None:
        """Give those who wait their first touch, one on each attended day."""
        if day == self.situation.now:
            return
        self._new += self._chance(day)
        if self._new >= 1:
            self._new -= 1
            newcomer = next(self._newcomers, None)
            if newcomer is not None:
                self._network.begin(*newcomer, day)

    def _late(self, day: int) -> float:
        """The minutes of what is past its day, and of what was due and did not fit."""
        late = self._minutes * self._network.late(day)
        for errand in self._pending:
            if errand.day + (0 if errand.must else CAN_WAIT) <= day:
                late += errand.minutes
        return late + max(-self._spare, 0.0)


def _week(start: int, load: float, capacity: float) -> Week:
    """A week in whole tenths of a touch; one that is full by less is full by a tenth."""
    rounded_load, rounded_capacity = round(load, 1), round(capacity, 1)
    if load > capacity + LEAST and rounded_load <= rounded_capacity:
        rounded_load = round(rounded_capacity + 0.1, 1)
    return Week(date.fromordinal(start), rounded_load, rounded_capacity)


@once
def weeks_ahead(situation: Situation) -> Sequence[Week]:
    """The next 26 weeks; the first is what is left of this one."""
    return play_forward(situation)


def play_forward(situation: Situation, budget_until: tuple[int, int] = (0, 0)) -> Sequence[Week]:
    """The same with another budget up to a day: `budget_until` are its minutes a working day, and
    that day."""
    player = _Player(situation, *budget_until)
    monday = situation.now - (situation.now - 1) % 7
    return tuple(player.play(monday + 7 * number, current=not number) for number in range(WEEKS))


def _newcomers(situation: Situation) -> Iterator[tuple[str, int]]:
    """Those who wait on the bench for a first touch, with their cadences."""
    members = situation.people.members
    for place in bench(situation).places:
        if place.contact_id in members:
            yield place.contact_id, members[place.contact_id].cadence


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
