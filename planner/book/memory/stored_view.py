"""A view that was worked out of the book, stored in the state folder so that the next start need
not do so again. It is a cache and never a truth.

It stands for one content of the book, which its first line names by its hash. Each change that this
machine saves adds a line behind it: from which content to which, and what the changed records were
before. So the view still serves after some changes. Where the lines do not lead to what the book
holds now, because of another machine, a hand edit or a crash, there is no view; the same where a
check sum says that anything of it is damaged, or where it is of another version.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from planner.book.disk import atomic
from planner.value import NamedTuple

FEW = 50
"""Records that may have changed since; beyond that the view is made anew."""

LOG_VIEW = "log"
"""The name of the view of the touches, to which changes are noted."""

RawRecords = Mapping[str, dict[str, Any] | None]
"""Raw records by id; None where there was none."""


class ViewContent(NamedTuple):
    """A view as it is stored.

    Attributes:
        data: What was stored.
        former: The records that changed since, as they were then.
    """

    data: memoryview
    former: RawRecords


class StoredView:
    """A view that is made from one table of a book.

    Args:
        path: Its file.
        version: What the view is made by: one of another version counts for nothing.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version

    def read(self, content_hash: str) -> ViewContent | None:
        """Return the view, where it serves for the content with a hash; else None."""
        try:
            data = atomic.read(self._path)
            start = data.index(b"\n") + 1
            version, stored_hash, size, check = data[: start - 1].decode("ascii").rsplit(" ", 3)
            end = start + int(size)
            content, lines = memoryview(data)[start:end], data[end:]
            if version != self._version or crc32(content) != int(check):
                return None
            return ViewContent(content, _former(lines, stored_hash, content_hash))
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def write(self, content_hash: str, content: bytes) -> None:
        """Store a view of the content with a hash; where it cannot be, the next one is made
        anew."""
        head = f"{self._version} {content_hash} {len(content)} {crc32(content)}\n"
        with contextlib.suppress(OSError):
            atomic.make_folder(self._path.parent)
            fresh = self._path.with_name(f"{self._path.name}.tmp")
            file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | atomic.CLOEXEC, 0o600)
            try:
                atomic.write_all(file, head.encode("ascii"), content)
            finally:
                os.close(file)
            fresh.replace(self._path)

    def note(self, before: str, after: str, former: RawRecords) -> None:
        """Note that the book has changed.

        Args:
            before: The hash of its content until now.
            after: That of its new content.
            former: What the records of the table were that have changed.
        """
        with contextlib.suppress(OSError):
            if len(former) > FEW:
                self._path.unlink(missing_ok=True)
                return
            line = json.dumps([before, after, former]).encode("ascii")
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | atomic.CLOEXEC)
            try:
                atomic.write_all(file, b"%d %s\n" % (crc32(line), line))
            finally:
                os.close(file)


def _former(lines: bytes, stored_hash: str, content_hash: str) -> RawRecords:
    """What the records were that changed since.

    Raises:
        ValueError: The lines do not lead to the content, or tell of too many records.
    """
    former: dict[str, dict[str, Any] | None] = {}
    at = stored_hash
    for row in lines.splitlines():
        check, _, line = row.partition(b" ")
        if crc32(line) != int(check):
            raise ValueError(row)
        before, after, changed = json.loads(line)
        if before != at:
            raise ValueError(before)
        for key, record in changed.items():
            former.setdefault(key, record)
        at = after
    if at != content_hash or len(former) > FEW:
        raise ValueError(at)
    return former
