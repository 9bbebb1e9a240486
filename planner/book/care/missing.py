"""Records that somebody took out of the file by hand, too many at once to believe it: kept until the user has said."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.sync.load import Status
from planner.book.text.stamped import deleted, is_alive

if TYPE_CHECKING:
    from pathlib import Path

    from planner.book.book import Book
    from planner.book.keeper import Keeper
    from planner.book.text.book_text import Text

Keys = list[tuple[str, str]]


def asked(book: Keeper) -> Keys:
    """Return table and id of the records in question that are still there."""
    found = dict.fromkeys(book.company.missing)
    with contextlib.suppress(OSError, ValueError, TypeError):
        found.update(
            dict.fromkeys(
                (str(table), str(key)) for table, key in json.loads(atomic.read(_path(book)))
            )
        )
    return [
        (table, key)
        for table, key in found
        if (record := book.text.record(table, key)) is not None and is_alive(record)
    ]


def accept(book: Book) -> int:
    """Delete the records in question, as one change. Returns how many.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """

    def make(text: Text, stamp: str) -> dict[tuple[str, str], dict[str, object]]:
        records = {key: text.record(*key) for key in asked(book)}
        return {
            key: deleted(record, stamp) for key, record in records.items() if record is not None
        }

    count = book.rewrite("deleted what was taken out of the file by hand", make)
    keep(book)
    return count


def keep(book: Book) -> None:
    """Keep them: the question is answered."""
    book.company.missing = ()
    if book.status.ready:
        book.status = Status(True, "")
    atomic.remove(_path(book))


def _path(book: Keeper) -> Path:
    return book.place.folder(book.text.id) / "missing.json"
