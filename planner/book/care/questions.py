"""Records that somebody took out of the file by hand, too many at once to believe it: kept until
the user has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.sync.incoming import missing_file
from planner.book.sync.load import Status
from planner.book.text.stamped import deleted

if TYPE_CHECKING:
    from planner.book.book import Book


def accept_deletions(book: Book) -> int:
    """Delete the records in question, as one change. Returns how many.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    with book.edit("deleted what was taken out of the file by hand", book.missing) as edit:
        for key, record in edit.text.records(book.missing).items():
            if record is not None:
                edit.new[key] = deleted(record, edit.stamp)
    keep_deletions(book)
    return edit.count


def keep_deletions(book: Book) -> None:
    """Keep them: the question is answered."""
    book.incoming.missing = ()
    if book.status.ready:
        book.file.status = Status(True, "")
    atomic.remove(missing_file(book.place, book.text.id))
