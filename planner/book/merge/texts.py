"""Long texts that two machines changed at once are joined line by line, so that neither has to be
taken back by hand.

The join is a new edit that follows from the two texts alone: machines that make it independently
make the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.book.merge.lost_values import LostValue, state_of
from planner.book.text.stamped import with_fields

if TYPE_CHECKING:
    from planner.book.text.book_text import RecordKey, Text

LONG = 120
"""Characters from which a text of one line counts as long."""


def is_long(value: LostValue) -> bool:
    """Whether both values are texts of which one is long: of several lines, or of many words."""
    texts = (value.kept, value.lost)
    return (
        not value.key
        and all(type(text) is str and text.strip() for text in texts)
        and any("\n" in text or len(text) > LONG for text in texts)
    )


def joined_lines(kept: str, lost: str) -> str:
    """Return all lines of two texts: those that they share once, the others where they stood, the
    kept text's first."""
    from difflib import SequenceMatcher  # 4 ms: only where two edits of a text meet

    mine, theirs = kept.splitlines(), lost.splitlines()
    lines: list[str] = []
    for what, start, end, other_start, other_end in SequenceMatcher(
        None, mine, theirs, False
    ).get_opcodes():
        lines += mine[start:end]
        if what != "equal":
            lines += [
                line
                for line in theirs[other_start:other_end]
                if line.strip() not in map(str.strip, mine)
            ]
    return "\n".join(lines)


def join_long(values: list[LostValue], text: Text, stamp: str) -> dict[RecordKey, dict[str, Any]]:
    """Return the records in which a long text lost, with both texts in them, unless they have
    changed since."""
    new: dict[RecordKey, dict[str, Any]] = {}
    for value in filter(is_long, values):
        key = (value.table, value.record)
        record = new.get(key) or text.record(*key)
        if record is not None and state_of(value, record) == "kept":
            joined = joined_lines(value.kept, value.lost)
            new[key] = with_fields(record, {value.field: joined}, stamp)
    return new
