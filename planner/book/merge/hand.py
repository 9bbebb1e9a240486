"""Hand edits: a file whose hash does not match was changed with a text editor, and that is welcome.

What differs from the shadow under the same stamp was typed in; it gets a stamp, as of the day of
the file, so that it wins over what it replaced and two machines that see the same file make the
same of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.book.merge.merge import merge_about, rank
from planner.book.text.book_text import META, META_ID, RecordKey
from planner.book.text.codec import canonical, same
from planner.book.text.decode import SETS
from planner.book.text.digest import blake2b
from planner.book.text.stamped import (
    REVIVED,
    RecordParts,
    StampedValue,
    deleted,
    emptied,
    fields_of,
    is_alive,
    own,
    put_together,
    stamps_in,
    take_apart,
    with_fields,
)
from planner.book.text.stamps import HAND, NEVER, device_of, seen_in
from planner.value import NamedTuple

FEW_MISSING = 5
"""Records that may be missing at once and count as deleted by hand, in a book of any size."""
PART_MISSING = 20
"""One in so many may be, in a larger book. More are kept, and the user is asked."""
LOST = "_lost"
"""The table of what has no other place: kept, shown by the doctor, read by nobody else."""


class HandEdits(NamedTuple):
    """A book with its hand edits stamped. ``missing`` are records that the file lacks but that
    were kept: too many at once to believe that somebody meant it."""

    document: dict[str, Any]
    missing: tuple[RecordKey, ...] = ()


def adopt(current: Mapping[str, Any], former: Mapping[str, Any], stamp: str) -> HandEdits:
    """Return a book that was edited by hand with the edits stamped.

    Args:
        current: The file, parsed.
        former: The shadow, parsed; empty where there is none.
        stamp: The stamp of the hand edits.
    """
    document: dict[str, Any] = {}
    knowledge = _knowledge(current, former)
    missing: list[RecordKey] = []
    living = 0
    for name in {**current, **former}:
        table, before = current.get(name, {}), former.get(name, {})
        if name == META:
            document[name] = _about(table, before, stamp)
            continue
        before = before if type(before) is dict else {}
        if type(table) is not dict:
            lost = {"_at": stamp, "table": name, "value": table}
            document.setdefault(LOST, {})[_lost_id(name, table)] = lost
            table = before
        document.setdefault(name, {}).update(_table(name, table, before, stamp, knowledge))
        alive = [key for key, record in before.items() if type(record) is dict and is_alive(record)]
        living += len(alive)
        if name in current:
            missing += [(name, key) for key in alive if _taken_out(key, table, before, knowledge)]
    if len(missing) > max(FEW_MISSING, living // PART_MISSING):
        return HandEdits(document, tuple(missing))
    for name, key in missing:
        document[name][key] = deleted(former[name][key], stamp)
    return HandEdits(document)


def _knowledge(current: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, str]:
    """What the file held when it was edited, by device.

    Edits by hand have one device on all machines, so the latest of them tells nothing of the
    others: they were in the file for sure only where it was made of this machine's own version,
    which the hash tells that stands in it still.
    """
    knowledge = devices_seen(current)
    hashes = [tables.get(META, {}).get(META_ID, {}).get("hash") for tables in (current, former)]
    if hashes[0] != hashes[1]:
        knowledge.pop(HAND, None)
    return knowledge


def _table(
    name: str,
    table: Mapping[str, Any],
    before: Mapping[str, Any],
    stamp: str,
    knowledge: Mapping[str, str],
) -> dict[str, Any]:
    """A table with its hand edits stamped; what it lacks is as it was."""
    records = {key: record for key, record in before.items() if key not in table}
    for key, record in table.items():
        records[key] = _record(name, record, before.get(key), stamp, knowledge)
    return records


def _taken_out(
    key: str,
    table: Mapping[str, Any],
    before: Mapping[str, Any],
    knowledge: Mapping[str, str],
) -> bool:
    """Whether a record was taken out by hand: the file lacks it, and held every edit of it."""
    return key not in table and _knew_all(knowledge, before[key])


def _record(name: str, record: Any, before: Any, stamp: str, knowledge: Mapping[str, str]) -> Any:
    """A record with its hand edits stamped, as they are told from what it was before."""
    if type(record) is not dict or same(record, before):
        return record
    typed = _with_sets(name, record)
    if type(before) is not dict:
        current = take_apart(typed)
        if current.birth != NEVER:
            return put_together(current)
        return with_fields(None, dict(fields_of(typed)), stamp)
    if "_at" in typed and own(typed["_at"]) == NEVER:
        typed["_at"] = before.get("_at")
    return _compared(take_apart(typed), take_apart(before), stamp, knowledge)


def _with_sets(name: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A record whose sets may have been typed in as lists, or as a single text."""
    sets = SETS.get(name, frozenset())
    typed = dict(record)
    for field in sets & record.keys():
        typed[field] = _as_set(record[field])
    return typed


def _compared(
    current: RecordParts, former: RecordParts, stamp: str, knowledge: Mapping[str, str]
) -> dict[str, Any]:
    """A record as it was typed in, with what was not in the file when it was edited."""
    objects: dict[str, dict[str, StampedValue]] = {}
    for field in {**current.objects, **former.objects}:
        sides = (current.objects.get(field, {}), former.objects.get(field, {}))
        objects[field] = _held(*sides, former.birth, stamp, knowledge)
    scalars = _held(current.scalars, former.scalars, former.birth, stamp, knowledge)
    for field in objects:
        scalars.pop(field, None)
    if former.gone != NEVER == current.gone and _knew(knowledge, former.gone):
        scalars[REVIVED] = (stamp, True)
    birth = min(at for at in (current.birth, former.birth, stamp) if at != NEVER)
    return put_together(RecordParts(birth, max(current.gone, former.gone), scalars, objects))


def _held(
    current: Mapping[str, StampedValue],
    former: Mapping[str, StampedValue],
    birth: str,
    stamp: str,
    knowledge: Mapping[str, str],
) -> dict[str, StampedValue]:
    values: dict[str, StampedValue] = {}
    for key in {**current, **former}:
        now, was = current.get(key), former.get(key)
        if now is not None and was is not None:
            typed = now[0] in (was[0], NEVER) and not same(now[1], was[1])
            values[key] = (stamp, now[1]) if typed else max(now, was, key=rank)
        elif now is not None:
            values[key] = (stamp, now[1]) if now[0] in (birth, NEVER) else now
        elif was is not None:
            values[key] = (stamp, emptied({key: was[1]})[key]) if _knew(knowledge, was[0]) else was
    return values


def _about(current: Mapping[str, Any], former: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Editing by hand never changes which book it is, nor whose edits it holds."""
    about = (
        merge_about(former[META_ID], current[META_ID]) if META_ID in former else current[META_ID]
    )
    if META_ID in former:
        about = {**about, "id": former[META_ID]["id"]}
    knowledge = {**devices_seen({META: {META_ID: about}}), device_of(stamp): stamp}
    return {**former, **current, META_ID: {**about, "seen": knowledge}}


def devices_seen(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the latest stamp of each device whose edits a book holds."""
    return seen_in(document.get(META, {}).get(META_ID, {}))


def _knew(knowledge: Mapping[str, str], stamp: str) -> bool:
    """Whether the file held an edit when it was typed in: what it never held was not taken out by
    hand."""
    return stamp == NEVER or stamp <= knowledge.get(device_of(stamp), NEVER)


def _knew_all(knowledge: Mapping[str, str], record: Mapping[str, Any]) -> bool:
    return all(
        _knew(knowledge, stamp)
        for stamp in (own(record.get("_at")), *stamps_in(take_apart(record)))
    )


def _as_set(value: Any) -> Any:
    if type(value) is list and all(type(item) is str for item in value):
        return dict.fromkeys(value, True)
    return {value: True} if type(value) is str and value else value


def _lost_id(name: str, value: Any) -> str:
    return blake2b(f"{name}:{canonical(value)}".encode(), digest_size=8).hexdigest()
