"""The inbox while the app is open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from planner.commands.people.contacts import add, edit
from planner.commands.phone.inbox_watch import NOTHING, PAUSE, InboxWatch
from planner.errors import BookError
from tests.commands.test_inbox import write

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session


@pytest.fixture
def inbox(session: Session) -> Path:
    return session.book.path.with_name("planner.inbox.txt")


def test_R29_lines_are_taken_in_as_they_arrive_and_once(session: Session, inbox: Path) -> None:
    watch = InboxWatch(session)
    assert watch.look().logged is None
    write(inbox, "coffee with Ana Li\n")
    news = watch.look()
    assert news.logged is not None and news.logged.label == "logged coffee with Ana Li"
    assert watch.look().logged is None
    write(inbox, "call Bo Chen\nlovely weather\n")
    news = watch.look()
    assert news.logged is not None and news.changed
    assert [each.line for each in watch.waiting] == ["lovely weather"]
    assert not watch.look().changed


def test_a_second_without_news_reads_no_file(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, "lovely weather\n")
    watch = InboxWatch(session)
    watch.look()
    past = inbox.stat().st_mtime - 60  # so that our own writing of the reason has settled
    os.utime(inbox, (past, past))
    watch.look()
    monkeypatch.setattr(
        "planner.commands.phone.inbox.take_in", lambda _: pytest.fail("it was read again")
    )
    for _ in range(3):
        assert watch.look() == NOTHING


def test_what_was_half_written_is_looked_at_again(session: Session, inbox: Path) -> None:
    inbox.write_text("coffee with Ana Li")  # just now, and without a line end
    watch = InboxWatch(session)
    assert watch.look().logged is None
    past = inbox.stat().st_mtime - 10
    os.utime(inbox, (past, past))
    assert watch.look().logged is not None


def test_a_change_of_the_book_may_settle_what_waits(session: Session, inbox: Path) -> None:
    add(session, "Sam Okafor", {})
    second = add(session, "Sam Reed", {})
    write(inbox, "coffee with Sam\n")
    watch = InboxWatch(session)
    watch.look()
    assert len(watch.waiting) == 1
    edit(session, second, {"name": "Bob Reed"})
    news = watch.look()
    assert news.logged is not None and watch.waiting == ()


def test_R29_a_failing_inbox_is_said_once_and_tried_again_later(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, "coffee with Ana Li\n")
    watch = InboxWatch(session)

    def broken(_: object) -> None:
        raise BookError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr("planner.commands.phone.inbox.take_in", broken)
        said = [watch.look().trouble for _ in range(3 * PAUSE)]
    assert [each for each in said if each] == [
        ("The inbox could not be taken in: The disk is full.",)
    ]
    assert any(watch.look().logged for _ in range(PAUSE + 1))


def test_a_file_that_is_no_text_is_said_once_and_left_alone(session: Session, inbox: Path) -> None:
    inbox.write_bytes(b"coffee\x00\xff")
    watch = InboxWatch(session)
    assert "no text yet" in watch.look().trouble[0]
    assert watch.look().trouble == ()
    assert inbox.read_bytes() == b"coffee\x00\xff"
