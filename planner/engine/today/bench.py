"""R1's queue: who waits for a new touch, ranked with reasons, so that the morning starts with a
name, not a choice.

Those whom the user never reached, and dormant ties. Of the dormant the best one is ranked with the
others unless one was revived in the last week; the rest stand at the end, and come up when nobody
else is left (reactivated dormant ties compare well with current ones: Levin, Walter, Murnighan
2011). At the head no organisation follows itself while others wait. Whoever was passed over is not
on the bench for a fortnight.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Final, overload

from planner.engine.happened.org_names import workplace
from planner.engine.happened.touching import since
from planner.engine.plan import Offer
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import newly_touched, revived_lately
from planner.engine.standing.roles import decides
from planner.engine.standing.roll import roll
from planner.engine.today.ranking import (
    BY_CADENCE,
    LATELY,
    BenchPlace,
    answers,
    place_of,
    strangers,
)
from planner.value import NamedTuple
from planner.words import plural, short_day

REASONS: Final = 3
"""Reasons that are told at most, the weightiest first."""
HEAD: Final = 12
"""Places at the head of the bench in which the organisations are varied."""
APART: Final = 4
"""Places that two people of one organisation are apart while others are as good."""
VARIETY: Final = 2
"""Points that somebody else of the organisation of late is worth less."""
FRESH_ORG_DAYS: Final = 7
"""Days for which an organisation counts as just tried."""


class OfferList(Sequence[Offer]):
    """Places of the bench as offers. There may be thousands: each is put into words when it is
    looked at."""

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
    further: frozenset[str]

    def has(self, contact_id: str) -> bool:
        """Whether somebody waits for a new touch, passed over or not."""
        return contact_id in self.strangers or contact_id in self.further


@once
def bench(situation: Situation) -> Bench:
    """The bench of the day."""
    calls, queue = roll(situation), strangers(situation)
    dormant = sorted([place_of(situation, *pair) for pair in calls.dormant])
    further = [place_of(situation, *pair) for pair in calls.unreached]
    if dormant and not revived_lately(situation):
        further.append(dormant.pop(0))
    cold = list(queue.order)
    for place in further:
        insort(cold, place)
    ids = frozenset([place.contact_id for place in [*further, *dormant]])
    places = _varied(situation, _without_passed(situation, cold))
    return Bench(places + _without_passed(situation, dormant), queue.places, ids)


def _without_passed(situation: Situation, places: list[BenchPlace]) -> list[BenchPlace]:
    """The places of those who were not passed over lately."""
    passed = {
        contact_id for contact_id, until in situation.people.passed.items() if until > situation.now
    }
    if not passed:
        return places
    return [place for place in places if place.contact_id not in passed]


def _varied(situation: Situation, places: list[BenchPlace]) -> list[BenchPlace]:
    """The same with the organisations varied at the head: equals take turns by where they work."""
    head = places[:HEAD]
    recent = _orgs_of_late(situation)
    orgs = [org for place in head if (org := workplace(place.contact.org))]
    if len({*orgs, *recent}) == len(orgs) + len(recent):
        return places
    varied: list[BenchPlace] = []
    while head:
        best = min(head, key=lambda place: _points_with_variety(place, recent))
        head.remove(best)
        varied.append(best)
        recent = [*recent, workplace(best.contact.org)][-APART:]
    return varied + places[HEAD:]


def _points_with_variety(place: BenchPlace, recent: list[str]) -> tuple[int, BenchPlace]:
    org = workplace(place.contact.org)
    repeats = recent.count(org) if org else 0
    return place.points + VARIETY * repeats, place


def _orgs_of_late(situation: Situation) -> list[str]:
    """Where those work with whom a new touch was made in the last days, the latest last."""
    contacts, by_day = situation.records.contacts, situation.log.by_day
    days = range(situation.now - FRESH_ORG_DAYS + 1, situation.now + 1)
    ids = [
        contact_id for day in days if day in by_day for contact_id in newly_touched(situation, day)
    ]
    orgs = [workplace(contacts[contact_id].org) for contact_id in ids if contact_id in contacts]
    return [org for org in orgs if org][-APART:]


def offer_of(situation: Situation, place: BenchPlace) -> Offer:
    """A place in words: whom to reach, why, and what to say."""
    contact, hook = place.contact, place.hook
    reasons = [*_reasons(situation, place)]
    reason = " · ".join(reasons[:REASONS]) or _waiting(situation, place)
    name = situation.name_of(contact.id)
    return Offer(contact.id, name, reason, hook.text if hook else "", hook.id if hook else "")


def _reasons(situation: Situation, place: BenchPlace) -> list[str]:
    """What speaks for somebody, the weightiest first."""
    contact, tie = place.contact, place.tie
    reasons: list[str] = []
    if place.hook is not None:
        reasons.append("you have something to say")
    if contact.introduced_by:
        reasons.append(f"introduced by {situation.name_of(contact.introduced_by)}")
    if tie is not None:
        reasons.append(f"{situation.now - tie.last} days since {since(tie.touches[-1])}")
    reasons += _closeness(situation, contact.id)
    reasons += _second_person(situation, contact.id)
    if contact.voter == "swing":
        reasons.append("a swing voter")
    elif contact.voter == "unknown" and decides(contact.role):
        reasons.append(f"{contact.role}: may hire or decide")
    reasons += _freshness(situation, contact.id)
    return reasons


def _closeness(situation: Situation, contact_id: str) -> list[str]:
    """What triage said, where it said that they are close."""
    member = situation.people.members[contact_id]
    close, warm = BY_CADENCE[0][0], BY_CADENCE[1][0]
    if member.cadence <= close:
        return [f"close: you want to hear from them every {plural(member.cadence, 'day')}"]
    if member.cadence <= warm:
        return [f"warm: every {plural(member.cadence, 'day')}"]
    return []


def _second_person(situation: Situation, contact_id: str) -> list[str]:
    """R24: the way to a second person goes through a first who answers; else it is the first who is
    to be asked."""
    contact = situation.records.contacts[contact_id]
    org = workplace(contact.org) if contact.org else ""
    first = situation.register.only_known(org) if org else ""
    if not first or first == contact_id:
        return []
    name = situation.name_of(first)
    if answers(situation.ties[first]):
        return [f"your second person at {contact.org}, beside {name}"]
    return [f"ask {name} at {contact.org} first"]


def _freshness(situation: Situation, contact_id: str) -> list[str]:
    """How fresh a meeting or a connection is."""
    contact = situation.records.contacts[contact_id]
    added = contact.added if contact.met_at else None
    if added is not None and situation.days_since(added) <= LATELY:
        day = short_day(added, situation.today)
        return [f"met {day} at {_where(situation, contact.met_at)}"]
    connected = contact.connected_on
    if connected is not None and situation.days_since(connected) <= 365:
        return [f"connected {short_day(connected, situation.today)}"]
    return []


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
