"""The planner's own JSON: a book, or an export of one, read as the records that live in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import cast, get_args

from planner.change import TableName
from planner.errors import PlannerError
from planner.exchange.read.monica import is_monica, read_monica
from planner.exchange.sheet import Sheet, StoredRecord

_TABLES: tuple[TableName, ...] = tuple(name for name in get_args(TableName) if name != "settings")
SETS: Mapping[str, frozenset[str]] = {
    "contacts": frozenset(
        {
            "aka",
            "emails",
            "phones",
            "urls",
            "tags",
            "not_same_as",
            "labels",
            "private_fields",
            "uids",
        }
    ),
    "touches": frozenset({"contacts", "tags"}),
    "hubs": frozenset({"red_flags"}),
    "hooks": frozenset({"tags", "orgs", "contacts", "told"}),
}
"""The fields that hold sets; the file has them as maps of elements to true, or false where one was
taken out."""


def read_json(data: bytes, path: Path) -> Sheet:
    """Read JSON as it may come from anywhere.

    Raises:
        PlannerError: It is none, or that of something else than the planner and Monica.
    """
    try:
        book = json.loads(data.decode("utf-8", "replace"), parse_constant=lambda name: None)
        book = _without_half_characters(book) if b"\\u" in data else book
    except (ValueError, RecursionError) as error:
        raise PlannerError(
            f"{path}: begins like JSON but is none ({error}). Is it complete?"
        ) from error
    if is_monica(book):
        sheet = read_monica(cast("Mapping[str, object]", book), path.name)
        if not sheet.rows:
            raise PlannerError(f"{path}: an export of Monica's, but there is no contact in it.")
        return sheet
    if isinstance(book, dict) and any(isinstance(book.get(name), dict | list) for name in _TABLES):
        return read_own(book, path)
    raise PlannerError(
        f"{path}: JSON, but not a planner's.\nWanted: an object with tables such as contacts and "
        "touches."
    )


def _without_half_characters(value: object) -> object:
    """The value with a mark in the place of each half of a character, which no file could hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        pairs = ((_without_half_characters(key), item) for key, item in value.items())
        return {key: _without_half_characters(item) for key, item in pairs}
    return [_without_half_characters(item) for item in value] if isinstance(value, list) else value


def read_own(book: Mapping[str, object], path: Path) -> Sheet:
    """Return what is in a planner's own file. Deleted records and settings are left out.

    Raises:
        PlannerError: There is nothing in it.
    """
    alive = (each for each in _records(book) if not _deleted(each[2]))
    stored = tuple(
        StoredRecord(table, key, _fields(table, record), number)
        for number, (table, key, record) in enumerate(alive, 1)
    )
    if not stored:
        raise PlannerError(f"{path}: a planner's book, but there is nothing in it.")
    return Sheet("planner", (), path.name, stored=stored)


def _records(book: Mapping[str, object]) -> Iterator[tuple[TableName, str, Mapping[str, object]]]:
    """The records of each table: by their ids, or in a list with their ids in them."""
    for name in _TABLES:
        table = book.get(name)
        if isinstance(table, dict):
            for key, record in table.items():
                if isinstance(record, dict):
                    yield name, key, record
        elif isinstance(table, list):
            for record in table:
                if isinstance(record, dict) and isinstance(record.get("id"), str):
                    yield name, record["id"], record


def _deleted(record: Mapping[str, object]) -> bool:
    """Whether it was deleted and no field of it was edited later: stamps are text whose order is
    time's."""
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
    # What stands in a thousand records is held once.
    fields = {
        intern(name): _set(value)
        if name in sets
        else _same(value)
        if isinstance(value, str)
        else value
        for name, value in record.items()
        if not name.startswith("_") and name != "id" and value is not None
    }
    birth = record.get("_at")
    if (
        table in ("contacts", "promises")
        and "added" not in fields
        and isinstance(birth, str)
        and len(birth) > 8
    ):
        fields["added"] = _same(f"{birth[:4]}-{birth[4:6]}-{birth[6:8]}")
    return fields


def _set(value: object) -> object:
    if isinstance(value, dict):
        elements = [element for element, there in value.items() if there]
    elif isinstance(value, list):
        elements = [element for element in value if isinstance(element, str)]
    else:
        return value
    return _alone(elements[0]) if len(elements) == 1 else frozenset(elements)


@lru_cache(maxsize=16384)
def _same(text: str) -> str:
    return text


@lru_cache(maxsize=4096)
def _alone(element: str) -> frozenset[str]:
    return frozenset((element,))
