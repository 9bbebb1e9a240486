"""R6: how often somebody should hear from you, and the day on which that falls due.

Defaults: close 30, warm 90, good 182, distant 365 days; every good connection at least twice a year.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.engine.situation import Situation
from planner.records import Contact


def cadence_of(situation: Situation, contact: Contact) -> int:
    """The wanted greatest gap in days: the contact's own, else the shortest of its tags', else the default."""
    days = contact.cadence_days
    if days is None:
        by_tag = situation.settings.tag_cadences
        days = min((by_tag[tag] for tag in contact.tags if tag in by_tag), default=0) if by_tag else 0
        days = days or situation.settings.cadence_days
    return days if days > 0 else 1


def due_on(situation: Situation, contact_id: str) -> date | None:
    """The keep-in-touch day: the last real touch, in either direction, and the cadence later.

    None for somebody who is not kept or with whom there was no contact yet: the bench is their queue. A snooze or a
    rest puts the day off; it does not count as contact.
    """
    contact = situation.records.contacts.get(contact_id)
    tie = situation.tie(contact_id)
    if contact is None or contact.state not in ("kept", "resting") or not tie:
        return None
    if contact.state == "resting" and contact.resting_until is None:
        return None
    due = tie[-1].day + timedelta(days=cadence_of(situation, contact))
    return max(day for day in (due, contact.snoozed_until, contact.resting_until) if day is not None)


def hidden_until(situation: Situation, contact: Contact) -> date | None:
    """The day until which a snooze or a rest keeps somebody out of the plan, None where nothing does."""
    days = [day for day in (contact.snoozed_until, contact.resting_until) if day is not None and day > situation.today]
    return max(days, default=None)
