"""What came of it: ``got an interview``, ``got a lead: data job at Acme``, ``offer from Acme`` (R22)."""

from __future__ import annotations

from planner.quicklog.bodies import body_end, first_name, named
from planner.quicklog.cutting import Clause
from planner.quicklog.entry import LeadSaid
from planner.quicklog.finding import COMMAS, find_name
from planner.quicklog.outcome_words import ARTICLES, SORTS, STAGES
from planner.quicklog.places import find_place, known_place
from planner.quicklog.prose import read_day
from planner.quicklog.sentence import Draft
from planner.records import OUTCOMES, Outcome

_BEFORE = frozenset({"from", "with", "via", "through"})
"""Words before a name, or before the employer."""
_PLACED = _BEFORE | {"at"}
_TITLED = frozenset({"for", "as", ":", "："})


def read_outcome(draft: Draft, clause: Clause) -> None:
    """Read what came of it, and of which job: the title after ``for`` or a colon, the employer, and who gave it."""
    stage = _stage(draft, clause)
    end = body_end(draft, clause)
    if clause.start == 0:
        end = read_day(draft, clause.body, end)
    giver = named(draft, clause.who).name if clause.who is not None else ""
    org = title = ""
    for at in range(clause.start, clause.body):
        if draft.low(at) not in SORTS or draft.low(at) == "job":
            draft.claim(at, at + 1, "outcome")
    at = clause.body
    while at < end:
        low, here = draft.low(at), at
        day = draft.day_at(at + (low == "on"), end, "future")
        if day is not None:
            at = day.stop  # of the interview, say: it stays for the note
            continue
        if low in COMMAS:
            at += 1
            continue
        if low in _PLACED:
            place = known_place(draft, at + 1, end)
            found = (
                None
                if low == "at" or (place and place.org)
                else find_name(draft, at + 1, end, "led")
            )
            sure = found is not None and (
                found.match.id or found.match.candidates or draft.among(found.said)
            )
            if found is not None and not giver and (sure or (stage == "lead" and found.capital)):
                giver = named(draft, found).name
                at = found.stop
                draft.claim(here, here + 1, "outcome")
                continue
            place = place or find_place(draft, at + 1, end)
            if place is None or org:
                break
            org, at = place.name, place.stop
        elif low in _TITLED and not title:
            at = _title_end(draft, at + 1, end)
            title = draft.text(here + 1 + (draft.low(here + 1) in ARTICLES), at)
            if not title:
                break
        else:
            break
        draft.claim(here, at, "outcome")
    who = giver or first_name(draft)
    draft.leads.append(LeadSaid(stage, title, org, who))
    if not draft.people or not giver or giver in (each.name for each in draft.people):
        came_of(draft, stage)


def came_of(draft: Draft, outcome: Outcome) -> None:
    """Note what came of the touch: of several things the one that is furthest."""
    if draft.outcome is None or OUTCOMES.index(outcome) > OUTCOMES.index(draft.outcome):
        draft.outcome = outcome


def _stage(draft: Draft, clause: Clause) -> Outcome:
    """What the opening words say; ``offered me a job`` is an offer too."""
    words = [draft.low(at) for at in range(clause.start, clause.body)]
    return next((STAGES[word] for word in reversed(words) if word in STAGES), "offer")


def _title_end(draft: Draft, start: int, end: int) -> int:
    """Where a title ends: before a comma, or before an employer or a name."""
    for at in range(start, end):
        if draft.low(at) in COMMAS:
            return at
        if at > start and draft.day_at(at + (draft.low(at) == "on"), end, "future"):
            return at
        if draft.low(at) in _PLACED and at > start:
            named_here = find_place(draft, at + 1, end) or find_name(draft, at + 1, end, "led")
            if named_here is not None:
                return at
    return end
