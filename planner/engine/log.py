"""The log as the rules look at it: what happened with each contact, and on each day, in order.

It is an index of the touches, made once when a book is opened and carried on from change to change: after a touch is
logged only the contacts in it are looked at again. Notes are no contact; a touch without a day tells nothing about
when; and one later than today has not happened yet: all three stay out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from operator import attrgetter, is_not
from typing import Final

from planner.engine.tie import Tie, tie_of
from planner.engine.touching import outgoing
from planner.records import Touch

NEVER: Final = date.min.toordinal()
"""What a touch without a day is dated."""
_ID = attrgetter("id")
_TIME = attrgetter("time")
_IN_DAY = attrgetter("time", "id")
_IN_ORDER = attrgetter("day", "time", "id")


class Log:
    """The touches up to a day, by contact and by day."""

    def __init__(self, touches: Mapping[str, Touch], today: int) -> None:
        self.touches = touches
        self.today = today
        self.later: dict[str, Touch] = {}
        self.aside: dict[str, Touch] = {}
        """Notes, and touches without a day."""
        self.by_day: dict[int, Sequence[Touch]] = {}
        self.ties: dict[str, Tie] = {}
        self.revivers: set[str] = set()
        """The contacts with whom a tie was taken up again after over a year."""
        self.weighed: dict[str, tuple[int, float, int]] = {}
        """Scores worked out by `stage`, so that only the ties that changed are weighed again."""
        self._outgoing: dict[int, int] = {}

    @classmethod
    def of(cls, touches: Mapping[str, Touch], today: int) -> Log:
        """Index all the touches."""
        log = cls(touches, today)
        by_date: defaultdict[date, list[Touch]] = defaultdict(list)
        for touch in touches.values():
            if touch.kind == "note":
                log.aside[touch.id] = touch
            else:
                by_date[touch.day].append(touch)
        known: defaultdict[str, list[Touch]] = defaultdict(list)
        days: defaultdict[str, list[int]] = defaultdict(list)
        for when in sorted(by_date):
            day, same_day = when.toordinal(), by_date[when]
            if not NEVER < day <= today:
                for touch in same_day:
                    log._set_aside(touch, day)
                continue
            if len(same_day) > 1:
                same_day.sort(key=_IN_DAY if any(map(_TIME, same_day)) else _ID)
            log.by_day[day] = same_day
            for touch in same_day:
                for contact in touch.contacts:
                    known[contact].append(touch)
                    days[contact].append(day)
        for contact, mine in known.items():
            tie = log.ties[contact] = tie_of(mine, days[contact])
            if tie.revived:
                log.revivers.add(contact)
        return log

    def after(self, touches: Mapping[str, Touch], today: int) -> Log:
        """The log when the touches have changed or the day has turned, made from this one where little changed."""
        if touches is self.touches and today == self.today:
            return self
        changes = _changes(self.touches, touches)
        if today < self.today or changes is None:
            return Log.of(touches, today)
        gone, come = changes
        arrived = [
            touch for touch in self.later.values() if touch.day.toordinal() <= today and touches.get(touch.id) is touch
        ]
        log = Log(touches, today)
        log.later, log.aside = dict(self.later), dict(self.aside)
        log.by_day, log._outgoing = dict(self.by_day), dict(self._outgoing)
        log.ties, log.revivers, log.weighed = dict(self.ties), set(self.revivers), dict(self.weighed)
        log._take_out([*gone, *arrived])
        log._put_in([*come, *arrived])
        return log

    @cached_property
    def first_days(self) -> frozenset[int]:
        """The days on which somebody was reached for the first time."""
        return frozenset({tie.first_new for tie in self.ties.values()} - {0})

    def with_contact(self, contact_id: str) -> list[Touch]:
        """Everything that is logged with somebody, what stays out of the rules included, oldest first."""
        tie = self.ties.get(contact_id)
        others = [*self.later.values(), *self.aside.values()]
        mine = [touch for touch in others if contact_id in touch.contacts]
        return sorted([*(tie.touches if tie else ()), *mine], key=_IN_ORDER)

    def outgoing_on(self, day: int) -> int:
        """How many outgoing touches there were on a day; a message to three people counts three times."""
        count = self._outgoing.get(day)
        if count is None:
            touches = self.by_day.get(day, ())
            count = self._outgoing[day] = sum([len(touch.contacts) or 1 for touch in touches if outgoing(touch)])
        return count

    def _set_aside(self, touch: Touch, day: int) -> None:
        if touch.kind == "note" or day <= NEVER:
            self.aside[touch.id] = touch
        else:
            self.later[touch.id] = touch

    def _take_out(self, touches: Iterable[Touch]) -> None:
        for touch in touches:
            if self.later.pop(touch.id, None) is not None or self.aside.pop(touch.id, None) is not None:
                continue
            day = touch.day.toordinal()
            self._outgoing.pop(day, None)
            left = [other for other in self.by_day[day] if other is not touch]
            if left:
                self.by_day[day] = left
            else:
                del self.by_day[day]
            for contact in touch.contacts:
                if contact in self.ties:
                    self._retie(contact, [other for other in self.ties[contact].touches if other is not touch])

    def _put_in(self, touches: Iterable[Touch]) -> None:
        for touch in touches:
            day = touch.day.toordinal()
            if touch.kind == "note" or not NEVER < day <= self.today:
                self._set_aside(touch, day)
                continue
            self._outgoing.pop(day, None)
            self.by_day[day] = sorted([*self.by_day.get(day, ()), touch], key=_IN_DAY)
            for contact in touch.contacts:
                known = self.ties[contact].touches if contact in self.ties else ()
                self._retie(contact, sorted([*known, touch], key=_IN_ORDER))

    def _retie(self, contact: str, touches: Sequence[Touch]) -> None:
        self.weighed.pop(contact, None)
        self.revivers.discard(contact)
        if not touches:
            del self.ties[contact]
            return
        tie = self.ties[contact] = tie_of(touches, [touch.day.toordinal() for touch in touches])
        if tie.revived:
            self.revivers.add(contact)


def _changes(old: Mapping[str, Touch], new: Mapping[str, Touch]) -> tuple[list[Touch], list[Touch]] | None:
    """The touches that went and those that came; None where so many did that starting afresh is quicker.

    A changed record keeps its place in the table and a new one comes last, so that comparing place by place finds
    nearly every change in one quick pass.
    """
    if old is new:
        return [], []
    many = 50 + len(new) // 50
    gone: list[Touch] = []
    if len(new) >= len(old):
        moved = sum(map(is_not, old.values(), new.values()))
        if moved + len(new) - len(old) > many:
            return None
        if not moved:
            return [], list(islice(new.values(), len(old), None))
    elif len(old) - len(new) > many:
        return None
    come = [touch for touch in new.values() if old.get(touch.id) is not touch]
    gone = [touch for touch in old.values() if new.get(touch.id) is not touch]
    return (gone, come) if len(come) + len(gone) <= 2 * many else None
