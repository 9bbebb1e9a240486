"""How an edited message leaves the app."""

from __future__ import annotations

from typing import Literal

from planner.commands.day.letters import Letter
from planner.value import NamedTuple

LetterWay = Literal["mail", "profile", "copy"]
"""By the mail program, on the clipboard with their profile open, on the clipboard alone."""


class LetterAnswer(NamedTuple):
    """A message as it was edited, and how it is to leave."""

    letter: Letter
    way: LetterWay
