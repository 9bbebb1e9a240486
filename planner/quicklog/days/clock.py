"""Times of day and lengths in a line: ``9:30``, ``at 9am``, ``half nine``, ``40m``, ``an hour and a
half``."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.days.calendar import count_of, leading_digits, whole
from planner.quicklog.days.reading import low_at
from planner.quicklog.words.language import DayWords, language_of
from planner.quicklog.words.tokens import Token, tokens_of
from planner.value import NamedTuple

LONGEST = 24 * 60
"""Minutes in the longest meeting that a length is taken for."""
HALVES = ("am", "pm", "a.m", "p.m")
LONGEST_PHRASE = 5
"""Words in the longest length in words: *an hour and a half*."""
EARLIEST_HALF = 8
"""Hour before which *half three* is in the afternoon."""
ROUND_MINUTES = (15, 20, 30, 40, 45)
"""Minutes that may stand behind the hours without a unit: *1h 15*."""


class TimeReading(NamedTuple):
    """A time of day: the token behind it, ``HH:MM``, and the minutes where it is a span such as
    ``9:30-10:15``."""

    stop: int
    time: str
    minutes: int | None


def read_time(
    tokens: Sequence[Token], at: int, words: DayWords | None = None
) -> TimeReading | None:
    """Read a time of day at a token; None where there is none, or only a number that may be
    anything (``at 9``)."""
    words = words or language_of().days
    led = words.has("AT", low_at(tokens, at))
    here = at + led
    here += led and words.has("FOR", low_at(tokens, here))  # at like 9:30
    word = low_at(tokens, here)
    if led and word in words.noon:
        return TimeReading(here + 1, _shown(words.noon[word]), None)
    if words.has("HALF", word):
        return _half_past(tokens, here, words)
    start, dash, end = word.replace("–", "-").partition("-")
    if dash and start[:1].isdigit():
        return _span(here, start, end)
    first = _clock_at(tokens, here)
    if first is None and led and word.count(".") == 1:
        minutes = _clock(word.replace(".", ":"))  # at 7.30
        first = None if minutes is None else (here + 1, minutes)
    if first is not None:
        return _with_end(tokens, first, words)
    return _hours_to(tokens, here, words) if led else None


def _clock_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The token behind ``9:30``, ``9am`` or ``9 am``, and the minutes since midnight."""
    word = low_at(tokens, at)
    if not word[:1].isdigit():
        return None
    half = low_at(tokens, at + 1)
    if half in HALVES:
        minutes = _clock(word + half.replace(".", ""))
        if minutes is not None:
            return at + 2, minutes
    minutes = _clock(word)
    return None if minutes is None else (at + 1, minutes)


def _with_end(
    tokens: Sequence[Token], first: tuple[int, int], words: DayWords
) -> TimeReading | None:
    """``14:00 to 14:40``: a time, and the minutes up to another where one follows."""
    stop, start = first
    if words.has("TO", low_at(tokens, stop)):
        last = _clock_at(tokens, stop + 1)
        if last is not None and last[1] > start:
            return TimeReading(last[0], _shown(start), last[1] - start)
    return TimeReading(stop, _shown(start), None)


def _hours_to(tokens: Sequence[Token], at: int, words: DayWords) -> TimeReading | None:
    """``from one to 14:30``, ``from 2 to 3pm``: an hour alone takes its half of the day from the
    end."""
    hour = count_of(low_at(tokens, at), words)
    if hour is None or not 1 <= hour <= 12:
        return None
    last = _clock_at(tokens, at + 2) if words.has("TO", low_at(tokens, at + 1)) else None
    if last is None:
        return None
    start = hour % 12 * 60
    if last[1] - start > 12 * 60:
        start += 12 * 60
    return TimeReading(last[0], _shown(start), last[1] - start) if last[1] > start else None


def clock_of(text: str) -> str | None:
    """Return the time of day that a text is, as HH:MM: ``8:30``, ``9am``, ``noon``; None where it
    is anything else."""
    tokens = tokens_of(f"at {text.strip()}")
    reading = read_time(tokens, 0)
    if reading is None:
        return None
    if reading.stop < len(tokens):
        return None
    if reading.minutes is not None:
        return None
    return reading.time


def _span(at: int, start: str, end: str) -> TimeReading | None:
    """``9:30-10:15``, ``2-3pm``."""
    last = _clock(end)
    first = _clock(start)
    if first is None and end[-2:] in HALVES:
        first = _clock(start + end[-2:])
    if first is None:
        return None
    if last is None:
        return None
    if last <= first:
        return None
    return TimeReading(at + 1, _shown(first), last - first)


def _half_past(tokens: Sequence[Token], at: int, words: DayWords) -> TimeReading | None:
    """``half nine``, ``half past three``: in the working day, so that three is in the afternoon."""
    here = at + 1 + words.has("PAST", low_at(tokens, at + 1))
    word = low_at(tokens, here)
    hour = count_of(word, words)
    if hour is None or not 1 <= hour <= 12:
        return None
    lone_letter = len(word) == 1 and word.isalpha()
    if lone_letter or low_at(tokens, here + 1) in words.units:
        return None  # half a day, half an hour
    if hour < EARLIEST_HALF:
        hour += 12
    return TimeReading(here + 1, _shown(hour % 24 * 60 + 30), None)


def read_length(
    tokens: Sequence[Token], at: int, words: DayWords | None = None
) -> tuple[int, int] | None:
    """Read a length at a token: the token after it, and the minutes."""
    words = words or language_of().days
    here = at + words.has("FOR", low_at(tokens, at))
    lows = [low_at(tokens, step) for step in range(here, here + LONGEST_PHRASE)]
    phrase = words.half_hours.at(lows, 0, len(lows))
    length = (here + phrase[0], phrase[1]) if phrase else _counted(tokens, here, words)
    if length is None:
        return None
    stop, minutes = length
    if not 0 < minutes <= LONGEST:
        return None
    if words.has("NOT_A_LENGTH", low_at(tokens, stop)):
        return None
    return length


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _clock(text: str) -> int | None:
    """Return the minutes since midnight of ``9:30``, ``9am``, ``9.30pm``, ``14h30``; None where the
    half is open."""
    half = text[-2:] if text[-2:] in HALVES else ""
    hours, mark, rest = _at_mark(text.removesuffix(half), ":h." if half else ":h")
    if not half:
        if not mark or (mark == "h" and leading_digits(hours) != 2):
            return None  # 9 and 9h30
    elif not mark:
        rest = "00"
    hour, minute = whole(hours), whole(rest)
    if hour is None:
        return None
    if minute is None:
        return None
    if minute > 59:
        return None
    if len(rest) != 2:
        return None
    if half:
        return (hour % 12 + 12 * (half == "pm")) * 60 + minute if 1 <= hour <= 12 else None
    return hour * 60 + minute if hour <= 23 else None


def _at_mark(text: str, marks: str) -> tuple[str, str, str]:
    """Part hours and minutes at the first of the marks that stands in the text."""
    for mark in marks:
        if mark in text:
            return text.partition(mark)
    return text, "", ""


def _counted(tokens: Sequence[Token], at: int, words: DayWords) -> tuple[int, int] | None:
    """``40m``, ``1h``, ``1h 15``, ``1.5h``, ``two hours``."""
    word = low_at(tokens, at)
    if not word or _is_money(tokens[at].text):
        return None
    digits, unit, here = _amount_at(tokens, at, words)
    number_text, _, part = digits.partition(".")
    number, decimals = whole(number_text), whole(part)
    if number is None or (part and decimals is None):
        return None
    sort = words.units.get(unit)
    if sort == "hour" and part:
        return here, round(float(digits) * 60)
    if sort == "hour":
        more = _minutes(tokens, here, words)
        return (more[0], number * 60 + more[1]) if more else (here, number * 60)
    if part:
        return None
    if sort in ("m", "minute"):
        return here, number
    minutes = _minutes_of_unit(unit) if sort is None else None
    return None if minutes is None else (here, number * 60 + minutes)


def _is_money(text: str) -> bool:
    """``40M`` is an amount of money, not minutes."""
    return text[:1].isdigit() and text[-1:].isupper()


def _minutes_of_unit(unit: str) -> int | None:
    """Return 30 for what stands behind the digits of ``1h30``, ``1h30m``, ``1h30min``."""
    if unit[:1] != "h":
        return None
    minutes = whole(unit[1:].removesuffix("min").removesuffix("m"))
    return minutes if minutes is not None and minutes < 60 else None


def _amount_at(tokens: Sequence[Token], at: int, words: DayWords) -> tuple[str, str, int]:
    """The digits, the unit and the token behind an amount: ``40m``, ``40 min``, ``two hours``,
    ``45-min``."""
    word = low_at(tokens, at)
    unit = word.lstrip("0123456789.")
    digits = word.removesuffix(unit)
    unit = unit.lstrip("-")
    if not digits and word in words.numbers:
        digits, unit = str(words.numbers[word]), ""
    if not digits or unit:
        return digits, unit, at + 1
    return digits, low_at(tokens, at + 1), at + 2


def _minutes(tokens: Sequence[Token], at: int, words: DayWords) -> tuple[int, int] | None:
    """Read the minutes behind the hours: ``1h 30m``, ``1h 15``, ``1 hour 30 minutes``, ``1 hour and
    a half``."""
    if [low_at(tokens, at + step) for step in range(3)] == ["and", "a", "half"]:
        return at + 3, 30
    joined = low_at(tokens, at) == "and"
    here = at + joined
    word = low_at(tokens, here)
    size = leading_digits(word)
    number, unit, stop = whole(word[:size]), word[size:], here + 1
    if number is None or number > 59:
        return None
    unit_behind = words.units.get(unit or low_at(tokens, stop))
    if unit_behind in ("m", "minute"):
        return (stop if unit else stop + 1), number
    if unit:
        return None
    if joined:
        return None
    if number not in ROUND_MINUTES:
        return None
    return stop, number
