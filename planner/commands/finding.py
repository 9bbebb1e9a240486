"""Find people by anything that is known of them (P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.commands.session import Session
    from planner.records import Contact, Records


class Hit(NamedTuple):
    """A contact that was found, and the text of the field that says why (``field`` is its label)."""

    contact: str
    name: str
    field: str
    text: str


def find(session: Session, text: str, limit: int = 50) -> list[Hit]:
    """Return the contacts of whom every word of ``text`` is known, names before other fields, then by name.

    Args:
        session: The open book.
        text: Words, with or without accents; each must be somewhere in what is known of the contact.
        limit: At most so many.
    """
    from planner.quicklog.fold import fold

    words = fold(text).split()
    if not words:
        return []
    records = session.records
    heard = _heard(records)
    ranked = []
    for contact in records.contacts.values():
        hit, rank = None, 0
        known = [(label, said, fold(said)) for label, said in _known(contact, records)]
        known += [("said", said, fold(said)) for said in heard.get(contact.id, ())]
        for word in words:
            place = next((index for index, each in enumerate(known) if word in each[2]), None)
            if place is None:
                break
            starts = place == 0 and any(part.startswith(word) for part in known[0][2].split())
            rank += 0 if starts else place + 1
            if hit is None or place > 0:
                hit = known[place]
        else:
            if hit:
                out = contact.state in ("archived", "ignored")
                ranked.append((out, rank, contact.name.casefold(), contact.id, Hit(contact.id, contact.name, *hit[:2])))
    ranked.sort(key=lambda each: each[:4])
    return [each[4] for each in ranked[:limit]]


def _known(contact: Contact, records: Records) -> Iterator[tuple[str, str]]:
    """What a contact's own card says, the most telling first."""
    yield "name", contact.name
    for label, texts in (("also known as", contact.aka), ("tag", contact.tags), ("e-mail", contact.emails),
                         ("phone", contact.phones), ("web", contact.urls)):
        for text in sorted(texts):
            yield label, text
    hub = records.hubs.get(contact.met_at)
    introducer = records.contacts.get(contact.introduced_by)
    for label, text in (
        ("organisation", contact.org), ("role", contact.role), ("wants", contact.they_want),
        ("I want", contact.i_want), ("I offer", contact.i_offer), ("met at", hub.name if hub else contact.met_at),
        ("introduced by", introducer.name if introducer else ""), ("place", contact.place), ("notes", contact.notes),
        ("private notes", contact.private_notes),
    ):
        if text:
            yield label, text


def _heard(records: Records) -> dict[str, list[str]]:
    """What touches and promises say of each contact, the newest first."""
    said: dict[str, list[str]] = {}
    for touch in sorted(records.touches.values(), key=lambda each: each.day, reverse=True):
        hub = records.hubs.get(touch.hub)
        parts = (touch.note, touch.learned, touch.why, touch.org, " ".join(sorted(touch.tags)), hub.name if hub else "")
        text = " · ".join(part for part in parts if part)
        if text:
            for contact in touch.contacts:
                said.setdefault(contact, []).append(text)
    for promise in records.promises.values():
        if promise.text:
            said.setdefault(promise.contact, []).append(promise.text)
    return said
