"""R3's first two: replies that the user owes and promises that they made; what is due of them is
always shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ago, since
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.records import MEETINGS, Contact, Promise
from planner.words import short_day

LEAD_DAYS: Final = 7
"""Days before it is due from which a promise is planned; earlier only where room is spare."""
AHEAD_DAYS: Final = 28
"""Days before it is due from which spare room takes a promise: one for next year is no business of
today's."""
UNDATED_DAYS: Final = 7
"""Days after its making by which a promise without a date is ordered among the others."""

Obligation = TypeVar("Obligation")


def on_time_first(dated: Sequence[tuple[int, Obligation]], now: int) -> list[Obligation]:
    """Earliest due first among those that can still be on time, then the late ones, oldest first.

    Taking them in this order keeps as many on time as is possible at all: it equals the maximum
    matching of promises to slots.
    """
    order = sorted(
        range(len(dated)), key=lambda index: (dated[index][0] < now, dated[index][0], index)
    )
    return [dated[index][1] for index in order]


def must(situation: Situation, due: int) -> bool:
    """Whether it has to be shown today whatever the budget: it is due before the next working
    day."""
    return due < situation.next_working


def reply_due(situation: Situation, tie: Tie) -> int:
    """The day by which a reply is owed: the working day after they wrote."""
    return situation.calendar.after(tie.last)


def reply_item(situation: Situation, contact: Contact, tie: Tie) -> Item:
    """The reply that somebody waits for."""
    now, due = situation.now, reply_due(situation, tie)
    reason = f"{since(tie.touches[-1])} came {ago(now - tie.last)}; you owe a reply"
    name = contact.name or situation.name_of(contact.id)
    return Item(
        f"reply:{contact.id}",
        "reply",
        contact.id,
        name,
        date.fromordinal(due),
        now - due if due < now else 0,
        situation.minutes("reply"),
        reason,
    )


def promise_item(situation: Situation, promise: Promise) -> Item:
    """A promise as an item of the day."""
    late = 0
    if promise.due is not None:
        late = max(situation.days_since(promise.due), 0)
    return Item(
        promise.id,
        "promise",
        promise.contact,
        situation.name_of(promise.contact),
        promise.due,
        late,
        situation.minutes("promise"),
        _promise_reason(situation, promise, late),
    )


def _promise_reason(situation: Situation, promise: Promise, late: int) -> str:
    """What was promised, and by when; a meeting whose day is over is asked about."""
    text = promise.text or "something"
    if promise.due is None:
        return f"{_prefix(promise)}: {text}, no date set"
    due = short_day(promise.due, situation.today)
    if late and is_meeting(promise):
        return f"{text} was planned for {due}: did it take place?"
    return f"{_prefix(promise)}: {text}, due {due}"


def _prefix(promise: Promise) -> str:
    return "next step" if promise.follow_up else "you promised"


def is_meeting(promise: Promise) -> bool:
    """Whether a next step is a meeting or a call that was planned."""
    words = promise.text.casefold().split()
    return promise.follow_up and bool(words) and words[0] in MEETINGS


@once
def mine(situation: Situation) -> Sequence[Promise]:
    """The user's open promises that no snooze hides, in the order in which they are to be kept."""
    dated: list[tuple[int, Promise]] = []
    today, contacts = situation.today, situation.records.contacts
    for promise in situation.promises.mine:
        if promise.snoozed_until is not None and promise.snoozed_until > today:
            continue
        contact = contacts.get(promise.contact)
        if contact is None or contact.snoozed_until is None or contact.snoozed_until <= today:
            dated.append((_ordered_by(situation, promise), promise))
    return on_time_first(dated, situation.now)


def near(situation: Situation, promise: Promise) -> bool:
    """Whether it is time to plan a promise: within a week of its day, a next step from its day
    on."""
    if promise.due is None:
        return True
    due = promise.due.toordinal()
    return must(situation, due) if promise.follow_up else due <= situation.now + LEAD_DAYS


def _ordered_by(situation: Situation, promise: Promise) -> int:
    """The day that a promise is ordered by; one without a date is never late."""
    if promise.due is not None:
        return promise.due.toordinal()
    return max((promise.added or situation.today).toordinal() + UNDATED_DAYS, situation.now)
