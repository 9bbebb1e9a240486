"""The records that may leave the book: without whatever is private (R23)."""

from __future__ import annotations

from planner.records import Contact, Records


def without_private(records: Records) -> Records:
    """Return the records without private ones, what hangs on a private touch, private notes, and the fields of contacts
    that came from a private line."""
    secret = {key for key, touch in records.touches.items() if touch.private}
    promises = {
        key: promise
        for key, promise in records.promises.items()
        if not promise.private and promise.touch not in secret
    }
    favours = {
        key: favour
        for key, favour in records.favours.items()
        if not favour.private and favour.touch not in secret
    }
    return records._replace(
        contacts={key: public_contact(contact) for key, contact in records.contacts.items()},
        touches={key: touch for key, touch in records.touches.items() if key not in secret},
        promises=promises,
        favours=favours,
        hubs={key: hub for key, hub in records.hubs.items() if not hub.private},
        intakes={key: intake for key, intake in records.intakes.items() if not intake.private},
        hooks={key: hook for key, hook in records.hooks.items() if not hook.private},
        leads={key: lead for key, lead in records.leads.items() if not lead.private},
    )


def public_contact(contact: Contact) -> Contact:
    """Return a contact without private notes and the fields that came from a private line."""
    if not contact.private_notes and not contact.private_fields:
        return contact
    defaults = Contact._field_defaults
    blank = {name: defaults[name] for name in contact.private_fields if name in defaults}
    return contact._replace(**{**blank, "private_notes": "", "private_fields": frozenset()})
