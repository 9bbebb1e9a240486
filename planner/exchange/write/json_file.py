"""Records → the planner's own JSON, which `planner import` takes back under the same ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.exchange.public import without_private
from planner.records import Contact, Records


def write_json(records: Records, *, private: bool) -> str:
    """Return all records as JSON, without what is at its default; private things stay out unless
    asked for (R23)."""
    shown = records if private else without_private(records)
    book = {
        name: {key: _fields(record) for key, record in sorted(table.items())}
        for name, table in shown._asdict().items()
    }
    return json.dumps({"app": "planner", "format": 1, **book}, ensure_ascii=False, indent=1) + "\n"


def only_of(records: Records, contacts: Mapping[str, Contact]) -> Records:
    """Return the records that concern these contacts."""
    return records._replace(
        contacts=contacts,
        touches={
            key: each
            for key, each in records.touches.items()
            if not each.contacts.isdisjoint(contacts)
        },
        promises={key: each for key, each in records.promises.items() if each.contact in contacts},
        favours={key: each for key, each in records.favours.items() if each.contact in contacts},
        hooks={
            key: each
            for key, each in records.hooks.items()
            if not each.contacts.isdisjoint(contacts)
        },
        intakes={key: each for key, each in records.intakes.items() if each.contact in contacts},
        leads={key: each for key, each in records.leads.items() if each.contact in contacts},
        days={},
    )


def _fields(record: Any) -> dict[str, object]:
    defaults = record._field_defaults
    return {
        name: _plain(value)
        for name, value in record._asdict().items()
        if name != "id" and (value != defaults[name] or type(value) is not type(defaults[name]))
    }


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value
