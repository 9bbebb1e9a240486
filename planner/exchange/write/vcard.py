"""Contacts → vCard 4.0 (RFC 6350), which phones and address books read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.exchange.read.cards import OURS, PRODUCT
from planner.exchange.write.csv_file import texts_of
from planner.ids import uuid_of
from planner.records import Contact, Records

_WIDTH = 75
"""Octets of a line, its end not counted (RFC 6350, section 3.2)."""


def write_vcards(contacts: Iterable[Contact], records: Records, *, private: bool) -> str:
    """Return the contacts as cards, in the order given; private notes stay out unless asked for (R23)."""
    return "".join(
        f"{folded(line)}\r\n"
        for contact in contacts
        for line in _lines(contact, records, private=private)
    )


def escaped(text: str) -> str:
    """Return a text as the value of a property (RFC 6350, section 3.4; RFC 5545, section 3.3.11)."""
    text = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n")
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
    texts = texts_of(contact, records, private=private)
    given, _, family = contact.name.rpartition(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"PRODID:{PRODUCT}"
    uuid = uuid_of(contact.id)
    yield f"UID:urn:uuid:{uuid}" if uuid else f"UID:{escaped(contact.id)}"
    yield f"FN:{escaped(contact.name)}"
    yield f"N:{escaped(family)};{escaped(given)};;;"
    for name, text in (("ORG", contact.org), ("TITLE", contact.role)):
        if text:
            yield f"{name}:{escaped(text)}"
    for name, values in (("NICKNAME", contact.aka), ("CATEGORIES", contact.tags)):
        if values:
            yield f"{name}:{','.join(map(escaped, sorted(values)))}"
    for name, values in (("EMAIL", contact.emails), ("TEL", contact.phones), ("URL", contact.urls)):
        for value in sorted(values):
            yield f"{name}:{escaped(value)}"
    if contact.birthday:
        yield f"BDAY:{contact.birthday.replace('-', '') if contact.birthday[0] != '-' else _yearly(contact.birthday)}"
    if contact.place:
        yield f"ADR:;;;{escaped(contact.place)};;;"
    for name, text in (("TZ", contact.zone), ("NOTE", contact.notes)):
        if text:
            yield f"{name}:{escaped(text)}"
    ours = {
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
    for meaning, property_name in OURS.items():
        if texts[ours[meaning]]:
            yield f"{property_name}:{escaped(texts[ours[meaning]])}"
    yield "END:VCARD"


def _yearly(birthday: str) -> str:
    """``--03-07`` as vCard writes a day of no year (RFC 6350, section 4.3.1): ``--0307``."""
    return f"--{birthday[2:].replace('-', '')}"
