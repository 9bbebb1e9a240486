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
    from planner.book.text.book_text import RecordKey

def missing_records(book: Book) -> list[RecordKey]:
    """Return table and id of the records in question that are still there."""
    keys = dict.fromkeys(book.incoming.missing)
    with contextlib.suppress(OSError, ValueError, TypeError):
        for table, key in json.loads(atomic.read(_path(book))):
            keys[str(table), str(key)] = None
    return [key for key in keys if _lives(book, key)]


def accept_deletions(book: Book) -> int:
    """Delete the records in question, as one change. Returns how many.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    with book.edit("deleted what was taken out of the file by hand") as edit:
        for key, record in edit.text.records(missing_records(book)).items():
            if record is not None:
                edit.new[key] = deleted(record, edit.stamp)
    keep_deletions(book)
    return edit.count


def keep_deletions(book: Book) -> None:
    """Keep them: the question is answered."""
    book.incoming.missing = ()
    if book.status.ready:
        book.file.status = Status(True, "")
    atomic.remove(_path(book))


def _lives(book: Book, key: RecordKey) -> bool:
    record = book.text.record(*key)
    return record is not None and is_alive(record)


def _path(book: Book) -> Path:
    return book.place.folder(book.text.id) / "missing.json"
