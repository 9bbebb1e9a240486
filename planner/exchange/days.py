"""Days as other programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from planner.words import MONTHS

Order = Literal["dmy", "mdy"]
_MONTH = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_WORDS = re.compile(
    r"(\d{1,2})[ .-]+([a-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})|([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_YEARLY = re.compile(r"--(\d{2})-?(\d{2})")


class Read(NamedTuple):
    """A day that was read, or None and why not."""

    day: date | None
    why: str = ""


def order_of(texts: Iterable[str]) -> Order:
    """Return whether a column's days such as 12/11/2026 begin with the day or the month: what any of them proves."""
    for text in texts:
        found = _DIGITS.fullmatch(text.strip())
        if found and (int(found[1]) > 12) != (int(found[2]) > 12):
            return "dmy" if int(found[1]) > 12 else "mdy"
    return "dmy"


def read_day(text: str, order: Order, today: date) -> Read:
    """Read a day; years of two digits are the last ones up to today."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        year, month, day = found[1], int(found[2]), int(found[3])
    elif found := _WORDS.fullmatch(text):
        year, day = found[3] or found[6], int(found[1] or found[5])
        month = _MONTH.get((found[2] or found[4])[:3].lower(), 0)
        if not month:
            return Read(None, f"“{text}” is not understood as a day")
    elif found := _DIGITS.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), found[3]
        day, month = (first, second) if order == "dmy" else (second, first)
    else:
        return Read(None, f"“{text[:40]}” is not understood as a day")
    full = int(year)
    if len(year) == 2:
        full += today.year // 100 * 100
        full -= 100 if full > today.year else 0
    try:
        return Read(date(full, month, day))
    except ValueError:
        return Read(None, f"the day “{text}” does not exist")


def read_birthday(text: str, order: Order, today: date) -> tuple[str, str]:
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
