"""A book for scripts: TinyDB to query it with, and its records as values. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage

from planner.book.book import Book
from planner.book.storage import BookTable
from planner.book.text.book_text import META, Text
from planner.book.text.stamped import is_alive
from planner.errors import BookError
from planner.paths import state_folder

if TYPE_CHECKING:
    from planner.records import Records
    from planner.settings import Settings


class _ReadStorage(Storage):
    """The living records of a book, by table and id."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables."""
        return self.text.document()

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> NoReturn:
        """Refuse to write."""
        raise BookError("A book that was opened with read_book is only read. Nothing was changed.")

    def put(self, records: object) -> NoReturn:
        """Refuse to write."""
        self.write({})


class ReadBook(TinyDB):
    """The living records of a book, to query with TinyDB; ids are texts.

    Attributes:
        records: The same as values (planner/records.py).
        settings: The user's choices.
    """

    table_class = BookTable

    def __init__(self, text: Text, records: Records, settings: Settings) -> None:
        super().__init__(text, storage=_ReadStorage)
        self.records = records
        self.settings = settings

    def table(self, name: str, **options: Any) -> BookTable:
        """Return a table of the book."""
        return cast(BookTable, super().table(name, **options))


def read_book(path: Path | str) -> ReadBook:
    """Read a book: what its file holds, joined with what this machine knows. Nothing is written.

    Args:
        path: The file.

    Raises:
        Locked: It is encrypted, and neither PLANNER_PASSPHRASE nor the keyring opens it.
        BookError: It cannot be read, or is no book of the planner's.
    """
    book = Book.open(Path(path).expanduser(), state=state_folder())
    return ReadBook(_living(book.text), book.records, book.settings)


def _living(text: Text) -> Text:
    """The text without what was deleted, and without what the book says of itself but its id."""
    tables: dict[str, Any] = {META: {"book": {"id": text.id}}}
    for name, table in text.document().items():
        if name.startswith("_") or type(table) is not dict:
            continue
        tables[name] = {
            key: record
            for key, record in table.items()
            if type(record) is dict and is_alive(record)
        }
    return Text.of(tables)
