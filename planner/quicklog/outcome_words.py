"""The words that say what came of it: ``got an interview``, ``a job offer from``, ``new lead:`` (R22)."""

from __future__ import annotations

from planner.quicklog.sentence import Draft
from planner.records import Outcome

STAGES: dict[str, Outcome] = {"lead": "lead", "interview": "interview", "offer": "offer"}
"""The nouns, and what came of it."""
_GOT = frozenset({"got", "received", "landed", "secured"})
ARTICLES = frozenset({"a", "an", "the", "another", "one"})
SORTS = frozenset(
    {
        "new",
        "good",
        "great",
        "warm",
        "hot",
        "job",
        "first",
        "second",
        "third",
        "final",
        "phone",
        "video",
        "written",
        "verbal",
        "firm",
        "formal",
    }
)
"""What sort of a lead, interview or offer it is; the words stay in the note."""
_NAMING: dict[Outcome, tuple[str, ...]] = {
    "lead": ("at", "for", "from", ":"),
    "interview": ("at", "for", ":"),
    "offer": ("from", "at", ":"),
}
"""What must follow where nothing before the noun says that the user got it."""


def noun_at(draft: Draft, at: int, stop: int) -> tuple[int, Outcome] | None:
    """Find a lead, an interview or an offer: the token after the words and what came of it.

    Without ``got`` before it a noun counts only where it says of what it is: *offer from Acme*, *lead: data job*.
    """
    start = at
    at += draft.low(at) in ("i", "we")
    led = at < stop and draft.low(at) in _GOT
    at += led
    if at > start and not led:
        return None
    at += draft.low(at) in ARTICLES
    while at < stop and draft.low(at) in SORTS:
        at += 1
    stage = STAGES.get(draft.low(at)) if at < stop else None
    if stage is None or draft.tokens[at].sort != "word":
        return None
    after = draft.low(at + 1) if at + 1 < stop else ""
    if led or (after in _NAMING[stage] and (stage != "interview" or start > 0)):
        return at + 1, stage
    return None
