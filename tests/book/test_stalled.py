"""A folder that does not answer: nothing waits for it without a limit, nothing piles up, and
nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from planner.book.care.doctor import examine
from planner.book.disk.worker import FolderWorker, folder_worker
from planner.errors import BookError
from tests.book.conftest import Desk, add, names
from tests.book.stalled import Stall

ROOT = Path(__file__).parents[2]


@pytest.fixture
def stall(desk, monkeypatch):
    stall = Stall(desk.path.parent, monkeypatch)
    yield stall
    stall.end()


def test_a_change_is_made_on_this_machine_while_the_folder_stalls_and_comes_into_the_file_when_it_answers(
    book, desk, stall
):
    add(book, "Ana")
    stall.begin()
    add(book, "Bo")
    assert names(book) == ["Ana", "Bo"] and book.silent
    assert not book.status.ready and "does not answer" in book.status.text
    assert not book.refresh()
    assert book.undo().label == "added Bo" and book.redo().label == "added Bo"
    stall.end()
    stall.settled()
    assert book.refresh()
    assert book.status.ready and not book.silent
    assert {each["name"] for each in desk.document()["contacts"].values()} == {"Ana", "Bo"}
    assert names(desk.open()) == ["Ana", "Bo"]


def test_what_another_machine_wrote_meanwhile_is_merged(book, desk, other, stall):
    add(book, "Ana")
    add(other.open(), "Cy")
    stall.begin()
    add(book, "Bo")
    stall.end()
    stall.settled()
    add(book, "Di")
    assert names(book) == names(other.open()) == ["Ana", "Bo", "Cy", "Di"]


def test_a_book_opens_on_this_machines_copy_where_its_folder_stalls(book, desk, other, stall):
    add(book, "Ana")
    stall.begin()
    again = desk.open()
    assert names(again) == ["Ana"] and "does not answer" in again.status.text
    add(again, "Bo")
    assert [each.what for each in examine(again, date(2026, 11, 18)) if each.ailment == "file"] == [
        again.status.text
    ]
    with pytest.raises(BookError, match="does not answer"):
        other.open()
    stall.end()
    stall.settled()
    assert names(desk.open()) == [*names(book), "Bo"] == ["Ana", "Bo"]


def test_questions_do_not_pile_up(book, stall):
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
    folder = FolderWorker(desk.path)
    assert folder.answered(30.0)
    stall.begin()
    assert not folder.answered(0.0) and folder.silent_for > 0


def stalls(tmp_path, monkeypatch, act, prepare=lambda desk: None):
    """Do the same again and again, the folder stalling before each of its calls in turn, until
    there is none left."""
    before = 0
    while True:
        before += 1
        folder = tmp_path / f"stall{before}"
        (folder / "synced").mkdir(parents=True)
        desk = Desk(folder / "synced", folder / "state")
        book = desk.create()
        add(book, "Ana")
        prepare(desk)
        with monkeypatch.context() as patch:
            stall = Stall(desk.path.parent, patch)
            stall.begin(before)
            try:
                act(desk, book)
                reached = stall.reached
                yield desk, book, stall
            finally:
                stall.end()
                stall.settled()
        if not reached:
            assert before > 10, "the folder was never looked at"
            return


def back(book, stall):
    """The folder answers again, and the next look finds it so."""
    stall.end()
    stall.settled()
    book.refresh()
    assert book.status.ready and not book.silent
    assert [path.name for path in book.path.parent.iterdir() if path.suffix != ".txt"] == [
        "planner.json"
    ]


def in_file(desk):
    return sorted(
        each["name"] for each in desk.document()["contacts"].values() if "_del" not in each
    )


def test_a_save_that_stalls_before_any_of_its_calls_is_acknowledged_and_comes_into_the_file(
    tmp_path, monkeypatch
):
    for desk, book, stall in stalls(tmp_path, monkeypatch, lambda desk, book: add(book, "Bo")):
        assert names(book) == ["Ana", "Bo"]
        back(book, stall)
        assert in_file(desk) == names(desk.open()) == ["Ana", "Bo"]


def test_more_is_changed_and_another_machine_writes_while_a_save_is_left_behind(
    tmp_path, monkeypatch
):
    for desk, book, stall in stalls(
        tmp_path, monkeypatch, lambda desk, book: add(book, "Bo", org="Acme")
    ):
        add(book, "Cy")
        other = Desk(desk.path.parent, desk.state.with_name("other-state"), desk.clock.now + 3600)
        with stall.elsewhere():
            folder_worker.cache_clear()  # another machine is another process
            add(other.open(), "Theirs")
            folder_worker.cache_clear()
        add(book, "Di")
        book.undo()
        assert set(names(book)) >= {"Ana", "Bo", "Cy"}
        back(book, stall)
        book.sync()
        assert (
            in_file(desk)
            == names(desk.open())
            == names(other.open())
            == ["Ana", "Bo", "Cy", "Theirs"]
        )


def test_an_edit_by_hand_that_a_save_left_behind_takes_the_place_of_is_merged(
    tmp_path, monkeypatch
):
    for desk, book, stall in stalls(tmp_path, monkeypatch, lambda desk, book: add(book, "Bo")):
        with stall.elsewhere():
            desk.edit(
                lambda document: next(iter(document["contacts"].values())).update(org="typed in")
            )
        add(book, "Cy")
        back(book, stall)
        book.sync()
        assert in_file(desk) == ["Ana", "Bo", "Cy"]
        assert {
            each.org for each in desk.open().records.contacts.values() if each.name == "Ana"
        } == {"typed in"}


def test_the_program_ends_while_a_save_is_left_behind(tmp_path, monkeypatch):
    """The thread stands still, as it does when the program ends, and its lock is still held, which
    goes with it."""
    for desk, book, stall in stalls(tmp_path, monkeypatch, lambda desk, book: add(book, "Bo")):
        book.close()
        folder_worker.cache_clear()
        with stall.elsewhere():
            again = desk.open()
            assert names(again) == ["Ana", "Bo"]
            add(again, "Cy")
            folder_worker.cache_clear()
            assert names(desk.open()) == ["Ana", "Bo", "Cy"]
        stall.end()
        stall.settled()
        folder_worker.cache_clear()
        until = time.monotonic() + 60
        while again.refresh() or in_file(desk) != [
            "Ana",
            "Bo",
            "Cy",
        ]:  # the lock goes when the thread is done
            assert time.monotonic() < until
            time.sleep(0.001)
        add(again, "Di")
        assert in_file(desk) == names(desk.open()) == ["Ana", "Bo", "Cy", "Di"]


def test_a_look_that_stalls_before_any_of_its_calls_loses_nothing(tmp_path, monkeypatch):
    copy = "planner.sync-conflict-20261122-023508-ABCDEF7.json"

    def a_copy_comes(desk):
        other = Desk(desk.path.parent, desk.state.with_name("other-state"), desk.clock.now + 3600)
        before = desk.path.read_bytes()
        folder_worker.cache_clear()
        add(other.open(), "Theirs")
        desk.path.with_name(copy).write_bytes(desk.path.read_bytes())
        desk.path.write_bytes(before)
        folder_worker.cache_clear()

    for desk, book, stall in stalls(
        tmp_path, monkeypatch, lambda desk, book: book.refresh(), a_copy_comes
    ):
        assert set(names(book)) >= {"Ana"}
        back(book, stall)
        book.sync()
        assert in_file(desk) == names(book) == ["Ana", "Theirs"]
        assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_a_book_opens_whatever_call_of_it_stalls(tmp_path, monkeypatch):
    for desk, _, stall in stalls(
        tmp_path, monkeypatch, lambda desk, book: names(desk.open()) == ["Ana"] or 1 / 0
    ):
        stall.end()
        stall.settled()
        assert names(desk.open()) == ["Ana"]


def test_two_planners_on_one_machine_keep_each_others_changes_while_the_folder_stalls(
    book, desk, stall
):
    add(book, "Ana")
    second = desk.open()
    stall.begin()
    for number in range(3):
        add(book, f"one {number}")
        add(second, f"two {number}")
    assert len(names(desk.open())) == 7, "a third planner finds them all"
    stall.end()
    stall.settled()
    assert len(names(desk.open())) == 7
    assert book.refresh() and len(names(book)) == 7


LEAVES = """
import os, sys
from planner.book.disk import worker
from planner.book.disk import swap
worker.PATIENCE = 0.2
swap._exchange = lambda new, current: os.read(os.pipe()[0], 1)  # nobody ever writes into it
from planner.__main__ import main
main()
"""


def test_a_command_ends_although_its_save_is_left_behind(desk):
    book = desk.create()
    add(book, "Ana")
    environment = {
        **os.environ,
        "PLANNER_HOME": str(desk.state.with_name("home")),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", LEAVES, "--book", str(desk.path), "add", "Bo"]
    # Without end it would wait: the time is there to end the test in that case.
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.split("  ")[0]) == (0, "added Bo")
    assert "does not answer" in done.stderr and "Traceback" not in done.stderr
    assert in_file(desk) == ["Ana"]
    command[2] = "from planner.__main__ import main; main()"
    subprocess.run(
        [*command[:-1], "Cy"], env=environment, timeout=120, check=True, capture_output=True
    )
    assert in_file(desk) == ["Ana", "Bo", "Cy"]
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_a_look_at_a_file_of_long_ago_that_stalls_is_made_again(tmp_path, monkeypatch):
    def another_machine_writes(desk):
        other = Desk(desk.path.parent, desk.state.with_name("other-state"), desk.clock.now + 3600)
        folder_worker.cache_clear()
        add(other.open(), "Theirs")
        folder_worker.cache_clear()
        os.utime(desk.path, (1, desk.clock.now))

    for desk, book, stall in stalls(
        tmp_path, monkeypatch, lambda desk, book: book.refresh(), another_machine_writes
    ):
        back(book, stall)
        assert names(book) == in_file(desk) == ["Ana", "Theirs"]
