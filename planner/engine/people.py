"""Who takes part in the plan and how often each should hear from the user: the contacts, looked at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from planner.records import Contact
from planner.settings import Settings
from planner.value import NamedTuple

LONGEST: Final = 36_500
"""Days of the longest cadence: a hand edit may say anything."""


class Member(NamedTuple):
    """A contact that takes part in the plan."""

    id: str
    cadence: int
    """In days."""
    hidden: bool
    """Whether a snooze or a rest is set, be it over or not."""
    contact: Contact


class People(NamedTuple):
    """The contacts by what the rules ask of them."""

    kept: Sequence[Member]
    load: float
    """Touches a day that the cadences of those kept ask for: the sum of 1/a."""
    in_triage: int
    introduced: Sequence[Contact]
    """Those who were introduced by somebody."""
    by_org: Mapping[str, Sequence[str]]
    """The ids of those kept, by organisation with its case folded (R24)."""
    first_added: int
    """The ordinal of the day on which the first contact was added, 0 where none says."""


def takes_part(contact: Contact) -> bool:
    """Whether the plan may ask for somebody: they are kept, or rest until a day and then are again."""
    return contact.state == "kept" or (contact.state == "resting" and contact.resting_until is not None)


def cadence(contact: Contact, settings: Settings) -> int:
    """The wanted greatest gap in days: the contact's own, else the shortest of its tags', else the default (R6)."""
    days = contact.cadence_days
    if not days or days < 0:
        by_tag = settings.tag_cadences
        of_tags = [by_tag[tag] for tag in contact.tags if by_tag.get(tag, 0) > 0] if by_tag and contact.tags else ()
        days = min(of_tags) if of_tags else settings.cadence_days
    return min(max(days, 1), LONGEST)


def people_in(contacts: Mapping[str, Contact], settings: Settings) -> People:
    """Look at every contact once."""
    kept: list[Member] = []
    introduced: list[Contact] = []
    by_org: dict[str, list[str]] = {}
    load = 0.0
    in_triage = first_added = 0
    for contact in contacts.values():
        if contact.added is not None:
            day = contact.added.toordinal()
            if not first_added or day < first_added:
                first_added = day
        if contact.introduced_by:
            introduced.append(contact)
        if takes_part(contact):
            days = cadence(contact, settings)
            load += 1 / days
            hidden = contact.snoozed_until is not None or contact.resting_until is not None
            kept.append(Member(contact.id, days, hidden, contact))
            if contact.org:
                by_org.setdefault(contact.org.casefold(), []).append(contact.id)
        elif contact.state == "triage":
            in_triage += 1
    return People(kept, load, in_triage, introduced, by_org, first_added)
