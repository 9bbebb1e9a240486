"""The sample book, on which everything can be tried."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from planner.book import Book, create_book
from planner.change import Change
from planner.commands.file.books import session_of
from planner.commands.session import Session, local_day
from planner.demo import demo
from planner.paths import BOOK_NAME
from planner.settings import Settings

DEMO_SEED = 20
"""The sample book's seed: the same story each time, told relative to the day it is opened on."""


def demo_session(folder: Path, today: date | None = None) -> Session:
    """Open the sample book in a folder that will be thrown away: the folder holds its state as
    well.

    On a weekend it opens on the Friday before: a day off has little to show.

    Raises:
        BookError: It cannot be written there.
    """
    settings = Settings()
    day = today or local_day(datetime.now(), settings.day_start_hour)
    while today is None and day.weekday() not in settings.working_days:
        day -= timedelta(days=1)
    path, maker = folder / BOOK_NAME, folder / "maker"
    create_book(path, maker)
    book = Book.open(path, state=maker)
    book.apply(Change("made the sample book", demo(DEMO_SEED, day)))
    book.close()
    # Another device made the book, so that there is nothing to undo yet on this one.
    return session_of(Book.open(path, state=folder / "state"), day, demo=True)
