"""Going back to a snapshot, as one change that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book.memory.snapshots import Snapshot, restored
from planner.book.merge.merge import changed_keys
from planner.book.text.stamped import is_alive
from planner.errors import BookError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book.book import Book
    from planner.book.text.book_text import RecordKey, Text


class RestoreCounts(NamedTuple):
    """How many records come back, how many are set to what they were, and how many were made since
    and go."""

    back: int
    changed: int
    deleted: int


def restore(book: Book, snapshot: Snapshot, label: str, *, dry_run: bool = False) -> RestoreCounts:
    """Bring a book back to what it was.

    Args:
        book: The open book.
        snapshot: How it was.
        label: The change in words.
        dry_run: Count alone.

    Raises:
        BookError: The snapshot was damaged, or the book could not be saved; nothing was changed.
    """
    then = snapshot.text()
    if then is None or then.id != book.text.id:
        raise BookError(
            f"The snapshot {snapshot.stamp} was damaged. `planner snapshots` lists the others."
        )
    counts = _counts(book.text, then)
    if not dry_run:
        with book.edit(label, changed_keys(book.text, then)) as edit:
            edit.new |= restored(edit.text, then, edit.stamp)
    return counts


def _counts(now: Text, then: Text) -> RestoreCounts:
    back = changed = deleted = 0
    for key in restored(now, then, ""):
        if not _lives(then, key):
            deleted += 1
        elif _lives(now, key):
            changed += 1
        else:
            back += 1
    return RestoreCounts(back, changed, deleted)


def _lives(text: Text, key: RecordKey) -> bool:
    record = text.record(*key)
    return record is not None and is_alive(record)
