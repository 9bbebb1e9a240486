"""R9 and R10: something to say, chosen from the library for the contact; nobody is offered what
they have heard.

The one home of who would care about what: `would_care` says it of a hook and a contact, `hook_for`
finds the hook for a contact by an index of the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from planner.engine.happened.org_names import org_key
from planner.engine.situation import Situation, once
from planner.records import Contact, Hook
from planner.value import NamedTuple

SHORTEST_WORD: Final = 4
"""Letters of a word that tells what somebody wants; shorter ones are in every sentence."""
COMMON: Final = frozenset(
    {
        "about",
        "after",
        "again",
        "also",
        "anyone",
        "been",
        "before",
        "being",
        "could",
        "does",
        "else",
        "every",
        "from",
        "good",
        "have",
        "help",
        "here",
        "into",
        "just",
        "like",
        "looking",
        "make",
        "more",
        "most",
        "need",
        "needs",
        "only",
        "other",
        "over",
        "people",
        "please",
        "should",
        "some",
        "someone",
        "something",
        "still",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "thing",
        "things",
        "this",
        "those",
        "through",
        "very",
        "want",
        "wants",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whom",
        "with",
        "without",
        "work",
        "would",
        "your",
        "yours",
    }
)


class Library(NamedTuple):
    """The hooks that may still be used: those written for somebody, and the others by tag,
    organisation and word."""

    personal: Mapping[str, Sequence[Hook]]
    by_tag: Mapping[str, Sequence[Hook]]
    by_org: Mapping[str, Sequence[Hook]]
    by_word: Mapping[str, Sequence[Hook]]


@once
def library(situation: Situation) -> Library:
    """The hooks that have not expired, sorted by what they fit; those that expire soonest come
    first."""
    personal: dict[str, list[Hook]] = {}
    by_tag: dict[str, list[Hook]] = {}
    by_org: dict[str, list[Hook]] = {}
    by_word: dict[str, list[Hook]] = {}
    alive = [
        hook
        for hook in situation.records.hooks.values()
        if hook.text and (hook.expires is None or hook.expires >= situation.today)
    ]
    for hook in sorted(alive, key=_soonest):
        if hook.contacts:
            for contact in hook.contacts:
                personal.setdefault(contact, []).append(hook)
            continue
        for tag in {tag.casefold() for tag in hook.tags}:
            by_tag.setdefault(tag, []).append(hook)
        for org in _orgs(hook):
            by_org.setdefault(org, []).append(hook)
        for word in _about(hook):
            by_word.setdefault(word, []).append(hook)
    return Library(personal, by_tag, by_org, by_word)


def hook_for(hooks: Library, contact: Contact) -> Hook | None:
    """What to say to somebody: written for them, else fitting their organisation, their tags, or
    what they want.

    None if there is nothing.
    """
    contact_id = contact.id
    shelves = [hooks.personal.get(contact_id, ())] if hooks.personal else []
    if hooks.by_org and contact.org:
        shelves.append(hooks.by_org.get(org_key(contact.org), ()))
    for shelf in shelves:
        for hook in shelf:
            if contact_id not in hook.told:
                return hook
    fit = None
    if hooks.by_tag and contact.tags:
        tags = map(str.casefold, contact.tags)
        fit = _first([hooks.by_tag.get(tag, ()) for tag in tags], contact_id)
    if fit is None and hooks.by_word and contact.they_want:
        words = _words(contact.they_want)
        fit = _first([hooks.by_word.get(word, ()) for word in words], contact_id)
    return fit


def would_care(hook: Hook, contact: Contact) -> str:
    """Why somebody would care about a hook: it was written for them, their organisation, a tag, or
    what they want.

    Empty where they would not, and of a hook that says nothing.
    """
    if not hook.text:
        return ""
    if hook.contacts:
        return "written for them" if contact.id in hook.contacts else ""
    if contact.org and org_key(contact.org) in _orgs(hook):
        return f"at {contact.org}"
    common = _common_tags(hook, contact)
    if common:
        return " ".join([f"#{tag}" for tag in common])
    if _words(contact.they_want).isdisjoint(_about(hook)):
        return ""
    return f"wants {contact.they_want}"


def _common_tags(hook: Hook, contact: Contact) -> list[str]:
    """The tags of a hook that a contact has too, in order."""
    tags = set(map(str.casefold, contact.tags))
    return sorted([tag for tag in hook.tags if tag.casefold() in tags])


def _first(shelves: Sequence[Sequence[Hook]], contact_id: str) -> Hook | None:
    """The hook of several that expires soonest and that somebody has not heard."""
    best: Hook | None = None
    for shelf in shelves:
        for hook in shelf:
            if contact_id not in hook.told:
                if best is None or _soonest(hook) < _soonest(best):
                    best = hook
                break
    return best


def _orgs(hook: Hook) -> set[str]:
    return {key for key in map(org_key, hook.orgs) if key}


def _about(hook: Hook) -> frozenset[str]:
    """The words that tell what a hook is about."""
    return _words(" ".join((hook.text, *sorted(hook.tags))))


def _soonest(hook: Hook) -> tuple[bool, str, str]:
    return hook.expires is None, hook.expires.isoformat() if hook.expires else "", hook.id


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word not in COMMON)
