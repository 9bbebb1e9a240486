"""Lines for each kind of mistake that unseen lines brought to light; their meaning is in ``fresh/kinds.py`` and
``fresh/more_kinds.py``."""

from __future__ import annotations

from typing import Any

import pytest

from planner.quicklog.entry import Entry
from tests.quicklog.fresh import kinds, more_kinds
from tests.quicklog.fresh.judge import book_of, verdict

LEXICON = book_of(kinds.CONTACTS)


def touches_of(entry: Entry) -> list[tuple[str | None, list[str], str]]:
    """What each touch of a line says: its kind, its people, its day."""
    return [
        (touch.kind, [person.name for person in touch.people], str(touch.day or kinds.TODAY))
        for touch in entry.touches
    ]


@pytest.mark.parametrize(("line", "want"), kinds.LINES, ids=[line[:50] for line, _ in kinds.LINES])
def test_R27_a_line_of_a_kind_that_was_mistaken_is_read_as_meant(line: str, want: dict[str, Any]):
    plain = {key: value for key, value in want.items() if key not in ("touches", "favours")}
    judged, missing, entry = verdict(LEXICON, kinds.TODAY, line, plain)
    assert judged in ("right", "asked-rightly"), (judged, missing, entry)
    if "ask" in want:
        assert judged == "asked-rightly"
    if "touches" in want:
        assert touches_of(entry) == want["touches"]
    if "favours" in want:
        assert [(each.direction, each.contact) for each in entry.favours] == want["favours"]


@pytest.mark.parametrize(
    ("line", "want"), more_kinds.LINES, ids=[line[:50] for line, _ in more_kinds.LINES]
)
def test_R27_a_line_of_a_later_kind_is_read_as_meant(line: str, want: dict[str, Any]):
    judged, missing, entry = verdict(book_of(more_kinds.CONTACTS), more_kinds.TODAY, line, want)
    assert judged in ("right", "asked-rightly"), (judged, missing, entry)
