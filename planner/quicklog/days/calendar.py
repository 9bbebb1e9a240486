"""Words for days, months and amounts, and the little arithmetic of the calendar that a line needs.

pendulum would do the arithmetic too, at twice the time that the whole of `planner log` may take to start.
"""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS = {
    "monday": 0,
    "mon": 0,
    "tuesday": 1,
    "tue": 1,
    "tues": 1,
    "wednesday": 2,
    "wed": 2,
    "weds": 2,
    "thursday": 3,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "friday": 4,
    "fri": 4,
    "saturday": 5,
    "sat": 5,
    "sunday": 6,
    "sun": 6,
}
MONTHS = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sep": 9,
    "sept": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
UNITS = {
    "d": "day",
    "day": "day",
    "days": "day",
    "w": "week",
    "wk": "week",
    "wks": "week",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "mo": "month",
    "mos": "month",
    "mth": "month",
    "mths": "month",
    "month": "month",
    "months": "month",
    "y": "year",
    "yr": "year",
    "yrs": "year",
    "year": "year",
    "years": "year",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "hour": "hour",
    "hours": "hour",
    "min": "minute",
    "mins": "minute",
    "minute": "minute",
    "minutes": "minute",
    "m": "m",
}
"""``m`` alone is a month or a minute, as the line has it."""
DAYS = {"day": 1, "week": 7, "fortnight": 14}
FARTHEST = 200 * 366
"""Days from today beyond which an amount is no day that anybody means."""


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day so many units later (earlier if negative); a month's end stays one. None beyond all reason."""
    if unit in ("hour", "minute"):
        return day
    if unit in DAYS:
        days = count * DAYS[unit]
        return day + timedelta(days) if abs(days) <= FARTHEST else None
    months = count * (12 if unit == "year" else 1)
    if abs(months) > 2400:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return clamped(year, month + 1, day.day)


def month_length(year: int, month: int) -> int:
    """Return how many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
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
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def ordinal(text: str) -> int | None:
    """Return 12 for ``12th``, 1 for ``1st``; None for a plain number and for anything else."""
    return whole(text[:-2]) if text[-2:] in ("st", "nd", "rd", "th") else None


def amount(text: str) -> tuple[int, str] | None:
    """Return ``(2, "week")`` for ``2w``, ``(3, "month")`` for ``3mo``; ``m`` is left as it is."""
    size = 0
    while size < len(text) and text[size].isdigit():
        size += 1
    count, unit = whole(text[:size]), UNITS.get(text[size:])
    return (count, unit) if count is not None and unit else None
