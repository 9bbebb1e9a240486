"""The little arithmetic of the calendar that a line needs, and amounts written in one word.

pendulum would do the arithmetic too, at twice the time that the whole of `planner log` may take to
start.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.words.language import DayWords

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
FARTHEST = 200 * 366
"""Days from today beyond which an amount is no day that anybody means."""
MOST_MONTHS = 2400
"""Months from today beyond which an amount is no day that anybody means."""


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day so many units later (earlier if negative); a month's end stays one. None
    beyond all reason."""
    if unit in ("hour", "minute"):
        return day
    if unit in DAYS_IN:
        days = count * DAYS_IN[unit]
        return day + timedelta(days) if abs(days) <= FARTHEST else None
    months = 12 * count if unit == "year" else count
    if abs(months) > MOST_MONTHS:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return clamped(year, month + 1, day.day)


def month_length(year: int, month: int) -> int:
    """Return how many days the month has."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def clamped(year: int, month: int, day: int) -> date:
    """Return the day, or the last of its month where the month is shorter."""
    return date(year, month, min(day, month_length(year, month)))


def near(year: int, month: int, day: int) -> tuple[date, ...]:
    """Return the days next to one that does not exist: 28 February and 1 March for 31 February."""
    month = min(max(month, 1), 12)
    if day < 1:
        return (date(year, month, 1),)
    last = clamped(year, month, day)
    return last, last + timedelta(1)


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(day.weekday())


def whole(text: str) -> int | None:
    """Return the number that the text is, in plain digits, six at most."""
    if len(text) > 6 or not text.isascii():
        return None
    return int(text) if text.isdigit() else None


def count_of(word: str, words: DayWords) -> int | None:
    """Return 3 for ``3`` and for ``three``."""
    number = whole(word)
    return words.numbers.get(word) if number is None else number


def ordinal(text: str) -> int | None:
    """Return 12 for ``12th``, 1 for ``1st``; None for a plain number and for anything else."""
    return whole(text[:-2]) if text[-2:] in ("st", "nd", "rd", "th") else None


def day_number(text: str) -> int | None:
    """Return 12 for ``12`` and for ``12th``."""
    number = whole(text)
    return ordinal(text) if number is None else number


def amount(text: str, words: DayWords) -> tuple[int, str] | None:
    """Return ``(2, "week")`` for ``2w``, ``(3, "month")`` for ``3mo``; ``m`` is left as it is."""
    size = leading_digits(text)
    count, unit = whole(text[:size]), words.units.get(text[size:])
    if count is None or not unit:
        return None
    return count, unit


def leading_digits(text: str) -> int:
    """Return how many digits the text begins with."""
    size = 0
    while text[size : size + 1].isdigit():
        size += 1
    return size
