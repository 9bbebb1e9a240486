"""The edits of a change → raw values, as the file holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from planner.book.text.book_text import RecordKey, Text
from planner.book.text.codec import number
from planner.book.text.decode import TABLES
from planner.book.text.preferences import SETTINGS_KEY
from planner.book.text.stamped import (
    REVIVED,
    Record,
    deleted,
    emptied,
    fields_of,
    is_alive,
    revived,
    with_fields,
)
from planner.change import Change, Edit, Put
from planner.errors import BookError
from planner.settings import SETTINGS_ID, Settings

_DEFAULTS: Mapping[str, Mapping[str, object]] = {
    **{name: record._field_defaults for name, (record, _) in TABLES.items()},  # type: ignore[attr-defined]
    "settings": Settings._field_defaults,
}


def keyed(change: Change, text: Text) -> list[tuple[RecordKey, Edit]]:
    """Return the edits of a change with the place of their records: settings and days have decimal
    ids like all others, but in a book that has them under words these stay."""
    return [(_stored_key(edit, text), edit) for edit in change.edits]


def _stored_key(edit: Edit, text: Text) -> RecordKey:
    key = (edit.table, edit.id)
    if edit.table not in ("settings", "days") or text.record(*key) is not None:
        return key
    if edit.table == "settings":
        return (edit.table, SETTINGS_KEY) if edit.id == SETTINGS_ID else key
    digits = edit.id.replace("-", "")
    return (edit.table, digits) if len(digits) == 8 and digits.isdigit() else key


def edited(
    edits: Iterable[tuple[RecordKey, Edit]],
    records: Mapping[RecordKey, Record | None],
    stamp: str,
) -> dict[RecordKey, dict[str, Any]]:
    """Return the records that the edits of a change make, or make anew.

    Args:
        edits: The edits, with the place of their records.
        records: What they are made upon: the record of each place, None where there is none.
        stamp: The stamp of the edits.

    Raises:
        BookError: A value cannot be written.
    """
    new: dict[RecordKey, dict[str, Any]] = {}
    for key, edit in edits:
        record = new.get(key, records[key])
        if isinstance(edit, Put):
            new[key] = put(edit, record, stamp)
        elif record is not None and is_alive(record):
            new[key] = deleted(record, stamp)
    return new


def fields_set(
    edits: Iterable[tuple[RecordKey, Edit]],
) -> list[tuple[RecordKey, Iterable[str]]]:
    """Return the records in which edits set fields, with these."""
    return [(key, edit.fields) for key, edit in edits if isinstance(edit, Put)]


def put(edit: Put, record: Record | None, stamp: str) -> dict[str, Any]:
    """Return the record as the edit makes it. A field at its default is written only where it was
    there before.

    A record that was deleted counts as not there: what it held and the edit does not name is
    emptied.

    Raises:
        BookError: A value cannot be written.
    """
    former = record or {}
    values: dict[str, Any] = {}
    if record is not None and not is_alive(record):
        values = {name: emptied(value) for name, value in fields_of(record) if name != REVIVED}
        record = revived(_before_this_edit(record, stamp), stamp)
    defaults = _DEFAULTS.get(edit.table, {})
    for name, value in edit.fields.items():
        if name in former or not _is_default(value, name, defaults):
            values[name] = _raw_value(edit, name, value, former.get(name))
    return with_fields(record, values, stamp)


def _before_this_edit(record: Record, stamp: str) -> dict[str, Any]:
    """The record without its deletion, where that is of the same change."""
    return {key: value for key, value in record.items() if key != "_del" or value != stamp}


def _raw_value(edit: Put, name: str, value: object, former: Any) -> Any:
    """The value of a field as the file holds it; of an object, the keys that are no more are
    emptied."""
    raw = encode(value, edit, name)
    if type(former) is dict and (raw is None or type(raw) is dict):
        return {**emptied(former), **(raw or {})}
    return raw


def encode(value: object, edit: Put, name: str) -> Any:
    """Return a value of a field as JSON has it: days as ISO text, sets as objects of true.

    Raises:
        BookError: JSON has no such value.
    """
    kind = type(value)
    if kind is str:
        return _clean(value)
    if value is None or kind is bool or kind is int:
        return value
    if kind is float and isfinite(value):  # type: ignore[arg-type]
        return number(value)  # type: ignore[arg-type]
    if isinstance(value, date):
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    if isinstance(value, frozenset | set):
        return {_clean(item): True for item in value}
    if isinstance(value, Mapping):
        return {_clean(key): encode(item, edit, name) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item, edit, name) for item in value]
    raise BookError(f"{edit.table}: {name} cannot be {value!r}. Nothing was changed.")


def _clean(value: Any) -> str:
    """Text from a shell may hold bytes that are no Unicode; they become question marks, as nothing
    can show them."""
    return str(value).encode("utf-8", "replace").decode()


def _is_default(value: object, name: str, defaults: Mapping[str, object]) -> bool:
    if name not in defaults:
        return False
    return value is None or (type(value) is type(defaults[name]) and value == defaults[name])
