"""Snapshots of the book, and going back to one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.book import restore as restore_snapshot
from planner.errors import PlannerError, UsageError
from planner.quicklog.days.dates import read_date
from planner.value import NamedTuple
from planner.words import quoted

if TYPE_CHECKING:
    from planner.book import Snapshot
    from planner.commands.session import Session


class Restored(NamedTuple):
    """What restoring did, or would do.

    Attributes:
        name: The snapshot's name.
        when: Since when the book was so, in local time.
        back: Records that came back.
        changed: Records whose fields were set to what they were.
        gone: Records that were made since, and are deleted.
    """

    name: str
    when: datetime
    back: int
    changed: int
    gone: int


def snapshots(session: Session) -> list[Snapshot]:
    """Return the snapshots of the book, the newest first.

    Raises:
        PlannerError: They cannot be read.
    """
    try:
        return session.book.snapshots.all()[::-1]
    except OSError as error:
        raise PlannerError(f"The snapshots cannot be read: {error.strerror}.") from error


def restore(session: Session, when: str, *, dry_run: bool = False) -> Restored:
    """Bring the book back to what it was, as one change that can be undone.

    Args:
        session: The open book.
        when: A snapshot's name; or a day, whose end is meant, with a time or without.
        dry_run: Say what would be done, and do nothing.

    Raises:
        UsageError: ``when`` names no day and no snapshot.
        PlannerError: There is no snapshot as old, or it was damaged.
        BookError: It could not be saved; nothing was changed.
    """
    chosen = _chosen(session, when)
    local = chosen.when.astimezone()
    label = f"restored the book as it was on {local:%Y-%m-%d at %H:%M}"
    counts = restore_snapshot(session.book, chosen, label, dry_run=dry_run)
    return Restored(chosen.stamp, local, *counts)


def _chosen(session: Session, when: str) -> Snapshot:
    known_snapshots = snapshots(session)
    if not known_snapshots:
        raise PlannerError(
            "There is no snapshot yet: the first one is made with the first change of a day."
        )
    named = (
        [snapshot for snapshot in known_snapshots if snapshot.stamp.startswith(when.upper()[:25])]
        if len(when) >= 13
        else []
    )
    if named and when[8:9] == "T":
        return named[0]
    until = _instant(session, when)
    older = next(
        (snapshot for snapshot in known_snapshots if snapshot.when.astimezone() <= until), None
    )
    if older is None:
        oldest = known_snapshots[-1].when.astimezone()
        raise PlannerError(
            f"There is no snapshot of {when}. The oldest is of {oldest:%Y-%m-%d %H:%M}."
        )
    return older


def _instant(session: Session, text: str) -> datetime:
    words = text.strip()
    match = read_date(
        words, today=session.today, direction="past", date_order=session.settings.date_order
    )
    day, used = match or (session.today, 0)
    rest = words[used:].strip().removeprefix("at").strip()
    if not rest and match:
        return _end_of(day, session.settings.day_start_hour)
    try:
        clock = time.fromisoformat(rest.zfill(5))
    except ValueError:
        raise UsageError(
            f"{quoted(text)} is no day and no snapshot. Write it as in 2026-11-20, “yesterday "
            "18:00” or a name that "
            "`planner snapshots` shows."
        ) from None
    return datetime.combine(day, clock).astimezone()


def _end_of(day: date, day_start_hour: int) -> datetime:
    return (
        datetime.combine(day + timedelta(days=1), time(day_start_hour)) - timedelta(seconds=1)
    ).astimezone()
