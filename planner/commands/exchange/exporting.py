"""Let people, promises and the week out of the book, into a file or a text."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.day.review import week_review
from planner.commands.day.review_text import markdown
from planner.commands.machine.served import check_target
from planner.config import read_config
from planner.engine.happened.log import in_order
from planner.engine.situation import Situation
from planner.engine.standing.cadence import due_on
from planner.engine.today.hooks import hook_for, library
from planner.errors import PlannerError, UsageError
from planner.exchange.formats import ExportContent, ExportText, write, writer_called, writer_names
from planner.exchange.public import public_contact, without_private
from planner.exchange.write.ics import CalendarEvent, carried_on
from planner.ids import born
from planner.records import Contact, Promise, Records

if TYPE_CHECKING:
    from planner.commands.session import Session

AHEAD = 400
"""Days ahead that the calendar shows."""
MOST_CALENDAR = 50_000_000
"""Characters of an old calendar that are looked at."""


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
        _alarm,
        lambda: markdown(week_review(session, private=private)),
    )
    return write(form, content)


def _alarm() -> time | None:
    """At what time of its day an event of the calendar rings; None where none does."""
    text = read_config().calendar_alarm
    return time.fromisoformat(text) if re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", text) else None


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
    shown = {
        key: contact if private else public_contact(contact) for key, contact in contacts.items()
    }
    events = [
        _promise_event(promise, shown)
        for promise in records.promises.values()
        if promise.open and promise.due and (not promise.contact or promise.contact in shown)
    ]
    feed = _Feed(session, records)
    for contact in shown.values():
        if contact.state == "kept":
            events += feed.events_of(contact)
    offer = session.plan.new_touch
    if offer is not None and offer.contact in shown:
        events.append(feed.new_touch(shown[offer.contact]))
    return events


def _promise_event(promise: Promise, contacts: Mapping[str, Contact]) -> CalendarEvent:
    contact = contacts.get(promise.contact)
    name = contact.name if contact else ""
    title = promise.text if promise.who == "me" else f"{name} promised: {promise.text}"
    kind = "Follow-up" if promise.follow_up else "Promise"
    day = promise.snoozed_until or promise.due or date.max
    lines = [f"{kind} · {name}" if name else kind, *(_ways(contact) if contact else ())]
    return CalendarEvent(f"promise-{promise.id}", day, title, "\n".join(lines), born(promise.id))


def _ways(contact: Contact) -> list[str]:
    """How somebody can be reached, line by line."""
    emails = [f"E-mail: {address}" for address in contact.addresses]
    return [*emails, *(f"Phone: {number}" for number in sorted(contact.phones))]


class _Feed:
    """Makes the days of contacts; what it says of them comes from records without private ones."""

    def __init__(self, session: Session, records: Records) -> None:
        self._session = session
        self._hooks = library(Situation(records, session.settings, session.today))
        self._why: dict[str, str] = {}
        """Why each contact would bother, as the latest touch that says it does."""
        for touch in sorted(records.touches.values(), key=in_order):
            if touch.why:
                self._why.update(dict.fromkeys(touch.contacts, touch.why))

    def _text(self, contact: Contact) -> str:
        lines = []
        why = self._why.get(contact.id, "")
        hook = hook_for(self._hooks, contact)
        for label, text in (
            ("Why", why),
            ("Say", hook.text if hook else ""),
            ("They want", contact.they_want),
        ):
            if text:
                lines.append(f"{label}: {text}")
        return "\n".join((*lines, *_ways(contact)))

    def events_of(self, contact: Contact) -> list[CalendarEvent]:
        """Return the day on which it is a contact's turn, and the yearly dates."""
        events: list[CalendarEvent] = []
        birth = born(contact.id)
        day = due_on(self._session.situation, contact.id)
        last = self._session.today.toordinal() + AHEAD
        if day is not None and day.toordinal() <= last:
            title = f"Keep in touch: {_with_org(contact)}"
            working_day = self._working_day(day)
            uid = f"keep-{contact.id}"
            events.append(CalendarEvent(uid, working_day, title, self._text(contact), birth))
        for label, text in (("birthday", contact.birthday), *sorted(contact.dates.items())):
            first = _first_birthday(text)
            if first is not None:
                title = f"{label.capitalize()}: {contact.name}"
                ways = "\n".join(_ways(contact))
                uid = f"{label}-{contact.id}"
                events.append(CalendarEvent(uid, first, title, ways, birth, yearly=True))
        return events

    def new_touch(self, contact: Contact) -> CalendarEvent:
        """Return today's new touch."""
        today = self._session.today
        title = f"New touch: {_with_org(contact)}"
        uid = f"new-touch-{today.isoformat()}"
        return CalendarEvent(uid, today, title, self._text(contact), born(contact.id))

    def _working_day(self, day: date) -> date:
        """The day itself where it is worked, else the first worked one of the two weeks behind
        it."""
        calendar = self._session.situation.calendar
        for number in range(day.toordinal(), day.toordinal() + 14):
            if calendar.working(number):
                return date.fromordinal(number)
        return day


def _with_org(contact: Contact) -> str:
    return f"{contact.name} ({contact.org})" if contact.org else contact.name


def _first_birthday(text: str) -> date | None:
    """The day from which on a birthday comes again each year; of an unknown year, in one that has
    every day."""
    try:
        return date.fromisoformat(f"2000{text[1:]}" if text.startswith("--") else text)
    except ValueError:
        return None


def beside_the_old(path: Path, calendar: ExportText) -> str:
    """Return the text of a calendar that takes the place of the file that is there: what changed
    says so."""
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            before = file.read(MOST_CALENDAR)
    except OSError:
        return calendar.text
    return carried_on(calendar.text, before, datetime.now(UTC))


def write_export(session: Session, file: str, exported: ExportText, *, own: bool = False) -> Path:
    """Write what was let out, and return the path: into a file that only its owner reads, whole or
    not at all, or into the pipe or device that stands there.

    Args:
        session: The open book, which is not written over.
        file: The file's path.
        exported: What is written.
        own: Whether the planner made the file, and so writes over it even in a browser.

    Raises:
        UsageError: The file is the book itself, or a folder.
        PlannerError: It cannot be written, is no file, pipe or device, or may not be written where
            the app is shown in a browser.
    """
    path = Path(file).expanduser()
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir fails on a name that is too long
        raise UsageError(f"{path} is a folder. Name the file to write.")
    book = session.book.path
    try:
        real = path.resolve()  # a link stays, and the file that it leads to is replaced
        if real.is_symlink():  # from Python 3.13 on a link to itself is returned as it stands
            raise RuntimeError("a loop of links")
    except RuntimeError as error:
        raise PlannerError(f"{path} is a link that leads to itself.") from error
    except OSError as error:
        raise PlannerError(f"{path} cannot be written ({error.strerror or error}).") from error
    if real == Path(book).resolve():
        raise UsageError(f"{path} is the book itself. Choose another name for the export.")
    if not own:
        check_target(path)
    try:
        if path.exists() and not path.is_file():
            _write_into(path, exported.text)
        else:
            ics = exported.format == "ics"
            _write_whole(real, beside_the_old(path, exported) if ics else exported.text)
    except OSError as error:
        raise PlannerError(f"{path} cannot be written ({error.strerror or error}).") from error
    return path


def _write_into(path: Path, text: str) -> None:
    """Write a text into a pipe or a device such as /dev/stdout, which stays what it is.

    Raises:
        PlannerError: It is something else that is no file, or nothing reads the pipe.
        OSError: It cannot be written.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise PlannerError(f"{path} is no file: it stays as it is. Choose another name.")
    handle = _open_pipe(path) if stat.S_ISFIFO(mode) else os.open(path, os.O_WRONLY)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
        out.write(text)


def _open_pipe(path: Path) -> int:
    """Open a pipe for writing, without the endless wait for a reader that may never come.

    Raises:
        PlannerError: Nothing reads the pipe.
        OSError: It cannot be opened.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        message = f"{path} is a pipe that nothing reads. Start its reader first."
        raise PlannerError(message) from error
    os.set_blocking(handle, True)
    return handle


def _write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            "w",
            encoding="utf-8",
            newline="",
        ) as out:
            out.write(text)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
