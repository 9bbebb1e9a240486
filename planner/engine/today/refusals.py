"""R16: a no is a door. Who is to be thanked for a refusal, and asked where else to look.

A no to a lead goes to the person of the lead. A contact that is named like the firm is nobody to
write to: its refusals go to the person of the lead there, or to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.engine.happened.org_names import org_key
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, outgoing
from planner.engine.situation import Situation, once
from planner.records import Contact, Lead
from planner.value import NamedTuple


class Refusal(NamedTuple):
    """A no that was not answered yet."""

    day: int
    org: str
    """From whom; empty where it was the contact's own."""


@once
def refusals(situation: Situation) -> Mapping[str, Refusal]:
    """The refusals of leads that are to be answered, by the person of the lead; of several the
    latest."""
    latest: dict[str, Refusal] = {}
    for lead in situation.records.leads.values():
        person, day = lead.contact, _refused_on(situation, lead)
        contact = situation.records.contacts.get(person)
        if contact is None or not day or is_named_like_a_firm(situation, contact):
            continue
        if situation.now - day > ANSWER_DAYS or _answered(situation.ties.get(person), day):
            continue
        refusal = Refusal(day, lead.org)
        latest[person] = max(refusal, latest.get(person, refusal))
    return latest


def is_named_like_a_firm(situation: Situation, contact: Contact) -> bool:
    """Whether a contact stands for an organisation: it bears the name of its own, or that of a
    lead's."""
    key = org_key(contact.name)
    return bool(key) and (key == org_key(contact.org) or key in _firms_of_leads(situation))


@once
def _firms_of_leads(situation: Situation) -> frozenset[str]:
    return frozenset(org_key(lead.org) for lead in situation.records.leads.values() if lead.org)


def _refused_on(situation: Situation, lead: Lead) -> int:
    """The day on which a lead ended in a no, by itself or by what the firm wrote; 0 where it did
    not."""
    text = lead.days.get("rejection", "") if lead.stage == "rejection" else ""
    try:
        day = date.fromisoformat(text).toordinal()
    except ValueError:  # a hand edit may say anything
        day = 0
    day = max(day, _noes_of_firms(situation).get(org_key(lead.org), 0) if lead.org else 0)
    return day if day <= situation.now else 0


@once
def _noes_of_firms(situation: Situation) -> Mapping[str, int]:
    """The days of the refusals that were logged with a contact named like a firm, by that name's
    key."""
    days: dict[str, int] = {}
    if not situation.records.leads:
        return days
    for contact, tie in situation.register.laddered.values():
        if tie.refused and is_named_like_a_firm(situation, contact):
            days[org_key(contact.name)] = tie.last
    return days


def _answered(tie: Tie | None, day: int) -> bool:
    """Whether the user was in touch with somebody after a day."""
    if tie is None or tie.last <= day:
        return False
    later = [touch for touch, on in zip(tie.touches, tie.days, strict=True) if on > day]
    return any(map(outgoing, later))
