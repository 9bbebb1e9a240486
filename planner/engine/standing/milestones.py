"""R22's steps, for each contact: the day on which a tie first reached each of them.

New touch, reply, conversation, introduction, lead, interview, offer. A step is read from the log
(what kind of touch it was, which way it went, what came of it), from the leads that name the
contact, and from who introduced whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Final

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import outgoing, refusal, way
from planner.engine.situation import Situation, once
from planner.records import MEETINGS, Lead, Touch

STEPS: Final = ("new touch", "reply", "conversation", "introduction", "lead", "interview", "offer")
"""In their order. Outcomes of touches bear the same names."""
_TELLING = attrgetter("kind", "direction", "outcome")
"""All that the steps of a touch depend on."""


@once
def milestones(situation: Situation) -> Mapping[str, Mapping[str, int]]:
    """The steps that each contact reached, with the day (an ordinal) of the first time."""
    introduced = _introduced(situation)
    by_lead = _of_leads(situation)
    result: dict[str, Mapping[str, int]] = {}
    for contact, tie in situation.ties.items():
        steps = _of_log(tie)
        for step, day in (*introduced.get(contact, {}).items(), *by_lead.get(contact, {}).items()):
            steps[step] = min(day, steps.get(step, day))
        result[contact] = steps
    for contact, days in by_lead.items():
        if contact not in result:
            result[contact] = days
    return result


def _of_log(tie: Tie) -> dict[str, int]:
    steps: dict[str, int] = {}
    sorts = list(map(_TELLING, tie.touches))
    for sort in dict.fromkeys(sorts):
        first = sorts.index(sort)  # a later touch of the same sort takes nobody further
        for step in _steps(tie.touches[first]):
            steps[step] = min(tie.days[first], steps.get(step, tie.days[first]))
    return steps


def _steps(touch: Touch) -> list[str]:
    """The steps that a touch is, by what `_TELLING` tells of it. A meeting is a reply too: they
    came. Whom one runs into at an event replied to nothing."""
    steps = ["new touch"] if outgoing(touch) else []
    if touch.outcome in STEPS:
        steps.append(touch.outcome)
    if refusal(touch):
        return steps
    if touch.kind == "event":
        return steps
    if way(touch) != "out":
        steps.append("reply")
    if touch.kind in MEETINGS:
        steps.append("conversation")
    if touch.kind == "intro" and touch.direction != "out":
        steps.append("introduction")
    return steps


def _introduced(situation: Situation) -> Mapping[str, dict[str, int]]:
    """Whoever the user came to know by an introduction is one that the introducer made."""
    result: dict[str, dict[str, int]] = {}
    for contact in situation.people.introduced.values():
        tie = situation.ties.get(contact.id)
        day = contact.added.toordinal() if contact.added else tie.days[0] if tie else 0
        if day and day <= situation.now:
            steps = result.setdefault(contact.introduced_by, {})
            steps["introduction"] = min(day, steps.get("introduction", day))
    return result


def _of_leads(situation: Situation) -> Mapping[str, dict[str, int]]:
    """What the leads say: a lead at its first day, and an interview or an offer where they name
    such a stage."""
    result: dict[str, dict[str, int]] = {}
    for lead in situation.records.leads.values():
        if lead.contact:
            for step, day in _reached(lead, situation.now).items():
                steps = result.setdefault(lead.contact, {})
                steps[step] = min(day, steps.get(step, day))
    return result


def _reached(lead: Lead, now: int) -> dict[str, int]:
    """The steps that a lead reached up to today, with the first day of each."""
    reached: dict[str, int] = {}
    for stage, text in lead.days.items():
        day = _ordinal(text)
        if not 0 < day <= now:
            continue
        reached["lead"] = min(day, reached.get("lead", day))
        for step in ("interview", "offer"):
            if step in stage.casefold():
                reached[step] = min(day, reached.get(step, day))
    return reached


def _ordinal(text: object) -> int:
    """The day as an ordinal, 0 where it is none: a hand edit may say anything."""
    try:
        return date.fromisoformat(str(text)).toordinal()
    except ValueError:
        return 0
