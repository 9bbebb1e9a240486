"""When, and how long: the day, the time and the length of a touch."""

from __future__ import annotations

from datetime import timedelta

from planner.quicklog.days.calendar import whole
from planner.quicklog.days.reading import Reading
from planner.quicklog.people.unknown import joined_at
from planner.quicklog.sentence import Draft

LOOSE = frozenset({"sun", "sat", "mon", "wed"})
"""Weekdays that are other words too: in small letters they need an end or a small word behind
them."""
_SPOKEN_OF = frozenset({"about", "abt", "re", "regarding", "concerning", "discussed"})
"""Words before a day that was spoken of: *talked about the 10th*."""
ROUND = frozenset({5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120})
"""Numbers that are minutes where they end a clause with a deed: *zoom Ana 30*."""


def take_moment(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take the day, time or length that begins at a token; return the token behind it, 0 where none
    does.

    What was said before stays, unless this is to ``correct`` it.
    """
    if not draft.is_word(at) and draft.low(at) not in ("@", "("):
        return 0
    return (
        take_day(draft, at, stop, correct=correct)
        or _take_time(draft, at, stop, correct=correct)
        or _take_length(draft, at, stop, correct=correct)
    )


def take_day(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take the day that begins at a token as the day of the touch."""
    days = draft.language.days
    start = at + days.has("ON", draft.low(at))
    reading = draft.day_at(start, stop, "past")
    if reading is None or (draft.dated and not correct):
        return 0
    if draft.mention_at(start) is not None or days.has("NOT_THE_DAY", draft.low(at - 1)):
        return 0
    before = at - 1 - draft.has("ARTICLES", at - 1)
    if draft.low(before) in _SPOKEN_OF and draft.is_word(before - 1):
        return 0
    if reading.leans == "future" and not correct:
        return 0
    if draft.has("ARTICLES", at - 1) and draft.low(start) in days.weekdays:
        return 0  # in the sun
    loose = _loosely(draft, start, stop, reading) if start == at else reading
    if loose is None:
        return 0
    loose = _one_of_two(draft, start, stop, loose)
    draft.dated = True
    draft.day = draft.settle(start, loose)
    draft.claim(at, loose.stop, "day")
    return loose.stop


def _loosely(draft: Draft, at: int, stop: int, reading: Reading) -> Reading | None:
    """A weekday that is another word too: *sat with Ana* may be Saturday; *sun* and *wed* need an
    end behind them."""
    low = draft.low(at)
    if low == "sat" and draft.has("WITH", reading.stop) and _day_later(draft, at + 2, stop):
        return None  # Sat with Ana on Tuesday
    if low not in LOOSE or reading.stop != at + 1 or draft.tokens[at].text[:1].isupper():
        return reading
    if low == "sat" and (
        draft.has("WITH", reading.stop) or draft.low(reading.stop) in ("next", "down")
    ):
        options = (reading.day or reading.options[0], draft.setting.today)
        return reading._replace(day=None, options=options, doubt="may be Saturday, or no day")
    return reading if _plain_end(draft, reading.stop, stop) else None


def _day_later(draft: Draft, start: int, stop: int) -> bool:
    """Whether a past day stands behind a token."""
    return any(draft.day_at(at, stop, "past") is not None for at in range(start, stop))


def _plain_end(draft: Draft, at: int, stop: int) -> bool:
    if (
        at >= stop
        or not draft.is_word(at)
        or draft.has("PREPOSITIONS", at)
        or draft.has("JOINERS", at)
    ):
        return True
    deed = draft.language.deeds.at(draft.lows, at, stop)
    if deed is not None or draft.mention_at(at) is not None:
        return True
    moment = draft.day_at(at, stop, "past") or draft.time_at(at, stop) or draft.length_at(at, stop)
    return moment is not None


def _one_of_two(draft: Draft, start: int, stop: int, reading: Reading) -> Reading:
    """``monday or tuesday``: asked."""
    if not draft.language.days.has("OR", draft.low(reading.stop)) or reading.day is None:
        return reading
    other = draft.day_at(reading.stop + 1, stop, "past")
    second = other.day if other is not None and other.day else reading.day - timedelta(1)
    end = other.stop if other is not None else reading.stop
    options = tuple(sorted({reading.day, second}))
    return reading._replace(day=None, options=options, doubt="is one of two days", stop=end)


def _take_time(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    reading = draft.time_at(at, stop)
    if reading is None or (draft.time is not None and not correct):
        return 0
    if draft.language.days.has("NOT_THE_DAY", draft.low(at - 1)) and draft.low(at - 1) not in (
        "from",
        "since",
    ):
        return 0
    draft.claim(at, reading.stop, "time")
    draft.time = reading.time
    if reading.minutes is not None:
        draft.minutes = reading.minutes
    return reading.stop


def _take_length(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    if draft.minutes is not None and not correct:
        return 0
    start = at + (draft.low(at) in ("(", "（"))
    found = draft.length_at(start, stop)
    if found is None or (start == at and draft.language.days.has("IN", draft.low(at - 1))):
        return 0
    if draft.tokens[at - 1].text in ("$", "€", "£") and at:
        return 0
    begin = start - (draft.low(start - 1) in ("(", "（"))
    end = found[0] + (begin < start and draft.low(found[0]) in (")", "）"))
    draft.claim(begin if end > found[0] else start, end, "length")
    draft.minutes = found[1]
    return end


def take_bare_minutes(draft: Draft, start: int, stop: int) -> None:
    """``zoom Ana 30``: a round number at the end of a clause with a deed is its minutes."""
    end = stop
    while end > start and not draft.is_word(end - 1):
        end -= 1
    if draft.minutes is not None or end <= start + 1 or not draft.free(end - 1):
        return
    number = whole(draft.low(end - 1))
    if number not in ROUND or draft.free(end - 2) or draft.low(end - 2) in ("at", "by"):
        return
    draft.claim(end - 1, end, "length")
    draft.minutes = number


def ends_here(draft: Draft, at: int, stop: int) -> bool:
    """Whether nothing but marks stands between a token and the end."""
    return (
        all(not draft.is_word(step) for step in range(at, stop))
        or joined_at(draft, at, stop) == stop
    )
