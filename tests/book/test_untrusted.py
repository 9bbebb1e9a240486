"""What comes out of the shared folder is believed in nothing: each kind of attack in many
variants, from the outside."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from planner.book import Book, examine, repair
from planner.book.disk import lock
from planner.book.text.book_text import Text
from planner.book.text.stamps import DAY, is_stamp, limit_stamp, make_stamp
from planner.errors import BookError
from tests.book.conftest import Desk, add, names, put, touch
from tests.conftest import LONG

TODAY = date(2026, 12, 1)
COPY = "planner (Ana's conflicted copy 2026-11-22).json"


def some(*kinds: list[Any]) -> list[tuple[Any, ...]]:
    """Variants of an attack: all combinations in the long form; in the short one each of each kind,
    and a dozen at least."""
    combinations = list(product(*kinds))
    step = 1 if LONG else max(len(combinations) // max(12, *map(len, kinds)), 1)
    return combinations[:: step if step % 2 or step == 1 else step - 1]


def nested(depth: int, kind: str) -> Any:
    """Something of which there are many in each other."""
    value: Any = "the innermost"
    for number in range(depth):
        as_list = kind == "lists" or (kind == "both" and number % 2)
        value = [value] if as_list else {"a": value}
    return value


def deep_json(depth: int, kind: str) -> str:
    """The same as text, for the standard library does not write it."""
    ends = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "both": ('[{"a":', "}]")}
    begin, end = ends[kind]
    return begin * depth + "1" + end * depth


KINDS = ["lists", "objects", "both"]
DEPTHS = [65, 200, 450, 900, 3000, 50_000]


@pytest.mark.parametrize(
    ("kind", "depth", "where"), some(KINDS, DEPTHS, ["field", "table", "record", "copy"])
)
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
    """The file is as it was, nothing was made beside it, and nothing of it is in the synced
    folder."""
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


@pytest.mark.parametrize(("name", "to"), some(LINKS, ["file", "dangling", "folder", "copy"]))
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


NOW = time.time()
"""Stamps are measured against the machine's real clock."""


def stamp_at(seconds: float, device: str = "zz01") -> str:
    return make_stamp(int((NOW + seconds) * 1000), 0, device)


NO_STAMPS = [
    "99991231T235959.999Z-ffff-zz01",
    "99990101T000000.000Z-0000-zz01",
    "20369901T000000.000Z-0000-zz01",
    "20261345T000000.000Z-0000-zz01",
    "20260230T000000.000Z-0000-zz01",
    "20261118T256199.000Z-0000-zz01",
    "00000000T000000.000Z-0000-zz01",
    "20361201T000000.000Z-0000-zz01",
    "21000101T000000.000Z-0000-zz01",
    "20261118T120000.000Z-0000-zz011",
    "20261118T120000.000Z-0000-ZZ01",
    "20261118T120000.000Z-00g0-zz01",
    "~",
    stamp_at(30 * DAY),
    stamp_at(2 * DAY),
]


WHERE = ["_at", "_f", "_del", "key", "seen", "own seen", "meta _f"]
HOW = ["hash", "hand", "copy"]


# The ids leave out the stamps: some are made of the clock, and the workers of a run need equal ids.
@pytest.mark.parametrize(
    ("stamp", "where", "how"),
    [
        pytest.param(*attack, id=f"{number}-{attack[1]}-{attack[2]}")
        for number, attack in enumerate(some(NO_STAMPS, WHERE, HOW))
    ],
)
def test_a_stamp_that_no_clock_gives_loses_nothing_and_deletes_nobody(desk, stamp, where, how):
    desk.clock.now = NOW
    book = desk.create()
    ana = add(book, "Ana", org="Acme", tags=frozenset({"vip"}))
    document = desk.document()
    record, about = document["contacts"][ana], document["_meta"]["book"]
    if where in ("_at", "_del"):
        record[where] = stamp
    elif where == "_f":
        record.update(org="Evil", _f={"org": stamp})
    elif where == "key":
        record.update(_f={"tags": {"vip": stamp}})
    elif where == "meta _f":
        about["_f"] = {"names": {"zz01": stamp}, "app": stamp}
    else:
        about["seen"][book.device if where == "own seen" else "zz01"] = stamp
    data = Text.of(document).data if how != "hand" else json.dumps(document, indent=3).encode()
    path = desk.path.with_name(COPY) if how == "copy" else desk.path
    path.write_bytes(data)

    book = desk.open()
    book.apply(put("contacts", ana, org="Mine", tags=frozenset({"vip", "new"})))
    bo = add(book, "Bo")
    limit = limit_stamp(time.time() + 60, DAY)
    assert all(at <= limit for at in (book.text.seen[book.device], record_of(book, bo)["_at"]))
    path.write_bytes(data)
    book = desk.open()
    book.sync()
    assert names(book) == ["Ana", "Bo"], "nobody is deleted, nobody is lost"
    assert book.records.contacts[ana].org == "Mine", "what was acknowledged wins"
    assert book.records.contacts[ana].tags == {"vip", "new"}
    if not is_stamp(stamp) and how != "copy":
        repair(book, examine(book, TODAY))
        assert stamp not in desk.path.read_text()
    assert book.undo() is not None
    assert names(desk.open()) in (["Ana"], ["Ana", "Bo"])


def record_of(book: Book, key: str) -> dict[str, Any]:
    record = book.text.record("contacts", key)
    assert record is not None
    return record


AHEAD = [1.5, 3, 30, 200, 360, 400, 3650, 3700]


@pytest.mark.parametrize("days", AHEAD)
def test_a_clock_that_was_ahead_once_leads_nobody_astray(desk, other, days):
    desk.clock.now = other.clock.now = NOW
    book = desk.create()
    ana = add(book, "Ana", org="Acme")
    other.clock.now = NOW + days * DAY
    theirs = other.open()
    theirs.apply(put("contacts", ana, org="Globex"))
    bo = add(theirs, "Bo")
    other.clock.now = NOW + 60
    limit = limit_stamp(NOW + 3600, DAY)
    for machine in (desk, other, desk):
        opened = machine.open()
        cy = add(opened, "Cy")
        assert record_of(opened, cy)["_at"] <= limit
        assert opened.text.seen[opened.device] <= limit
        opened.apply(put("contacts", ana, org="Mine"))
        assert desk.open().records.contacts[ana].org == "Mine"
        assert opened.undo() is not None and opened.redo() is not None
    assert names(desk.open()) == ["Ana", "Bo", "Cy", "Cy", "Cy"]

    book = desk.open()
    if days < 366:
        findings = [each for each in examine(book, TODAY) if each.ailment == "clock"]
        assert findings and all(each.mends for each in findings)
    repair(book, examine(book, TODAY))
    again = [each for each in examine(book, TODAY) if each.ailment in ("clock", "stamp")]
    assert again == []
    assert record_of(book, bo).get("_at", "") <= limit, "its stamps are brought down"
    before = desk.path.read_bytes()
    for machine in (other, desk, other):
        opened = machine.open()
        opened.refresh()
        opened.sync()
        assert record_of(opened, bo).get("_at", "") <= limit
        assert opened.records.contacts[ana].org == "Mine"
    assert desk.path.read_bytes() == before, "on all machines alike"
    add(other.open(), "Di")
    assert names(desk.open()) == ["Ana", "Bo", "Cy", "Cy", "Cy", "Di"]


def test_edits_of_a_clock_that_was_ahead_keep_their_order(desk, other):
    desk.clock.now = NOW
    book = desk.create()
    ana = add(book, "Ana", org="0")
    other.clock.now = NOW + 100 * DAY
    theirs = other.open()
    for number in range(5):
        theirs.apply(put("contacts", ana, org=str(number)))
        theirs.apply(put("contacts", add(theirs, f"P{number}"), notes="x"))
    stamps = {key: record_of(theirs, key)["_at"] for key in theirs.records.contacts}
    book = desk.open()
    repair(book, examine(book, TODAY))
    people = [key for key in stamps if key != ana]
    lowered = {key: record_of(book, key)["_at"] for key in people}
    assert sorted(people, key=stamps.__getitem__) == sorted(people, key=lowered.__getitem__)
    assert max(lowered.values()) <= limit_stamp(time.time(), 0)
    assert book.records.contacts[ana].org == "4"
    assert theirs.refresh() and theirs.text.hash == desk.open().text.hash


@pytest.mark.parametrize("how", ["path", "host", "machine-id", "same place"])
def test_a_cloned_state_folder_gets_an_identity_of_its_own(tmp_path, monkeypatch, how):
    """A laptop's disk was copied to another: each has two of three touches when both have the
    file."""
    first = Desk(tmp_path / "one", tmp_path / "state", NOW)
    first.path.parent.mkdir()
    book = first.create()
    ana = add(book, "Ana")
    touch(book, ana, note="before")
    clone = Desk(tmp_path / "two", tmp_path / "clone" / "state", NOW)
    shutil.copytree(first.state, clone.state)
    shutil.copytree(first.path.parent, clone.path.parent)
    if how in ("host", "same place"):
        clone.state = first.state.with_name("elsewhere")
        first.state.rename(clone.state)
        shutil.copytree(clone.state, first.state)
    if how == "host":
        monkeypatch.setattr("planner.book.disk.place.Place.host", "laptop-two")
    elif how == "machine-id":
        (tmp_path / "machine-id").write_text("another")
        monkeypatch.setattr("planner.book.disk.place._MACHINE_ID", tmp_path / "machine-id")
    theirs = clone.open()
    touch(theirs, ana, note="clone")
    assert theirs.device != book.device
    touch(book, ana, note="first")
    # Each gets the other's file; somebody has edited it by hand.
    ours, copied = first.path.read_bytes(), clone.path.read_bytes()
    document = json.loads(copied)
    document["contacts"][ana]["org"] = "Acme"
    first.path.write_text(json.dumps(document, indent=3))
    clone.path.write_bytes(ours)
    for machine in (first, clone):
        opened = machine.open()
        opened.sync()
        notes = sorted(each.note for each in opened.records.touches.values())
        assert notes == ["before", "clone", "first"]


def test_a_counter_that_went_back_is_told_and_loses_nothing(desk, tmp_path):
    """The state folder was put back from a backup, or is used by a second machine in the same
    place."""
    desk.clock.now = NOW
    book = desk.create()
    ana = add(book, "Ana")
    shutil.copytree(desk.state, tmp_path / "backup")
    touch(book, ana, note="after the backup")
    shutil.rmtree(desk.state)
    shutil.copytree(tmp_path / "backup", desk.state)
    again = desk.open()
    touch(again, ana, note="with the backup")
    assert again.device != book.device and "in use elsewhere" in again.status.text
    desk.edit(lambda document: document["contacts"][ana].update(org="Acme"))
    notes = [each.note for each in desk.open().records.touches.values()]
    assert sorted(notes) == ["after the backup", "with the backup"]


@pytest.mark.parametrize("code", ["ENOLCK", "EOPNOTSUPP", "EINVAL", "ENOSYS"])
def test_two_planners_without_locks_lose_nothing(desk, code):
    desk.create()
    script = f"""
import errno, fcntl, sys
def no_locks(*args): raise OSError(errno.{code}, "no locks")
fcntl.flock = no_locks
from planner.book import Book
from planner.change import Change, Put
from planner.ids import new_id
for number in range({40 if LONG else 12}):
    key = new_id()
    book = Book.open({str(desk.path)!r}, state={str(desk.state)!r})
    book.apply(Change("x", (Put("contacts", key, {{"name": key}}),)))
    print(key, flush=True)
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    acknowledged = {key for process in processes for key in process.communicate()[0].split()}
    assert all(process.returncode == 0 for process in processes)
    assert acknowledged <= set(desk.open().records.contacts)
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_the_lock_of_a_process_that_was_killed_is_taken_over(desk, monkeypatch):
    book = desk.create()
    add(book, "Ana")
    folder = book.place.folder(book.text.id)

    def no_locks(*args: object) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    host = os.uname().nodename
    for holder in (f"999999999 {host}", "4194300 " + host):
        (folder / "lock.held").write_text(holder)
        add(book, "Bo")
        assert not (folder / "lock.held").exists()
    (folder / "lock.held").write_text(f"{os.getpid()} {host}")
    monkeypatch.setattr("planner.book.disk.lock.PATIENCE", 0.05)
    with pytest.raises(BookError, match="Another planner"), lock.locked(folder, 0.05):
        pass


def test_undo_costs_the_same_at_any_depth(desk, monkeypatch):
    book = desk.create()
    ana = add(book, "Ana")
    for number in range(120):
        book.apply(put("contacts", ana, notes=f"{number} " + "x" * 200))
    (path,) = desk.state.rglob("journal-*.jsonl")
    assert path.stat().st_size > 120 * 400
    read = 0
    real = os.read

    def counted(file: int, length: int) -> bytes:
        nonlocal read
        data = real(file, length)
        if Path(f"/proc/self/fd/{file}").samefile(path):
            read += len(data)
        return data

    monkeypatch.setattr(os, "read", counted)
    monkeypatch.setattr("planner.book.memory.journal._TAIL", 1024)
    costs = []
    for _ in range(121):
        read = 0
        assert book.undo() is not None
        costs.append(read)
    assert book.undo() is None and names(book) == []
    for _ in range(121):
        read = 0
        assert book.redo() is not None
        costs.append(read)
    assert names(book) == ["Ana"] and book.records.contacts[ana].notes.startswith("119")
    assert max(costs) < 16_000, "a few lines, however many there are"


ESCAPES = [
    "\x1b[31mred",
    "\x1b]52;c;aGk=\x07",
    "\x9b31m",
    "\x90q\x9c",
    "a\nb",
    "a\rb",
    "\x7f\x08",
    "\u2028line",
    "\u202eright to left",
    "\u2066isolated",
    "\x00nul",
    "\x1bPtmux;\x1b\\",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_nothing_that_the_book_says_obeys_a_foreign_escape(desk, other, escape):
    desk.clock.now = NOW
    book = desk.create()
    ana = add(book, "Ana")
    theirs = other.open()
    add(theirs, "Bo")
    document = desk.document()
    about = document["_meta"]["book"]
    about["names"] = dict.fromkeys((*about["seen"], escape), escape)
    about["seen"][escape] = stamp_at(3600)
    document[escape] = {escape: {escape: escape, "_at": escape}}
    document["contacts"][ana].update({"birthday": 7, "introduced_by": escape, "state": escape})
    document["contacts"][escape] = {"name": escape}
    desk.path.write_bytes(Text.of(document).data)
    if "/" not in escape and "\x00" not in escape:
        copy = desk.path.with_name(f"planner {escape}.json")
        copy.write_bytes(Text.of(document).data.replace(b'"Bo"', b'"Bob"'))
        desk.path.with_name(f"planner{escape}.json").symlink_to("/etc/passwd")
    book.refresh()
    said = [book.status.text, *(arrival.device for arrival in book.arrivals)]
    said += [desk.open().status.text, *(book.text.device_name(name) for name in book.text.seen)]
    said += [finding.what for finding in examine(book, TODAY)]
    for text in said:
        assert text.isprintable() or set(text) & set("\u202c\u2069"), repr(text)
        assert not set(text) & set(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
