"""Let people, promises and the week out of the book, into a file or a text."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.day.review import week_review
from planner.commands.day.review_text import markdown
from planner.engine.standing.cadence import due_on
from planner.errors import PlannerError, UsageError
from planner.exchange.formats import ExportContent, ExportText, write, writer_called, writer_names
from planner.exchange.public import public_contact, without_private
from planner.exchange.write.ics import CalendarEvent
from planner.ids import born
from planner.records import Contact, Promise

if TYPE_CHECKING:
    from planner.commands.session import Session

AHEAD = 400
"""Days ahead that the calendar shows."""


def format_of(file: str, name: str | None = None) -> str:
    """Return the name of the format that is meant: the one chosen, else that of the file's ending.

    Raises:
        UsageError: Neither says it.
    """
    format_ = writer_called(name or Path(file).suffix.lstrip("."))
    if format_ is None:
        endings = ", ".join(f".{name}" for name in writer_names())
        raise UsageError(
            f"What shall {file} be? End its name in {endings}; in a shell --format says it too."
        )
    return format_.name


def export(
    session: Session,
    form: str,
    *,
    private: bool = False,
    contacts: Collection[str] | None = None,
) -> ExportText:
    """Return the book, or the given contacts of it, in a format.

    Args:
        session: The open book.
        form: The format's name.
        private: Whether private notes, private touches and leads come along (R23).
        contacts: Ids of those who are wanted; None means all but the ignored, and all in JSON.
    """
    chosen = _chosen(session.records.contacts, form, contacts)
    content = ExportContent(
        sorted(chosen.values(), key=lambda contact: (contact.name.casefold(), contact.id)),
        session.records,
        private,
        contacts is None,
        lambda: calendar_days(session, chosen, private=private),
        lambda: markdown(week_review(session, private=private)),
    )
    return write(form, content)


def _chosen(
    everybody: Mapping[str, Contact], form: str, wanted: Collection[str] | None
) -> dict[str, Contact]:
    if wanted is not None:
        return {key: contact for key, contact in everybody.items() if key in wanted}
    if form == "json":
        return dict(everybody)
    return {key: contact for key, contact in everybody.items() if contact.state != "ignored"}


def calendar_days(
    session: Session, contacts: Mapping[str, Contact], *, private: bool
) -> list[CalendarEvent]:
    """Return the follow-ups, promises and birthdays of these contacts as days of a calendar."""
    records = session.records if private else without_private(session.records)
    events = [
        _promise_event(promise, contacts)
        for promise in records.promises.values()
        if promise.open and promise.due and (not promise.contact or promise.contact in contacts)
    ]
    for contact in contacts.values():
        if contact.state == "kept":
            events += _contact_events(session, contact if private else public_contact(contact))
    return events


def _promise_event(promise: Promise, contacts: Mapping[str, Contact]) -> CalendarEvent:
    name = contacts[promise.contact].name if promise.contact else ""
    title = promise.text if promise.who == "me" else f"{name} promised: {promise.text}"
    kind = "Follow-up" if promise.follow_up else "Promise"
    day = promise.snoozed_until or promise.due or date.max
    about = f"{kind} · {name}" if name else kind
    return CalendarEvent(f"promise-{promise.id}", day, title, about, born(promise.id))


def _contact_events(session: Session, contact: Contact) -> list[CalendarEvent]:
    """The day on which it is a contact's turn, and their birthday."""
    events: list[CalendarEvent] = []
    day = due_on(session.situation, contact.id)
    birth = born(contact.id)
    if day is not None and day.toordinal() <= session.today.toordinal() + AHEAD:
        where = f" ({contact.org})" if contact.org else ""
        title = f"Keep in touch: {contact.name}{where}"
        events.append(CalendarEvent(f"keep-{contact.id}", day, title, "", birth))
    birthday = _first_birthday(contact.birthday)
    if birthday is not None:
        title = f"Birthday: {contact.name}"
        events.append(
            CalendarEvent(f"birthday-{contact.id}", birthday, title, "", birth, yearly=True)
        )
    return events


def _first_birthday(text: str) -> date | None:
    """The day from which on a birthday comes again each year; of an unknown year, in one that has every day."""
    try:
        return date.fromisoformat(f"2000{text[1:]}" if text.startswith("--") else text)
    except ValueError:
        return None


def write_export(session: Session, file: str, exported: ExportText) -> Path:
    """Write what was let out into a file that only its owner reads, whole or not at all, and return its path.

    Raises:
        UsageError: The file is the book itself, or a folder.
        PlannerError: It cannot be written.
    """
    path = Path(file).expanduser()
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir fails on a name that is too long
        raise UsageError(f"{path} is a folder. Name the file to write.")
    book = session.book.path
    if path.resolve() == Path(book).resolve():
        raise UsageError(f"{path} is the book itself. Choose another name for the export.")
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            "w",
            encoding="utf-8",
            newline="",
        ) as out:
            out.write(exported.text)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise PlannerError(f"{path} cannot be written ({error.strerror or error}).") from error
    return path
