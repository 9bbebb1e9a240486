"""The shadow: what the book held when this machine last wrote it, kept in the state folder.

It is what the planner works on while the file is missing or half-synced, what hand edits are
compared with, and what brings this machine's edits back if a sync program puts an older file in
their place.

Two slots take turns and are overwritten in place, because putting a new file in the place of an
old one costs the file system four times as long. A slot counts once it is sealed: its last line
then tells the hash of what stands before, a number that says which slot is the newer, and where
the tables are, so that opening a book need not look for them.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.text.book_text import Spans, Text
from planner.book.text.stamps import know_passed
from planner.value import NamedTuple

_TAIL = 8192


class ShadowSlot(NamedTuple):
    """A sealed slot: its file, the size of the text in it, and what its seal says."""

    path: Path
    size: int
    number: int
    hash: str
    spans: Spans

    def text(self) -> Text | None:
        """Return the text, where it is whole."""
        try:
            return Text.trusted(atomic.read(self.path)[: self.size])
        except OSError:
            return None


class Shadow:
    """The shadow of a book at a path."""

    def __init__(self, place: Place, book_id: str) -> None:
        self._stem = place.shadow(book_id)

    def matching(self, data: bytes) -> Text | None:
        """Return the text of some bytes that are the newest shadow's, else None."""
        slots = self._sealed()
        slot = slots[0] if slots else None
        if slot is None or slot.size != len(data):
            return None
        with contextlib.suppress(OSError):
            file = os.open(slot.path, os.O_RDONLY | atomic.CLOEXEC)
            try:
                same = atomic.holds_here(file, [data])
            finally:
                os.close(file)
            text = Text([data], slot.spans)
            return text if same and text.hash == slot.hash else None
        return None

    @property
    def hash(self) -> str:
        """The hash of the text that was sealed last; empty where there is none."""
        slots = self._sealed()
        return slots[0].hash if slots else ""

    def text(self) -> Text | None:
        """Return the newest text that is whole, or None."""
        return next((text for slot in self._sealed() if (text := slot.text()) is not None), None)

    def stage(self, text: Text) -> Callable[[], None]:
        """Write a text into the older slot, where it counts for nothing until the function
        returned is called.

        It is not waited for until it is on the disk, because the book itself is: should the power
        fail, the hash tells.
        """
        path, seal = self._free(text)
        file = atomic.open_private(path, os.O_WRONLY)
        try:
            atomic.write_all(file, *text.chunks)
            os.ftruncate(file, os.lseek(file, 0, os.SEEK_CUR))
        finally:
            os.close(file)
        return lambda: _append(path, seal)

    def keep(self, text: Text) -> None:
        """Write a text down to the disk: while the file is not ready, the shadow alone holds the
        change."""
        path, seal = self._free(text)
        atomic.write(path, [*text.chunks, seal])
        try:
            atomic.sync_folder(path.parent)
        except BaseException:
            atomic.remove(path)
            raise

    def _free(self, text: Text) -> tuple[Path, bytes]:
        """The slot to write next, and the seal of a text in it."""
        atomic.make_folder(self._stem.parent)
        slots = self._sealed()
        newest = slots[0] if slots else None
        path = next(path for path in self._paths() if newest is None or path != newest.path)
        seal = {
            "number": newest.number + 1 if newest else 1,
            "hash": text.hash,
            "spans": text.spans,
        }
        return path, json.dumps(seal).encode() + b"\n"

    def _paths(self) -> list[Path]:
        return [self._stem.with_name(f"{self._stem.name}.{letter}") for letter in "ab"]

    def _sealed(self) -> list[ShadowSlot]:
        """The slots that are sealed, the newest first."""
        slots = [slot for path in self._paths() if (slot := _slot(path)) is not None]
        return sorted(slots, key=lambda slot: slot.number, reverse=True)


def find(place: Place, book_id: str = "") -> Text | None:
    """Return the latest good shadow of the book at a path, or None.

    Args:
        place: Where the book is.
        book_id: Where given, the id that the file names. One that differs in a character or two
            was damaged; one that differs in more is another book's.
    """
    for candidate in place.known_books():
        if not book_id or _nearly(book_id, candidate):
            text = Shadow(place, candidate).text()
            if text is not None:
                return text
    return None


def _nearly(first: str, second: str) -> bool:
    return (
        len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) <= 2
    )


def _slot(path: Path) -> ShadowSlot | None:
    try:
        file = os.open(path, os.O_RDONLY | atomic.CLOEXEC)
        try:
            status = os.fstat(file)
            size = status.st_size
            know_passed(status.st_mtime)
            os.lseek(file, max(size - _TAIL, 0), os.SEEK_SET)
            tail = os.read(file, _TAIL)
        finally:
            os.close(file)
        seal = tail[tail.rfind(b"\n", 0, -1) + 1 :]
        fields = json.loads(seal)
        spans = {name: (int(start), int(end)) for name, (start, end) in fields["spans"].items()}
        return ShadowSlot(path, size - len(seal), int(fields["number"]), str(fields["hash"]), spans)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _append(path: Path, seal: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_APPEND | atomic.CLOEXEC)
    try:
        atomic.write_all(file, seal)
    finally:
        os.close(file)
