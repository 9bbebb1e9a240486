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
OPEN, SHUT = frozenset("(（"), frozenset(")）")
ROUND = frozenset({5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120})
"""Numbers that are minutes where they end a clause with a deed: *zoom Ana 30*."""


def take_moment(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take the day, time or length that begins at a token; return the token behind it, 0 where none
    does.

    What was said before stays, unless this is to ``correct`` it.
    """
    if not draft.is_word(at) and draft.low(at) not in ("@", "("):
        return 0
    for take in (take_day, _take_time, _take_length):
        behind = take(draft, at, stop, correct=correct)
        if behind:
            return behind
    return 0


def take_day(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take the day that begins at a token as the day of the touch."""
    if draft.dated and not correct:
        return 0
    days = draft.language.days
    start = at + days.has("ON", draft.low(at))
    reading = draft.day_at(start, stop, "past")
    if reading is None or draft.mention_at(start) is not None:
        return 0
    if reading.leans == "future" and not correct:
        return 0
    before = at - 1 - draft.has("ARTICLES", at - 1)
    if days.has("NOT_THE_DAY", draft.low(before)) or draft.low(before) == "before":
        return 0
    if _spoken_of(draft, at):
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


def _spoken_of(draft: Draft, at: int) -> bool:
    """``talked about the 10th``: the day is what was spoken of."""
    before = at - 1 - draft.has("ARTICLES", at - 1)
    if draft.low(before) not in _SPOKEN_OF:
        return False
    return draft.is_word(before - 1)


def _loosely(draft: Draft, at: int, stop: int, reading: Reading) -> Reading | None:
    """A weekday that is another word too: *sat with Ana* may be Saturday; *sun* and *wed* need an
    end behind them."""
    sat = draft.low(at) == "sat"
    if sat and draft.has("WITH", reading.stop) and _day_later(draft, at + 2, stop):
        return None  # Sat with Ana on Tuesday
    if draft.low(at) not in LOOSE:
        return reading
    if reading.stop != at + 1:
        return reading
    if draft.is_capital(at):
        return reading
    if sat and _sits(draft, reading.stop):
        options = (reading.day or reading.options[0], draft.setting.today)
        return reading._replace(day=None, options=options, doubt="may be Saturday, or no day")
    return reading if _plain_end(draft, reading.stop, stop) else None


def _sits(draft: Draft, at: int) -> bool:
    """``sat with``, ``sat next to``, ``sat down``."""
    return draft.has("WITH", at) or draft.low(at) in ("next", "down")


def _day_later(draft: Draft, start: int, stop: int) -> bool:
    """Whether a past day stands behind a token."""
    return any(draft.day_at(at, stop, "past") is not None for at in range(start, stop))


def _plain_end(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands behind a weekday lets it be one: an end, a small word, a deed, a name, a
    time."""
    if at >= stop or not draft.is_word(at):
        return True
    if draft.has_any(at, "PREPOSITIONS", "JOINERS"):
        return True
    if draft.mention_at(at) is not None:
        return True
    if draft.language.deeds.at(draft.lows, at, stop) is not None:
        return True
    return draft.moment_at(at, stop)


def _one_of_two(draft: Draft, start: int, stop: int, reading: Reading) -> Reading:
    """``monday or tuesday``: asked."""
    if reading.day is None:
        return reading
    if not draft.language.days.has("OR", draft.low(reading.stop)):
        return reading
    second, end = reading.day - timedelta(1), reading.stop
    other = draft.day_at(reading.stop + 1, stop, "past")
    if other is not None:
        second, end = other.day or second, other.stop
    options = tuple(sorted({reading.day, second}))
    return reading._replace(day=None, options=options, doubt="is one of two days", stop=end)


def _take_time(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    """Take a time of day: ``at 9am``, ``9:30-10:15`` with its minutes."""
    if draft.time is not None and not correct:
        return 0
    reading = draft.time_at(at, stop)
    if reading is None:
        return 0
    if _not_that_time(draft, draft.low(at - 1)):
        return 0
    draft.claim(at, reading.stop, "time")
    draft.time = reading.time
    if reading.minutes is not None:
        draft.minutes = reading.minutes
    return reading.stop


def _not_that_time(draft: Draft, before: str) -> bool:
    """``until 9:30``, ``before 10am``: not when it took place."""
    if before in ("from", "since"):
        return False
    return draft.language.days.has("NOT_THE_DAY", before)


def _take_length(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    """Take a length and the brackets around it: ``40m``, ``(1h 15)``; not *in 10 min*."""
    if draft.minutes is not None and not correct:
        return 0
    bracket = draft.low(at) in OPEN
    start = at + bracket
    length = draft.length_at(start, stop)
    if length is None:
        return 0
    if at > 0 and draft.tokens[at - 1].text in ("$", "€", "£"):
        return 0
    if not bracket and draft.language.days.has("IN", draft.low(at - 1)):
        return 0
    end, draft.minutes = length
    if draft.low(start - 1) in OPEN and draft.low(end) in SHUT:
        start, end = start - 1, end + 1
    draft.claim(start, end, "length")
    return end


def take_bare_minutes(draft: Draft, start: int, stop: int) -> None:
    """``zoom Ana 30``: a round number at the end of a clause with a deed is its minutes."""
    end = stop
    while end > start and not draft.is_word(end - 1):
        end -= 1
    if draft.minutes is not None or end <= start + 1:
        return
    last = draft.low(end - 1)
    if whole(last) not in ROUND or not draft.free(end - 1):
        return
    if draft.free(end - 2):
        return
    if draft.low(end - 2) in ("at", "by"):
        return
    draft.claim(end - 1, end, "length")
    draft.minutes = whole(last)


def ends_here(draft: Draft, at: int, stop: int) -> bool:
    """Whether nothing but marks stands between a token and the end."""
    if joined_at(draft, at, stop) == stop:
        return True
    return not any(map(draft.is_word, range(at, stop)))
