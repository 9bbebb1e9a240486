"""Numbers in words, as dictation writes them: *forty five minutes*, *the twenty first*, *two pm*.

Their tokens are made one and get the figures as their small letters, so that every reader of days,
hours and lengths reads them as figures. The text of the line stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.words.language import DayWords
from planner.quicklog.words.tokens import Token
from planner.value import NamedTuple

AFTERNOON = 8
"""Hours before this one are in the afternoon where nothing says which half: *at two thirty*."""
QUARTERS = frozenset({15, 20, 30, 40, 45, 50})
"""Minutes that may be spoken behind an hour: *nine thirty*."""
HALVES = ("am", "pm", "a.m", "p.m")


class SpokenNumber(NamedTuple):
    """Words that are a number: how many tokens they take, and the figures."""

    size: int
    low: str


def with_figures(tokens: list[Token], words: DayWords) -> list[Token]:
    """Return the tokens with each spoken number as one token of figures."""
    lows = [token.low for token in tokens]
    spoken = words.spoken.keys() | words.ordinals.keys() | set(HALVES)
    if spoken.isdisjoint(low.partition("-")[0] for low in lows):
        return tokens
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        figures = None
        if tokens[at].text.islower():
            figures = _hour(lows, at, words) or _number(lows, at, words)
        if figures is None:
            result.append(tokens[at])
            at += 1
            continue
        last = tokens[at + figures.size - 1]
        text = " ".join(token.text for token in tokens[at : at + figures.size])
        result.append(Token(text, figures.low, tokens[at].start, last.end, "word"))
        at += figures.size
    return result


def _number(lows: Sequence[str], at: int, words: DayWords) -> SpokenNumber | None:
    """``forty five``, ``forty-five``, ``fifteen``, ``twenty first``, ``fourteenth``; *two* and
    *first* alone stay words, which may mean other things."""
    first, _, rest = lows[at].partition("-")
    tens = words.spoken.get(first)
    if tens is None:
        return _ordinal_alone(lows, at, words)
    parts = [rest] if rest else lows[at + 1 : at + 2]
    size = 1 if rest else 2
    if parts and tens % 10 == 0 and tens >= 20:
        unit = words.numbers.get(parts[0], 0)
        if 1 <= unit <= 9 and len(parts[0]) > 2:
            return SpokenNumber(size, str(tens + unit))
        ordinal = words.ordinals.get(parts[0], 0)
        if 1 <= ordinal <= 9:
            return SpokenNumber(size, _ordinal_figures(tens + ordinal))
    return None if rest else SpokenNumber(1, str(tens))


def _ordinal_alone(lows: Sequence[str], at: int, words: DayWords) -> SpokenNumber | None:
    """``the fourteenth``, ``january third``, ``the second of may``."""
    number = words.ordinals.get(lows[at])
    if number is None:
        return None
    before = lows[at - 1] if at else ""
    after = lows[at + 1 : at + 3]
    of_month = len(after) == 2 and after[0] == "of" and after[1] in words.months
    if number > 3 or before in words.months or of_month:
        return SpokenNumber(1, _ordinal_figures(number))
    ends = not after or not after[0][:1].isalpha()
    led = at > 1 and before == "the" and lows[at - 2] in words.sets["BY"] | words.sets["ON"]
    return SpokenNumber(1, _ordinal_figures(number)) if ends and led else None


def _ordinal_figures(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _hour(lows: Sequence[str], at: int, words: DayWords) -> SpokenNumber | None:
    """``two pm``, ``two thirty``, ``nine thirty am``; not *two thirty minute calls*."""
    hour = words.numbers.get(lows[at], 0)
    if not 1 <= hour <= 12 or len(lows[at]) < 3:
        return None
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if after in HALVES:
        return SpokenNumber(2, f"{hour}{after.replace('.', '')}")
    minutes = words.spoken.get(after, 0)
    behind = lows[at + 2] if at + 2 < len(lows) else ""
    if minutes not in QUARTERS or behind in words.units:
        return None
    if behind in HALVES:
        return SpokenNumber(3, f"{hour}:{minutes}{behind.replace('.', '')}")
    return SpokenNumber(2, f"{hour + 12 * (hour < AFTERNOON)}:{minutes}")
