"""The kinds of things that the plan of a day offers: each declared once.

The minutes are the defaults of the setting ``minutes``, the sign and the words are those of the app
and the shell, the letter is how a message about it begins. Which of them fall due, and when, is
decided in `planner/engine/today`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planner.value import NamedTuple

FollowUpName = Literal[
    "reply",
    "promise",
    "nudge",
    "thanks",
    "favour",
    "keep_in_touch",
    "prepare",
    "date",
    "confirm",
    "referral",
    "hook",
    "hub",
]
"""The name of a kind in JSON, in the ids of items and in settings.

``date`` is a birthday or another yearly date (P1), ``confirm`` asks whether what was planned took
place, ``referral`` is the question whom else to talk to (R15), ``hook`` and ``hub`` ask to write
down something to say and to look for an event: the last two concern nobody, and fill a day that is
empty.
"""


class FollowUpKind(NamedTuple):
    """A kind of follow-up."""

    words: str
    """What the screens call it."""
    sign: str
    """Its sign: one cell wide in every terminal that was tried, and drawn as no emoji."""
    minutes: int
    """How long it takes unless the user says otherwise (R4)."""
    letter: str = ""
    """How a message of this kind begins; empty where none is written."""


FOLLOW_UP_KINDS: Mapping[FollowUpName, FollowUpKind] = {
    "reply": FollowUpKind(
        "reply", "↵", 3, "Hi {first_name},\n\nthank you for your message.\n\n{hook}\n"
    ),
    "promise": FollowUpKind(
        "promise",
        "⚑",
        5,
        "Subject: {promise}\n\nHi {first_name},\n\nas promised: {promise}.\n",
    ),
    "nudge": FollowUpKind(
        "nudge",
        "»",
        2,
        "Hi {first_name},\n\nI know how full a week can be, so only a short word.\n\n{hook}\n",
    ),
    "thanks": FollowUpKind(
        "thanks",
        "♡",
        2,
        "Subject: Thank you\n\nHi {first_name},\n\nthank you for your time.\n\n{hook}\n",
    ),
    "favour": FollowUpKind(
        "favour",
        "⇄",
        5,
        "Hi {first_name},\n\nyou helped me with {favour}, and I have not forgotten it.\n\n{hook}\n",
    ),
    "keep_in_touch": FollowUpKind(
        "keep in touch",
        "↻",
        5,
        "Hi {first_name},\n\nit has been a while, and I thought of you.\n\n{hook}\n",
    ),
    "prepare": FollowUpKind("prepare", "✎", 1),
    "date": FollowUpKind(
        "date", "☼", 1, "Hi {first_name},\n\nI thought of you today: all the best!\n\n{hook}\n"
    ),
    "confirm": FollowUpKind("took place?", "?", 1),
    "referral": FollowUpKind(
        "who else",
        "⇢",
        3,
        "Hi {first_name},\n\nwhom else do you think I should talk to?\n\n{hook}\n",
    ),
    "hook": FollowUpKind("hook", "✱", 5),
    "hub": FollowUpKind("event", "⌂", 5),
}
