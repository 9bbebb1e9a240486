"""R3: the day's follow-ups in their order, and which of them the budget holds.

Replies owed, promises, ladders, favours owed, keeping in touch. Replies and promises that are due
are always planned; the rest is planned in order while it fits, and what does not fit is a quiet
count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import compress
from operator import itemgetter
from typing import Any, Final

from planner.engine.habit.pace import lean, share_of
from planner.engine.happened.people import takes_part
from planner.engine.happened.tie import Tie
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import hidden_until, in_touch
from planner.engine.standing.favours import favour_due, favour_item, owed
from planner.engine.standing.roll import roll
from planner.engine.today.budget import spent
from planner.engine.today.docket import met_soon
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
from planner.engine.today.refusals import refusals
from planner.engine.today.spare import dry_bench_items, spare_items
from planner.engine.today.waiting_for import waiting_for, waiting_item
from planner.records import Contact
from planner.value import NamedTuple

_OLDEST: Final = itemgetter(0, 1)


class FollowUps(NamedTuple):
    """What is planned, in order; how many wait; and by how many minutes what is due passes the
    budget."""

    items: Sequence[Item]
    minutes: int
    waiting: int
    over: int


PlanOption = tuple[int, str, int, Callable[..., Item], tuple[Any, ...]]
"""What could be done today: the day that it falls due, the contact, the minutes, and what makes it
an item of what.

Thousands may wait: only what is planned is put into words.
"""


class _Day:
    """A day that is being filled: what is planned on it, the minutes that are left, who is asked
    for, how many wait."""

    def __init__(self, room: int) -> None:
        self.items: list[Item] = []
        self.room = room
        self.busy: set[str] = set()
        self.waiting = 0

    def plan(self, situation: Situation, option: PlanOption) -> None:
        """Plan what must be done, in minutes that are reserved for it."""
        _, _, _, make, arguments = option
        self.items.append(make(situation, *arguments))

    def offer(self, situation: Situation, option: PlanOption) -> None:
        """Plan it where it fits, else let it wait."""
        minutes = option[2]
        if minutes <= self.room:
            self.plan(situation, option)
            self.room -= minutes
        else:
            self.waiting += 1

    def add(self, items: Sequence[Item]) -> None:
        """Add items that are chosen already."""
        self.items += items
        self.room -= sum([item.minutes for item in items])
        self.busy.update(item.contact for item in items if item.contact)


@once
def follow_ups(situation: Situation) -> FollowUps:
    """Plan the follow-ups of a day. On a free day only promises for that very day are shown, on a
    day off none."""
    if not situation.working:
        return _free_day(situation)
    before = spent(situation)
    obligations = [*_replies(situation), *_promises(situation)]
    required = [must(situation, due) for due, _, _, _, _ in obligations]
    due_minutes = sum([minutes for _, _, minutes, _, _ in compress(obligations, required)])
    day = _Day(situation.budget - before - due_minutes)
    for is_required, option in zip(required, obligations, strict=True):
        if is_required:
            day.plan(situation, option)
        else:
            day.offer(situation, option)
    day.busy.update(contact_id for _, contact_id, _, _, _ in obligations)
    day.busy |= met_soon(situation)
    _add_ladders(situation, day)
    _add_keep_in_touch(situation, day)
    _fill(situation, day, before)
    planned = sum([item.minutes for item in day.items])
    over = min(due_minutes, max(before + planned - situation.budget, 0))
    return FollowUps(tuple(day.items), planned, day.waiting, over)


def _add_ladders(situation: Situation, day: _Day) -> None:
    """The steps of ladders and the favours to return, each in the order of their days."""
    steps, favours, own = _further_steps(situation), _favours(situation), due_steps(situation)
    if day.room < min([situation.minutes(kind) for kind in ("nudge", "thanks", "favour")]):
        _count_crowd(situation, day, [*steps, *favours], own)
        return
    steps += _own_steps(situation, own)
    for option in [*sorted(steps, key=_OLDEST), *sorted(favours, key=_OLDEST)]:
        contact_id = option[1]
        if contact_id not in day.busy:
            day.busy.add(contact_id)
            day.offer(situation, option)


def _count_crowd(
    situation: Situation,
    day: _Day,
    options: Iterable[PlanOption],
    own: Iterable[tuple[int, str, Collection[str]]],
) -> None:
    """Nothing of it fits: hundreds are only counted, and need no order."""
    crowd: set[str] = set()
    for _, _, contacts in own:
        crowd.update(contacts)
    crowd.difference_update(thanks_owed(situation))
    crowd.update(contact_id for _, contact_id, _, _, _ in options)
    crowd -= day.busy
    day.waiting += len(crowd)
    day.busy |= crowd


def _add_keep_in_touch(situation: Situation, day: _Day) -> None:
    minutes = max(situation.minutes("keep_in_touch"), 1)
    turn = due_now(situation, day.busy, max(day.room, 0) // minutes)
    day.add([keep_item(situation, cadence, clock) for cadence, clock in turn.clocks])
    day.waiting += turn.waiting


def _fill(situation: Situation, day: _Day, before: int) -> None:
    """What room that is left over takes: where outreach lacks a touch before its time, promises
    before theirs, what fills a dry bench; and something on a day that has nothing else."""
    minutes = max(situation.minutes("keep_in_touch"), 1)
    if day.room >= minutes and lean(situation) == "outreach":
        day.add(_lean(situation, day.busy))
    if day.room > 0:
        day.add(_spare(situation, day.room, day.busy))
        day.add(dry_bench_items(situation, day.room, day.busy))
    if not day.items and not before and not situation.touched_today:
        day.add(spare_items(situation, day.room, day.busy))


def _lean(situation: Situation, busy: Collection[str]) -> list[Item]:
    """R8: where outreach lacks, the next touch before its time."""
    turn = next_turn(situation, busy)
    if turn is None:
        return []
    return [keep_item(situation, *turn, early=f"outreach lacks: {share_of(situation)}")]


def _spare(situation: Situation, room: int, busy: Collection[str]) -> list[Item]:
    """The promises of the next four weeks that room which is left over takes before their time."""
    items: list[Item] = []
    everybody = set(busy)
    minutes, horizon = situation.minutes("promise"), date.fromordinal(situation.now + AHEAD_DAYS)
    for promise in mine(situation):
        if (
            promise.follow_up
            or near(situation, promise)
            or (promise.contact and promise.contact in everybody)
        ):
            continue
        if promise.due is not None and promise.due > horizon:
            continue
        if minutes <= room:
            items.append(promise_item(situation, promise))
            room -= minutes
            everybody.add(promise.contact)
    return items


def _free_day(situation: Situation) -> FollowUps:
    """A day on which nothing is owed: the promises made for it, unless the user took the day
    off."""
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
    """The steps of people's own ladders; whoever is to be thanked for an introduction hears of that
    first."""
    thanks = thanks_owed(situation)
    return [
        (due, contact_id, minutes, own_step_item, (contact_id,))
        for due, kind, contacts in steps
        for minutes in (situation.minutes(kind),)
        for contact_id in contacts
        if contact_id not in thanks
    ]


def _further_steps(situation: Situation) -> list[PlanOption]:
    """Nudges for what others promised, thanks for introductions and answers to the noes of leads,
    if due."""
    nudge = situation.minutes("nudge")
    steps: list[PlanOption] = [
        (due, contact.id, nudge, waiting_item, (contact, promise, due))
        for contact, promise, due in waiting_for(situation)
    ]
    for contact_id in dict.fromkeys([*thanks_owed(situation), *refusals(situation)]):
        contact = situation.records.contacts.get(contact_id)
        tie = situation.ties.get(contact_id)
        if contact is None or tie is None or not _may_be_thanked(situation, contact, tie):
            continue
        step = ladder_of(situation, contact, tie)
        if isinstance(step, LadderStep) and step.due <= situation.now:
            minutes = situation.minutes("thanks")
            steps.append((step.due, contact_id, minutes, step_item, (contact, tie, step)))
    return steps


def _may_be_thanked(situation: Situation, contact: Contact, tie: Tie) -> bool:
    """Whether somebody takes part, is not away, was not in touch today, and waits for no new
    touch."""
    if not takes_part(contact) or contact.id in situation.touched_today:
        return False
    return hidden_until(situation, contact) is None and in_touch(situation, contact, tie)


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
