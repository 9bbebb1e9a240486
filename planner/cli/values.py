"""Plans, contacts and entries as JSON values: the contract with scripts. Keys may be added, none renamed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.change import Put
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.engine.plan import DayPlan, Offer
    from planner.quicklog.entry import Entry, Person
    from planner.records import Contact

Json = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, or None; a record without a day holds the first there is."""
    return day.isoformat() if day and day > date.min else None


def plain(value: Any) -> Any:
    """Return a record's field as JSON holds it: a set as a sorted list, a day as text."""
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def plan_value(plan: DayPlan) -> Json:
    """Return a day plan."""
    return {
        "day": plan.day.isoformat(),
        "working": plan.working,
        "budget_minutes": plan.budget_minutes,
        "planned_minutes": plan.planned_minutes,
        "spent_minutes": plan.spent_minutes,
        "over_minutes": plan.over_minutes,
        "new_touch": _offer(plan.new_touch) if plan.new_touch else None,
        "bench": [_offer(each) for each in plan.bench],
        "new_touches_done": plan.quota.done,
        "new_touches_allowed": plan.quota.allowed,
        "new_touches_earned": plan.quota.earned,
        "next_step": plan.quota.missing,
        "skipped": plan.skipped or None,
        "pledged": plan.pledged or None,
        "items": [
            {
                "id": item.id,
                "kind": item.kind,
                "contact": {"id": item.contact, "name": item.name},
                "due": iso(item.due),
                "days_late": item.days_late,
                "minutes": item.minutes,
                "reason": item.reason,
            }
            for item in plan.items
        ],
        "waiting": plan.waiting,
        "streak": plan.streak.days,
        "habit": {
            "absorbed": plan.streak.absorbed,
            "marks": list(plan.streak.marks),
            "rate": round(plan.streak.rate, 3),
        },
        "temperature": {
            "value": round(plan.temperature.value, 1),
            "verdict": plan.temperature.verdict,
            "reason": plan.temperature.reason,
        },
        "utilisation": round(plan.utilisation, 3),
        "advice": list(plan.advice),
    }


def _offer(offer: Offer) -> Json:
    return {
        "contact": {"id": offer.contact, "name": offer.name},
        "reason": offer.reason,
        "hook": offer.hook or None,
    }


def contact_value(session: Session, contact: Contact) -> Json:
    """Return a contact as a row of `planner list`."""
    from planner.commands.people.contacts import last_touch
    from planner.engine.standing.cadence import cadence_of, due_on
    from planner.engine.standing.stage import standing

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
    """Return everything about a contact, as `planner show` gives it."""
    from planner.engine.standing.stage import standing
    from planner.engine.today.next_up import next_up

    situation, records = session.situation, session.records
    coming = next_up(situation, contact.id)
    introducer = records.contacts.get(contact.introduced_by)
    return {
        **contact_value(session, contact),
        **{
            name: plain(value)
            for name, value in contact._asdict().items()
            if name not in ("id", "cadence_days")
        },
        "introduced_by": {"id": introducer.id, "name": introducer.name} if introducer else None,
        "reason": standing(situation, contact.id).reason,
        "next": {"day": iso(coming.day), "kind": coming.kind, "reason": coming.reason},
        "timeline": [
            {
                "id": touch.id,
                "day": iso(touch.day),
                "kind": touch.kind,
                "direction": touch.direction,
                "minutes": touch.minutes,
                "note": touch.note,
                "learned": touch.learned,
                "outcome": touch.outcome,
                "overrode": touch.overrode or None,
                "hub": records.hubs[touch.hub].name if touch.hub in records.hubs else None,
                "tags": sorted(touch.tags),
                "with": sorted(
                    records.contacts[each].name
                    for each in touch.contacts
                    if each != contact.id and each in records.contacts
                ),
            }
            for touch in reversed(situation.touches_of(contact.id))
        ],
        "promises": [
            {
                "id": each.id,
                "who": each.who,
                "text": each.text,
                "due": iso(each.due),
                "done_on": iso(each.done_on),
                "dropped_on": iso(each.dropped_on),
                "follow_up": each.follow_up,
            }
            for each in situation.promises_of(contact.id)
        ],
        "favours": [
            {
                "id": each.id,
                "direction": each.direction,
                "what": each.what,
                "day": iso(each.day),
                "returned": each.returned,
                "waived_on": iso(each.waived_on),
                "open": each.open,
            }
            for each in situation.favours_of(contact.id)
        ],
    }


def entry_value(entry: Entry) -> Json:
    """Return what a quick-log line was understood to say."""
    return {
        "kind": entry.kind,
        "day": iso(entry.day),
        "time": entry.time,
        "minutes": entry.minutes,
        "people": [_person(each) for each in entry.people],
        "org": entry.org,
        "hub": entry.hub,
        "tags": list(entry.tags),
        "note": entry.note,
        "learned": entry.learned,
        "promises": [
            {"who": each.who, "text": each.text, "to": each.to or None, "due": iso(each.due)}
            for each in entry.promises
        ],
        "next": {"text": entry.next.text, "due": iso(entry.next.due)} if entry.next else None,
        "why": entry.why,
        "wants": entry.wants,
        "offers": entry.offers,
        "favours": [
            {"direction": each.direction, "contact": each.contact or None, "what": each.what}
            for each in entry.favours
        ],
        "via": entry.via.name if entry.via else None,
        "hook": entry.hook,
        "refer": [each.name for each in entry.refer],
        "private": entry.private,
    }


def _person(person: Person) -> Json:
    return {"name": person.name, "id": person.id, "new": person.new, "org": person.org or None}


def logged_value(logged: Logged) -> Json:
    """Return what logging did; ``entry`` is the first, ``entries`` all of them."""
    entries = [entry_value(each) for each in logged.entries]
    return {
        "entry": entries[0] if entries else None,
        "entries": entries,
        "touches": [_put(each) for each in logged.touches],
        "created": [{"id": each.id, "name": each.name} for each in logged.created],
        "promises": [_put(each) for each in logged.promises],
        "favours": [_put(each) for each in logged.favours],
        "leads": [_put(each) for each in logged.leads],
        "intakes": [_put(each) for each in logged.intakes],
        "advice": list(logged.advice),
    }


def _put(put: Put) -> Json:
    return {
        "id": put.id,
        **{name: plain(value) for name, value in put.fields.items()},
    }
