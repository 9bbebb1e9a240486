"""The planner's own JSON: a book, or an export of one, read as the records that live in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import cast, get_args

from planner.change import TableName
from planner.errors import PlannerError
from planner.exchange.read.monica import is_monica, read_monica
from planner.exchange.read.stream import Stream
from planner.exchange.sheet import Sheet, StoredRecord

_TABLES = tuple(name for name in get_args(TableName) if name != "settings")
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
"""The fields that hold sets; the file has them as maps of elements to true, or false where one was taken out."""


def read_json(data: bytes, path: Path) -> Sheet:
    """Read JSON as it may come from anywhere.

    Raises:
        PlannerError: It is none, or that of something else than the planner and Monica.
    """
    stream = Stream(data)
    try:
        if stream.peek() == "{":
            for name in stream.members():
                if _is_table(name, stream):
                    return read_own(data, path)
                value = stream.value()
                if name == "account" and is_monica({name: value}):
                    sheet = read_monica({"account": value}, path.name)
                    if sheet.rows:
                        return sheet
                    raise PlannerError(
                        f"{path}: an export of Monica's, but there is no contact in it."
                    )
        else:
            stream.value()
        stream.end()
    except (ValueError, RecursionError) as error:
        raise _none(path, error) from error
    raise PlannerError(
        f"{path}: JSON, but not a planner's.\nWanted: an object with tables such as contacts and touches."
    )


def read_own(data: bytes, path: Path) -> Sheet:
    """Read what is in a planner's own file. Deleted records and settings are left out.

    Raises:
        PlannerError: There is nothing in it, or no more JSON before there is anything.
    """
    stored = StoredRecords(data, path)
    if next(iter(stored), None) is None:
        raise PlannerError(f"{path}: a planner's book, but there is nothing in it.")
    return Sheet("planner", (), path.name, stored=stored)


class StoredRecords:
    """The records of a planner's own file, each made of its bytes when one comes to it."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._data = data
        self._path = path

    def __iter__(self) -> Iterator[StoredRecord]:
        """Yield what lives.

        Raises:
            PlannerError: From there on it is no JSON.
        """
        number = 0
        try:
            for table, key, record in _records(Stream(self._data)):
                if not _deleted(record):
                    number += 1
                    yield StoredRecord(table, key, _fields(table, record), number)
        except (ValueError, RecursionError) as error:
            raise _none(self._path, error) from error


def _none(path: Path, error: Exception) -> PlannerError:
    return PlannerError(f"{path}: begins like JSON but is none ({error}). Is it complete?")


def _is_table(name: str, stream: Stream) -> bool:
    return name in _TABLES and stream.peek() in ("{", "[")


def _records(stream: Stream) -> Iterator[tuple[TableName, str, Mapping[str, object]]]:
    for name in stream.members():
        if not _is_table(name, stream):
            stream.value()
            continue
        table = cast("TableName", name)
        if stream.peek() == "{":
            for key in stream.members():
                record = stream.value()
                if isinstance(record, dict):
                    yield table, key, record
        else:
            for _ in stream.elements():
                record = stream.value()
                if isinstance(record, dict) and isinstance(record.get("id"), str):
                    yield table, record["id"], record
    stream.end()


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
