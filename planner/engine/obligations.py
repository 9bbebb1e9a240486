"""R3's first two: replies that the user owes and promises that they made; what is due of them is always shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.touching import ANSWER_DAYS, ago, called, way
from planner.records import Contact, Promise
from planner.words import short_day

LEAD_DAYS: Final = 7
"""Days before it is due from which a promise is planned; earlier only where room is spare."""
UNDATED_DAYS: Final = 7
"""Days after its making by which a promise without a date is ordered among the others."""

Dated = TypeVar("Dated")


def on_time_first(dated: Sequence[tuple[date, Dated]], today: date) -> list[Dated]:
    """Earliest due first among those that can still be on time, then the late ones.

    Taking them in this order keeps as many on time as is possible at all: it equals the maximum matching of promises
    to slots.
    """
    order = sorted(range(len(dated)), key=lambda index: (dated[index][0] < today, dated[index][0], index))
    return [dated[index][1] for index in order]


def reply_item(situation: Situation, contact: Contact) -> Item | None:
    """The reply that somebody waits for: their touch is the last one, and is not two months old."""
    tie = situation.tie(contact.id)
    if not tie or way(tie[-1]) != "in" or tie[-1].kind == "rejected":
        return None
    last = tie[-1]
    days = situation.days_since(last.day)
    if days > ANSWER_DAYS:
        return None
    due = situation.calendar.following(last.day)
    reason = f"{contact.name or 'somebody'} wrote {ago(days)} ({called(last)}); you owe a reply"
    return Item(
        f"reply:{contact.id}", "reply", contact.id, contact.name, due, max(situation.days_since(due), 0),
        situation.minutes("reply"), reason,
    )


def promise_item(situation: Situation, promise: Promise) -> Item:
    """A promise as an item of the day."""
    name = situation.name_of(promise.contact)
    late = max(situation.days_since(promise.due), 0) if promise.due else 0
    text = promise.text or "something"
    made = f"next step: {text}" if promise.follow_up else f"you promised{' ' + name if name else ''}: {text}"
    if promise.due is None:
        made += ", no date set"
    elif late:
        made += f", due {short_day(promise.due, situation.today)}, {late} d late"
    else:
        made += f", due {short_day(promise.due, situation.today)}"
    return Item(promise.id, "promise", promise.contact, name, promise.due, late, situation.minutes("promise"), made)


@once
def mine(situation: Situation) -> Sequence[Promise]:
    """The user's open promises that no snooze hides, in the order in which they are to be kept."""
    dated: list[tuple[date, Promise]] = []
    today = situation.today
    contacts = situation.records.contacts
    for promise in sorted(situation.records.promises.values(), key=lambda promise: promise.id):
        if promise.who != "me" or not promise.open or (promise.snoozed_until and promise.snoozed_until > today):
            continue
        contact = contacts.get(promise.contact)
        if contact is not None and contact.snoozed_until is not None and contact.snoozed_until > today:
            continue
        due = promise.due or max((promise.added or today) + timedelta(days=UNDATED_DAYS), today)
        dated.append((due, promise))
    return on_time_first(dated, today)


def must(situation: Situation, due: date | None) -> bool:
    """Whether it has to be shown today whatever the budget: it is due before the next working day."""
    return due is not None and due < situation.next_working


def near(situation: Situation, promise: Promise) -> bool:
    """Whether it is time to plan a promise: within a week of its day, a next step from its day on."""
    if promise.due is None:
        return True
    if promise.follow_up:
        return must(situation, promise.due)
    return promise.due <= situation.ahead(LEAD_DAYS)
