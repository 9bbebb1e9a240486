"""Days as other programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from planner.exchange.read.month_names import month_of
from planner.exchange.sheet import Meaning
from planner.value import NamedTuple

DayOrder = Literal["dmy", "mdy"]
_TIME = re.compile(
    r"[,T "
    r"]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SIGNS = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_NUMBERED_MONTH = re.compile(
    r"(\d{1,2}),? (?:thg|th\u00e1ng) (\d{1,2})(?:,? (\d{4}))?", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})")
_YEARLY = re.compile(r"--?(\d{2})-?(\d{2})")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?")
_DATED: tuple[Meaning, ...] = ("connected_on", "birthday", "anniversary", "last_contact")
_NO_YEAR = 1604
"""The year that Apple's address book puts where none is known."""
_LEAP_YEAR = 2000


class DayReading(NamedTuple):
    """A day that was read, or None and why not."""

    day: date | None
    why: str = ""


class ColumnOrder(NamedTuple):
    """Whether the days of a column begin with the day or the month, and whether anything in the
    file proves it."""

    order: DayOrder
    proven: bool


def order_of_columns(
    columns: Sequence[Meaning], rows: Iterable[Sequence[str]], usual: DayOrder = "dmy"
) -> Mapping[Meaning, ColumnOrder]:
    """Return how the days such as 12/11/2026 of each column are to be read.

    A day above 12 proves it, in the column itself or else in another column of the file; where rows
    contradict each other, nothing is proven.

    Args:
        columns: What the columns hold.
        rows: The cells.
        usual: What is taken where nothing proves it.
    """
    places = [(at, meaning) for at, meaning in enumerate(columns) if meaning in _DATED]
    proofs: dict[Meaning, set[DayOrder]] = {meaning: set() for meaning in _DATED}
    if places:
        for cells in rows:
            for at, meaning in places:
                if at < len(cells):
                    proofs[meaning].update(_proof(cells[at]))
    anywhere = set[DayOrder]().union(*proofs.values())
    return {meaning: _column_order(proofs[meaning] or anywhere, usual) for meaning in _DATED}


def _column_order(proofs: set[DayOrder], usual: DayOrder) -> ColumnOrder:
    return ColumnOrder(min(proofs), True) if len(proofs) == 1 else ColumnOrder(usual, False)


def _proof(text: str) -> set[DayOrder]:
    bare, american = _without_time(text)
    digits = _DIGITS.fullmatch(bare)
    if not digits:
        return set()
    if american:
        return {"mdy"}
    first, second = int(digits[1]), int(digits[2])
    if (first > 12) == (second > 12):
        return set()
    return {"dmy"} if first > 12 else {"mdy"}


def _without_time(text: str) -> tuple[str, bool]:
    """A text without the time behind it, and whether that is one of twelve hours, as Americans
    write it."""
    bare = " ".join(text.split())
    time = _TIME.search(bare)
    if not time:
        return bare, False
    return bare[: time.start()], bool(time["half"])


def is_ambiguous(text: str) -> bool:
    """Whether a text is a day such as 12/11/2026, which would be another one the other way
    round."""
    digits = _DIGITS.fullmatch(_without_time(text)[0])
    if not digits:
        return False
    first, second = int(digits[1]), int(digits[2])
    return max(first, second) <= 12 and first != second


def is_a_day(text: str) -> bool:
    """Whether a text of digits has the look of a day."""
    return bool(_ISO.fullmatch(text.strip()) or _DIGITS.fullmatch(text.strip()))


def read_day(text: str, order: DayOrder, today: date) -> DayReading:
    """Read a day; years of two digits are the last ones up to today."""
    bare, _ = _without_time(text)
    parts = _numbers_of(bare, order)
    if parts is None or not parts[0]:
        return DayReading(None, f"“{text.strip()[:40]}” is not understood as a day")
    year, month, day = parts
    return _existing(_full_year(year, today), month, day, text)


def _numbers_of(text: str, order: DayOrder) -> tuple[str, int, int] | None:
    """Year, as written or empty, month and day of a text; None where it is no day."""
    iso = _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _SIGNS.fullmatch(text)
    if iso:
        return iso[1] or "", int(iso[2]), int(iso[3])
    if numbered := _NUMBERED_MONTH.fullmatch(text):
        return numbered[3] or "", int(numbered[2]), int(numbered[1])
    digits = _DIGITS.fullmatch(text) or _WITHOUT_YEAR.fullmatch(text)
    if digits:
        first, second = int(digits[1]), int(digits[2])
        year = digits[3] if digits.re is _DIGITS else ""
        return (year, second, first) if order == "dmy" else (year, first, second)
    return _spelled(text)


def _spelled(text: str) -> tuple[str, int, int] | None:
    """A day with its month in words: 4 March, Mar 4, Thursday, March 4, 1985, 4 de marzo de
    1985."""
    month = 0
    numbers: list[str] = []
    for token in filter(None, _BETWEEN_TOKENS.split(text)):
        digits = _ORDINAL.sub("", token.lower()).strip(".'’")
        if digits.isdecimal():
            numbers.append(digits)
        else:
            month = month_of(token) or month
    if not month or not 1 <= len(numbers) <= 2:
        return None
    year, day = _year_and_day(numbers)
    return (year, month, int(day)) if len(day) < len("100") else None


_BETWEEN_TOKENS = re.compile(r"[\s,/-]+|(?<=\d)\.")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª|o)$")


def _year_and_day(numbers: Sequence[str]) -> tuple[str, str]:
    """Which of the numbers of a day is its year, empty where there is none, and which its day: four
    digits are a year wherever they stand, two stand behind the day."""
    if len(numbers) == 1:
        return "", numbers[0]
    first, second = numbers
    return (first, second) if len(first) == len("1985") else (second, first)


def _full_year(year: str, today: date) -> int:
    full = int(year)
    if len(year) == 2:
        full += today.year // 100 * 100
        full -= 100 if full > today.year else 0
    return full


def _existing(year: int, month: int, day: int, text: str) -> DayReading:
    try:
        return DayReading(date(year, month, day))
    except ValueError:
        return DayReading(None, f"the day “{text.strip()[:40]}” does not exist")


def of_parts(year: str, month: str, day: str) -> str:
    """Return a birthday that stands in three columns as one text; empty where month or day are
    missing."""
    number = month if month.isdecimal() else str(month_of(month) or "")
    if not number or not day.isdecimal():
        return ""
    begin = year if len(year) == 4 and year.isdecimal() else "-"
    return f"{begin}-{int(number):02}-{int(day):02}"


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
    """Return how many days a cadence is: ``monthly``, ``every 3 months``, ``45``, ``6w``; 0 where
    it says none."""
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
    text = text.strip()
    if not text.strip("0/.- "):
        return "", ""
    yearly = _YEARLY.fullmatch(text)
    bare, _ = _without_time(text)
    parts = ("", int(yearly[1]), int(yearly[2])) if yearly else _numbers_of(bare, order)
    if parts is None:
        return "", f"birthday: “{text[:40]}” is not understood as a day"
    year, month, day = parts
    full = _full_year(year, today) if year else _NO_YEAR
    reading = _existing(full if full != _NO_YEAR else _LEAP_YEAR, month, day, text)
    if reading.day is None:
        return "", f"birthday: {reading.why}"
    return (f"--{month:02}-{day:02}" if full == _NO_YEAR else reading.day.isoformat()), ""
