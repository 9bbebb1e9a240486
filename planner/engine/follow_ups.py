"""R3: the day's follow-ups in their order, and which of them the budget holds.

Replies owed, promises, ladders, favours owed, keeping in touch. Replies and promises that are due are always planned;
the rest is planned in order while it fits, and what does not fit is a quiet count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.engine import keep_in_touch
from planner.engine.budget import spent
from planner.engine.cadence import hidden_until
from planner.engine.favours import favour_item, owed
from planner.engine.ladder import Step, ladder_of
from planner.engine.obligations import mine, must, near, promise_item, reply_item
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.waiting_for import waiting_items


class FollowUps(NamedTuple):
    """What is planned, in order; how many wait; and by how many minutes what is due passes the budget."""

    items: Sequence[Item]
    minutes: int
    waiting: int
    over: int


@once
def follow_ups(situation: Situation) -> FollowUps:
    """Plan the follow-ups of a day. On a free day only promises for that very day are shown, on a day off none."""
    if not situation.working:
        return _free_day(situation)
    before = spent(situation)
    room = situation.budget - before
    items: list[Item] = []
    taken: set[str] = set()
    due_minutes = waiting = 0

    for item, is_due in _obligations(situation):
        if is_due or item.minutes <= room:
            items.append(item)
            taken.add(item.contact)
            room -= item.minutes
            due_minutes += item.minutes if is_due else 0
        else:
            waiting += 1
    for item in _laddered(situation):
        if item.contact in taken:
            continue
        taken.add(item.contact)
        if item.minutes <= room:
            items.append(item)
            room -= item.minutes
        else:
            waiting += 1

    minutes = situation.minutes("keep_in_touch")
    clocks = keep_in_touch.due_now(situation, taken)
    fits = min(max(room, 0) // max(minutes, 1), len(clocks))
    items += [keep_in_touch.item(situation, clock) for clock in clocks[:fits]]
    room -= fits * minutes
    waiting += len(clocks) - fits
    taken.update(clock.contact.id for clock in clocks)

    for promise in mine(situation):
        if not near(situation, promise) and not promise.follow_up and situation.minutes("promise") <= room:
            items.append(promise_item(situation, promise))
            room -= situation.minutes("promise")
            taken.add(promise.contact)
    spare = keep_in_touch.early(situation, taken, max(room, 0) // max(minutes, 1))
    items += [keep_in_touch.item(situation, clock) for clock in spare]
    planned = sum(item.minutes for item in items)
    over = min(due_minutes, max(before + planned - situation.budget, 0))
    return FollowUps(tuple(items), planned, waiting, over)


def _free_day(situation: Situation) -> FollowUps:
    """A day on which nothing is owed: the promises made for it, unless the user took the day off."""
    day = situation.days.get(situation.today)
    promises = [promise for promise in mine(situation) if promise.due == situation.today]
    if day is not None and day.off:
        return FollowUps((), 0, len(promises), 0)
    items = [promise_item(situation, promise) for promise in promises]
    planned = sum(item.minutes for item in items)
    return FollowUps(tuple(items), planned, 0, max(spent(situation) + planned - situation.budget, 0))


def _obligations(situation: Situation) -> list[tuple[Item, bool]]:
    """Replies, then promises, each with whether it has to be shown today."""
    replies: list[tuple[Item, bool]] = []
    for contact in situation.records.contacts.values():
        if contact.state not in ("kept", "resting") or contact.id not in situation.ties:
            continue
        if contact.id in situation.touched_today or (contact.snoozed_until or situation.today) > situation.today:
            continue
        reply = reply_item(situation, contact)
        if reply is not None:
            replies.append((reply, must(situation, reply.due)))
    replies.sort(key=lambda reply: (reply[0].due, reply[0].id))
    promises = [
        (promise_item(situation, promise), must(situation, promise.due))
        for promise in mine(situation) if near(situation, promise)
    ]
    return replies + promises


def _laddered(situation: Situation) -> list[Item]:
    """Nudges and thanks that are due, the oldest first, then favours to return, the oldest first."""
    items: list[Item] = []
    favours: list[Item] = []
    owing = owed(situation)
    for contact in situation.kept:
        if contact.id in situation.touched_today or hidden_until(situation, contact):
            continue
        step = ladder_of(situation, contact)
        if isinstance(step, Step) and step.due <= situation.today:
            late = situation.days_since(step.due)
            items.append(Item(
                f"{step.kind}:{contact.id}", step.kind, contact.id, contact.name, step.due, late,
                situation.minutes(step.kind), step.reason,
            ))
        if contact.id in owing:
            favour = favour_item(situation, contact)
            if favour is not None:
                favours.append(favour)
    items += waiting_items(situation)
    items.sort(key=lambda item: (item.due, item.id))
    favours.sort(key=lambda item: (item.due, item.id))
    return items + favours
