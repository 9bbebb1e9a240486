"""Reading, researching, preparing: time that is no touch (R8). *read the Acme report 30m*,
*prepared for Ana 10m*."""

from __future__ import annotations

from planner.quicklog.clauses.company import spoken
from planner.quicklog.clauses.cut import Clause
from planner.quicklog.clauses.moment import take_day
from planner.quicklog.clauses.tails import read_form
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import Draft

_OWED = frozenset({"promise", "theirs", "next", "owe", "owes"})
"""Clauses that stand beside an intake; what others say stays with what was read."""


def is_intake(draft: Draft, clauses: list[Clause]) -> bool:
    """Whether the line's first word says so, and no kind of touch is named beside it.

    What one prepares for is yet to come: *prepared for the call with Ana*.
    """
    if not clauses or not draft.has("INTAKE_VERBS", 0):
        return False
    start, _, stop, *_ = clauses[0]
    if start != 0 or clauses[0].opening is not None:
        return False
    if draft.lows[:2] == ["prepared", "for"]:
        return stop > 2
    if stop <= 1:
        return False
    return not any(draft.deed_at(at, stop) for at in range(1, stop))


def read_intake(draft: Draft, clauses: list[Clause]) -> None:
    """Read how long, when and for whom; the rest of the words stay as the note, which says what it
    was."""
    head, *rest = clauses
    draft.intake = True
    for at in range(1, head.stop):
        length = draft.length_at(at, head.stop)
        if length is not None:
            draft.claim(at, length[0], "length")
            draft.minutes = length[1]
            break
    _read_day(draft, head)
    for at in range(1, head.stop):
        if not draft.free(at):
            continue
        if at > 1 and not draft.has("INTAKE_ABOUT", at - 1):
            continue
        name = find_name(draft, at, head.stop, "kind")
        if name is not None and not name.match.new:
            spoken(draft, name)
            break
    for clause in rest:
        if clause.opening in _OWED:
            read_form(draft, clause)


def _read_day(draft: Draft, head: Clause) -> None:
    """Take the day at the end of what was read."""
    end = head.stop
    while end > 1 and not (draft.free(end - 1) and draft.is_word(end - 1)):
        end -= 1
    for at in range(max(1, end - 5), end):
        reading = draft.day_at(at + (draft.low(at) == "on"), end, "past")
        if reading is not None and reading.stop == end and take_day(draft, at, end):
            return
