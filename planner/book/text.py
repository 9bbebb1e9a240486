"""The book's text: its bytes as the planner writes them, read and changed no further than asked for.

What the planner writes has one form (codec.py), and JSON text never holds a bare line break: a line that is indented by
two and opens with a quote begins a table, by four a record, and records are sorted by id. So one record is found by
bisection and replaced where it stands, and a line logged in a shell touches one record in ten thousand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.book import codec
from planner.book.digest import blake2b

META = "_meta"
META_ID = "book"
_META = b'\n  "_meta": {'
_BOOK = b'\n    "book": {'
_HASH = b'\n      "hash": "'
_HASH_WIDTH = 32
_NO_HASH = b"0" * _HASH_WIDTH
_FORM = b"planner book 1"
"""Part of the hash: text of another form has another hash, and is parsed as a whole."""
_TABLE = b'\n  "'
_RECORD = b'\n    "'
_FEW = 64
"""How many records are set one by one; for more, the table is written anew."""

Records = Mapping[tuple[str, str], Mapping[str, Any] | None]


class Text:
    """A book's text in the planner's own form; a value."""

    def __init__(self, data: bytes, spans: dict[str, tuple[int, int]] | None = None) -> None:
        self.data = data
        self._spans = _find_tables(data) if spans is None else spans
        self._parsed: dict[str, dict[str, Any]] = {}

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Text:
        """Return the text of a parsed book, with its hash.

        Raises:
            codec.NotJson: It cannot be written as JSON.
        """
        meta = document.get(META)
        about = {**meta[META_ID], "hash": _NO_HASH.decode()} if type(meta) is dict else {}
        size = sum(len(table) for table in document.values() if type(table) is dict)
        whole = {**document, META: {**(meta or {}), META_ID: about}}
        return cls(codec.dumps(whole, size))._hashed()

    @classmethod
    def trusted(cls, data: bytes) -> Text | None:
        """Return the text where its hash says that the planner wrote these bytes, else None."""
        at = _hash_at(data)
        if at < 0 or _hash(data, at) != data[at : at + _HASH_WIDTH]:
            return None
        return cls(data)

    @property
    def names(self) -> list[str]:
        """The names of the tables."""
        return list(self._spans)

    @property
    def meta(self) -> dict[str, Any]:
        """What the book says of itself."""
        return self.record(META, META_ID) or {}

    @property
    def id(self) -> str:
        """The database id; empty where the book names none."""
        found = self.meta.get("id")
        return found if type(found) is str else ""

    def table(self, name: str) -> dict[str, Any]:
        """Return the documents of a table by id; not to be changed. Empty where there is no such table."""
        found = self._parsed.get(name)
        if found is None:
            start, end = self._spans.get(name, (0, 0))
            value = codec.loads(self.data[start:end]) if end else {}
            found = self._parsed[name] = value if type(value) is dict else {}
        return found

    def part(self, name: str) -> bytes:
        """Return the text of a table's value; empty where there is no such table."""
        start, end = self._spans.get(name, (0, 0))
        return self.data[start:end]

    def split(self, name: str) -> dict[str, bytes]:
        """Return the text of each record of a table by id, so that two texts are compared without being parsed."""
        start, end = self._spans.get(name, (0, 0))
        found = {}
        for line in self.data[start + 1 : end - 4].split(_RECORD)[1:]:
            key, width = _key(line)
            found[key] = line[width + 2 :].removesuffix(b",")
        return found

    def record(self, name: str, key: str) -> dict[str, Any] | None:
        """Return the document of an id, or None where there is none (or what is there is no document)."""
        if name in self._parsed:
            found = self._parsed[name].get(key)
        else:
            start, end, there = self._place(name, key)
            found = codec.loads(b"{" + self.data[start:end].removesuffix(b",") + b"}")[key] if there else None
        return found if type(found) is dict else None

    def document(self) -> dict[str, Any]:
        """Return the whole book parsed; not to be changed."""
        whole: dict[str, Any] = codec.loads(self.data)
        return whole

    def with_records(self, records: Records) -> Text:
        """Return the text with documents set, or taken out where they are None.

        Raises:
            codec.NotJson: A document cannot be written as JSON.
        """
        by_table: dict[str, dict[str, Mapping[str, Any] | None]] = {}
        for (name, key), record in records.items():
            codec.check(record)
            by_table.setdefault(name, {})[key] = record
        known = all(self.part(name).startswith(b"{") for name in by_table)
        if not known or None in records.values():
            whole = {name: {**self.table(name), **new} for name, new in by_table.items()}
            left = {name: {key: record for key, record in table.items() if record is not None}
                    for name, table in whole.items()}
            return Text.of({**self.document(), **left})
        parts: list[bytes] = []
        spans: dict[str, tuple[int, int]] = {}
        done = length = 0
        for name, (start, end) in self._spans.items():
            head = self.data[done:start]
            body = self._table_with(name, by_table[name]) if name in by_table else [self.data[start:end]]
            size = sum(map(len, body))
            spans[name] = (length + len(head), length + len(head) + size)
            length += len(head) + size
            parts += [head, *body]
            done = end
        new = Text(b"".join([*parts, self.data[done:]]), spans)
        for name, table in self._parsed.items():
            new._parsed[name] = {**table, **by_table[name]} if name in by_table else table
        new._parsed.pop(META, None)
        return new._hashed()

    def _table_with(self, name: str, new: Mapping[str, Any]) -> list[bytes]:
        start, end = self._spans[name]
        if len(new) > _FEW or self.data[start:end] == b"{}":
            return [_inner({**self.table(name), **new})]
        parts: list[bytes] = []
        done = start
        for key in sorted(new):
            at, until, there = self._place(name, key)
            text = _inner({key: new[key]})[1:-4]
            last = not self.data.startswith(_RECORD, at if not there else until)
            parts += [self.data[done:at], b"," if last and not there else b"", text, b"" if last else b","]
            done = until
        return [*parts, self.data[done:end]]

    def _place(self, name: str, key: str) -> tuple[int, int, bool]:
        """Where a record begins and ends (with its comma), or would be put in; and whether it is there."""
        start, end = self._spans.get(name, (0, 0))
        data, low, high = self.data, start + 1, end - 4
        if data[low : low + len(_RECORD)] != _RECORD:
            return low, low, False
        last = high
        while low < high:
            mark = data.rfind(_RECORD, low, (low + high) // 2 + len(_RECORD))
            found, _ = _key(data[mark + len(_RECORD) : data.index(b"\n", mark + 1)])
            after = data.find(_RECORD, mark + 1, last)
            after = last if after < 0 else after
            if found == key:
                return mark, after, True
            if found < key:
                low = after
            else:
                high = mark
        return low, low, False

    def _hashed(self) -> Text:
        at = _hash_at(self.data)
        data = b"".join([self.data[:at], _hash(self.data, at), self.data[at + _HASH_WIDTH :]])
        new = Text(data, self._spans)
        new._parsed = {name: table for name, table in self._parsed.items() if name != META}
        return new


def about(data: bytes) -> dict[str, Any]:
    """Return what a book says of itself, read from its bytes without the rest; empty where they are not in the
    planner's form."""
    start, end = _meta_span(data)
    try:
        found = codec.loads(data[start:end])[META_ID]
    except (codec.NotJson, KeyError, TypeError):
        return {}
    return found if type(found) is dict else {}


def _key(line: bytes) -> tuple[str, int]:
    """The key that a line holds, which begins behind its opening quote, and where its closing quote ends."""
    end = line.index(b'"')
    while (end - len(line[:end].rstrip(b"\\"))) % 2:
        end = line.index(b'"', end + 1)
    text = line[:end]
    return (codec.loads(b'"' + text + b'"') if b"\\" in text else text.decode()), end + 1


def _find_tables(data: bytes) -> dict[str, tuple[int, int]]:
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


def _inner(table: Mapping[str, Any]) -> bytes:
    """The text of a table's value where it stands in the book."""
    return codec.dumps({"": table}, len(table))[8:-3]


def _meta_span(data: bytes) -> tuple[int, int]:
    start = data.find(_META)
    end = data.find(b"\n  }", start)
    return (start + len(_META) - 1, end + 4) if start >= 0 <= end else (0, 0)


def _hash_at(data: bytes) -> int:
    start, end = _meta_span(data)
    book = data.find(_BOOK, start, end)
    at = data.find(_HASH, book, data.find(b"\n    }", book, end)) if book >= 0 else -1
    return at + len(_HASH) if at >= 0 else -1


def _hash(data: bytes, at: int) -> bytes:
    made = blake2b(digest_size=_HASH_WIDTH // 2, person=_FORM)
    view = memoryview(data)
    made.update(view[:at])
    made.update(_NO_HASH)
    made.update(view[at + _HASH_WIDTH :])
    return made.hexdigest().encode()
