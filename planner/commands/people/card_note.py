"""What the last line of a card says: something that its other lines do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.people.tie import touch_word

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Contact


def card_note(session: Session, contact_id: str) -> str:
    """Return what to know of a contact before one reaches out: what one promised them, else what
    they want, what was last learned or noted, what they do, who introduced them. What is private
    stays on their own card."""
    contact = session.records.contacts.get(contact_id)
    if contact is None:
        return ""
    return (
        _promised(session, contact_id)
        or (f"wants {contact.they_want}" if contact.they_want else "")
        or _last_words(session, contact_id)
        or contact.role
        or _origin(session, contact)
    )


def _promised(session: Session, contact_id: str) -> str:
    promises = [
        promise
        for promise in session.situation.promises_of(contact_id)
        if promise.open and promise.who == "me" and not promise.private and not promise.follow_up
    ]
    return f"promised: {promises[0].text}" if promises else ""


def _last_words(session: Session, contact_id: str) -> str:
    """What was learned or noted at the last touch that tells anything."""
    touches = session.situation.touches_of(contact_id)
    for touch in sorted(touches, key=lambda touch: touch.day, reverse=True):
        words = touch.learned or touch.note
        if words and not touch.private and not touch.planned:
            return f"{touch_word(touch)}: {words}"
    return ""


def _origin(session: Session, contact: Contact) -> str:
    introducer = session.records.contacts.get(contact.introduced_by)
    if introducer is not None:
        return f"introduced by {introducer.name}"
    hub = session.records.hubs.get(contact.met_at)
    return f"met at {hub.name}" if hub is not None else ""
