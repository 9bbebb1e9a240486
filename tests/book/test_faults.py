"""A fault at every system call of a change: the book is never corrupt, and what was acknowledged
is there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.book import Book, create_book
from planner.book.disk import swap
from planner.book.text.book_text import Text
from planner.errors import BookError
from tests.book.conftest import Desk, add, names, put
from tests.conftest import LONG

STEP = 1 if LONG else 3
"""In the short form every third call fails; which these are moves with each change of the
program."""
CALLS = (
    "open",
    "read",
    "write",
    "fsync",
    "replace",
    "rename",
    "link",
    "unlink",
    "ftruncate",
    "truncate",
    "fstat",
    "stat",
    "fchmod",
    "mkdir",
    "lseek",
    "listxattr",
)
CODES = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES, errno.EINTR)


class Faults:
    """Counts the system calls, and lets the one of a number fail, or all from it on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.at = 0
        self.lasting = False
        self.code = errno.EIO
        self.names: list[str] = []
        for name in CALLS:
            monkeypatch.setattr(os, name, self.failing(name, getattr(os, name)))
        monkeypatch.setattr(swap, "_exchange", self.failing("exchange", swap._exchange))

    def failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if self.at:
                self.count += 1
                self.names.append(name)
                if self.count == self.at or (self.lasting and self.count > self.at):
                    raise OSError(self.code, os.strerror(self.code))
            return real(*args, **options)

        return call

    def arm(self, at: int, lasting: bool = False) -> None:
        self.at, self.count, self.lasting, self.names = at, 0, lasting, []
        self.code = CODES[at % len(CODES)]

    def disarm(self) -> None:
        self.at = 0


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


def trials(
    tmp_path: Path,
    faults: Faults,
    prepare: Callable[[Desk], Book],
    act: Callable[[Desk, Book], Any],
    lasting: bool = False,
) -> Iterator[tuple[Desk, Book, BookError | None, str]]:
    """Do the same again and again, each time with the next system call failing, until none is
    left."""
    at = 1 - STEP
    while True:
        at += STEP
        folder = tmp_path / f"trial{at}"
        (folder / "synced").mkdir(parents=True)
        desk = Desk(folder / "synced", folder / "state")
        book = prepare(desk)
        faults.arm(at, lasting)
        error: BookError | None = None
        try:
            act(desk, book)
        except BookError as caught:
            error = caught
            assert str(error) and "\n" not in str(error) and "Errno" not in str(error)
        finally:
            faults.disarm()
        if faults.count < at:
            assert error is None
            assert at > 5
            return
        yield desk, book, error, f"call {at}, {faults.names[at - 1]} of {faults.names}"


def with_ana(desk: Desk) -> Book:
    book = desk.create()
    add(book, "Ana")
    return book


def add_bo(desk: Desk, book: Book) -> None:
    add(book, "Bo")


@pytest.mark.parametrize("lasting", [False, True])
def test_a_fault_at_any_call_of_a_change(tmp_path, faults, lasting):
    for desk, book, error, where in trials(tmp_path, faults, with_ana, add_bo, lasting):
        assert Text.trusted(desk.path.read_bytes()) is not None, where
        if error is None:
            assert names(desk.open()) == ["Ana", "Bo"], where
        elif not lasting:
            assert names(desk.open()) == ["Ana"], where
            assert names(book) == ["Ana"], where
            assert [step.label for step in book.history()] == ["added Ana"], where
            assert not book.refresh(), where
        add(book, "Cy")
        assert {"Ana", "Cy"} <= set(names(desk.open())), where
        assert names(book) == names(desk.open()), where
        assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"], where


def test_a_fault_at_any_call_of_an_undo(tmp_path, faults):
    def prepare(desk: Desk) -> Book:
        book = with_ana(desk)
        add(book, "Bo")
        return book

    for desk, book, error, where in trials(tmp_path, faults, prepare, lambda _, book: book.undo()):
        expected = ["Ana"] if error is None else ["Ana", "Bo"]
        assert names(book) == names(desk.open()) == expected, where
        assert (book.redo() is None) == (error is not None), where
        assert names(desk.open()) == ["Ana", "Bo"], where


@pytest.mark.parametrize("lasting", [False, True])
def test_a_fault_at_any_call_while_somebody_else_writes(tmp_path, faults, lasting):
    """The other's version lands between our look and our save; neither may be lost."""
    versions: dict[Desk, bytes] = {}
    real = swap._exchange

    def prepare(desk: Desk) -> Book:
        book = with_ana(desk)
        mine = desk.path.read_bytes()
        add(Desk(desk.path.parent, desk.state.with_name("other")).open(), "Bo")
        versions[desk] = desk.path.read_bytes()
        desk.path.write_bytes(mine)
        return book

    def act(desk: Desk, book: Book) -> None:
        def racing(new: Path, current: Path) -> None:
            if desk in versions:
                armed, faults.at = faults.at, 0
                desk.path.with_name("theirs").write_bytes(versions.pop(desk))
                desk.path.with_name("theirs").replace(desk.path)
                faults.at = armed
            real(new, current)

        swap._exchange = racing
        try:
            add(book, "Cy")
        finally:
            swap._exchange = real

    for desk, book, error, where in trials(tmp_path, faults, prepare, act, lasting):
        if error is None:
            assert set(names(desk.open())) == {"Ana", "Bo", "Cy"}, where
            assert set(names(book)) >= {"Ana", "Cy"}, where
        add(book, "Di")
        landed = desk not in versions
        assert set(names(desk.open())) >= {"Ana", "Di"} | ({"Bo"} if landed else set()), where
        assert names(book) == names(desk.open()), where


def test_a_fault_at_any_call_while_the_file_is_away(tmp_path, faults):
    def prepare(desk: Desk) -> Book:
        with_ana(desk)
        desk.path.rename(desk.path.with_name("away"))
        return desk.open()

    for desk, book, error, where in trials(tmp_path, faults, prepare, add_bo):
        assert not desk.path.exists(), where
        expected = ["Ana"] if error is not None else ["Ana", "Bo"]
        assert names(desk.open()) == names(book) == expected, where
        desk.path.with_name("away").rename(desk.path)
        add(book, "Cy")
        assert names(desk.open()) == sorted([*expected, "Cy"]), where


def test_a_fault_at_any_call_of_opening(tmp_path, faults):
    before: dict[Desk, bytes] = {}

    def prepare(desk: Desk) -> Book:
        book = with_ana(desk)
        before[desk] = desk.path.read_bytes()
        return book

    for desk, _, error, where in trials(tmp_path, faults, prepare, lambda desk, _: opened(desk)):
        assert desk.path.read_bytes() == before[desk], where
        assert error is None or error.exit_code == 4, where


def opened(desk: Desk) -> None:
    book = desk.open()
    assert names(book) == ["Ana"]
    book.history()


def test_a_fault_at_any_call_of_creating(tmp_path, faults):
    for at in range(1, 100):
        folder = tmp_path / str(at)
        folder.mkdir()
        faults.arm(at)
        try:
            create_book(folder / "planner.json", folder / "state")
            error = None
        except BookError as caught:
            error = caught
        finally:
            faults.disarm()
        if (folder / "planner.json").exists():
            assert names(Book.open(folder / "planner.json", state=folder / "state")) == []
        else:
            assert error is not None
            create_book(folder / "planner.json", folder / "state")
        if faults.count < at:
            return
    pytest.fail("it never ends")


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
def test_where_files_cannot_be_exchanged_the_old_one_first_gets_a_second_name(
    desk, other, monkeypatch, code
):
    def refuses(new: Path, current: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(swap, "_exchange", refuses)
    book, theirs = desk.create(), other.open()
    for number in range(3):
        add(book, f"mine {number}")
        add(theirs, f"theirs {number}")
    book.refresh()
    assert len(names(book)) == 6 == len(desk.document()["contacts"])
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_where_files_can_neither_be_exchanged_nor_linked_a_copy_is_kept(desk, monkeypatch):
    def refuses(*args: Any, **options: Any) -> None:
        raise OSError(errno.EPERM, "no")

    def cannot_exchange(new: Path, current: Path) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(swap, "_exchange", cannot_exchange)
    monkeypatch.setattr(os, "link", refuses)
    book = desk.create()
    ana = add(book, "Ana")
    book.apply(put("contacts", ana, org="Acme"))
    assert desk.open().records.contacts[ana].org == "Acme"
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_a_writer_that_comes_between_is_merged(desk, other, monkeypatch):
    book, theirs = desk.create(), other.open()
    add(book, "Ana")
    real = swap._exchange
    rounds = iter(range(3))

    def racing(new: Path, current: Path) -> None:
        number = next(rounds, None)
        if number is not None:
            monkeypatch.setattr(swap, "_exchange", real)
            add(theirs, f"theirs {number}")
            monkeypatch.setattr(swap, "_exchange", racing)
        real(new, current)

    monkeypatch.setattr(swap, "_exchange", racing)
    add(book, "Bo")
    assert names(book) == ["Ana", "Bo", "theirs 0", "theirs 1", "theirs 2"]
    assert names(desk.open()) == names(book)
    theirs.refresh()
    assert names(theirs) == names(book)


@pytest.mark.parametrize("content", [b"", b"{\n", b"not ours", b'{"some": "thing"}'])
def test_what_somebody_else_is_writing_in_place_is_given_back(desk, monkeypatch, content):
    book = desk.create()
    add(book, "Ana")
    good = desk.path.read_bytes()
    real = swap._exchange
    landed: list[int] = []

    def racing(new: Path, current: Path) -> None:
        if not landed:
            landed.append(1)
            current.write_bytes(content)
        real(new, current)

    monkeypatch.setattr(swap, "_exchange", racing)
    add(book, "Bo")
    assert desk.path.read_bytes() == content
    assert not book.status.ready and names(book) == ["Ana", "Bo"] == names(desk.open())
    desk.path.write_bytes(good)
    book.refresh()
    assert book.status.ready and len(desk.document()["contacts"]) == 2
