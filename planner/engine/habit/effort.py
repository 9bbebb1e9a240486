"""R4 and R8: the minutes that a touch took, counted once and everywhere alike.

A message takes the minutes that were logged for it, else the estimate of what it was: a new touch,
a reply, a nudge, thanks, a wish, a promise kept, the question whom else to talk to, or keeping in
touch. So what the plan asked for takes as long when it is done as it did in the plan. A meeting
lasts as long as was logged; of the day's budget it takes the estimate of keeping in touch at most,
for its length is no planner time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Final

from planner.engine.happened.tie import LADDER, MEETING_LADDER, SECOND_WORD, Tie
from planner.engine.happened.touching import ANSWER_DAYS, way
from planner.engine.situation import Situation
from planner.engine.standing.newness import new_on
from planner.records import MEETINGS, Touch

KIND_OF_INTENT: Final[Mapping[str, str]] = {
    "thanks": "thanks",
    "wish": "date",
    "ask": "referral",
    "news": "favour",
    "keep_in_touch": "keep_in_touch",
}
"""The kind of item that a message did of which the user said what it was for."""


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
        kinds = {_kind_of(situation, touch, contact, day) for contact in touch.contacts}
    if any(new_on(situation, contact, day) for contact in touch.contacts):
        kinds = {"new_touch"}
    return max(map(situation.minutes, kinds or {"keep_in_touch"}))


def _kind_of(situation: Situation, touch: Touch, contact_id: str, day: int) -> str:
    """The kind of item that a message did for a contact: as the user said, else by what came
    before."""
    if touch.intent == "news" and keeps_promise(situation, contact_id, day):
        return "promise"
    return KIND_OF_INTENT.get(touch.intent) or item_kind(situation, contact_id, day)


def keeps_promise(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether a promise to somebody was kept on a day."""
    today = date.fromordinal(day)
    return any(promise.done_on == today for promise in situation.promises_of(contact_id))


def item_kind(situation: Situation, contact_id: str, day: int) -> str:
    """The kind of item that a day's message did for a contact, by what came before it: on an
    earlier day, or theirs of the same one."""
    tie = situation.ties[contact_id]
    before = bisect_left(tie.days, day) - 1
    end = bisect_right(tie.days, day)
    while before + 1 < end and _is_theirs(tie, before + 1):
        before += 1
    if before < 0:
        return "keep_in_touch"
    days = day - tie.days[before]
    direction = way(tie.touches[before])
    if direction == "in":
        return "reply" if days <= ANSWER_DAYS else "keep_in_touch"
    if direction == "both" and before == tie.first_meeting and days < SECOND_WORD:
        return "thanks"
    if tie.days[before] in tie.waits and days <= situation.settings.rest_days:
        return "nudge"
    asked = _is_a_word(tie, before, day) or _is_overdue(situation, contact_id, day)
    return "nudge" if asked else "keep_in_touch"


def _is_theirs(tie: Tie, index: int) -> bool:
    return way(tie.touches[index]) == "in"


def _is_a_word(tie: Tie, before: int, day: int) -> bool:
    """Whether a message is one of the words after a first meeting, which comes before any other."""
    if not 0 <= tie.first_meeting <= before:
        return False
    days = day - tie.days[tie.first_meeting]
    return SECOND_WORD <= days <= MEETING_LADDER and before - tie.first_meeting < LADDER


def _is_overdue(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether something that somebody promised was overdue on a day."""
    today = date.fromordinal(day)
    return any(
        promise.who == "them"
        and promise.due is not None
        and promise.due < today <= (promise.done_on or today)
        for promise in situation.promises_of(contact_id)
    )
