"""Hand edits: a file whose hash does not match was changed with a text editor, and that is welcome.

What differs from the shadow under the same stamp was typed in; it gets a stamp, as of the day of the file, so that it
wins over what it replaced and two machines that see the same file make the same of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.book.merge.merge import merge_about, rank
from planner.book.text.book_text import META, META_ID
from planner.book.text.codec import canonical, same
from planner.book.text.decode import SETS
from planner.book.text.digest import blake2b
from planner.book.text.encode import emptied
from planner.book.text.stamped import (
    REVIVED,
    RecordParts,
    StampedValue,
    deleted,
    fields_of,
    is_alive,
    own,
    put_together,
    stamps_in,
    take_apart,
    with_fields,
)
from planner.book.text.stamps import NEVER, device_of, seen_in
from planner.value import NamedTuple

LOST = "_lost"
"""The table of what has no other place: kept, shown by the doctor, read by nobody else."""


class Adopted(NamedTuple):
    """A book with its hand edits stamped. ``missing`` are records that the file lacks but that were kept: too many at
    once to believe that somebody meant it."""

    document: dict[str, Any]
    missing: tuple[tuple[str, str], ...] = ()


def adopt(found: Mapping[str, Any], known: Mapping[str, Any], stamp: str) -> Adopted:
    """Return a book that was edited by hand with the edits stamped.

    Args:
        found: The file, parsed.
        known: The shadow, parsed; empty where there is none.
        stamp: The stamp of the hand edits.
    """
    document: dict[str, Any] = {}
    seen = devices_seen(found)
    missing: list[tuple[str, str]] = []
    living = 0
    for name in {**found, **known}:
        table, before = found.get(name, {}), known.get(name, {})
        if name == META:
            document[name] = _about(table, before, stamp)
            continue
        if type(table) is not dict:
            document.setdefault(LOST, {})[_lost_id(name, table)] = {
                "_at": stamp,
                "table": name,
                "value": table,
            }
            table = dict(before) if type(before) is dict else {}
        before = before if type(before) is dict else {}
        now = document.setdefault(name, {})
        now.update(
            {
                key: _record(name, record, before.get(key), stamp, seen)
                for key, record in table.items()
            }
        )
        now.update({key: record for key, record in before.items() if key not in table})
        alive = {key for key, record in before.items() if type(record) is dict and is_alive(record)}
        living += len(alive)
        if name in found:
            missing += [(name, key) for key in alive - table.keys() if _knew_all(seen, before[key])]
    if len(missing) > max(5, living // 20):
        return Adopted(document, tuple(missing))
    for name, key in missing:
        document[name][key] = deleted(known[name][key], stamp)
    return Adopted(document)


def _record(name: str, record: Any, before: Any, stamp: str, seen: Mapping[str, str]) -> Any:
    if type(record) is not dict or same(record, before):
        return record
    typed = {
        field: _as_set(value) if field in SETS.get(name, ()) else value
        for field, value in record.items()
    }
    found = take_apart(typed)
    if type(before) is not dict:
        return (
            put_together(found)
            if found.birth != NEVER
            else with_fields(None, dict(fields_of(typed)), stamp)
        )
    known = take_apart(before)
    objects = {
        field: _held(
            found.objects.get(field, {}), known.objects.get(field, {}), known.birth, stamp, seen
        )
        for field in {**found.objects, **known.objects}
    }
    scalars = {
        field: held
        for field, held in _held(found.scalars, known.scalars, known.birth, stamp, seen).items()
        if field not in objects
    }
    if known.gone != NEVER == found.gone and _knew(seen, known.gone):
        scalars[REVIVED] = (stamp, True)
    birth = min(at for at in (found.birth, known.birth, stamp) if at != NEVER)
    return put_together(RecordParts(birth, max(found.gone, known.gone), scalars, objects))


def _held(
    found: Mapping[str, StampedValue],
    known: Mapping[str, StampedValue],
    birth: str,
    stamp: str,
    seen: Mapping[str, str],
) -> dict[str, StampedValue]:
    held: dict[str, StampedValue] = {}
    for key in {**found, **known}:
        now, was = found.get(key), known.get(key)
        if now is not None and was is not None:
            typed = now[0] in (was[0], NEVER) and not same(now[1], was[1])
            held[key] = (stamp, now[1]) if typed else max(now, was, key=rank)
        elif now is not None:
            held[key] = (stamp, now[1]) if now[0] in (birth, NEVER) else now
        elif was is not None:
            held[key] = (stamp, emptied({key: was[1]})[key]) if _knew(seen, was[0]) else was
    return held


def _about(found: Mapping[str, Any], known: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Editing by hand never changes which book it is, nor whose edits it holds."""
    about = merge_about(known[META_ID], found[META_ID]) if META_ID in known else found[META_ID]
    if META_ID in known:
        about = {**about, "id": known[META_ID]["id"]}
    seen = {**devices_seen({META: {META_ID: about}}), device_of(stamp): stamp}
    return {**known, **found, META_ID: {**about, "seen": seen}}


def devices_seen(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the latest stamp of each device whose edits a book holds."""
    return seen_in(document.get(META, {}).get(META_ID, {}))


def _knew(seen: Mapping[str, str], stamp: str) -> bool:
    """Whether the file held an edit when it was typed in: what it never held was not taken out by hand."""
    return stamp == NEVER or stamp <= seen.get(device_of(stamp), NEVER)


def _knew_all(seen: Mapping[str, str], record: Mapping[str, Any]) -> bool:
    return all(
        _knew(seen, stamp) for stamp in (own(record.get("_at")), *stamps_in(take_apart(record)))
    )


def _as_set(value: Any) -> Any:
    if type(value) is list and all(type(item) is str for item in value):
        return dict.fromkeys(value, True)
    return {value: True} if type(value) is str and value else value


def _lost_id(name: str, value: Any) -> str:
    return blake2b(f"{name}:{canonical(value)}".encode(), digest_size=8).hexdigest()
