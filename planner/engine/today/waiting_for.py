"""What others promised the user: once it is overdue, a nudge, one more, and then peace."""

from __future__ import annotations

from datetime import date

from planner.engine.happened.people import takes_part
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import outgoing
from planner.engine.plan import Item
from planner.engine.situation import Situation
from planner.engine.standing.cadence import hidden_until, in_touch
from planner.records import Contact, Promise
from planner.words import short_day

NUDGES = 2


def waiting_for(situation: Situation) -> list[tuple[Contact, Promise, int]]:
    """The promises of others that it is time to ask after, with whom to ask and the day from which.

    Whoever the user is not in touch with waits on the bench instead (R1).
    """
    nudges: list[tuple[Contact, Promise, int]] = []
    for promise in situation.promises.theirs:
        contact = situation.records.contacts.get(promise.contact)
        if contact is None or promise.due is None or promise.due >= situation.today:
            continue
        if _is_put_off(situation, promise) or not _may_be_asked(situation, contact):
            continue
        due = nudge_due(situation, contact, promise.due.toordinal())
        if due is not None and due <= situation.now:
            nudges.append((contact, promise, due))
    return nudges


def _is_put_off(situation: Situation, promise: Promise) -> bool:
    return promise.snoozed_until is not None and promise.snoozed_until > situation.today


def _may_be_asked(situation: Situation, contact: Contact) -> bool:
    """Whether somebody takes part, is not away, was not in touch today, and waits for no new
    touch."""
    if not takes_part(contact) or contact.id in situation.touched_today:
        return False
    if hidden_until(situation, contact) is not None:
        return False
    return in_touch(situation, contact, situation.ties.get(contact.id))


def waiting_item(situation: Situation, contact: Contact, promise: Promise, due: int) -> Item:
    """The nudge to ask after a promise of theirs."""
    since = short_day(promise.due, situation.today) if promise.due is not None else "then"
    return Item(
        f"nudge:{contact.id}",
        "nudge",
        contact.id,
        situation.name_of(contact.id),
        date.fromordinal(due),
        max(situation.now - due, 0),
        situation.minutes("nudge"),
        f"waiting for {promise.text or 'what they promised'} since {since}",
    )


def nudge_due(situation: Situation, contact: Contact, due: int) -> int | None:
    """The day to ask after a promise of theirs that was due: the working day after, then the wait
    of a second nudge.

    A touch that the user takes part in counts as asking. None once they were asked twice.
    """
    reminders = _days_in_touch(situation.ties.get(contact.id), due)
    if len(reminders) >= NUDGES:
        return None
    if reminders:
        return situation.calendar.after(max(reminders), situation.settings.nudge_again_after)
    return situation.calendar.after(due)


def _days_in_touch(tie: Tie | None, after: int) -> set[int]:
    """The days after another one on which the user was in touch."""
    days: set[int] = set()
    if tie is None or tie.last <= after:
        return days
    for day, touch in zip(tie.days, tie.touches, strict=True):
        if day > after and outgoing(touch):
            days.add(day)
    return days
