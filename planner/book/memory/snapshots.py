"""Snapshots: how the book was before it was changed, compressed, in the state folder.

The book is put down as it is before a change that comes after a pause, or five minutes after the
last snapshot; so the state in which the user left it is always among them. It is compressed later,
when nobody waits. The last fifty are kept, and one a day for ninety days.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from planner.book.disk import atomic
from planner.book.merge.merge import changed_keys
from planner.book.text.book_text import RecordKey, Text
from planner.book.text.codec import same
from planner.book.text.stamped import (
    REVIVED,
    deleted,
    emptied,
    fields_of,
    is_alive,
    revived,
    with_fields,
)
from planner.book.text.stamps import NEVER, instant_of, is_stamp
from planner.value import NamedTuple

PAUSE = 300.0
"""Seconds of edits that share a snapshot."""
LAST = 50
"""Snapshots that are kept whatever their age."""
DAYS = 90
"""Days of which one is kept each."""
_RAW, _PACKED = ".json", ".json.z"
_WAITING = 8
"""Snapshots that may wait to be compressed."""


class Snapshot(NamedTuple):
    """A snapshot.

    Attributes:
        path: Its file.
        stamp: The latest edit in it, which names it.
        when: The instant of that edit, in UTC: from then on the book was so.
        size: The bytes that it takes.
    """

    path: Path
    stamp: str
    when: datetime
    size: int

    def text(self) -> Text | None:
        """Return the book as it was, where it is whole."""
        try:
            data = atomic.read(self.path)
        except OSError:
            return None
        if self.path.name.endswith(_PACKED):
            try:
                data = zlib.decompress(data)
            except zlib.error:
                return None
        return Text.trusted(data)


class Snapshots:
    """The snapshots of a book.

    Attributes:
        folder: Where they are; it may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._latest: str | None = None
        self._taken = 0.0

    def take(self, text: Text, now: float) -> bool:
        """Put down a state that is about to be changed, if it is time. What fails is left: a save
        never waits for it.

        Args:
            text: The state.
            now: Unix time in seconds.

        Returns:
            Whether a snapshot was made.
        """

        stamp = max(text.seen.values(), default=NEVER)
        if stamp == NEVER:
            return False
        with contextlib.suppress(OSError, ValueError):
            if self._latest is None:
                self._latest, self._taken = self._newest()
            quiet = now - instant_of(stamp).timestamp() >= PAUSE
            if stamp <= self._latest or not (quiet or now - self._taken >= PAUSE):
                return False
            atomic.make_folder(self.folder)
            path = self.folder / f"{stamp}{_RAW}"
            part = path.with_suffix(".part")
            file = atomic.open_private(part, os.O_WRONLY | os.O_TRUNC)
            try:  # no waiting for the disk: its hash tells whether it is whole
                atomic.write_all(file, *text.chunks)
            finally:
                os.close(file)
            os.utime(part, (now, now))
            part.replace(path)
            self._latest, self._taken = stamp, now
            waiting = [entry for entry in self.all() if entry.path.name.endswith(_RAW)]
            if len(waiting) > _WAITING:
                _pack(waiting[0])
            return True
        return False

    def all(self) -> list[Snapshot]:
        """Return the snapshots, oldest first.

        Raises:
            OSError: The folder cannot be read.
        """
        return sorted(self._find(), key=lambda entry: entry.stamp)

    def tidy(self) -> None:
        """Compress what waits, and let go of what need not be kept; nothing where nothing was
        changed."""
        if self._latest is None:
            return
        with contextlib.suppress(OSError):
            entries = self.all()
            for entry in entries:
                if entry.path.name.endswith(_RAW):
                    _pack(entry)
            keep = kept(entries, time.time())
            for entry in self.all():
                if entry.stamp not in keep:
                    atomic.remove(entry.path)

    def _newest(self) -> tuple[str, float]:
        """The stamp of the newest, and when it was taken: of a hundred files only one is looked
        at."""
        if not self.folder.is_dir():
            return NEVER, 0.0
        names = [path.name for path in self.folder.iterdir() if path.name.endswith((_RAW, _PACKED))]
        newest = max(names, default="")
        return newest.partition(".json")[0], (
            self.folder / newest
        ).stat().st_mtime if newest else 0.0

    def _find(self) -> Iterator[Snapshot]:
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            stamp = path.name.partition(".json")[0]
            if is_stamp(stamp) and path.name[len(stamp) :] in (_RAW, _PACKED):
                with contextlib.suppress(OSError, ValueError):
                    yield Snapshot(path, stamp, instant_of(stamp), path.stat().st_size)


def kept(snapshots: list[Snapshot], now: float) -> set[str]:
    """Return the stamps of those to keep: the last fifty, and the last one of each of the ninety
    days before ``now``.

    Args:
        snapshots: All of them, oldest first.
        now: Unix time in seconds.
    """
    keep = {entry.stamp for entry in snapshots[-LAST:]}
    oldest = datetime.fromtimestamp(now).astimezone() - timedelta(days=DAYS)
    by_day = {
        entry.when.astimezone().date(): entry.stamp for entry in snapshots if entry.when >= oldest
    }
    return keep | set(by_day.values())


def _pack(snapshot: Snapshot) -> None:
    packed = snapshot.path.with_name(f"{snapshot.stamp}{_PACKED}")
    modified = snapshot.path.stat().st_mtime
    atomic.replace(packed, zlib.compress(atomic.read(snapshot.path), 6))
    os.utime(packed, (modified, modified))
    atomic.remove(snapshot.path)


def restored(now: Text, then: Text, stamp: str) -> dict[RecordKey, dict[str, Any]]:
    """Return the records that make a book what it was, as new edits: those that were deleted since
    come back, those that came since are deleted, and every field holds what it held.

    Args:
        now: The book.
        then: What it shall be.
        stamp: The stamp of the edits.
    """
    new: dict[RecordKey, dict[str, Any]] = {}
    for key in changed_keys(now, then):
        record = _restored_record(now.record(*key), then.record(*key), stamp)
        if record is not None:
            new[key] = record
    return new


def _restored_record(
    current: dict[str, Any] | None, wanted: dict[str, Any] | None, stamp: str
) -> dict[str, Any] | None:
    """One record as it was; None where it is so already, or cannot be told."""
    if wanted is None or not is_alive(wanted):
        return deleted(current, stamp) if current is not None and is_alive(current) else None
    if current is None:
        return with_fields(None, dict(fields_of(wanted)), stamp)
    record = current if is_alive(current) else revived(current, stamp)
    record = with_fields(record, _restored_fields(current, wanted), stamp)
    return None if same(record, current) else record


def _restored_fields(current: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record as they were; those that came since are emptied."""
    values: dict[str, Any] = {}
    for field, value in fields_of(current):
        former = wanted.get(field)
        if type(value) is type(former) is dict:
            values[field] = {**emptied(value), **former}
        else:
            values[field] = former if field in wanted else emptied(value)
    for field, value in fields_of(wanted):
        values.setdefault(field, value)
    values.pop(REVIVED, None)
    return values
