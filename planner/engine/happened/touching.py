"""What a logged touch amounts to: which way it went, whether it answers another, and how one speaks
of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Final

from planner.records import MEETINGS, Direction, Intent, Touch

OUT: Final = 1
IN: Final = 2
BOTH: Final = OUT | IN
MEETING: Final = 4
OUTCOME: Final = 8
REFUSAL: Final = 16
"""What a sort (`sorts_of`) is made of: which way the touch went, whether it was a meeting or a
call, whether something came of it, and whether that was their no (R16)."""
ANSWER_DAYS: Final = 60
"""Days within which a touch the other way is an answer, and after which an answer is no longer
owed."""
PHRASES: Final[Mapping[str, str]] = {
    "met": "you met",
    "coffee": "coffee",
    "lunch": "lunch",
    "dinner": "dinner",
    "drinks": "drinks",
    "call": "a call",
    "video": "a video call",
    "email": "an email",
    "message": "a message",
    "linkedin": "a LinkedIn message",
    "event": "an event",
    "intro": "an introduction",
    "shared": "you shared something",
    "replied": "your reply",
    "rejected": "a no",
}
THEIRS: Final[Mapping[str, str]] = {
    "email": "their email",
    "message": "their message",
    "linkedin": "their LinkedIn message",
    "shared": "something they shared",
    "replied": "their reply",
    "intro": "their introduction",
}
NOUNS: Final[Mapping[str, str]] = {
    **PHRASES,
    "met": "meeting",
    "call": "call",
    "video": "video call",
    "email": "email",
    "message": "message",
    "linkedin": "LinkedIn message",
    "event": "event",
    "intro": "introduction",
    "shared": "something shared",
    "replied": "reply",
    "rejected": "no",
}


_TELLING = itemgetter(*map(Touch._fields.index, ("kind", "direction", "outcome")))


_WAYS: Final = {"out": OUT, "in": IN}
_REFUSALS: Final = {"rejected": "rejection"}


class _Sorts(dict[tuple[str, str, str], int]):
    """The sort of each kind, direction and outcome that was seen."""

    def __missing__(self, signature: tuple[str, str, str]) -> int:
        kind, direction, outcome = signature
        sort = _WAYS.get(direction, BOTH)
        if kind in MEETINGS:
            sort = BOTH | MEETING
        if outcome != "none":
            sort |= OUTCOME
        if "rejection" in (outcome, _REFUSALS.get(kind)):
            sort |= REFUSAL
        self[signature] = sort
        return sort


_SORTS: Final = _Sorts()


def sorts_of(touches: Iterable[Touch]) -> list[int]:
    """What sort each touch is of: all that the rules of a tie ask of it, in one number.

    A book's touches are scattered over the memory. Reading them takes longer than what is worked
    out of them, so that it is done once, where they are put in order.
    """
    return list(map(_SORTS.__getitem__, map(_TELLING, touches)))


def way(touch: Touch) -> Direction:
    """Which way it went. Meetings and calls go both ways whatever was written down."""
    return "both" if touch.kind in MEETINGS else touch.direction


_INTENTS: Final[tuple[tuple[Intent, re.Pattern[str]], ...]] = (
    ("thanks", re.compile(r"\b(thank\w*|thx|grateful)\b", re.IGNORECASE)),
    ("wish", re.compile(r"\b(birthday|congrat\w*|happy new year|anniversary|get well)\b", re.I)),
    ("ask", re.compile(r"\?|\b(ask(s|ed|ing)?|request\w*|(could|can|would) you|favou?r)\b", re.I)),
    ("news", re.compile(r"\b(news|update|told (him|her|them)|let (him|her|them) know)\b", re.I)),
    ("article", re.compile(r"\b(article|link|paper|podcast|book|post)\b", re.IGNORECASE)),
)
"""What a message was for, by the words of its note: the first that fits. "Thanks, and happy
birthday?" is thanks."""
COURTESIES: Final = frozenset({"thanks", "news", "wish", "article", "keep_in_touch"})
"""What nobody is chased for, should it stay without an answer (R14)."""


def intent_of(touch: Touch) -> Intent:
    """What a message was for: what was said of it, else what its words tell; empty where neither
    does."""
    if touch.intent:
        return touch.intent
    if touch.overrode:  # advice speaks against asks alone
        return "ask"
    for intent, words in _INTENTS:
        if words.search(touch.note):
            return intent
    return "article" if touch.kind == "shared" else ""


def outgoing(touch: Touch) -> bool:
    """Whether the user took part in it: what they only received is not outreach."""
    return touch.direction != "in" or touch.kind in MEETINGS


def refusal(touch: Touch) -> bool:
    """Whether it was their no (R16)."""
    return touch.kind == "rejected" or touch.outcome == "rejection"


def since(touch: Touch) -> str:
    """The touch as the end of "176 days since ..."."""
    if touch.direction == "in" and touch.kind in THEIRS:
        return THEIRS[touch.kind]
    return PHRASES.get(touch.kind, "contact")


def called(touch: Touch) -> str:
    """The touch as a bare noun: coffee, call, email."""
    return NOUNS.get(touch.kind, "contact")


def ago(days: int) -> str:
    """So many days ago, in words."""
    if days < 2:
        return "yesterday" if days == 1 else "today"
    return f"{days} days ago"
