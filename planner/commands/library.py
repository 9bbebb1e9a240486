"""What scripts may do with a book beside reading it: see a day's plan, and log a line.

`planner.plan_for` and `planner.log_line` are these two; docs/library.md has examples.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.book import Book
from planner.commands.file.books import open_session
from planner.commands.logging.log import log, read_line
from planner.commands.session import Session
from planner.paths import state_folder

if TYPE_CHECKING:
    from datetime import date

    from planner.commands.logging.log import Logged
    from planner.engine.plan import DayPlan


def plan_for(path: Path | str, day: date | None = None) -> DayPlan:
    """Return the plan of a day. Nothing is written.

    Args:
        path: The book.
        day: The day; None is today.

    Raises:
        Locked: It is encrypted, and neither PLANNER_PASSPHRASE nor the keyring opens it.
        BookError: It cannot be read, or is no book of the planner's.
    """
    return Session(Book.open(Path(path).expanduser(), state=state_folder()), day).plan


def log_line(path: Path | str, line: str, *, today: date | None = None) -> Logged:
    """Log what a line says, as `planner log` does, and return what that made.

    Args:
        path: The book.
        line: The line, as in "coffee w/ Ana Li yesterday 40m".
        today: The day on which it is written; None is today.

    Raises:
        DecisionNeeded: A name or a date is in doubt; its ``candidates`` say what it could be.
        UsageError: The line names nobody.
        Locked: The book is encrypted, and neither PLANNER_PASSPHRASE nor the keyring opens it.
        BookError: There is no book, or it could not be saved.
        Refused: The user's hook before-log refuses the line.
    """
    session = open_session(Path(path).expanduser(), today)
    try:
        return log(session, [read_line(session, line)])
    finally:
        session.book.close()
