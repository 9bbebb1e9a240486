"""Stamped records as the file holds them: what an edit makes of one, and what it changed, so that
it can be taken back.

A record is a mapping of fields with ``_at`` (its birth, and the stamp of every field that has no
other), ``_f`` (the stamps of the fields that differ) and ``_del`` (only where it was deleted; the
fields stay). A field whose value is an object merges key by key and has its stamps by key: a set
is an object of ``true`` (there) and ``false`` (taken out). Nothing here changes a record in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.book.text.codec import same
from planner.book.text.stamps import NEVER, device_of, is_stamp
from planner.value import NamedTuple

Record = Mapping[str, Any]
StampedValue = tuple[str, Any]
"""A value with its stamp."""
REVIVED = "_live"
"""The field that brings a deleted record back: its stamp is later than ``_del`` and no other field
is touched."""
_OWN = frozenset({"_at", "_f", "_del"})


class RecordParts(NamedTuple):
    """A record taken apart: each value with its stamp."""

    birth: str
    gone: str
    """The stamp of its deletion, else ``NEVER``."""
    scalars: dict[str, StampedValue]
    objects: dict[str, dict[str, StampedValue]]


def own(stamp: object) -> str:
    """Return the value where it is a stamp, else ``NEVER``."""
    return stamp if type(stamp) is str and is_stamp(stamp) else NEVER


def fields_of(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record without its stamps."""
    return ((key, value) for key, value in record.items() if key not in _OWN)


def take_apart(record: Record) -> RecordParts:
    """Return the parts of a record. What stands in the place of a stamp and is none counts as the
    birth of the record; in the place of the birth or the deletion, as ``NEVER``."""
    birth = own(record.get("_at"))
    stamps = record.get("_f")
    by_field = stamps if type(stamps) is dict else {}
    parts = RecordParts(birth, own(record.get("_del")), {}, {})
    for field, value in fields_of(record):
        stamps_of_field = by_field.get(field)
        if type(value) is not dict:
            parts.scalars[field] = (_of_field(stamps_of_field, birth), value)
        elif type(stamps_of_field) is dict:
            parts.objects[field] = {
                key: (_of_field(stamps_of_field.get(key), birth), item)
                for key, item in value.items()
            }
        else:
            stamp = _of_field(stamps_of_field, birth)
            parts.objects[field] = {key: (stamp, item) for key, item in value.items()}
    return parts


def _of_field(stamp: Any, birth: str) -> str:
    """Return the stamp of a field or an item. ``NEVER`` is what a merge writes for a value of a
    record without a birth, and has to stay what it is."""
    return NEVER if stamp == NEVER else own(stamp) or birth


def has_false_stamps(record: Record) -> bool:
    """Whether something stands in the place of a stamp that is none."""
    given = [record[name] for name in ("_at", "_del") if name in record]
    stamps = record.get("_f")
    if "_f" in record and type(stamps) is not dict:
        return True
    for stamp in (stamps or {}).values():
        given += stamp.values() if type(stamp) is dict else [stamp]
    return any(own(stamp) == NEVER for stamp in given)


def put_together(parts: RecordParts) -> dict[str, Any]:
    """Return the record of parts; the other way of ``take_apart``."""
    record: dict[str, Any] = {}
    stamps: dict[str, Any] = {}
    for field, (stamp, value) in parts.scalars.items():
        record[field] = value
        if stamp != parts.birth:
            stamps[field] = stamp
    for field, by_item in parts.objects.items():
        record[field] = {key: value for key, (_, value) in by_item.items()}
        by_key = {key: stamp for key, (stamp, _) in by_item.items() if stamp != parts.birth}
        if by_key:
            stamps[field] = by_key
    own_keys = {"_at": parts.birth, "_f": stamps, "_del": parts.gone}
    return record | {key: value for key, value in own_keys.items() if value}


def stamps_in(parts: RecordParts) -> Iterator[str]:
    """Yield the stamps of all fields and keys of fields."""
    yield from (stamp for stamp, _ in parts.scalars.values())
    for by_item in parts.objects.values():
        yield from (stamp for stamp, _ in by_item.values())


def latest_in(record: Record) -> str:
    """Return the latest stamp of a record, its deletion's included."""
    return max(own(record.get("_at")), own(record.get("_del")), *_stamps_of(record))


def is_alive(record: Record) -> bool:
    """Whether the record is there: an edit that is later than its deletion brings it back."""
    deletion = own(record.get("_del"))
    return deletion == NEVER or any(stamp > deletion for stamp in _stamps_of(record))


def _stamps_of(record: Record) -> Iterator[str]:
    """The stamps of a record's fields; most records have but one."""
    if record.get("_f"):
        return stamps_in(take_apart(record))
    return (own(record.get("_at")) for _ in range(len(record) > len(_OWN & record.keys())))


def with_fields(record: Record | None, values: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Return the record with the fields set that differ, each stamped. A value that is an object
    sets only the keys that it names; None makes the record."""
    if record is None:
        return {**values, "_at": stamp}
    parts = take_apart(record)
    if parts.birth == NEVER:
        parts = parts._replace(birth=stamp)
    for field, value in values.items():
        if type(value) is dict:
            parts.scalars.pop(field, None)
            by_item = parts.objects.setdefault(field, {})
            by_item.update(
                {
                    key: (stamp, item)
                    for key, item in value.items()
                    if key not in by_item or not same(by_item[key][1], item)
                }
            )
        elif (
            field in parts.objects
            or field not in parts.scalars
            or not same(parts.scalars[field][1], value)
        ):
            parts.objects.pop(field, None)
            parts.scalars[field] = (stamp, value)
    return put_together(parts)


def deleted(record: Record, stamp: str) -> dict[str, Any]:
    """Return the record behind a tombstone."""
    return {**record, "_del": stamp}


def revived(record: Record, stamp: str) -> dict[str, Any]:
    """Return the record brought back, its fields untouched."""
    parts = take_apart(record)
    parts.scalars[REVIVED] = (stamp, True)
    return put_together(parts)


def emptied(value: Any) -> Any:
    """Return what stands for nothing where the value stood: null, and by key in an object (false
    in a set)."""
    if type(value) is not dict:
        return None
    return {key: False if type(item) is bool else None for key, item in value.items()}


def difference(old: Record | None, new: Record) -> dict[str, Any]:
    """Return what an edit changed, as the journal keeps it.

    Returns:
        ``fields``: name → [before, after], or [after] where it was not there; ``keys``: the same
        by key, for objects; ``back`` where the record came back, ``gone`` where it went. ``born``
        alone where it came: it goes as a whole when that is taken back.
    """
    if old is None:
        return {"born": True}
    fields: dict[str, list[Any]] = {}
    keys: dict[str, dict[str, list[Any]]] = {}
    for field, value in fields_of(new):
        if field == REVIVED or (field in old and same(old[field], value)):
            continue
        if type(value) is dict:
            before = old.get(field)
            keys[field] = _changed_keys(before if type(before) is dict else {}, value)
        else:
            fields[field] = _states(old, field, value)
    change: dict[str, Any] = {}
    if fields:
        change["fields"] = fields
    if keys:
        change["keys"] = keys
    lives = is_alive(new)
    if lives != is_alive(old):
        change["back" if lives else "gone"] = True
    return change


def _changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        key: _states(before, key, item)
        for key, item in after.items()
        if key not in before or not same(before[key], item)
    }


def _states(before: Mapping[str, Any], key: str, after: Any) -> list[Any]:
    return [before[key], after] if key in before else [after]


def overtaken(change: Mapping[str, Any], record: Record, change_stamp: str) -> bool:
    """Whether something that a change wrote is no longer as it wrote it, so that its reversal
    leaves it alone.

    Args:
        change, record, change_stamp: As of ``reversal``.
    """
    if change.get("born") or change.get("back"):
        return is_alive(record) and _edited_elsewhere(record, change_stamp)
    for field, states in change.get("fields", {}).items():
        if not same(record.get(field), states[-1]):
            return True
    for field, by_key in change.get("keys", {}).items():
        items = record.get(field)
        for key, states in by_key.items():
            if not same(items.get(key) if type(items) is dict else None, states[-1]):
                return True
    return False


def _edited_elsewhere(record: Record, change_stamp: str) -> bool:
    own_device = device_of(change_stamp)
    return any(at > change_stamp and device_of(at) != own_device for at in _stamps_of(record))


def reversal(
    change: Mapping[str, Any], record: Record, stamp: str, change_stamp: str
) -> dict[str, Any] | None:
    """Return the record with a change to it taken back: only what the change touched, and of that
    only what still holds what the change wrote. A record that the change made goes, unless another
    device has edited it since.

    Args:
        change: What ``difference`` found.
        record: The record as it is now.
        stamp: The stamp of the reversal.
        change_stamp: The stamp of the change.

    Returns:
        The new record, or None where nothing is left to take back.
    """
    alive = is_alive(record)
    appeared = change.get("born") or change.get("back")
    if appeared and (not alive or _edited_elsewhere(record, change_stamp)):
        return None
    if change.get("born"):
        return deleted(record, stamp)
    new: dict[str, Any] = dict(record)
    if change.get("gone") and not alive:
        new = revived(new, stamp)
    values = _values_before(change, record)
    if values:
        new = with_fields(new, values, stamp)
    if appeared or not (alive or change.get("gone")):
        new = deleted(new, stamp)
    return None if same(new, record) else new


def _values_before(change: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """What the fields held that still hold what a change wrote."""
    values: dict[str, Any] = {}
    for field, states in change.get("fields", {}).items():
        if field in record and same(record[field], states[-1]):
            values[field] = states[0] if len(states) == 2 else None
    for field, by_key in change.get("keys", {}).items():
        items = record.get(field)
        if type(items) is not dict:
            continue
        values[field] = {
            key: _item_before(states)
            for key, states in by_key.items()
            if key in items and same(items[key], states[-1])
        }
    return values


def _item_before(states: list[Any]) -> Any:
    """What a key held; one that was not there is taken out, which in a set is false."""
    if len(states) == 2:
        return states[0]
    return False if type(states[-1]) is bool else None
