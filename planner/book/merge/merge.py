"""Two versions of a book → one: last writer wins by field, and nothing is lost that nobody overwrote.

Merging is a join: the order and the grouping of the versions, and merging one twice, make no difference (Shapiro et
al., "Conflict-free replicated data types", 2011). By field, or by key where the value is an object, the larger pair of
stamp and canonical text wins; an object beats any other value; ``_at`` is the smaller and ``_del`` the larger. Unknown
tables and fields are merged alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.codec import canonical, same
from planner.book.text.encrypted import is_locked_key
from planner.book.text.stamped import RecordParts, StampedValue, put_together, take_apart
from planner.book.text.stamps import NEVER


def merge(one: Text, other: Text, differing: Iterable[tuple[str, str]] | None = None) -> Text:
    """Return the join of two versions of a book. Only records that differ are read.

    Args:
        one: A version.
        other: Another; the order makes no difference.
        differing: What ``changed_keys`` says of the two, where it has been asked already: it reads all lines of both.
    """
    if one.hash == other.hash:
        return one
    names = {**one.spans, **other.spans}
    if not all(one.is_table(name) and other.is_table(name) for name in names):
        return Text.of(merge_documents(one.document(), other.document()))
    new: dict[tuple[str, str], Any] = {}
    about = [(META, key) for key in other.table(META)]
    for name, key in (*(changed_keys(one, other) if differing is None else differing), *about):
        has, theirs = other.find(name, key)
        if has:
            there, mine = one.find(name, key)
            new[name, key] = _merge_any(name, key, mine, theirs) if there else theirs
    return one.with_records(new)


def changed_keys(before: Text, after: Text) -> list[tuple[str, str]]:
    """Return table and id of the records that differ between two versions; what a book says of itself is none."""
    found = []
    for name in sorted((before.spans.keys() | after.spans.keys()) - {META}):
        if before.has_same(name, after):
            continue
        if not (before.is_table(name) and after.is_table(name)):
            tables = (before.table(name), after.table(name))
            found += [
                (name, key)
                for key in sorted({**tables[0], **tables[1]})
                if not same(tables[0].get(key), tables[1].get(key))
            ]
            continue
        found += [(name, key) for key in sorted(before.differing(name, after))]
    return found


def merge_documents(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the join of two parsed books."""
    merged = {**one}
    for name, table in other.items():
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


def merge_records(one: Any, other: Any) -> Any:
    """Return the join of two versions of a record."""
    if same(one, other):
        return one
    if type(one) is not dict or type(other) is not dict:
        return _greater(one, other)
    mine, theirs = take_apart(one), take_apart(other)
    births = [birth for birth in (mine.birth, theirs.birth) if birth != NEVER]
    objects = {
        field: _join(mine.objects.get(field, {}), theirs.objects.get(field, {}))
        for field in {**mine.objects, **theirs.objects}
    }
    scalars = {
        field: held
        for field, held in _join(mine.scalars, theirs.scalars).items()
        if field not in objects
    }
    return put_together(
        RecordParts(min(births, default=NEVER), max(mine.gone, theirs.gone), scalars, objects)
    )


def _join(
    mine: Mapping[str, StampedValue], theirs: Mapping[str, StampedValue]
) -> dict[str, StampedValue]:
    joined = dict(mine)
    for key, held in theirs.items():
        joined[key] = max(joined[key], held, key=rank) if key in joined else held
    return joined


def rank(held: StampedValue) -> tuple[str, str]:
    """Return what decides which of two values wins."""
    return held[0], canonical(held[1])


def _greater(one: Any, other: Any) -> Any:
    return max(one, other, key=lambda value: (type(value) is dict, canonical(value)))


def merge_about(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the join of what two versions of a book say of themselves: the later schema, all devices seen.

    What stands in the place of the locked key and is none is left out: it could beat the key, and the file would
    become plain.
    """
    without = [
        {
            name: value
            for name, value in each.items()
            if name != "key" or value is None or is_locked_key(value)
        }
        for each in (one, other)
    ]
    merged: dict[str, Any] = merge_records(*without)
    schemas = [record["schema"] for record in (one, other) if type(record.get("schema")) is dict]
    if schemas:
        merged["schema"] = max(schemas, key=lambda schema: (schema_of(schema), canonical(schema)))
    return merged


def _merge_any(name: str, key: str, one: Any, other: Any) -> Any:
    if name == META and key == META_ID and type(one) is type(other) is dict:
        return merge_about(one, other)
    return merge_records(one, other)


def schema_of(schema: Any) -> tuple[int, int]:
    """Return the major and minor version that a book names; 0 for what is no number."""
    numbers = [schema.get(part) if type(schema) is dict else None for part in ("major", "minor")]
    major, minor = (number if type(number) is int else 0 for number in numbers)
    return major, minor
