"""Where the book is: find it, create it, open it."""

from __future__ import annotations

import atexit
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from planner.book import Book, create_book, is_new_book
from planner.commands.machine.served import check_target
from planner.commands.session import Session
from planner.config import write_config
from planner.errors import BookError, UsageError
from planner.paths import BOOK_NAME, documents_folder, hooks_folder, state_folder


def is_new(path: Path) -> bool:
    """Whether there is no book at ``path`` and never was one that this machine knows: the first
    run."""
    return is_new_book(path, state_folder())


def open_session(path: Path, today: date | None = None, *, create: bool = False) -> Session:
    """Open the book at ``path`` on a day.

    Args:
        path: The book.
        today: The day to plan; None is today, and moves on with the clock.
        create: Make an empty book where there is none and never was one.

    Raises:
        BookError: It cannot be read, or there is none.
    """
    if is_new(path):
        if not create:
            raise BookError(
                f"There is no book at {path}.\nRun `planner` to set one up, or name yours with "
                "--book FILE."
            )
        check_target(path)
        _make_usual_folder(path)
        create_book(path, state_folder())
    return session_of(Book.open(path, state=state_folder()), today)


def _make_usual_folder(path: Path) -> None:
    """Make the documents folder where a machine has none and the book goes there; a folder that
    the user named and that does not exist is a mistake."""
    if not path.parent.exists() and path == documents_folder() / BOOK_NAME:
        with suppress(OSError):  # creating the book says what is wrong
            path.parent.mkdir(parents=True, exist_ok=True)


def session_of(book: Book, today: date | None = None, *, demo: bool = False) -> Session:
    """Start a session on an open book, after each change of which the calendar file is written
    (P5) and the user's hooks run (P9)."""
    session = Session(book, today, demo=demo)
    session.after_save(_write_calendar)
    session.after_save(_report_replaced)
    if not demo and hooks_folder().is_dir():
        from planner.commands.machine.user_hooks import listen  # only where there are some

        listen(session)
    return session


def _write_calendar(session: Session) -> str:
    from planner.commands.exchange.calendar_file import rewrite  # only after a change

    return rewrite(session)


def _report_replaced(session: Session) -> str:
    """Return what a change has replaced of values that came from elsewhere meanwhile, in words."""
    if not session.book.incoming.overwritten:
        return ""
    from planner.commands.file.file import overwritten_values  # only after such a change

    return overwritten_values(session)


def passing_session(today: date | None = None) -> Session:
    """Open an empty book of which nothing is left when the program ends."""
    from tempfile import TemporaryDirectory  # 5 ms, and no other session needs it

    folder = TemporaryDirectory(prefix="planner-")
    atexit.register(folder.cleanup)
    path, state = Path(folder.name) / BOOK_NAME, Path(folder.name) / "state"
    create_book(path, state)
    return session_of(Book.open(path, state=state), today)


def choose_book(path: Path) -> None:
    """Remember the book's place in this machine's configuration.

    Raises:
        PlannerError: The configuration cannot be written.
    """
    write_config("book", str(path))


def move_to_book(name: str, *, dry_run: bool = False) -> Path:
    """Use another book from now on: the file of that name, or the one in the folder of that name.

    Args:
        name: The path; the file need not exist yet.
        dry_run: Only return where it would be.

    Raises:
        UsageError: Its folder does not exist.
        PlannerError: The configuration cannot be written.
    """
    path = Path(name).expanduser().absolute()
    if path.is_dir() or name.endswith(("/", os.sep)):
        path /= BOOK_NAME
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}. Make it first, or mend the path.")
    if not dry_run:
        choose_book(path)
    return path
