"""Two versions of a book joined in one step: what comes of them, which records differed, and which
values lost."""

from __future__ import annotations

from planner.book.merge.clocks import aligned
from planner.book.merge.lost_values import LostValue, conflicts
from planner.book.merge.merge import changed_keys, merge
from planner.book.text.book_text import RecordKey, Text
from planner.value import NamedTuple


class Join(NamedTuple):
    """What came of joining two versions.

    Attributes:
        source: The file in which the version came that was joined.
        text: The join.
        changed: The records in which the two differed.
        lost: The values that lost, and that their winner did not know.
    """

    source: str
    text: Text
    changed: tuple[RecordKey, ...]
    lost: tuple[LostValue, ...]


def join(source: str, version: Text, text: Text, base: Text | None = None) -> Join:
    """Join a version that came with the text that it meets.

    Args:
        source: The file in which it came.
        version: What came.
        text: What it meets; the order makes no difference to what comes of them.
        base: What both were made of, where that is known.
    """
    version, text = aligned(version, text)
    changed = tuple(changed_keys(version, text))
    lost = conflicts(version, text, changed, source, base) if changed else []
    return Join(source, merge(text, version, changed), changed, tuple(lost))
