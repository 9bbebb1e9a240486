"""The records that may leave the book: without whatever is private (R23)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, TypeVar

from planner.records import Contact, Records

R = TypeVar("R", bound=Any)


def without_private(records: Records) -> Records:
    """Return the records without private ones, what hangs on a private touch, private notes, and
    the fields of contacts that came from a private line."""
    touches = _unmarked(records.touches)
    secret = records.touches.keys() - touches.keys()
    return records._replace(
        contacts={key: public_contact(contact) for key, contact in records.contacts.items()},
        touches=touches,
        promises=_not_of(secret, _unmarked(records.promises)),
        favours=_not_of(secret, _unmarked(records.favours)),
        hubs=_unmarked(records.hubs),
        intakes=_unmarked(records.intakes),
        hooks=_unmarked(records.hooks),
        leads=_unmarked(records.leads),
    )


def _unmarked(table: Mapping[str, R]) -> dict[str, R]:
    """The records of a table that do not bear the mark."""
    return {key: record for key, record in table.items() if not record.private}


def _not_of(touches: Set[str], table: Mapping[str, R]) -> dict[str, R]:
    """The records of a table that came of none of these touches."""
    return {key: record for key, record in table.items() if record.touch not in touches}


def public_contact(contact: Contact) -> Contact:
    """Return a contact without private notes and the fields that came from a private line."""
    if not contact.private_notes and not contact.private_fields:
        return contact
    defaults = Contact._field_defaults
    blank = {name: defaults[name] for name in contact.private_fields if name in defaults}
    return contact._replace(**{**blank, "private_notes": "", "private_fields": frozenset()})
