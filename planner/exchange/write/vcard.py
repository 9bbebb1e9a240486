"""Contacts → vCard 4.0 (RFC 6350), which phones and address books read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planner.exchange.names import parts_of
from planner.exchange.public import public_contact
from planner.exchange.read.cards import OURS, PRODUCT
from planner.exchange.sheet import Meaning
from planner.exchange.write.csv_file import texts_of
from planner.records import Contact, Records

_WIDTH = 75
"""Octets of a line, its end not counted (RFC 6350, section 3.2)."""


_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], None) | {
    0x2028: "\n",
    0x2029: "\n",
}
"""Control characters, which neither format can hold, are left out; signs that end a line become
line ends."""


def write_vcards(contacts: Iterable[Contact], records: Records, *, private: bool) -> str:
    """Return the contacts as cards, in the order given; private notes stay out unless asked for
    (R23)."""
    return "".join(card_of(contact, records, private=private) for contact in contacts)


def card_of(contact: Contact, records: Records, *, private: bool) -> str:
    """Return one contact as a card."""
    lines = _lines(contact, records, private=private)
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return a text as the value of a property (RFC 6350, section 3.4; RFC 5545, section
    3.3.11)."""
    text = text.translate(_CONTROLS).replace("\\", "\\\\")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> str:
    """Return a line broken after at most 75 octets, never within a character."""
    if len(line) <= _WIDTH and line.isascii():
        return line
    lines: list[str] = []
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _WIDTH:
            lines.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    return "\r\n".join((*lines, piece))


def _lines(contact: Contact, records: Records, *, private: bool) -> Iterator[str]:
    if not private:
        contact = public_contact(contact)
    parts = parts_of(contact.name, contact.family)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"PRODID:{PRODUCT}"
    yield f"UID:{_uid(contact.id)}"
    yield f"FN:{escaped(contact.name)}"
    yield f"N:{escaped(parts.family)};{escaped(parts.given)};;;{escaped(parts.suffix)}"
    for name, text in (("ORG", contact.org), ("TITLE", contact.role)):
        if text:
            yield f"{name}:{escaped(text)}"
    for name, values in (("NICKNAME", contact.aka), ("CATEGORIES", contact.tags)):
        if values:
            yield f"{name}:{','.join(map(escaped, sorted(values)))}"
    for name, values in (("EMAIL", contact.emails), ("TEL", contact.phones), ("URL", contact.urls)):
        for value in sorted(values):
            yield f"{name}{types_of(contact, value)}:{escaped(value)}"
    yield from _dates(contact)
    if contact.place:
        yield f"ADR:;;;{escaped(contact.place)};;;"
    for name, text in (("TZ", contact.zone), ("NOTE", contact.notes)):
        if text:
            yield f"{name}:{escaped(text)}"
    texts = texts_of(contact, records, private=private)
    for meaning, property_name in OURS.items():
        text = texts[_COLUMN_OF[meaning]]
        if text and (private or meaning not in _CONFIDENTIAL):
            yield f"{property_name}:{escaped(text)}"
    yield "END:VCARD"


_COLUMN_OF: Mapping[Meaning, str] = {
    "they_want": "They want",
    "i_want": "I want",
    "i_offer": "I offer",
    "met_at": "Met at",
    "cadence": "Cadence",
    "voter": "Voter",
    "introduced_by": "Introduced by",
    "private_notes": "Private notes",
    "connected_on": "Connected on",
}
"""The columns of the CSV that have the texts of our own properties."""
_CONFIDENTIAL = frozenset({"i_want", "voter", "introduced_by", "private_notes"})
"""What a card, which one hands on, carries only where private things are asked for (R23)."""


def _uid(key: str) -> str:
    return f"urn:uuid:{key}" if len(key) == _UUID else escaped(key)


_UUID = len("0199c2e4-0000-7000-8000-000000000000")
_TYPE = re.compile(r"[a-z0-9-]+")


def types_of(contact: Contact, value: str, *, old: bool = False) -> str:
    """Return the parameters that say what an address is for: ``;TYPE=work;PREF=1``, before version
    4.0 ``;TYPE=pref,work``."""
    labels = contact.label_of(value)
    words = labels if old else labels - {"pref"}
    types = sorted(label for label in words if _TYPE.fullmatch(label))
    preferred = ";PREF=1" if "pref" in labels and not old else ""
    return (f";TYPE={','.join(types)}" if types else "") + preferred


def _dates(contact: Contact) -> Iterator[str]:
    for name, day in (
        ("BDAY", contact.birthday),
        ("ANNIVERSARY", contact.dates.get("anniversary", "")),
    ):
        if day:
            yield f"{name}{dated(day)}"


def dated(text: str) -> str:
    """Return a day as vCard writes it (RFC 6350, section 4.3.1): ``:19900307``, and ``:--0307`` of
    no year; what is written otherwise as text."""
    if not _ISO_DAY.fullmatch(text):
        return f";VALUE=text:{escaped(text)}"
    return (
        f":--{text[2:].replace('-', '')}" if text.startswith("--") else f":{text.replace('-', '')}"
    )


_ISO_DAY = re.compile(r"(?:\d{4}|-)-\d{2}-\d{2}")
