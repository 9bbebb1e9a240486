"""Who took part: contacts by their addresses, strangers, and the user, who is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from planner.commands.proposals.store import Stranger
from planner.exchange.read.meetings import Meeting, Participant
from planner.exchange.read.sent_mail import SentMail
from planner.records import Contact
from planner.value import NamedTuple

LEFT_OUT: Final = frozenset({"ignored", "archived"})
"""States of contacts with whom nothing is proposed."""
OWN_SHARE: Final = 0.5
"""The share of meetings that an address must be at to be taken for the user's own."""
SENDER_SHARE: Final = 0.6
"""The share of messages that an address must have sent for a folder to be one of sent mail."""
_MACHINE = re.compile(
    r"(^|[._+-])(no-?reply|do-?not-?reply|notifications?|calendar|mailer-daemon|postmaster|bounces?"
    r"|newsletter|billing|invoices?|support|resource)([._+-]|@)"
)
"""Addresses behind which nobody sits."""


class Cast(NamedTuple):
    """Those who took part, besides the user: ids of contacts, and strangers."""

    contacts: tuple[str, ...]
    strangers: tuple[Stranger, ...]

    @property
    def size(self) -> int:
        """How many took part."""
        return len(self.contacts) + len(self.strangers)


class AddressBook:
    """The contacts by address; one that several contacts have is nobody's own, and names nobody."""

    def __init__(self, contacts: Mapping[str, Contact], own: Collection[str]) -> None:
        self._own = frozenset(own)
        self._ids: dict[str, str] = {}
        shared: set[str] = set()
        for contact in contacts.values():
            for address in map(_plain, contact.emails):
                if address in self._ids:
                    shared.add(address)
                self._ids[address] = contact.id
        for address in shared:
            del self._ids[address]
        self._left_out = {contact.id for contact in contacts.values() if contact.state in LEFT_OUT}

    def cast(self, participants: Iterable[Participant]) -> Cast:
        """Return who of some participants is meant: neither the user, nor who declined, nor a
        machine."""
        contacts: dict[str, None] = {}
        strangers: dict[str, Stranger] = {}
        for person in participants:
            address = _plain(person.address)
            if address in self._own or person.declined or _MACHINE.search(address):
                continue
            contact = self._ids.get(address)
            if contact is None:
                strangers[address] = Stranger(person.name, address)
            elif contact not in self._left_out:
                contacts[contact] = None
        return Cast(tuple(contacts), tuple(strangers.values()))


def own_addresses(meetings: Sequence[Meeting], contacts: Mapping[str, Contact]) -> set[str]:
    """Return the address that is at most of the meetings and is no contact's: it is the user's own.

    Nothing is returned where two are at as many: of a single meeting nobody can tell.
    """
    addresses_of_contacts = {
        _plain(address) for contact in contacts.values() for address in contact.emails
    }
    counts: Counter[str] = Counter()
    total = 0
    for meeting in meetings:
        people = [*meeting.participants, *([meeting.organiser] if meeting.organiser else [])]
        addresses = {_plain(person.address) for person in people}
        if len(addresses) > 1:
            total += 1
            counts.update(addresses - addresses_of_contacts)
    first, second = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    alone = first[1] > second[1] and first[1] > total * OWN_SHARE
    return {first[0]} if alone else set()


def senders(mails: Sequence[SentMail]) -> set[str]:
    """Return who wrote most of some messages; nobody where no single sender did: it is no folder of
    sent mail."""
    counts = Counter(_plain(mail.sender.address) for mail in mails)
    return {address for address, count in counts.items() if count >= len(mails) * SENDER_SHARE}


def _plain(address: str) -> str:
    """Return an address as it is compared: small letters, without what follows a plus."""
    user, at, host = address.strip().casefold().partition("@")
    return f"{user.partition('+')[0]}{at}{host}"
