"""R4 and R8: the minutes that a touch took, counted once and everywhere alike.

A message takes the minutes that were logged for it, else the estimate of what it was: a new touch,
a reply, a nudge, thanks, or keeping in touch. A meeting lasts as long as was logged; of the day's
budget it takes the estimate of keeping in touch at most, for its length is no planner time.
"""

from __future__ import annotations

from bisect import bisect_left

from planner.engine.happened.tie import SECOND_WORD
from planner.engine.happened.touching import ANSWER_DAYS, way
from planner.engine.situation import Situation
from planner.engine.standing.newness import new_on
from planner.records import MEETINGS, Touch


def minutes_of(situation: Situation, touch: Touch, day: int) -> int:
    """The minutes that a touch of a day (an ordinal) took, a meeting with its length."""
    if touch.minutes is not None:
        return max(touch.minutes, 0)
    return estimate(situation, touch, day)


def planner_minutes(situation: Situation, touch: Touch, day: int) -> int:
    """The minutes that it took of the day's budget."""
    usual = situation.minutes("keep_in_touch")
    if touch.kind in MEETINGS:
        return usual if touch.minutes is None else max(min(touch.minutes, usual), 0)
    return minutes_of(situation, touch, day)


def estimate(situation: Situation, touch: Touch, day: int) -> int:
    """The estimate of what a touch was; of several people the longest."""
    if touch.kind in MEETINGS:
        kinds = {"keep_in_touch"}
    else:
        kinds = {item_kind(situation, contact, day) for contact in touch.contacts}
    if any(new_on(situation, contact, day) for contact in touch.contacts):
        kinds = {"new_touch"}
    return max(map(situation.minutes, kinds or {"keep_in_touch"}))


def item_kind(situation: Situation, contact_id: str, day: int) -> str:
    """The kind of item that a day's one-way touch did for a contact, by what came before the
    day."""
    tie = situation.ties[contact_id]
    before = bisect_left(tie.days, day) - 1
    if before < 0:
        return "keep_in_touch"
    days = day - tie.days[before]
    direction = way(tie.touches[before])
    if direction == "in":
        return "reply" if days <= ANSWER_DAYS else "keep_in_touch"
    if direction == "both":
        thanks = before == tie.first_meeting and days < SECOND_WORD
        return "thanks" if thanks else "keep_in_touch"
    chased = tie.days[before] in tie.waits and days <= situation.settings.rest_days
    return "nudge" if chased else "keep_in_touch"
