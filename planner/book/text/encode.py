"""The edits of a change → raw values, as the file holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from planner.book.text.book_text import RecordKey
from planner.book.text.codec import number
from planner.book.text.decode import TABLES
from planner.book.text.stamped import (
    REVIVED,
    Record,
    deleted,
    fields_of,
    is_alive,
    revived,
    with_fields,
)
from planner.change import Change, Put
from planner.errors import BookError
from planner.settings import Settings

_DEFAULTS: Mapping[str, Mapping[str, object]] = {
    **{name: record._field_defaults for name, (record, _) in TABLES.items()},  # type: ignore[attr-defined]
    "settings": Settings._field_defaults,
}


def edited(
    change: Change, records: Mapping[RecordKey, Record | None], stamp: str
) -> dict[RecordKey, dict[str, Any]]:
    """Return the records that a change makes, or makes anew.

    Args:
        change: The change.
        records: What it is made upon: the record of each table and id that it names, None where there is none.
        stamp: The stamp of the edits.

    Raises:
        BookError: A value cannot be written.
    """
    new: dict[RecordKey, dict[str, Any]] = {}
    for edit in change.edits:
        key = (edit.table, edit.id)
        record = new.get(key, records[key])
        if isinstance(edit, Put):
            new[key] = put(edit, record, stamp)
        elif record is not None and is_alive(record):
            new[key] = deleted(record, stamp)
    return new


def fields_set(change: Change) -> list[tuple[RecordKey, Iterable[str]]]:
    """Return the records in which a change sets fields, with these."""
    return [((edit.table, edit.id), edit.fields) for edit in change.edits if isinstance(edit, Put)]


def put(edit: Put, record: Record | None, stamp: str) -> dict[str, Any]:
    """Return the record as the edit makes it. A field at its default is written only where it was there before.

    A record that was deleted counts as not there: what it held and the edit does not name is emptied.

    Raises:
        BookError: A value cannot be written.
    """
    defaults = _DEFAULTS.get(edit.table, {})
    held = record or {}
    values: dict[str, Any] = {}
    if record is not None and not is_alive(record):
        values = {name: emptied(value) for name, value in fields_of(record) if name != REVIVED}
        record = revived(
            {key: value for key, value in record.items() if key != "_del" or value != stamp}, stamp
        )
    for name, value in edit.fields.items():
        if (
            name not in held
            and name in defaults
            and (value is None or _is_default(value, defaults[name]))
        ):
            continue
        raw = encode(value, edit, name)
        old = held.get(name)
        if type(old) is dict and (raw is None or type(raw) is dict):
            raw = {**emptied(old), **(raw or {})}
        values[name] = raw
    return with_fields(record, values, stamp)


def emptied(value: Any) -> Any:
    """Return what stands for nothing where the value stood: null, and by key in an object (false in a set)."""
    if type(value) is not dict:
        return None
    return {key: False if type(item) is bool else None for key, item in value.items()}


def encode(value: object, edit: Put, name: str) -> Any:
    """Return a value of a field as JSON has it: days as ISO text, sets as objects of true.

    Raises:
        BookError: JSON has no such value.
    """
    kind = type(value)
    if kind is str:
        return _text(value)
    if value is None or kind is bool or kind is int:
        return value
    if kind is float and isfinite(value):  # type: ignore[arg-type]
        return number(value)  # type: ignore[arg-type]
    if isinstance(value, date):
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    if isinstance(value, frozenset | set):
        return {_text(item): True for item in value}
    if isinstance(value, Mapping):
        return {_text(key): encode(item, edit, name) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item, edit, name) for item in value]
    raise BookError(f"{edit.table}: {name} cannot be {value!r}. Nothing was changed.")


def _text(value: Any) -> str:
    """Text from a shell may hold bytes that are no Unicode; they become question marks, as nothing can show them."""
    return str(value).encode("utf-8", "replace").decode()


def _is_default(value: object, default: object) -> bool:
    return type(value) is type(default) and value == default
