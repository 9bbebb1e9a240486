from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.commands.day.undo import undo
from planner.commands.file.books import (
    choose_book,
    is_new,
    open_session,
    passing_session,
)
from planner.commands.file.demo_book import demo_session
from planner.commands.people.contacts import add
from planner.commands.people.duplicates import find_duplicates
from planner.commands.phone.inbox_watch import InboxWatch
from planner.commands.proposals.propose import accept, open_proposals
from planner.config import book_path, read_config, write_config
from planner.errors import BookError, PlannerError
from planner.paths import config_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_has_nothing_to_undo_and_opens_on_a_working_day(tmp_path: Path) -> None:
    session = demo_session(tmp_path)
    assert session.demo
    assert session.today.weekday() < 5
    assert len(session.records.contacts) >= 60
    assert undo(session) is None
    assert session.plan.new_touch is not None
    assert all(session.board[column] for column in session.board)


def test_the_demo_has_something_of_everything_to_show(tmp_path: Path) -> None:
    session = demo_session(tmp_path, date(2026, 11, 18))
    contacts = {contact.name: contact for contact in session.records.contacts.values()}
    inbox = InboxWatch(session)
    news = inbox.look()
    assert (news.logged, news.trouble, len(inbox.waiting)) == (None, (), 2)
    proposals = open_proposals(session)
    assert [proposal.kind for proposal in proposals] == ["coffee", "email"]
    for proposal in proposals:
        assert accept(session, [proposal], dry_run=True).touches
    pairs = [set(map(session.situation.name_of, pair[:2])) for pair in find_duplicates(session)]
    assert pairs == [{"Samuel Okafor", "Sam Okafor"}]
    assert "Kreuzberg" in contacts["Oliver Brandt"].notes, "the phone's change was taken in"
    assert contacts["Ana Li"].role == "Director of Product" and contacts["Ana Li"].place == "Porto"
    assert len([entry for entry in session.plan.docket if entry.kind == "meeting"]) == 2
    assert [entry.text for entry in session.plan.docket if entry.kind == "event"]
    assert session.records.leads and session.records.hubs


def test_where_the_book_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_book(tmp_path / "chosen.json")
    assert book_path() == tmp_path / "chosen.json"
    monkeypatch.setenv("PLANNER_BOOK", str(tmp_path / "named.json"))
    assert book_path() == tmp_path / "named.json"
    assert book_path(str(tmp_path / "given.json")) == tmp_path / "given.json"


def test_a_book_that_was_there_is_not_new_when_it_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "planner.json"
    assert is_new(path)
    with pytest.raises(BookError):
        open_session(path)
    add(open_session(path, create=True), "Ana Li", {})
    path.unlink()
    assert not is_new(path)
    again = open_session(path)
    assert [contact.name for contact in again.records.contacts.values()] == ["Ana Li"]
    assert not again.book.status.ready


def test_a_passing_book_is_empty(tmp_path: Path) -> None:
    session = passing_session(date(2026, 11, 18))
    assert not session.records.contacts


def test_the_configuration_keeps_the_users_lines() -> None:
    config_folder().mkdir(parents=True)
    file = config_folder() / "config.toml"
    file.write_text('# mine\ntheme = "dusk"\n')
    write_config("book", 'C:\\Ana "x"\\planner.json')
    assert read_config().book == 'C:\\Ana "x"\\planner.json'
    assert read_config().theme == "dusk"
    assert "# mine" in file.read_text()
    file.write_text("book = nonsense")
    with pytest.raises(PlannerError, match="not valid TOML"):
        read_config()
