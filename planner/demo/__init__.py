"""A throwaway sample book: a believable year of somebody's network, made from a seed and the day it is opened on."""

from __future__ import annotations

from datetime import date

from planner.change import Edit


def demo(seed: int, today: date) -> tuple[Edit, ...]:
    """Return the edits that make the sample book.

    Args:
        seed: The same seed and day give the same book, ids included.
        today: The day on which the book is opened; nothing in it happened later.
    """
    from planner.demo import ledger, year
    from planner.demo.diary import Diary

    diary = Diary(seed, today)
    ledger.plan_days_off(diary)
    ledger.introduce(diary)
    year.live(diary)
    ledger.stock(diary)
    return tuple(diary.edits)
