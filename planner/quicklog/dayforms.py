"""The forms of a day in a line, one reader each: a name, a weekday, an amount, figures, a month, a vague span.

A reader gets the words at one place and returns what they say for sure, or the days between which they leave a doubt,
or nothing. None of them guesses: the libraries that do found false days in names, versions and prices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from planner.quicklog.calendar import (
    MONTHS,
    NUMBERS,
    UNITS,
    WEEKDAYS,
    amount,
    clamped,
    monday_of,
    month_length,
    near,
    ordinal,
    shifted,
    whole,
)
from planner.quicklog.clock import low_at
from planner.quicklog.tokens import Token
from planner.words import full_day

When = Literal["past", "future"]
Order = Literal["dmy", "mdy"]

_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
_NAMED = {
    ("day", "before", "yesterday"): -2, ("day", "after", "tomorrow"): 2, ("earlier", "today"): 0, ("later", "today"): 0,
    ("just", "now"): 0, ("this", "morning"): 0, ("this", "afternoon"): 0, ("this", "evening"): 0, ("last", "night"): -1,
    ("today",): 0, ("tonight",): 0, ("yesterday",): -1, ("yday",): -1, ("tomorrow",): 1, ("tmrw",): 1, ("tmr",): 1,
    ("tmw",): 1, ("eod",): 0,
}


class Reading(NamedTuple):
    """What the words up to token ``stop`` say: a ``day``, or in doubt the ``options`` and what is doubtful about them.

    ``leans`` is past or future where the words alone say so (``ago``, ``tomorrow``).
    """

    stop: int
    day: date | None
    options: tuple[date, ...] = ()
    doubt: str = ""
    leans: When | None = None
    yearless: bool = False
    """Whether the words name no year, so that the direction chose it."""


class Place(NamedTuple):
    """A place among the tokens of a line, and what is needed to read a day there."""

    tokens: Sequence[Token]
    at: int
    today: date
    when: When
    order: Order
    loose: bool = False
    """Whether an amount alone is a day: ``2w`` after ``snooze``."""

    def low(self, step: int) -> str:
        """The word so many tokens on, in small letters."""
        return low_at(self.tokens, self.at + step)


def read_named(place: Place) -> Reading | None:
    """``today``, ``yesterday evening``, ``the day before yesterday``, ``last night``."""
    led = place.low(0) == "the"
    words = (place.low(led), place.low(led + 1), place.low(led + 2))
    for size in (3, 2, 1):
        days = _NAMED.get(words[:size])
        if days is not None and not (led and size < 3):
            stop = place.at + led + size
            stop += low_at(place.tokens, stop) in _DAY_PARTS and words[0] in ("yesterday", "tomorrow", "day")
            leans: When | None = "past" if days < 0 else "future" if days > 0 else None
            return Reading(stop, place.today + timedelta(days), leans=leans)
    return None


def read_weekday(place: Place) -> Reading | None:
    """``fri``, ``last tue``, ``next monday``, ``tue next week``, ``Thursday 12 November``."""
    led = place.low(0) if place.low(0) in ("last", "this", "next", "coming", "past") else ""
    if led and place.low(1) == "week":
        return _weekday(place, place.at + 2, {"last": -7, "this": 0, "next": 7}.get(led), "")
    return _weekday(place, place.at + bool(led), None, led)


def _weekday(place: Place, at: int, week: int | None, led: str) -> Reading | None:
    word = low_at(place.tokens, at)
    wanted = WEEKDAYS.get(word)
    if wanted is None:
        return None
    stop = at + 1
    if week is None:
        dated = _after_weekday(place, stop, wanted)
        if dated is not None:
            return dated
    if not led and week is None:
        pair = (low_at(place.tokens, stop), low_at(place.tokens, stop + 1))
        if pair[1] == "week" and pair[0] in ("last", "this", "next"):
            week, stop = {"last": -7, "this": 0, "next": 7}[pair[0]], stop + 2
    stop += low_at(place.tokens, stop) in _DAY_PARTS
    today, ahead = place.today, (wanted - place.today.weekday()) % 7
    if week is not None or led == "this":
        day = monday_of(today) + timedelta((week or 0) + wanted)
        return Reading(stop, day, leans="past" if (week or 0) < 0 else "future" if (week or 0) > 0 else None)
    if led in ("last", "past") or (not led and place.when == "past" and ahead):
        return Reading(stop, today - timedelta((7 - ahead) % 7 or 7), leans="past" if led else None)
    coming = today + timedelta(ahead or 7)
    if led == "next" and monday_of(coming) == monday_of(today):
        both = (coming, coming + timedelta(7))
        return Reading(stop, None, both, "may be this week or the week after", "future")
    if led or ahead:
        return Reading(stop, coming, leans="future" if led else None)
    if place.loose:
        return Reading(stop, coming)
    other = today - timedelta(7) if place.when == "past" else coming
    return Reading(stop, None, tuple(sorted((today, other))), "is today's weekday: today, or a week away?")


def _after_weekday(place: Place, at: int, wanted: int) -> Reading | None:
    """Read the date after a weekday, and make sure that the two agree."""
    at += low_at(place.tokens, at) in (",", ".")
    at += low_at(place.tokens, at) == "the"
    there = place._replace(at=at)
    dated = read_figures(there) or read_month(there)
    if dated is None or dated.day is None or dated.day.weekday() == wanted:
        return dated
    off = (wanted - dated.day.weekday() + 3) % 7 - 3
    options = tuple(sorted((dated.day, dated.day + timedelta(off))))
    return dated._replace(day=None, options=options, doubt=f"is not the weekday of {full_day(dated.day)}")


def read_amount(place: Place) -> Reading | None:
    """``3 days ago``, ``2w ago``, ``in a month``, ``in 2w``, ``two weeks from now``."""
    led = place.low(0) in ("in", "within")
    here = place.at + led
    found = _count(place.tokens, here)
    if found is None:
        return None
    low, high, unit, here = found
    after = low_at(place.tokens, here)
    past = after in ("ago", "back", "earlier")
    from_now = after == "from" and low_at(place.tokens, here + 1) in ("now", "today")
    later = led or after in ("later", "hence") or from_now
    if past == bool(later) and not (place.loose and not past):
        return None
    here += 1 if past or after in ("later", "hence") else 2 if from_now else 0
    here += bool(led) and low_at(place.tokens, here) == "time"
    sign = -1 if past else 1
    if unit == "m":
        if past:
            ago = shifted(place.today, -low, "month")
            return Reading(here, None, (ago, place.today) if ago else (), "may be months or minutes", "past")
        unit = "month"
    days = [day for count in range(low, high + 1) if (day := shifted(place.today, sign * count, unit))]
    if not days:
        return None
    if len(days) > 1:
        return Reading(here, None, tuple(sorted(days)), "is no one day", "past" if past else "future")
    return Reading(here, days[0], leans="past" if past else "future")


def _count(tokens: Sequence[Token], at: int) -> tuple[int, int, str, int] | None:
    """Read an amount: from, to, unit, the token after it."""
    word = low_at(tokens, at)
    compact = amount(word)
    if compact:
        return compact[0], compact[0], compact[1], at + 1
    here = at + 1
    if word in ("a", "the") and low_at(tokens, here) in ("couple", "few"):
        word, here = low_at(tokens, here), here + 1
    if word == "couple":
        here += low_at(tokens, here) == "of"
        low = high = 2
    elif word == "few":
        low, high = 2, 5
    else:
        number = whole(word) if word.isdigit() else NUMBERS.get(word)
        if number is None:
            return None
        low = high = number
    unit = UNITS.get(low_at(tokens, here))
    return (low, high, unit, here + 1) if unit else None


def read_figures(place: Place) -> Reading | None:
    """``2026-11-12``, ``12/11``, ``12/11/26``, ``12-11-2026``, ``12.11.2026``, ``30.2.`` with its full stop."""
    word, stop = place.low(0), place.at + 1
    if not word[:1].isdigit():
        return None
    mark = next((sign for sign in "-/." if sign in word), "")
    texts = word.split(mark) if mark else []
    figures = [whole(text) for text in texts]
    if len(figures) not in (2, 3) or None in figures:
        return None
    numbers = [figure for figure in figures if figure is not None]
    if len(numbers) == 3 and len(texts[0]) == 4:
        return _exact(place, stop, *numbers) if numbers[0] >= 1900 and max(len(texts[1]), len(texts[2])) <= 2 else None
    if max(len(texts[0]), len(texts[1])) > 2 or min(numbers[:2]) < 1:
        return None
    day, month = (numbers[0], numbers[1]) if mark == "." or place.order == "dmy" else (numbers[1], numbers[0])
    if len(numbers) == 3:
        year = numbers[2] + 2000 if len(texts[2]) == 2 else numbers[2]
        if len(texts[2]) not in (2, 4) or not 1900 <= year <= 2200 or max(day, month) > 39:
            return None
        if month > 12 >= day and month <= 31 and mark != ".":
            return _other_order(place, stop, date(year, day, 1), month)
        return _exact(place, stop, year, month, day)
    if mark == "-" or max(numbers) > 31:
        return None
    if mark == ".":
        if low_at(place.tokens, stop) != "." or place.tokens[stop].start != place.tokens[stop - 1].end or month > 12:
            return None
        return _yearless(place, stop + 1, month, day)
    if month > 12:
        return _other_order(place, stop, None, month, day) if day <= 12 else None
    return _yearless(place, stop, month, day)


def _other_order(place: Place, stop: int, first: date | None, day: int, month: int = 0) -> Reading:
    """A date that only the other order of day and month makes sense of: it is asked."""
    if first is not None:
        found = Reading(stop, clamped(first.year, first.month, day))
    else:
        found = _yearless(place, stop, month, day)
    options = (found.day,) if found.day else found.options
    return Reading(stop, None, options, f"has no month {day}: is the day before or after the month?")


def read_month(place: Place) -> Reading | None:
    """``12 nov``, ``12th of November 2025``, ``Nov 12``, ``November 12th, 2026``."""
    led = place.low(0) == "the"
    first = place.low(led)
    day = ordinal(first) if first[:1].isdigit() and not first.isdigit() else whole(first)
    stop = place.at + led + 1
    if day is not None:
        stop += low_at(place.tokens, stop) == "of"
        month = MONTHS.get(low_at(place.tokens, stop))
        stop += 1
    else:
        month = None if led else MONTHS.get(first)
        stop += low_at(place.tokens, stop) == "." and month is not None
        second = low_at(place.tokens, stop)
        day = ordinal(second) if not second.isdigit() else whole(second)
        stop += 1
    if month is None or day is None or not 1 <= day <= 39:
        return None
    if low_at(place.tokens, stop) == "." and whole(low_at(place.tokens, stop + 1)):
        return _yearless(place, stop, month, day)
    after = stop + (low_at(place.tokens, stop) == ",")
    year_text = low_at(place.tokens, after)
    year = whole(year_text)
    if year is not None and len(year_text) == 4 and 1900 <= year <= 2200:
        return _exact(place, after + 1, year, month, day)
    return _yearless(place, stop, month, day)


def read_ordinal(place: Place) -> Reading | None:
    """``the 12th``, where no word follows that would make it the twelfth of something."""
    if place.low(0) != "the" or (day := ordinal(place.low(1))) is None or not 1 <= day <= 31:
        return None
    after = place.low(2)
    if after and after not in ("at", "with", "w/", "about", "for", "and") and after[0].isalpha():
        return None
    year, month = place.today.year, place.today.month
    step = -1 if place.when == "past" else 1
    for _ in range(4):
        if day <= month_length(year, month):
            found = date(year, month, day)
            if (found - place.today).days * step >= 0:
                return Reading(place.at + 2, found)
        year, month = (year, month + step) if 1 <= month + step <= 12 else (year + step, 12 if step < 0 else 1)
    return None


def _exact(place: Place, stop: int, year: int, month: int, day: int) -> Reading:
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading(stop, date(year, month, day))
    return Reading(stop, None, near(year, month, day), "does not exist")


def _yearless(place: Place, stop: int, month: int, day: int) -> Reading:
    """The last such day past, or the next one coming."""
    year = place.today.year
    if day > month_length(year, month):
        options = near(year, month, day)
        if all(each > place.today for each in options) and place.when == "past":
            options = near(year - 1, month, day)
        elif all(each < place.today for each in options) and place.when == "future":
            options = near(year + 1, month, day)
        return Reading(stop, None, options, "does not exist" + (f" in {year}" if (month, day) == (2, 29) else ""))
    found = date(year, month, day)
    if place.when == "past" and found > place.today:
        year -= 1
    elif place.when == "future" and found < place.today:
        year += 1
    if day > month_length(year, month):
        return Reading(stop, None, near(year, month, day), f"does not exist in {year}")
    return Reading(stop, date(year, month, day), yearless=True)


def read_vague(place: Place) -> Reading | None:
    """``end of the month``, ``eow``; and what is no one day: ``last week``, ``next month``, ``the weekend``."""
    words = [place.low(step) for step in range(5)]
    today, monday = place.today, monday_of(place.today)
    if words[0] in ("eow", "eom", "eoy"):
        return Reading(place.at + 1, _end_of(today, {"w": "week", "m": "month", "y": "year"}[words[0][2]], 0))
    if words[:2] == ["end", "of"] or words[:3] == ["the", "end", "of"]:
        here = 3 if words[0] == "the" else 2
        step = {"next": 1, "last": -1}.get(words[here], 0)
        here += words[here] in ("the", "this", "next", "last")
        unit = words[here] if here < 5 else ""
        if unit not in ("week", "month", "year"):
            return None
        return Reading(place.at + here + 1, _end_of(today, unit, step))
    if words[0] == "in" and words[1] in MONTHS and not words[2].isdigit():
        first = _yearless(place, place.at + 2, MONTHS[words[1]], 1)
        return None if first.day is None else Reading(
            place.at + 2, None, tuple(first.day.replace(day=each) for each in (1, 15)), "is no one day")
    if words[:3] == ["the", "other", "day"]:
        return Reading(place.at + 3, None, _days(today, -6, -2), "is no one day", "past")
    led = 1 if words[0] in ("last", "this", "next", "the") else 0
    sign = {"last": -1, "next": 1}.get(words[0], 0)
    stop = place.at + led + 1
    leans: When | None = "past" if sign < 0 else "future" if sign > 0 else None
    if words[led] == "weekend" and led:
        if words[0] in ("last", "the", "this") and (place.when == "past" or sign < 0):
            saturday = monday + timedelta(5 if today.weekday() == 6 and words[0] == "this" else -2)
        else:
            saturday = monday + timedelta(5)
        return Reading(stop, None, (saturday, saturday + timedelta(1)), "is Saturday or Sunday", leans)
    if not led or words[0] == "the" or words[led] not in ("week", "month", "year"):
        return None
    if words[led] == "week":
        options = _days(monday, 7 * sign, 7 * sign + (6 if sign < 0 else 4))
        if not sign:
            options = tuple(day for day in options if (day <= today if place.when == "past" else day >= today))
    else:
        moved = shifted(today, sign, words[led])
        options = (moved,) if moved else ()
        if words[led] == "month" and moved:
            edges = (moved.replace(day=1), clamped(moved.year, moved.month, 31))
            options = tuple(sorted({*edges, moved}))
    return Reading(stop, None, options, "is no one day", leans) if options else None


def _days(start: date, first: int, last: int) -> tuple[date, ...]:
    return tuple(start + timedelta(step) for step in range(first, last + 1))


def _end_of(today: date, unit: str, step: int) -> date:
    """The Friday of the week, the last day of the month or year; ``step`` on or back."""
    if unit == "week":
        return monday_of(today) + timedelta(4 + 7 * step)
    moved = shifted(today.replace(day=1), step, unit) or today
    return clamped(moved.year, 12 if unit == "year" else moved.month, 31)


READERS: tuple[Callable[[Place], Reading | None], ...] = (
    read_named, read_weekday, read_amount, read_figures, read_month, read_ordinal, read_vague,
)
"""In the order in which they are tried."""
