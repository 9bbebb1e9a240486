"""Records of the file → the records of planner/records.py.

Whatever stands in the file, a record comes out: a field of the wrong type is read as its default
and noted as a problem, and its raw value stays in the file. A table is decoded when it is first
looked at, because a line logged in a shell needs the contacts and not ten thousand touches.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from typing import Any, TypeVar, cast

from planner import records
from planner.book.text.stamped import is_alive
from planner.records import NOTHING
from planner.value import NamedTuple

R = TypeVar("R", bound=tuple[Any, ...])
Reader = Callable[[Any], Any]


class UnreadableValue(NamedTuple):
    """A value that could not be read as what its field holds."""

    table: str
    id: str
    field: str
    value: object


class Decoded(Mapping[str, R]):
    """The records of a table by id, decoded on the first look: all of them, or the few that are
    looked up by their ids.

    Args:
        decode: What makes them.
        old: The state of the table that this one was made from, where it was.
        changed: The ids of the records in which the two differ.
        look_up: What makes a single one, None where there is none of an id; where it is missing,
            all are made.
        few: How many may be looked up before all are made.
    """

    def __init__(
        self,
        decode: Callable[[], dict[str, R]],
        old: Decoded[R] | None = None,
        changed: frozenset[str] = NOTHING,
        look_up: Callable[[str], R | None] | None = None,
        few: int = 0,
    ) -> None:
        self._decode: Callable[[], dict[str, R]] | None = decode
        self._look_up = look_up
        self._few = few
        self._found: dict[str, R] = {}
        self._single: dict[str, R | None] = {}
        """What was looked up while the table is not decoded."""
        self._state = object()
        """Stands for this state in those that are made from it, which do not keep its records in
        memory."""
        self._changes: tuple[tuple[object, frozenset[str]], ...] = ()
        if old is not None:
            since = [(state, ids | changed) for state, ids in old._changes[: _REMEMBERED - 1]]
            self._changes = ((old._state, changed), *since)
            if not old.decoded:
                single = old._single.items()
                self._single = {key: value for key, value in single if key not in changed}

    def changed_since(self, old: object) -> frozenset[str] | None:
        """The ids that changed since an earlier state of the table, None where it is not one of
        the latest."""
        state = old._state if isinstance(old, Decoded) else None
        return next((ids for mark, ids in self._changes if mark is state), None)

    def earlier(self, changed: Mapping[str, R | None], stored: Mapping[str, R]) -> Decoded[R]:
        """Return an earlier state of the table, which looks up in this one what did not change.

        Args:
            changed: The records that changed since, as they were; None for those that were not
                there.
            stored: Records of that state that are known: those that did not change need not be
                decoded.
        """
        former = {key: stored.get(key, value) for key, value in changed.items()}

        def all_of_then() -> dict[str, R]:
            records = {key: value for key, value in self.all.items() if key not in former}
            records.update({key: value for key, value in former.items() if value is not None})
            return {key: records[key] for key in sorted(records)}

        def one_of_then(key: str) -> R | None:
            return former[key] if key in former else self.get(key)

        then: Decoded[R] = Decoded(all_of_then, look_up=one_of_then, few=sys.maxsize)
        if not self.decoded:
            unchanged = {key: value for key, value in stored.items() if key not in former}
            self._single.update(unchanged)
        self._changes = (*self._changes[: _REMEMBERED - 1], (then._state, frozenset(former)))
        return then

    @property
    def decoded(self) -> bool:
        """Whether all of them are."""
        return self._decode is None

    @property
    def all(self) -> dict[str, R]:
        """The records; not to be changed."""
        if self._decode is not None:
            self._found = self._decode()
            self._decode = None
            for key, value in self._single.items():
                if value is not None and key in self._found:
                    self._found[key] = value  # it is in use already
            self._single = {}
        return self._found

    def __getitem__(self, key: str) -> R:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        found: R = value
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __repr__(self) -> str:
        return f"Decoded({self.all!r})"

    def get(self, key: str, default: Any = None) -> Any:
        """The record of an id, or the default."""
        if self._decode is None:
            return self._found.get(key, default)
        if key not in self._single:
            if self._look_up is None or self._few <= 0:
                return self.all.get(key, default)
            self._few -= 1
            self._single[key] = self._look_up(key)
        value = self._single[key]
        return default if value is None else value

    def keys(self) -> KeysView[str]:
        """The ids."""
        return self.all.keys()

    def values(self) -> ValuesView[R]:
        """The records."""
        return self.all.values()

    def items(self) -> ItemsView[str, R]:
        """Ids with their records."""
        return self.all.items()


def decode_table(
    table: str,
    raw: Iterable[Mapping[str, Any]],
    problems: list[UnreadableValue],
    day_start_hour: int = 4,
) -> dict[str, tuple[Any, ...]]:
    """Return the living records of a table.

    Args:
        table: Its name.
        raw: Its records by id, as the file holds them, in one or more mappings.
        problems: What could not be read is added to it.
        day_start_hour: The hour at which a local day begins, for ``added``.
    """
    record, fields = TABLES[table]
    births = _Births(day_start_hour)
    day_of = births.day_of if "added" in fields else None
    reader = _RecordReader(table, day_of, problems)
    decoded: dict[str, tuple[Any, ...]] = {}
    for part in raw:
        regular = _in_columns(part, record, fields, reader.defaults, day_of)
        if regular is not None:
            decoded.update(regular)
            continue
        for key, document in part.items():
            value = reader.read(key, document)
            if value is not None:
                decoded[key] = value
    return decoded


class _RecordReader:
    """Reads documents of a table one by one, and notes what cannot be read.

    Attributes:
        defaults: The values of a record of which nothing is known.
    """

    def __init__(
        self,
        table: str,
        day_of: Callable[[object], date | None] | None,
        problems: list[UnreadableValue],
    ) -> None:
        self._table = table
        self._record, self._fields = TABLES[table]
        self._day_of = day_of
        self._problems = problems
        self.defaults = [None, *self._record._field_defaults.values()]  # type: ignore[attr-defined]

    def read(self, key: str, document: Any) -> tuple[Any, ...] | None:
        """Return the record of a document, or None where it is none, or deleted."""
        if type(document) is not dict:
            self._problems.append(UnreadableValue(self._table, key, "", document))
            return None
        if "_del" in document and not is_alive(document):
            return None
        values = self.defaults.copy()
        values[0] = key
        if self._day_of is not None:
            values[self._fields["added"][0]] = self._day_of(document.get("_at"))
        for name, value in document.items():
            field = self._fields.get(name)
            if field is not None:
                self._set(values, field, key, name, value)
        return tuple.__new__(self._record, values)

    def _set(self, values: list[Any], field: _Field, key: str, name: str, value: Any) -> None:
        index, kind, read = field
        try:
            if type(value) is not kind:
                value = _converted(value, kind)
                if value is None:
                    return
            values[index] = read(value) if read else value
        except (ValueError, TypeError, KeyError, OverflowError):
            self._problems.append(UnreadableValue(self._table, key, name, value))


def _in_columns(
    part: Mapping[str, Any],
    record: type[tuple[Any, ...]],
    fields: Mapping[str, _Field],
    defaults: list[Any],
    day_of: Callable[[object], date | None] | None,
) -> dict[str, tuple[Any, ...]] | None:
    """The records of many documents, read field by field, which is quicker than one by one; None
    where the documents have little in common, or one of them is deleted or not as it should be.
    `day_of` makes the day of birth of a stamp, where the records have one."""
    alike: dict[tuple[str, ...], tuple[list[str], list[Iterable[Any]]]] = {}
    decoded_records: dict[str, Any] = dict.fromkeys(part)
    try:
        for key, doc in part.items():
            names = tuple(doc)
            same = alike.get(names)
            if same is None:
                same = alike[names] = ([], [])
            same[0].append(key)
            same[1].append(doc.values())
        if len(alike) * _ALIKE > len(part):
            return None
        for names, (keys, rows) in alike.items():
            columns: list[Iterable[Any]] = [keys, *map(repeat, defaults[1:])]
            for name, column in zip(names, zip(*rows, strict=True), strict=True):
                if name in fields:
                    index, kind, read = fields[name]
                    if set(map(type, column)) != {kind}:
                        return None
                    columns[index] = map(read, column) if read else column
                elif name == "_del":
                    return None
                elif name == "_at" and day_of is not None and "added" not in names:
                    columns[fields["added"][0]] = map(day_of, column)
            decoded_records.update(
                zip(
                    keys,
                    map(tuple.__new__, repeat(record), zip(*columns, strict=False)),
                    strict=False,
                )
            )
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
        return None
    return decoded_records


class _Births:
    """Local days of stamps; many records share a stamp, because an import is one change."""

    def __init__(self, day_start_hour: int) -> None:
        self._before = timedelta(hours=day_start_hour)
        self._known: dict[str, date | None] = {}

    def day_of(self, stamp: object) -> date | None:
        if type(stamp) is not str:
            return None
        minute = stamp[:13]
        if minute not in self._known:
            self._known[minute] = self._local(minute)
        return self._known[minute]

    def _local(self, minute: str) -> date | None:
        try:
            year, month, day = int(minute[:4]), int(minute[4:6]), int(minute[6:8])
            instant = datetime(year, month, day, int(minute[9:11]), int(minute[11:13]), tzinfo=UTC)
            t = time.localtime(instant.timestamp())
            return (datetime(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour) - self._before).date()
        except (ValueError, OverflowError, OSError):
            return None


def _converted(value: Any, kind: type) -> Any:
    """A value of another type than its field's that says the same: 40.0 for 40, a list for a set;
    None for null."""
    if value is None:
        return None
    if kind is int and isinstance(value, float) and value == int(value):
        return int(value)
    if (
        kind is float
        and isinstance(value, float | int)
        and value is not True
        and value is not False
    ):
        return float(value)
    if kind is dict and type(value) is list:
        return {item: True for item in value if type(item) is str}
    raise TypeError(value)


class _Known(dict[Any, Any]):
    """What a reader made of the values it has seen: days, lengths and people come again and
    again."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def __missing__(self, value: Any) -> Any:
        if len(self) > _KNOWN:
            self.clear()
        readable = self[value] = self._read(value)
        return readable


_REMEMBERED = 8
"""Earlier states of a table to which the changes are known."""
_ALIKE = 8
"""How many documents with the same fields are read together at least, on the average."""
_KNOWN = 20_000
_SETS_OF_ONE = _Known(lambda key: frozenset([key]))


def _set(value: dict[str, Any]) -> frozenset[str]:
    if len(value) == 1:
        for key in value:
            if value[key] is True:
                decoded_records: frozenset[str] = _SETS_OF_ONE[key]
                return decoded_records
    if all(member is True or member is False for member in value.values()):
        return frozenset([key for key, member in value.items() if member])
    raise TypeError(value)


def _between(least: float, most: float) -> Reader:
    def read(value: Any) -> Any:
        if least <= value <= most:
            return value
        raise ValueError(value)

    return _Known(read).__getitem__


def _texts(value: dict[str, Any]) -> dict[str, str]:
    return {key: text for key, text in value.items() if type(text) is str}


def _one_of(words: tuple[str, ...]) -> tuple[type, Reader]:
    return str, {word: word for word in words}.__getitem__


_Kind = tuple[type, Reader | None]
_Field = tuple[int, type, Reader | None]
_TEXT: _Kind = (str, None)
_FLAG: _Kind = (bool, None)
_SET: _Kind = (dict, _set)
_TEXTS: _Kind = (dict, _texts)
_DAY: _Kind = (str, _Known(date.fromisoformat).__getitem__)
_COUNT: _Kind = (int, _between(1, 36_500))
_MINUTES: _Kind = (int, _between(0, 100_000))
_AMOUNT: _Kind = (float, _between(0, 1e12))

_READERS: Mapping[type, Mapping[str, _Kind]] = {
    records.Contact: {
        "aka": _SET,
        "emails": _SET,
        "phones": _SET,
        "urls": _SET,
        "tags": _SET,
        "not_same_as": _SET,
        "state": _one_of(records.STATES),
        "cadence_days": _COUNT,
        "voter": _one_of(records.VOTERS),
        "column_pin": _one_of(records.COLUMNS),
        "pinned_on": _DAY,
        "resting_until": _DAY,
        "snoozed_until": _DAY,
        "connected_on": _DAY,
        "added": _DAY,
        "dates": _TEXTS,
        "passed_until": _DAY,
        "labels": _SET,
        "private_fields": _SET,
        "uids": _SET,
    },
    records.Touch: {
        "contacts": _SET,
        "kind": _one_of(records.KINDS),
        "direction": _one_of(records.DIRECTIONS),
        "day": _DAY,
        "minutes": _MINUTES,
        "tags": _SET,
        "private": _FLAG,
        "outcome": _one_of(records.OUTCOMES),
        "intent": _one_of(records.INTENTS),
        "no_reply": _FLAG,
        "planned": _FLAG,
        "prepared": _TEXTS,
    },
    records.Promise: {
        "who": _one_of(("me", "them")),
        "due": _DAY,
        "done_on": _DAY,
        "dropped_on": _DAY,
        "snoozed_until": _DAY,
        "follow_up": _FLAG,
        "added": _DAY,
        "private": _FLAG,
    },
    records.Favour: {
        "direction": _one_of(("given", "received")),
        "weight": _AMOUNT,
        "day": _DAY,
        "returned": (float, _between(0, 1)),
        "waived_on": _DAY,
        "private": _FLAG,
    },
    records.Hub: {
        "every": _COUNT,
        "cost": _AMOUNT,
        "red_flags": _SET,
        "next_on": _DAY,
        "private": _FLAG,
    },
    records.Hook: {
        "tags": _SET,
        "orgs": _SET,
        "contacts": _SET,
        "expires": _DAY,
        "told": _SET,
        "private": _FLAG,
    },
    records.Intake: {"day": _DAY, "minutes": _MINUTES, "private": _FLAG},
    records.Lead: {"days": _TEXTS, "private": _FLAG},
    records.Day: {"day": _DAY, "off": _FLAG, "lighter": _FLAG, "closed": _FLAG, "silenced": _SET},
}
"""The fields that are not text, by record."""


def _fields(record: Any) -> dict[str, _Field]:
    readers = _READERS[record]
    return {
        name: (index, *readers.get(name, _TEXT))
        for index, name in enumerate(record._fields)
        if index
    }


TABLES: Mapping[str, tuple[type[tuple[Any, ...]], Mapping[str, _Field]]] = {
    name: (cast("type[tuple[Any, ...]]", record), _fields(record))
    for name, record in {
        "contacts": records.Contact,
        "touches": records.Touch,
        "promises": records.Promise,
        "favours": records.Favour,
        "hubs": records.Hub,
        "hooks": records.Hook,
        "intakes": records.Intake,
        "leads": records.Lead,
        "days": records.Day,
    }.items()
}
"""The tables of records, with the class of each and how its fields are read: index, the type of
their values, and what makes the record's value of one where it is not taken as it is."""

SETS: Mapping[str, frozenset[str]] = {
    name: frozenset(field for field, (_, _, read) in fields.items() if read is _set)
    for name, (_, fields) in TABLES.items()
}
"""The set-valued fields of each table."""
