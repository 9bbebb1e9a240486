"""A touch as the line that logged it, so that it can be edited: what it is read against, and whom
its names meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.commands.logging.log import read_line
from planner.commands.logging.say import say_clause
from planner.commands.people.contacts import by_ending
from planner.commands.session import local_day
from planner.errors import PlannerError
from planner.ids import born
from planner.records import MEETINGS
from planner.value import NamedTuple
from planner.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon
    from planner.records import Favour, Promise, Touch

LATEST = 14
"""Days after a touch within which its line is taken to have been written."""


class Retold(NamedTuple):
    """The line of a touch, the day on which it was written, and the answers that it was given."""

    touch: str
    line: str
    written: date
    answers: Mapping[str, str]


def touch_named(session: Session, text: str) -> str:
    """Return the touch whose id is, or ends in, ``text``.

    Raises:
        PlannerError: There is none, or there are several.
    """
    key = by_ending(session.records.touches, text)
    if key is None:
        raise PlannerError(
            f"There is no touch {text}. `planner show NAME` lists them with their ids."
        )
    return key


def retell(session: Session, touch_id: str, lexicon: Lexicon) -> Retold:
    """Return the line that logged a touch; where there is none, or it says something else now, one
    that says the same.

    Raises:
        PlannerError: The touch is no longer there.
    """
    touch = session.records.touches.get(touch_id)
    if touch is None:
        raise PlannerError("That touch is gone; it may have been undone or deleted elsewhere.")
    readings = [
        (_dues(entry) <= _due_of(session, touch), day_written, answers)
        for day_written in _days(session, touch)
        if touch.line
        for entry, answers in [_answered(session, touch, touch.line, day_written, lexicon)]
        if _says(session, entry, touch)
    ]
    if readings:
        _, day_written, answers = next((reading for reading in readings if reading[0]), readings[0])
        return Retold(touch_id, touch.line, day_written, answers)
    line = told(session, touch)
    return Retold(touch_id, line, touch.day, _answered(session, touch, line, touch.day, lexicon)[1])


def read_again(
    session: Session,
    line: str,
    day_written: date,
    answers: Mapping[str, str],
    lexicon: Lexicon | None = None,
) -> Entry:
    """Understand a line as of the day on which it was written; that is its day where it says
    none."""
    entry = read_line(session, line, answers, lexicon, today=day_written)
    doubtful = any(question.what == "date" for question in entry.questions)
    return entry if entry.day or doubtful else entry._replace(day=day_written)


def told(session: Session, touch: Touch) -> str:
    """Return a line that says what a touch says."""
    return "; ".join(_clauses(session, touch))


def _clauses(session: Session, touch: Touch) -> Iterator[str]:
    contacts, hub = session.records.contacts, session.records.hubs.get(touch.hub)
    names = joined(
        sorted(_flat(contacts[contact].name) for contact in touch.contacts if contact in contacts)
    )
    head = [
        _opening(touch, names),
        touch.day.isoformat() if touch.day > date.min else "",
        touch.time,
    ]
    head += [f"{touch.minutes}m" if touch.minutes else "", f'at "{hub.name}"' if hub else ""]
    head += [*(f"#{tag}" for tag in sorted(touch.tags)), "!private" if touch.private else ""]
    yield " ".join(filter(None, head))
    if touch.note:
        yield "; ".join(touch.note.splitlines())
    for word, text in (("learned", touch.learned), ("why:", touch.why)):
        if text:
            yield f"{word} {_flat(text)}"
    if touch.hook:
        yield say_clause(touch.hook)
    yield from _owed(session, touch)


def _owed(session: Session, touch: Touch) -> Iterator[str]:
    """The promises and favours that came from the touch and are still open."""
    records = session.records
    for promise in records.promises.values():
        if promise.touch == touch.id and promise.open:
            yield _promise_clause(promise)
    for favour in records.favours.values():
        if favour.touch == touch.id and favour.open:
            contact = records.contacts.get(favour.contact)
            yield _favour_clause(favour, _flat(contact.name) if contact else "them")


def _promise_clause(promise: Promise) -> str:
    words = {"them": "they'll", "me": "next:" if promise.follow_up else "promised"}
    preposition = "on" if promise.follow_up else "by"
    due = f" {preposition} {promise.due.isoformat()}" if promise.due else ""
    return f"{words[promise.who]} {_flat(promise.text)}{due}"


def _favour_clause(favour: Favour, name: str) -> str:
    if favour.direction == "given":
        return f"helped {name} with {_flat(favour.what)}"
    return f"owe {name} for {_flat(favour.what)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _says(session: Session, entry: Entry, touch: Touch) -> bool:
    """Whether a line says of a touch what happened, when and where."""
    hub = session.records.hubs.get(touch.hub)
    same = (entry.kind or "met", entry.day) == (touch.kind, touch.day)
    return same and (entry.hub or "").casefold() == (hub.name if hub else "").casefold()


def _opening(touch: Touch, names: str) -> str:
    if touch.kind in MEETINGS or touch.kind == "shared":
        incoming = touch.direction == "in"
        return (
            f"{touch.kind} {'from' if incoming else 'with'} {names}"
            if touch.kind != "met"
            else f"met {names}"
        )
    if touch.kind in ("replied", "rejected"):
        return f"{'heard from' if touch.kind == 'replied' else 'rejected by'} {names}"
    if touch.kind in ("note", "intro"):
        return f"{touch.kind} {'about' if touch.kind == 'note' else 'to'} {names}"
    return f"{touch.kind} {'from' if touch.direction == 'in' else 'to'} {names}"


def _days(session: Session, touch: Touch) -> list[date]:
    """The days on which a line may have been written, the likeliest first."""
    hour = session.settings.day_start_hour
    days = (
        [touch.day + timedelta(days=step) for step in range(LATEST + 1)]
        if touch.day > date.min
        else []
    )
    moment = born(touch.id)
    if moment is None:
        return days or [session.today]
    moment_written = datetime.fromtimestamp(moment / 1000, UTC)
    # The id of a line of the inbox is of its day at midnight, any other of the moment.
    return list(
        dict.fromkeys(
            [
                local_day(moment_written.astimezone().replace(tzinfo=None), hour),
                moment_written.date(),
                *days,
            ]
        )
    )


def _answered(
    session: Session, touch: Touch, line: str, day_written: date, lexicon: Lexicon
) -> tuple[Entry, dict[str, str]]:
    """Read a line, and answer what is in doubt by what the touch says."""
    answers: dict[str, str] = {}
    entry = read_again(session, line, day_written, answers, lexicon)
    while entry.questions and (answer := _answer(session, touch, entry.questions[0])):
        answers[entry.questions[0].said] = answer
        entry = read_again(session, line, day_written, answers, lexicon)
    # Somebody who was created by the line and renamed since is still the one that is meant.
    strangers = set(touch.contacts) - {person.id for person in entry.people}
    new = [person.name for person in entry.people if person.new]
    if len(new) == len(strangers) == 1:
        answers[new[0]] = strangers.pop()
    return entry, answers


def _answer(session: Session, touch: Touch, question: Question) -> str | None:
    if question.what == "date":
        meant = {touch.day.isoformat(), *(due.isoformat() for due in _due_of(session, touch))}
    else:
        records = session.records
        meant = set(touch.contacts)
        meant |= {
            promise.contact for promise in records.promises.values() if promise.touch == touch.id
        }
        meant |= {favour.contact for favour in records.favours.values() if favour.touch == touch.id}
    fitting = [candidate.id for candidate in question.candidates if candidate.id in meant]
    return fitting[0] if len(fitting) == 1 else None


def _dues(entry: Entry) -> set[date]:
    dues = [promise.due for promise in entry.promises] + [entry.next.due if entry.next else None]
    return {due for due in dues if due}


def _due_of(session: Session, touch: Touch) -> set[date]:
    return {
        promise.due
        for promise in session.records.promises.values()
        if promise.touch == touch.id and promise.due
    }
