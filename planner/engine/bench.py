"""R1's queue: who waits for a new touch, ranked with reasons, so that the morning starts with a name, not a choice.

Those whom the user never reached, and dormant ties. Of the dormant the best one is ranked with the others unless one
was revived in the last week; the rest stand at the end, and come up when nobody else is left (reactivated dormant ties
compare well with current ones: Levin, Walter, Murnighan 2011).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from planner.engine.hooks import hook_for
from planner.engine.log import Tie
from planner.engine.newness import revived_lately
from planner.engine.plan import Offer
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.touching import since
from planner.records import Contact, Hook
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
UNKNOWN: Final = 10_000_000
"""Later than any day: nobody knows how long they have waited."""


class Place(NamedTuple):
    """A place on the bench; the smaller one comes first."""

    points: int
    """Negative, so that more comes first."""
    waiting_since: int
    name: str
    contact_id: str
    reasons: tuple[str, ...]
    hook: Hook | None


@once
def bench(situation: Situation) -> Sequence[Offer]:
    """Everybody who waits for a new touch, best first."""
    calls = roll(situation)
    known = _known_at(situation)
    cold = [_place(situation, contact, tie, known) for contact, tie in calls.cold]
    dormant = sorted((_place(situation, contact, tie, known) for contact, tie in calls.dormant), key=_rank)
    if dormant and not revived_lately(situation):
        cold.append(dormant.pop(0))
    cold.sort(key=_rank)
    return tuple(_offer(situation, place) for place in [*cold, *dormant])


def _place(situation: Situation, contact: Contact, tie: Tie | None, known: Callable[[str], Sequence[str]]) -> Place:
    """Rank somebody, and say why."""
    points = 0
    reasons: tuple[str, ...] = ()
    hook = hook_for(situation, contact)
    if hook is not None:
        points += HOOK
        reasons = ("you have something to say",)
    if contact.introduced_by:
        points += INTRODUCED
        reasons += (f"introduced by {situation.name_of(contact.introduced_by)}",)
    if tie is not None:
        points += DORMANT
        reasons += (f"{situation.now - tie.last} days since {since(tie.touches[-1])}",)
    if contact.org:
        there = known(contact.org)
        if len(there) == 1 and there[0] != contact.id:
            points += SECOND_PERSON
            reasons += (f"your second person at {contact.org}, beside {situation.name_of(there[0])}",)
    if contact.voter == "swing":
        points += SWING
        reasons += ("a swing voter",)
    waiting_since = UNKNOWN
    if contact.added is not None:
        waiting_since = contact.added.toordinal()
        if contact.met_at and situation.now - waiting_since <= LATELY:
            points += MET_LATELY
            reasons += (f"met {short_day(contact.added, situation.today)} at {_where(situation, contact.met_at)}",)
    elif contact.connected_on is not None:
        waiting_since = contact.connected_on.toordinal()
    if tie is not None:
        waiting_since = min(waiting_since, tie.last)
    return Place(-points, waiting_since, contact.name, contact.id, reasons, hook)


def _rank(place: Place) -> tuple[int, int, str, str]:
    return place[:4]


def _offer(situation: Situation, place: Place) -> Offer:
    reason = " · ".join(place.reasons[:REASONS]) or _waiting(situation, place)
    hook = place.hook
    return Offer(
        place.contact_id, place.name or situation.name_of(place.contact_id), reason, hook.text if hook else "",
        hook.id if hook else "",
    )


def _waiting(situation: Situation, place: Place) -> str:
    """How long somebody has waited, where nothing else speaks for them."""
    contact = situation.records.contacts[place.contact_id]
    if contact.connected_on is not None:
        return f"connected {short_day(contact.connected_on, situation.today)}, never in touch since"
    waited = situation.now - place.waiting_since
    return f"waiting for {plural(waited, 'day')}" if 0 < waited < UNKNOWN else "never in touch yet"


def _where(situation: Situation, met_at: str) -> str:
    """The name of where somebody was met: a hub of the book, or what was written."""
    hub = situation.records.hubs.get(met_at)
    return hub.name if hub is not None and hub.name else met_at


def _known_at(situation: Situation) -> Callable[[str], Sequence[str]]:
    """Look up whom the user has reached at an organisation (R24: one alone is a single thread)."""
    by_org, ties = situation.people.by_org, situation.ties
    found: dict[str, Sequence[str]] = {}

    def known(org: str) -> Sequence[str]:
        if org not in found:
            there = by_org.get(org.casefold(), ())
            found[org] = [contact for contact in there if contact in ties and ties[contact].first_out]
        return found[org]

    return known
