"""A day in words or figures: ``yesterday``, ``last tue``, ``12 nov``, ``in 2w``. A doubt is told,
not guessed away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner.quicklog.days.calendar import amount, count_of, whole
from planner.quicklog.days.forms import (
    read_day_end,
    read_feast,
    read_figures,
    read_month,
    read_named,
    read_ordinal,
    read_weekday,
)
from planner.quicklog.days.reading import Cursor, Order, Reading, When
from planner.quicklog.days.spans import read_amount, read_vague
from planner.quicklog.words.language import DayWords, language_of
from planner.quicklog.words.tokens import Token, tokens_of
from planner.words import full_day

READERS: tuple[Callable[[Cursor], Reading | None], ...] = (
    read_day_end,
    read_named,
    read_feast,
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
_PERIODS = {"week": 7, "month": 30, "quarter": 90, "year": 365}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "year": 365}
_RANGE_MARKS = ("..", "–", "—", " - ", " to ", " until ", " till ")
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
    cursor = Cursor(tokens, at, today, direction, date_order, loose, words)
    if not _may_begin(cursor):
        return None
    for reader in READERS:
        reading = reader(cursor)
        if reading is not None:
            return _checked(reading, cursor)
    return None


_LEADING = ("LAST", "THIS", "NEXT", "AGO_BEFORE", "IN", "THE")
"""Cells of words that a day may begin with."""


def _may_begin(cursor: Cursor) -> bool:
    """Whether a day may begin with the word at all: most words begin none, and need no reader."""
    word, words = cursor.low(0), cursor.words
    if word[:1].isdigit() or word in ("couple", "few"):
        return True
    bare = word.removesuffix("'s")
    if bare in words.weekdays or words.named.starts(bare):
        return True
    for table in (words.months, words.numbers, words.short_ends):
        if word in table:
            return True
    for phrases in (words.end_of, words.other_day, words.feasts, words.day_ends):
        if phrases.starts(word):
            return True
    return bool(cursor.cell_at(cursor.at, *_LEADING))


def _checked(reading: Reading, cursor: Cursor) -> Reading:
    """Doubt a day that contradicts the direction: one ahead in a log, one past that is due."""
    day, today = reading.day, cursor.today
    if day is None:
        if cursor.when != "past" or reading.leans != "future":
            return reading
        later = tuple(option for option in reading.options if option != today)
        return reading._replace(options=(today, *later))
    if cursor.when == "past" and day > today:
        doubt = f"is {full_day(day)}, which is still to come"
        return reading._replace(day=None, options=(today, day), doubt=doubt)
    if cursor.when == "future" and day < today and reading.leans == "past":
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
    at = _behind_lead_in(tokens)
    reading = read_at(tokens, at, today=today, direction=direction, date_order=date_order)
    if reading is None or reading.day is None:
        return None
    return reading.day, tokens[reading.stop - 1].end


def _behind_lead_in(tokens: Sequence[Token]) -> int:
    """The token that a day may begin at: the first, or the one behind *on* or *by*."""
    return 1 if tokens and tokens[0].low in LEAD_INS else 0


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
        reading = read_at(
            run,
            at,
            today=today,
            direction=direction,
            date_order=date_order,
            loose=loose,
            words=words,
        )
        if reading is not None and reading.stop == stop:
            return at, reading
    return None


def read_when(text: str, *, today: date, date_order: Order = "dmy") -> date | None:
    """Read a day to come, as after `planner snooze ID`: ``2w``, ``tomorrow``, ``fri``, ``next
    month``, ``2026-12-01``.

    A whole week or month means its first day. None where the text is no day, or one that is past.
    """
    tokens = tokens_of(text)
    at = _behind_lead_in(tokens)
    reading = read_at(
        tokens, at, today=today, direction="future", date_order=date_order, loose=True
    )
    if reading is None or reading.stop != len(tokens):
        return None
    day = reading.day
    if day is None and reading.leans == "future" and "next" in text.lower():
        day = next(iter(reading.options), None)
    return day if day is not None and day >= today else None


def read_range(text: str, *, today: date, date_order: Order = "dmy") -> tuple[date, date] | None:
    """Read ``2026-12-24..2027-01-01``, ``24 dec to 1 jan`` or one day, which is both ends; None for
    anything else."""
    mark = next((sign for sign in _RANGE_MARKS if sign in text), "")
    left, _, right = text.partition(mark) if mark else (text, "", "")
    first = _one_day(left.removeprefix("from "), today, date_order)
    if first is None or not mark:
        return None if first is None else (first, first)
    last = _one_day(right.lstrip("."), max(first, today), date_order)
    return (first, last) if last is not None and last >= first else None


def _one_day(text: str, today: date, date_order: Order) -> date | None:
    tokens = tokens_of(text)
    reading = read_at(tokens, 0, today=today, direction="future", date_order=date_order, loose=True)
    return reading.day if reading and reading.stop == len(tokens) else None


def read_cadence(text: str) -> int | None:
    """Read the greatest gap wanted, in days: ``weekly``, ``twice a year``, ``6 weeks``, ``6w``,
    ``45``, ``close``."""
    words = _without_every(text.lower().replace("half yearly", "half-yearly").split())
    if len(words) == 1:
        return _one_word_cadence(words[0])
    times = _times(words)
    if times is not None:
        return _gap_of_times(*times)
    return _counted_cadence(*words) if len(words) == 2 else None


def _without_every(words: list[str]) -> list[str]:
    """``every week`` is a week, ``every other week`` two."""
    if words[:1] not in (["every"], ["each"]):
        return words
    return ["2", *words[2:]] if words[1:2] == ["other"] else words[1:]


def _one_word_cadence(word: str) -> int | None:
    """``weekly``, ``45``, ``quarter``, ``6w``."""
    for table in (_CADENCES, _LENGTHS):
        if word in table:
            return table[word]
    days = whole(word)
    if days is not None:
        return days or None
    compact = amount(word, language_of().days)
    return _days_of(*compact) if compact else None


def _times(words: list[str]) -> tuple[int, list[str]] | None:
    """``twice a year``, ``3 times a month``: how often, and the words behind it."""
    if not words:
        return None
    if words[0] in _TIMES:
        return _TIMES[words[0]], words[1:]
    count = count_of(words[0], language_of().days)
    return (count, words[2:]) if count and words[1:2] == ["times"] else None


def _gap_of_times(times: int, period: list[str]) -> int | None:
    """The days between touches that come so many times in a period: ``a year``, ``per month``."""
    if len(period) != 2:
        return None
    if period[0] not in ("a", "per", "each", "every"):
        return None
    days = _PERIODS.get(period[1])
    return max(1, days // times) if days else None


def _counted_cadence(number: str, noun: str) -> int | None:
    """``6 weeks``, ``two quarters``."""
    words = language_of().days
    count = count_of(number, words)
    if not count:
        return None
    if noun in ("quarter", "quarters"):
        return 91 * count
    return _days_of(count, words.units.get(noun, ""))


def _days_of(count: int, unit: str) -> int | None:
    """Return the days in so many weeks, months or years; a month alone is 30, several are parts of
    a year."""
    if count and unit in ("m", "month"):
        return 30 if count == 1 else round(count * 365 / 12)
    days = _UNIT_DAYS.get(unit, 0) * count
    return days or None
