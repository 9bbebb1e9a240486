"""A folder that does not answer: nothing waits for it without a limit, nothing piles up, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from planner.book import answering
from planner.book.answering import Question
from planner.book.doctor import examine
from planner.errors import BookError
from tests.book.conftest import add, names
from tests.book.stalled import Stall


@pytest.fixture
def stall(desk, monkeypatch):
    stall = Stall(desk.path.parent, monkeypatch)
    yield stall
    stall.end()


@pytest.fixture
def brief(monkeypatch):
    """Little patience, so that the tests need none either."""
    monkeypatch.setattr(answering, "PATIENCE", 0.1)


def patient(monkeypatch):
    monkeypatch.setattr(answering, "PATIENCE", 30.0)


def test_a_change_is_made_on_this_machine_while_the_folder_stalls_and_comes_into_the_file_when_it_answers(
    book, desk, stall, brief, monkeypatch
):
    add(book, "Ana")
    stall.begin()
    add(book, "Bo")
    assert names(book) == ["Ana", "Bo"] and book.silent
    assert not book.status.ready and "does not answer" in book.status.text
    assert not book.refresh()
    assert book.undo().label == "added Bo" and book.redo().label == "added Bo"
    stall.end()
    patient(monkeypatch)
    assert book.refresh()
    assert book.status.ready and not book.silent
    assert {each["name"] for each in desk.document()["contacts"].values()} == {"Ana", "Bo"}
    assert names(desk.open()) == ["Ana", "Bo"]


def test_what_another_machine_wrote_meanwhile_is_merged(book, desk, other, stall, brief, monkeypatch):
    add(book, "Ana")
    add(other.open(), "Cy")
    stall.begin()
    add(book, "Bo")
    stall.end()
    patient(monkeypatch)
    add(book, "Di")
    assert names(book) == names(other.open()) == ["Ana", "Bo", "Cy", "Di"]


def test_a_book_opens_on_this_machines_copy_where_its_folder_stalls(book, desk, other, stall, brief, monkeypatch):
    add(book, "Ana")
    stall.begin()
    again = desk.open()
    assert names(again) == ["Ana"] and "does not answer" in again.status.text
    add(again, "Bo")
    assert [each.what for each in examine(again, date(2026, 11, 18)) if each.ailment == "file"] == [again.status.text]
    with pytest.raises(BookError, match="does not answer"):
        other.open()
    stall.end()
    patient(monkeypatch)
    assert names(desk.open()) == [*names(book), "Bo"] == ["Ana", "Bo"]


def test_questions_do_not_pile_up(book, stall, brief):
    stall.begin()
    for _ in range(20):
        book.answers(0.0)
        book.refresh()
    assert stall.waiting == 1


def test_an_answer_that_comes_late_counts_at_the_next_look(book, stall):
    add(book, "Ana")
    stall.begin()
    assert not book.answers(0.0)
    assert not book.silent and book.status.ready, "it is not late yet"
    stall.end()
    assert book.answers()


def test_each_answer_counts_once(desk, book, stall):
    question = Question(desk.path)
    assert question.answered(30.0)
    stall.begin()
    assert not question.answered(0.0) and question.silent_for > 0
