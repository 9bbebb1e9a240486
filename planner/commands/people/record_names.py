"""What a raw record, a field and a value are called, where all that is known is what the file
says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from planner.book import REFERENCES
from planner.commands.people.fields import FIELDS

if TYPE_CHECKING:
    from planner.records import Records

NOUNS: Mapping[str, str] = {
    "contacts": "contact",
    "touches": "touch",
    "promises": "promise",
    "favours": "favour",
    "hubs": "hub",
    "hooks": "hook",
    "intakes": "intake",
    "leads": "lead",
    "days": "day",
    "settings": "settings",
}
"""One record of each table."""
LABELS: Mapping[str, str] = {
    "contacts": "people",
    "hub": "hub",
    "touch": "touch",
    "_del": "the record itself",
}
_LONG = 60


def record_name(record: Mapping[str, Any] | None, table: str, key: str, records: Records) -> str:
    """Return what a record is called: a person's name, a promise's text, `coffee with Ana Li,
    2026-11-18`."""
    raw = record or {}
    noun = NOUNS.get(table, table)
    if table == "settings":
        return noun
    if table == "days":
        return _text(raw.get("day")) or key
    if table == "touches":
        return _touch_name(raw, records)
    words = _words(raw)
    if table in ("promises", "favours") and _text(raw.get("contact")):
        words = f"{words} ({_name_of(_text(raw.get('contact')), 'contacts', records)})"
    if not words:
        return f"{noun} {key}"
    return words[:_LONG] if table == "contacts" else f"{noun} “{words[:_LONG]}”"


def _touch_name(raw: Mapping[str, Any], records: Records) -> str:
    """Return the kind of a touch, its people and its day."""
    people = raw.get("contacts")
    # A set stands in the file as an object; anything else there is a slip of a hand.
    ids = people if type(people) is dict else {}
    names = ", ".join(_name_of(contact, "contacts", records) for contact in ids)
    day = _text(raw.get("day"))
    return f"{_text(raw.get('kind')) or 'met'} with {names or 'nobody'}, {day}".rstrip(", ")


def _words(raw: Mapping[str, Any]) -> str:
    """Return the text by which a record is known; empty where it has none."""
    for field in ("name", "text", "what", "title"):
        text = _text(raw.get(field))
        if text:
            return text
    return ""


def field_name(table: str, field: str, key: str, records: Records) -> str:
    """Return what a field is called; with the element where it holds several."""
    if table == "contacts":
        label = FIELDS[field].label.lower() if field in FIELDS else field.replace("_", " ")
    else:
        label = LABELS.get(field, field.replace("_", " "))
    label = LABELS["_del"] if field == "_del" else label
    if not key:
        return label
    target = REFERENCES.get(table, {}).get(field)
    return f"{label}: {_name_of(key, target, records) if target else key}"


def value_text(value: Any, table: str, field: str, records: Records) -> str:
    """Return a value in words; an id as the name that it stands for."""
    if value is None or value == "":
        return "(empty)"
    if value is True or value is False:
        return "yes" if value else "no"
    if type(value) is str:
        target = REFERENCES.get(table, {}).get(field)
        return _name_of(value, target, records) if target else value
    return str(value)


def _name_of(key: str, table: str, records: Records) -> str:
    record: Any = getattr(records, table, {}).get(key)
    if record is None:
        return key
    name = getattr(record, "name", "") or getattr(record, "text", "")
    return str(name or key)


def _text(value: Any) -> str:
    return " ".join(value.split()) if type(value) is str else ""
