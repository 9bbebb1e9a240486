"""The file: what was merged and what lost, deletions to confirm, snapshots, restoring, the
doctor."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from planner.book import (
    LostValue,
    lost_values,
    state_of,
    take_lost_value,
)
from planner.book import accept_deletions as accept_deletions_of
from planner.book import keep_deletions as keep_deletions_of
from planner.commands.people.record_names import field_name, record_name, value_text
from planner.errors import PlannerError
from planner.value import NamedTuple
from planner.words import plural

if TYPE_CHECKING:
    from planner.commands.session import Session


class Conflict(NamedTuple):
    """A field that two machines changed, neither knowing of the other's edit.

    Attributes:
        id: For ``take``.
        when: When the value that lost was written.
        where: Table and id of the record.
        name: Whose or what record it is.
        field: Which field, in words.
        kept, lost: The two values, in words.
        device: Who wrote the value that lost.
        keeper: Who wrote the one that was kept.
        source: The file in which the other version came.
        state: ``kept``, ``taken`` (the other value was taken back) or ``changed`` (it is neither
            now).
    """

    id: str
    when: datetime
    where: tuple[str, str]
    name: str
    field: str
    kept: str
    lost: str
    device: str
    keeper: str
    source: str
    state: str


class Changed(NamedTuple):
    """A record that a merge has changed: table, id, and its name in words."""

    table: str
    id: str
    name: str


class Synced(NamedTuple):
    """What `planner sync` did, or would do.

    Attributes:
        merged: The files that were merged.
        changes: The records that this changed, here or in the file.
        archived: The copies that were moved away.
        written: Whether the file was written.
        conflicts: Fields that two machines changed, the newest first.
        missing: Records that were taken out by hand and wait for an answer.
        locked: Copies that are encrypted and that no key known here opens.
    """

    merged: list[str]
    changes: list[Changed]
    archived: list[str]
    written: bool
    conflicts: list[Conflict]
    missing: list[Changed]
    locked: list[str]


def synchronise(session: Session, *, dry_run: bool = False) -> Synced:
    """Merge what lies beside the book, bring the file up to date, and move away the copies that are
    in it now.

    Raises:
        BookError: The file cannot be read or written.
    """
    book = session.book
    saved = False if dry_run else book.sync()
    if not dry_run and book.status.ready:
        book.compact()
    incoming = book.incoming
    if not dry_run:
        session.merged()
    sources = [book.path.name] if incoming.changed and not incoming.merged else []
    return Synced(
        [*sources, *incoming.merged],
        [changed(session, *key) for key in incoming.changed],
        list(incoming.archived),
        saved,
        conflicts(session),
        missing(session),
        locked_copies(session),
    )


def locked_copies(session: Session) -> list[str]:
    """Return the names of the copies beside the book that no passphrase known here opens."""
    return sorted(session.book.incoming.copies.locked)


def merged_copies(session: Session) -> list[str]:
    """Return the names of the copies that were merged since the book was opened."""
    return list(dict.fromkeys(session.book.incoming.merged))


def changed(session: Session, table: str, key: str) -> Changed:
    """Return a record of any table with its name."""
    return Changed(
        table, key, record_name(session.book.text.record(table, key), table, key, session.records)
    )


def this_machine(session: Session) -> str:
    """Return what this machine is called where edits of several machines are told apart."""
    book = session.book
    own = book.place.known_device()
    name = book.text.device_name(own)
    return book.place.host if name == own else name


def missing(session: Session) -> list[Changed]:
    """Return the records that were taken out of the file by hand, too many at once to believe it;
    by name."""
    return sorted(
        (changed(session, *key) for key in session.book.missing),
        key=lambda each: (each.name, each.id),
    )


def news(session: Session) -> list[str]:
    """Return in words what came since this was asked last: whose it was, and where two edits
    met."""
    book = session.book
    arrivals, book.arrivals[:] = list(book.arrivals), []
    lines = []
    for arrival in arrivals:
        if not arrival.changes:
            lines.append(
                f"the passphrase of {arrival.source} is not known here; the Sync screen says what "
                "to do"
            )
            continue
        arrived = f"{plural(arrival.changes, 'record')} came"
        whose = f" from {arrival.device}" if arrival.device else ""
        lines.append(
            f"{arrived}{whose}"
            + (f", in {arrival.source}" if arrival.source != book.path.name else "")
        )
    return lines


def overwritten_values(session: Session) -> str:
    """Return in words what others had set that a change has replaced unseen, since this was asked
    last."""
    incoming = session.book.incoming
    values, incoming.overwritten = incoming.overwritten, []
    if len(values) > 1:
        return (
            f"{len(values)} values that had come meanwhile were replaced; the Sync screen has them."
        )
    for conflict in map(partial(_conflict, session), values):
        device = conflict.device or "Another machine"
        return (
            f"{device} had set {conflict.field} of {conflict.name} to “{conflict.lost}” "
            "meanwhile; the Sync screen has it."
        )
    return ""


def accept_deletions(session: Session) -> str:
    """Delete what was taken out of the file by hand; returns what was done.

    Raises:
        PlannerError: Nothing waits for an answer.
        BookError: It could not be saved.
    """
    if not missing(session):
        raise PlannerError("No deletions by hand wait for an answer.")
    return (
        f"deleted {plural(accept_deletions_of(session.book), 'record')} that were taken out by hand"
    )


def keep_deletions(session: Session) -> str:
    """Keep what was taken out of the file by hand; returns what was done.

    Raises:
        PlannerError: Nothing waits for an answer.
        BookError: The file could not be saved.
    """
    count = len(missing(session))
    if not count:
        raise PlannerError("No deletions by hand wait for an answer.")
    session.book.sync()
    keep_deletions_of(session.book)
    return f"kept {plural(count, 'record')} that were taken out by hand"


def conflicts(session: Session) -> list[Conflict]:
    """Return the fields that two machines changed, the newest first.

    Raises:
        BookError: The journal cannot be read.
    """
    return [_conflict(session, value) for value in reversed(lost_values(session.book))]


def take(session: Session, conflict: str) -> str:
    """Take the value that lost in the place of the one that was kept, as a change; taken already,
    turn it round.

    Args:
        session: The open book.
        conflict: The conflict's id, or how it begins.

    Returns:
        What was done.

    Raises:
        PlannerError: There is none of that id.
        BookError: It could not be saved; nothing was changed.
    """
    values = lost_values(session.book) if conflict else []
    matches = [value for value in values if value.id.startswith(conflict)]
    if len(matches) != 1:
        raise PlannerError(f"There is no such conflict: {conflict}. `planner sync` lists them.")
    choice = _conflict(session, matches[0])
    label = f"took the other value of {choice.field} of {choice.name}"
    take_lost_value(session.book, matches[0], label)
    return label


def _conflict(session: Session, value: LostValue) -> Conflict:
    text, records = session.book.text, session.records
    record = text.record(value.table, value.record)
    keeper, loser = (text.device_name(device) if device else "" for device in value.devices)

    def words(raw: object) -> str:
        if value.is_deletion:
            return "deleted" if raw else "still there"
        return value_text(raw, value.table, value.field, records)

    return Conflict(
        value.id,
        value.when.astimezone(),
        (value.table, value.record),
        record_name(record, value.table, value.record, records),
        field_name(value.table, value.field, value.key, records),
        words(value.kept),
        words(value.lost),
        loser,
        keeper,
        value.source,
        state_of(value, record),
    )
