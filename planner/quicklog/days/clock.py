"""Times of day and lengths in a line: ``9:30``, ``at 9am``, ``half nine``, ``40m``, ``an hour and a
half``."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.days.calendar import leading_digits, whole
from planner.quicklog.days.reading import low_at
from planner.quicklog.words.language import DayWords, language_of
from planner.quicklog.words.tokens import Token
from planner.value import NamedTuple

LONGEST = 24 * 60
"""Minutes in the longest meeting that a length is taken for."""
HALVES = ("am", "pm", "a.m", "p.m")
LONGEST_PHRASE = 5
"""Words in the longest length in words: *an hour and a half*."""


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
    word = low_at(tokens, here)
    if led and word in words.noon:
        return TimeReading(here + 1, _shown(words.noon[word]), None)
    if words.has("HALF", word):
        return _half_past(tokens, here, words)
    if not word[:1].isdigit():
        return None
    half = low_at(tokens, here + 1)
    if half in HALVES and (minutes := _clock(word + half.replace(".", ""))) is not None:
        return TimeReading(here + 2, _shown(minutes), None)
    start, dash, end = word.replace("–", "-").partition("-")
    first = _clock(start)
    if dash:
        return _span(here, start, end)
    return TimeReading(here + 1, _shown(first), None) if first is not None else None


def _span(at: int, start: str, end: str) -> TimeReading | None:
    """``9:30-10:15``, ``2-3pm``."""
    last = _clock(end)
    first = _clock(start)
    if first is None and end[-2:] in HALVES:
        first = _clock(start + end[-2:])
    if first is None or last is None or last <= first:
        return None
    return TimeReading(at + 1, _shown(first), last - first)


def _half_past(tokens: Sequence[Token], at: int, words: DayWords) -> TimeReading | None:
    """``half nine``, ``half past three``: in the working day, so that three is in the afternoon."""
    here = at + 1 + words.has("PAST", low_at(tokens, at + 1))
    word = low_at(tokens, here)
    hour = whole(word) if word.isdigit() else words.numbers.get(word)
    if hour is None or not 1 <= hour <= 12 or (len(word) == 1 and word.isalpha()):
        return None
    if low_at(tokens, here + 1) in words.units:
        return None  # half a day, half an hour
    return TimeReading(here + 1, _shown((hour + 12 if hour < 8 else hour) % 24 * 60 + 30), None)


def read_length(
    tokens: Sequence[Token], at: int, words: DayWords | None = None
) -> tuple[int, int] | None:
    """Read a length at a token: the token after it, and the minutes."""
    words = words or language_of().days
    here = at + words.has("FOR", low_at(tokens, at))
    lows = [low_at(tokens, step) for step in range(here, here + LONGEST_PHRASE)]
    phrase = words.half_hours.at(lows, 0, len(lows))
    found = (here + phrase[0], phrase[1]) if phrase else _counted(tokens, here, words)
    if found is None or not 0 < found[1] <= LONGEST:
        return None
    return None if words.has("NOT_A_LENGTH", low_at(tokens, found[0])) else found


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _clock(text: str) -> int | None:
    """Return the minutes since midnight of ``9:30``, ``9am``, ``9.30pm``, ``14h30``; None where the
    half is open."""
    half = text[-2:] if text[-2:] in HALVES else ""
    bare = text.removesuffix(half)
    mark = next((sign for sign in ":h." if sign in bare and (half or sign != ".")), "")
    if not half and (not mark or (mark == "h" and leading_digits(bare) != 2)):
        return None
    hours, _, rest = bare.partition(mark) if mark else (bare, "", "")
    hour, minute = whole(hours), whole(rest) if mark else 0
    if hour is None or minute is None or minute > 59 or (mark and len(rest) != 2):
        return None
    if half:
        return (hour % 12 + 12 * (half == "pm")) * 60 + minute if 1 <= hour <= 12 else None
    return hour * 60 + minute if hour <= 23 else None


def _counted(tokens: Sequence[Token], at: int, words: DayWords) -> tuple[int, int] | None:
    """``40m``, ``1h``, ``1h 15``, ``1.5h``, ``two hours``."""
    word = low_at(tokens, at)
    if not word or (word[:1].isdigit() and tokens[at].text[-1:].isupper()):
        return None  # 40M is an amount of money, not minutes
    digits, unit, here = _amount_at(tokens, at, words)
    whole_part, _, part = digits.partition(".")
    number = whole(whole_part)
    if number is None or (part and whole(part) is None):
        return None
    if words.units.get(unit) == "hour":
        if part:
            return here, round(float(digits) * 60)
        more = _minutes(tokens, here, words)
        return (more[0], number * 60 + more[1]) if more else (here, number * 60)
    if part:
        return None
    if unit[:1] == "h" and unit not in words.units:
        minutes = whole(unit[1:].removesuffix("min").removesuffix("m"))
        return (here, number * 60 + minutes) if minutes is not None and minutes < 60 else None
    return (here, number) if words.units.get(unit) in ("m", "minute") else None


def _amount_at(tokens: Sequence[Token], at: int, words: DayWords) -> tuple[str, str, int]:
    """The digits, the unit and the token behind an amount: ``40m``, ``40 min``, ``two hours``,
    ``45-min``."""
    word = low_at(tokens, at)
    size = 0
    while size < len(word) and (word[size].isdigit() or word[size] == "."):
        size += 1
    digits, unit = word[:size], word[size:].lstrip("-")
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
    here = at + (low_at(tokens, at) == "and")
    word = low_at(tokens, here)
    size = leading_digits(word)
    number = whole(word[:size])
    if number is None or number > 59:
        return None
    unit = word[size:] or low_at(tokens, here + 1)
    if words.units.get(unit) in ("m", "minute"):
        return here + 1 + (not word[size:]), number
    round_quarter = not word[size:] and here == at and number in (15, 20, 30, 40, 45)
    return (here + 1, number) if round_quarter else None
