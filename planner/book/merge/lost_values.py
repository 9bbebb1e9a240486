"""Values that lost a merge: two machines changed the same field and neither knew of the other's
edit.

A book says of each device the latest edit of it that it holds, so it can be told whether the
winner knew what it replaced. What it did not know goes into a journal in the state folder, from
which it can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planner.book.disk import atomic
from planner.book.merge.merge import merge_records, rank
from planner.book.text.book_text import RecordKey, Text
from planner.book.text.codec import canonical, same
from planner.book.text.digest import blake2b
from planner.book.text.stamped import (
    REVIVED,
    RecordParts,
    StampedValue,
    deleted,
    is_alive,
    latest_in,
    revived,
    take_apart,
    with_fields,
)
from planner.book.text.stamps import NEVER, device_of, instant_of, is_stamp
from planner.value import NamedTuple

LIMIT = 2_000_000
"""Bytes past which the older half of the journal goes."""
DELETION = "_del"
"""Stands in the place of a field where one side deleted the record and the other edited it; its
values say whether it is deleted."""


_NOTHING_SEEN: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})


class LostValue(NamedTuple):
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

    @property
    def is_deletion(self) -> bool:
        """Whether one side deleted the record; the values say whether it is deleted."""
        return self.field == DELETION

    @property
    def when(self) -> datetime:
        """When the value that lost was written; 1970 where that is not known."""
        former = is_stamp(self.lost_stamp)
        return instant_of(self.lost_stamp) if former else datetime.fromtimestamp(0, UTC)

    @property
    def devices(self) -> tuple[str, str]:
        """Who wrote the value that was kept, and who the one that lost; empty where that is not
        known."""
        return device_of(self.kept_stamp), device_of(self.lost_stamp)


def conflicts(
    first: Text,
    second: Text,
    keys: Iterable[tuple[str, str]],
    source: str,
    base: Text | None = None,
) -> list[LostValue]:
    """Return the values that are lost when two versions are merged, and that their winner did not
    know.

    Args:
        first: A version.
        second: Another; the order makes no difference.
        keys: Table and id of the records that differ between them.
        source: The file in which one of them came.
        base: What both were made of, where that is known: then a value is lost that was not in it.
    """
    knowledge = (first.seen, second.seen)
    if first.hash == second.hash or (
        base is None and (_covers(*knowledge) or _covers(*reversed(knowledge)))
    ):
        return []
    losses: list[LostValue] = []
    for name, key in keys:
        mine, theirs = first.find(name, key), second.find(name, key)
        if mine[0] and theirs[0]:
            in_record = _in_record(
                name,
                key,
                (mine[1], theirs[1]),
                knowledge if base is None else _NOTHING_SEEN,
                source,
            )
            losses += in_record if base is None else _beyond(base.find(name, key)[1], in_record)
    return losses


def overwritten(
    texts: tuple[Text, Text, Text],
    fields: Iterable[tuple[RecordKey, Iterable[str]]],
    own: str,
    source: str,
) -> list[LostValue]:
    """Return the values of others that a change has replaced and that were not there yet when the
    user began it.

    Args:
        texts: What the user had before the eyes; what the change was made upon; what came of it.
        fields: Table and id, and the fields, of what was set.
        own: This machine's id.
        source: The file in which the values came.
    """
    lost: list[LostValue] = []
    for (table, key), names in fields:
        versions = [text.find(table, key)[1] for text in texts]
        if type(versions[1]) is not dict or type(versions[2]) is not dict:
            continue
        former = take_apart(versions[0]) if type(versions[0]) is dict else None
        before, after = take_apart(versions[1]), take_apart(versions[2])
        for field in names:
            for item, (stamp, value), known_value, (new_stamp, new) in _values_of(
                field, former, before, after
            ):
                unknown = device_of(stamp) != own and not same(value, known_value)
                if unknown and not same(value, new):
                    lost.append(
                        _lost_value(table, key, field, item, new, value, new_stamp, stamp, source)
                    )
    return lost


def _values_of(
    field: str, former: RecordParts | None, base_parts: RecordParts, now: RecordParts
) -> Iterator[tuple[str, StampedValue, Any, StampedValue]]:
    """What a field, or each element of it, was when a change was made, was known to be, and is."""
    if field in base_parts.scalars and field in now.scalars:
        was = former.scalars.get(field) if former is not None else None
        yield "", base_parts.scalars[field], was and was[1], now.scalars[field]
    old = former.objects.get(field, {}) if former is not None else {}
    for item, pair in base_parts.objects.get(field, {}).items():
        if item in now.objects.get(field, {}):
            yield item, pair, item in old and old[item][1], now.objects[field][item]


def taken_back(value: LostValue, record: Mapping[str, Any], stamp: str) -> dict[str, Any]:
    """Return the record with the value that lost in the place of the one that was kept."""
    if value.field == DELETION:
        return revived(record, stamp) if value.kept else deleted(record, stamp)
    back = record if is_alive(record) else revived(record, stamp)
    return with_fields(
        back, {value.field: {value.key: value.lost} if value.key else value.lost}, stamp
    )


def state_of(value: LostValue, record: Mapping[str, Any] | None) -> str:
    """Return ``kept``, ``taken`` or ``changed``: which of the two values the record holds now, or
    neither."""
    if record is None:
        return "changed"
    if value.field == DELETION:
        return "kept" if is_alive(record) != value.kept else "taken"
    now = record.get(value.field)
    if value.key:
        now = now.get(value.key) if type(now) is dict else None
    return "kept" if same(now, value.kept) else "taken" if same(now, value.lost) else "changed"


def write_down(folder: Path, values: list[LostValue]) -> None:
    """Add to the journal of lost values what is not in it yet."""
    former = read(folder)
    ids = {loss.id for loss in former}
    new = {loss.id: loss for loss in values if loss.id not in ids}
    if not new:
        return
    lines = [
        json.dumps(loss, separators=(",", ":")).encode() + b"\n"
        for loss in (*former, *new.values())
    ]
    while len(lines) > 1 and sum(map(len, lines)) > LIMIT:
        lines = lines[len(lines) // 2 :]
    atomic.make_folder(folder)
    atomic.replace(folder / "losers.jsonl", b"".join(lines))


def read(folder: Path) -> list[LostValue]:
    """Return the journal of lost values, oldest first; lines that were damaged are skipped.

    Raises:
        OSError: It cannot be read.
    """
    try:
        data = atomic.read(folder / "losers.jsonl")
    except FileNotFoundError:
        return []
    losses = []
    for line in data.splitlines():
        try:
            losses.append(LostValue(*json.loads(line)))
        except (ValueError, TypeError):
            continue
    return losses


def _beyond(base: Any, losses: Iterable[LostValue]) -> Iterator[LostValue]:
    """The values that lost and that what both sides were made of did not hold."""
    if type(base) is not dict:
        yield from losses
        return
    parts = take_apart(base)
    for loss in losses:
        pair = (
            parts.objects.get(loss.field, {}).get(loss.key)
            if loss.key
            else parts.scalars.get(loss.field)
        )
        if loss.field == DELETION:
            if loss.lost_stamp > max(latest_in(base), parts.gone):
                yield loss
        elif pair is None or not same(pair[1], loss.lost):
            yield loss


def _in_record(
    table: str,
    key: str,
    sides: tuple[Any, Any],
    knowledge: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[LostValue]:
    if type(sides[0]) is not dict or type(sides[1]) is not dict:
        return
    parts = (take_apart(sides[0]), take_apart(sides[1]))
    where = (table, key)
    deletions = [not is_alive(side) for side in sides]
    if deletions[0] != deletions[1]:
        yield from _deletion(where, sides, parts, knowledge, source)
    if all(deletions):
        return
    for field in parts[0].scalars.keys() & parts[1].scalars.keys() - {REVIVED}:
        yield from _of(
            where, field, "", (parts[0].scalars[field], parts[1].scalars[field]), knowledge, source
        )
    for field in parts[0].objects.keys() & parts[1].objects.keys():
        mine, theirs = parts[0].objects[field], parts[1].objects[field]
        for item in mine.keys() & theirs.keys():
            yield from _of(where, field, item, (mine[item], theirs[item]), knowledge, source)


def _of(
    where: tuple[str, str],
    field: str,
    item: str,
    pair: tuple[StampedValue, StampedValue],
    knowledge: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[LostValue]:
    if same(pair[0][1], pair[1][1]):
        return
    winner = 0 if rank(pair[0]) > rank(pair[1]) else 1
    (kept_stamp, kept), (lost_stamp, lost) = pair[winner], pair[1 - winner]
    if lost_stamp > knowledge[winner].get(device_of(lost_stamp), NEVER):
        yield _lost_value(*where, field, item, kept, lost, kept_stamp, lost_stamp, source)


def _deletion(
    where: tuple[str, str],
    sides: tuple[Any, Any],
    parts: tuple[RecordParts, RecordParts],
    knowledge: tuple[Mapping[str, str], Mapping[str, str]],
    source: str,
) -> Iterator[LostValue]:
    dead = 0 if not is_alive(sides[0]) else 1
    deletions, edited = parts[dead].gone, latest_in(sides[1 - dead])
    if is_alive(merge_records(*sides)):
        if deletions > knowledge[1 - dead].get(device_of(deletions), NEVER):
            yield _lost_value(*where, DELETION, "", False, True, edited, deletions, source)
    elif edited > knowledge[dead].get(device_of(edited), NEVER):
        yield _lost_value(*where, DELETION, "", True, False, deletions, edited, source)


def _lost_value(
    table: str,
    record: str,
    field: str,
    key: str,
    kept: Any,
    lost: Any,
    kept_stamp: str,
    lost_stamp: str,
    source: str,
) -> LostValue:
    seed = canonical([table, record, field, key, kept, lost, kept_stamp, lost_stamp])
    identity = blake2b(seed.encode("utf-8", "replace"), digest_size=5).hexdigest()
    return LostValue(
        identity, table, record, field, key, kept, lost, kept_stamp, lost_stamp, source
    )


def _covers(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Whether the first version knew every edit of the second."""
    return all(at <= first.get(device, NEVER) for device, at in second.items())
