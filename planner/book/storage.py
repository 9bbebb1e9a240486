"""TinyDB over the book's text: its storage keeps the text in memory and saves once for each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage

from planner.book.table import BookTable
from planner.book.text.book_text import GONE, META, Text
from planner.book.text.codec import same

Save = Callable[[Text], Text]


class TableView(Mapping[str, Any]):
    """A table to read: looking up one document does not parse the others."""

    def __init__(self, text: Text, name: str) -> None:
        self._text = text
        self._name = name

    def __getitem__(self, key: str) -> dict[str, Any]:
        found = self._text.record(self._name, key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.table(self._name))

    def __len__(self) -> int:
        return len(self._text.table(self._name))


class Draft(MutableMapping[str, Any]):
    """A table to change: what is looked up may be changed in place, as TinyDB does, and the text stays as it is."""

    def __init__(self, view: TableView, pending: dict[str, Any]) -> None:
        self._view = view
        self._new = pending

    def __getitem__(self, key: str) -> Any:
        if key not in self._new:
            self._new[key] = _copy(self._view[key])
        if self._new[key] is GONE:
            raise KeyError(key)
        return self._new[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self._new[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._new[key] = GONE

    def __contains__(self, key: object) -> bool:
        return self._new[key] is not GONE if key in self._new else key in self._view

    def __iter__(self) -> Iterator[str]:
        return (key for key in {**dict.fromkeys(self._view), **self._new} if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class BookStorage(Storage):
    """Hands the text to ``save`` once for each change, and keeps what that returns."""

    def __init__(self, text: Text, save: Save) -> None:
        self.text = text
        self._save = save
        self._pending: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables, parsed."""
        return self.text.document()

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save the tables as the book's whole content; what the book says of itself stays."""
        self.text = self._save(Text.of({META: self.text.table(META), **data}))

    def table(self, name: str) -> TableView:
        """Return a table to read, as it was last saved."""
        return TableView(self.text, name)

    def update(self, name: str, updater: Callable[[MutableMapping[str, Any]], None]) -> None:
        """Let a function change a table, and save."""
        with self.change() as pending:
            updater(Draft(self.table(name), pending.setdefault(name, {})))

    def resave(self, text: Text | None = None) -> None:
        """Save a text in the place of this one; or this one as it is, where the file lacks something of it."""
        self.text = self._save(self.text if text is None else text)

    @contextmanager
    def change(self) -> Iterator[dict[str, dict[str, Any]]]:
        """Save once at the end of the block. Where the block or the saving fails, nothing is changed."""
        if self._pending is not None:
            yield self._pending
            return
        self._pending = {}
        try:
            yield self._pending
            new = {
                (name, key): document
                for name, table in self._pending.items()
                for key, document in table.items()
                if document is GONE or not same(document, self.text.record(name, key))
            }
            if new:
                self.text = self._save(self.text.with_records(new))
        finally:
            self._pending = None


class BookDatabase(TinyDB):
    """TinyDB with the book's table and storage."""

    table_class = BookTable

    def __init__(self, text: Text, save: Save) -> None:
        super().__init__(text, save, storage=BookStorage)

    @property
    def storage(self) -> BookStorage:
        """The storage."""
        return cast(BookStorage, self._storage)

    def table(self, name: str, **options: Any) -> BookTable:
        """Return a table of the book."""
        return cast(BookTable, super().table(name, **options))


def _copy(value: Any) -> Any:
    if type(value) is dict:
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if type(value) is list else value
