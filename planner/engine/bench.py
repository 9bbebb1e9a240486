"""R1's queue: who waits for a first touch, ranked with reasons, so that the morning starts with a name, not a choice.

Somebody is on the bench who is kept and whom the user never reached, or with whom the tie is dormant. Of the dormant
the best one is ranked with the others if none was revived in the last week; the rest stand at the end, and come up
when nobody else is left (reactivated dormant ties compare well with current ones: Levin, Walter, Murnighan 2011).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from planner.engine.cadence import hidden_until
from planner.engine.hooks import hook_for
from planner.engine.newness import dormant_after, first_reached, new_touches
from planner.engine.plan import Offer
from planner.engine.situation import Situation, once
from planner.engine.touching import ANSWER_DAYS, since, way
from planner.records import Contact, Touch
from planner.words import plural, short_day

HOOK, INTRODUCER, DORMANT, SECOND_PERSON, SWING, MET_LATELY = 5, 4, 3, 3, 2, 2
"""What each reason is worth in the ranking; equal sums go by who waits longest."""
LATELY: Final = 30
"""Days since somebody was added within which they were met recently."""
REVIVAL_EVERY: Final = 7
"""Days between two dormant ties that are offered while others wait."""
NEVER: Final = date.max


class Place(NamedTuple):
    """A place on the bench; the smaller one comes first."""

    points: int
    """Negative, so that more comes first."""
    waiting_since: date
    name: str
    contact: str
    offer: Offer


@once
def bench(situation: Situation) -> Sequence[Offer]:
    """Everybody who waits for a new touch, best first."""
    orgs = _known_at(situation)
    reached = first_reached(situation)
    cold: list[Place] = []
    dormant: list[Place] = []
    for contact in situation.kept:
        if contact.id in situation.touched_today or hidden_until(situation, contact):
            continue
        tie = situation.tie(contact.id)
        if contact.id not in reached:
            if not (tie and way(tie[-1]) == "in" and situation.days_since(tie[-1].day) <= ANSWER_DAYS):
                cold.append(_place(situation, contact, tie, orgs))
        elif situation.days_since(tie[-1].day) > dormant_after(situation, contact):
            dormant.append(_place(situation, contact, tie, orgs))
    dormant.sort()
    if dormant and not _revived_lately(situation):
        cold.append(dormant.pop(0))
    return tuple(place.offer for place in [*sorted(cold), *dormant])


def _place(situation: Situation, contact: Contact, tie: Sequence[Touch], orgs: Mapping[str, Sequence[str]]) -> Place:
    """Rank somebody, with the reasons, the weightiest first."""
    points = 0
    reasons: list[str] = []
    hook = hook_for(situation, contact)
    if hook is not None:
        points += HOOK
        reasons.append("you have something to say to them")
    if contact.introduced_by:
        points += INTRODUCER
        reasons.append(f"introduced by {situation.name_of(contact.introduced_by)}")
    if tie:
        last = tie[-1]
        points += DORMANT
        reasons.append(f"silent for {situation.days_since(last.day)} days since {since(last)}")
    known = orgs.get(contact.org.casefold(), ()) if contact.org else ()
    if len(known) == 1 and known[0] != contact.id:
        points += SECOND_PERSON
        reasons.append(f"your second person at {contact.org} (you know {situation.name_of(known[0])})")
    if contact.voter == "swing":
        points += SWING
        reasons.append("a swing voter")
    if contact.added is not None and contact.met_at and 0 <= situation.days_since(contact.added) <= LATELY:
        points += MET_LATELY
        reasons.append(f"met {short_day(contact.added, situation.today)} at {_place_name(situation, contact.met_at)}")
    if not reasons:
        reasons.append(_waiting(situation, contact))
    offer = Offer(
        contact.id, contact.name, " · ".join(reasons[:3]), hook.text if hook else "", hook.id if hook else "",
    )
    waiting_since = tie[-1].day if tie else contact.added or contact.connected_on or NEVER
    return Place(-points, waiting_since, contact.name.casefold(), contact.id, offer)


def _waiting(situation: Situation, contact: Contact) -> str:
    """How long somebody has waited, where nothing else speaks for them."""
    if contact.added is not None and contact.added < situation.today:
        return f"waiting for {plural(situation.days_since(contact.added), 'day')}"
    if contact.connected_on is not None:
        return f"connected {short_day(contact.connected_on, situation.today)}, never in touch since"
    return "never in touch yet"


def _place_name(situation: Situation, met_at: str) -> str:
    """The name of where somebody was met: a hub of the book, or what was written."""
    hub = situation.records.hubs.get(met_at)
    return hub.name if hub is not None and hub.name else met_at


def _revived_lately(situation: Situation) -> bool:
    """Whether a dormant tie was revived within the last week."""
    reached = first_reached(situation)
    return any(
        reached.get(contact) != day
        for back in range(REVIVAL_EVERY)
        for day in (situation.ahead(-back),)
        for contact in new_touches(situation).get(day, ())
    )


@once
def _known_at(situation: Situation) -> Mapping[str, Sequence[str]]:
    """The contacts whom the user has reached, by organisation (R24: one alone is a single thread)."""
    reached = first_reached(situation)
    known: dict[str, list[str]] = {}
    for contact in situation.kept:
        if contact.org and contact.id in reached:
            known.setdefault(contact.org.casefold(), []).append(contact.id)
    return known
