"""Times of day and lengths in a line: ``9:30``, ``at 9am``, ``40m``, ``an hour and a half``."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.days.calendar import NUMBERS, UNITS, whole
from planner.quicklog.words.tokens import Token

LONGEST = 24 * 60
"""Minutes in the longest meeting that a length is taken for."""
_PHRASES = (
    (("half", "an", "hour"), 30),
    (("1/2", "hour"), 30),
    (("1/2", "an", "hour"), 30),
    (("half", "hour"), 30),
    (("a", "half", "hour"), 30),
    (("an", "hour", "and", "a", "half"), 90),
    (("hour", "and", "a", "half"), 90),
    (("quarter", "of", "an", "hour"), 15),
)
_MINUTE_WORDS = frozenset({"m", "min", "mins", "minute", "minutes"})


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return the token's text in small letters; empty past the end and for a quote, which is no word."""
    return tokens[at].low if 0 <= at < len(tokens) and tokens[at].sort != "quote" else ""


def read_time(tokens: Sequence[Token], at: int) -> tuple[int, str, int | None] | None:
    """Read a time of day at a token.

    Returns:
        The token after it, ``HH:MM``, and the minutes where it is a span such as ``9:30-10:15``. None where there is
        no time, or only a number that may be anything (``at 9``).
    """
    led = low_at(tokens, at) in ("at", "around", "about", "@", "from")
    here = at + led
    word = low_at(tokens, here)
    if led and word in ("noon", "midday", "midnight"):
        return here + 1, "00:00" if word == "midnight" else "12:00", None
    if not word[:1].isdigit():
        return None
    after = low_at(tokens, here + 1)
    if after in ("am", "pm") and (clock := _clock(word + after)) is not None:
        return here + 2, _shown(clock), None
    start, dash, end = word.replace("–", "-").partition("-")
    first = _clock(start)
    if dash:
        last = _clock(end)
        if first is None and last is not None and end[-2:] in ("am", "pm"):
            first = _clock(start + end[-2:])
        if first is None or last is None or last <= first:
            return None
        return here + 1, _shown(first), last - first
    return (here + 1, _shown(first), None) if first is not None else None


def read_length(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read a length at a token: the token after it, and the minutes."""
    here = at + (low_at(tokens, at) in ("for", "lasted", "took"))
    found = _half_hour(tokens, here) or _counted(tokens, here)
    if (
        found is None
        or not 0 < found[1] <= LONGEST
        or low_at(tokens, found[0]) in ("ago", "late", "later", "early")
    ):
        return None
    return found


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _clock(text: str) -> int | None:
    """Return the minutes since midnight of ``9:30``, ``9am``, ``9.30pm``; None where the half of the day is open."""
    half = text[-2:] if text[-2:] in ("am", "pm") else ""
    bare = text[:-2] if half else text
    hours, mark, rest = bare.partition(":") if ":" in bare or not half else bare.partition(".")
    if not half and mark != ":":
        return None
    hour, minute = whole(hours), whole(rest) if mark else 0
    if hour is None or minute is None or minute > 59 or (mark and len(rest) != 2):
        return None
    if half:
        return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute if 1 <= hour <= 12 else None
    return hour * 60 + minute if hour <= 23 else None


def _half_hour(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    words = tuple(low_at(tokens, at + step) for step in range(5))
    for phrase, minutes in _PHRASES:
        if words[: len(phrase)] == phrase:
            return at + len(phrase), minutes
    return None


def _counted(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = low_at(tokens, at)
    if not word or (tokens[at].text[-1:].isupper() and word[:1].isdigit()):
        return None  # 40M is an amount of money, not minutes
    size = 0
    while size < len(word) and (word[size].isdigit() or word[size] == "."):
        size += 1
    digits, unit = word[:size], word[size:]
    if not digits:
        count = NUMBERS.get(word)
        digits, unit = (str(count), "") if count is not None else ("", "")
    here = at + 1
    if digits and not unit:
        unit, here = low_at(tokens, here), here + 1
    whole_part, _, part = digits.partition(".")
    number = whole(whole_part)
    if number is None or (part and whole(part) is None):
        return None
    if UNITS.get(unit) == "hour":
        if part:
            return here, round(float(digits) * 60)
        more = _minutes(tokens, here)
        return (more[0], number * 60 + more[1]) if more else (here, number * 60)
    if unit.startswith("h") and not part:
        minutes = whole(unit[1:].removesuffix("min").removesuffix("m"))
        return (here, number * 60 + minutes) if minutes is not None and minutes < 60 else None
    if unit in _MINUTE_WORDS and not part:
        return here, number
    return None


def _minutes(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read the minutes after the hours: ``1h 30m``, ``1 hour 30 minutes``, ``1 hour and a half``."""
    if [low_at(tokens, at + step) for step in range(3)] == ["and", "a", "half"]:
        return at + 3, 30
    here = at + (low_at(tokens, at) == "and")
    word = low_at(tokens, here)
    number = whole(word)
    if number is not None and low_at(tokens, here + 1) in _MINUTE_WORDS:
        return here + 2, number
    size = len(word) - len(word.lstrip("0123456789"))
    if size and word[size:] in _MINUTE_WORDS and (number := whole(word[:size])) is not None:
        return here + 1, number
    return None
