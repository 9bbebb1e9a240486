"""The journal: what this device changed, so that it can be undone and redone, across restarts.

One line a change, in the state folder, on the disk before the change is acknowledged. A line that
was damaged is skipped; the file is kept under a limit by dropping the oldest lines.

What can be undone, and what can be redone, are two stacks of lines. Each line says how many bytes
before it the next line of its own stack begins (``below``), and the top of the other stack
(``other``); so the next change to be taken back is found from the end of the file, however many
were taken back before. Lines of an earlier planner do not say it, and a damaged line breaks the
chain: then the whole journal is read.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from planner.book.disk import atomic
from planner.book.text.stamps import instant_of, is_stamp
from planner.value import NamedTuple

LIMIT = 16_000_000
"""Bytes past which the oldest half of the journal goes."""
_TAIL = 1 << 16
"""Bytes that are read from the end at first: most lines are shorter."""

_STAMPS = 256
"""Bytes at the end that hold the stamp of the last line."""
_STAMP = rb'"stamp":"([^"]{30})"}\n'

Stack = Literal["undo", "redo"]


class Step(NamedTuple):
    """A change in the history: when it was made (UTC), its name, whether it is undone, the device
    that made it; and, where it was just undone or redone, whether something of it was changed
    since and stays."""

    when: datetime
    label: str
    undone: bool
    device: str
    overtaken: bool = False


class JournalLine(NamedTuple):
    """A line of the journal: a change, or one taken back or made again."""

    kind: str
    """``do``, ``undo`` or ``redo``."""
    of: str
    """The stamp of the change that was first made."""
    label: str
    edits: list[dict[str, Any]]
    """Of each record its table, its id and its difference (stamped.py)."""
    stamp: str
    """Written last, so that the end of the file tells whether the line before was saved."""
    below: int | None = None
    """Bytes back to the next line of the stack that this line is on; 0 for none, None where it is
    not known."""
    other: int | None = None
    """The same for the top of the other stack."""


class PlacedLine(NamedTuple):
    """A line with the offset at which it begins, and its length, in bytes."""

    offset: int
    length: int
    line: JournalLine


class Tops(NamedTuple):
    """The tops of the two stacks: what is undone next, and what is redone next."""

    undo: PlacedLine | None
    redo: PlacedLine | None


class Journal:
    """The journal of a book on this device.

    A line is written before the change is saved. ``saved`` is the latest stamp of this device that
    the book holds: a line beyond it is of a change that a crash kept from being saved, and counts
    for nothing.
    """

    def __init__(self, path: Path, device: str, saved: str) -> None:
        self._path = path
        self._device = device
        self._saved = saved

    def append(self, line: JournalLine) -> int:
        """Write a line down to the disk and return the size that the file had before, for
        ``forget``."""
        size = self._tidied()
        text = _encoded(self._linked(line, size))
        file = atomic.open_private(self._path, os.O_WRONLY | os.O_APPEND)
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

    def next(self, stack: Stack) -> JournalLine | None:
        """Return the line that is undone, or redone, next; None where there is none.

        Raises:
            OSError: The journal cannot be read.
        """
        top = getattr(self._tops(), stack)
        return top.line if top is not None else None

    def size_of_next(self, stack: Stack) -> int:
        """Return how many bytes the line has that is undone, or redone, next; 0 where there is
        none.

        Raises:
            OSError: The journal cannot be read.
        """
        top = getattr(self._tops(), stack)
        return top.length if top is not None else 0

    def last_stamp(self) -> str:
        """Return the stamp of the last line that is whole, whether its change was saved or not;
        empty where there is none.

        Raises:
            OSError: The journal cannot be read.
        """
        try:
            file = os.open(self._path, os.O_RDONLY | atomic.CLOEXEC)
        except FileNotFoundError:
            return ""
        try:
            tail = _read_at(file, max(os.fstat(file).st_size - _STAMPS, 0), _STAMPS)
        finally:
            os.close(file)
        stamps = re.findall(_STAMP, tail) or re.findall(_STAMP, atomic.read(self._path))
        return stamps[-1].decode() if stamps else ""

    def history(self, limit: int) -> list[Step]:
        """Return the newest changes first; undone ones too."""
        lines = [placed.line for placed in self._lines()]
        undone = {line.of: line.kind == "undo" for line in lines}
        steps = [self.step(line, undone[line.of]) for line in lines if line.kind == "do"]
        return steps[::-1][:limit]

    def step(self, line: JournalLine, undone: bool) -> Step:
        """Return a line as the history shows it."""
        return Step(instant_of(line.of), line.label, undone, self._device)

    def _linked(self, line: JournalLine, offset: int) -> JournalLine:
        """The line with what it says of the stacks, for the place where it is to stand."""
        tops = self._tops()
        if line.kind == "do":
            return line._replace(below=_back(offset, tops.undo), other=0)
        source, target = (tops.undo, tops.redo) if line.kind == "undo" else (tops.redo, tops.undo)
        if source is None or source.line.below is None:
            return line  # of an earlier planner's line it is not known what is below
        other = offset - (source.offset - source.line.below) if source.line.below else 0
        return line._replace(below=_back(offset, target), other=other)

    def _tops(self) -> Tops:
        """The tops of the stacks, by the links of the last line where it has them."""
        try:
            file = os.open(self._path, os.O_RDONLY | atomic.CLOEXEC)
        except FileNotFoundError:
            return Tops(None, None)
        try:
            last = self._last(file)
            linked = _follow(file, last) if last is not None else None
        finally:
            os.close(file)
        return linked or self._scanned()

    def _last(self, file: int) -> PlacedLine | None:
        """The last line that was saved; None where it is not at the end of the file, or damaged."""
        size = os.fstat(file).st_size
        length = min(_TAIL, size)
        while length:
            tail = _read_at(file, size - length, length)
            start = tail.rfind(b"\n", 0, -1) + 1
            if start or length == size:
                line = _line(tail[start:])
                if line is None or line.stamp > self._saved:
                    return None
                return PlacedLine(size - length + start, length - start, line)
            length = min(length * 8, size)
        return None

    def _scanned(self) -> Tops:
        """The tops of the stacks, by reading all lines."""
        undo: list[PlacedLine] = []
        redo: list[PlacedLine] = []
        for placed in self._lines():
            kind, of = placed.line.kind, placed.line.of
            if kind == "do":
                undo.append(placed)
                redo.clear()
            elif kind == "undo" and undo and undo[-1].line.of == of:
                undo.pop()
                redo.append(placed)
            elif kind == "redo" and redo and redo[-1].line.of == of:
                redo.pop()
                undo.append(placed)
        return Tops(_with_below(undo), _with_below(redo))

    def _lines(self) -> list[PlacedLine]:
        """The lines of the changes that were saved, oldest first. Damaged ones are skipped."""
        try:
            data = atomic.read(self._path)
        except FileNotFoundError:
            return []
        lines: list[PlacedLine] = []
        offset = 0
        for text in data.splitlines(keepends=True):
            line = _line(text)
            if line is not None:
                lines.append(PlacedLine(offset, len(text), line))
            offset += len(text)
        while lines and lines[-1].line.stamp > self._saved:
            lines.pop()
        return lines

    def _tidied(self) -> int:
        """Bring the end of the file in order: a line that a crash cut off, or whose change was
        never saved, goes; a file past the limit keeps its newest half. Returns the size."""
        try:
            file = os.open(self._path, os.O_RDONLY | atomic.CLOEXEC)
        except FileNotFoundError:
            return 0
        try:
            size = os.fstat(file).st_size
            in_order = not size or (size <= LIMIT and self._last(file) is not None)
        finally:
            os.close(file)
        if in_order:
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


def _follow(file: int, last: PlacedLine) -> Tops | None:
    """The tops of the stacks as the last line says; None where it does not say it, or what it
    names is damaged."""
    line = last.line
    if line.below is None or line.other is None:
        return None
    other = _at(file, last.offset, line.other)
    if other is None and line.other and last.offset >= line.other:
        return None
    return Tops(other, last) if line.kind == "undo" else Tops(last, other)


def _at(file: int, offset: int, back: int) -> PlacedLine | None:
    """The line that begins some bytes before an offset; None where that is none, or not in the
    file any more."""
    start = offset - back
    if not back or start < 0 or (start and _read_at(file, start - 1, 1) != b"\n"):
        return None
    text, length = b"", _TAIL
    while not text.endswith(b"\n"):
        part = _read_at(file, start + len(text), length)
        if not part:
            return None
        end = part.find(b"\n")
        text += part if end < 0 else part[: end + 1]
        length *= 8
    line = _line(text)
    return PlacedLine(start, len(text), line) if line is not None else None


def _read_at(file: int, offset: int, length: int) -> bytes:
    os.lseek(file, offset, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(file, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _with_below(stack: list[PlacedLine]) -> PlacedLine | None:
    """The top of a stack that was read as a whole, with what is known now of the line below it."""
    if not stack:
        return None
    top = stack[-1]
    below = _back(top.offset, stack[-2] if len(stack) > 1 else None)
    return top._replace(line=top.line._replace(below=below))


def _back(offset: int, target: PlacedLine | None) -> int:
    return offset - target.offset if target is not None else 0


def _encoded(line: JournalLine) -> bytes:
    fields = line._asdict()
    stamp = fields.pop("stamp")
    return json.dumps({**fields, "stamp": stamp}, separators=(",", ":")).encode() + b"\n"


def _line(text: bytes) -> JournalLine | None:
    """Parse a line. Returns None where it was cut off or damaged."""
    if not text.endswith(b"\n"):
        return None
    try:
        fields = json.loads(text)
        fields["edits"] += _listed(fields.pop("whole", {}))
        line = JournalLine(**fields)
        instant_of(line.of)
        whole = all(edit["table"] and edit["id"] for edit in line.edits)
        return line if whole and is_stamp(line.stamp) and type(line.label) is str else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _listed(whole: dict[str, dict[str, list[str]]]) -> Iterator[dict[str, Any]]:
    """The edits of a line of an earlier planner that named records by what became of them: born,
    gone or back."""
    for how, tables in whole.items():
        for table, keys in tables.items():
            for key in keys:
                yield {"table": table, "id": key, how: True}
