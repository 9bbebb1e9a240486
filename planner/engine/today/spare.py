"""R3, R9, R15, R21: what fills a day that asks for nothing, so that no working morning is empty.

In this order: the question whom else to talk to, put to a warm tie; a touch before its time;
something to say, written down; an event to look for. A bench that has run dry asks the first and
the last whatever else there is. A network that is full (R7) is asked for nobody more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from planner.engine.habit.pace import IN_A_ROW, heavy_days
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import intent_of, since
from planner.engine.plan import Item
from planner.engine.situation import Situation
from planner.engine.standing.temperature import temperatures
from planner.engine.today.bench import bench
from planner.engine.today.capacity import FULL, utilisation
from planner.engine.today.docket import next_date
from planner.engine.today.hooks import library
from planner.engine.today.keep_in_touch import keep_item, next_turn
from planner.follow_up_kinds import FollowUpName

KINDS: Final = frozenset({"referral", "hook", "hub"})
"""The kinds of items that only fill: they keep nothing else waiting."""
ASKED_WITHIN: Final = 90
"""Days after an ask in which nobody is asked again."""
ASK_EVERY: Final = 7
"""Days between two such questions, whoever they go to."""
WARM_FOR: Final = 60
"""Days since the last touch in which somebody is warm enough to be asked."""
FEW_HOOKS: Final = 3
HOOK_DONE: Final = "wrote down something to say"
HUB_DONE: Final = "looked for an event"
"""What an intake says that was one of these."""
HUB_AHEAD: Final = 14
"""Days within which an event to come is near enough."""


def spare_items(situation: Situation, room: int, busy: Collection[str]) -> list[Item]:
    """One thing to do where the plan has nothing and nobody waits for a new touch, in the minutes
    that are left; who never reached anybody has a list to make first."""
    if bench(situation).places or not situation.log.reached:
        return []
    if heavy_days(situation) >= IN_A_ROW or situation.lighter:
        return []
    for item in _candidates(situation, busy):
        if item.minutes <= room:
            return [item]
    return []


def dry_bench_items(situation: Situation, room: int, busy: Collection[str]) -> list[Item]:
    """What brings somebody onto an empty bench: a warm tie who may know whom else to ask, or an
    event (R15, R21); nothing where there is no room for whoever comes (R7)."""
    if bench(situation).places or not situation.people.members or situation.touched_today:
        return []
    if utilisation(situation) > FULL:
        return []
    items = [*_referral(situation, busy)]
    if not items and _is_first_of_week(situation):
        items = [*_hub(situation)]
    return [item for item in items if item.minutes <= room]


def _candidates(situation: Situation, busy: Collection[str]) -> Iterator[Item]:
    has_room = utilisation(situation) <= FULL
    if has_room:
        yield from _referral(situation, busy)
    turn = next_turn(situation, busy)
    if turn is not None:
        yield keep_item(situation, *turn, early="the day has room")
    yield from _hook(situation)
    if has_room:
        yield from _hub(situation)
    if not turn:
        yield _without_contact(situation, "hook", "look over what you could share, ask or offer")


def _is_first_of_week(situation: Situation) -> bool:
    monday = situation.now - (situation.now - 1) % 7
    return situation.calendar.on_or_after(monday) == situation.now


def _referral(situation: Situation, busy: Collection[str]) -> Iterator[Item]:
    """The question whom else one should talk to, for the warmest tie who was not asked lately
    (R15)."""
    if _was_ask_lately(situation):
        return
    warmths = temperatures(situation).of
    members, ties = situation.people.members, situation.ties
    warm = [
        (-warmth.answered_score, contact_id)
        for contact_id, warmth in warmths.items()
        if warmth.stage == "active"
        and contact_id in members
        and contact_id not in busy
        and members[contact_id].away_until <= situation.now
        and _may_be_asked(situation, ties[contact_id])
    ]
    if not warm:
        return
    contact_id = min(warm)[1]
    tie = ties[contact_id]
    reason = (
        f"{situation.now - tie.last} days since {since(tie.touches[-1])}: ask whom else you "
        "should talk to"
    )
    yield Item(
        f"referral:{contact_id}",
        "referral",
        contact_id,
        situation.name_of(contact_id),
        None,
        0,
        situation.minutes("referral"),
        reason,
    )


def _was_ask_lately(situation: Situation) -> bool:
    """Whether anybody was asked for something within the last week."""
    days = range(situation.now - ASK_EVERY + 1, situation.now + 1)
    touches = [touch for day in days for touch in situation.log.by_day.get(day, ())]
    return any(touch.direction == "out" and intent_of(touch) == "ask" for touch in touches)


def _may_be_asked(situation: Situation, tie: Tie) -> bool:
    """Whether somebody was in touch lately, owes no answer, and was not asked for anything of
    late."""
    if tie.unanswered or tie.mine or not 1 < situation.now - tie.last <= WARM_FOR:
        return False
    for index in range(len(tie.days) - 1, -1, -1):
        if situation.now - tie.days[index] > ASKED_WITHIN:
            return True
        touch = tie.touches[index]
        if touch.direction == "out" and intent_of(touch) == "ask":
            return False
    return True


def _hook(situation: Situation) -> Iterator[Item]:
    """Something to say, where the library holds next to nothing (R9), once a week."""
    if _was_done(situation, HOOK_DONE, 7):
        return
    hooks = library(situation)
    alive = {hook.id for shelf in hooks.by_word.values() for hook in shelf}
    alive.update(hook.id for shelf in hooks.personal.values() for hook in shelf)
    if len(alive) < FEW_HOOKS:
        reason = "write down something to say, share, ask or offer: you have next to nothing"
        yield _without_contact(situation, "hook", reason)


def _hub(situation: Situation) -> Iterator[Item]:
    """An event to look for, where none is near (R21), once a fortnight."""
    if _was_done(situation, HUB_DONE, HUB_AHEAD):
        return
    horizon = situation.now + HUB_AHEAD
    days = [next_date(situation, hub) for hub in situation.records.hubs.values()]
    if not any(day is not None and day <= horizon for day in days):
        reason = "look for an event to go to: specialty events and industry groups pay best"
        yield _without_contact(situation, "hub", reason)


def _was_done(situation: Situation, what: str, within: int) -> bool:
    """Whether the user spent time on it within so many days."""
    return any(
        intake.what == what and 0 <= situation.days_since(intake.day) < within
        for intake in situation.records.intakes.values()
    )


def _without_contact(situation: Situation, kind: FollowUpName, reason: str) -> Item:
    return Item(f"{kind}:today", kind, "", "", None, 0, situation.minutes(kind), reason)
