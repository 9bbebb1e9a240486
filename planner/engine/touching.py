"""What a logged touch amounts to: which way it went, whether it answers another, and how one speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.records import MEETINGS, Direction, Touch

ANSWER_DAYS: Final = 60
"""Days within which a touch the other way is an answer, and after which an answer is no longer owed."""
PHRASES: Final[Mapping[str, str]] = {
    "met": "you met", "coffee": "coffee", "lunch": "lunch", "dinner": "dinner", "drinks": "drinks", "call": "a call",
    "video": "a video call", "email": "an email", "message": "a message", "linkedin": "a LinkedIn message",
    "event": "an event", "intro": "an introduction", "shared": "you shared something", "replied": "your reply",
    "rejected": "a no",
}
THEIRS: Final[Mapping[str, str]] = {
    "email": "their email", "message": "their message", "linkedin": "their LinkedIn message",
    "shared": "something they shared", "replied": "their reply", "intro": "their introduction",
}
NOUNS: Final[Mapping[str, str]] = {
    **PHRASES, "met": "meeting", "call": "call", "video": "video call", "email": "email", "message": "message",
    "linkedin": "LinkedIn message", "event": "event", "intro": "introduction", "shared": "something shared",
    "replied": "reply", "rejected": "no",
}


def way(touch: Touch) -> Direction:
    """Which way it went. Meetings and calls go both ways whatever was written down."""
    return "both" if touch.kind in MEETINGS else touch.direction


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
