"""R1's queue: who waits for a new touch, ranked with reasons, so that the morning starts with a name, not a choice.

Those whom the user never reached, and dormant ties. Of the dormant the best one is ranked with the others unless one
was revived in the last week; the rest stand at the end, and come up when nobody else is left (reactivated dormant ties
compare well with current ones: Levin, Walter, Murnighan 2011).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Final, overload

from planner.engine.happened.org_names import workplace
from planner.engine.happened.touching import since
from planner.engine.plan import Offer
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import revived_lately
from planner.engine.standing.roll import roll
from planner.engine.today.ranking import LATELY, BenchPlace, place_of, strangers
from planner.value import NamedTuple
from planner.words import plural, short_day

REASONS: Final = 3
"""Reasons that are told at most, the weightiest first."""


class OfferList(Sequence[Offer]):
    """Places of the bench as offers. There may be thousands: each is put into words when it is looked at."""

    def __init__(self, situation: Situation, places: Sequence[BenchPlace]) -> None:
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
            return OfferList(self._situation, self._places[index])
        return offer_of(self._situation, self._places[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Bench(NamedTuple):
    """Everybody who waits for a new touch, best first."""

    places: list[BenchPlace]
    strangers: Mapping[str, BenchPlace]
    others: frozenset[str]

    def has(self, contact_id: str) -> bool:
        """Whether somebody is on it."""
        return contact_id in self.strangers or contact_id in self.others


@once
def bench(situation: Situation) -> Bench:
    """The bench of the day."""
    calls, queue = roll(situation), strangers(situation)
    dormant = sorted([place_of(situation, *each) for each in calls.dormant])
    others = [place_of(situation, *each) for each in calls.unreached]
    if dormant and not revived_lately(situation):
        others.append(dormant.pop(0))
    cold = list(queue.order)
    for place in others:
        insort(cold, place)
    ids = frozenset([place.contact_id for place in [*others, *dormant]])
    return Bench(cold + dormant, queue.places, ids)


def offer_of(situation: Situation, place: BenchPlace) -> Offer:
    """A place in words: whom to reach, why, and what to say."""
    contact, tie, hook = place.contact, place.tie, place.hook
    reasons: list[str] = []
    if hook is not None:
        reasons.append("you have something to say")
    if contact.introduced_by:
        reasons.append(f"introduced by {situation.name_of(contact.introduced_by)}")
    if tie is not None:
        reasons.append(f"{situation.now - tie.last} days since {since(tie.touches[-1])}")
    first = situation.register.only_known(workplace(contact.org)) if contact.org else ""
    if first and first != contact.id:
        reasons.append(f"your second person at {contact.org}, beside {situation.name_of(first)}")
    if contact.voter == "swing":
        reasons.append("a swing voter")
    if (
        contact.added is not None
        and contact.met_at
        and situation.days_since(contact.added) <= LATELY
    ):
        reasons.append(
            f"met {short_day(contact.added, situation.today)} at {_where(situation, contact.met_at)}"
        )
    reason = " · ".join(reasons[:REASONS]) or _waiting(situation, place)
    name = situation.name_of(contact.id)
    return Offer(contact.id, name, reason, hook.text if hook else "", hook.id if hook else "")


def _waiting(situation: Situation, place: BenchPlace) -> str:
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
