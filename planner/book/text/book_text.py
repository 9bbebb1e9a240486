"""The book's text: its bytes as the planner writes them, read and changed no further than asked
for.

What the planner writes has one form (codec.py), and JSON text never holds a bare line break: a
line that is indented by two and opens with a quote begins a table, by four a record, and records
are sorted by id. So one record is found by bisection and replaced where it stands, and a line
logged in a shell touches one record in ten thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from planner.book.text import codec
from planner.book.text.codec import Chunk, Chunks
from planner.book.text.content_hash import (
    NO_HASH,
    HashMark,
    content_hash,
    hash_at,
    marks_of,
    sealed,
)
from planner.book.text.digest import blake2b
from planner.book.text.encrypted import is_locked_key
from planner.book.text.stamps import HAND, seen_in
from planner.words import visible

META = "_meta"
META_ID = "book"
_META = b'\n  "_meta": {'
_TABLE = b'\n  "'
_RECORD = b'\n    "'
_FEW = 64
"""How many records are set one by one; for more, the table is written anew."""
_CHUNK = 1 << 16
_NAME = 40
"""Characters of what a machine calls itself."""
GONE: Any = object()
"""Stands for a document that is to be taken out."""

Spans = dict[str, tuple[int, int]]
"""Where each table's value begins and ends."""
RecordKey = tuple[str, str]
"""Table and id of a record."""


class Text:
    """A book's text in the planner's own form; a value.

    Attributes:
        chunks: Its bytes.
        spans: Where the tables are in them.
    """

    def __init__(self, chunks: Chunks, spans: Spans | None = None) -> None:
        self.chunks = chunks
        self._data = chunks[0] if len(chunks) == 1 and type(chunks[0]) is bytes else b""
        self._parsed: dict[str, dict[str, Any]] = {}
        self._found: dict[tuple[str, str], tuple[bool, Any]] = {}
        self._marks: list[HashMark] = []
        self.spans = _find_tables(self.data) if spans is None else spans

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Text:
        """Return the text of a parsed book, with its hash.

        Raises:
            codec.NotJson: It cannot be written as JSON.
        """
        meta = document.get(META)
        about = {**(meta or {}).get(META_ID, {}), "hash": NO_HASH.decode()}
        size = sum(len(table) for table in document.values() if type(table) is dict)
        data = codec.dumps({**document, META: {**(meta or {}), META_ID: about}}, size)
        start, end = _meta_span(data)
        view = memoryview(data)
        marks = marks_of([view[:start], view[end:]])
        new = cls([b"".join([view[:start], sealed(marks, data[start:end]), view[end:]])])
        new._marks = marks
        return new

    @classmethod
    def trusted(cls, data: bytes) -> Text | None:
        """Return the text where its hash says that the planner wrote these bytes, else None."""
        start, end = _meta_span(data)
        at = start + hash_at(data[start:end])
        if at < start or codec.is_deep(data):
            return None
        view = memoryview(data)
        marks = marks_of([view[:start], view[end:]])
        if not data.startswith(content_hash(marks, data[start:end]), at):
            return None
        text = cls([data])
        text._marks = marks
        return text

    @property
    def data(self) -> bytes:
        """All bytes in one."""
        if not self._data:
            self._data = b"".join(self.chunks)
            self.chunks = [self._data]
        return self._data

    @property
    def meta(self) -> dict[str, Any]:
        """What the book says of itself."""
        return self.record(META, META_ID) or {}

    @property
    def id(self) -> str:
        """The database id; empty where the book names none."""
        content = self.meta.get("id")
        return content if type(content) is str else ""

    @property
    def seen(self) -> dict[str, str]:
        """The latest stamp of each device whose edits it holds."""
        return seen_in(self.meta)

    def device_name(self, device: str) -> str:
        """Return what a machine calls itself, with its id where others are called so too; its id
        alone where it has not said, and words for edits with a text editor."""
        if device == HAND:
            return "a text editor"
        names = self.meta.get("names")
        names = names if type(names) is dict else {}
        name = names.get(device)
        if type(name) is not str or not name:
            return visible(device)
        shared = list(names.values()).count(name) > 1
        return visible(f"{name[:_NAME]} ({device})" if shared else name[:_NAME])

    @property
    def hash(self) -> str:
        """The hash of the content: two texts with the same hash are the same."""
        return str(self.meta["hash"])

    @property
    def locked_key(self) -> str:
        """What the file is encrypted with (encrypted.py); empty where it is not."""
        content = self.meta.get("key")
        return content if is_locked_key(content) else ""

    def table(self, name: str) -> dict[str, Any]:
        """Return the documents of a table by id; not to be changed. Empty where there is no such
        table."""
        content = self._parsed.get(name)
        if content is None:
            part = self.part(name)
            value = codec.loads(bytes(part)) if part else {}
            content = self._parsed[name] = value if type(value) is dict else {}
        return content

    def part(self, name: str) -> memoryview:
        """Return the text of a table's value; empty where there is no such table."""
        start, end = self.spans.get(name, (0, 0))
        return memoryview(self.data)[start:end]

    def is_table(self, name: str) -> bool:
        """Whether there is a table of a name, and it is an object as tables are."""
        return self.data.startswith(b"{", self.spans[name][0]) if name in self.spans else False

    def digest(self, name: str) -> str:
        """Return a hash of the text of a table's value."""
        return blake2b(self.part(name), digest_size=16).hexdigest()

    def has_same(self, name: str, other: Text) -> bool:
        """Whether a table is the same in another text."""
        part = other.part(name)
        start, end = self.spans.get(name, (0, 0))
        return end - start == len(part) and self.data.startswith(part, start)

    def parts(self, name: str, only: Callable[[bytes], bytes] = bytes) -> Iterator[dict[str, Any]]:
        """Yield the documents of a table by id, some hundred at a time: to read them all and keep
        none, that is twice as fast, because memory is used again and again. ``only`` may leave
        some out of their text (living.py)."""
        start, _ = self.spans.get(name, (0, 0))
        if name in self._parsed or not self.data.startswith(_RECORD, start + 1):
            yield self.table(name)
            return
        for part, _ in self.raw_parts(name):
            yield codec.loads(b"{" + only(bytes(part)) + b"}")

    def raw_parts(self, name: str) -> Iterator[tuple[Chunk, str | None]]:
        """Yield the text of a table's records some hundred at a time, without the comma behind it,
        and the id that comes next; None behind the last. Of a table without records there is one
        stretch, and it is empty."""
        start, end = self.spans.get(name, (0, 0))
        data, at, last = self.data, start + 1, end - 4
        if not data.startswith(_RECORD, at):
            yield b"", None
            return
        view = memoryview(data)
        while at < last:
            until = data.find(_RECORD, at + _CHUNK, last)
            if until < 0:
                yield view[at:last], None
                return
            following, _ = _key(data[until + len(_RECORD) : data.index(b"\n", until + 1)])
            yield view[at : until - 1], following
            at = until

    def lines(self, name: str) -> list[bytes]:
        """Return the text of each record of a table, so that two texts are compared without being
        parsed."""
        start, end = self.spans.get(name, (0, 0))
        if not self.data.startswith(_RECORD, start + 1):
            return []
        return (self.data[start + 1 + len(_RECORD) : end - 4] + b",").split(_RECORD)

    def find(self, name: str, key: str) -> tuple[bool, Any]:
        """Return whether a table has an id, and what stands there; not to be changed."""
        if name == META or name in self._parsed:
            table = self.table(name)
            return key in table, table.get(key)
        content = self._found.get((name, key))
        if content is None:
            start, end, present = self._place(name, key)
            content = (
                present,
                parsed_line(self.data[start + len(_RECORD) : end])[1] if present else None,
            )
        return content

    def differing(self, name: str, other: Text) -> set[str]:
        """Return the ids of the records of a table that differ from those of another text. Both
        remember what was read of them for that, for ``find``: who merges asks for each several
        times."""
        mine, theirs = set(self.lines(name)), set(other.lines(name))
        read = []
        for text, lines in ((self, mine - theirs), (other, theirs - mine)):
            records = dict(map(parsed_line, lines))
            text._found.update(((name, key), (True, record)) for key, record in records.items())
            read.append(records.keys())
        for text, keys in ((self, read[1] - read[0]), (other, read[0] - read[1])):
            text._found.update(dict.fromkeys(((name, key) for key in keys), (False, None)))
        return read[0] | read[1]

    def record(self, name: str, key: str) -> dict[str, Any] | None:
        """Return the document of an id, or None where there is none (or what is there is no
        document)."""
        _, content = self.find(name, key)
        return content if type(content) is dict else None

    def records(self, keys: Collection[RecordKey]) -> dict[RecordKey, dict[str, Any] | None]:
        """Return the documents of some tables and ids, None where there is none. Where they are
        many, whole tables are parsed."""
        counts = Counter(name for name, _ in keys)
        for name, count in counts.items():
            if count > _FEW:
                self.table(name)
        return {key: self.record(*key) for key in keys}

    def document(self) -> dict[str, Any]:
        """Return the whole book parsed anew."""
        whole: dict[str, Any] = codec.loads(self.data)
        return whole

    def with_records(self, records: Mapping[RecordKey, Any]) -> Text:
        """Return the text with documents set, or taken out where they are ``GONE``.

        Raises:
            codec.NotJson: A document cannot be written as JSON.
        """
        by_table: dict[str, dict[str, Any]] = {META: {}}
        for (name, key), record in records.items():
            if record is not GONE:
                codec.check(record)
            by_table.setdefault(name, {})[key] = record
        whole = all(map(self.is_table, by_table))
        if not whole or any(record is GONE for record in records.values()):
            return self._rewritten(by_table)
        new = self.with_bodies(
            {name: self._table_with(name, table) for name, table in by_table.items()}
        )
        new._parsed.update(
            {
                name: {**table, **by_table.get(name, {})}
                for name, table in self._parsed.items()
                if name != META
            }
        )
        return new

    def with_bodies(self, bodies: Mapping[str, list[Chunk]]) -> Text:
        """Return the text with the values of tables set that it has; that of the book about itself
        is one of them."""
        view = memoryview(self.data)
        parts: list[list[Chunk]] = [[]]
        spans: Spans = {}
        done = moved = 0
        meta = b""
        for name, (start, end) in self.spans.items():
            spans[name] = (start + moved, end + moved)
            if name not in bodies:
                continue
            body = bodies[name]
            parts[-1].append(view[done:start])
            if name == META:
                meta = b"".join(body)
                parts.append([])
            else:
                parts[-1] += body
            done = end
            moved += sum(map(len, body)) - (end - start)
            spans[name] = (spans[name][0], end + moved)
        parts[-1].append(view[done:])
        before, after = parts
        marks = marks_of([*before, *after], self._marks_up_to(self._same(before, after)))
        chunks = [*before, sealed(marks, meta), *after]
        new = Text(chunks, spans)
        new._marks = marks
        # So that what a save asks of the book need not be looked for in its chunks joined.
        new._parsed[META] = codec.loads(bytes(chunks[len(before)]))
        return new

    def _same(self, before: Chunks, after: Chunks) -> int:
        """How many of the bytes before and after what the book says of itself are these, from the
        first on."""
        start, at = self.spans[META]
        if b"".join(before) != self.data[:start]:
            return 0
        for piece in after:
            if not self.data.startswith(piece, at):
                break
            at += len(piece)
        return at - self.spans[META][1] + start

    def _marks_up_to(self, length: int) -> list[HashMark]:
        return [mark for mark in self._marks if mark[0] <= length]

    def meta_with(self, about: Mapping[str, Any]) -> list[Chunk]:
        """Return the value of the table in which the book says ``about`` of itself."""
        return self._table_with(META, {META_ID: about})

    def _rewritten(self, by_table: Mapping[str, Mapping[str, Any]]) -> Text:
        tables = {name: {**self.table(name), **new} for name, new in by_table.items()}
        remaining = {
            name: {key: record for key, record in table.items() if record is not GONE}
            for name, table in tables.items()
        }
        return Text.of({**self.document(), **remaining})

    def _table_with(self, name: str, new: Mapping[str, Any]) -> list[Chunk]:
        start, end = self.spans[name]
        if len(new) > _FEW or end - start == len(b"{}"):
            return [_inner({**self.table(name), **new})]
        view = memoryview(self.data)
        parts: list[Chunk] = []
        done = start
        for key in sorted(new):
            at, until, present = self._place(name, key)
            text = lines_of({key: new[key]})
            last = not self.data.startswith(_RECORD, at if not present else until)
            parts += [
                view[done:at],
                (b"," if last and not present else b"") + text + (b"" if last else b","),
            ]
            done = until
        return [*parts, view[done:end]]

    def _place(self, name: str, key: str) -> tuple[int, int, bool]:
        """Where a record begins and ends (with its comma), or would be put in; and whether it is
        there."""
        start, end = self.spans.get(name, (0, 0))
        data, low, high = self.data, start + 1, end - 4
        if not data.startswith(_RECORD, low):
            return low, low, False
        last = high
        while low < high:
            mark = data.rfind(_RECORD, low, (low + high) // 2 + len(_RECORD))
            content, _ = _key(data[mark + len(_RECORD) : data.index(b"\n", mark + 1)])
            after = data.find(_RECORD, mark + 1, last)
            after = last if after < 0 else after
            if content == key:
                return mark, after, True
            if content < key:
                low = after
            else:
                high = mark
        return low, low, False


def parsed_line(line: bytes) -> tuple[str, Any]:
    """Return the id and the document of one of ``lines``."""
    ((key, document),) = codec.loads(b'{"' + line.removesuffix(b",") + b"}").items()
    return key, document


def about(data: bytes) -> dict[str, Any]:
    """Return what a book says of itself, read from its bytes without the rest; empty where they
    are not in the planner's form."""
    start, end = _meta_span(data)
    try:
        content = codec.loads(data[start:end])[META_ID]
    except (codec.NotJson, KeyError, TypeError):
        return {}
    return content if type(content) is dict else {}


def _key(line: bytes) -> tuple[str, int]:
    """The key that a line holds, which begins behind its opening quote, and where its closing
    quote ends."""
    end = line.index(b'"')
    while (end - len(line[:end].rstrip(b"\\"))) % 2:
        end = line.index(b'"', end + 1)
    text = line[:end]
    return (codec.loads(b'"' + text + b'"') if b"\\" in text else text.decode()), end + 1


def _find_tables(data: bytes) -> Spans:
    starts = []
    at = data.find(_TABLE)
    while at >= 0:
        starts.append(at)
        at = data.find(_TABLE, at + 1)
    spans = {}
    for mark, following in zip(starts, [*starts[1:], len(data) - 3], strict=True):
        name, width = _key(data[mark + len(_TABLE) : data.index(b"\n", mark + 1)])
        start = mark + len(_TABLE) + width + 2
        spans[name] = (start, following - 1 if data[following - 1] == 0x2C else following)
    return spans


def lines_of(records: Mapping[str, Any]) -> bytes:
    """Return the text of some records where they stand in a table, without a comma behind the
    last."""
    return _inner(records)[1:-4]


def body_of(lines: Iterable[Chunk]) -> list[Chunk]:
    """Return the value of a table of the text of its records, some at a time and in their order."""
    chunks: list[Chunk] = []
    mark = b"{"
    for body_lines in lines:
        if body_lines:
            chunks += [mark, body_lines]
            mark = b","
    return [*chunks, b"\n  }"] if chunks else [b"{}"]


def _inner(table: Mapping[str, Any]) -> bytes:
    """The text of a table's value where it stands in the book."""
    return codec.dumps({"": table}, len(table))[8:-3]


def _meta_span(data: bytes) -> tuple[int, int]:
    start = data.find(_META)
    end = data.find(b"\n  }", start)
    return (start + len(_META) - 1, end + 4) if start >= 0 <= end else (0, 0)
