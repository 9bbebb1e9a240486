"""TinyDB's table with text ids that no two machines hand out alike, over a storage that saves once for each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb.table import Table

from planner.ids import new_id

if TYPE_CHECKING:
    from planner.book.storage import BookStorage


class BookTable(Table):
    """A table of the book. Its storage keeps every document under its text id, so nothing is rebuilt on the way."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB documents other types, and annotates int
    _storage: BookStorage

    def _get_next_id(self) -> str:
        return new_id()

    def _read_table(self) -> Mapping[str, Any]:  # type: ignore[override]
        return self._storage.table(self._name)

    def _update_table(self, updater: Callable[[MutableMapping[str, Any]], None]) -> None:  # type: ignore[override]
        self._storage.update(self._name, updater)
        self.clear_cache()

    def document(self, key: str) -> dict[str, Any] | None:
        """Return the document of an id, or None."""
        return self._read_table().get(key)

    def put(self, key: str, document: dict[str, Any]) -> None:
        """Set the document of an id, whether it is there or not."""
        self._update_table(lambda table: table.__setitem__(key, document))
