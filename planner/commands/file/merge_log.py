"""What was merged into the book on this machine, for the Sync screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from planner.book import read_merges

if TYPE_CHECKING:
    from planner.commands.session import Session


class Merged(NamedTuple):
    """A merge: when (local time), of which file, how many records it changed, whether the copy was
    moved away."""

    when: datetime
    source: str
    changes: int
    archived: bool


def merged(session: Session, limit: int = 50) -> list[Merged]:
    """Return the merges of this book on this machine, the newest first."""
    merges = []
    for merge in reversed(read_merges(session.book.place.folder(session.book.text.id))[-limit:]):
        try:
            when = datetime.fromisoformat(merge.when).astimezone()
        except (ValueError, TypeError):
            continue
        merges.append(Merged(when, merge.source, merge.changes, merge.archived))
    return merges
