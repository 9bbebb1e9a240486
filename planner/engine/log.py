"""The log as the rules look at it: what happened with each contact, and on each day, in order.

It is an index of the touches, made once when a book is opened and carried on from change to change: after a touch is
logged only the contacts in it are looked at again. Notes are no contact; a touch without a day tells nothing about
when; and one later than today has not happened yet: all three stay out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter, is_not, sub
from typing import Final, NamedTuple

from planner.engine.touching import ANSWER_DAYS, outgoing, refusal, way
from planner.records import MEETINGS, Touch

YEAR: Final = 365
"""Days of silence after which a tie is dormant (Levin, Walter, Murnighan 2011)."""
MEETING_LADDER: Final = 75
"""Days for which the ladder after a first meeting is looked at: its last step, and a month."""
OPEN_FOR: Final = 365
"""Days for which an unanswered touch is looked at: more than any ladder and its rest take."""
LADDER: Final = 3
"""Unanswered touches that a ladder has at most: the outreach and two nudges (R14)."""
NEVER: Final = date.min.toordinal()
"""What a touch without a day is dated."""
_ID = attrgetter("id")
_IN_DAY = attrgetter("time", "id")
_IN_ORDER = attrgetter("day", "time", "id")


class Tie(NamedTuple):
    """What happened with one contact. Days are ordinals; 0 is never."""

    touches: Sequence[Touch]
    """Oldest first, at least one."""
    days: Sequence[int]
    """Their days."""
    last: int
    first_out: int
    """The first touch that the user took part in."""
    first_new: int
    """The same, where it was a new touch (R1): not the answer to somebody who had just written."""
    revived: Sequence[tuple[int, int]]
    """Touches that the user took part in after over a year of silence: the day, and the days of silence."""
    met: int
    """The index of the first meeting in `touches`, -1 for none."""
    waits: Sequence[int]
    """The days of outreach that is unanswered since the last answer, the latest first, three at most (R14)."""
    mine: bool
    """Whether the next move is the user's: theirs is the last touch, and it is no refusal."""
    refused: bool
    """Whether the last touch was a refusal (R16)."""
    open_until: int
    """The last day on which it may ask for more than its cadence does: an answer, a nudge, a word after meeting."""


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
        by_day: dict[int, list[Touch]] = {}
        for touch in touches.values():
            day = touch.day.toordinal()
            if touch.kind == "note" or not NEVER < day <= today:
                log._set_aside(touch, day)
                continue
            same_day = by_day.get(day)
            if same_day is None:
                by_day[day] = [touch]
            else:
                same_day.append(touch)
        found: dict[str, tuple[list[Touch], list[int]]] = {}
        for day in sorted(by_day):
            same_day = log.by_day[day] = by_day[day]
            if len(same_day) > 1:
                same_day.sort(key=_IN_DAY if any(touch.time for touch in same_day) else _ID)
            for touch in same_day:
                for contact in touch.contacts:
                    pair = found.get(contact)
                    if pair is None:
                        found[contact] = ([touch], [day])
                    else:
                        pair[0].append(touch)
                        pair[1].append(day)
        for contact, pair in found.items():
            tie = log.ties[contact] = _tie(*pair)
            if tie.revived:
                log.revivers.add(contact)
        return log

    def after(self, touches: Mapping[str, Touch], today: int) -> Log:
        """The log when the touches have changed or the day has turned, made from this one where little changed."""
        changes = _changes(self.touches, touches)
        if today < self.today or changes is None:
            return Log.of(touches, today)
        gone, come = changes
        arrived = [touch for touch in self.later.values() if touch.day.toordinal() <= today]
        log = Log(touches, today)
        log.later, log.aside = dict(self.later), dict(self.aside)
        log.by_day, log._outgoing = dict(self.by_day), dict(self._outgoing)
        log.ties, log.revivers, log.weighed = dict(self.ties), set(self.revivers), dict(self.weighed)
        log._take_out([*gone, *arrived])
        log._put_in([*come, *(touch for touch in arrived if touches.get(touch.id) is touch)])
        return log

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
        tie = self.ties[contact] = _tie(touches, [touch.day.toordinal() for touch in touches])
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


def _tie(touches: Sequence[Touch], days: Sequence[int]) -> Tie:
    """What there is to know of a contact's touches, given oldest first."""
    first_out = first_new = 0
    met = -1
    revived: list[tuple[int, int]] = []
    for index, touch in enumerate(touches):
        if outgoing(touch):
            first_out = days[index]
            if not index or days[index] - days[index - 1] > ANSWER_DAYS:
                first_new = first_out
            break
    for index, touch in enumerate(touches):
        if touch.kind in MEETINGS:
            met = index
            break
    if days[-1] - days[0] > YEAR and max(map(sub, days[1:], days)) > YEAR:
        for index in range(1, len(days)):
            silence = days[index] - days[index - 1]
            if silence > YEAR and outgoing(touches[index]) and days[index] > first_out:
                revived.append((days[index], silence))
    last = touches[-1]
    direction, refused = way(last), refusal(last)
    waits = _waits(touches, days) if direction == "out" else ()
    open_until = days[met] + MEETING_LADDER if met >= 0 else 0
    if waits or direction == "in" or refused:
        open_until = max(open_until, days[-1] + OPEN_FOR)
    return Tie(
        touches, days, days[-1], first_out, first_new, revived, met, waits, direction == "in" and not refused, refused,
        open_until,
    )


def _waits(touches: Sequence[Touch], days: Sequence[int]) -> list[int]:
    """The days of the outreach at the end of a tie that nobody answered.

    Several touches of one day are one. An answer to them is no outreach, and after a refusal nobody is chased.
    """
    waits: list[int] = []
    for index in range(len(touches) - 1, -1, -1):
        touch = touches[index]
        if refusal(touch):
            return []
        if way(touch) != "out" or touch.outcome != "none":
            break
        before = touches[index - 1] if index else None
        if before is not None and way(before) == "in" and days[index] - days[index - 1] <= ANSWER_DAYS:
            return [] if refusal(before) else waits
        if not waits or waits[-1] != days[index]:
            if len(waits) == LADDER:
                break
            waits.append(days[index])
    return waits
