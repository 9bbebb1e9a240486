"""How an edited message leaves the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planner.commands.day.letters import Letter
from planner.value import NamedTuple

LetterWay = Literal["mail", "profile", "copy"]
"""By the mail program, on the clipboard with their profile open, on the clipboard alone."""


class LetterOffer(NamedTuple):
    """A message as it is offered for editing."""

    letter: Letter
    name: str
    """To whom."""
    way: LetterWay
    """How it leaves."""
    about: str
    """What is to be said of that."""
    templates: Mapping[str, Letter] = {}
    """How it would begin by the other templates, by their names."""


class LetterAnswer(NamedTuple):
    """A message as it was edited, and how it is to leave."""

    letter: Letter
    way: LetterWay
