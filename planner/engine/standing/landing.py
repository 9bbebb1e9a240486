"""R6: landing. An offer came, or was taken: whether to switch to `landed`, and who helped on the
way.

The planner goes on after it, with half the budget; whoever helped hears of it first (R14).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from planner.engine.happened.org_names import workplace
from planner.engine.situation import Situation, once
from planner.records import Lead
from planner.value import NamedTuple

TAKEN: Final = ("accepted", "taken", "signed", "hired", "started", "landed")
"""Words of a lead's stage that say that the offer was taken."""
OFFER: Final = "offer"
TOLD_FOR: Final = 60
"""Days after an offer in which it is asked about, and in which those who helped are told."""
HELPED_WITHIN: Final = 365
"""Days before the landing in which help counts."""
HELPFUL: Final = frozenset({"introduction", "lead", "interview", "offer"})


class Landing(NamedTuple):
    """The latest offer: the day, from whom, and whether it was taken."""

    day: int
    org: str
    taken: bool
    lead: Lead


@once
def landing(situation: Situation) -> Landing | None:
    """The latest offer of the last two months, a taken one before others; None where there is
    none."""
    offers = [*_offers(situation)]
    return max(offers, key=lambda offer: (offer.taken, offer.day, offer.lead.id), default=None)


def _offers(situation: Situation) -> Iterator[Landing]:
    for lead in situation.records.leads.values():
        if not _is_offer(lead):
            continue
        day = _latest_day(situation, lead)
        if day and situation.now - day <= TOLD_FOR:
            org = lead.org or lead.title or situation.name_of(lead.contact)
            yield Landing(day, org, _is_taken(situation, lead), lead)


def _is_offer(lead: Lead) -> bool:
    """Whether an offer came of a lead, taken or not."""
    stage = lead.stage.casefold()
    return any(word in stage for word in (OFFER, *TAKEN))


def _is_taken(situation: Situation, lead: Lead) -> bool:
    """Whether the offer was taken, as the lead or the switch `landed` says."""
    stage = lead.stage.casefold()
    return situation.settings.landed or any(word in stage for word in TAKEN)


def _latest_day(situation: Situation, lead: Lead) -> int:
    """The last day that a lead names, today at the latest; 0 where it names none."""
    latest = 0
    for text in lead.days.values():
        try:
            day = date.fromisoformat(text).toordinal()
        except ValueError:  # a hand edit may say anything
            continue
        if day <= situation.now:
            latest = max(latest, day)
    return latest


@once
def helpers(situation: Situation) -> frozenset[str]:
    """Everybody who helped towards an offer that was taken: the person of the lead and those who
    led to them, whoever something came of, and whoever did the user a favour in the last year.
    Nobody where none was taken."""
    landed = landing(situation)
    if landed is None or not landed.taken:
        return frozenset()
    return frozenset(
        [
            *_chain(situation, landed.lead.contact),
            *_of_use(situation, landed),
            *_who_did_favours(situation, landed.day),
        ]
    )


def _chain(situation: Situation, contact_id: str) -> list[str]:
    """Somebody, who introduced them, who introduced those, and so on."""
    chain: list[str] = []
    while contact_id in situation.records.contacts and contact_id not in chain:
        chain.append(contact_id)
        contact_id = situation.records.contacts[contact_id].introduced_by
    return chain


def _of_use(situation: Situation, landed: Landing) -> Iterator[str]:
    """Those of whose touches something came, at the firm itself or with the others of the last
    year."""
    org = workplace(landed.lead.org)
    for contact_id, tie in situation.ties.items():
        contact = situation.records.contacts.get(contact_id)
        if contact is None or landed.day - tie.last > HELPED_WITHIN:
            continue
        at_the_firm = tie.answered and workplace(contact.org) == org != ""
        outcomes = {touch.outcome for touch in tie.touches}
        if at_the_firm or not outcomes.isdisjoint(HELPFUL):
            yield contact_id


def _who_did_favours(situation: Situation, day: int) -> Iterator[str]:
    for favour in situation.records.favours.values():
        received = favour.day if favour.direction == "received" else None
        if received is not None and 0 <= day - received.toordinal() <= HELPED_WITHIN:
            yield favour.contact
