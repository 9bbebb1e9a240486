"""The planner's own JSON: a book, or an export of one, read as the records that live in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from planner.change import TableName
from planner.errors import PlannerError
from planner.exchange.sheet import Sheet, Stored

_TABLES = tuple(name for name in get_args(TableName) if name != "settings")
SETS: Mapping[str, frozenset[str]] = {
    "contacts": frozenset({"aka", "emails", "phones", "urls", "tags", "not_same_as"}),
    "touches": frozenset({"contacts", "tags"}),
    "hubs": frozenset({"red_flags"}),
    "hooks": frozenset({"tags", "orgs", "contacts", "told"}),
}
"""The fields that hold sets; the file has them as maps of elements to true, or false where one was taken out."""


def read_json(text: str, path: Path) -> object:
    """Read JSON as it may come from anywhere.

    Raises:
        PlannerError: It is none.
    """
    try:
        book: object = json.loads(text, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        raise PlannerError(f"{path}: begins like JSON but is none ({error}). Is it complete?") from error
    return _whole(book) if "\\ud" in text.lower() else book


def read_own(book: object, path: Path) -> Sheet:
    """Read what is in a planner's own file. Deleted records and settings are left out.

    Raises:
        PlannerError: It is JSON of something else.
    """
    tables = {} if not isinstance(book, dict) else {name: book.get(name) for name in _TABLES}
    if not any(isinstance(table, dict | list) for table in tables.values()):
        raise PlannerError(
            f"{path}: JSON, but not a planner's.\nWanted: an object with tables such as contacts and touches."
        )
    stored: list[Stored] = []
    for name in _TABLES:
        for key, record in _records(tables[name]):
            if not _deleted(record):
                stored.append(Stored(name, key, _fields(name, record), len(stored) + 1))
    if not stored:
        raise PlannerError(f"{path}: a planner's book, but there is nothing in it.")
    return Sheet("planner", (), path.name, stored=tuple(stored))


def _whole(value: object) -> object:
    """The value with a mark in the place of each half of a character, which no file could hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list) else value


def _records(table: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(table, dict):
        for key, record in table.items():
            if isinstance(record, dict):
                yield key, record
    elif isinstance(table, list):
        for record in table:
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                yield record["id"], record


def _deleted(record: Mapping[str, object]) -> bool:
    """Whether it was deleted and no field of it was edited later: stamps are text whose order is time's."""
    gone = record.get("_del")
    if not isinstance(gone, str):
        return False
    later = record.get("_f")
    stamps = _stamps(later) if isinstance(later, dict) else iter(())
    return not any(stamp > gone for stamp in (record.get("_at"), *stamps) if isinstance(stamp, str))


def _stamps(stamped: Mapping[str, object]) -> Iterator[object]:
    """The stamps of fields; a set's are a map of one for each element."""
    for stamp in stamped.values():
        if isinstance(stamp, dict):
            yield from stamp.values()
        else:
            yield stamp


def _fields(table: str, record: Mapping[str, object]) -> dict[str, object]:
    sets = SETS.get(table, frozenset())
    fields = {
        name: _set(value) if name in sets else value
        for name, value in record.items() if not name.startswith("_") and name != "id" and value is not None
    }
    birth = record.get("_at")
    if table in ("contacts", "promises") and "added" not in fields and isinstance(birth, str) and len(birth) > 8:
        fields["added"] = f"{birth[:4]}-{birth[4:6]}-{birth[6:8]}"
    return fields


def _set(value: object) -> object:
    if isinstance(value, dict):
        return frozenset(element for element, there in value.items() if there)
    if isinstance(value, list):
        return frozenset(element for element in value if isinstance(element, str))
    return value
