"""R4: the minutes of a day. What is spent, and what each thing done took of the budget.

A quick touch takes the minutes that were logged for it, else the estimate of what it was: a reply, a nudge, thanks, or
keeping in touch. A meeting's length is no planner time: it takes the estimate of keeping in touch at most. The new
touch has its own slot beside the budget (it never takes the follow-ups', nor they its), so it takes nothing here.
"""

from __future__ import annotations

from planner.engine.newness import new_touches
from planner.engine.situation import Situation, once
from planner.engine.touching import answers, outgoing, way
from planner.records import MEETINGS, Touch


@once
def spent(situation: Situation) -> int:
    """Minutes of the budget that today's touches, kept promises and intakes took."""
    today = situation.today
    new = set(new_touches(situation).get(today, ()))
    total = 0
    for touch in situation.by_day.get(today, ()):
        if outgoing(touch) and new.isdisjoint(touch.contacts):
            total += _took(situation, touch)
    for promise in situation.records.promises.values():
        if promise.who == "me" and promise.done_on == today and promise.contact not in situation.touched_today:
            total += situation.minutes("promise")
    total += sum(intake.minutes for intake in situation.records.intakes.values() if intake.day == today)
    return total


def _took(situation: Situation, touch: Touch) -> int:
    """Minutes that a follow-up took."""
    usual = situation.minutes("keep_in_touch")
    if touch.kind in MEETINGS:
        return min(usual if touch.minutes is None else touch.minutes, usual)
    if touch.minutes is not None:
        return touch.minutes
    return max((situation.minutes(_was(situation, touch, contact)) for contact in touch.contacts), default=usual)


def _was(situation: Situation, touch: Touch, contact_id: str) -> str:
    """The kind of item that a one-way touch did for a contact, by what came before it."""
    before = [other for other in situation.tie(contact_id) if other.day < touch.day]
    if not before:
        return "keep_in_touch"
    last = before[-1]
    if way(last) == "in" and answers(last, touch):
        return "reply"
    days = (touch.day - last.day).days
    if way(last) == "out" and last.outcome == "none" and days <= situation.settings.rest_days:
        return "nudge"
    return "thanks" if len(before) == 1 and days <= 14 else "keep_in_touch"
