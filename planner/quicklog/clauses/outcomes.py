"""What came of it: ``got an interview``, ``got a lead: data job at Acme``, ``offer from Acme``
(R22)."""

from __future__ import annotations

from typing import cast

from planner.quicklog.clauses.company import first_name, named
from planner.quicklog.clauses.cut import COLONS, COMMAS, Clause
from planner.quicklog.clauses.moment import take_day
from planner.quicklog.clauses.promises import body_end
from planner.quicklog.entry import LeadText
from planner.quicklog.people.places import find_place, known_place
from planner.quicklog.people.unknown import NameFound, find_name
from planner.quicklog.sentence import Draft
from planner.records import OUTCOMES, Outcome

_BEFORE = frozenset({"from", "with", "via", "through"})
"""Words before a name, or before the employer."""
_PLACED = _BEFORE | {"at"}
_TITLED = COLONS | {"for", "as"}


class _Lead:
    """A lead while it is being read: who gave it, the job and the employer."""

    def __init__(self, giver: str) -> None:
        self.giver = giver
        self.title = ""
        self.org = ""


def read_outcome(draft: Draft, clause: Clause) -> None:
    """Read what came of it, and of which job: the title behind ``for`` or a colon, the employer,
    and who gave it."""
    stage = _stage(draft, clause)
    end = body_end(draft, clause)
    if clause.start == 0:
        end = _before_the_day(draft, clause.body, end)
    lead = _Lead(named(draft, clause.who).name if clause.who is not None else "")
    for at in range(clause.start, clause.body):
        kept = draft.has("SORTS", at) and draft.low(at) != "job"
        if not kept and draft.part_at(at) is None:
            draft.claim(at, at + 1, "outcome")
    at = clause.body
    while at < end:
        step = _step(draft, lead, at, end, stage)
        if not step:
            break
        at = step
    who = lead.giver or first_name(draft)
    draft.leads.append(LeadText(stage, lead.title, lead.org, who))
    own = any(person.name == lead.giver for person in draft.people)
    if not draft.people or not lead.giver or own:
        came_of(draft, stage)


def _step(draft: Draft, lead: _Lead, at: int, end: int, stage: Outcome) -> int:
    """Read one part of a lead: a day that stays for the note, whom it came from, the employer, the
    title."""
    low = draft.low(at)
    day = draft.day_at(at + (low == "on"), end, "future")
    if day is not None:
        return day.stop
    if low in COMMAS:
        return at + 1
    if low in _PLACED:
        return _placed(draft, lead, at, end, stage)
    if low in _TITLED and not lead.title:
        stop = _title_end(draft, at + 1, end)
        lead.title = draft.text(at + 1 + draft.has("ARTICLES", at + 1), stop)
        if lead.title:
            draft.claim(at, stop, "outcome")
            return stop
    return 0


def _placed(draft: Draft, lead: _Lead, at: int, end: int, stage: Outcome) -> int:
    """``from Kim Park``, ``at Acme``: who gave it, or the employer."""
    place = known_place(draft, at + 1, end)
    employer = draft.low(at) == "at" or (place is not None and place.org)
    name = None if employer else find_name(draft, at + 1, end, "led")
    if name is not None and not lead.giver and _may_give(draft, name, stage):
        lead.giver = named(draft, name).name
        draft.claim(at, at + 1, "outcome")
        return name.stop
    place = place or find_place(draft, at + 1, end)
    if place is None or lead.org:
        return 0
    lead.org = place.name
    draft.claim(at, place.stop, "outcome")
    return place.stop


def _may_give(draft: Draft, name: NameFound, stage: Outcome) -> bool:
    """Whether a lead may have come from somebody: of the book or the line, or in a capital."""
    if not name.match.new or draft.among(name.said):
        return True
    return stage == "lead" and name.capital


def _before_the_day(draft: Draft, start: int, end: int) -> int:
    """Take the day at the end of a line that begins with what came of it; return where the text
    stops."""
    for at in range(max(start, end - 5), end):
        reading = draft.day_at(at + (draft.low(at) == "on"), end, "past")
        if reading is None:
            continue
        if reading.day is None:
            continue
        if reading.stop < end:
            continue
        if take_day(draft, at, end):
            return at
    return end


def came_of(draft: Draft, outcome: Outcome) -> None:
    """Note what came of the touch: of several things the one that is furthest."""
    if draft.outcome is None or OUTCOMES.index(outcome) > OUTCOMES.index(draft.outcome):
        draft.outcome = outcome


def _stage(draft: Draft, clause: Clause) -> Outcome:
    """What the opening words say; ``offered me a job`` is an offer too."""
    for at in range(clause.body - 1, clause.start - 1, -1):
        outcome = draft.language.outcomes.get(draft.low(at))
        if outcome is not None:
            return cast("Outcome", outcome)
    return "offer"


def _title_end(draft: Draft, start: int, end: int) -> int:
    """Where a title ends: before a comma, a day, an employer or a name."""
    for at in range(start, end):
        if draft.low(at) in COMMAS:
            return at
        if at == start:
            continue
        if draft.day_at(at + (draft.low(at) == "on"), end, "future"):
            return at
        if draft.low(at) not in _PLACED:
            continue
        if find_place(draft, at + 1, end):
            return at
        if find_name(draft, at + 1, end, "led"):
            return at
    return end
