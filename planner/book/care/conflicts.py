"""Values that lost a merge: the list of them, and taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book.merge.lost_values import LostValue, read, state_of, taken_back
from planner.errors import BookError

if TYPE_CHECKING:
    from planner.book.book import Book


def lost_values(book: Book) -> list[LostValue]:
    """Return the values that lost a merge on this machine, oldest first.

    Raises:
        BookError: The journal cannot be read.
    """
    try:
        values = read(book.place.folder(book.text.id))
    except OSError as error:
        raise BookError(f"The list of conflicts cannot be read: {error.strerror}.") from error
    by_id = {value.id: value for value in values}
    for value in book.incoming.lost:
        by_id.setdefault(value.id, value)
    return list(by_id.values())


def take_lost_value(book: Book, value: LostValue, label: str) -> None:
    """Put a value that lost in the place of the one that was kept, as a change; one that was taken
    already is turned round.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    if state_of(value, book.text.record(value.table, value.record)) == "taken":
        value = value._replace(kept=value.lost, lost=value.kept)
    with book.edit(label, [(value.table, value.record)]) as edit:
        record = edit.text.record(value.table, value.record)
        if record is not None and state_of(value, record) != "taken":
            edit.new[value.table, value.record] = taken_back(value, record, edit.stamp)
