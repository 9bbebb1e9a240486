"""TinyDB's storage for the book: a copy in memory, one save for each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from planner.book.table import BookTable

Tables = dict[str, dict[str, Any]]


class BookStorage(Storage):
    """Keeps the tables in memory and hands them to ``save`` once for each change."""

    def __init__(self, tables: Tables, save: Callable[[Tables], None]) -> None:
        self._tables = tables
        self._save = save
        self._depth = 0

    def read(self) -> Tables:
        """Return all tables."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables and save them."""
        self._tables = data
        if not self._depth:
            self._save(data)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the documents of a table."""
        return self._tables.get(name, {})

    def update(self, name: str, updater: Callable[[MutableMapping[str, Any]], None]) -> None:
        """Let a function change a table, and save; where saving fails, the table is as it was."""
        with self.change():
            table = dict(self._tables.get(name, {})) if not self._depth else self._tables.setdefault(name, {})
            updater(table)
            self._tables[name] = table

    @contextmanager
    def change(self) -> Iterator[None]:
        """Save once at the end of the block; where that fails, all tables are as they were."""
        if self._depth:
            yield
            return
        before = {name: dict(table) for name, table in self._tables.items()}
        self._depth += 1
        try:
            yield
            self._save(self._tables)
        except BaseException:
            self._tables = before
            raise
        finally:
            self._depth -= 1


class BookDatabase(TinyDB):
    """TinyDB with our table and storage."""

    table_class = BookTable

    def __init__(self, tables: Tables, save: Callable[[Tables], None]) -> None:
        super().__init__(tables, save, storage=BookStorage)
