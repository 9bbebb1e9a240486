"""Days as other programs write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Literal

from planner.value import NamedTuple

DayOrder = Literal["dmy", "mdy"]
_ABROAD = (
    "jan ene gen",
    "feb fev",
    "mar mrt",
    "apr avr abr",
    "may mai mei mag",
    "jun juin giu",
    "jul juil lug",
    "aug aou ago",
    "sep set",
    "oct okt out ott",
    "nov",
    "dec dez dic",
)
"""How the months begin in English, German, French, Spanish, Portuguese, Italian and Dutch, without accents."""
_MONTH = {
    start: number for number, starts in enumerate(_ABROAD, start=1) for start in starts.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_WORDS = re.compile(
    r"(\d{1,2})[ .-]+(?:de )?([^\W\d_]{3,10})\.?[ ,-]+(?:de )?(\d{4}|\d{2})|([^\W\d_]{3,10})\.? (\d{1,2}),? (\d{4})"
)
_DIGITS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_YEARLY = re.compile(r"--(\d{2})-?(\d{2})")


class DayReading(NamedTuple):
    """A day that was read, or None and why not."""

    day: date | None
    why: str = ""


def order_of(texts: Iterable[str]) -> DayOrder:
    """Return whether a column's days such as 12/11/2026 begin with the day or the month: what any of them proves."""
    for text in texts:
        found = _DIGITS.fullmatch(text.strip())
        if found and (int(found[1]) > 12) != (int(found[2]) > 12):
            return "dmy" if int(found[1]) > 12 else "mdy"
    return "dmy"


def is_of_digits(text: str) -> bool:
    """Whether a text is a day such as 12/11/2026, of which the column says how it is read."""
    return _DIGITS.fullmatch(text.strip()) is not None


def is_a_day(text: str) -> bool:
    """Whether a text of digits has the look of a day."""
    return bool(_ISO.fullmatch(text.strip()) or _DIGITS.fullmatch(text.strip()))


def read_day(text: str, order: DayOrder, today: date) -> DayReading:
    """Read a day; years of two digits are the last ones up to today."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        year, month, day = found[1], int(found[2]), int(found[3])
    elif found := _WORDS.fullmatch(text):
        year, day = found[3] or found[6], int(found[1] or found[5])
        month = _month(found[2] or found[4])
        if not month:
            return DayReading(None, f"“{text}” is not understood as a day")
    elif found := _DIGITS.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), found[3]
        day, month = (first, second) if order == "dmy" else (second, first)
    else:
        return DayReading(None, f"“{text[:40]}” is not understood as a day")
    full = int(year)
    if len(year) == 2:
        full += today.year // 100 * 100
        full -= 100 if full > today.year else 0
    try:
        return DayReading(date(full, month, day))
    except ValueError:
        return DayReading(None, f"the day “{text}” does not exist")


def _month(word: str) -> int:
    folded = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    return _MONTH.get(folded[:4]) or _MONTH.get(folded[:3], 0)


_EVERY = {
    "daily": 1,
    "weekly": 7,
    "biweekly": 14,
    "fortnightly": 14,
    "monthly": 30,
    "bimonthly": 60,
    "quarterly": 91,
    "twice a year": 182,
    "biannually": 182,
    "semiannually": 182,
    "yearly": 365,
    "annually": 365,
}
_UNITS = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}
_SPAN = re.compile(r"(?:every )?(\d{1,4})? ?(d|w|m|q|y)?[a-z]*")


def every(text: str) -> int:
    """Return how many days a cadence is: ``monthly``, ``every 3 months``, ``45``, ``6w``; 0 where it says none."""
    text = " ".join(text.lower().split())
    if text in _EVERY:
        return _EVERY[text]
    found = _SPAN.fullmatch(text)
    if not found or not (found[1] or found[2]) or (not found[1] and not text.startswith("every ")):
        return 0
    days = int(found[1] or 1) * _UNITS[found[2] or "d"]
    return days if days <= 3650 else 0


def read_birthday(text: str, order: DayOrder, today: date) -> tuple[str, str]:
    """Return a birthday as ``YYYY-MM-DD`` or ``--MM-DD``, or nothing and why not."""
    if found := _YEARLY.fullmatch(text.strip()):
        try:
            date(2000, int(found[1]), int(found[2]))
        except ValueError:
            return "", f"the birthday “{text}” does not exist"
        return f"--{found[1]}-{found[2]}", ""
    if not text.strip("0/.- "):
        return "", ""
    read = read_day(text, order, today)
    return (read.day.isoformat(), "") if read.day else ("", f"birthday: {read.why}")
