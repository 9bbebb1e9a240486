"""R10: the library of hooks as a whole: each with those who would care and why, and those who have heard it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from planner.engine.organisations import org_key
from planner.engine.people import takes_part
from planner.engine.situation import Situation, once
from planner.records import Contact, Hook
from planner.value import NamedTuple

SHORTEST_WORD: Final = 4
"""Letters of a word that tells what somebody wants; shorter ones are in every sentence."""
COMMON: Final = frozenset({
    "about", "after", "again", "also", "anyone", "been", "before", "being", "could", "does", "else", "every", "from",
    "good", "have", "help", "here", "into", "just", "like", "looking", "make", "more", "most", "need", "needs", "only",
    "other", "over", "people", "please", "should", "some", "someone", "something", "still", "such", "than", "that",
    "their", "them", "then", "there", "they", "thing", "things", "this", "those", "through", "very", "want", "wants",
    "were", "what", "when", "where", "which", "while", "whom", "with", "without", "work", "would", "your", "yours",
})


class Match(NamedTuple):
    """Somebody who would care, and why."""

    contact: str
    name: str
    reason: str


class TalkingPoint(NamedTuple):
    """A hook of the library."""

    hook: Hook
    expired: bool
    fits: Sequence[Match]
    """Who would care and has not heard it; nobody once it has expired."""
    told: Sequence[str]
    """The names of those who have heard it."""


@once
def talking_points(situation: Situation) -> Sequence[TalkingPoint]:
    """The whole library: what expires soonest first, what has expired at the end."""
    people = [contact for contact in situation.records.contacts.values() if takes_part(contact)]
    points = [_point(situation, hook, people) for hook in situation.records.hooks.values()]
    points.sort(key=lambda each: (each.expired, each.hook.expires is None, str(each.hook.expires or ""), each.hook.id))
    return tuple(points)


def would_care(hook: Hook, contact: Contact) -> str:
    """Why somebody would care about a hook: it was written for them, their organisation, a tag, or what they want.

    Empty where they would not.
    """
    if hook.contacts:
        return "written for them" if contact.id in hook.contacts else ""
    if contact.org and org_key(contact.org) in {org_key(org) for org in hook.orgs}:
        return f"at {contact.org}"
    tags = {tag.casefold() for tag in contact.tags}
    common = sorted(tag for tag in hook.tags if tag.casefold() in tags)
    if common:
        return " ".join(f"#{tag}" for tag in common)
    if contact.they_want:
        about = _words(" ".join((hook.text, *sorted(hook.tags))))
        shared = sorted(_words(contact.they_want) & about)
        if shared:
            return f"wants {contact.they_want}"
    return ""


def _point(situation: Situation, hook: Hook, people: Sequence[Contact]) -> TalkingPoint:
    expired = hook.expires is not None and hook.expires < situation.today
    fits = [] if expired else [
        Match(contact.id, situation.name_of(contact.id), reason) for contact in people
        if contact.id not in hook.told and (reason := would_care(hook, contact))
    ]
    fits.sort(key=lambda match: (match.name.casefold(), match.contact))
    return TalkingPoint(hook, expired, fits, sorted(situation.name_of(contact) for contact in hook.told))


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word not in COMMON)
