"""When somebody comes up next by the plan, as what, and why: the last line of a contact's card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, since
from planner.engine.plan import NextUp
from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of, due_on, hidden_until
from planner.engine.standing.favours import favour_due, favour_item, oldest_owed
from planner.engine.today.bench import bench, offer_of
from planner.engine.today.ladder import LadderStep, Rest, ladder_of, step_reason
from planner.engine.today.obligations import mine, promise_item, reply_due, reply_item
from planner.records import Contact
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
    comes = [*_promised(situation, contact_id)]
    if contact.state in OUT_OF_PLAN:
        return _first(comes) or NextUp(None, "", OUT_OF_PLAN[contact.state])
    if contact.state == "resting" and contact.resting_until is None:
        return _first(comes) or NextUp(None, "", "resting, until you wake them")
    until = hidden_until(situation, contact)
    if until is not None:
        what = "snoozed" if until == contact.snoozed_until else "resting"
        return _first(comes) or NextUp(
            until, "", f"{what} until {short_day(until, situation.today)}"
        )
    tie = situation.ties.get(contact_id)
    if tie is not None:
        comes += _derived(situation, contact, tie)
    return _first(comes) or _on_the_bench(situation, contact_id)


def _promised(situation: Situation, contact_id: str) -> Iterator[NextUp]:
    for promise in mine(situation):
        if promise.contact == contact_id:
            reason = promise_item(situation, promise).reason
            yield NextUp(promise.due or situation.today, "promise", reason)


def _derived(situation: Situation, contact: Contact, tie: Tie) -> Iterator[NextUp]:
    """What follows from the log, in the order of R3."""
    if tie.mine and situation.now - tie.last <= ANSWER_DAYS:
        due = max(reply_due(situation, tie), situation.now)
        yield NextUp(date.fromordinal(due), "reply", reply_item(situation, contact, tie).reason)
    step = ladder_of(situation, contact, tie)
    if isinstance(step, LadderStep):
        due = max(step.due, situation.now)
        yield NextUp(date.fromordinal(due), step.kind, step_reason(situation, contact, tie, step))
    favour = oldest_owed(situation, contact.id)
    if favour is not None:
        due = max(favour_due(situation, favour), situation.now)
        yield NextUp(
            date.fromordinal(due), "favour", favour_item(situation, contact, favour).reason
        )
    day = due_on(situation, contact.id)
    if day is None:
        return
    if isinstance(step, Rest) and day.toordinal() < step.until:
        yield NextUp(
            date.fromordinal(step.until),
            "keep_in_touch",
            "no answer to two nudges: left alone until then",
        )
    else:
        days, cadence = situation.now - tie.last, cadence_of(situation, contact)
        reason = f"{days} days since {since(tie.touches[-1])}, due every {cadence}"
        yield NextUp(max(day, situation.today), "keep_in_touch", reason)


def _first(comes: list[NextUp]) -> NextUp | None:
    """The earliest; of one day the one that was found first."""
    return min(comes, key=lambda up: up.day or date.max, default=None)


def _on_the_bench(situation: Situation, contact_id: str) -> NextUp:
    waiting = bench(situation).places
    for index, place in enumerate(waiting, 1):
        if place.contact_id == contact_id:
            reason = offer_of(situation, place).reason
            return NextUp(
                None, "new_touch", f"place {index} of {len(waiting)} on the bench: {reason}"
            )
    return NextUp(None, "", "nothing is planned")
