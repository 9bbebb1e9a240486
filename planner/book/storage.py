"""TinyDB over the book's text: text ids that no two machines hand out alike, and one save for each
change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from planner.book.text.book_text import GONE, META, RecordKey, Text
from planner.book.text.codec import same
from planner.ids import new_id

if TYPE_CHECKING:
    from planner.book.sync.book_file import BookFile


class TableView(Mapping[str, Any]):
    """A table to read: looking up one document does not parse the others."""

    def __init__(self, text: Text, name: str) -> None:
        self._text = text
        self._name = name

    def __getitem__(self, key: str) -> dict[str, Any]:
        document = self._text.record(self._name, key)
        if document is None:
            raise KeyError(key)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.table(self._name))

    def __len__(self) -> int:
        return len(self._text.table(self._name))


class TableDraft(MutableMapping[str, Any]):
    """A table to change: what is looked up may be changed in place, as TinyDB does, and the text
    stays as it is.

    Attributes:
        new: The documents that were looked up, set or taken out (``GONE``), by id.
    """

    def __init__(self, view: TableView) -> None:
        self._view = view
        self.new: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self.new:
            self.new[key] = _copy(self._view[key])
        if self.new[key] is GONE:
            raise KeyError(key)
        return self.new[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self.new[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.new[key] = GONE

    def __contains__(self, key: object) -> bool:
        return self.new[key] is not GONE if key in self.new else key in self._view

    def __iter__(self) -> Iterator[str]:
        return (key for key in {**dict.fromkeys(self._view), **self.new} if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class BookStorage(Storage):
    """Keeps the text in memory; what is written becomes a new text, which the book's file saves.

    Attributes:
        text: The book as it was last saved.
    """

    def __init__(self, text: Text, file: BookFile) -> None:
        self.text = text
        self._file = file

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables, parsed."""
        return self.text.document()

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save the tables as the book's whole content; what the book says of itself stays."""
        self.save(Text.of({META: self.text.table(META), **data}))

    def put(self, records: Mapping[RecordKey, Any]) -> None:
        """Save records of any tables in one step."""
        self.save(self.text.with_records(records))

    def save(self, text: Text) -> None:
        """Save a text in the place of this one. Where that fails, nothing is changed."""
        self.text = self._file.save(text)


class BookTable(Table):
    """A table of the book. Its storage keeps every document under its text id, so nothing is
    rebuilt on the way."""

    default_query_cache_capacity = 0
    """Documents change without TinyDB's knowing: what comes from other machines goes around it."""
    # TinyDB documents other types, and annotates int.
    document_id_class = str  # type: ignore[assignment]
    _storage: BookStorage

    def _get_next_id(self) -> str:
        return new_id()

    def _read_table(self) -> Mapping[str, Any]:  # type: ignore[override]
        return TableView(self._storage.text, self._name)

    def _update_table(self, updater: Callable[[MutableMapping[str, Any]], None]) -> None:  # type: ignore[override]
        text = self._storage.text
        draft = TableDraft(TableView(text, self._name))
        updater(draft)
        new: dict[RecordKey, Any] = {}
        for key, document in draft.new.items():
            if document is GONE or not same(document, text.record(self._name, key)):
                new[self._name, key] = document
        if new:
            self._storage.put(new)


class BookDatabase(TinyDB):
    """TinyDB with the book's table and storage."""

    table_class = BookTable

    def __init__(self, text: Text, file: BookFile) -> None:
        super().__init__(text, file, storage=BookStorage)

    @property
    def storage(self) -> BookStorage:
        """The storage."""
        return cast(BookStorage, self._storage)

    def table(self, name: str, **options: Any) -> BookTable:
        """Return a table of the book."""
        return cast(BookTable, super().table(name, **options))

    def put(self, records: Mapping[RecordKey, Any]) -> None:
        """Set documents of any tables by table and id, and save once."""
        self.storage.put(records)


def _copy(value: Any) -> Any:
    if type(value) is dict:
        return {key: _copy(item) for key, item in value.items()}
    return list(map(_copy, value)) if type(value) is list else value
