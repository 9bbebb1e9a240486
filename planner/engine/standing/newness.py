"""R1: what a new touch is.

The first touch that the user takes part in with somebody, or the first after a silence of more than
a year (two cadences where that is longer): the revival of a dormant tie. An answer to somebody who
has just written is none.
"""

from __future__ import annotations

from typing import Final

from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import cadence_of, dormant_after
from planner.records import Contact

REVIVAL_EVERY: Final = 7
"""Days between two dormant ties that are offered while others wait."""


@once
def new_days(situation: Situation) -> frozenset[int]:
    """The days on which a new touch was made."""
    log = situation.log
    return frozenset(log.first_days).union(
        *(_revivals(situation, contact_id) for contact_id in log.revivers)
    )


def newly_touched(situation: Situation, day: int) -> list[str]:
    """The contacts with whom a new touch was made on a day."""
    contacts = dict.fromkeys(
        contact for touch in situation.log.by_day.get(day, ()) for contact in sorted(touch.contacts)
    )
    return [contact for contact in contacts if new_on(situation, contact, day)]


def new_on(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether a new touch was made with somebody on a day; they have been in touch."""
    tie = situation.ties[contact_id]
    if day == tie.first_new or day in tie.also_new:
        return True
    return bool(tie.revived) and day in _revivals(situation, contact_id)


@once
def new_today(situation: Situation) -> tuple[str, ...]:
    """The contacts with whom a new touch was made today."""
    return tuple(newly_touched(situation, situation.now))


@once
def revived_lately(situation: Situation) -> bool:
    """Whether a dormant tie was revived within the last week."""
    return any(
        day in _revivals(situation, contact)
        for day in range(situation.now - REVIVAL_EVERY + 1, situation.now + 1)
        if day in situation.log.by_day
        for contact in newly_touched(situation, day)
    )


def _revivals(situation: Situation, contact_id: str) -> list[int]:
    """The days on which a dormant tie was revived."""
    revived = situation.ties[contact_id].revived
    if not revived:
        return []
    member = situation.people.members.get(contact_id)
    longest = dormant_after(
        member.cadence if member else cadence_of(situation, _contact(situation, contact_id))
    )
    return [day for day, silence in revived if silence > longest]


def _contact(situation: Situation, contact_id: str) -> Contact:
    return situation.records.contacts.get(contact_id) or Contact(contact_id)
