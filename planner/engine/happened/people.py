"""Who takes part in the plan and how often each should hear from the user: the contacts, looked at
once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from planner.engine.happened.changes import Index, changed_keys, twin
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
    away_until: int
    """The later day of a snooze and a rest, be it over or not; 0 where neither is set."""
    contact: Contact


class YearlyDate(NamedTuple):
    """A day of the year that matters to a contact."""

    contact_id: str
    label: str
    """As in birthday, or anniversary."""
    year: str
    """Of the first time, as it is written; empty or a dash where it is not known."""


def takes_part(contact: Contact) -> bool:
    """Whether the plan may ask for somebody: they are kept, or rest until a day and then are
    again."""
    return contact.state == "kept" or (
        contact.state == "resting" and contact.resting_until is not None
    )


def cadence(contact: Contact, settings: Settings) -> int:
    """The wanted greatest gap in days: the contact's own, else the shortest of its tags', else the
    default (R6)."""
    days = contact.cadence_days
    if not days or days < 0:
        of_tags = tag_cadence(contact, settings)
        days = of_tags[0] if of_tags else settings.cadence_days
    return min(max(days, 1), LONGEST)


def tag_cadence(contact: Contact, settings: Settings) -> tuple[int, str] | None:
    """The shortest cadence that one of a contact's tags asks for, and the tag as it is set; None
    where none does."""
    if not settings.tag_cadences or not contact.tags:
        return None
    tags = {tag.casefold() for tag in contact.tags}
    set_for = [
        (days, tag)
        for tag, days in settings.tag_cadences.items()
        if days > 0 and tag.casefold() in tags
    ]
    return min(set_for, default=None)


class People:
    """The contacts by what the rules ask of them: an index that is carried on from change to
    change."""

    def __init__(self, contacts: Mapping[str, Contact], settings: Settings) -> None:
        self.contacts = contacts
        self.settings = settings
        self.members: Index[Member] = Index()
        self.introduced: dict[str, Contact] = {}
        """Those who were introduced by somebody."""
        self.in_triage = 0
        self._cadences: dict[int, int] = {}
        self._put_in(contacts.values())

    def after(self, contacts: Mapping[str, Contact], settings: Settings) -> People:
        """The index when the contacts or the settings have changed, made from this one where little
        did."""
        changed = changed_keys(self.contacts, contacts) if settings == self.settings else None
        if changed is None:
            return People(contacts, settings)
        if not changed:
            return self
        people = twin(self)
        for name in ("load", "first_added", "yearly_dates", "passed"):
            vars(people).pop(name, None)
        people.contacts = contacts
        people.members, people.introduced = Index(self.members), dict(self.introduced)
        people.members.changed.update(changed)
        people._cadences = dict(self._cadences)
        for key in changed:
            people._uncount(self.contacts.get(key))
            contact = contacts.get(key)
            if contact is None or not takes_part(contact):
                people.members.pop(key, None)
            if contact is None or not contact.introduced_by:
                people.introduced.pop(key, None)
            if contact is not None:
                people._put_in((contact,))
        return people

    @cached_property
    def load(self) -> float:
        """Touches a day that the cadences of those kept ask for: the sum of 1/a."""
        return sum([count / days for days, count in sorted(self._cadences.items())])

    @cached_property
    def first_added(self) -> int:
        """The ordinal of the day on which the first contact was added, 0 where none says."""
        first = min(
            [contact.added for contact in self.contacts.values() if contact.added is not None],
            default=None,
        )
        return first.toordinal() if first is not None else 0

    @cached_property
    def yearly_dates(self) -> Mapping[str, Sequence[YearlyDate]]:
        """The birthdays and other yearly dates of those who take part, by month and day, as in
        03-07 (P1)."""
        by_day: dict[str, list[YearlyDate]] = {}
        for contact in self.contacts.values():
            if (contact.birthday or contact.dates) and takes_part(contact):
                for label, text in _dates_of(contact):
                    yearly = YearlyDate(contact.id, label, text[:-6])
                    by_day.setdefault(text[-5:], []).append(yearly)
        return by_day

    @cached_property
    def passed(self) -> Mapping[str, int]:
        """Those who were passed over as a new touch, with the day before which they are not offered
        again."""
        return {
            member.id: member.contact.passed_until.toordinal()
            for member in self.members.values()
            if member.contact.passed_until is not None
        }

    def _put_in(self, contacts: Iterable[Contact]) -> None:
        settings, members, cadences = self.settings, self.members, self._cadences
        for contact in contacts:
            if contact.introduced_by:
                self.introduced[contact.id] = contact
            if takes_part(contact):
                days = cadence(contact, settings)
                cadences[days] = cadences.get(days, 0) + 1
                members[contact.id] = Member(contact.id, days, _away_until(contact), contact)
            elif contact.state == "triage":
                self.in_triage += 1

    def _uncount(self, contact: Contact | None) -> None:
        if contact is not None and takes_part(contact):
            self._cadences[cadence(contact, self.settings)] -= 1
        elif contact is not None and contact.state == "triage":
            self.in_triage -= 1


def _dates_of(contact: Contact) -> list[tuple[str, str]]:
    """The yearly dates of a contact, the birthday first."""
    dates = sorted(contact.dates.items())
    return [("birthday", contact.birthday), *dates] if contact.birthday else dates


def _away_until(contact: Contact) -> int:
    snooze, rest = contact.snoozed_until, contact.resting_until
    return max(
        snooze.toordinal() if snooze is not None else 0, rest.toordinal() if rest is not None else 0
    )
