"""The forms of a day in a line, one reader each: a name, a weekday, figures, a month, a day of the month.

A reader gets the words at one place and returns what they say for sure, or the days between which they leave a doubt,
or nothing. None of them guesses: the libraries that do found false days in names, versions and prices.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.days.calendar import (
    MONTHS,
    UNITS,
    WEEKDAYS,
    monday_of,
    month_length,
    near,
    ordinal,
    whole,
)
from planner.quicklog.days.clock import low_at
from planner.quicklog.days.reading import Place, Reading, When
from planner.words import full_day

_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
_NAMED = {
    ("day", "before", "yesterday"): -2,
    ("day", "after", "tomorrow"): 2,
    ("earlier", "today"): 0,
    ("later", "today"): 0,
    ("just", "now"): 0,
    ("this", "morning"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("last", "night"): -1,
    ("today",): 0,
    ("tonight",): 0,
    ("yesterday",): -1,
    ("yday",): -1,
    ("tomorrow",): 1,
    ("tmrw",): 1,
    ("tmr",): 1,
    ("tmw",): 1,
    ("eod",): 0,
}
_COUNTED = frozenset({*UNITS, "of", "done", "full", "people", "through", "way", "time", "an", "a"})
"""Words after which two figures with a stroke are a fraction: *1/2 hour*."""


def read_named(place: Place) -> Reading | None:
    """``today``, ``yesterday evening``, ``the day before yesterday``, ``last night``."""
    led = place.low(0) == "the"
    words = (place.low(led), place.low(led + 1), place.low(led + 2))
    for size in (3, 2, 1):
        days = _NAMED.get((*words[: size - 1], words[size - 1].removesuffix("'s")))
        if days is not None and not (led and size < 3):
            stop = place.at + led + size
            stop += low_at(place.tokens, stop) in _DAY_PARTS and words[0] in (
                "yesterday",
                "tomorrow",
                "day",
            )
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
    wanted = WEEKDAYS.get(low_at(place.tokens, at).removesuffix("'s"))
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
        elif pair[0] == "week":
            return _weekday_week(place, stop + 1, wanted)
    stop += low_at(place.tokens, stop) in _DAY_PARTS
    today, ahead = place.today, (wanted - place.today.weekday()) % 7
    if week is not None or led == "this":
        day = monday_of(today) + timedelta((week or 0) + wanted)
        return Reading(
            stop, day, leans="past" if (week or 0) < 0 else "future" if (week or 0) > 0 else None
        )
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
    return Reading(
        stop,
        None,
        tuple(sorted((today, other))),
        "is today's weekday: it may be today, or a week away",
    )


def _weekday_week(place: Place, stop: int, wanted: int) -> Reading:
    """``friday week``: a week after the coming Friday."""
    coming = place.today + timedelta((wanted - place.today.weekday()) % 7 or 7)
    return Reading(stop, coming + timedelta(7), leans="future")


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
    return dated._replace(
        day=None, options=options, doubt=f"is not the weekday of {full_day(dated.day)}"
    )


def read_figures(place: Place) -> Reading | None:
    """``2026-11-12``, ``12/11``, ``12/11/26``, ``12-11-2026``, ``12.11.2026``, ``30.2.`` with its full stop."""
    word, stop = place.low(0), place.at + 1
    if not word[:1].isdigit():
        return None
    mark = next((sign for sign in "-/." if sign in word), "")
    texts = word.split(mark) if mark else []
    if mark == "-" and len(texts) == 3 and texts[1] in MONTHS:
        texts[1] = str(MONTHS[texts[1]])
        place = place._replace(order="dmy")
    elif not mark and len(word) == 8 and word[:2] in ("19", "20"):
        texts = [word[:4], word[4:6], word[6:]]
    figures = [whole(text) for text in texts]
    if len(figures) not in (2, 3) or None in figures:
        return None
    numbers = [figure for figure in figures if figure is not None]
    if len(numbers) == 3 and len(texts[0]) == 4:
        return (
            _exact(stop, *numbers)
            if 1900 <= numbers[0] <= 2200 and max(map(len, texts[1:])) <= 2
            else None
        )
    if max(len(texts[0]), len(texts[1])) > 2 or min(numbers[:2]) < 1:
        return None
    day, month = (
        (numbers[0], numbers[1])
        if mark == "." or place.order == "dmy"
        else (numbers[1], numbers[0])
    )
    if day <= 12 < month <= 31 and mark != ".":
        day, month = (
            month,
            day,
        )  # 12/25: no month has the number 25, so only the other order can be meant
    if len(numbers) == 3:
        year = numbers[2] + 2000 if len(texts[2]) == 2 else numbers[2]
        if len(texts[2]) not in (2, 4) or not 1900 <= year <= 2200 or max(day, month) > 39:
            return None
        return _exact(stop, year, month, day)
    if mark == "-" or max(numbers) > 31 or low_at(place.tokens, stop) in _COUNTED:
        return None
    if mark == ".":
        stopped = (
            low_at(place.tokens, stop) == "."
            and place.tokens[stop].start == place.tokens[stop - 1].end
        )
        if month > 12 or not (
            stopped or low_at(place.tokens, place.at - 1) in ("by", "before", "until", "till")
        ):
            return None
        stop -= not stopped
        return yearless(place, stop + 1, month, day)
    if month > 12:
        return None
    return yearless(place, stop, month, day)


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
        return yearless(place, stop, month, day)
    after = stop + (low_at(place.tokens, stop) == ",")
    year_text = low_at(place.tokens, after)
    if len(year_text) == 3 and year_text[0] == "'":
        year_text = "20" + year_text[1:]
    year = whole(year_text)
    if year is not None and len(year_text) == 4 and 1900 <= year <= 2200:
        return _exact(after + 1, year, month, day)
    return yearless(place, stop, month, day)


def read_ordinal(place: Place) -> Reading | None:
    """``the 12th``, where no word follows that would make it the twelfth of something."""
    led = place.low(0) == "the"
    if (day := ordinal(place.low(led))) is None or not 1 <= day <= 31:
        return None
    after = place.low(led + 1)
    bare = not led and low_at(place.tokens, place.at - 1) not in (
        "on",
        "by",
        "before",
        "until",
        "till",
    )
    if bare and (after or place.when == "future"):
        return None
    if after and after not in ("at", "with", "w/", "about", "for", "and") and after[0].isalpha():
        return None
    year, month = place.today.year, place.today.month
    step = -1 if place.when == "past" else 1
    for _ in range(4):
        if day <= month_length(year, month):
            found = date(year, month, day)
            if (found - place.today).days * step >= 0:
                stop = place.at + led + 1
                if bare:
                    return Reading(
                        stop, None, tuple(sorted({found, place.today})), "may be a day of the month"
                    )
                return Reading(stop, found)
        year, month = (
            (year, month + step)
            if 1 <= month + step <= 12
            else (year + step, 12 if step < 0 else 1)
        )
    return None


def _exact(stop: int, year: int, month: int, day: int) -> Reading:
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading(stop, date(year, month, day))
    return Reading(stop, None, near(year, month, day), "does not exist")


def yearless(place: Place, stop: int, month: int, day: int) -> Reading:
    """Read a day and a month without a year: the last such day past, or the next one to come."""
    year = place.today.year
    if day > month_length(year, month):
        options = near(year, month, day)
        if all(each > place.today for each in options) and place.when == "past":
            options = near(year - 1, month, day)
        elif all(each < place.today for each in options) and place.when == "future":
            options = near(year + 1, month, day)
        return Reading(
            stop,
            None,
            options,
            "does not exist" + (f" in {year}" if (month, day) == (2, 29) else ""),
        )
    found = date(year, month, day)
    if place.when == "past" and found > place.today:
        year -= 1
    elif place.when == "future" and found < place.today:
        year += 1
    if day > month_length(year, month):
        return Reading(stop, None, near(year, month, day), f"does not exist in {year}")
    return Reading(stop, date(year, month, day), yearless=True)
