"""Answer what the plan asks beside its follow-ups: did it take place, does it need an answer, what
of this advice, is the day closed; and prepare for what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Drop, Edit, Put
from planner.commands.logging.log import log
from planner.commands.people.contacts import by_ending
from planner.engine.views.evening import evening as look_back
from planner.engine.views.preparation import preparation as prepare
from planner.errors import PlannerError, UsageError
from planner.ids import new_id
from planner.quicklog.entry import Entry, Person
from planner.words import full_day

if TYPE_CHECKING:
    from datetime import date

    from planner.change import Value
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.engine.views.evening import Evening
    from planner.engine.views.preparation import Preparation
    from planner.records import Touch

PREPARED = ("whom", "want", "offer", "leave")
"""What one prepares for a meeting or an event (P14)."""


def needs_no_reply(session: Session, item: str) -> str:
    """Say that the last message of somebody needs no answer: the plan asks for none any more.

    Args:
        session: The open book.
        item: The item's id, as in ``reply:CONTACT``, or the contact's id.

    Raises:
        PlannerError: Nobody of that id wrote last.
    """
    contact_id = by_ending(session.records.contacts, item.removeprefix("reply:"))
    tie = session.situation.ties.get(contact_id or "")
    if contact_id is None or tie is None or not tie.mine:
        raise PlannerError(f"No reply is owed for {item}. `planner today` shows what there is.")
    edit = Put("touches", tie.touches[-1].id, {"no_reply": True})
    name = session.records.contacts[contact_id].name
    return _apply(session, f"no reply needed: {name}", (edit,))


def said_no(session: Session, contact_id: str) -> Logged:
    """Log that somebody declined (R16).

    Raises:
        PlannerError: The contact is gone.
        BookError: It could not be saved.
    """
    contact = session.records.contacts.get(contact_id)
    if contact is None:
        raise PlannerError(f"There is no contact {contact_id}; it may have been deleted elsewhere.")
    person = Person(contact.name, contact_id, new=False)
    return log(session, [Entry(f"rejected by {contact.name}", "rejected", people=(person,))])


def took_place(session: Session, item: str) -> str:
    """Say that what was planned took place: it counts from now on.

    Raises:
        PlannerError: Nothing of that id is planned.
    """
    touch = _planned(session, item)
    day = min(touch.day, session.today)
    edit = Put("touches", touch.id, {"planned": False, "day": day})
    return _apply(session, f"it took place: {_called(session, touch)}", (edit,))


def fell_through(session: Session, item: str) -> str:
    """Say that what was planned did not take place: it goes.

    Raises:
        PlannerError: Nothing of that id is planned.
    """
    touch = _planned(session, item)
    return _apply(
        session, f"it did not take place: {_called(session, touch)}", (Drop("touches", touch.id),)
    )


def silence(session: Session, cause: str) -> str:
    """Answer a line of advice with *done* or *not now*: it is silent for a week.

    Raises:
        UsageError: No line of today's advice has that cause.
    """
    plan = session.plan
    causes = [line.cause for line in plan.advice_lines]
    if plan.first_weeks is not None and plan.first_weeks.cause not in causes:
        causes.append(plan.first_weeks.cause)
    if cause not in causes:
        suffix = f": {', '.join(causes)}" if causes else " today"
        raise UsageError(f"There is no advice on {cause}{suffix}.")
    silenced = frozenset({cause})
    for day in session.records.days.values():
        if day.day == session.today:
            silenced |= day.silenced
    return _mark(session, f"not now: {cause}", silenced=silenced)


def close(session: Session) -> str:
    """Close the day (P12)."""
    return _mark(session, f"closed {full_day(session.today)}", closed=True)


def prepare_meeting(session: Session, item: str, **answers: str) -> str:
    """Write down what a meeting or an event is for: ``whom``, ``want``, ``offer``, ``leave`` (P14).

    Args:
        session: The open book.
        item: The id of the docket's entry: a touch's, or ``hub:`` with a hub's, whose next visit is
        then planned. answers: What is said to each; others stay as they are.

    Raises:
        PlannerError: The docket has no such entry.
        UsageError: Something else is answered.
    """
    unknown = sorted(set(answers) - set(PREPARED))
    if unknown:
        raise UsageError(f"{unknown[0]} is nothing to prepare: {', '.join(PREPARED)}.")
    entry = next((candidate for candidate in session.plan.docket if candidate.id == item), None)
    if entry is None or entry.kind not in ("meeting", "event"):
        raise PlannerError(f"The docket has no meeting or event {item}.")
    prepared = {**entry.prepared, **answers}
    if item in session.records.touches:
        edit: Edit = Put("touches", item, {"prepared": prepared})
    else:
        fields: dict[str, Value] = {"kind": "event", "hub": entry.hub, "day": entry.day}
        fields |= {"planned": True, "prepared": prepared}
        edit = Put("touches", new_id(), fields)
    return _apply(session, f"prepared for {entry.text}", (edit,))


def preparation(session: Session, item: str) -> Preparation:
    """What a meeting or an event is for, and what came of it.

    Raises:
        PlannerError: There is no such meeting or event.
    """
    # The engine waits until somebody prepares: the first frame is drawn from a plan that was kept.
    value = prepare(session.situation, item)
    if value is None:
        raise PlannerError(f"There is no meeting or event {item}.")
    return value


def evening(session: Session) -> Evening:
    """What is not logged yet, what is open, and tomorrow's first name (P12)."""
    return look_back(session.situation)


def _planned(session: Session, item: str) -> Touch:
    touch_id = by_ending(session.records.touches, item.removeprefix("confirm:"))
    touch = session.records.touches.get(touch_id or "")
    if touch is None or not touch.planned:
        raise PlannerError(f"Nothing is planned as {item}. `planner today` shows what there is.")
    return touch


def _called(session: Session, touch: Touch) -> str:
    names = [session.situation.name_of(contact) for contact in sorted(touch.contacts)]
    return f"{touch.kind} with {', '.join(names)}" if names else touch.kind


def _mark(session: Session, label: str, **fields: bool | frozenset[str]) -> str:
    """Say something of today; the day is its own id."""
    day: date = session.today
    return _apply(session, label, (Put("days", day.isoformat(), {"day": day, **fields}),))


def _apply(session: Session, label: str, edits: tuple[Edit, ...]) -> str:
    session.apply(Change(label, edits))
    return label
