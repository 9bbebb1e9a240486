"""Two versions of a book → one: last writer wins by field, and nothing is lost that nobody
overwrote.

Merging is a join: the order and the grouping of the versions, and merging one twice, make no
difference (Shapiro et al., "Conflict-free replicated data types", 2011). By field, or by key where
the value is an object, the larger pair of stamp and canonical text wins; an object beats any other
value; ``_at`` is the smaller and ``_del`` the larger. Unknown tables and fields are merged alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.book.merge.clocks import aligned
from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.codec import canonical, same
from planner.book.text.encrypted import is_locked_key
from planner.book.text.stamped import RecordParts, StampedValue, put_together, take_apart
from planner.book.text.stamps import NEVER, seen_in


def merge(first: Text, second: Text, differing: Iterable[tuple[str, str]] | None = None) -> Text:
    """Return the join of two versions of a book. Only records that differ are read.

    Args:
        first: A version.
        second: Another; the order makes no difference.
        differing: What ``changed_keys`` says of the two, where it has been asked already: it reads
            all lines of both.
    """
    first, second = aligned(first, second)
    if first.hash == second.hash:
        return first
    names = {**first.spans, **second.spans}
    if not all(first.is_table(name) and second.is_table(name) for name in names):
        return Text.of(merge_documents(first.document(), second.document()))
    new: dict[tuple[str, str], Any] = {}
    about = [(META, key) for key in second.table(META)]
    for name, key in (*(changed_keys(first, second) if differing is None else differing), *about):
        has, theirs = second.find(name, key)
        if has:
            present, mine = first.find(name, key)
            new[name, key] = _merge_any(name, key, mine, theirs) if present else theirs
    return first.with_records(new)


def changed_keys(before: Text, after: Text) -> list[tuple[str, str]]:
    """Return table and id of the records that differ between two versions; what a book says of
    itself is none."""
    differing_keys = []
    for name in sorted((before.spans.keys() | after.spans.keys()) - {META}):
        if before.has_same(name, after):
            continue
        if not (before.is_table(name) and after.is_table(name)):
            tables = (before.table(name), after.table(name))
            differing_keys += [
                (name, key)
                for key in sorted({**tables[0], **tables[1]})
                if not same(tables[0].get(key), tables[1].get(key))
            ]
            continue
        differing_keys += [(name, key) for key in sorted(before.differing(name, after))]
    return differing_keys


def merge_documents(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the join of two parsed books."""
    merged = {**first}
    for name, table in second.items():
        if name not in merged:
            merged[name] = table
        elif type(table) is dict and type(merged[name]) is dict:
            mine = merged[name]
            merged[name] = {
                **mine,
                **{
                    key: _merge_any(name, key, mine[key], record) if key in mine else record
                    for key, record in table.items()
                },
            }
        else:
            merged[name] = _greater(merged[name], table)
    return merged


def merge_records(first: Any, second: Any) -> Any:
    """Return the join of two versions of a record."""
    if same(first, second):
        return first
    if type(first) is not dict or type(second) is not dict:
        return _greater(first, second)
    mine, theirs = take_apart(first), take_apart(second)
    births = [birth for birth in (mine.birth, theirs.birth) if birth != NEVER]
    objects = {
        field: _join(mine.objects.get(field, {}), theirs.objects.get(field, {}))
        for field in {**mine.objects, **theirs.objects}
    }
    scalars = {
        field: stamped_value
        for field, stamped_value in _join(mine.scalars, theirs.scalars).items()
        if field not in objects
    }
    return put_together(
        RecordParts(min(births, default=NEVER), max(mine.gone, theirs.gone), scalars, objects)
    )


def _join(
    mine: Mapping[str, StampedValue], theirs: Mapping[str, StampedValue]
) -> dict[str, StampedValue]:
    joined = dict(mine)
    for key, stamped_value in theirs.items():
        joined[key] = max(joined[key], stamped_value, key=rank) if key in joined else stamped_value
    return joined


def rank(stamped_value: StampedValue) -> tuple[str, str]:
    """Return what decides which of two values wins."""
    return stamped_value[0], canonical(stamped_value[1])


def _greater(first: Any, second: Any) -> Any:
    return max(first, second, key=lambda value: (type(value) is dict, canonical(value)))


def merge_about(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the join of what two versions of a book say of themselves: the later schema, all
    devices seen.

    What stands in the place of the locked key or of a stamp and is none is left out: it could beat
    what is one.
    """
    merged: dict[str, Any] = merge_records(_sound(first), _sound(second))
    schemas = [record["schema"] for record in (first, second) if type(record.get("schema")) is dict]
    if schemas:
        merged["schema"] = max(schemas, key=lambda schema: (schema_of(schema), canonical(schema)))
    return merged


def _sound(about: Mapping[str, Any]) -> dict[str, Any]:
    sound = dict(about)
    key = sound.get("key")
    if key is not None and not is_locked_key(key):
        del sound["key"]
    if type(sound.get("seen")) is dict:
        sound["seen"] = seen_in(sound)
    return sound


def _merge_any(name: str, key: str, first: Any, second: Any) -> Any:
    if name == META and key == META_ID and type(first) is type(second) is dict:
        return merge_about(first, second)
    return merge_records(first, second)


def schema_of(schema: Any) -> tuple[int, int]:
    """Return the major and minor version that a book names; 0 for what is no number."""
    numbers = [schema.get(part) if type(schema) is dict else None for part in ("major", "minor")]
    major, minor = (number if type(number) is int else 0 for number in numbers)
    return major, minor
