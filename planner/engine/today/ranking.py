"""R1's ranking: what speaks for somebody who waits for a new touch, and the order of all strangers."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Final

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.changes import changed_keys, twin
from planner.engine.happened.org_names import workplace
from planner.engine.happened.tie import Tie
from planner.engine.situation import Situation, carried_on
from planner.engine.today.hooks import hook_for, library
from planner.records import Contact, Hook
from planner.value import NamedTuple

HOOK: Final = 5
INTRODUCED: Final = 4
DORMANT: Final = 3
SECOND_PERSON: Final = 3
SWING: Final = 2
MET_LATELY: Final = 2
"""What each reason is worth in the ranking; equal sums go by who waits longest."""
LATELY: Final = 30
"""Days since somebody was added within which they were met lately."""


class BenchPlace(NamedTuple):
    """A place on the bench; of two, the smaller comes first."""

    points: int
    """Negative, so that more comes first."""
    waiting_since: int
    """For ever, and so last, where nobody knows."""
    name: str
    contact_id: str
    contact: Contact
    tie: Tie | None
    hook: Hook | None


class Queue:
    """The strangers by what speaks for them: an index that is carried on, for there may be thousands."""

    def __init__(self, situation: Situation) -> None:
        self.register, self.hooks, self.now = situation.register, library(situation), situation.now
        self.places: dict[str, BenchPlace] = {}
        self.order: list[BenchPlace] = []
        self._lately: dict[str, int] = {}
        """The last day on which they count as met lately."""
        for contact in self.register.strangers.values():
            self.order.append(self._put_in(situation, contact))
        self.order.sort()

    def after(self, situation: Situation) -> Queue:
        """The queue when something has changed or the day has turned, made from this one where little changed."""
        before, register = self.register, situation.register
        changed = changed_keys(before.strangers, register.strangers)
        reached = changed_keys(before.reached_at, register.reached_at)
        if (
            changed is None
            or reached is None
            or library(situation) != self.hooks
            or situation.now < self.now
        ):
            return Queue(situation)
        queue = twin(self)
        queue.register, queue.now, queue.places = register, situation.now, dict(self.places)
        queue.order, queue._lately = list(self.order), dict(self._lately)
        orgs = {org for org in reached if before.only_known(org) != register.only_known(org)}
        moved = {*changed, *(each for each, until in self._lately.items() if until < situation.now)}
        if orgs:
            moved |= {
                each
                for each, contact in register.strangers.items()
                if workplace(contact.org) in orgs
            }
        for contact_id in moved:
            place = queue.places.pop(contact_id, None)
            queue._lately.pop(contact_id, None)
            if place is not None:
                del queue.order[bisect_left(queue.order, place)]
            if contact_id in register.strangers:
                insort(queue.order, queue._put_in(situation, register.strangers[contact_id]))
        return queue

    def _put_in(self, situation: Situation, contact: Contact) -> BenchPlace:
        place = self.places[contact.id] = place_of(situation, contact, None)
        if (
            contact.met_at
            and contact.added is not None
            and contact.added.toordinal() + LATELY >= self.now
        ):
            self._lately[contact.id] = contact.added.toordinal() + LATELY
        return place


@carried_on
def strangers(situation: Situation, before: Queue | None) -> Queue:
    """The strangers, best first."""
    return Queue(situation) if before is None else before.after(situation)


def place_of(situation: Situation, contact: Contact, tie: Tie | None) -> BenchPlace:
    """What speaks for somebody, and how long they have waited."""
    points, waiting_since = 0, FOR_EVER
    hook = hook_for(library(situation), contact)
    if hook is not None:
        points = HOOK
    if contact.introduced_by:
        points += INTRODUCED
    if contact.org and situation.register.only_known(workplace(contact.org)) not in (
        "",
        contact.id,
    ):
        points += SECOND_PERSON
    if contact.voter == "swing":
        points += SWING
    if contact.added is not None:
        waiting_since = contact.added.toordinal()
        if contact.met_at and situation.now - waiting_since <= LATELY:
            points += MET_LATELY
    elif contact.connected_on is not None:
        waiting_since = contact.connected_on.toordinal()
    if tie is not None:
        points += DORMANT
        waiting_since = min(waiting_since, tie.last)
    return BenchPlace(-points, waiting_since, contact.name, contact.id, contact, tie, hook)
