"""R1's ranking: what speaks for somebody who waits for a new touch, and the order of all strangers.

What triage said counts (how often they were to hear from the user), who hires or decides, how fresh
the connection is, what there is to say, and who can introduce. Equals go by the freshest connection
or the longest wait, and then by a number that has nothing to do with their names: the alphabet
decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Final
from zlib import crc32

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.changes import changed_keys, twin
from planner.engine.happened.org_names import workplace
from planner.engine.happened.people import cadence
from planner.engine.happened.register import Register
from planner.engine.happened.tie import Tie
from planner.engine.situation import Situation, carried_on
from planner.engine.standing.roles import voter_of
from planner.engine.today.hooks import hook_for, library
from planner.records import Contact, Hook
from planner.value import NamedTuple

HOOK: Final = 5
INTRODUCED: Final = 4
DORMANT: Final = 3
SECOND_PERSON: Final = 3
SWING: Final = 2
MET_LATELY: Final = 2
CONNECTED_LATELY: Final = 2
CONNECTED_THIS_YEAR: Final = 1
"""What each reason is worth in the ranking."""
BY_CADENCE: Final = ((45, 3), (120, 2), (270, 1))
"""What triage said is worth: points up to a cadence in days, close before distant."""
LATELY: Final = 30
"""Days since somebody was added within which they were met lately."""
CONNECTED_DAYS: Final = ((90, CONNECTED_LATELY), (365, CONNECTED_THIS_YEAR))
"""Points up to an age of the connection in days."""


class BenchPlace(NamedTuple):
    """A place on the bench; of two, the smaller comes first.

    Attributes:
        points: What speaks for them; negative, so that more comes first.
        order: Among equals: the freshest connection first, then who waits longest.
        lot: Drawn from the id, the same on every machine.
        contact_id: Who it is.
        waiting_since: An ordinal; for ever where nobody knows.
        contact: Their record.
        tie: What happened with them, None for a stranger.
        hook: Something to say, None where there is nothing.
    """

    points: int
    order: int
    lot: int
    contact_id: str
    waiting_since: int
    contact: Contact
    tie: Tie | None
    hook: Hook | None


class Queue:
    """The strangers by what speaks for them: an index that is carried on, for there may be
    thousands."""

    def __init__(self, situation: Situation) -> None:
        self.register, self.hooks, self.now = situation.register, library(situation), situation.now
        self.settings = situation.settings
        self.places: dict[str, BenchPlace] = {}
        self.order: list[BenchPlace] = []
        self._until: dict[str, int] = {}
        """The last day on which they have the points that only a while gives."""
        for contact in self.register.strangers.values():
            self.order.append(self._put_in(situation, contact))
        self.order.sort()

    def after(self, situation: Situation) -> Queue:
        """The queue when something has changed or the day has turned, made from this one where
        little changed."""
        moved = self._moved(situation)
        if moved is None:
            return Queue(situation)
        register = situation.register
        queue = twin(self)
        queue.register, queue.now, queue.places = register, situation.now, dict(self.places)
        queue.order, queue._until = list(self.order), dict(self._until)
        for contact_id in moved:
            place = queue.places.pop(contact_id, None)
            queue._until.pop(contact_id, None)
            if place is not None:
                del queue.order[bisect_left(queue.order, place)]
            if contact_id in register.strangers:
                insort(queue.order, queue._put_in(situation, register.strangers[contact_id]))
        return queue

    def _moved(self, situation: Situation) -> set[str] | None:
        """Those whose place may be another one; None where everybody is to be placed anew."""
        before, register = self.register, situation.register
        if situation.now < self.now or situation.settings != self.settings:
            return None
        changed = changed_keys(before.strangers, register.strangers)
        reached = changed_keys(before.reached_at, register.reached_at)
        if changed is None or reached is None or library(situation) != self.hooks:
            return None
        moved = {*changed}
        moved.update(
            contact_id for contact_id, until in self._until.items() if until < situation.now
        )
        orgs = {org for org in reached if _door(before, org) != _door(register, org)}
        if orgs:
            strangers = register.strangers.items()
            moved.update(
                contact_id for contact_id, contact in strangers if workplace(contact.org) in orgs
            )
        return moved

    def _put_in(self, situation: Situation, contact: Contact) -> BenchPlace:
        place = self.places[contact.id] = place_of(situation, contact, None)
        until = _points_until(contact, self.now)
        if until:
            self._until[contact.id] = until
        return place


@carried_on
def strangers(situation: Situation, before: Queue | None) -> Queue:
    """The strangers, best first."""
    return Queue(situation) if before is None else before.after(situation)


def place_of(situation: Situation, contact: Contact, tie: Tie | None) -> BenchPlace:
    """What speaks for somebody, and how long they have waited."""
    hook = hook_for(library(situation), contact)
    points = _points_of_triage(situation, contact) + _points_of_people(situation, contact)
    points += HOOK if hook is not None else 0
    points += _points_of_time(situation, contact)
    if tie is not None:
        points += DORMANT
    since = _waiting_since(contact, tie)
    order = since if contact.connected_on is None else -contact.connected_on.toordinal()
    if tie is not None:  # of dormant ties the one that was in touch last
        order = -tie.last
    lot = crc32(contact.id.encode())
    return BenchPlace(-points, order, lot, contact.id, since, contact, tie, hook)


def _points_of_triage(situation: Situation, contact: Contact) -> int:
    """How close the user said they are, by how often they are to hear from them."""
    days = cadence(contact, situation.settings)
    for most, points in BY_CADENCE:
        if days <= most:
            return points
    return 0


def _points_of_people(situation: Situation, contact: Contact) -> int:
    """Who they are, and who leads to them."""
    points = 0
    if contact.introduced_by:
        points += INTRODUCED
    if voter_of(contact) == "swing":
        points += SWING
    first, answers_at_all = _door(situation.register, workplace(contact.org))
    if answers_at_all and first != contact.id:
        points += SECOND_PERSON
    return points


def _points_of_time(situation: Situation, contact: Contact) -> int:
    """How fresh a meeting or a connection is."""
    points = 0
    if contact.added is not None and contact.met_at:
        points += MET_LATELY if situation.days_since(contact.added) <= LATELY else 0
    if contact.connected_on is not None:
        age = situation.days_since(contact.connected_on)
        points += next((worth for most, worth in CONNECTED_DAYS if age <= most), 0)
    return points


def _points_until(contact: Contact, now: int) -> int:
    """The next day after which `_points_of_time` gives somebody less; 0 where it gives nothing."""
    ends: list[int] = []
    if contact.added is not None and contact.met_at:
        ends.append(contact.added.toordinal() + LATELY)
    if contact.connected_on is not None:
        connected = contact.connected_on.toordinal()
        ends += [connected + most for most, _ in CONNECTED_DAYS]
    return min([end for end in ends if end >= now], default=0)


def _waiting_since(contact: Contact, tie: Tie | None) -> int:
    since = FOR_EVER
    if contact.added is not None:
        since = contact.added.toordinal()
    elif contact.connected_on is not None:
        since = contact.connected_on.toordinal()
    return min(since, tie.last) if tie is not None else since


def _door(register: Register, org: str) -> tuple[str, bool]:
    """The one whom the user has reached at an organisation, and whether they answer (R24)."""
    first = register.only_known(org) if org else ""
    return first, bool(first) and answers(register.ties[first])


def answers(tie: Tie) -> bool:
    """Whether somebody answers: they ever did, and the last message is not left without one."""
    return tie.answered and not tie.unanswered
