"""A day in words or figures: ``yesterday``, ``last tue``, ``12 nov``, ``in 2w``. A doubt is told,
not guessed away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner.quicklog.days.calendar import amount, whole
from planner.quicklog.days.forms import (
    read_figures,
    read_month,
    read_named,
    read_ordinal,
    read_weekday,
)
from planner.quicklog.days.reading import Order, Place, Reading, When
from planner.quicklog.days.spans import read_amount, read_vague
from planner.quicklog.words.language import DayWords, language_of
from planner.quicklog.words.tokens import Token, tokens_of
from planner.words import full_day

READERS: tuple[Callable[[Place], Reading | None], ...] = (
    read_named,
    read_weekday,
    read_amount,
    read_figures,
    read_month,
    read_ordinal,
    read_vague,
)
"""In the order in which they are tried."""
LEAD_INS = frozenset({"on", "by", "before", "until", "till", "due", "for", "from"})
"""Words that may stand before a day and belong to it."""
_CADENCES = {
    "daily": 1,
    "weekly": 7,
    "biweekly": 14,
    "fortnightly": 14,
    "monthly": 30,
    "bimonthly": 61,
    "quarterly": 90,
    "half-yearly": 182,
    "halfyearly": 182,
    "biannually": 182,
    "yearly": 365,
    "annually": 365,
    "close": 30,
    "warm": 90,
    "good": 182,
    "distant": 365,
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "year": 365}


def read_at(
    tokens: Sequence[Token],
    at: int,
    *,
    today: date,
    direction: When,
    date_order: Order = "dmy",
    loose: bool = False,
    words: DayWords | None = None,
) -> Reading | None:
    """Read a day at a token; what contradicts the direction (a log of tomorrow) comes back in
    doubt."""
    words = words or language_of().days
    place = Place(tokens, at, today, direction, date_order, loose, words)
    if not _may_begin(place):
        return None
    for reader in READERS:
        reading = reader(place)
        if reading is not None:
            return _checked(reading, place)
    return None


def _may_begin(place: Place) -> bool:
    """Whether a day may begin with the word at all: most words begin none, and need no reader."""
    word = place.low(0)
    words = place.words
    if word[:1].isdigit() or word in words.months or word in words.numbers:
        return True
    if word.removesuffix("'s") in words.weekdays or words.named.starts(word.removesuffix("'s")):
        return True
    if word in words.short_ends or words.end_of.starts(word) or words.other_day.starts(word):
        return True
    return word in ("couple", "few") or any(word in words.sets[cell] for cell in _LEADING)


_LEADING = ("LAST", "THIS", "NEXT", "AGO_BEFORE", "IN", "THE")
"""Cells of words that a day may begin with."""


def _checked(reading: Reading, place: Place) -> Reading:
    """Doubt a day that contradicts the direction: one ahead in a log, one past that is due."""
    day, today = reading.day, place.today
    if day is None:
        if place.when == "past" and reading.leans == "future":
            others = tuple(option for option in reading.options if option != today)
            return reading._replace(options=(today, *others))
        return reading
    if place.when == "past" and day > today:
        doubt = f"is {full_day(day)}, which is still to come"
        return reading._replace(day=None, options=(today, day), doubt=doubt)
    if place.when == "future" and day < today and reading.leans == "past":
        doubt = f"is {full_day(day)}, which is past"
        return reading._replace(day=None, options=(day, today), doubt=doubt)
    return reading


def read_date(
    text: str,
    *,
    today: date,
    direction: When = "past",
    date_order: Order = "dmy",
) -> tuple[date, int] | None:
    """Read the day that a text begins with.

    Args:
        text: Any text; a word such as ``on`` or ``by`` may stand before the day.
        today: The reference day.
        direction: ``past`` for a log (``fri`` is the last one), ``future`` for a due date (``fri``
            is the next one).
        date_order: How 12/11 is read.

    Returns:
        The day and how many characters from the start were taken. None where there is no day, or
        not for sure.
    """
    tokens = tokens_of(text)
    at = 1 if tokens and tokens[0].low in LEAD_INS else 0
    found = read_at(tokens, at, today=today, direction=direction, date_order=date_order)
    return (found.day, tokens[found.stop - 1].end) if found and found.day else None


def read_last(
    tokens: Sequence[Token],
    start: int,
    stop: int,
    *,
    today: date,
    direction: When,
    date_order: Order = "dmy",
    loose: bool = False,
    words: DayWords | None = None,
) -> tuple[int, Reading] | None:
    """Find the day that ends a run of tokens: the token it begins at, and its reading. The longest
    one counts."""
    run = tokens[:stop]
    for at in range(max(start, stop - 7), stop):
        found = read_at(
            run,
            at,
            today=today,
            direction=direction,
            date_order=date_order,
            loose=loose,
            words=words,
        )
        if found is not None and found.stop == stop:
            return at, found
    return None


def read_when(text: str, *, today: date, date_order: Order = "dmy") -> date | None:
    """Read a day to come, as after `planner snooze ID`: ``2w``, ``tomorrow``, ``fri``, ``next
    month``, ``2026-12-01``.

    A whole week or month means its first day. None where the text is no day, or one that is past.
    """
    tokens = tokens_of(text)
    at = 1 if tokens and tokens[0].low in LEAD_INS else 0
    found = read_at(tokens, at, today=today, direction="future", date_order=date_order, loose=True)
    if found is None or found.stop != len(tokens):
        return None
    day = found.day
    if day is None and found.leans == "future" and found.options and "next" in text.lower():
        day = found.options[0]
    return day if day is not None and day >= today else None


def read_range(text: str, *, today: date, date_order: Order = "dmy") -> tuple[date, date] | None:
    """Read ``2026-12-24..2027-01-01``, ``24 dec to 1 jan`` or one day, which is both ends; None for
    anything else."""
    for mark in ("..", "–", "—", " - ", " to ", " until ", " till "):
        if mark in text:
            left, right = text.split(mark, 1)
            break
    else:
        left = right = text
    first = _one_day(left.removeprefix("from "), today, date_order)
    if first is None:
        return None
    last = first if left is right else _one_day(right.lstrip("."), max(first, today), date_order)
    return (first, last) if last is not None and last >= first else None


def _one_day(text: str, today: date, date_order: Order) -> date | None:
    tokens = tokens_of(text)
    found = read_at(tokens, 0, today=today, direction="future", date_order=date_order, loose=True)
    return found.day if found and found.stop == len(tokens) else None


def read_cadence(text: str) -> int | None:
    """Read the greatest gap wanted, in days: ``weekly``, ``twice a year``, ``6 weeks``, ``6w``,
    ``45``, ``close``."""
    words = text.lower().replace("half yearly", "half-yearly").split()
    if words[:1] == ["every"] or words[:1] == ["each"]:
        words = words[1:]
        if words[:1] == ["other"]:
            words = ["2", *words[1:]]
    if len(words) == 1:
        word = words[0]
        if word in _CADENCES:
            return _CADENCES[word]
        if (days := whole(word)) is not None:
            return days or None
        if word in _LENGTHS:
            return _LENGTHS[word]
        found = amount(word, language_of().days)
        return _days_of(*found) if found else None
    times = _TIMES.get(words[0]) if words else None
    rest = words[1:]
    if times is None and rest[:1] == ["times"]:
        times, rest = whole(words[0]) or language_of().days.numbers.get(words[0]), rest[1:]
    if times:
        unit = rest[1] if len(rest) == 2 and rest[0] in ("a", "per", "each", "every") else ""
        days = {"year": 365, "month": 30, "week": 7, "quarter": 90}.get(unit)
        return max(1, days // times) if days else None
    if len(words) == 2:
        count = whole(words[0]) or language_of().days.numbers.get(words[0])
        if count and words[1] in ("quarter", "quarters"):
            return 91 * count
        unit = language_of().days.units.get(words[1], "")
        return _days_of(count, unit) if count and unit else None
    return None


def _days_of(count: int, unit: str) -> int | None:
    """Return the days in so many weeks, months or years; a month alone is 30, several are parts of
    a year."""
    if unit in ("m", "month"):
        return 30 if count == 1 else round(count * 365 / 12) if count else None
    days = {"day": 1, "week": 7, "fortnight": 14, "year": 365}.get(unit)
    return days * count if days and count else None
