"""P14: the exit. Before a meeting or an event: whom shall I meet, what do I want, what do I offer, what do I leave with;
and afterwards what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.touching import refusal
from planner.engine.situation import Situation
from planner.engine.today.docket import next_date
from planner.records import Contact, Touch
from planner.value import NamedTuple

MOST_GUESTS: Final = 8
"""People who are proposed for an event at most."""


class Guest(NamedTuple):
    """Somebody to meet: what is wanted of them, what they want, and what one can offer them."""

    contact: str
    name: str
    reason: str
    i_want: str
    they_want: str
    i_offer: str


class MeetingOutcome(NamedTuple):
    """What came of it, from the log of the day and of those who were there."""

    met: tuple[str, ...]
    """Names of those whom one was in touch with there."""
    new: tuple[str, ...]
    """Those of them who were new."""
    learned: tuple[str, ...]
    promises: tuple[str, ...]
    favours: tuple[str, ...]
    results: tuple[str, ...]
    """Introductions, leads, interviews, offers."""


class Preparation(NamedTuple):
    """A meeting or an event, before and after."""

    id: str
    day: date
    title: str
    answers: Mapping[str, str]
    """What the user wrote down: ``whom``, ``want``, ``offer``, ``leave``."""
    missing: tuple[str, ...]
    """Those of the four that are not answered."""
    guests: Sequence[Guest]
    """For a meeting those who come; for an event those who were met there before, or might be there."""
    outcome: MeetingOutcome | None
    """None while it is still to come."""


QUESTIONS: Final = ("whom", "want", "offer", "leave")


def preparation(situation: Situation, entry_id: str) -> Preparation | None:
    """What to prepare for an entry of the docket, or what came of one that is over; None for neither.

    Args:
        situation: The day.
        entry_id: A touch's id, or ``hub:`` and a hub's.
    """
    touch = situation.records.touches.get(entry_id)
    if touch is not None:
        return _of_touch(situation, touch)
    hub = situation.records.hubs.get(entry_id.removeprefix("hub:"))
    day = next_date(situation, hub) if hub is not None else None
    if hub is None or day is None:
        return None
    title, guests = hub.name or "(no name)", _of_hub(situation, hub.id, hub.name)
    return Preparation(entry_id, date.fromordinal(day), title, {}, QUESTIONS, guests, None)


def _of_touch(situation: Situation, touch: Touch) -> Preparation:
    contacts = situation.records.contacts
    guests = [
        _guest(situation, contacts[contact_id], "")
        for contact_id in sorted(touch.contacts)
        if contact_id in contacts
    ]
    hub = situation.records.hubs.get(touch.hub)
    title = hub.name if hub is not None else " and ".join(guest.name for guest in guests)
    if hub is not None:
        guests += _of_hub(situation, hub.id, hub.name)
    missing = tuple(question for question in QUESTIONS if not touch.prepared.get(question))
    over = not touch.planned and touch.day <= situation.today
    outcome = _outcome(situation, touch) if over else None
    unique = list({guest.contact: guest for guest in guests}.values())[:MOST_GUESTS]
    return Preparation(touch.id, touch.day, title, touch.prepared, missing, unique, outcome)


def _of_hub(situation: Situation, hub_id: str, name: str) -> list[Guest]:
    """Those who were met there, the last first."""
    last: dict[str, int] = {}
    for contact in situation.records.contacts.values():
        if contact.met_at in (hub_id, name) and contact.met_at:
            last[contact.id] = 0
    for contact_id, tie in situation.ties.items():
        days = [
            day for day, touch in zip(tie.days, tie.touches, strict=True) if touch.hub == hub_id
        ]
        if days and contact_id in situation.records.contacts:
            last[contact_id] = days[-1]
    order = sorted(last, key=lambda contact_id: (-last[contact_id], contact_id))[:MOST_GUESTS]
    return [
        _guest(situation, situation.records.contacts[contact_id], "was there before")
        for contact_id in order
    ]


def _guest(situation: Situation, contact: Contact, reason: str) -> Guest:
    name = situation.name_of(contact.id)
    return Guest(contact.id, name, reason, contact.i_want, contact.they_want, contact.i_offer)


def _outcome(situation: Situation, planned: Touch) -> MeetingOutcome:
    """What the log says of the same day, with the same people or at the same hub."""
    touches = [
        touch
        for touch in situation.log.by_day.get(planned.day.toordinal(), ())
        if touch.id == planned.id
        or touch.contacts & planned.contacts
        or (planned.hub and touch.hub == planned.hub)
    ]
    ids = {touch.id for touch in touches}
    people = sorted(frozenset().union(*[touch.contacts for touch in touches]))
    day = planned.day.toordinal()
    new = [contact_id for contact_id in people if situation.ties[contact_id].days[0] == day]
    records = situation.records
    results = [touch.outcome for touch in touches if touch.outcome != "none" and not refusal(touch)]
    return MeetingOutcome(
        tuple(map(situation.name_of, people)),
        tuple(map(situation.name_of, new)),
        tuple(touch.learned for touch in touches if touch.learned),
        tuple(promise.text for promise in records.promises.values() if promise.touch in ids),
        tuple(favour.what for favour in records.favours.values() if favour.touch in ids),
        tuple(results),
    )
