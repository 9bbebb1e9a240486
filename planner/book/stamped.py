"""Stamped records as the file holds them: what an edit makes of one, and what it changed, so that it can be taken back.

A record is a mapping of fields with ``_at`` (its birth, and the stamp of every field that has no other), ``_f`` (the
stamps of the fields that differ) and ``_del`` (only where it was deleted; the fields stay). A field whose value is an
object merges key by key and has its stamps by key: a set is an object of ``true`` (there) and ``false`` (taken out).
Nothing here changes a record in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.book.codec import same
from planner.book.stamps import NEVER, device_of, is_stamp

Record = Mapping[str, Any]
REVIVED = "_live"
"""The field that brings a deleted record back: its stamp is later than ``_del`` and no other field is touched."""
_OWN = frozenset({"_at", "_f", "_del"})


def own(stamp: object) -> str:
    """Return the value where it is a stamp, else ``NEVER``."""
    return stamp if type(stamp) is str and is_stamp(stamp) else NEVER


def fields_of(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record without its stamps."""
    return ((key, value) for key, value in record.items() if key not in _OWN)


def stamps_of(record: Record, field: str) -> dict[str, str] | str:
    """Return the stamp of a field, or the stamps by key where its value is an object."""
    birth = own(record.get("_at"))
    stamps = record.get("_f")
    given = stamps.get(field) if type(stamps) is dict else None
    value = record.get(field)
    if type(value) is dict:
        if type(given) is dict:
            return {key: own(given.get(key, birth)) for key in value}
        return dict.fromkeys(value, birth if given is None else own(given))
    return own(given) if type(given) is str else birth


def all_stamps(record: Record) -> Iterator[str]:
    """Yield the stamps of all fields and keys of fields."""
    for field, _ in fields_of(record):
        stamps = stamps_of(record, field)
        if type(stamps) is dict:
            yield from stamps.values()
        else:
            yield str(stamps)


def is_alive(record: Record) -> bool:
    """Whether the record is there: an edit that is later than its deletion brings it back."""
    deleted = own(record.get("_del"))
    return deleted == NEVER or any(stamp > deleted for stamp in all_stamps(record))


def with_fields(record: Record | None, values: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Return the record with the fields set that differ, each stamped. A value that is an object sets only the keys
    that it names; None makes the record."""
    new: dict[str, Any] = dict(record) if record is not None else {}
    if own(new.get("_at")) == NEVER:
        new["_at"] = stamp
    stamps = dict(new["_f"]) if type(new.get("_f")) is dict else {}
    for field, value in values.items():
        old = new.get(field)
        if type(value) is dict:
            had = stamps_of(new, field) if type(old) is dict else {}
            by_key = dict(had) if type(had) is dict else {}
            changed = {k: v for k, v in value.items() if type(old) is not dict or k not in old or not same(old[k], v)}
            if not changed and type(old) is dict:
                continue
            new[field] = {**(old if type(old) is dict else {}), **changed}
            by_key.update(dict.fromkeys(changed, stamp))
            by_key = {key: at for key, at in by_key.items() if at != new["_at"]}
            stamps[field] = by_key
            if not by_key:
                del stamps[field]
        elif field not in new or not same(old, value):
            new[field] = value
            stamps[field] = stamp
            if stamp == new["_at"]:
                del stamps[field]
    if stamps:
        new["_f"] = stamps
    else:
        new.pop("_f", None)
    return new


def deleted(record: Record, stamp: str) -> dict[str, Any]:
    """Return the record behind a tombstone."""
    return {**record, "_del": stamp}


def revived(record: Record, stamp: str) -> dict[str, Any]:
    """Return the record brought back, its fields untouched."""
    return with_fields({key: value for key, value in record.items() if key != REVIVED}, {REVIVED: True}, stamp)


def difference(old: Record | None, new: Record) -> dict[str, Any]:
    """Return what an edit changed, as the journal keeps it.

    Returns:
        ``fields``: name → [before, after], or [after] where it was not there; ``keys``: the same by key, for
        objects; ``born`` or ``back`` where the record came or came back, ``gone`` where it went.
    """
    before: Record = old or {}
    fields: dict[str, list[Any]] = {}
    keys: dict[str, dict[str, list[Any]]] = {}
    for field, value in fields_of(new):
        was = before.get(field)
        if field == REVIVED or (field in before and same(was, value)):
            continue
        if type(value) is dict:
            had = was if type(was) is dict else {}
            keys[field] = {key: [had[key], item] if key in had else [item]
                           for key, item in value.items() if key not in had or not same(had[key], item)}
        else:
            fields[field] = [was, value] if field in before else [value]
    found: dict[str, Any] = {"fields": fields, "keys": keys}
    was_alive, lives = old is not None and is_alive(old), is_alive(new)
    if old is None:
        found["born"] = True
    elif lives != was_alive:
        found["back" if lives else "gone"] = True
    return {key: value for key, value in found.items() if value}


def reversal(change: Mapping[str, Any], record: Record, stamp: str, device: str) -> dict[str, Any] | None:
    """Return the record with a change to it taken back: only what the change touched, and of that only what still
    holds what the change wrote. A record that the change made goes, unless another device has edited it since.

    Returns:
        The new record, or None where nothing is left to take back.
    """
    alive = is_alive(record)
    if change.get("born") or change.get("back"):
        if not alive or any(device_of(at) not in ("", device) for at in all_stamps(record)):
            return None
        return deleted(record, stamp)
    new: dict[str, Any] = dict(record)
    if change.get("gone") and not alive:
        new = revived(new, stamp)
    values: dict[str, Any] = {}
    for field, states in change.get("fields", {}).items():
        if field in record and same(record[field], states[-1]):
            values[field] = states[0] if len(states) == 2 else None
    for field, by_key in change.get("keys", {}).items():
        held = record.get(field)
        if type(held) is dict:
            values[field] = {
                key: states[0] if len(states) == 2 else False if type(states[-1]) is bool else None
                for key, states in by_key.items() if key in held and same(held[key], states[-1])
            }
    new = with_fields(new, values, stamp)
    return None if same(new, record) else new
