"""Values that lost a merge: two machines changed the same field and neither knew of the other's edit.

A book says of each device the latest edit of it that it holds, so it can be told whether the winner knew what it
replaced. What it did not know goes into a journal in the state folder, from which it can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planner.book.disk import atomic
from planner.book.merge.hand import devices_seen_by
from planner.book.merge.merge import merge_records, rank
from planner.book.text.book_text import Text
from planner.book.text.codec import canonical, same
from planner.book.text.digest import blake2b
from planner.book.text.stamped import (
    REVIVED,
    Held,
    Parts,
    deleted,
    is_alive,
    latest_in,
    revived,
    take_apart,
    with_fields,
)
from planner.book.text.stamps import NEVER, device_of
from planner.value import NamedTuple

LIMIT = 2_000_000
"""Bytes past which the older half of the journal goes."""
DELETION = "_del"
"""Stands in the place of a field where one side deleted the record and the other edited it; its values say whether
it is deleted."""


_NOTHING_SEEN: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})


class Loser(NamedTuple):
    """A value that lost.

    Attributes:
        id: Follows from the rest.
        table, record, field: Where it was.
        key: Which element or key of a field that holds several, else empty.
        kept, lost: The two values.
        kept_stamp, lost_stamp: When and where they were written.
        source: The file in which the other version came.
    """

    id: str
    table: str
    record: str
    field: str
    key: str
    kept: Any
    lost: Any
    kept_stamp: str
    lost_stamp: str
    source: str


def conflicts(
    one: Text, other: Text, keys: Iterable[tuple[str, str]], source: str, base: Text | None = None
) -> list[Loser]:
    """Return the values that are lost when two versions are merged, and that their winner did not know.

    Args:
        one: A version.
        other: Another; the order makes no difference.
        keys: Table and id of the records that differ between them.
        source: The file in which one of them came.
        base: What both were made of, where that is known: then a value is lost that was not in it.
    """
    seen = (devices_seen_by(one.meta), devices_seen_by(other.meta))
    if one.hash == other.hash or (base is None and (_covers(*seen) or _covers(*reversed(seen)))):
        return []
    found: list[Loser] = []
    for name, key in keys:
        mine, theirs = one.find(name, key), other.find(name, key)
        if mine[0] and theirs[0]:
            in_record = _in_record(
                name, key, (mine[1], theirs[1]), seen if base is None else _NOTHING_SEEN, source
            )
            found += in_record if base is None else _beyond(base.find(name, key)[1], in_record)
    return found


def typed_over(
    seen: Text,
    there: Text,
    after: Text,
    fields: Iterable[tuple[str, str, Iterable[str]]],
    own: str,
    source: str,
) -> list[Loser]:
    """Return the values of others that a change has replaced and that were not there yet when the user began it.

    Args:
        seen: What the user had before the eyes.
        there: What the change was made upon.
        after: What came of it.
        fields: Table, id and fields of what was set.
        own: This machine's id.
        source: The file in which the values came.
    """
    found: list[Loser] = []
    for table, key, names in fields:
        versions = [text.find(table, key)[1] for text in (seen, there, after)]
        if type(versions[1]) is not dict or type(versions[2]) is not dict:
            continue
        known, came, now = (take_apart(each) if type(each) is dict else None for each in versions)
        assert came is not None and now is not None
        for field in names:
            for item, (stamp, value), known_value, (new_stamp, new) in _held_of(
                field, known, came, now
            ):
                if (
                    device_of(stamp) != own
                    and not same(value, known_value)
                    and not same(value, new)
                ):
                    found.append(
                        _loser(table, key, field, item, new, value, new_stamp, stamp, source)
                    )
    return found


def _held_of(
    field: str, known: Parts | None, came: Parts, now: Parts
) -> Iterator[tuple[str, Held, Any, Held]]:
    """What a field, or each element of it, was when a change was made, was known to be, and is."""
    if field in came.scalars and field in now.scalars:
        was = known.scalars.get(field) if known is not None else None
        yield "", came.scalars[field], was and was[1], now.scalars[field]
    old = known.objects.get(field, {}) if known is not None else {}
    for item, held in came.objects.get(field, {}).items():
        if item in now.objects.get(field, {}):
            yield item, held, item in old and old[item][1], now.objects[field][item]


def taken_back(loser: Loser, record: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Return the record with the value that lost in the place of the one that was kept."""
    if loser.field == DELETION:
        return revived(record, stamp) if loser.kept else deleted(record, stamp)
    back = record if is_alive(record) else revived(record, stamp)
    return with_fields(
        back, {loser.field: {loser.key: loser.lost} if loser.key else loser.lost}, stamp
    )


def state_of(loser: Loser, record: Mapping[str, Any] | None) -> str:
    """Return ``kept``, ``taken`` or ``changed``: which of the two values the record holds now, or neither."""
    if record is None:
        return "changed"
    if loser.field == DELETION:
        return "kept" if is_alive(record) != loser.kept else "taken"
    now = record.get(loser.field)
    if loser.key:
        now = now.get(loser.key) if type(now) is dict else None
    return "kept" if same(now, loser.kept) else "taken" if same(now, loser.lost) else "changed"


def write_down(folder: Path, losers: list[Loser]) -> None:
    """Add to the journal of losers what is not in it yet."""
    known = read(folder)
    there = {each.id for each in known}
    new = {each.id: each for each in losers if each.id not in there}
    if not new:
        return
    lines = [
        json.dumps(each, separators=(",", ":")).encode() + b"\n" for each in (*known, *new.values())
    ]
    while len(lines) > 1 and sum(map(len, lines)) > LIMIT:
        lines = lines[len(lines) // 2 :]
    atomic.make_folder(folder)
    atomic.replace(folder / "losers.jsonl", b"".join(lines))


def read(folder: Path) -> list[Loser]:
    """Return the journal of losers, oldest first; lines that were damaged are skipped.

    Raises:
        OSError: It cannot be read.
    """
    try:
        data = atomic.read(folder / "losers.jsonl")
    except FileNotFoundError:
        return []
    found = []
    for line in data.splitlines():
        try:
            found.append(Loser(*json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def _beyond(base: Any, found: Iterable[Loser]) -> Iterator[Loser]:
    """The values that lost and that what both sides were made of did not hold."""
    if type(base) is not dict:
        yield from found
        return
    parts = take_apart(base)
    for each in found:
        held = (
            parts.objects.get(each.field, {}).get(each.key)
            if each.key
            else parts.scalars.get(each.field)
        )
        if each.field == DELETION:
            if each.lost_stamp > max(latest_in(base), parts.gone):
                yield each
        elif held is None or not same(held[1], each.lost):
            yield each


def _in_record(
    table: str,
    key: str,
    sides: tuple[Any, Any],
    seen: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[Loser]:
    if type(sides[0]) is not dict or type(sides[1]) is not dict:
        return
    parts = (take_apart(sides[0]), take_apart(sides[1]))
    where = (table, key)
    gone = [not is_alive(side) for side in sides]
    if gone[0] != gone[1]:
        yield from _deletion(where, sides, parts, seen, source)
    if all(gone):
        return
    for field in parts[0].scalars.keys() & parts[1].scalars.keys() - {REVIVED}:
        yield from _of(
            where, field, "", (parts[0].scalars[field], parts[1].scalars[field]), seen, source
        )
    for field in parts[0].objects.keys() & parts[1].objects.keys():
        mine, theirs = parts[0].objects[field], parts[1].objects[field]
        for item in mine.keys() & theirs.keys():
            yield from _of(where, field, item, (mine[item], theirs[item]), seen, source)


def _of(
    where: tuple[str, str],
    field: str,
    item: str,
    held: tuple[Held, Held],
    seen: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[Loser]:
    if same(held[0][1], held[1][1]):
        return
    winner = 0 if rank(held[0]) > rank(held[1]) else 1
    (kept_stamp, kept), (lost_stamp, lost) = held[winner], held[1 - winner]
    if lost_stamp > seen[winner].get(device_of(lost_stamp), NEVER):
        yield _loser(*where, field, item, kept, lost, kept_stamp, lost_stamp, source)


def _deletion(
    where: tuple[str, str],
    sides: tuple[Any, Any],
    parts: tuple[Parts, Parts],
    seen: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[Loser]:
    dead = 0 if not is_alive(sides[0]) else 1
    gone, edited = parts[dead].gone, latest_in(sides[1 - dead])
    if is_alive(merge_records(*sides)):
        if gone > seen[1 - dead].get(device_of(gone), NEVER):
            yield _loser(*where, DELETION, "", False, True, edited, gone, source)
    elif edited > seen[dead].get(device_of(edited), NEVER):
        yield _loser(*where, DELETION, "", True, False, gone, edited, source)


def _loser(
    table: str,
    record: str,
    field: str,
    key: str,
    kept: Any,
    lost: Any,
    kept_stamp: str,
    lost_stamp: str,
    source: str,
) -> Loser:
    told = canonical([table, record, field, key, kept, lost, kept_stamp, lost_stamp])
    made = blake2b(told.encode("utf-8", "replace"), digest_size=5).hexdigest()
    return Loser(made, table, record, field, key, kept, lost, kept_stamp, lost_stamp, source)


def _covers(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether the first version knew every edit of the second."""
    return all(at <= one.get(device, NEVER) for device, at in other.items())
