"""Undo, redo, and what there is to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from planner.book import Book, Step
    from planner.commands.session import Session


def undo(session: Session) -> str | None:
    """Undo the last change and return its label, with what of it stays; None where there is nothing
    to undo.

    Raises:
        BookError: It could not be saved.
    """
    step = session.book.undo()
    session.saved()
    return _told(step)


def redo(session: Session) -> str | None:
    """Redo what was undone last and return its label; None where there is nothing to redo.

    Raises:
        BookError: It could not be saved.
    """
    step = session.book.redo()
    session.saved()
    return _told(step)


def takes_long(session: Session, kind: Literal["undo", "redo"]) -> bool:
    """Whether what would be undone or redone next is of so many records that one waits for it."""
    return session.book.takes_long(kind)


def _told(step: Step | None) -> str | None:
    if step is None:
        return None
    return f"{step.label}; what was changed since stays as it is" if step.overtaken else step.label


def history(book: Book, limit: int = 50) -> list[Step]:
    """Return the changes made on this machine, the newest first."""
    return book.history(limit)
