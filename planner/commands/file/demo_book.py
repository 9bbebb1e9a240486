"""The sample book, on which everything can be tried."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from planner.book import Book, create_book
from planner.change import Change
from planner.commands.file.books import session_of
from planner.commands.proposals.propose import line_of
from planner.commands.proposals.store import Proposal, ProposalStore
from planner.commands.session import Session, local_day
from planner.demo import Sample, SampleProposal, sample
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
    story = sample(DEMO_SEED, day)
    path = folder / BOOK_NAME
    _make_book(path, folder / "maker", story)
    path.with_name(f"{path.stem}.inbox.txt").write_text(
        "\n".join([*story.inbox, ""]), encoding="utf-8"
    )
    # Another device made the book, so that there is nothing to undo yet on this one.
    session = session_of(Book.open(path, state=folder / "state"), day, demo=True)
    _propose(session, story.proposals)
    return session


def _make_book(path: Path, maker: Path, story: Sample) -> None:
    """Write the book, and beside it the copy that a sync program would have made of a version that
    was written elsewhere meanwhile."""
    create_book(path, maker)
    with _opened(path, maker) as book:
        book.apply(Change("made the sample book", story.edits))
    elsewhere = maker / BOOK_NAME
    shutil.copyfile(path, elsewhere)
    with _opened(elsewhere, maker / "phone") as copy:
        copy.apply(Change("changed on the phone", story.copy))
    with _opened(path, maker) as book:
        book.apply(Change("changed on the laptop", story.here))
    shutil.move(elsewhere, path.with_name(f"{path.stem} (phone's conflicted copy){path.suffix}"))


def _opened(path: Path, state: Path) -> contextlib.closing[Book]:
    return contextlib.closing(Book.open(path, state=state))


def _propose(session: Session, proposals: Iterable[SampleProposal]) -> None:
    """Keep what calendar and mail propose."""
    store = ProposalStore.of(session)
    for number, sample_proposal in enumerate(proposals, 1):
        proposal = Proposal(
            id=f"demo{number}",
            key=f"demo{number}@planner.example",
            strangers=(),
            hub="",
            line="",
            **{**sample_proposal._asdict(), "day": sample_proposal.day.isoformat()},
        )
        store.add([proposal._replace(line=line_of(session, proposal))])
    store.save()
