"""Reading, researching, preparing: time that is no touch (R8). *read the Acme report 30m*, *prepared for Ana 10m*."""

from __future__ import annotations

from planner.quicklog.bodies import named
from planner.quicklog.cutting import Clause
from planner.quicklog.days.clock import read_length
from planner.quicklog.finding import find_name
from planner.quicklog.kinds import kind_at
from planner.quicklog.prose import read_day
from planner.quicklog.sentence import Draft
from planner.quicklog.tails import read_clause

_VERBS = frozenset({"read", "researched", "prepared", "studied"})
_ABOUT = frozenset({"for", "about", "on", "with"})
_OWED = frozenset({"promise", "theirs", "next", "owe", "owes", "gave", "helped", "helped_me"})
"""Clauses that stand beside an intake; what others say stays with what was read."""


def is_intake(draft: Draft, clauses: list[Clause]) -> bool:
    """Whether the line's first word says so, and no kind of touch is named beside it.

    What one prepares for is yet to come: *prepared for the call with Ana*.
    """
    if (
        not clauses
        or clauses[0].sort != "head"
        or clauses[0].start != 0
        or draft.low(0) not in _VERBS
    ):
        return False
    stop = clauses[0].stop
    if draft.low(0) == "prepared" and draft.low(1) == "for":
        return stop > 2
    return stop > 1 and all(kind_at(draft, at, stop) is None for at in range(1, stop))


def read_intake(draft: Draft, clauses: list[Clause]) -> None:
    """Read how long, when and for whom; the rest of the words stay as the note, which says what it was."""
    head, *rest = clauses
    draft.intake = True
    for at in range(1, head.stop):
        found = read_length(draft.tokens, at)
        if found is not None and found[0] <= head.stop:
            draft.claim(at, found[0], "length")
            draft.minutes = found[1]
            break
    end = head.stop
    while end > 1 and not (draft.free(end - 1) and draft.tokens[end - 1].sort == "word"):
        end -= 1
    read_day(draft, 0, end)
    for at in range(1, end):
        if draft.free(at) and (at == 1 or draft.low(at - 1) in _ABOUT):
            person = find_name(draft, at, end, "kind")
            if person is not None and not person.match.new:
                before = list(draft.owner)
                named(draft, person)
                draft.owner = before
                break
    for clause in rest:
        if clause.sort in _OWED:
            read_clause(draft, clause)
