"""P14: the exit. Before a meeting or an event: whom shall I meet, what do I want, what do I offer,
what do I leave with; and afterwards what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Final

from planner.engine.happened.touching import refusal
from planner.engine.situation import Situation
from planner.engine.today.docket import next_date
from planner.records import Contact, Hub, Touch
from planner.value import NamedTuple

MOST_GUESTS: Final = 8
"""People who are proposed for an event at most."""
QUESTIONS: Final = ("whom", "want", "offer", "leave")
WAS_THERE: Final = "was there before"


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
    """For a meeting those who come; for an event those who were met there before, or might be
    there."""
    outcome: MeetingOutcome | None
    """None while it is still to come."""


def preparation(situation: Situation, entry_id: str) -> Preparation | None:
    """What to prepare for an entry of the docket, or what came of one that is over; None for
    neither.

    Args:
        situation: The day.
        entry_id: A touch's id, or ``hub:`` and a hub's.
    """
    touch = situation.records.touches.get(entry_id)
    if touch is not None:
        return _of_touch(situation, touch)
    hub = situation.records.hubs.get(entry_id.removeprefix("hub:"))
    if hub is None:
        return None
    day = next_date(situation, hub)
    if day is None:
        return None
    guests = [*_of_hub(situation, hub)]
    return Preparation(
        entry_id, date.fromordinal(day), hub.name, {}, QUESTIONS, guests[:MOST_GUESTS], None
    )


def _of_touch(situation: Situation, touch: Touch) -> Preparation:
    guests = {guest.contact: guest for guest in _who_come(situation, touch)}
    hub = situation.records.hubs.get(touch.hub)
    title = " and ".join([guest.name for guest in guests.values()])
    if hub is not None:
        title = hub.name
        for guest in _of_hub(situation, hub):
            guests.setdefault(guest.contact, guest)
    missing = tuple(filter(lambda question: not touch.prepared.get(question), QUESTIONS))
    outcome = _outcome(situation, touch)
    shown = list(guests.values())[:MOST_GUESTS]
    return Preparation(touch.id, touch.day, title, touch.prepared, missing, shown, outcome)


def _who_come(situation: Situation, touch: Touch) -> Iterator[Guest]:
    """Those with whom it is planned."""
    for contact_id in sorted(touch.contacts):
        contact = situation.records.contacts.get(contact_id)
        if contact is not None:
            yield _guest(contact, "")


def _of_hub(situation: Situation, hub: Hub) -> Iterator[Guest]:
    """Those who were met there, the last first."""
    last = _last_there(situation, hub)
    contacts = situation.records.contacts
    for contact_id in sorted(last, key=lambda contact_id: (-last[contact_id], contact_id)):
        yield _guest(contacts[contact_id], WAS_THERE)


def _last_there(situation: Situation, hub: Hub) -> dict[str, int]:
    """When each contact was there last, an ordinal; 0 where only their record says that they
    were."""
    last: dict[str, int] = {}
    for contact in situation.records.contacts.values():
        if contact.met_at in (hub.id, hub.name or hub.id):
            last[contact.id] = 0
    for contact_id, tie in situation.ties.items():
        if contact_id not in situation.records.contacts:
            continue
        for touch, day in zip(tie.touches, tie.days, strict=True):
            if touch.hub == hub.id:
                last[contact_id] = day
    return last


def _guest(contact: Contact, reason: str) -> Guest:
    name = contact.name or "(no name)"
    return Guest(contact.id, name, reason, contact.i_want, contact.they_want, contact.i_offer)


def _outcome(situation: Situation, planned: Touch) -> MeetingOutcome | None:
    """What the log says of the same day, with the same people or at the same hub; None while it is
    to come."""
    if planned.planned or planned.day > situation.today:
        return None
    day = planned.day.toordinal()
    touches = [*_same_occasion(situation, planned, day)]
    people = sorted(set(chain.from_iterable([touch.contacts for touch in touches])))
    new = filter(lambda contact_id: situation.ties[contact_id].days[0] == day, people)
    ids = set(map(attrgetter("id"), touches))
    promises = filter(lambda promise: promise.touch in ids, situation.records.promises.values())
    favours = filter(lambda favour: favour.touch in ids, situation.records.favours.values())
    return MeetingOutcome(
        tuple(map(situation.name_of, people)),
        tuple(map(situation.name_of, new)),
        tuple(filter(None, map(attrgetter("learned"), touches))),
        tuple(map(attrgetter("text"), promises)),
        tuple(map(attrgetter("what"), favours)),
        tuple(filter(None, map(_result, touches))),
    )


def _same_occasion(situation: Situation, planned: Touch, day: int) -> Iterator[Touch]:
    """The touches of the day that belong to what was planned."""
    for touch in situation.log.by_day.get(day, ()):
        same_hub = touch.hub != "" and touch.hub == planned.hub
        if touch.id == planned.id or same_hub or touch.contacts & planned.contacts:
            yield touch


def _result(touch: Touch) -> str:
    """What came of a touch; empty for nothing, and for a no."""
    return "" if touch.outcome == "none" or refusal(touch) else touch.outcome
