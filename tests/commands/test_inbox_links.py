"""Links where the lines from the phone lie: none that leaves the folder is read or written
through, and one that stays in it is read and left a link."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from planner.book import Book, create_book
from planner.commands.phone.inbox import take_in
from planner.commands.phone.inbox_file import leave
from planner.commands.session import Session
from planner.errors import PlannerError

TODAY = date(2026, 11, 18)
SECRET = "coffee with Eve Xu; export KEY=secret\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    folder = tmp_path / "synced"
    folder.mkdir()
    path, state = folder / "planner.json", tmp_path / "state"
    create_book(path, state)
    return Session(Book.open(path, state=state), TODAY)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A start file of the user's shell."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".profile.txt").write_text(SECRET)
    return home / ".profile.txt"


def check_untouched(session: Session, secret: Path) -> None:
    assert secret.read_text() == SECRET and [each.name for each in secret.parent.iterdir()] == [
        ".profile.txt"
    ]
    assert "Eve" not in session.book.path.read_text()
    for path in session.book.path.parent.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert "KEY=secret" not in path.read_text(errors="replace"), path


NAMES = [
    "planner.inbox.txt",
    "planner.inbox (1).txt",
    "planner.inbox.sync-conflict-20261122-023508-ABCDEF7.txt",
    "planner.inbox (Ana's conflicted copy 2026-11-22).txt",
    "inbox/phone.txt",
    "inbox/2026/../deep.txt",
    "inbox",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("to", ["file", "dangling", "relative", "by the folder"])
def test_a_link_that_leaves_the_folder_is_told_and_left_alone(session, secret, name, to, tmp_path):
    folder = session.book.path.parent
    link = folder / os.path.normpath(name)
    link.parent.mkdir(exist_ok=True)
    target = secret.parent if name == "inbox" else secret
    if to == "dangling":
        target = secret.parent / "none.txt"
    elif to == "relative":
        target = Path(os.path.relpath(target, link.parent))
    elif to == "by the folder":
        (folder / "hop").symlink_to(target)
        target = folder / "hop"
    link.symlink_to(target)
    result = take_in(session)
    assert result.taken == 0 and len(result.problems) == 1 and "link" in result.problems[0]
    assert link.is_symlink()
    check_untouched(session, secret)


@pytest.mark.parametrize("where", ["file", "folder", "dangling file", "dangling folder"])
def test_nothing_is_written_through_a_link_of_the_done_files(session, secret, where):
    folder = session.book.path.parent
    (folder / "planner.inbox.txt").write_text("coffee with Ana Li\n")
    done = folder / "planner.inbox-done"
    if "folder" in where:
        done.symlink_to(secret.parent if where == "folder" else secret.parent / "none")
    else:
        done.mkdir()
        target = secret if where == "file" else secret.parent / "none.txt"
        (done / f"{TODAY.isoformat()}.txt").symlink_to(target)
    with pytest.raises(PlannerError, match="link"):
        take_in(session)
    check_untouched(session, secret)
    assert "coffee with Ana Li" in (folder / "planner.inbox.txt").read_text(), "the line stays"


@pytest.mark.parametrize("kind", ["file", "dangling"])
def test_no_line_is_left_through_a_link(session, secret, kind):
    link = session.book.path.with_name("planner.inbox.txt")
    link.symlink_to(secret if kind == "file" else secret.with_name("none.txt"))
    with pytest.raises(PlannerError, match="link"):
        leave(session.book.path, ["met Ana"], TODAY)
    check_untouched(session, secret)


@pytest.mark.parametrize("name", ["planner.inbox.txt", "inbox/phone.txt"])
@pytest.mark.parametrize("relative", [True, False])
def test_an_honest_link_is_read_and_left_a_link(session, name, relative):
    folder = session.book.path.parent
    target = folder / "notes" / "phone.txt"
    target.parent.mkdir()
    target.write_text("coffee with Ana Li\n")
    target.chmod(0o640)
    link = folder / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(Path(os.path.relpath(target, link.parent)) if relative else target)
    assert take_in(session).taken == 1
    assert link.is_symlink() and target.read_text() == "" and not target.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640, "a file keeps its mode"
    assert [contact.name for contact in session.records.contacts.values()] == ["Ana Li"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket"])
def test_what_is_no_ordinary_file_keeps_nobody_waiting(session, kind):
    path = session.book.path.with_name("planner.inbox.txt")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        os.mknod(path, stat.S_IFSOCK | 0o600)
    assert take_in(session).taken == 0


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_what_is_made_beside_the_book_is_the_users_alone(session, umask):
    before = os.umask(umask)
    try:
        leave(session.book.path, ["coffee with Ana Li"], TODAY)
        take_in(session)
    finally:
        os.umask(before)
    for path in session.book.path.parent.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
