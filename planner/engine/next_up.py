"""When somebody comes up next by the plan, as what, and why: the last line of a contact's card."""

from __future__ import annotations

from datetime import date

from planner.engine.bench import bench
from planner.engine.cadence import cadence_of, due_on, hidden_until
from planner.engine.favours import favour_item
from planner.engine.ladder import Rest, Step, ladder_of
from planner.engine.obligations import mine, promise_item, reply_item
from planner.engine.plan import NextUp
from planner.engine.situation import Situation
from planner.engine.touching import since
from planner.words import short_day

OUT_OF_PLAN = {
    "triage": "waits in triage: keep them, and they take part",
    "maybe": "set aside as a maybe",
    "ignored": "ignored",
    "archived": "archived",
}


def next_up(situation: Situation, contact_id: str) -> NextUp:
    """The next thing that the plan has for somebody."""
    contact = situation.records.contacts.get(contact_id)
    if contact is None:
        return NextUp(None, "", "this contact is not in the book")
    found: list[NextUp] = []
    for promise in mine(situation):
        if promise.contact == contact_id:
            item = promise_item(situation, promise)
            found.append(NextUp(promise.due or situation.today, "promise", item.reason))
    if contact.state in OUT_OF_PLAN:
        return _first(found) or NextUp(None, "", OUT_OF_PLAN[contact.state])
    if contact.state == "resting" and contact.resting_until is None:
        return _first(found) or NextUp(None, "", "resting, until you wake them")
    until = hidden_until(situation, contact)
    if until is not None and not found:
        what = "snoozed" if until == contact.snoozed_until else "resting"
        return NextUp(until, "", f"{what} until {short_day(until, situation.today)}")
    reply = reply_item(situation, contact)
    if reply is not None and reply.due is not None:
        found.append(NextUp(max(reply.due, situation.today), "reply", reply.reason))
    step = ladder_of(situation, contact)
    if isinstance(step, Step):
        found.append(NextUp(max(step.due, situation.today), step.kind, step.reason))
    favour = favour_item(situation, contact)
    if favour is not None:
        found.append(NextUp(situation.today, "favour", favour.reason))
    due = due_on(situation, contact_id)
    if due is not None and isinstance(step, Rest) and due < step.until:
        due = step.until
        found.append(NextUp(due, "keep_in_touch", "no answer to two nudges: left alone until then"))
    elif due is not None and not any(offer.contact == contact_id for offer in bench(situation)):
        last = situation.tie(contact_id)[-1]
        days = situation.days_since(last.day)
        reason = f"{days} days since {since(last)}, due every {cadence_of(situation, contact)}"
        found.append(NextUp(max(due, situation.today), "keep_in_touch", reason))
    return _first(found) or _on_the_bench(situation, contact_id)


def _first(found: list[NextUp]) -> NextUp | None:
    """The earliest; of one day the one that was found first, which is the order of R3."""
    return min(found, key=lambda up: up.day or date.max, default=None)


def _on_the_bench(situation: Situation, contact_id: str) -> NextUp:
    waiting = bench(situation)
    for place, offer in enumerate(waiting, 1):
        if offer.contact == contact_id:
            return NextUp(None, "new_touch", f"place {place} of {len(waiting)} on the bench: {offer.reason}")
    return NextUp(None, "", "in touch today" if contact_id in situation.touched_today else "nothing planned")
