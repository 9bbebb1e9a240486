"""R3: the day's follow-ups in their order, and which of them the budget holds.

Replies owed, promises, ladders, favours owed, keeping in touch. Replies and promises that are due are always planned;
the rest is planned in order while it fits, and what does not fit is a quiet count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planner.engine.budget import spent
from planner.engine.cadence import hidden_until
from planner.engine.favours import favour_item, owed
from planner.engine.introductions import thanks_owed
from planner.engine.keep_in_touch import due_now, early, keep_item
from planner.engine.ladder import Step, ladder_of, step_item
from planner.engine.obligations import mine, must, near, promise_item, reply_item
from planner.engine.plan import Item
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.waiting_for import waiting_items
from planner.records import Promise


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
    items: list[Item] = []
    before = spent(situation)
    waiting = due_minutes = 0
    obligations = [*_replies(situation), *(promise_item(situation, promise) for promise in _promises(situation))]
    for item in obligations:
        if _is_due(situation, item):
            due_minutes += item.minutes
    room = situation.budget - before - due_minutes
    for item in obligations:
        if _is_due(situation, item):
            items.append(item)
        elif item.minutes <= room:
            items.append(item)
            room -= item.minutes
        else:
            waiting += 1
    taken = {item.contact for item in items}

    for item in [*_steps(situation), *_favours(situation)]:
        if item.contact in taken:
            continue
        taken.add(item.contact)
        if item.minutes <= room:
            items.append(item)
            room -= item.minutes
        else:
            waiting += 1

    minutes = max(situation.minutes("keep_in_touch"), 1)
    clocks = due_now(situation, taken)
    fits = min(max(room, 0) // minutes, len(clocks))
    items += [keep_item(situation, clock) for clock in clocks[:fits]]
    room -= fits * minutes
    waiting += len(clocks) - fits
    if room > 0:
        items += _spare(situation, room, {*taken, *(clock.contact.id for clock in clocks)})
    planned = sum(item.minutes for item in items)
    return FollowUps(tuple(items), planned, waiting, min(due_minutes, max(before + planned - situation.budget, 0)))


def _spare(situation: Situation, room: int, taken: set[str]) -> list[Item]:
    """What room that is left over takes before its time: promises, then those whose turn comes next."""
    items: list[Item] = []
    minutes = situation.minutes("promise")
    for promise in mine(situation):
        if minutes <= room and not promise.follow_up and not near(situation, promise):
            items.append(promise_item(situation, promise))
            room -= minutes
            taken.add(promise.contact)
    clocks = early(situation, taken, room // max(situation.minutes("keep_in_touch"), 1))
    return items + [keep_item(situation, clock) for clock in clocks]


def _free_day(situation: Situation) -> FollowUps:
    """A day on which nothing is owed: the promises made for it, unless the user took the day off."""
    if situation.day_off:
        return FollowUps((), 0, 0, 0)
    promised = [promise for promise in mine(situation) if promise.due == situation.today]
    items = [promise_item(situation, promise) for promise in promised]
    planned = sum(item.minutes for item in items)
    over = min(planned, max(spent(situation) + planned - situation.budget, 0))
    return FollowUps(tuple(items), planned, 0, over)


def _is_due(situation: Situation, item: Item) -> bool:
    return item.due is not None and must(situation, item.due.toordinal())


def _promises(situation: Situation) -> Iterable[Promise]:
    return (promise for promise in mine(situation) if near(situation, promise))


def _replies(situation: Situation) -> list[Item]:
    """The replies that the user owes, the longest owed first."""
    replies = sorted(roll(situation).mine, key=lambda reply: (reply[1].last, reply[0].id))
    return [reply_item(situation, contact, tie) for contact, tie in replies]


def _steps(situation: Situation) -> list[Item]:
    """Nudges and thanks whose day has come, the oldest first."""
    candidates = {contact.id: contact for contact, _ in roll(situation).laddered}
    for introducer in thanks_owed(situation):
        contact = situation.records.contacts.get(introducer)
        if contact is not None and contact.state == "kept" and hidden_until(situation, contact) is None:
            candidates[introducer] = contact
    items = waiting_items(situation)
    for contact in candidates.values():
        if contact.id in situation.touched_today:
            continue
        tie = situation.ties[contact.id]
        step = ladder_of(situation, contact, tie)
        if isinstance(step, Step) and step.due <= situation.now:
            items.append(step_item(situation, contact, tie, step))
    return sorted(items, key=_oldest)


def _favours(situation: Situation) -> list[Item]:
    """Favours that it is time to return, the oldest first."""
    items: list[Item] = []
    for contact_id, favours in owed(situation).items():
        contact = situation.records.contacts.get(contact_id)
        if contact is None or contact.state != "kept" or contact_id in situation.touched_today:
            continue
        if hidden_until(situation, contact) is None:
            item = favour_item(situation, contact, favours[0])
            if item is not None:
                items.append(item)
    return sorted(items, key=_oldest)


def _oldest(item: Item) -> tuple[date, str]:
    return item.due or date.min, item.id
