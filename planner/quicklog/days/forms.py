"""The forms of a day in a line, one reader each: a name, a weekday, figures, a month, a day of the
month.

A reader gets the words at one place and returns what they say for sure, or the days between which
they leave a doubt, or nothing. None of them guesses: the libraries that do found false days in
names, versions and prices.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.days.calendar import monday_of, month_length, near, ordinal, shifted, whole
from planner.quicklog.days.reading import Place, Reading, When
from planner.words import full_day

AHEAD = 183
"""Days within which a day without a year that lies ahead is asked in a log, not read as last
year's."""
LONGEST_NAMED = 3
"""Words in the longest name of a day: *day before yesterday*."""


def read_named(place: Place) -> Reading | None:
    """``today``, ``yesterday evening``, ``the day before yesterday``, ``last night``."""
    led = place.has("THE", place.at)
    lows = [word.removesuffix("'s") for word in place.lows(place.at + led, LONGEST_NAMED)]
    match = place.words.named.at(lows, 0, len(lows))
    if match is None or (led and match[0] < LONGEST_NAMED):
        return None
    size, days = match
    stop = place.at + led + size
    stop += days != 0 and place.has("PARTS", stop)
    leans: When | None = "past" if days < 0 else "future" if days > 0 else None
    return Reading(stop, place.today + timedelta(days), leans=leans)


def read_weekday(place: Place) -> Reading | None:
    """``fri``, ``last tue``, ``next monday``, ``tue next week``, ``Thursday 12 November``, ``fri
    6th``."""
    led = next((cell for cell in ("LAST", "THIS", "NEXT") if place.has(cell, place.at)), "")
    at = place.at + bool(led)
    if led and place.has("WEEK", at):
        return _weekday_of_week(place, at + 1, led)
    wanted = place.words.weekdays.get(place.low_at(at).removesuffix("'s"))
    if wanted is None:
        return None
    dated = _dated_weekday(place, at + 1, wanted)
    if dated is not None:
        return dated
    by_week = None if led else _weekday_and_week(place, at + 1, wanted)
    if by_week is not None:
        return by_week
    stop = at + 1 + place.has("PARTS", at + 1)
    return _plain_weekday(place, stop, wanted, led)


def _weekday_and_week(place: Place, at: int, wanted: int) -> Reading | None:
    """``tue next week``, ``Tuesday next``, ``friday week``."""
    week = next((cell for cell in ("LAST", "THIS", "NEXT") if place.has(cell, at)), "")
    if week and place.has("WEEK", at + 1):
        return _of_week(place, at + 2, wanted, week)
    if week == "NEXT" and place.low_at(at + 1) in ("", ",", ".", ")"):
        return _plain_weekday(place, at + 1, wanted, week)
    return _weekday_week(place, at + 1, wanted) if place.has("WEEK", at) else None


def _weekday_of_week(place: Place, at: int, week: str) -> Reading | None:
    """``last week tuesday``."""
    wanted = place.words.weekdays.get(place.low_at(at))
    return None if wanted is None else _of_week(place, at + 1, wanted, week)


def _of_week(place: Place, stop: int, wanted: int, week: str) -> Reading:
    """A weekday of last week, this week or next week."""
    days = {"LAST": -7, "THIS": 0, "NEXT": 7}[week]
    leans: When | None = "past" if days < 0 else "future" if days > 0 else None
    stop += place.has("PARTS", stop)
    return Reading(stop, monday_of(place.today) + timedelta(days + wanted), leans=leans)


def _plain_weekday(place: Place, stop: int, wanted: int, led: str) -> Reading:
    """A weekday with nothing more than ``last``, ``this`` or ``next`` before it."""
    today, ahead = place.today, (wanted - place.today.weekday()) % 7
    if led == "THIS":
        return Reading(stop, monday_of(today) + timedelta(wanted))
    if led == "LAST" or (not led and place.when == "past" and ahead):
        leans: When | None = "past" if led else None
        return Reading(stop, today - timedelta((7 - ahead) % 7 or 7), leans=leans)
    coming = today + timedelta(ahead or 7)
    if led == "NEXT" and monday_of(coming) == monday_of(today):
        both = (coming, coming + timedelta(7))
        return Reading(stop, None, both, "may be this week or the week after", "future")
    if led or ahead:
        return Reading(stop, coming, leans="future" if led else None)
    if place.loose:
        return Reading(stop, coming)
    other = today - timedelta(7) if place.when == "past" else coming
    doubt = "is today's weekday: it may be today, or a week away"
    return Reading(stop, None, tuple(sorted((today, other))), doubt)


def _weekday_week(place: Place, stop: int, wanted: int) -> Reading:
    """``friday week``: a week after the coming Friday."""
    coming = place.today + timedelta((wanted - place.today.weekday()) % 7 or 7)
    return Reading(stop, coming + timedelta(7), leans="future")


def _dated_weekday(place: Place, at: int, wanted: int) -> Reading | None:
    """Read the date behind a weekday, and make sure that the two agree."""
    at += place.low_at(at) in (",", ".")
    numbered = _numbered_weekday(place, at, wanted)
    if numbered is not None:
        return numbered
    at += place.has("THE", at)
    there = place._replace(at=at)
    dated = read_figures(there) or read_month(there)
    if dated is None or dated.day is None or dated.day.weekday() == wanted:
        return dated
    off = (wanted - dated.day.weekday() + 3) % 7 - 3
    options = tuple(sorted((dated.day, dated.day + timedelta(off))))
    doubt = f"is not the weekday of {full_day(dated.day)}"
    return dated._replace(day=None, options=options, doubt=doubt)


def _numbered_weekday(place: Place, at: int, wanted: int) -> Reading | None:
    """``fri 6th``, ``friday the 13th``: the nearest such day; the direction decides between two as
    near."""
    at += place.has("THE", at)
    day = ordinal(place.low_at(at))
    if day is None or not 1 <= day <= 31:
        return None
    if place.low_at(at + 1) in place.words.months or place.has("OF", at + 1):
        return None
    fitting: list[date] = []
    for step in range(-3, 4):
        month = shifted(place.today.replace(day=1), step, "month")
        if month is None or day > month_length(month.year, month.month):
            continue
        found = month.replace(day=day)
        if found.weekday() == wanted:
            fitting.append(found)
    if not fitting:
        return None
    nearest = min(fitting, key=lambda each: abs((each - place.today).days))
    return Reading(at + 1, nearest)


def read_figures(place: Place) -> Reading | None:
    """``2026-11-12``, ``12/11``, ``12/11/26``, ``12-11-2026``, ``12.11.2026``, ``30.2.`` with its
    full stop."""
    word, stop = place.low(0), place.at + 1
    if not word[:1].isdigit():
        return None
    mark = next((sign for sign in "-/." if sign in word), "")
    texts = word.split(mark) if mark else []
    if mark == "-" and len(texts) == 3 and texts[1] in place.words.months:
        texts[1] = str(place.words.months[texts[1]])
        place = place._replace(order="dmy")
    elif not mark and len(word) == 8 and word[:2] in ("19", "20"):
        texts = [word[:4], word[4:6], word[6:]]
    numbers = [number for text in texts if (number := whole(text)) is not None]
    if len(texts) != len(numbers) or len(numbers) not in (2, 3):
        return None
    if len(numbers) == 3:
        return _full_date(place, stop, mark, texts, numbers)
    return _short_date(place, stop, mark, texts, numbers)


def _full_date(
    place: Place, stop: int, mark: str, texts: list[str], numbers: list[int]
) -> Reading | None:
    """A date with its year: ``2026-11-12``, ``12/11/26``."""
    if len(texts[0]) == 4:
        plausible = 1900 <= numbers[0] <= 2200 and max(map(len, texts[1:])) <= 2
        return _exact(stop, *numbers) if plausible else None
    if max(len(texts[0]), len(texts[1])) > 2 or min(numbers[:2]) < 1:
        return None
    day, month = _day_and_month(place, mark, numbers)
    year = numbers[2] + 2000 if len(texts[2]) == 2 else numbers[2]
    if len(texts[2]) not in (2, 4) or not 1900 <= year <= 2200 or max(day, month) > 39:
        return None
    return _exact(stop, year, month, day)


def _short_date(
    place: Place, stop: int, mark: str, texts: list[str], numbers: list[int]
) -> Reading | None:
    """A date without its year: ``12/11``, ``12.11.``."""
    if max(map(len, texts)) > 2 or min(numbers) < 1 or max(numbers) > 31:
        return None
    if mark == "-" or place.has("COUNTED", stop) or place.low_at(stop) in place.words.units:
        return None
    day, month = _day_and_month(place, mark, numbers)
    if month > 12:
        return None
    if mark != ".":
        return yearless(place, stop, month, day)
    tokens = place.tokens
    dotted = place.low_at(stop) == "." and tokens[stop].start == tokens[stop - 1].end
    if not dotted and not place.has("FIRM_BY", place.at - 1):
        return None  # v3.1 and 4.5 are no days
    return yearless(place, stop + dotted, month, day)


def _day_and_month(place: Place, mark: str, numbers: list[int]) -> tuple[int, int]:
    """Sort two figures: 12/25 can only be one day, whatever the order."""
    day_first = mark == "." or place.order == "dmy"
    day, month = numbers[:2] if day_first else (numbers[1], numbers[0])
    if day <= 12 < month <= 31 and mark != ".":
        return month, day
    return day, month


def read_month(place: Place) -> Reading | None:
    """``12 nov``, ``12th of November 2025``, ``Nov 12``, ``November 12th, 2026``."""
    led = place.has("THE", place.at)
    first = place.low(led)
    day = whole(first) if first.isdigit() else ordinal(first)
    stop = place.at + led + 1
    if day is not None:
        stop += place.has("OF", stop)
        stop += first.isdigit() and place.low_at(stop) == "."
        month = place.words.months.get(place.low_at(stop))
    else:
        month = None if led else place.words.months.get(first)
        stop += place.low_at(stop) == "." and month is not None
        second = place.low_at(stop)
        day = whole(second) if second.isdigit() else ordinal(second)
    stop += 1
    if month is None or day is None or not 1 <= day <= 39:
        return None
    if place.low_at(stop) == "." and whole(place.low_at(stop + 1)):
        return yearless(place, stop, month, day)
    after = stop + (place.low_at(stop) == ",")
    year = _year(place.low_at(after))
    if year is not None:
        return _exact(after + 1, year, month, day)
    return yearless(place, stop, month, day)


def _year(text: str) -> int | None:
    """Return 2025 for ``2025`` and ``'25``."""
    if len(text) == 3 and text[0] == "'":
        text = "20" + text[1:]
    year = whole(text)
    return year if year is not None and len(text) == 4 and 1900 <= year <= 2200 else None


def read_ordinal(place: Place) -> Reading | None:
    """``the 12th``, where no word follows that would make it the twelfth of something."""
    led = place.has("THE", place.at)
    day = ordinal(place.low(led))
    if day is None or not 1 <= day <= 31:
        return None
    stop = place.at + led + 1
    after = place.low_at(stop)
    bare = not led and not place.has("BY", place.at - 1) and not place.has("ON", place.at - 1)
    if bare and (after or place.when == "future"):
        return None
    if after[:1].isalpha() and not place.has("SECOND_WORDS", stop):
        return None
    found = _nearest_numbered(place, day)
    if found is None:
        return None
    if bare:
        options = tuple(sorted({found, place.today}))
        return Reading(stop, None, options, "may be a day of the month")
    return Reading(stop, found)


def _nearest_numbered(place: Place, day: int) -> date | None:
    """The last day past, or the next one to come, with that number."""
    step = -1 if place.when == "past" else 1
    for months in range(4):
        month = shifted(place.today.replace(day=1), step * months, "month")
        if month is None or day > month_length(month.year, month.month):
            continue
        found = month.replace(day=day)
        if (found - place.today).days * step >= 0:
            return found
    return None


def _exact(stop: int, year: int, month: int, day: int) -> Reading:
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading(stop, date(year, month, day))
    return Reading(stop, None, near(year, month, day), "does not exist")


def yearless(place: Place, stop: int, month: int, day: int) -> Reading:
    """Read a day and a month without a year: the last such day past, or the next one to come.

    In a log a day that lies ahead within half a year is asked, today first: it may be today's note
    about that day.
    """
    year = place.today.year
    if day > month_length(year, month):
        return _no_such_day(place, stop, month, day)
    found = date(year, month, day)
    if place.when == "future" and found < place.today:
        year += 1
    elif place.when == "past" and found > place.today:
        year -= 1
    if day > month_length(year, month):
        return Reading(stop, None, near(year, month, day), f"does not exist in {year}")
    read = date(year, month, day)
    if place.when == "past":
        coming = clamped_year(read, place.today)
        if 0 < (coming - place.today).days <= AHEAD:
            doubt = f"is {full_day(coming)}, which is still to come"
            options = (place.today, coming, read)
            return Reading(stop, None, options, doubt, yearless=True)
    return Reading(stop, read, yearless=True)


def clamped_year(day: date, today: date) -> date:
    """Return the same day of the month on or after today."""
    for year in (today.year, today.year + 1):
        found = date(year, day.month, min(day.day, month_length(year, day.month)))
        if found >= today:
            return found
    return day


def _no_such_day(place: Place, stop: int, month: int, day: int) -> Reading:
    """31 February, and 29 February where the year has none: the days next to it."""
    year = place.today.year
    options = near(year, month, day)
    if place.when == "past" and all(each > place.today for each in options):
        options = near(year - 1, month, day)
    elif place.when == "future" and all(each < place.today for each in options):
        options = near(year + 1, month, day)
    where = f" in {year}" if (month, day) == (2, 29) else ""
    return Reading(stop, None, options, "does not exist" + where)
