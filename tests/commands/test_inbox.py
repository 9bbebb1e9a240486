from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.book import Book, create_book
from planner.book.disk import held_folder
from planner.commands.day.undo import undo
from planner.commands.logging.log import read_line
from planner.commands.people.contacts import add
from planner.commands.phone.inbox import NO_TEXT, drop, settle, take_in
from planner.commands.phone.inbox_file import done_file, inbox_files
from planner.commands.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from planner.quicklog.entry import Entry

TODAY = date(2026, 11, 18)


def write(path: Path, text: str, days_ago: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 12).timestamp() - days_ago * 86400
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def inbox(session: Session) -> Path:
    return session.book.path.with_name("planner.inbox.txt")


def test_R29_lines_are_logged_and_leave_the_file(session: Session, inbox: Path) -> None:
    write(
        inbox, "coffee with Ana Li #design\n\n2026-11-12 call Bo Chen 20m; next: send deck in 1w\n"
    )
    result = take_in(session)
    assert (result.taken, result.known, result.waiting, result.problems) == (2, 0, (), ())
    assert {touch.day for touch in session.records.touches.values()} == {TODAY, date(2026, 11, 12)}
    # A week from the day that the line bears, not from the day it was taken in.
    assert [promise.due for promise in session.records.promises.values()] == [date(2026, 11, 19)]
    assert inbox.read_text() == "\n"
    assert done_file(session.book.path, TODAY).read_text().splitlines() == [
        "coffee with Ana Li #design",
        "2026-11-12 call Bo Chen 20m; next: send deck in 1w",
    ]


def test_a_line_without_a_date_is_of_the_day_that_it_was_written(
    session: Session, inbox: Path
) -> None:
    write(inbox, "coffee with Ana Li\ncall Bo Chen yesterday\n", days_ago=3)
    take_in(session)
    days = {touch.kind: touch.day for touch in session.records.touches.values()}
    assert days == {"coffee": TODAY - timedelta(days=3), "call": TODAY - timedelta(days=4)}


def test_all_of_an_inbox_is_one_step_of_undo(session: Session, inbox: Path) -> None:
    write(inbox, "coffee with Ana Li\ncall Bo Chen\n")
    take_in(session)
    undo(session)
    assert not session.records.contacts
    assert not session.records.touches


def test_a_line_in_doubt_stays_with_the_reason(session: Session, inbox: Path) -> None:
    add(session, "Ana Li", {})
    add(session, "Ana Lopez", {})
    write(inbox, "coffee with Ana\ncall Bo Chen\n")
    result = take_in(session)
    assert result.taken == 1
    assert [each.line for each in result.waiting] == ["coffee with Ana"]
    lines = inbox.read_text().splitlines()
    assert lines[0] == "coffee with Ana"
    assert lines[1].startswith("#! ")
    assert "Ana Lopez" in lines[1]
    before = inbox.read_bytes()
    again = take_in(session)
    assert (again.taken, len(again.waiting)) == (0, 1)
    assert inbox.read_bytes() == before


def test_a_line_in_doubt_can_be_settled_or_dropped(session: Session, inbox: Path) -> None:
    ana = add(session, "Ana Li", {})
    add(session, "Ana Lopez", {})
    write(inbox, "coffee with Ana\nlovely weather\n")
    first, second = take_in(session).waiting
    settle(session, first, read_line(session, first.line, {"Ana": ana}, today=first.written))
    assert [touch.contacts for touch in session.records.touches.values()] == [{ana}]
    drop(session, second)
    assert inbox.read_text() == ""
    assert done_file(session.book.path, TODAY).read_text().splitlines() == [
        "coffee with Ana",
        "lovely weather",
    ]


def test_a_crash_before_the_file_was_emptied_doubles_nothing(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, "coffee with Ana Li\ncoffee with Ana Li\n")
    with monkeypatch.context() as broken:
        broken.setattr("planner.commands.phone.inbox.put_away", lambda *_: None)
        take_in(session)
    assert len(session.records.touches) == 2
    again = take_in(session)
    assert (again.taken, again.known) == (2, 2)
    assert len(session.records.touches) == 2
    assert inbox.read_text() == ""


def test_a_conflict_copy_adds_only_what_is_new_in_it(session: Session, inbox: Path) -> None:
    write(inbox, "coffee with Ana Li\n")
    take_in(session)
    copy = inbox.with_name("planner.inbox (Bo's conflicted copy 2026-11-18).txt")
    write(copy, "coffee with Ana Li\ncall Bo Chen\n", days_ago=1)
    result = take_in(session)
    assert (result.taken, result.known) == (2, 1)
    assert sorted(touch.kind for touch in session.records.touches.values()) == ["call", "coffee"]


def test_two_machines_that_take_in_the_same_file_agree(
    tmp_path: Path, inbox: Path, session: Session
) -> None:
    text = "coffee with Zed Quark at PyData; next: send deck in 1w\n"
    write(inbox, text)
    take_in(session)
    other = tmp_path / "other" / "planner.json"
    other.parent.mkdir()
    create_book(other, tmp_path / "state2")
    write(other.with_name("planner.inbox.txt"), text)
    second = Session(Book.open(other, state=tmp_path / "state2"), TODAY)
    take_in(second)
    for table in ("contacts", "touches", "promises", "hubs"):
        assert set(getattr(session.records, table)) == set(getattr(second.records, table))


def test_a_line_added_while_it_is_taken_in_is_not_lost(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, "coffee with Ana Li\n")
    swap, times = held_folder.swap, 0

    def with_a_phone(new: Path, current: Path) -> None:
        nonlocal times
        times += 1
        if times < 4:
            inbox.write_text(f"{inbox.read_text()}call Person {times}\n")
        swap(new, current)

    monkeypatch.setattr(held_folder, "swap", with_a_phone)
    take_in(session)
    kept = inbox.read_text().splitlines()
    assert "coffee with Ana Li" not in kept
    assert kept == ["call Person 1", "call Person 2", "call Person 3"]
    assert not [each for each in inbox.parent.iterdir() if each.name.startswith(".~")]


def test_what_may_be_half_written_is_left_alone(session: Session, inbox: Path) -> None:
    inbox.write_text("coffee with Ana Li\ncall Bo Ch")
    assert take_in(session).taken == 1
    assert inbox.read_text().strip() == "call Bo Ch"
    inbox.write_bytes("call Zoë".encode()[:-1])
    assert take_in(session).taken == 0
    inbox.write_bytes(b"call \0 Bo")
    result = take_in(session)
    assert result.taken == 0
    assert "no text yet" in result.problems[0]


def test_R29_a_broken_byte_holds_back_its_line_and_no_other(session: Session, inbox: Path) -> None:
    broken = "call Zoë about lunch".encode("latin-1")
    inbox.write_bytes(b"coffee with Ana Li\n" + broken + b"\ncall Bo Chen\n")
    result = take_in(session)
    assert result.taken == 2
    assert [line.reason for line in result.waiting] == [NO_TEXT]
    assert inbox.read_bytes().splitlines()[0] == broken


def test_R29_same_means_the_people_of_the_line_before(session: Session, inbox: Path) -> None:
    write(inbox, "coffee with Ana Li at PyData\ncall with same\n")
    result = take_in(session)
    assert result.taken == 2 and result.logged is not None
    assert (
        result.logged.touches[0].fields["contacts"] == result.logged.touches[1].fields["contacts"]
    )


def test_a_folder_of_texts_and_the_users_own_comments(session: Session, inbox: Path) -> None:
    write(inbox.parent / "inbox" / "phone.txt", "# my lines\ncoffee with Ana Li\n")
    write(inbox.parent / "inbox" / "picture.jpg", "no text")
    result = take_in(session)
    assert result.taken == 1
    assert (inbox.parent / "inbox" / "phone.txt").read_text() == "# my lines\n"
    assert len(inbox_files(session.book.path)) == 1


def test_a_rehearsal_changes_nothing(session: Session, inbox: Path) -> None:
    write(inbox, "coffee with Ana Li\n")
    before = session.book.path.read_bytes()
    assert take_in(session, dry_run=True).taken == 1
    assert inbox.read_text() == "coffee with Ana Li\n"
    assert session.book.path.read_bytes() == before


def test_R29_a_line_that_cannot_be_read_at_all_keeps_no_other_waiting(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import planner.commands.phone.inbox

    def read(session: Session, line: str, *more: object, **named: object) -> Entry:
        if "Bo" in line:
            raise RecursionError
        return read_line(session, line, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(planner.commands.phone.inbox, "read_line", read)
    write(inbox, "coffee with Ana Li\ncall Bo Chen\nlunch with Zed Kay\n")
    result = take_in(session)
    assert (result.taken, [each.line for each in result.waiting]) == (2, ["call Bo Chen"])
    assert "fault of the planner" in result.waiting[0].reason
    assert "call Bo Chen" in inbox.read_text()
