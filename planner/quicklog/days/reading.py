"""What the words at a place say of a day, and what is needed to read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from planner.quicklog.words.language import DayWords, language_of
from planner.quicklog.words.tokens import Token
from planner.value import NamedTuple

When = Literal["past", "future"]
Order = Literal["dmy", "mdy"]


class Reading(NamedTuple):
    """What the words up to token ``stop`` say: a ``day``, or in doubt the ``options`` and what is
    doubtful about them.

    ``leans`` is past or future where the words alone say so (``ago``, ``tomorrow``).
    """

    stop: int
    day: date | None
    options: tuple[date, ...] = ()
    doubt: str = ""
    leans: When | None = None
    yearless: bool = False
    """Whether the words name no year, so that the direction chose it."""


class Cursor(NamedTuple):
    """A place among the tokens of a line, and what is needed to read a day there."""

    tokens: Sequence[Token]
    at: int
    today: date
    when: When
    order: Order
    loose: bool = False
    """Whether an amount alone is a day: ``2w`` after ``snooze``."""
    words: DayWords = language_of().days

    def low(self, step: int) -> str:
        """The word so many tokens on, in small letters."""
        return low_at(self.tokens, self.at + step)

    def low_at(self, at: int) -> str:
        """The word at a token, in small letters."""
        return low_at(self.tokens, at)

    def has(self, cell: str, at: int) -> bool:
        """Whether the word at a token stands in a cell of the table of day words."""
        return low_at(self.tokens, at) in self.words.sets[cell]

    def behind(self, cell: str, at: int) -> int:
        """The token behind a word of a cell; ``at`` itself where no such word stands there."""
        return at + 1 if self.has(cell, at) else at

    def cell_at(self, at: int, *cells: str) -> str:
        """The first of the cells that the word at a token stands in, empty where it is in none."""
        for cell in cells:
            if self.has(cell, at):
                return cell
        return ""

    def lows(self, at: int, size: int) -> list[str]:
        """The next words from a token on."""
        return [low_at(self.tokens, step) for step in range(at, at + size)]


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return the token's text in small letters; empty past the end and for a quote, which is no
    word."""
    if not 0 <= at < len(tokens):
        return ""
    if tokens[at].sort == "quote":
        return ""
    return tokens[at].low


def leaning(step: int) -> When | None:
    """Return the side of today that a step of days or weeks leads to; None where it stays."""
    if step == 0:
        return None
    return "past" if step < 0 else "future"
