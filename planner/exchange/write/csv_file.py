"""Contacts → CSV that a spreadsheet opens without running anything in it, and that comes back as it
was."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from planner.exchange.own_columns import COLUMNS, guarded
from planner.exchange.public import public_contact
from planner.exchange.sheet import MANY
from planner.records import Contact, Records


def write_csv(contacts: Iterable[Contact], records: Records, *, private: bool) -> str:
    """Return the contacts as CSV, in the order given; private notes are blank unless asked for
    (R23)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for contact in contacts:
        cells = texts_of(contact, records, private=private)
        writer.writerow([guarded(cells[name]) for name in COLUMNS])
    return out.getvalue()


def texts_of(contact: Contact, records: Records, *, private: bool) -> Mapping[str, str]:
    """Return a contact's fields as texts by the columns' names; ids become names."""
    if not private:
        contact = public_contact(contact)
    introducer = records.contacts.get(contact.introduced_by)
    hub = records.hubs.get(contact.met_at)
    return {
        "Name": contact.name,
        "Also known as": _several(contact.aka),
        "Organisation": contact.org,
        "Role": contact.role,
        "E-mail": _several(contact.emails),
        "Phone": _several(contact.phones),
        "Web": _several(contact.urls),
        "Tags": _several(contact.tags),
        "State": contact.state,
        "Cadence": str(contact.cadence_days or ""),
        "Voter": contact.voter if contact.voter != "unknown" else "",
        "They want": contact.they_want,
        "I want": contact.i_want,
        "I offer": contact.i_offer,
        "Met at": hub.name if hub else contact.met_at,
        "Introduced by": introducer.name if introducer else "",
        "Place": contact.place,
        "Birthday": contact.birthday,
        "Time zone": contact.zone,
        "Connected on": contact.connected_on.isoformat() if contact.connected_on else "",
        "Notes": contact.notes,
        "Private notes": contact.private_notes,
    }


def _several(values: frozenset[str]) -> str:
    return MANY.join(sorted(values, key=lambda each: (each.casefold(), each)))
