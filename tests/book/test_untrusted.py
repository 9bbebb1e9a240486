"""What comes out of the shared folder is believed in nothing: each kind of attack in many variants, from the outside."""

from __future__ import annotations

import json
import os
import stat
import time
from datetime import date
from typing import Any

import pytest

from planner.book import Book, examine, repair
from planner.book.text.book_text import Text
from planner.book.text.stamps import DAY, is_stamp, limit_stamp, make_stamp
from planner.errors import BookError
from tests.book.conftest import Desk, add, names, put, touch

TODAY = date(2026, 12, 1)
COPY = "planner (Ana's conflicted copy 2026-11-22).json"


def nested(depth: int, kind: str) -> Any:
    """Something of which there are many in each other."""
    value: Any = "the innermost"
    for number in range(depth):
        if kind == "lists" or (kind == "both" and number % 2):
            value = [value]
        else:
            value = {"a": value}
    return value


def deep_json(depth: int, kind: str) -> str:
    """The same as text, for the standard library does not write it."""
    ends = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "both": ('[{"a":', "}]")}
    begin, end = ends[kind]
    return begin * depth + "1" + end * depth


@pytest.mark.parametrize("kind", ["lists", "objects", "both"])
@pytest.mark.parametrize("depth", [65, 200, 450, 900, 3000, 50_000])
@pytest.mark.parametrize("where", ["field", "table", "record", "copy"])
def test_what_is_nested_too_deep_is_kept_as_text(desk, kind, depth, where):
    book = desk.create()
    ana = add(book, "Ana")
    deep = "@@"
    document = desk.document()
    if where == "table":
        document["unknown"] = deep
    elif where == "record":
        document["unknown"] = {"x": deep}
    else:
        document["contacts"][ana]["unknown"] = deep
    data = json.dumps(document).replace('"@@"', deep_json(depth, kind))
    path = desk.path.with_name(COPY) if where == "copy" else desk.path
    path.write_text(data)
    book = desk.open()
    add(book, "Bo")
    book.sync()
    assert names(desk.open()) == ["Ana", "Bo"]
    assert book.undo() is not None and book.redo() is not None
    examine(book, TODAY)
    whole = desk.path.read_text()
    assert whole.count("[") + whole.count("{") > 40, "the value is kept as text"
    assert Text.trusted(desk.path.read_bytes()) is not None


@pytest.mark.parametrize("depth", [66, 300, 900])
def test_depth_under_a_right_hash_is_bounded_too(desk, depth):
    book = desk.create()
    ana = add(book, "Ana")
    document = desk.document()
    document["contacts"][ana]["unknown"] = nested(min(depth, 400), "both")
    data = Text.of(document).data
    assert Text.trusted(data) is None
    desk.path.write_bytes(data)
    book = desk.open()
    add(book, "Bo")
    assert names(desk.open()) == ["Ana", "Bo"]


SECRET = "-----BEGIN OPENSSH PRIVATE KEY----- met Eve Xu"


def outside(desk: Desk) -> Any:
    """A file of the user's that has nothing to do with the book."""
    folder = desk.state.parent / "home"
    folder.mkdir(exist_ok=True)
    path = folder / "id_ed25519"
    path.write_text(SECRET)
    return path


def untouched(desk: Desk, path: Any, present: set[str]) -> None:
    """The file is as it was, nothing was made beside it, and nothing of it is in the synced folder."""
    assert path.read_text() == SECRET and not path.is_symlink()
    assert {entry.name for entry in path.parent.iterdir()} == present
    for file in desk.path.parent.rglob("*"):
        if file.is_file() and not file.is_symlink():
            assert "OPENSSH" not in file.read_text(errors="replace"), file


LINKS = [
    COPY,
    "planner 2.json",
    "planner.sync-conflict-20261122-023508-ABCDEF7.json",
    "planner.json..path1",
    "planner.json.conflict1",
    ".~planner.json.DEVICE.tmp",
    ".~planner.json.DEVICE.tmp.old",
    ".~planner.json.DEVICE-PID.tmp",
    ".~planner.json.DEVICE-1.tmp",
    ".~planner.json.zz01.tmp",
    ".~planner.json.zz01-77.tmp.old",
]


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("to", ["file", "dangling", "folder", "copy"])
def test_a_link_beside_the_book_is_never_followed(desk, name, to):
    book = desk.create()
    add(book, "Ana")
    secret = outside(desk)
    target = {"file": secret, "dangling": secret.with_name("none"), "folder": secret.parent}.get(to)
    if target is None:
        target = secret.with_name("book.json")
        target.write_bytes(desk.path.read_bytes().replace(b"Ana", b"Eve"))
    present = {entry.name for entry in secret.parent.iterdir()}
    name = name.replace("DEVICE", book.device).replace("PID", str(os.getpid()))
    link = desk.path.with_name(name)
    link.symlink_to(target)
    os.utime(link, (1, 1), follow_symlinks=False)
    book.refresh()
    add(book, "Bo")
    book = desk.open()
    if not name.startswith(".~"):
        assert "is a link" in book.status.text and link.is_symlink()
    examine(book, TODAY)
    repair(book, examine(book, TODAY))
    book.sync()
    assert names(desk.open()) == ["Ana", "Bo"]
    untouched(desk, secret, present)


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o027, 0o077, 0o777])
def test_what_is_made_is_the_users_alone_whatever_the_umask(desk, umask):
    before = os.umask(umask)
    try:
        book = desk.create()
        ana = add(book, "Ana")
        touch(book, ana)
        book.undo()
        desk.path.with_name(COPY).write_bytes(desk.path.read_bytes().replace(b"Ana", b"Bob"))
        desk.path.with_name(COPY).chmod(0o600)
        book.refresh()
        book.snapshots.take(book.text, desk.clock.now + 4000)
        book.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600
    for path in desk.state.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert stat.S_IMODE(desk.state.stat().st_mode) == 0o700
