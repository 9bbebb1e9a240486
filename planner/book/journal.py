"""The journal: what this device changed, so that it can be undone and redone, across restarts.

One line a change, in the state folder, on the disk before the change is acknowledged. A line that was damaged is
skipped; the file is kept under a limit by dropping the oldest lines.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import Any, NamedTuple

from planner.book import atomic
from planner.book.stamps import instant_of, is_stamp

LIMIT = 16_000_000


class Step(NamedTuple):
    """A change in the history: when it was made (UTC), its name, whether it is undone, the device that made it."""

    when: datetime
    label: str
    undone: bool
    device: str


class Line(NamedTuple):
    """A line of the journal. ``of`` is the stamp of the change that an undo or a redo is about, else its own."""

    stamp: str
    kind: str
    of: str
    label: str
    edits: list[dict[str, Any]]


class Journal:
    """The journal of a book on this device."""

    def __init__(self, path: str, device: str) -> None:
        self._path = path
        self._device = device

    def append(self, line: Line) -> int:
        """Write a line down to the disk and return the size that the file had before, for ``forget``."""
        text = json.dumps(line._asdict(), ensure_ascii=True, separators=(",", ":")) + "\n"
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = os.fstat(file).st_size
            if size and os.pread(file, 1, size - 1) != b"\n":
                text = "\n" + text
            atomic.write_all(file, text.encode())
            os.fsync(file)
        finally:
            os.close(file)
        return size

    def forget(self, size: int) -> None:
        """Take back what was appended since the file had the given size."""
        os.truncate(self._path, size)

    def lines(self) -> list[Line]:
        """Return the lines that can be read, oldest first."""
        try:
            data = atomic.read(self._path)
        except FileNotFoundError:
            return []
        return [line for text in data.splitlines() if (line := _line(text)) is not None]

    def stacks(self) -> tuple[list[Line], list[Line]]:
        """Return what can be undone and what can be redone; the next one of each is the last."""
        undo: list[Line] = []
        redo: list[Line] = []
        for line in self.lines():
            if line.kind == "do":
                undo.append(line)
                redo.clear()
            elif line.kind == "undo" and undo and undo[-1].of == line.of:
                undo.pop()
                redo.append(line)
            elif line.kind == "redo" and redo and redo[-1].of == line.of:
                redo.pop()
                undo.append(line)
        return undo, redo

    def history(self, limit: int) -> list[Step]:
        """Return the newest changes first; undone ones too."""
        undone: dict[str, bool] = {}
        lines = self.lines()
        for line in lines:
            undone[line.of] = line.kind == "undo"
        steps = [Step(instant_of(line.stamp), line.label, undone[line.of], self._device)
                 for line in lines if line.kind == "do"]
        return steps[::-1][:limit]


def _line(text: bytes) -> Line | None:
    try:
        line = Line(**json.loads(text))
        good = is_stamp(line.stamp) and is_stamp(line.of) and type(line.edits) is list and instant_of(line.stamp)
        return line if good else None
    except (ValueError, TypeError, RecursionError):
        return None
