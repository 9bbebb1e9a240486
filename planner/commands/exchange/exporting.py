"""Let people, promises and the week out of the book, into a file or a text."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from planner.errors import PlannerError, UsageError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from planner.commands.session import Session
    from planner.exchange.write.ics import Dated
    from planner.records import Contact

Format = Literal["csv", "vcf", "ics", "json", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
AHEAD = 400
"""Days ahead that the calendar shows."""


class Exported(NamedTuple):
    """What was let out: the text itself, what it is, and how many contacts or days (or which week) are in it."""

    text: str
    format: Format
    size: int
    noun: str


def format_of(file: str, said: str | None = None) -> Format:
    """Return the format that is meant: as said, else by the file's ending.

    Raises:
        UsageError: Neither says it.
    """
    word = (said or Path(file).suffix.lstrip(".")).lower()
    known: Mapping[str, Format] = {
        "vcard": "vcf",
        "ical": "ics",
        "markdown": "md",
        **{each: each for each in FORMATS},
    }
    if word not in known:
        endings = ", ".join(f".{each}" for each in FORMATS)
        raise UsageError(
            f"What shall {file} be? End its name in {endings}; in a shell --format says it too."
        )
    return known[word]


def export(
    session: Session,
    form: Format,
    *,
    private: bool = False,
    contacts: Collection[str] | None = None,
) -> Exported:
    """Return the book, or the given contacts of it, in a format.

    Args:
        session: The open book.
        form: The format.
        private: Whether private notes, private touches and leads come along (R23).
        contacts: Ids of those who are wanted; None means all but the ignored, and all of them in JSON.
    """
    records = session.records
    chosen: dict[str, Contact] = {
        key: each
        for key, each in records.contacts.items()
        if (key in contacts if contacts is not None else each.state != "ignored" or form == "json")
    }
    people = sorted(chosen.values(), key=lambda each: (each.name.casefold(), each.id))
    if form == "csv":
        from planner.exchange.write.csv_file import write_csv

        return Exported(write_csv(people, records, private=private), form, len(people), "contact")
    if form == "vcf":
        from planner.exchange.write.vcard import write_vcards

        return Exported(
            write_vcards(people, records, private=private), form, len(people), "contact"
        )
    if form == "json":
        from planner.exchange.write.json_file import only_of, write_json

        wanted = records if contacts is None else only_of(records, chosen)
        return Exported(write_json(wanted, private=private), form, len(chosen), "contact")
    if form == "ics":
        from planner.exchange.write.ics import write_ics

        days = calendar_days(session, chosen, private=private)
        return Exported(write_ics(days), form, len(days), "day")
    from planner.commands.day.week import week_review

    return Exported(week_review(session, private=private), form, 1, "week")


def calendar_days(
    session: Session, contacts: Mapping[str, Contact], *, private: bool
) -> list[Dated]:
    """Return the follow-ups, promises and birthdays of these contacts as days of a calendar."""
    from planner.engine.standing.cadence import due_on
    from planner.exchange.write.ics import Dated
    from planner.exchange.write.json_file import without_private
    from planner.ids import born

    records = session.records if private else without_private(session.records)
    situation = session.situation
    last = session.today.toordinal() + AHEAD
    days: list[Dated] = []
    for promise in records.promises.values():
        if (
            not promise.open
            or promise.due is None
            or (promise.contact and promise.contact not in contacts)
        ):
            continue
        name = contacts[promise.contact].name if promise.contact else ""
        title = promise.text if promise.who == "me" else f"{name} promised: {promise.text}"
        about = f"{'Follow-up' if promise.follow_up else 'Promise'}{f' · {name}' if name else ''}"
        shown = promise.snoozed_until or promise.due
        days.append(Dated(f"promise-{promise.id}", shown, title, about, born(promise.id)))
    for contact in contacts.values():
        if contact.state != "kept":
            continue
        day = due_on(situation, contact.id)
        if day is not None and day.toordinal() <= last:
            where = f" ({contact.org})" if contact.org else ""
            days.append(
                Dated(
                    f"keep-{contact.id}",
                    day,
                    f"Keep in touch: {contact.name}{where}",
                    "",
                    born(contact.id),
                )
            )
        birthday = _first_birthday(contact.birthday)
        if birthday is not None:
            days.append(
                Dated(
                    f"birthday-{contact.id}",
                    birthday,
                    f"Birthday: {contact.name}",
                    "",
                    born(contact.id),
                    yearly=True,
                )
            )
    return days


def _first_birthday(text: str) -> date | None:
    """The day from which on a birthday comes again each year; of an unknown year, in one that has every day."""
    try:
        return date.fromisoformat(f"2000{text[1:]}" if text.startswith("--") else text)
    except ValueError:
        return None


def write_export(session: Session, file: str, exported: Exported) -> Path:
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
