"""Half-typed lines on their way to the disk: written a moment after the last key, and at once when
the app must end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from planner.commands.logging.drafts import DraftStore, SavedDraft, drafts_path
from planner.commands.session import Session

PAUSE = 0.25
"""Seconds without a key after which a draft is written."""
OLD = timedelta(minutes=10)
"""After this a draft is an old one: the next text most likely takes its place."""


class SetTimer(Protocol):
    """Textual's way to call something later."""

    def __call__(self, delay: float, callback: Callable[[], None], /) -> object:
        """Call it after so many seconds."""


class Drafts:
    """The drafts of the open book, kept while one types."""

    def __init__(self, store: DraftStore, set_timer: SetTimer) -> None:
        """Keep drafts in a store."""
        self._store = store
        self._set_timer = set_timer
        self._started = datetime.now()
        self._pending = False

    def get(self, kind: str) -> SavedDraft | None:
        """Return the draft of a kind."""
        return self._store.get(kind)

    def is_old(self, draft: SavedDraft) -> bool:
        """Whether a draft was typed before the app was started, or a while ago."""
        return draft.typed_at < self._started or datetime.now() - draft.typed_at > OLD

    def keep(self, kind: str, fields: Mapping[str, str]) -> None:
        """Keep what is typed so far; a draft without text is dropped."""
        self._store.put(kind, fields)
        self._save_soon()

    def drop(self, kind: str) -> None:
        """Let a draft go."""
        self._store.drop(kind)
        self._save_soon()

    def save(self) -> None:
        """Write what is not on the disk yet."""
        self._pending = False
        self._store.save()

    def _save_soon(self) -> None:
        if not self._pending:
            self._pending = True
            self._set_timer(PAUSE, self.save)


def drafts_of(session: Session, set_timer: SetTimer) -> Drafts:
    """Return the drafts of an open book; those of the demo are in memory alone."""
    path = None if session.demo else drafts_path(session.book.path)
    return Drafts(DraftStore(path), set_timer)


def when_typed(draft: SavedDraft, now: datetime) -> str:
    """Return when a draft was typed: "at 14:05", or the day before today."""
    clock = f"{draft.typed_at:%H:%M}"
    if draft.typed_at.date() == now.date():
        return f"at {clock}"
    return f"on {draft.typed_at:%Y-%m-%d} at {clock}"
