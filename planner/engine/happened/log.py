"""The log as the rules look at it: what happened with each contact, and on each day, in order.

It is an index of the touches, made once when a book is opened and carried on from change to change:
after a touch is logged only the contacts in it are looked at again. Notes are no contact; a touch
without a day tells nothing about when; one later than today has not happened yet, and of one that
was planned nobody said yet that it did: all four stay out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from planner.engine.happened.changes import Index, changed_keys, twin
from planner.engine.happened.tie import Tie, tie_of
from planner.engine.happened.touching import outgoing, sorts_of
from planner.records import Touch

NEVER: Final = date.min.toordinal()
"""What a touch without a day is dated."""
_ID = attrgetter("id")
_TIME = attrgetter("time")
_LAST: Final = "~"
"""Where a touch without a time stands in its day: behind those that have one. So an answer that
nobody timed comes after the message that a mail program did."""


def _in_day(touch: Touch) -> tuple[str, str]:
    return touch.time or _LAST, touch.id


def in_order(touch: Touch) -> tuple[date, str, str]:
    """The key that sorts touches, the oldest first."""
    return touch.day, touch.time or _LAST, touch.id


class Log:
    """The touches up to a day, by contact and by day."""

    def __init__(self, touches: Mapping[str, Touch], today: int) -> None:
        self.touches = touches
        self.today = today
        self.later: dict[str, Touch] = {}
        self.aside: dict[str, Touch] = {}
        """Notes, and touches without a day."""
        self.planned: dict[str, Touch] = {}
        """What was planned, be its day over or not."""
        self.by_day: dict[int, Sequence[Touch]] = {}
        self.ties: Index[Tie] = Index()
        self.revivers: set[str] = set()
        """The contacts with whom a tie was taken up again after over a year."""
        self.first_days: dict[int, int] = {}
        """The days on which somebody was reached for the first time, and how many were."""
        self.reached = 0
        """How many were ever reached."""
        self._outgoing: dict[int, int] = {}
        self._first_day = 0
        self._visits: int | None = None
        """Both are looked for when they are first asked for."""

    @classmethod
    def of(cls, touches: Mapping[str, Touch], today: int) -> Log:
        """Index all the touches."""
        log = cls(touches, today)
        by_date: defaultdict[date, list[Touch]] = defaultdict(list)
        for touch in touches.values():
            if touch.kind == "note" or touch.planned:
                log._set_aside(touch, NEVER)
            else:
                by_date[touch.day].append(touch)
        earlier: defaultdict[str, tuple[list[Touch], list[int], list[int]]] = defaultdict(
            lambda: ([], [], [])
        )
        for when in sorted(by_date):
            day, same_day = when.toordinal(), by_date[when]
            if not NEVER < day <= today:
                for touch in same_day:
                    log._set_aside(touch, day)
                continue
            if len(same_day) > 1:
                same_day.sort(key=_in_day if any(map(_TIME, same_day)) else _ID)
            log.by_day[day] = same_day
            for touch, sort in zip(same_day, sorts_of(same_day), strict=True):
                for contact in touch.contacts:
                    touches_of, days_of, sorts_of_them = earlier[contact]
                    touches_of.append(touch)
                    days_of.append(day)
                    sorts_of_them.append(sort)
        for contact, mine in earlier.items():
            log._tie(contact, tie_of(*mine))
        return log

    def after(self, touches: Mapping[str, Touch], today: int) -> Log:
        """The log when the touches have changed or the day has turned, made from this one where
        little changed."""
        if touches is self.touches and today == self.today:
            return self
        changed = changed_keys(self.touches, touches)
        if today < self.today or changed is None:
            return Log.of(touches, today)
        departures = [self.touches[key] for key in changed if key in self.touches]
        additions = [touches[key] for key in changed if key in touches]
        arrivals = [
            touch
            for touch in self.later.values()
            if touch.day.toordinal() <= today and touches.get(touch.id) is touch
        ]
        log = twin(self)
        log.touches, log.today = touches, today
        if not departures and not additions and not arrivals:
            return log
        log.later, log.aside, log.planned = dict(self.later), dict(self.aside), dict(self.planned)
        log.by_day, log._outgoing = dict(self.by_day), dict(self._outgoing)
        log.ties, log.revivers = Index(self.ties), set(self.revivers)
        log.first_days = dict(self.first_days)
        log._take_out([*departures, *arrivals])
        log._put_in([*additions, *arrivals])
        return log

    def with_contact(self, contact_id: str) -> list[Touch]:
        """Everything that is logged with somebody, what stays out of the rules included, oldest
        first."""
        tie = self.ties.get(contact_id)
        rest = [*self.later.values(), *self.aside.values(), *self.planned.values()]
        mine = [touch for touch in rest if contact_id in touch.contacts]
        return sorted([*(tie.touches if tie else ()), *mine], key=in_order)

    def outgoing_on(self, day: int) -> int:
        """How many outgoing touches there were on a day; a message to three people counts three
        times."""
        count = self._outgoing.get(day)
        if count is None:
            touches = self.by_day.get(day, ())
            count = self._outgoing[day] = sum(
                [len(touch.contacts) or 1 for touch in touches if outgoing(touch)]
            )
        return count

    def outgoing_in(self, first: int, last: int) -> Mapping[int, int]:
        """How many there were on each day from the first to the last on which there was any, in
        order."""
        counts, days = self._outgoing, range(first, last + 1)
        try:
            return {day: count for day in days if (count := counts[day])}
        except KeyError:  # a day that nobody asked for yet
            return {day: count for day in days if (count := self.outgoing_on(day))}

    @property
    def first_day(self) -> int:
        """The first day on which there was anything, 0 for none."""
        if not self._first_day:
            self._first_day = min(self.by_day, default=0)
        return self._first_day

    @property
    def visits(self) -> int:
        """How many touches name the hub that they were at."""
        if self._visits is None:
            self._visits = sum(
                [bool(touch.hub) for touches in self.by_day.values() for touch in touches]
            )
        return self._visits

    def _set_aside(self, touch: Touch, day: int) -> None:
        if touch.planned:
            self.planned[touch.id] = touch
        elif touch.kind == "note" or day <= NEVER:
            self.aside[touch.id] = touch
        else:
            self.later[touch.id] = touch

    def _take_out(self, touches: Iterable[Touch]) -> None:
        for touch in touches:
            if any(pile.pop(touch.id, None) for pile in (self.later, self.aside, self.planned)):
                continue
            day = touch.day.toordinal()
            self._forget(day)
            if self._visits is not None and touch.hub:
                self._visits -= 1
            remainder = [other for other in self.by_day[day] if other.id != touch.id]
            if remainder:
                self.by_day[day] = remainder
            else:
                del self.by_day[day]
            for contact in touch.contacts:
                if contact in self.ties:
                    self._retie(
                        contact,
                        [other for other in self.ties[contact].touches if other.id != touch.id],
                    )

    def _put_in(self, touches: Iterable[Touch]) -> None:
        for touch in touches:
            day = touch.day.toordinal()
            if touch.kind == "note" or touch.planned or not NEVER < day <= self.today:
                self._set_aside(touch, day)
                continue
            self._forget(day)
            if self._visits is not None and touch.hub:
                self._visits += 1
            self.by_day[day] = sorted([*self.by_day.get(day, ()), touch], key=_in_day)
            for contact in touch.contacts:
                earlier = self.ties[contact].touches if contact in self.ties else ()
                self._retie(contact, sorted([*earlier, touch], key=in_order))

    def _forget(self, day: int) -> None:
        """Forget what was counted of a day on which something changes."""
        self._outgoing.pop(day, None)
        if day <= self._first_day:
            self._first_day = 0

    def _retie(self, contact: str, touches: Sequence[Touch]) -> None:
        self.revivers.discard(contact)
        self.ties.changed.add(contact)
        tie = self.ties.get(contact)
        if tie is not None:
            self.reached -= 1 if tie.first_out else 0
            for day in _new_days(tie):
                self.first_days[day] -= 1
                if not self.first_days[day]:
                    del self.first_days[day]
        if touches:
            self._tie(
                contact,
                tie_of(touches, [touch.day.toordinal() for touch in touches], sorts_of(touches)),
            )
        elif tie is not None:
            del self.ties[contact]

    def _tie(self, contact: str, tie: Tie) -> None:
        self.ties[contact] = tie
        if tie.first_out:
            self.reached += 1
        for day in _new_days(tie):
            self.first_days[day] = self.first_days.get(day, 0) + 1
        if tie.revived:
            self.revivers.add(contact)


def _new_days(tie: Tie) -> Sequence[int]:
    """The days on which a new touch was made with somebody for the first time."""
    return (tie.first_new, *tie.also_new) if tie.first_new else ()
