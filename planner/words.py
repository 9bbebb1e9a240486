"""Days and counts in words, the same everywhere: in the shell, on the screens and in the
reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

QUOTED = 60
"""Characters of a user's words that an error repeats at most."""
_UNSEEN = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
)
_UNSEEN |= {0x2028: 0x2424, 0x2029: 0x2424}
_CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_CLOSERS = frozenset("\u202c\u2069")
_TURNS = _CLOSERS.union(_CLOSED_BY)


def visible(text: str) -> str:
    """Return a user's text so that a terminal shows it and obeys none of it: control characters
    become pictures.

    An escape sequence reads ``␛[31m``; line ends and tabs become pictures too, for the text is
    shown on one line. Marks that turn the direction of writing stay, and what they open is closed
    at the end: they turn nothing else.
    """
    if text.isprintable():
        return text
    return _turned_back(text.translate(_UNSEEN))


def _turned_back(text: str) -> str:
    """Close the embeddings, overrides and isolates that a text leaves open, and drop what would
    close another's."""
    if not _TURNS.intersection(text):
        return text
    kept: list[str] = []
    opened: list[str] = []
    for char in text:
        if char in _CLOSED_BY:
            opened.append(_CLOSED_BY[char])
        elif char in _CLOSERS:
            if opened[-1:] != [char]:
                continue
            opened.pop()
        kept.append(char)
    return "".join(kept) + "".join(reversed(opened))


def quoted(text: str) -> str:
    """Return a user's words between quotation marks, as an error repeats them: on one line, and cut
    where long."""
    return f"“{visible(text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + '…')}”"


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return ``1 day``, ``2 days``, ``1,000 days``; ``nouns`` is the plural where an s does not
    make it."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def full_day(day: date) -> str:
    """Return ``Wednesday 18 November 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, today: date) -> str:
    """Return the day as one says it on ``today``: today, yesterday, tomorrow, Friday (within 6 days
    ahead), 12 Nov, or 12 Nov 2025 in another year."""
    ahead = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if ahead in near:
        return near[ahead]
    if 1 < ahead <= 6:
        return WEEKDAYS[day.weekday()]
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if day.year == today.year else f"{text} {day.year}"


def birthday(text: str) -> str:
    """Return a birthday, ``1990-03-07`` or ``--03-07`` without the year, as ``7 March 1990`` or ``7
    March``; what is written otherwise stays as it is."""
    year, day = (text[:4], text[5:]) if text[:4].isdecimal() else ("", text.removeprefix("--"))
    month, dash, number = day.partition("-")
    if (
        len(text) - len(day) not in (2, 5)
        or not dash
        or not (month.isdecimal() and number.isdecimal())
    ):
        return text
    if not 1 <= int(month) <= 12:
        return text
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}".rstrip()


def joined(names: list[str], last: str = "and") -> str:
    """Return ``Ana``, ``Ana and Bo``, ``Ana, Bo and Cy``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
