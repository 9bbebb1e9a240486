"""When, and how long: a day, a time, a length at a place in the head."""

from __future__ import annotations

from datetime import timedelta

from planner.quicklog.days.calendar import WEEKDAYS
from planner.quicklog.days.clock import read_length, read_time
from planner.quicklog.finding import ends_plainly
from planner.quicklog.kinds import kind_at
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import WITH

LOOSE = frozenset({"sun", "sat", "mon", "wed"})
"""Weekdays that are other words too: in small letters they need an end or a small word after them."""


def take_moment(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take the day, time or length that begins at a token; return the token after it, 0 where none does.

    What was said before stays, unless this is to ``correct`` it.
    """
    return (
        _day(draft, at, stop, correct)
        or _time(draft, at, stop, correct)
        or _length(draft, at, stop, correct)
    )


def _day(draft: Draft, at: int, stop: int, correct: bool) -> int:
    start = at + (draft.low(at) in ("on", "since", "from"))
    found = draft.day_at(start, stop, "past")
    if found is None or (draft.dated and not correct):
        return 0
    low = draft.low(start)
    if low in WEEKDAYS and low in LOOSE and start == at and found.stop == start + 1:
        if low == "sat" and draft.low(found.stop) in (*WITH, "next", "down"):
            saturday = found.day or found.options[0]
            options = (saturday, draft.setting.today)
            found = found._replace(day=None, options=options, doubt="may be Saturday, or no day")
        elif not ends_plainly(draft, found.stop, stop) and kind_at(draft, found.stop, stop) is None:
            return 0
    if draft.low(found.stop) == "or" and found.day is not None:
        other = draft.day_at(found.stop + 1, stop, "past")
        days = {
            found.day,
            other.day if other is not None and other.day else found.day - timedelta(1),
        }
        end = other.stop if other is not None else found.stop
        found = found._replace(
            day=None, options=tuple(sorted(days)), doubt="is one of two days", stop=end
        )
    draft.dated = True
    draft.day = draft.settle(start, found)
    draft.claim(at, found.stop, "day")
    return found.stop


def _time(draft: Draft, at: int, stop: int, correct: bool) -> int:
    found = read_time(draft.tokens, at)
    if found is None or found[0] > stop or (draft.time is not None and not correct):
        return 0
    draft.claim(at, found[0], "time")
    draft.time = found[1]
    if found[2] is not None:
        draft.minutes = found[2]
    return found[0]


def _length(draft: Draft, at: int, stop: int, correct: bool) -> int:
    found = read_length(draft.tokens, at)
    if found is None or found[0] > stop or (draft.minutes is not None and not correct):
        return 0
    draft.claim(at, found[0], "length")
    draft.minutes = found[1]
    return found[0]
