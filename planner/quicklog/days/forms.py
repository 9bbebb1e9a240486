"""The forms of a day in a line, one reader each: a name, a weekday, figures, a month, a day of the
month.

A reader gets the words at one place and returns what they say for sure, or the days between which
they leave a doubt, or nothing. None of them guesses: the libraries that do found false days in
names, versions and prices.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.days.calendar import (
    clamped,
    day_number,
    monday_of,
    month_length,
    near,
    ordinal,
    shifted,
    whole,
)
from planner.quicklog.days.reading import Cursor, Reading, leaning
from planner.value import NamedTuple
from planner.words import full_day

AHEAD = 183
"""Days within which a day without a year that lies ahead is asked in a log, not read as last
year's."""
LONGEST_NAMED = 3
"""Words in the longest name of a day: *day before yesterday*."""
_WEEK_STEPS = {"LAST": -7, "THIS": 0, "NEXT": 7}
"""Days from this week that the words of a cell step."""


class Figures(NamedTuple):
    """The figures of a date such as ``12/11/26``, the mark between them, and whether the day stands
    first."""

    mark: str
    texts: list[str]
    numbers: list[int]
    day_first: bool


def read_named(cursor: Cursor) -> Reading | None:
    """``today``, ``yesterday evening``, ``the day before yesterday``, ``last night``."""
    start = cursor.behind("THE", cursor.at)
    lows = [word.removesuffix("'s") for word in cursor.lows(start, LONGEST_NAMED)]
    match = cursor.words.named.at(lows, 0, len(lows))
    if match is None:
        return None
    size, days = match
    if start > cursor.at and size < LONGEST_NAMED:
        return None  # the today show
    stop = start + size
    if days != 0:
        stop = cursor.behind("PARTS", stop)
    return Reading(stop, cursor.today + timedelta(days), leans=leaning(days))


def read_feast(cursor: Cursor) -> Reading | None:
    """``new year's eve``."""
    match = cursor.words.feasts.at(cursor.lows(cursor.at, LONGEST_NAMED), 0, LONGEST_NAMED)
    return None if match is None else yearless(cursor, cursor.at + match[0], *match[1])


def read_day_end(cursor: Cursor) -> Reading | None:
    """``eod monday``, ``close of play on the 3rd``: the end of a day before its day."""
    match = cursor.words.day_ends.at(cursor.lows(cursor.at, LONGEST_NAMED), 0, LONGEST_NAMED)
    if match is None:
        return None
    there = cursor._replace(at=cursor.behind("ON", cursor.at + match[0]))
    return read_named(there) or read_weekday(there) or read_figures(there) or read_month(there)


def read_weekday(cursor: Cursor) -> Reading | None:
    """``fri``, ``last tue``, ``next monday``, ``tue next week``, ``Thursday 12 November``, ``fri
    6th``."""
    led = cursor.cell_at(cursor.at, *_WEEK_STEPS)
    at = cursor.at + bool(led)
    if led and cursor.has("WEEK", at):
        return _weekday_of_week(cursor, at + 1, led)
    wanted = cursor.words.weekdays.get(cursor.low_at(at).removesuffix("'s"))
    if wanted is None:
        return None
    dated = _dated_weekday(cursor, at + 1, wanted)
    if dated is not None:
        return dated
    if not led:
        by_week = _weekday_and_week(cursor, at + 1, wanted)
        if by_week is not None:
            return by_week
    return _plain_weekday(cursor, cursor.behind("PARTS", at + 1), wanted, led)


def _weekday_and_week(cursor: Cursor, at: int, wanted: int) -> Reading | None:
    """``tue next week``, ``Tuesday next``, ``friday week``."""
    week = cursor.cell_at(at, *_WEEK_STEPS)
    if week and cursor.has("WEEK", at + 1):
        return _of_week(cursor, at + 2, wanted, week)
    if week == "NEXT" and cursor.low_at(at + 1) in ("", ",", ".", ")"):
        return _plain_weekday(cursor, at + 1, wanted, week)
    return _weekday_week(cursor, at + 1, wanted) if cursor.has("WEEK", at) else None


def _weekday_of_week(cursor: Cursor, at: int, week: str) -> Reading | None:
    """``last week tuesday``."""
    wanted = cursor.words.weekdays.get(cursor.low_at(at))
    return None if wanted is None else _of_week(cursor, at + 1, wanted, week)


def _of_week(cursor: Cursor, stop: int, wanted: int, week: str) -> Reading:
    """A weekday of last week, this week or next week."""
    days = _WEEK_STEPS[week]
    day = monday_of(cursor.today) + timedelta(days + wanted)
    return Reading(cursor.behind("PARTS", stop), day, leans=leaning(days))


def _plain_weekday(cursor: Cursor, stop: int, wanted: int, led: str) -> Reading:
    """A weekday with nothing more than ``last``, ``this`` or ``next`` before it, or *just gone*
    behind it."""
    today = cursor.today
    gone = stop + (cursor.low_at(stop) == "just")
    if led != "NEXT" and cursor.has("GONE", gone) and not _times_follow(cursor, gone):
        return Reading(gone + 1, _last_weekday(today, wanted), leans="past")
    if led == "THIS":
        return Reading(stop, monday_of(today) + timedelta(wanted))
    if led == "LAST":
        return Reading(stop, _last_weekday(today, wanted), leans="past")
    if led == "NEXT":
        return _next_weekday(today, stop, wanted)
    if wanted == today.weekday():
        return _weekday_of_today(cursor, stop)
    if cursor.when == "past":
        return Reading(stop, _last_weekday(today, wanted))
    return Reading(stop, _coming_weekday(today, wanted))


def _times_follow(cursor: Cursor, at: int) -> bool:
    """Whether a number stands behind a word: *monday past ten*."""
    return cursor.low_at(at + 1)[:1].isdigit() or cursor.low_at(at + 1) in cursor.words.numbers


def _coming_weekday(today: date, wanted: int) -> date:
    """The first such weekday after today."""
    return today + timedelta((wanted - today.weekday()) % 7 or 7)


def _last_weekday(today: date, wanted: int) -> date:
    """The last such weekday before today."""
    return today - timedelta((today.weekday() - wanted) % 7 or 7)


def _next_weekday(today: date, stop: int, wanted: int) -> Reading:
    """``next friday``: on a Wednesday it may be the day after tomorrow, or the Friday after."""
    coming = _coming_weekday(today, wanted)
    if monday_of(coming) > monday_of(today):
        return Reading(stop, coming, leans="future")
    both = (coming, coming + timedelta(7))
    return Reading(stop, None, both, "may be this week or the week after", "future")


def _weekday_of_today(cursor: Cursor, stop: int) -> Reading:
    """``wed`` on a Wednesday: today, or a week away in the direction of the line."""
    today, week = cursor.today, timedelta(7)
    if cursor.loose:
        return Reading(stop, today + week)
    options = (today - week, today) if cursor.when == "past" else (today, today + week)
    return Reading(stop, None, options, "is today's weekday: it may be today, or a week away")


def _weekday_week(cursor: Cursor, stop: int, wanted: int) -> Reading:
    """``friday week``: a week after the coming Friday."""
    coming = _coming_weekday(cursor.today, wanted)
    return Reading(stop, coming + timedelta(7), leans="future")


def _dated_weekday(cursor: Cursor, at: int, wanted: int) -> Reading | None:
    """Read the date behind a weekday, and make sure that the two agree."""
    if cursor.low_at(at) in (",", "."):
        at += 1
    at = cursor.behind("THE", at)
    numbered = _numbered_weekday(cursor, at, wanted)
    if numbered is not None:
        return numbered
    there = cursor._replace(at=at)
    dated = read_figures(there) or read_month(there)
    if dated is None or dated.day is None:
        return dated
    off = (wanted - dated.day.weekday() + 3) % 7 - 3
    if off == 0:
        return dated
    options = tuple(sorted((dated.day, dated.day + timedelta(off))))
    doubt = f"is not the weekday of {full_day(dated.day)}"
    return dated._replace(day=None, options=options, doubt=doubt)


def _numbered_weekday(cursor: Cursor, at: int, wanted: int) -> Reading | None:
    """``fri 6th``, ``friday the 13th``: the nearest such day; the direction decides between two as
    near."""
    number = ordinal(cursor.low_at(at))
    if number is None or not 1 <= number <= 31:
        return None
    if cursor.low_at(at + 1) in cursor.words.months:
        return None
    if cursor.has("OF", at + 1):
        return None
    fitting: list[date] = []
    for step in range(-3, 4):
        day = _day_of_month(cursor.today, step, number)
        if day is not None and day.weekday() == wanted:
            fitting.append(day)
    if not fitting:
        return None
    nearest = min(fitting, key=lambda day: abs((day - cursor.today).days))
    return Reading(at + 1, nearest)


def _day_of_month(today: date, step: int, number: int) -> date | None:
    """The day of that number in the month so many months on; None where the month has none."""
    month = shifted(today.replace(day=1), step, "month")
    if month is None:
        return None
    if number > month_length(month.year, month.month):
        return None
    return month.replace(day=number)


def read_figures(cursor: Cursor) -> Reading | None:
    """``2026-11-12``, ``12/11``, ``12/11/26``, ``12-11-2026``, ``12.11.2026``, ``30.2.`` with its
    full stop."""
    word = cursor.low(0)
    figures = _figures(word, cursor) if word[:1].isdigit() else None
    if figures is None:
        return None
    stop = cursor.at + 1
    if len(figures.numbers) == 2:
        return _short_date(cursor, stop, figures)
    if len(figures.texts[0]) == 4:
        return _year_first(stop, figures)
    return _year_last(stop, figures)


def _figures(word: str, cursor: Cursor) -> Figures | None:
    """Take a word apart into the two or three numbers of a date: ``12/11``, ``12-nov-2026``,
    ``20261112``."""
    mark = next((sign for sign in "-/." if sign in word), "")
    texts = word.split(mark) if mark else _run_together(word)
    if len(texts) not in (2, 3):
        return None
    day_first = mark == "." or cursor.order == "dmy"
    months = cursor.words.months
    if mark == "-" and len(texts) == 3 and texts[1] in months:
        texts[1], day_first = str(months[texts[1]]), True
    numbers: list[int] = []
    for text in texts:
        number = whole(text)
        if number is None:
            return None
        numbers.append(number)
    return Figures(mark, texts, numbers, day_first)


def _run_together(word: str) -> list[str]:
    """``20261112``: year, month and day."""
    if len(word) == 8 and word[:2] in ("19", "20"):
        return [word[:4], word[4:6], word[6:]]
    return []


def _year_first(stop: int, figures: Figures) -> Reading | None:
    """``2026-11-12``."""
    year, month, day = figures.numbers
    if not _is_year(year):
        return None
    if max(map(len, figures.texts[1:])) > 2:
        return None
    return _exact(stop, year, month, day)


def _year_last(stop: int, figures: Figures) -> Reading | None:
    """``12/11/26``, ``12.11.2026``."""
    first, second, last = map(len, figures.texts)
    if max(first, second) > 2:
        return None
    if last not in (2, 4):
        return None
    if min(figures.numbers[:2]) < 1:
        return None
    day, month = _day_and_month(figures)
    year = figures.numbers[2] + (2000 if last == 2 else 0)
    if not _is_year(year) or max(day, month) > 39:
        return None
    return _exact(stop, year, month, day)


def _short_date(cursor: Cursor, stop: int, figures: Figures) -> Reading | None:
    """A date without its year: ``12/11``, ``12.11.``."""
    numbers = figures.numbers
    if max(map(len, figures.texts)) > 2:
        return None
    if min(numbers) < 1:
        return None
    if max(numbers) > 31:
        return None
    if figures.mark == "-" or _counts_something(cursor, stop):
        return None
    day, month = _day_and_month(figures)
    if month > 12:
        return None
    if figures.mark != ".":
        return yearless(cursor, stop, month, day)
    if _full_stop_touches(cursor, stop):
        return yearless(cursor, stop + 1, month, day)
    if cursor.has("FIRM_BY", cursor.at - 1):
        return yearless(cursor, stop, month, day)
    return None  # v3.1 and 4.5 are no days


def _counts_something(cursor: Cursor, at: int) -> bool:
    """``1/2 hr``, ``3/4 people``: figures before what they count."""
    if cursor.has("COUNTED", at):
        return True
    return cursor.low_at(at) in cursor.words.units


def _full_stop_touches(cursor: Cursor, at: int) -> bool:
    """``30.2.``: a full stop right behind the figures."""
    tokens = cursor.tokens
    if cursor.low_at(at) != ".":
        return False
    return tokens[at].start == tokens[at - 1].end


def _day_and_month(figures: Figures) -> tuple[int, int]:
    """Sort two figures: 12/25 can only be one day, whatever the order."""
    first, second = figures.numbers[:2]
    day, month = (first, second) if figures.day_first else (second, first)
    if figures.mark != "." and day <= 12 < month <= 31:
        return month, day
    return day, month


def read_month(cursor: Cursor) -> Reading | None:
    """``12 nov``, ``12th of November 2025``, ``Nov 12``, ``November 12th, 2026``."""
    months = cursor.words.months
    start = cursor.behind("THE", cursor.at)
    first = cursor.low_at(start)
    day = day_number(first)
    stop = start + 1
    if day is not None:
        stop = cursor.behind("OF", stop)
        if first.isdigit() and cursor.low_at(stop) == ".":
            stop += 1
        month = months.get(cursor.low_at(stop))
    else:
        month = months.get(first) if start == cursor.at else None
        if cursor.low_at(stop) == ".":
            stop += 1
        day = day_number(cursor.low_at(stop))
    if month is None:
        return None
    if day is None:
        return None
    if not 1 <= day <= 39:
        return None
    return _with_year(cursor, stop + 1, month, day)


def _with_year(cursor: Cursor, stop: int, month: int, day: int) -> Reading:
    """Read the year behind a day and a month, where there is one."""
    mark = cursor.low_at(stop)
    if mark == "." and whole(cursor.low_at(stop + 1)):
        return yearless(cursor, stop, month, day)
    after = stop + 1 if mark == "," else stop
    year = _year(cursor.low_at(after))
    if year is None:
        return yearless(cursor, stop, month, day)
    return _exact(after + 1, year, month, day)


def _is_year(number: int) -> bool:
    return 1900 <= number <= 2200


def _year(text: str) -> int | None:
    """Return 2025 for ``2025`` and ``'25``."""
    if len(text) == 3 and text[0] == "'":
        text = "20" + text[1:]
    year = whole(text)
    if year is None or len(text) != 4:
        return None
    return year if _is_year(year) else None


def read_ordinal(cursor: Cursor) -> Reading | None:
    """``the 12th``, where no word follows that would make it the twelfth of something."""
    start = cursor.behind("THE", cursor.at)
    number = ordinal(cursor.low_at(start))
    if number is None or not 1 <= number <= 31:
        return None
    stop = start + 1
    after = cursor.low_at(stop)
    bare = start == cursor.at and not cursor.cell_at(cursor.at - 1, "BY", "ON")
    if bare and (after or cursor.when == "future"):
        return None
    if after[:1].isalpha() and not cursor.has("SECOND_WORDS", stop):
        return None
    day = _nearest_numbered(cursor, number)
    if day is None:
        return None
    if bare:
        options = tuple(sorted({day, cursor.today}))
        return Reading(stop, None, options, "may be a day of the month")
    return Reading(stop, day)


def _nearest_numbered(cursor: Cursor, number: int) -> date | None:
    """The last day past, or the next one to come, with that number."""
    step = -1 if cursor.when == "past" else 1
    for months in range(4):
        day = _day_of_month(cursor.today, step * months, number)
        if day is not None and (day - cursor.today).days * step >= 0:
            return day
    return None


def _exact(stop: int, year: int, month: int, day: int) -> Reading:
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading(stop, date(year, month, day))
    return Reading(stop, None, near(year, month, day), "does not exist")


def yearless(cursor: Cursor, stop: int, month: int, day: int) -> Reading:
    """Read a day and a month without a year: the last such day past, or the next one to come.

    In a log a day that lies ahead within half a year is asked, today first: it may be today's note
    about that day.
    """
    today = cursor.today
    if day > month_length(today.year, month):
        return _no_such_day(cursor, stop, month, day)
    year = today.year
    this_year = date(year, month, day)
    if cursor.when == "future" and this_year < today:
        year += 1
    elif cursor.when == "past" and this_year > today:
        year -= 1
    if day > month_length(year, month):
        return Reading(stop, None, near(year, month, day), f"does not exist in {year}")
    nearest = date(year, month, day)
    coming = clamped_year(nearest, today)
    if cursor.when == "past" and 0 < (coming - today).days <= AHEAD:
        doubt = f"is {full_day(coming)}, which is still to come"
        return Reading(stop, None, (today, coming, nearest), doubt, yearless=True)
    return Reading(stop, nearest, yearless=True)


def clamped_year(day: date, today: date) -> date:
    """Return the same day of the month on or after today."""
    this_year = clamped(today.year, day.month, day.day)
    return this_year if this_year >= today else clamped(today.year + 1, day.month, day.day)


def _no_such_day(cursor: Cursor, stop: int, month: int, day: int) -> Reading:
    """31 February, and 29 February where the year has none: the days next to it."""
    year, today = cursor.today.year, cursor.today
    options = near(year, month, day)
    if cursor.when == "past" and min(options) > today:
        options = near(year - 1, month, day)
    elif cursor.when == "future" and max(options) < today:
        options = near(year + 1, month, day)
    where = f" in {year}" if (month, day) == (2, 29) else ""
    return Reading(stop, None, options, "does not exist" + where)
