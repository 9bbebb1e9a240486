"""R4: the minutes of a day. What is spent, and what each thing done took of the budget.

A quick touch takes the minutes that were logged for it, else the estimate of what it was: a reply, a nudge, thanks, or
keeping in touch. A meeting's length is no planner time: it takes the estimate of keeping in touch at most. The new
touch has its own slot beside the budget (it never takes the follow-ups', nor they its), so that neither it nor its
preparation takes anything here.
"""

from __future__ import annotations

from planner.engine.happened.touching import ANSWER_DAYS, outgoing, way
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_today
from planner.engine.today.ladder import SECOND_WORD
from planner.records import MEETINGS, Touch


@once
def spent(situation: Situation) -> int:
    """Minutes of the budget that today's follow-ups and intakes took."""
    today, total = situation.today, 0
    touched, new = situation.touched_today, frozenset(new_today(situation))
    for touch in situation.log.by_day.get(situation.now, ()):
        if outgoing(touch) and new.isdisjoint(touch.contacts):
            total += _took(situation, touch)
    for promise in situation.records.promises.values():
        if promise.done_on == today and promise.who == "me" and promise.contact not in touched:
            total += situation.minutes("promise")
    for intake in situation.records.intakes.values():
        if intake.day == today and not (intake.contact and _waits(situation, intake.contact, new)):
            total += intake.minutes
    return total


@once
def prepared(situation: Situation) -> frozenset[str]:
    """The contacts whom the user has prepared for today."""
    intakes = situation.records.intakes.values()
    return frozenset(
        [intake.contact for intake in intakes if intake.day == situation.today and intake.contact]
    )


def _waits(situation: Situation, contact_id: str, new: frozenset[str]) -> bool:
    """Whether somebody waits for a new touch, or had it today."""
    tie = situation.ties.get(contact_id)
    return contact_id in new or tie is None or not tie.first_out


def _took(situation: Situation, touch: Touch) -> int:
    """Minutes that a follow-up took."""
    usual = situation.minutes("keep_in_touch")
    if touch.kind in MEETINGS:
        return min(usual if touch.minutes is None else touch.minutes, usual)
    if touch.minutes is not None:
        return touch.minutes
    return max(
        (situation.minutes(_was(situation, contact)) for contact in touch.contacts), default=usual
    )


def _was(situation: Situation, contact_id: str) -> str:
    """The kind of item that today's one-way touch did for a contact, by what came before today."""
    tie = situation.ties[contact_id]
    before = len(tie.days) - 1
    while before >= 0 and tie.days[before] == situation.now:
        before -= 1
    if before < 0:
        return "keep_in_touch"
    days, direction = situation.now - tie.days[before], way(tie.touches[before])
    if direction == "in":
        return "reply" if days <= ANSWER_DAYS else "keep_in_touch"
    if direction == "out":
        return (
            "nudge"
            if tie.days[before] in tie.waits and days <= situation.settings.rest_days
            else "keep_in_touch"
        )
    return "thanks" if before == tie.first_meeting and days < SECOND_WORD else "keep_in_touch"
