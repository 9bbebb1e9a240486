"""What others promised the user: once it is overdue, a nudge, one more, and then peace."""

from __future__ import annotations

from datetime import date

from planner.engine.cadence import hidden_until
from planner.engine.plan import Item
from planner.engine.situation import Situation
from planner.engine.touching import outgoing
from planner.records import Contact, Promise
from planner.words import short_day

NUDGES = 2


def waiting_items(situation: Situation) -> list[Item]:
    """Nudges for the promises of others that are overdue."""
    items: list[Item] = []
    today = situation.today
    for promise in situation.records.promises.values():
        if promise.who != "them" or promise.due is None or promise.due >= today or not promise.open:
            continue
        contact = situation.records.contacts.get(promise.contact)
        if contact is None or contact.state != "kept" or hidden_until(situation, contact) is not None:
            continue
        if contact.id in situation.touched_today or (promise.snoozed_until or today) > today:
            continue
        due = nudge_due(situation, contact, promise, promise.due.toordinal())
        if due is None or due > situation.now:
            continue
        reason = f"waiting for {promise.text or 'what they promised'} since {short_day(promise.due, today)}"
        items.append(Item(
            f"nudge:{contact.id}", "nudge", contact.id, situation.name_of(contact.id), date.fromordinal(due),
            situation.now - due, situation.minutes("nudge"), reason,
        ))
    return items


def nudge_due(situation: Situation, contact: Contact, promise: Promise, due: int) -> int | None:
    """The day to ask after a promise of theirs that was due: the working day after, then the wait of a second nudge.

    A touch that the user takes part in counts as asking. None once they were asked twice.
    """
    tie = situation.ties.get(contact.id)
    asked = sorted({
        day for day, touch in zip(tie.days, tie.touches, strict=True) if day > due and outgoing(touch)
    }) if tie is not None and tie.last > due else []
    if len(asked) >= NUDGES:
        return None
    if asked:
        return situation.calendar.after(asked[-1], situation.settings.nudge_again_after)
    return situation.calendar.after(due)
