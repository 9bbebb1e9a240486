"""What kind of touch the words at a place say: ``coffee``, ``phone call``, ``heard from``."""

from __future__ import annotations

from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import (
    CHANNELS,
    GENERAL,
    KIND_PHRASES,
    KIND_STARTS,
    LONGEST_KIND,
    KindWords,
)
from planner.value import NamedTuple

_ARTICLES = frozenset({"a", "an", "the", "some", "our", "my", "another"})
_HAD = frozenset(
    {
        "had",
        "have",
        "having",
        "got",
        "did",
        "grabbed",
        "took",
        "made",
        "enjoyed",
        "received",
        "went",
        "was",
        "been",
        "just",
        "i",
        "we",
        "i've",
        "we've",
        "wrote",
        "gave",
        "held",
        "joined",
        "finally",
    }
)
_WENT = frozenset({"for", "to", "on"})
_MANNERS = frozenset(
    {
        "quick",
        "great",
        "good",
        "nice",
        "long",
        "short",
        "lovely",
        "brief",
        "another",
        "first",
        "second",
        "productive",
        "interesting",
        "late",
        "early",
        "casual",
        "friendly",
        "fun",
        "excellent",
        "intro",
        "follow-up",
        "followup",
        "follow",
        "up",
        "third",
        "final",
        "last",
    }
)
_GENERIC = frozenset({"meeting", "chat", "catch-up", "catchup", "date"})


class KindFound(NamedTuple):
    """A kind in the line: the first token, the first token of the very words, the one after, and what they say."""

    start: int
    word: int
    stop: int
    words: KindWords


def kind_at(draft: Draft, at: int, stop: int) -> KindFound | None:
    """Find a kind that begins right here; the longest phrase counts."""
    if at >= stop or draft.low(at) not in KIND_STARTS:
        return None
    low = draft.lows(at, stop, LONGEST_KIND)
    for size in range(len(low), 0, -1):
        words = KIND_PHRASES.get(low[:size])
        if words is not None:
            end = at + size
            if (
                words.style == "noun"
                and words.kind != "note"
                and draft.low(end) in _GENERIC
                and end < stop
            ):
                end += 1
            return KindFound(at, at, end, words)
    return None


def kind_ahead(draft: Draft, at: int, stop: int) -> KindFound | None:
    """Find a kind here or behind a few small words: ``had a quick coffee``, ``went for drinks``, ``got an email``."""
    found = kind_at(draft, at, stop)
    if found is not None and not (
        found.words == KindWords("intro", "noun") and _double(draft, found, stop)
    ):
        return found
    here, led = at, False
    while here < stop and draft.low(here) in _HAD:
        here, led = here + 1, True
    if led and draft.low(here) in _WENT:
        here += 1
    if here < stop and draft.low(here) in _ARTICLES:
        here, led = here + 1, True
    for _ in range(2):
        if here < stop and draft.low(here) in _MANNERS and _kind_next(draft, here + 1, stop):
            here, led = here + 1, True
    found = kind_at(draft, here, stop) if here > at else found
    return found._replace(start=at) if found else None


def _kind_next(draft: Draft, at: int, stop: int) -> bool:
    """Whether a kind, or one more word of manner before it, stands here."""
    if at >= stop:
        return False
    return draft.low(at) in KIND_STARTS or (
        draft.low(at) in _MANNERS and draft.low(at + 1) in KIND_STARTS
    )


def _double(draft: Draft, found: KindFound, stop: int) -> bool:
    """``intro coffee``: the second word is the kind."""
    after = kind_at(draft, found.stop, stop)
    return after is not None and after.words.style == "noun"


def take_kind(draft: Draft, found: KindFound) -> None:
    """Set the kind and claim its words; words that say more than the kind stay for the note."""
    draft.kind = found.words.kind
    start = found.start
    while start < found.word:
        if draft.low(start) not in _MANNERS or draft.low(start) == "another":
            draft.claim(start, start + 1, "kind")
        start += 1
    if not found.words.kept:
        draft.claim(found.word, found.stop, "kind")
    if found.words.style == "from":
        draft.incoming = True


def refines(draft: Draft, at: int, stop: int) -> KindFound | None:
    """Find what makes a general kind more exact: ``for coffee``, ``over lunch``, ``on zoom``, ``by phone``."""
    led = draft.low(at)
    if led not in ("for", "over", "on", "by", "via", "through", "during", "at"):
        return None
    here = at + 1
    here += draft.low(here) in _ARTICLES
    if draft.low(here) in ("quick", "long", "short") and draft.low(here + 1) in KIND_STARTS:
        here += 1
    found = kind_at(draft, here, stop)
    if found is None or found.words.style != "noun" or found.words.kind in ("note", "intro", "met"):
        return None
    if led in ("on", "by", "via", "through") and draft.low(found.word) not in CHANNELS:
        return None
    if led == "at" and found.words.kind == "event":
        return None
    general = draft.kind is None or draft.kind in GENERAL
    same = found.words.kind == draft.kind
    return found._replace(start=at) if general or same else None
