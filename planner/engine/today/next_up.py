"""When somebody comes up next by the plan, as what, and why: the last line of a contact's card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, called, since
from planner.engine.plan import NextUp
from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of, due_on, hidden_until, usable
from planner.engine.standing.favours import favour_due, favour_item, oldest_owed
from planner.engine.today.bench import bench, offer_of
from planner.engine.today.docket import is_logged
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
    """The next thing that the plan has for somebody, on a day on which it can be done."""
    contact = situation.records.contacts.get(contact_id)
    if contact is None:
        return NextUp(None, "", "this contact is not in the book")
    coming = [*_promised(situation, contact_id), *_planned(situation, contact_id)]
    hidden = _hidden(situation, contact)
    if hidden is not None:
        return _first(coming) or hidden
    tie = situation.ties.get(contact_id)
    if tie is not None:
        coming += _derived(situation, contact, tie)
    return _first(coming) or _on_the_bench(situation, contact_id)


def _hidden(situation: Situation, contact: Contact) -> NextUp | None:
    """What keeps somebody out of the plan; None where nothing does."""
    if contact.state in OUT_OF_PLAN:
        return NextUp(None, "", OUT_OF_PLAN[contact.state])
    if contact.state == "resting" and contact.resting_until is None:
        return NextUp(None, "", "resting, until you wake them")
    until = hidden_until(situation, contact)
    if until is None:
        return None
    what = "snoozed" if until == contact.snoozed_until else "resting"
    reason = f"{what} until {short_day(until, situation.today)}"
    return NextUp(_on(situation, until.toordinal()), "", reason)


def _promised(situation: Situation, contact_id: str) -> Iterator[NextUp]:
    for promise in mine(situation):
        if promise.contact == contact_id:
            due = promise.due.toordinal() if promise.due is not None else situation.now
            day = usable(situation, max(due, situation.now), situation.now - 1)
            reason = promise_item(situation, promise).reason
            yield NextUp(date.fromordinal(day), "promise", reason)


def _planned(situation: Situation, contact_id: str) -> Iterator[NextUp]:
    """What was planned with somebody for today or later, on the very day."""
    for touch in {**situation.log.later, **situation.log.planned}.values():
        if contact_id not in touch.contacts or touch.day < situation.today:
            continue
        if not is_logged(situation, touch):
            yield NextUp(touch.day, "meeting", f"{called(touch)} is planned")


def _derived(situation: Situation, contact: Contact, tie: Tie) -> Iterator[NextUp]:
    """What follows from the log, in the order of R3."""
    if tie.mine and situation.now - tie.last <= ANSWER_DAYS:
        day = _on(situation, reply_due(situation, tie))
        yield NextUp(day, "reply", reply_item(situation, contact, tie).reason)
    step = ladder_of(situation, contact, tie)
    if isinstance(step, LadderStep):
        reason = step_reason(situation, contact, tie, step)
        yield NextUp(_on(situation, step.due), step.kind, reason)
    favour = oldest_owed(situation, contact.id)
    if favour is not None:
        day = _on(situation, favour_due(situation, favour))
        yield NextUp(day, "favour", favour_item(situation, contact, favour).reason)
    due = due_on(situation, contact.id)
    if due is None:
        return
    if isinstance(step, Rest) and due.toordinal() < step.until:
        reason = "no answer to two nudges: left alone until then"
        yield NextUp(_on(situation, step.until), "keep_in_touch", reason)
        return
    days, cadence = situation.now - tie.last, cadence_of(situation, contact)
    reason = f"{days} days since {since(tie.touches[-1])}, due every {cadence}"
    yield NextUp(_on(situation, due.toordinal()), "keep_in_touch", reason)


def _on(situation: Situation, day: int) -> date:
    """The day, an ordinal, or the next one that the plan can use, today at the earliest."""
    return date.fromordinal(situation.calendar.on_or_after(max(day, situation.now)))


def _first(coming: list[NextUp]) -> NextUp | None:
    """The earliest; of one day the one that was found first."""
    return min(coming, key=lambda up: up.day or date.max, default=None)


def _on_the_bench(situation: Situation, contact_id: str) -> NextUp:
    waiting = bench(situation).places
    for index, place in enumerate(waiting, 1):
        if place.contact_id == contact_id:
            reason = offer_of(situation, place).reason
            return NextUp(
                None, "new_touch", f"place {index} of {len(waiting)} on the bench: {reason}"
            )
    return NextUp(None, "", "nothing is planned")
