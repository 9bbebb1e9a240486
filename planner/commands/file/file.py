"""The file: what was merged and what lost, deletions to confirm, snapshots, restoring, the doctor."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.value import NamedTuple
from planner.words import plural

if TYPE_CHECKING:
    from planner.book.merge.losers import Loser
    from planner.book.text.book_text import Text
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
        state: ``kept``, ``taken`` (the other value was taken back) or ``changed`` (it is neither now).
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
    """Merge what lies beside the book, bring the file up to date, and move away the copies that are in it now.

    Raises:
        BookError: The file cannot be read or written.
    """
    book = session.book
    written = False if dry_run else book.sync()
    if not dry_run and book.status.ready:
        book.compact()
    company = book.company
    sources = [book.path.name] if company.changed and not company.merged else []
    return Synced(
        [*sources, *company.merged],
        [changed(session, *key) for key in company.changed],
        list(company.archived),
        written,
        conflicts(session),
        missing(session),
        list(company.copies.shut),
    )


def changed(session: Session, table: str, key: str) -> Changed:
    """Return a record of any table with its name."""
    from planner.commands.people.record_names import record_name

    return Changed(
        table, key, record_name(session.book.text.record(table, key), table, key, session.records)
    )


def this_machine(session: Session) -> str:
    """Return what this machine is called where edits of several machines are told apart."""
    from planner.book.sync.company import name_of_device

    book = session.book
    own = book.place.known_device()
    name = name_of_device(book.text, own)
    return book.place.host if name == own else name


def missing(session: Session) -> list[Changed]:
    """Return the records that were taken out of the file by hand, too many at once to believe it; by name."""
    from planner.book.care.missing import asked

    return sorted(
        (changed(session, *key) for key in asked(session.book)),
        key=lambda each: (each.name, each.id),
    )


def news(session: Session) -> list[str]:
    """Return in words what came since this was asked last: whose it was, and where two edits met."""
    book = session.book
    arrivals, book.arrivals[:] = list(book.arrivals), []
    said = []
    for each in arrivals:
        if not each.changes:
            said.append(
                f"the passphrase of {each.source} is not known here; the Sync screen says what to do"
            )
            continue
        came = f"{plural(each.changes, 'record')} came"
        whose = f" from {each.device}" if each.device else ""
        said.append(
            f"{came}{whose}" + (f", in {each.source}" if each.source != book.path.name else "")
        )
    return said


def typed_over(session: Session) -> str:
    """Return in words what others had set that a change has replaced unseen, since this was asked last."""
    company = session.book.company
    found, company.typed_over = company.typed_over, []
    if len(found) > 1:
        return (
            f"{len(found)} values that had come meanwhile were replaced; the Sync screen has them."
        )
    for each in map(partial(_conflict, session), found):
        who = each.device or "Another machine"
        return f"{who} had set {each.field} of {each.name} to “{each.lost}” meanwhile; the Sync screen has it."
    return ""


def accept_deletions(session: Session) -> str:
    """Delete what was taken out of the file by hand; returns what was done.

    Raises:
        PlannerError: Nothing waits for an answer.
        BookError: It could not be saved.
    """
    from planner.book.care.missing import accept

    if not missing(session):
        raise PlannerError("No deletions by hand wait for an answer.")
    return f"deleted {plural(accept(session.book), 'record')} that were taken out by hand"


def keep_deletions(session: Session) -> str:
    """Keep what was taken out of the file by hand; returns what was done.

    Raises:
        PlannerError: Nothing waits for an answer.
        BookError: The file could not be saved.
    """
    from planner.book.care.missing import keep

    count = len(missing(session))
    if not count:
        raise PlannerError("No deletions by hand wait for an answer.")
    session.book.sync()
    keep(session.book)
    return f"kept {plural(count, 'record')} that were taken out by hand"


def conflicts(session: Session) -> list[Conflict]:
    """Return the fields that two machines changed, the newest first.

    Raises:
        BookError: The journal cannot be read.
    """
    return [_conflict(session, each) for each in reversed(_losers(session))]


def take(session: Session, conflict: str) -> str:
    """Take the value that lost in the place of the one that was kept, as a change; taken already, turn it round.

    Args:
        session: The open book.
        conflict: The conflict's id, or how it begins.

    Returns:
        What was done.

    Raises:
        PlannerError: There is none of that id.
        BookError: It could not be saved; nothing was changed.
    """
    from planner.book.merge.losers import state_of, taken_back

    found = [each for each in _losers(session) if each.id.startswith(conflict)] if conflict else []
    if len(found) != 1:
        raise PlannerError(f"There is no such conflict: {conflict}. `planner sync` lists them.")
    loser = found[0]
    shown = _conflict(session, loser)
    if shown.state == "taken":
        loser = loser._replace(kept=loser.lost, lost=loser.kept)
    label = f"took the other value of {shown.field} of {shown.name}"

    def make(text: Text, stamp: str) -> dict[tuple[str, str], dict[str, object]]:
        record = text.record(loser.table, loser.record)
        if record is None or state_of(loser, record) == "taken":
            return {}
        return {(loser.table, loser.record): taken_back(loser, record, stamp)}

    session.book.rewrite(label, make)
    return label


def _losers(session: Session) -> list[Loser]:
    from planner.book.merge.losers import read
    from planner.errors import BookError

    book = session.book
    try:
        written = read(book.place.folder(book.text.id))
    except OSError as error:
        raise BookError(f"The list of conflicts cannot be read: {error.strerror}.") from error
    there = {each.id for each in written}
    return [
        *written,
        *{each.id: each for each in book.company.losers if each.id not in there}.values(),
    ]


def _conflict(session: Session, loser: Loser) -> Conflict:
    from planner.book.merge.losers import DELETION, state_of
    from planner.book.sync.company import name_of_device
    from planner.book.text.stamps import NEVER, device_of, instant_of, is_stamp
    from planner.commands.people.record_names import field_name, record_name, value_text

    text = session.book.text
    record = text.record(loser.table, loser.record)
    records = session.records
    when = (
        instant_of(loser.lost_stamp)
        if is_stamp(loser.lost_stamp)
        else datetime.fromtimestamp(0).astimezone()
    )

    def whose(stamp: str) -> str:
        return name_of_device(text, device_of(stamp)) if stamp != NEVER else ""

    def words(value: object) -> str:
        if loser.field == DELETION:
            return "deleted" if value else "still there"
        return value_text(value, loser.table, loser.field, records)

    return Conflict(
        loser.id,
        when.astimezone(),
        (loser.table, loser.record),
        record_name(record, loser.table, loser.record, records),
        field_name(loser.table, loser.field, loser.key, records),
        words(loser.kept),
        words(loser.lost),
        whose(loser.lost_stamp),
        whose(loser.kept_stamp),
        loser.source,
        state_of(loser, record),
    )
