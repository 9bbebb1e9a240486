"""What the words at a place say of a day, and what is needed to read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from planner.quicklog.days.clock import low_at
from planner.quicklog.words.tokens import Token
from planner.value import NamedTuple

When = Literal["past", "future"]
Order = Literal["dmy", "mdy"]


class Reading(NamedTuple):
    """What the words up to token ``stop`` say: a ``day``, or in doubt the ``options`` and what is doubtful about them.

    ``leans`` is past or future where the words alone say so (``ago``, ``tomorrow``).
    """

    stop: int
    day: date | None
    options: tuple[date, ...] = ()
    doubt: str = ""
    leans: When | None = None
    yearless: bool = False
    """Whether the words name no year, so that the direction chose it."""


class Place(NamedTuple):
    """A place among the tokens of a line, and what is needed to read a day there."""

    tokens: Sequence[Token]
    at: int
    today: date
    when: When
    order: Order
    loose: bool = False
    """Whether an amount alone is a day: ``2w`` after ``snooze``."""

    def low(self, step: int) -> str:
        """The word so many tokens on, in small letters."""
        return low_at(self.tokens, self.at + step)
