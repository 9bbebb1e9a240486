"""What others promised the user: once it is overdue, a nudge, one more, and then peace."""

from __future__ import annotations

from datetime import date

from planner.engine.happened.people import takes_part
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
    today = situation.today
    for promise in situation.promises.theirs:
        if promise.due is None or promise.due >= today:
            continue
        contact = situation.records.contacts.get(promise.contact)
        if (
            contact is None
            or not takes_part(contact)
            or hidden_until(situation, contact) is not None
        ):
            continue
        if not in_touch(situation, contact, situation.ties.get(contact.id)):
            continue
        if contact.id in situation.touched_today or (promise.snoozed_until or today) > today:
            continue
        due = nudge_due(situation, contact, promise.due.toordinal())
        if due is not None and due <= situation.now:
            nudges.append((contact, promise, due))
    return nudges


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
    """The day to ask after a promise of theirs that was due: the working day after, then the wait of a second nudge.

    A touch that the user takes part in counts as asking. None once they were asked twice.
    """
    tie = situation.ties.get(contact.id)
    reminders = (
        sorted(
            {
                day
                for day, touch in zip(tie.days, tie.touches, strict=True)
                if day > due and outgoing(touch)
            }
        )
        if tie is not None and tie.last > due
        else []
    )
    if len(reminders) >= NUDGES:
        return None
    if reminders:
        return situation.calendar.after(reminders[-1], situation.settings.nudge_again_after)
    return situation.calendar.after(due)
