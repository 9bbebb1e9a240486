"""What the book shows of its text: records and settings. Tables that are as they were keep what
was decoded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, cast

from planner.book.text.book_text import RecordKey, Text
from planner.book.text.decode import TABLES, Decoded, UnreadableValue, decode_table
from planner.book.text.living import without_deleted
from planner.book.text.preferences import decode_settings
from planner.records import Records, Touch
from planner.settings import Settings

_NAMES = (*TABLES, "settings")
_FEW = 64
_BYTES_FOR_ONE = 8192
"""A record is decoded by itself in the time in which so many bytes of a table are, when all are: as
many may be looked up as take a third of that time, and a few more."""

TouchesOf = Callable[[Mapping[str, Touch]], Mapping[str, Touch]]
"""What makes a table of touches, given some of them that are known."""


class RecordCache:
    """The records of a text, made anew as it changes.

    Attributes:
        records: What lives.
        settings: The user's choices.
        unreadable: What could not be read in the tables that were looked at.
    """

    records: Records
    settings: Settings

    def __init__(self) -> None:
        self.unreadable: list[UnreadableValue] = []

    def show(
        self,
        text: Text,
        before: Text | None,
        new: Mapping[RecordKey, dict[str, Any]] | None = None,
    ) -> None:
        """Show a text.

        Args:
            text: The text.
            before: What was shown until now; None at first.
            new: Where given, the raw records that are all that has changed since.
        """
        changed = _changed_tables(text, before, new)
        if before is None or "settings" in changed:
            self._forget_unreadable("settings")
            self.settings = decode_settings(text.table("settings"), self.unreadable)
            changed, new = _NAMES, None
        tables: dict[str, Decoded[Any]] = {}
        for name in TABLES:
            old = None if before is None else cast("Decoded[Any]", getattr(self.records, name))
            if old is not None and name not in changed:
                tables[name] = old
            elif old is not None and old.decoded and new is not None:
                tables[name] = self._decoded_with(old, name, new)
            else:
                tables[name] = self._undecoded(text, name, None if new is None else old, new)
        self.records = Records(**tables)

    def earlier_touches(self, raw: Mapping[str, dict[str, Any] | None]) -> TouchesOf:
        """Return what makes the table of touches as it was before some of them changed.

        Args:
            raw: What they were, None where there was none.
        """
        table = cast("Decoded[Touch]", self.records.touches)
        former: dict[str, Touch | None] = dict.fromkeys(raw)
        there = {key: record for key, record in raw.items() if record is not None}
        former.update(self._read("touches", there, []))
        return partial(table.earlier, former)

    def _undecoded(
        self,
        text: Text,
        name: str,
        old: Decoded[Any] | None,
        new: Mapping[RecordKey, dict[str, Any]] | None,
    ) -> Decoded[Any]:
        """A table of which nothing is decoded but what was looked up in its state before and has
        not changed."""
        start, end = text.spans.get(name, (0, 0))
        changed = frozenset([key for table, key in new or () if table == name])
        few = _FEW + (end - start) // _BYTES_FOR_ONE
        look_up = partial(self._look_up, text, name)
        return Decoded(partial(self._decode, text, name), old, changed, look_up, few)

    def _look_up(self, text: Text, name: str, key: str) -> Any:
        present, raw = text.find(name, key)
        return self._read(name, {key: raw}, self.unreadable).get(key) if present else None

    def _read(
        self, name: str, raw: Mapping[str, Any], problems: list[UnreadableValue]
    ) -> dict[str, Any]:
        return decode_table(name, [raw], problems, self.settings.day_start_hour)

    def _decode(self, text: Text, name: str) -> dict[str, Any]:
        self._forget_unreadable(name)
        return decode_table(
            name, text.parts(name, without_deleted), self.unreadable, self.settings.day_start_hour
        )

    def _decoded_with(
        self, old: Decoded[Any], name: str, new: Mapping[RecordKey, dict[str, Any]]
    ) -> Decoded[Any]:
        raw = {key: record for (table, key), record in new.items() if table == name}
        self.unreadable[:] = [
            item for item in self.unreadable if item.table != name or item.id not in raw
        ]
        fresh = decode_table(name, [raw], self.unreadable, self.settings.day_start_hour)
        merged = dict(old.all)
        last = next(reversed(merged), "")
        for key in sorted(raw):
            if key in fresh:
                merged[key] = fresh[key]
            else:
                merged.pop(key, None)
        if any(key < last and key not in old.all for key in fresh):
            merged = {key: merged[key] for key in sorted(merged)}
        return Decoded(lambda: merged, old, frozenset(raw))

    def _forget_unreadable(self, name: str) -> None:
        self.unreadable[:] = [problem for problem in self.unreadable if problem.table != name]


def _changed_tables(
    text: Text, before: Text | None, new: Mapping[RecordKey, dict[str, Any]] | None
) -> Collection[str]:
    """Return the names of the tables that differ from the text before, by the records that are all
    that has changed where they are known."""
    if new is not None:
        return {table for table, _ in new}
    if before is None:
        return _NAMES
    return {name for name in _NAMES if not text.has_same(name, before)}
