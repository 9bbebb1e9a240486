"""R3: the day's follow-ups in their order, and which of them the budget holds.

Replies owed, promises, ladders, favours owed, keeping in touch. Replies and promises that are due are always planned;
the rest is planned in order while it fits, and what does not fit is a quiet count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import compress
from operator import itemgetter
from typing import Any, Final

from planner.engine.habit.pace import lean, share_of
from planner.engine.happened.people import takes_part
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import hidden_until, in_touch
from planner.engine.standing.favours import favour_due, favour_item, owed
from planner.engine.standing.roll import roll
from planner.engine.today.budget import spent
from planner.engine.today.introductions import thanks_owed
from planner.engine.today.keep_in_touch import due_now, keep_item, next_turn
from planner.engine.today.ladder import LadderStep, due_steps, ladder_of, own_step_item, step_item
from planner.engine.today.obligations import (
    AHEAD_DAYS,
    mine,
    must,
    near,
    on_time_first,
    promise_item,
    reply_due,
    reply_item,
)
from planner.engine.today.waiting_for import waiting_for, waiting_item
from planner.value import NamedTuple

_OLDEST: Final = itemgetter(0, 1)


class FollowUps(NamedTuple):
    """What is planned, in order; how many wait; and by how many minutes what is due passes the budget."""

    items: Sequence[Item]
    minutes: int
    waiting: int
    over: int


PlanOption = tuple[int, str, int, Callable[..., Item], tuple[Any, ...]]
"""What could be done today: the day that it falls due, the contact, the minutes, and what makes it an item of what.

Thousands may wait: only what is planned is put into words.
"""


@once
def follow_ups(situation: Situation) -> FollowUps:
    """Plan the follow-ups of a day. On a free day only promises for that very day are shown, on a day off none."""
    if not situation.working:
        return _free_day(situation)
    items: list[Item] = []
    before = spent(situation)
    obligations = [*_replies(situation), *_promises(situation)]
    musts = [must(situation, due) for due, _, _, _, _ in obligations]
    due_minutes = sum([minutes for _, _, minutes, _, _ in compress(obligations, musts)])
    room = situation.budget - before - due_minutes
    waiting = 0
    for required, (_, _, minutes, item, of) in zip(musts, obligations, strict=True):
        if required or minutes <= room:
            items.append(item(situation, *of))
            room -= 0 if required else minutes
        else:
            waiting += 1
    taken = {contact_id for _, contact_id, _, _, _ in obligations}

    steps, favours, own = _further_steps(situation), _favours(situation), due_steps(situation)
    if room < min([situation.minutes(kind) for kind in ("nudge", "thanks", "favour")]):
        # Nothing of it fits: hundreds are only counted, and need no order.
        crowd = {contact_id for _, contact_id, _, _, _ in [*steps, *favours]}
        crowd = crowd.union(
            set().union(*(contacts for _, _, contacts in own)).difference(thanks_owed(situation))
        )
        crowd -= taken
        waiting += len(crowd)
        taken |= crowd
        steps, favours, own = [], [], []
    steps += _own_steps(situation, own)
    for _, contact_id, minutes, item, of in [
        *sorted(steps, key=_OLDEST),
        *sorted(favours, key=_OLDEST),
    ]:
        if contact_id in taken:
            continue
        taken.add(contact_id)
        if minutes <= room:
            items.append(item(situation, *of))
            room -= minutes
        else:
            waiting += 1

    minutes = max(situation.minutes("keep_in_touch"), 1)
    turn = due_now(situation, taken, max(room, 0) // minutes)
    items += [keep_item(situation, cadence, clock) for cadence, clock in turn.clocks]
    room -= len(turn.clocks) * minutes
    waiting += turn.waiting
    if room > 0:
        taken = taken.union(contact_id for _, (_, contact_id) in turn.clocks)
        if room >= minutes and lean(situation) == "outreach":
            early = _lean(situation, taken)
            items += early
            room -= len(early) * minutes
            taken.update(item.contact for item in early)
        items += _spare(situation, room, taken)
    planned = sum([item.minutes for item in items])
    return FollowUps(
        tuple(items),
        planned,
        waiting,
        min(due_minutes, max(before + planned - situation.budget, 0)),
    )


def _lean(situation: Situation, taken: Collection[str]) -> list[Item]:
    """R8: where outreach lacks, the next touch before its time."""
    turn = next_turn(situation, taken)
    return (
        []
        if turn is None
        else [keep_item(situation, *turn, early=f"outreach lacks: {share_of(situation)}")]
    )


def _spare(situation: Situation, room: int, taken: set[str]) -> list[Item]:
    """The promises of the next four weeks that room which is left over takes before their time."""
    items: list[Item] = []
    minutes, horizon = situation.minutes("promise"), date.fromordinal(situation.now + AHEAD_DAYS)
    for promise in mine(situation):
        if (
            promise.follow_up
            or near(situation, promise)
            or (promise.contact and promise.contact in taken)
        ):
            continue
        if promise.due is not None and promise.due > horizon:
            continue
        if minutes <= room:
            items.append(promise_item(situation, promise))
            room -= minutes
            taken.add(promise.contact)
    return items


def _free_day(situation: Situation) -> FollowUps:
    """A day on which nothing is owed: the promises made for it, unless the user took the day off."""
    if situation.day_off:
        return FollowUps((), 0, 0, 0)
    promised = [promise for promise in mine(situation) if promise.due == situation.today]
    items = [promise_item(situation, promise) for promise in promised]
    planned = sum([item.minutes for item in items])
    over = min(planned, max(spent(situation) + planned - situation.budget, 0))
    return FollowUps(tuple(items), planned, 0, over)


def _replies(situation: Situation) -> list[PlanOption]:
    """The replies that the user owes, in the order in which they are to be written."""
    minutes = situation.minutes("reply")
    replies = [
        (reply_due(situation, tie), contact.id, minutes, reply_item, (contact, tie))
        for contact, tie in roll(situation).mine
    ]
    return (
        on_time_first([(reply[0], reply) for reply in replies], situation.now)
        if len(replies) > 1
        else replies
    )


def _promises(situation: Situation) -> list[PlanOption]:
    """The promises whose time has come, in the order in which they are to be kept."""
    minutes, never = situation.minutes("promise"), situation.next_working
    return [
        (
            promise.due.toordinal() if promise.due else never,
            promise.contact,
            minutes,
            promise_item,
            (promise,),
        )
        for promise in mine(situation)
        if near(situation, promise)
    ]


def _own_steps(
    situation: Situation, steps: Iterable[tuple[int, str, Collection[str]]]
) -> list[PlanOption]:
    """The steps of people's own ladders; whoever is to be thanked for an introduction hears of that first."""
    thanks = thanks_owed(situation)
    return [
        (due, contact_id, minutes, own_step_item, (contact_id,))
        for due, kind, contacts in steps
        for minutes in (situation.minutes(kind),)
        for contact_id in contacts
        if contact_id not in thanks
    ]


def _further_steps(situation: Situation) -> list[PlanOption]:
    """Nudges for what others promised, and thanks for introductions, whose day has come."""
    now, touched = situation.now, situation.touched_today
    nudge, thank = situation.minutes("nudge"), situation.minutes("thanks")
    steps: list[PlanOption] = [
        (due, contact.id, nudge, waiting_item, (contact, promise, due))
        for contact, promise, due in waiting_for(situation)
    ]
    for introducer in thanks_owed(situation):
        contact = situation.records.contacts.get(introducer)
        if contact is None or not takes_part(contact) or introducer in touched:
            continue
        tie = situation.ties[introducer]
        if hidden_until(situation, contact) is not None or not in_touch(situation, contact, tie):
            continue
        step = ladder_of(situation, contact, tie)
        if isinstance(step, LadderStep) and step.due <= now:
            steps.append((step.due, introducer, thank, step_item, (contact, tie, step)))
    return steps


def _favours(situation: Situation) -> list[PlanOption]:
    """Favours that it is time to return."""
    favours: list[PlanOption] = []
    minutes = situation.minutes("favour")
    for contact_id, open_list in owed(situation).items():
        contact = situation.records.contacts.get(contact_id)
        if contact is None or not takes_part(contact) or contact_id in situation.touched_today:
            continue
        due = favour_due(situation, open_list[0])
        if due <= situation.now and hidden_until(situation, contact) is None:
            favours.append((due, contact_id, minutes, favour_item, (contact, open_list[0])))
    return favours
