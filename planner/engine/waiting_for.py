"""What others promised the user: once it is overdue, a nudge, one more, and then peace."""

from __future__ import annotations

from planner.engine.cadence import hidden_until
from planner.engine.plan import Item
from planner.engine.situation import Situation
from planner.engine.touching import outgoing
from planner.words import short_day


def waiting_items(situation: Situation) -> list[Item]:
    """Nudges for the promises of others that are overdue.

    The first falls due on the working day after theirs; a touch that the user takes part in counts as a nudge and puts
    the next one off by the wait of the second nudge; after two the user has done their part.
    """
    items: list[Item] = []
    for promise in situation.records.promises.values():
        due = promise.due
        if promise.who != "them" or not promise.open or due is None or due >= situation.today:
            continue
        contact = situation.records.contacts.get(promise.contact)
        if contact is None or contact.state != "kept" or hidden_until(situation, contact):
            continue
        if contact.id in situation.touched_today or (promise.snoozed_until or situation.today) > situation.today:
            continue
        nudged = sorted({touch.day for touch in situation.tie(contact.id) if touch.day > due and outgoing(touch)})
        if len(nudged) > 1:
            continue
        wait = situation.settings.nudge_again_after if nudged else 1
        raised = situation.calendar.after(nudged[-1] if nudged else due, wait)
        if raised > situation.today:
            continue
        reason = f"waiting for {promise.text or 'what they promised'} since {short_day(due, situation.today)}"
        items.append(Item(
            f"nudge:{contact.id}", "nudge", contact.id, contact.name, due, situation.days_since(due),
            situation.minutes("nudge"), reason,
        ))
    return items
