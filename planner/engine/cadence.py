"""R6: how often somebody should hear from you, and the day on which that falls due.

Defaults: close 30, warm 90, good 182, distant 365 days; every good connection at least twice a year.
"""

from __future__ import annotations

from datetime import date

from planner.engine.people import cadence
from planner.engine.situation import Situation
from planner.records import Contact


def cadence_of(situation: Situation, contact: Contact) -> int:
    """The wanted greatest gap in days: the contact's own, else the shortest of its tags', else the default."""
    return cadence(contact, situation.settings)


def due_on(situation: Situation, contact_id: str) -> date | None:
    """The keep-in-touch day: the last real touch, in either direction, and the cadence later.

    None for somebody who takes no part in the plan or with whom there was no contact yet: the bench is their queue. A
    snooze or a rest puts the day off; neither counts as contact.
    """
    contact = situation.records.contacts.get(contact_id)
    tie = situation.ties.get(contact_id)
    if contact is None or tie is None or contact.state not in ("kept", "resting"):
        return None
    if contact.state == "resting" and contact.resting_until is None:
        return None
    due = date.fromordinal(tie.last + cadence_of(situation, contact))
    return max(day for day in (due, contact.snoozed_until, contact.resting_until) if day is not None)


def hidden_until(situation: Situation, contact: Contact) -> date | None:
    """The day on which somebody comes back whom a snooze or a rest keeps out of the plan; None where nothing does."""
    snooze, rest, today = contact.snoozed_until, contact.resting_until, situation.today
    if snooze is not None and snooze > today and (rest is None or snooze >= rest):
        return snooze
    return rest if rest is not None and rest > today else None
