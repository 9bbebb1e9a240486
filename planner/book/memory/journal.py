"""The journal: what this device changed, so that it can be undone and redone, across restarts.

One line a change, in the state folder, on the disk before the change is acknowledged. A line that was damaged is
skipped; the file is kept under a limit by dropping the oldest lines.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.book.disk import atomic
from planner.book.text.stamps import instant_of, is_stamp
from planner.value import NamedTuple

LIMIT = 16_000_000
"""Bytes past which the oldest half of the journal goes."""
_TAIL = 64
_STAMP = b'"stamp":"'
_BEGINNING = rb'^\{"kind":"(?P<kind>do|undo|redo)","of":"(?P<of>[^"]*)"'


class Step(NamedTuple):
    """A change in the history: when it was made (UTC), its name, whether it is undone, the device that made it; and,
    where it was just undone or redone, whether something of it was changed since and stays."""

    when: datetime
    label: str
    undone: bool
    device: str
    overtaken: bool = False


class Line(NamedTuple):
    """A line of the journal: a change, or one taken back or made again."""

    kind: str
    """``do``, ``undo`` or ``redo``."""
    of: str
    """The stamp of the change that was first made."""
    label: str
    edits: list[dict[str, Any]]
    """Of each record its table, its id and its difference (stamped.py)."""
    stamp: str
    """The last in the file's line, so that the end of the file tells whether the line before was saved."""
    whole: Mapping[str, Mapping[str, list[str]]] = {}
    """The same for records of which there is no more to say than that they came, went or came back (``born``, ``gone``,
    ``back``): their ids by table. Of a hundred thousand people who were imported that is four megabytes."""

    def each(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield the table, the id and the difference of each record."""
        yield from ((edit["table"], edit["id"], edit) for edit in self.edits)
        for how, tables in self.whole.items():
            change = {how: True}
            yield from ((table, key, change) for table, keys in tables.items() for key in keys)


class Journal:
    """The journal of a book on this device.

    A line is written before the change is saved. ``saved`` is the latest stamp of this device that the book holds: a
    line beyond it is of a change that a crash kept from being saved, and counts for nothing.
    """

    def __init__(self, path: Path, device: str, saved: str) -> None:
        self._path = path
        self._device = device
        self._saved = saved

    def append(self, line: Line) -> int:
        """Write a line down to the disk and return the size that the file had before, for ``forget``."""
        said = {
            "kind": line.kind,
            "of": line.of,
            "label": line.label,
            "edits": line.edits,
            **({"whole": line.whole} if line.whole else {}),
            "stamp": line.stamp,
        }
        text = json.dumps(said, separators=(",", ":")).encode() + b"\n"
        size = self._tidied()
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | atomic.CLOEXEC, 0o600)
        try:
            atomic.write_all(file, text)
            atomic.sync(file)
        except BaseException:
            os.ftruncate(file, size)
            raise
        finally:
            os.close(file)
        if not size:
            atomic.sync_folder(self._path.parent)
        return size

    def forget(self, size: int) -> None:
        """Take back what was appended since the file had the given size."""
        os.truncate(self._path, size)

    def lines(self) -> list[Line]:
        """Return the lines of the changes that were saved, oldest first. Damaged ones are skipped."""
        try:
            data = atomic.read(self._path)
        except FileNotFoundError:
            return []
        lines = [line for text in data.splitlines() if (line := _line(text)) is not None]
        while lines and lines[-1].stamp > self._saved:
            lines.pop()
        return lines

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

    def size_of_next(self, kind: str) -> int:
        """Return how many bytes the line has that tells of the change to be undone or redone next; 0 where there is
        none. Only the beginnings of lines are looked at, so that it takes no time beside the change itself.

        Raises:
            OSError: The journal cannot be read.
        """
        try:
            data = atomic.read(self._path)
        except FileNotFoundError:
            return 0
        undo: list[tuple[bytes, int]] = []
        redo: list[tuple[bytes, int]] = []
        for found in re.finditer(_BEGINNING, data, re.MULTILINE):
            end = data.find(b"\n", found.end())
            line = found["of"], (end if end >= 0 else len(data)) - found.start()
            if found["kind"] == b"do":
                undo.append(line)
                redo.clear()
            else:
                source, into = (undo, redo) if found["kind"] == b"undo" else (redo, undo)
                if source and source[-1][0] == line[0]:
                    source.pop()
                    into.append(line)
        stack = undo if kind == "undo" else redo
        return stack[-1][1] if stack else 0

    def history(self, limit: int) -> list[Step]:
        """Return the newest changes first; undone ones too."""
        lines = self.lines()
        undone = {line.of: line.kind == "undo" for line in lines}
        made = [self.step(line, undone[line.of]) for line in lines if line.kind == "do"]
        return made[::-1][:limit]

    def step(self, line: Line, undone: bool) -> Step:
        """Return a line as the history shows it."""
        return Step(instant_of(line.of), line.label, undone, self._device)

    def _tidied(self) -> int:
        """Bring the end of the file in order: a line that a crash cut off, or whose change was never saved, goes; a
        file past the limit keeps its newest half. Returns the size."""
        try:
            file = os.open(self._path, os.O_RDONLY | atomic.CLOEXEC)
        except FileNotFoundError:
            return 0
        try:
            size = os.fstat(file).st_size
            os.lseek(file, max(size - _TAIL, 0), os.SEEK_SET)
            tail = os.read(file, _TAIL)
        finally:
            os.close(file)
        stamp = (
            tail[tail.rfind(_STAMP) + len(_STAMP) :]
            .removesuffix(b'"}\n')
            .decode("ascii", "replace")
        )
        if not size or (size <= LIMIT and is_stamp(stamp) and stamp <= self._saved):
            return size
        texts = atomic.read(self._path).splitlines(keepends=True)
        while texts and ((line := _line(texts[-1])) is None or line.stamp > self._saved):
            texts.pop()
        length = sum(map(len, texts))
        oldest = 0
        while length > LIMIT // 2 and size > LIMIT and oldest < len(texts) - 1:
            length -= len(texts[oldest])
            oldest += 1
        atomic.replace(self._path, b"".join(texts[oldest:]))
        return length


def _line(text: bytes) -> Line | None:
    try:
        line = Line(**json.loads(text))
        instant_of(line.of)
        named = all(table and key for table, key, _ in line.each())
        return line if named and is_stamp(line.stamp) and type(line.label) is str else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
