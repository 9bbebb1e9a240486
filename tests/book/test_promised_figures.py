"""The figures that docs/sync.md and docs/reliability.md promise a user are the program's."""

from __future__ import annotations

from pathlib import Path

from planner.book.care import doctor
from planner.book.memory import snapshots
from planner.book.merge import hand, stubs, texts
from planner.book.sync import copies

PAGE = (Path(__file__).parents[2] / "docs" / "sync.md").read_text(encoding="utf-8")


def test_what_the_page_says_is_kept_is_kept_so_long():
    assert "the last fifty states and one a day for ninety days" in PAGE
    assert (snapshots.LAST, snapshots.DAYS, snapshots.PAUSE) == (50, 90, 300)
    assert "kept for 90 days" in PAGE and copies.KEPT_DAYS == 90
    assert "keeps its fields for 90 days" in PAGE and stubs.KEPT_DAYS == 90


def test_what_the_page_says_is_asked_and_told_is():
    assert "more than five records, or one in twenty" in PAGE
    assert (hand.FEW_MISSING, hand.PART_MISSING) == (5, 20)
    assert "ten minutes ahead" in PAGE and doctor.AHEAD == 10
    assert "after ten minutes" in PAGE and copies.PATIENCE == 600
    assert texts.LONG == 120
