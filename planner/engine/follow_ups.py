"""R3: the day's follow-ups in their order, and which of them the budget holds.

Replies owed, promises, ladders, favours owed, keeping in touch. Replies and promises that are due are always planned;
the rest is planned in order while it fits, and what does not fit is a quiet count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from planner.engine.budget import spent
from planner.engine.cadence import hidden_until, in_touch
from planner.engine.favours import favour_due, favour_item, owed
from planner.engine.introductions import thanks_owed
from planner.engine.keep_in_touch import due_now, keep_item
from planner.engine.ladder import Step, due_steps, ladder_of, step_item
from planner.engine.obligations import mine, must, near, promise_item, reply_due, reply_item
from planner.engine.people import takes_part
from planner.engine.plan import Item
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.waiting_for import waiting_for, waiting_item
from planner.value import NamedTuple


class FollowUps(NamedTuple):
    """What is planned, in order; how many wait; and by how many minutes what is due passes the budget."""

    items: Sequence[Item]
    minutes: int
    waiting: int
    over: int


class Candidate(NamedTuple):
    """What could be done today: thousands may wait, so that only what is planned is put into words."""

    due: int
    contact_id: str
    minutes: int
    item: Callable[[], Item]


@once
def follow_ups(situation: Situation) -> FollowUps:
    """Plan the follow-ups of a day. On a free day only promises for that very day are shown, on a day off none."""
    if not situation.working:
        return _free_day(situation)
    items: list[Item] = []
    before = spent(situation)
    obligations = [*_replies(situation), *_promises(situation)]
    due_minutes = sum([minutes for due, _, minutes, _ in obligations if must(situation, due)])
    room = situation.budget - before - due_minutes
    waiting = 0
    for due, _, minutes, item in obligations:
        if must(situation, due):
            items.append(item())
        elif minutes <= room:
            items.append(item())
            room -= minutes
        else:
            waiting += 1
    taken = {contact_id for _, contact_id, _, _ in obligations}

    for _, contact_id, minutes, item in [*_steps(situation), *_favours(situation)]:
        if contact_id in taken:
            continue
        taken.add(contact_id)
        if minutes <= room:
            items.append(item())
            room -= minutes
        else:
            waiting += 1

    minutes = max(situation.minutes("keep_in_touch"), 1)
    turn = due_now(situation, taken, max(room, 0) // minutes)
    items += [keep_item(situation, cadence, clock) for cadence, clock in turn.clocks]
    room -= len(turn.clocks) * minutes
    waiting += turn.waiting
    if room > 0:
        items += _spare(situation, room, taken.union(contact_id for _, (_, contact_id) in turn.clocks))
    planned = sum([item.minutes for item in items])
    return FollowUps(tuple(items), planned, waiting, min(due_minutes, max(before + planned - situation.budget, 0)))


def _spare(situation: Situation, room: int, taken: set[str]) -> list[Item]:
    """The promises that room which is left over takes before their time."""
    items: list[Item] = []
    minutes = situation.minutes("promise")
    for promise in mine(situation):
        if promise.follow_up or near(situation, promise) or (promise.contact and promise.contact in taken):
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


def _replies(situation: Situation) -> list[Candidate]:
    """The replies that the user owes, the longest owed first."""
    minutes = situation.minutes("reply")
    replies = sorted([(tie.last, contact.id, contact, tie) for contact, tie in roll(situation).mine])
    return [
        Candidate(reply_due(situation, tie), contact_id, minutes, partial(reply_item, situation, contact, tie))
        for _, contact_id, contact, tie in replies
    ]


def _promises(situation: Situation) -> list[Candidate]:
    """The promises whose time has come, in the order in which they are to be kept."""
    minutes, never = situation.minutes("promise"), situation.next_working
    return [
        Candidate(
            promise.due.toordinal() if promise.due else never, promise.contact, minutes,
            partial(promise_item, situation, promise),
        )
        for promise in mine(situation) if near(situation, promise)
    ]


def _steps(situation: Situation) -> list[Candidate]:
    """Nudges and thanks whose day has come, the oldest first."""
    now, touched = situation.now, situation.touched_today
    minutes = {kind: situation.minutes(kind) for kind in ("nudge", "thanks")}
    steps = [
        Candidate(due, contact.id, minutes["nudge"], partial(waiting_item, situation, contact, promise, due))
        for contact, promise, due in waiting_for(situation)
    ]
    thanks = thanks_owed(situation)
    for introducer in thanks:
        contact = situation.records.contacts.get(introducer)
        if contact is None or not takes_part(contact) or introducer in touched:
            continue
        tie = situation.ties[introducer]
        if hidden_until(situation, contact) is not None or not in_touch(situation, contact, tie):
            continue
        step = ladder_of(situation, contact, tie)
        if isinstance(step, Step) and step.due <= now:
            make = partial(step_item, situation, contact, tie, step)
            steps.append(Candidate(step.due, introducer, minutes["thanks"], make))
    for contact, tie, own in due_steps(situation, roll(situation).laddered):
        if contact.id not in thanks:
            make = partial(step_item, situation, contact, tie, own)
            steps.append(Candidate(own.due, contact.id, minutes[own.kind], make))
    steps.sort(key=_oldest)
    return steps


def _favours(situation: Situation) -> list[Candidate]:
    """Favours that it is time to return, the oldest first."""
    favours: list[Candidate] = []
    minutes = situation.minutes("favour")
    for contact_id, open_list in owed(situation).items():
        contact = situation.records.contacts.get(contact_id)
        if contact is None or not takes_part(contact) or contact_id in situation.touched_today:
            continue
        due = favour_due(situation, open_list[0])
        if due <= situation.now and hidden_until(situation, contact) is None:
            make = partial(favour_item, situation, contact, open_list[0])
            favours.append(Candidate(due, contact_id, minutes, make))
    return sorted(favours, key=_oldest)


def _oldest(candidate: Candidate) -> tuple[int, str]:
    return candidate[:2]
