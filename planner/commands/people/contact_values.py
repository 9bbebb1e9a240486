"""A contact as JSON: a row of `planner list`, and all of the card as `planner show` gives it."""

from __future__ import annotations

from planner.commands.json_values import Json, iso, json_value, person_value
from planner.commands.people.contacts import last_touch
from planner.commands.session import Session
from planner.engine.standing.cadence import cadence_of, due_on
from planner.engine.standing.stage import standing
from planner.engine.today.next_up import next_up
from planner.records import Contact, Favour, Promise, Touch


def contact_value(session: Session, contact: Contact) -> Json:
    """Return a contact as a row of `planner list`."""
    situation = session.situation
    now = standing(situation, contact.id)
    return {
        "id": contact.id,
        "name": contact.name,
        "org": contact.org,
        "role": contact.role,
        "stage": now.stage,
        "owed": now.owed,
        "temperature": round(now.score, 3),
        "cadence_days": cadence_of(situation, contact),
        "last_touch": iso(last_touch(session, contact.id)),
        "due": iso(due_on(situation, contact.id)),
        "tags": sorted(contact.tags),
        "state": contact.state,
        "column": now.column,
    }


def card_value(session: Session, contact: Contact) -> Json:
    """Return everything about a contact."""
    situation, introducer = session.situation, contact.introduced_by
    row = contact_value(session, contact)
    known = introducer in session.records.contacts
    return {
        **json_value(contact),
        **row,
        "introduced_by": person_value(session, introducer) if known else None,
        "reason": standing(situation, contact.id).reason,
        "next": json_value(next_up(situation, contact.id)),
        "timeline": [
            _touch(session, touch, contact.id)
            for touch in reversed(situation.touches_of(contact.id))
        ],
        "promises": [_promise(promise) for promise in situation.promises_of(contact.id)],
        "favours": [_favour(favour) for favour in situation.favours_of(contact.id)],
    }


def _touch(session: Session, touch: Touch, whose: str) -> Json:
    """A touch as a line of somebody's timeline; ``with`` are the others."""
    records = session.records
    hub = records.hubs.get(touch.hub)
    others = (records.contacts.get(other) for other in touch.contacts if other != whose)
    names = ("id", "kind", "direction", "minutes", "note", "learned", "outcome")
    return {
        **{name: getattr(touch, name) for name in names},
        "day": iso(touch.day),
        "overrode": touch.overrode or None,
        "hub": hub.name if hub else None,
        "tags": sorted(touch.tags),
        "with": sorted(other.name for other in others if other is not None),
    }


def _promise(promise: Promise) -> Json:
    names = ("id", "who", "text", "due", "done_on", "dropped_on", "follow_up")
    return {name: json_value(getattr(promise, name)) for name in names}


def _favour(favour: Favour) -> Json:
    names = ("id", "direction", "what", "day", "returned", "waived_on", "open")
    return {name: json_value(getattr(favour, name)) for name in names}
