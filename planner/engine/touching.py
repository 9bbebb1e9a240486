"""What a logged touch amounts to: contact or mere note, which way it went, and how one speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.records import MEETINGS, Direction, Touch

PHRASES: Final[Mapping[str, str]] = {
    "met": "you met", "coffee": "coffee", "lunch": "lunch", "dinner": "dinner", "drinks": "drinks", "call": "a call",
    "video": "a video call", "email": "an email", "message": "a message", "linkedin": "a LinkedIn message",
    "event": "an event", "intro": "an introduction", "shared": "you shared something", "replied": "a reply",
    "rejected": "a no",
}
SHORT: Final[Mapping[str, str]] = {
    **PHRASES, "met": "meeting", "shared": "something shared", "call": "call", "video": "video call", "email": "email",
    "message": "message", "linkedin": "LinkedIn message", "event": "event", "intro": "introduction", "replied": "reply",
    "rejected": "no",
}


def is_contact(touch: Touch) -> bool:
    """Whether it was contact at all: a note about somebody is not, and resets no clock."""
    return touch.kind != "note"


def way(touch: Touch) -> Direction:
    """Which way it went. Meetings and calls go both ways whatever was written down."""
    return "both" if touch.kind in MEETINGS else touch.direction


def outgoing(touch: Touch) -> bool:
    """Whether the user took part in it: what they only received is not outreach."""
    return touch.direction != "in" or touch.kind in MEETINGS


def since(touch: Touch) -> str:
    """The touch as the end of "176 days since ..."."""
    return PHRASES.get(touch.kind, "contact")


def called(touch: Touch) -> str:
    """The touch as a bare noun: coffee, call, email."""
    return SHORT.get(touch.kind, "contact")


ANSWER_DAYS: Final = 60
"""Days within which a touch the other way is an answer, and after which an answer is no longer owed."""


def answers(first: Touch, then: Touch) -> bool:
    """Whether `then`, the next touch after `first`, is an answer to it: it goes the other way, and soon."""
    one, other = way(first), way(then)
    return one != "both" and one != other and (then.day - first.day).days <= ANSWER_DAYS


def ago(days: int) -> str:
    """So many days ago, in words."""
    return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"
