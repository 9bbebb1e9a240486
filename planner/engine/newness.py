"""R1: what a new touch is.

The first touch that the user takes part in with somebody, or the first after a silence of more than a year (two
cadences where that is longer): the revival of a dormant tie. An answer to somebody who has just written is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from planner.engine.cadence import cadence_of
from planner.engine.situation import Situation, once
from planner.engine.touching import ANSWER_DAYS, outgoing
from planner.records import Contact, Touch

DORMANT_AFTER: Final = 365
"""Days of silence after which a tie is dormant (Levin, Walter, Murnighan 2011)."""


def dormant_after(situation: Situation, contact: Contact) -> int:
    """Days of silence after which the tie with somebody is dormant: a year, or two cadences if that is longer."""
    return max(DORMANT_AFTER, 2 * cadence_of(situation, contact))


@once
def first_reached(situation: Situation) -> Mapping[str, date]:
    """The day of the first touch that the user took part in, by contact; those never reached are not in it."""
    firsts: dict[str, date] = {}
    for contact_id, tie in situation.ties.items():
        for touch in tie:
            if outgoing(touch):
                firsts[contact_id] = touch.day
                break
    return firsts


@once
def new_touches(situation: Situation) -> Mapping[date, Sequence[str]]:
    """The contacts who were newly touched, by day."""
    days: dict[date, list[str]] = {}
    contacts = situation.records.contacts
    for contact_id, tie in situation.ties.items():
        contact = contacts.get(contact_id)
        silence = DORMANT_AFTER if contact is None else dormant_after(situation, contact)
        for touch in _newly(tie, silence):
            days.setdefault(touch.day, []).append(contact_id)
    return days


def is_new_touch(situation: Situation, touch: Touch, contact_id: str) -> bool:
    """Whether a touch, logged or about to be, is a new touch with the contact."""
    if not outgoing(touch) or touch.kind == "note":
        return False
    before = [
        other for other in situation.tie(contact_id)
        if other.id != touch.id and (other.day, other.time, other.id) <= (touch.day, touch.time, touch.id)
    ]
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    return touch in _newly([*before, touch], dormant_after(situation, contact))[-1:]


def _newly(tie: Sequence[Touch], silence: int) -> list[Touch]:
    """The new touches in a tie, oldest first."""
    new: list[Touch] = []
    reached = False
    before: Touch | None = None
    for touch in tie:
        if outgoing(touch):
            gap = (touch.day - before.day).days if before is not None else silence + 1
            answer = before is not None and not outgoing(before) and gap <= ANSWER_DAYS
            if (not reached and not answer) or gap > silence:
                new.append(touch)
            reached = True
        before = touch
    return new
