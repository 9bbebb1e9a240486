"""What comes before the day: the welcome where there is no book yet, the passphrase where the book
is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.file.books import open_session
from planner.errors import Locked, PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from planner.commands.session import Session
    from planner.tui.desk import Desk


def ask_for_book(desk: Desk, path: Path | None, today: date | None, locked: Locked | None) -> None:
    """Ask for what is wanted to have a book, and begin the day with it; without an answer the app
    is left.

    Args:
        desk: The app, without a session.
        path: The book that was asked for, if one was.
        today: The day to plan; None is the present one.
        locked: What a passphrase has to open, where the book is encrypted.
    """
    if locked is None or path is None:
        desk.welcome(path, today)
        return

    def take(unlocked: bool | None) -> None:
        if unlocked:
            _open(desk, path, today)
        else:
            desk.exit()

    desk.ask_passphrase(locked, take)


def tell_trouble(desk: Desk, error: PlannerError, look: Callable[[], None]) -> None:
    """Say what is wrong with the file of an open book; where another machine has encrypted it, ask
    what opens it, and ``look`` again."""
    if isinstance(error, Locked):
        desk.ask_passphrase(
            error, lambda unlocked: look() if unlocked else desk.warn(str(error)), "later"
        )
    else:
        desk.warn(str(error))


def _open(desk: Desk, path: Path, today: date | None) -> None:
    session: Session
    try:
        session = open_session(path, today)
    except Locked as locked:  # a part that came from another machine has another key
        ask_for_book(desk, path, today, locked)
    except PlannerError as error:
        desk.exit(return_code=error.exit_code, message=str(error))
    else:
        desk.begin(session)
