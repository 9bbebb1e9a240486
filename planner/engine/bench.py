"""R1's queue: who waits for a new touch, ranked with reasons, so that the morning starts with a name, not a choice.

Those whom the user never reached, and dormant ties. Of the dormant the best one is ranked with the others unless one
was revived in the last week; the rest stand at the end, and come up when nobody else is left (reactivated dormant ties
compare well with current ones: Levin, Walter, Murnighan 2011).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, overload

from planner.engine.calendar import FOR_EVER
from planner.engine.hooks import hook_for, library
from planner.engine.newness import revived_lately
from planner.engine.plan import Offer
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.tie import Tie
from planner.engine.touching import since
from planner.records import Contact, Hook
from planner.value import NamedTuple
from planner.words import plural, short_day

HOOK: Final = 5
INTRODUCED: Final = 4
DORMANT: Final = 3
SECOND_PERSON: Final = 3
SWING: Final = 2
MET_LATELY: Final = 2
"""What each reason is worth in the ranking; equal sums go by who waits longest."""
LATELY: Final = 30
"""Days since somebody was added within which they were met lately."""
REASONS: Final = 3
"""Reasons that are told at most, the weightiest first."""

class Place(NamedTuple):
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


class Waiting(Sequence[Offer]):
    """Places of the bench as offers. There may be thousands: each is put into words when it is looked at."""

    def __init__(self, situation: Situation, places: Sequence[Place]) -> None:
        self._situation = situation
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Offer: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Offer]: ...

    def __getitem__(self, index: int | slice) -> Offer | Sequence[Offer]:
        if isinstance(index, slice):
            return Waiting(self._situation, self._places[index])
        return offer_of(self._situation, self._places[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@once
def bench(situation: Situation) -> Sequence[Place]:
    """Everybody who waits for a new touch, best first."""
    calls, rank = roll(situation), _ranking(situation)
    cold = [rank(contact, tie) for contact, tie in calls.cold]
    dormant = sorted([rank(contact, tie) for contact, tie in calls.dormant])
    if dormant and not revived_lately(situation):
        cold.append(dormant.pop(0))
    cold.sort()
    return cold + dormant


def offer_of(situation: Situation, place: Place) -> Offer:
    """A place in words: whom to reach, why, and what to say."""
    contact, tie, hook = place.contact, place.tie, place.hook
    reasons: list[str] = []
    if hook is not None:
        reasons.append("you have something to say")
    if contact.introduced_by:
        reasons.append(f"introduced by {situation.name_of(contact.introduced_by)}")
    if tie is not None:
        reasons.append(f"{situation.now - tie.last} days since {since(tie.touches[-1])}")
    first = only_known(situation)(contact.org) if contact.org else ""
    if first and first != contact.id:
        reasons.append(f"your second person at {contact.org}, beside {situation.name_of(first)}")
    if contact.voter == "swing":
        reasons.append("a swing voter")
    if contact.added is not None and contact.met_at and situation.days_since(contact.added) <= LATELY:
        reasons.append(f"met {short_day(contact.added, situation.today)} at {_where(situation, contact.met_at)}")
    reason = " · ".join(reasons[:REASONS]) or _waiting(situation, place)
    name = situation.name_of(contact.id)
    return Offer(contact.id, name, reason, hook.text if hook else "", hook.id if hook else "")


@once
def only_known(situation: Situation) -> Callable[[str], str]:
    """Look up the one whom the user has reached at an organisation (R24); empty for nobody, or more than one."""
    by_org, ties = situation.people.by_org, situation.ties
    found: dict[str, str] = {}

    def only(org: str) -> str:
        if org not in found:
            there = by_org.get(org.casefold(), ())
            reached = (contact for contact in there if contact in ties and ties[contact].first_out)
            first, second = next(reached, ""), next(reached, "")
            found[org] = "" if second else first
        return found[org]

    return only


def _ranking(situation: Situation) -> Callable[[Contact, Tie | None], Place]:
    """How to rank somebody: what speaks for them, and how long they have waited."""
    hooks, only, now = library(situation), only_known(situation), situation.now
    any_hooks = any(hooks)

    def rank(contact: Contact, tie: Tie | None) -> Place:
        points, waiting_since = 0, FOR_EVER
        hook = hook_for(hooks, contact) if any_hooks else None
        if hook is not None:
            points = HOOK
        if contact.introduced_by:
            points += INTRODUCED
        if contact.org and only(contact.org) not in ("", contact.id):
            points += SECOND_PERSON
        if contact.voter == "swing":
            points += SWING
        added = contact.added
        if added is not None:
            waiting_since = added.toordinal()
            if contact.met_at and now - waiting_since <= LATELY:
                points += MET_LATELY
        elif contact.connected_on is not None:
            waiting_since = contact.connected_on.toordinal()
        if tie is not None:
            points += DORMANT
            waiting_since = min(waiting_since, tie.last)
        return Place(-points, waiting_since, contact.name, contact.id, contact, tie, hook)

    return rank


def _waiting(situation: Situation, place: Place) -> str:
    """How long somebody has waited, where nothing else speaks for them."""
    connected = place.contact.connected_on
    if connected is not None:
        return f"connected {short_day(connected, situation.today)}, never in touch since"
    waited = situation.now - place.waiting_since
    return f"waiting for {plural(waited, 'day')}" if waited > 0 else "never in touch yet"


def _where(situation: Situation, met_at: str) -> str:
    """The name of where somebody was met: a hub of the book, or what was written."""
    hub = situation.records.hubs.get(met_at)
    return hub.name if hub is not None and hub.name else met_at
