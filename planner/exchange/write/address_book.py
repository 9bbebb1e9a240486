"""Cards of an address book brought up to date: what is ours is written, everything else stays byte
for byte.

A card is changed property by property. One whose value is what the contact has is left as it
stands, with its parameters, labels and group; pictures and foreign properties are never touched,
and nothing is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from planner.exchange.names import parts_of
from planner.exchange.public import public_contact
from planner.exchange.read.vcard import read_cards
from planner.exchange.write.vcard import card_of, dated, escaped, folded, types_of
from planner.records import Contact, Records

_HEAD = re.compile(r"(?:[\w-]+\.)?(?P<name>[\w-]+)[;:]")
_VERSION = re.compile(r"(?mi)^VERSION:([0-9.]+)\s*$")
Property = tuple[str, str]
"""The name of a property in capitals, and its lines as they stand in the file."""


def new_card(contact: Contact, records: Records) -> str:
    """Return the card of somebody who has none yet, without whatever is private (R23)."""
    return card_of(contact, records, private=False)


def updated_card(text: str, contact: Contact, card: Contact) -> str:
    """Return a card with what the contact has and the card has not.

    Args:
        text: The card as it stands.
        contact: Who it is.
        card: What the card says, as an import reads it.
    """
    contact = public_contact(contact)
    properties = _properties(text)
    version = _VERSION.search(text)
    old = version is not None and version[1] < "4"
    for name, lines, differs in _single(contact, card, _asides(text, card), old=old):
        if differs:
            properties = _replaced(properties, name, lines)
    additions: list[str] = []
    for name, field in _SEVERAL.items():
        values = sorted(getattr(contact, field) - getattr(card, field))
        additions += [_address_line(name, contact, value, old=old) for value in values]
    if contact.aka - card.aka:
        additions.append(f"NICKNAME:{','.join(map(escaped, sorted(contact.aka - card.aka)))}")
    properties = _with_additions(properties, additions)
    changed = "".join(lines for _, lines in properties)
    # The lines of a card end alike.
    return changed if "\r\n" in text else changed.replace("\r\n", "\n")


_SEVERAL: Mapping[str, str] = {"EMAIL": "emails", "TEL": "phones", "URL": "urls"}
"""Properties of which a card has several, and the fields that hold them."""


def _asides(text: str, card: Contact) -> frozenset[str]:
    """The lines of an imported card's notes that its other properties say: a fax number, a
    department."""
    own: set[str] = set()
    for each in read_cards(text.encode()):
        for note in each.all("NOTE"):
            own.update(note.text().splitlines())
    return frozenset(card.notes.splitlines()) - own


def _single(
    contact: Contact, card: Contact, asides: frozenset[str], *, old: bool
) -> Sequence[tuple[str, Sequence[str], bool]]:
    """The properties that a card has once, with their lines, and whether the contact has something
    else there."""
    parts = parts_of(contact.name, contact.family)
    name = f"N:{escaped(parts.family)};{escaped(parts.given)};;;{escaped(parts.suffix)}"
    note = "\n".join(line for line in contact.notes.splitlines() if line not in asides)
    renamed = contact.name != card.name
    date_line: Callable[[str], str] = dated if not old else lambda day: f":{day}"
    return (
        ("FN", [f"FN:{escaped(contact.name)}"], renamed),
        ("N", [name], renamed),
        ("ORG", [f"ORG:{escaped(contact.org)}"], _fills(contact.org, card.org)),
        ("TITLE", [f"TITLE:{escaped(contact.role)}"], _fills(contact.role, card.role)),
        (
            "BDAY",
            [f"BDAY{date_line(contact.birthday)}"],
            _fills(contact.birthday, card.birthday),
        ),
        ("NOTE", [f"NOTE:{escaped(note)}"], _fills(contact.notes, card.notes)),
    )


def _fills(here: str, there: str) -> bool:
    return bool(here) and here != there


def _address_line(name: str, contact: Contact, value: str, *, old: bool) -> str:
    return f"{name}{types_of(contact, value, old=old)}:{escaped(value)}"


def _properties(text: str) -> list[Property]:
    """The lines of a card, those that go on with one put to it; ``BEGIN`` and ``END`` too."""
    properties: list[Property] = []
    for line in text.splitlines(keepends=True):
        head = _HEAD.match(line)
        if properties and (line[:1] in " \t" or head is None):
            name, lines = properties[-1]
            properties[-1] = (name, lines + line)
        else:
            properties.append((head["name"].upper() if head else "", line))
    return properties


def _replaced(properties: Sequence[Property], name: str, lines: Sequence[str]) -> list[Property]:
    """The properties with the first of that name in another form, or added before the end of the
    card."""
    written = "".join(f"{folded(line)}\r\n" for line in lines)
    for at, (other, _) in enumerate(properties):
        if other == name:
            return [*properties[:at], (name, written), *properties[at + 1 :]]
    return _with_additions(properties, lines)


def _with_additions(properties: Sequence[Property], lines: Sequence[str]) -> list[Property]:
    added = [("", f"{folded(line)}\r\n") for line in lines]
    for at in range(len(properties) - 1, -1, -1):
        if properties[at][0] == "END":
            return [*properties[:at], *added, *properties[at:]]
    return [*properties, *added]
