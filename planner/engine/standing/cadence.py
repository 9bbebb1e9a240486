"""R6: how often somebody should hear from you, and the day on which that falls due.

Defaults: close 30, warm 90, good 182, distant 365 days; every good connection at least twice a
year.
"""

from __future__ import annotations

from datetime import date

from planner.engine.happened.people import cadence, takes_part
from planner.engine.happened.tie import YEAR, Tie
from planner.engine.situation import Situation
from planner.records import Contact


def cadence_of(situation: Situation, contact: Contact) -> int:
    """The wanted greatest gap in days: the contact's own, else the shortest of its tags', else the
    default."""
    return cadence(contact, situation.settings)


def due_on(situation: Situation, contact_id: str) -> date | None:
    """The keep-in-touch day: the cadence after the last real touch, in either direction, or the
    last working day before.

    None for somebody who takes no part in the plan, and for those whose queue is the bench: never
    reached, or lost sight of for over a year. A snooze or a rest puts the day off; neither counts
    as contact.
    """
    contact = situation.records.contacts.get(contact_id)
    tie = situation.ties.get(contact_id)
    if contact is None or tie is None:
        return None
    return due_with(situation, contact, tie, cadence_of(situation, contact))


def due_with(situation: Situation, contact: Contact, tie: Tie, days: int) -> date | None:
    """The same for somebody whose tie and cadence are looked up already."""
    if not tie.first_out or not takes_part(contact):
        return None
    if situation.now - tie.last > dormant_after(days):
        return None
    due = tie.last + days
    put_off = max(_ordinal(contact.snoozed_until), _ordinal(contact.resting_until))
    if put_off > due:
        return date.fromordinal(situation.calendar.on_or_after(put_off))
    return date.fromordinal(usable(situation, due, tie.last))


def usable(situation: Situation, due: int, last: int) -> int:
    """The day on which the plan can do what is due by a day: the last working day up to it, but
    after the last touch.

    Args:
        situation: The day.
        due: The day by which it is to be done.
        last: The day of the last touch.
    """
    calendar = situation.calendar
    day = calendar.on_or_before(due)
    if day <= last or day < situation.now <= due:
        return calendar.on_or_after(max(due, situation.now) if day <= last else situation.now)
    return day


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def dormant_after(days: int) -> int:
    """Days of silence after which a tie with that cadence is dormant: a year, or two cadences if
    that is longer."""
    return max(YEAR, 2 * days)


def in_touch(situation: Situation, contact: Contact, tie: Tie | None) -> bool:
    """Whether the user has reached somebody and not lost sight of them since: if not, a touch would
    be a new one."""
    if tie is None or not tie.first_out:
        return False
    return situation.now - tie.last <= dormant_after(cadence_of(situation, contact))


def hidden_until(situation: Situation, contact: Contact) -> date | None:
    """The day on which somebody comes back whom a snooze or a rest keeps out of the plan; None
    where nothing does."""
    snooze, rest, today = contact.snoozed_until, contact.resting_until, situation.today
    if snooze is not None and snooze > today and (rest is None or snooze >= rest):
        return snooze
    return rest if rest is not None and rest > today else None
