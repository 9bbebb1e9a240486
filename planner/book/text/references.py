"""Which fields hold ids of other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "contacts": {"introduced_by": "contacts"},
    "touches": {"contacts": "contacts", "hub": "hubs"},
    "promises": {"contact": "contacts", "touch": "touches"},
    "favours": {"contact": "contacts", "touch": "touches"},
    "hooks": {"contacts": "contacts", "told": "contacts"},
    "intakes": {"contact": "contacts"},
    "leads": {"contact": "contacts"},
}
"""By table: the fields with the table that their ids are of. A contact's ``met_at`` may be an id
or plain words, and is not among them."""


def references_of(table: str, record: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield field, table and id of the records that a record refers to."""
    for field, target in REFERENCES.get(table, {}).items():
        value = record.get(field)
        if type(value) is str and value:
            yield field, target, value
        elif type(value) is dict:
            yield from ((field, target, key) for key, member in value.items() if member is True)
