"""Kills, races, damage and three machines at once: the short form of the reliability figures."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.book import Book
from planner.book.sync import load
from planner.book.text.book_text import Text
from planner.change import Change, Drop, Put
from planner.errors import BookError
from planner.ids import new_id
from tests.book.conftest import Desk, add, names, put, touch

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("PLANNER_KILLS", "30"))
FLIPS = int(os.environ.get("PLANNER_FLIPS", "300"))
RACES = int(os.environ.get("PLANNER_RACES", "60"))
ROUND = 100
"""Saves of a race in one book."""
RUNS = int(os.environ.get("PLANNER_RUNS", "12"))
RECORDS = int(os.environ.get("PLANNER_RECORDS", "0"))
"""Records that the book holds before it is killed over."""

WRITER = """
import sys
from planner.book import Book
from planner.change import Change, Put
from planner.ids import new_id
book = Book.open(sys.argv[1], state=sys.argv[2])
while True:
    key = new_id()
    book.apply(Change("x", (Put("contacts", key, {"name": key, "notes": "x" * 2000}),)))
    print(key, flush=True)
"""

HOSTILE = """
import os, random, sys, time
from planner.book.text.stamps import make_stamp
from planner.book.text.book_text import Text
from planner.ids import new_id
path, temporary = sys.argv[1], sys.argv[1] + ".foreign"
number = 0
while not os.path.exists(path + ".stop"):
    with open(path, "rb") as file:
        text = Text.trusted(file.read())
    number += 1
    key = new_id()
    record = {"_at": make_stamp(1_790_000_000_000 + number, 0, "zzzz"), "name": key}
    with open(temporary, "wb") as file:
        file.write(text.with_records({("contacts", key): record}).data)
    os.replace(temporary, path)
    print(key, flush=True)
    time.sleep(random.random() * 0.007)
"""


def start(script: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killing_a_program_that_writes_never_corrupts_the_book_nor_loses_what_it_acknowledged(desk):
    book = desk.create()
    if RECORDS:
        book.apply(
            Change(
                "many", tuple(Put("touches", new_id(), {"note": f"{at}"}) for at in range(RECORDS))
            )
        )
    chance = random.Random(1)
    acknowledged: set[str] = set()
    for at in range(KILLS):
        print(f"\r{at} of {KILLS}", end="", flush=True)
        process = start(WRITER, desk.path, desk.state)
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        for _ in range(chance.randrange(4)):
            acknowledged.add(process.stdout.readline().strip())
        signal.sigtimedwait([], chance.random() * 0.01)
        process.send_signal(signal.SIGKILL)
        acknowledged.update(process.communicate()[0].split())
        assert Text.trusted(desk.path.read_bytes()) is not None
    book = desk.open()
    assert acknowledged <= set(book.records.contacts) and len(book.records.touches) == RECORDS
    add(book, "Ana")
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]
    assert {step.label for step in book.history(10_000)} == {"x", "added Ana"} | (
        {"many"} if RECORDS else set()
    )


def test_a_program_that_writes_over_everything_destroys_nothing(tmp_path):
    """Each round has a new book: the other's versions make it grow, and a large one is raced for
    less often."""
    came = 0
    for begun in range(0, RACES, ROUND):
        folder = tmp_path / str(begun)
        (folder / "synced").mkdir(parents=True)
        desk = Desk(folder / "synced", folder / "state")
        saves = range(begun, min(begun + ROUND, RACES))
        came += race(desk, saves)
        print(f"\r{saves.stop} of {RACES}", end="", flush=True)
    assert came > RACES // 10, "there was no race to speak of"
    print(f"\n{came} versions of the other's")


def race(desk: Desk, saves: range) -> int:
    """Save again and again while another program replaces the file; returns how many versions that
    one wrote."""
    book = desk.create()
    process = start(HOSTILE, desk.path)
    assert process.stdout is not None
    theirs = {process.stdout.readline().strip()}
    reader = Thread(target=lambda pipe: theirs.update(map(str.strip, pipe)), args=(process.stdout,))
    reader.start()  # a pipe that nobody reads fills, and the writer would wait
    for number in saves:
        add(book, f"mine {number}")
    desk.path.with_name("planner.json.stop").touch()
    reader.join()
    assert process.wait() == 0
    add(book, "the last")
    found = desk.open().records.contacts
    assert theirs <= set(found)
    assert {contact.name for contact in found.values()} >= {f"mine {number}" for number in saves}
    return len(theirs)


def small(desk: Desk) -> Book:
    book = desk.create()
    ana = add(book, "Ana Li", org="Acme", tags=frozenset({"design"}), notes='a "quote", é and \\')
    add(book, "Bo")
    touch(book, ana, kind="coffee", minutes=40)
    book.apply(put("promises", "p", who="me", contact=ana, text="intro", due=date(2026, 11, 20)))
    book.apply(put("settings", "user", budget_minutes=15))
    book.apply(Change("dropped", (Drop("promises", "p"),)))
    return book


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_PAUSES", ())


def look_at(desk: Desk) -> Book:
    book = desk.open()
    for table in book.records:
        dict(table)
    return book


def test_every_prefix_of_a_book_opens_or_fails_cleanly(desk, other, impatient):
    small(desk)
    whole = desk.path.read_bytes()
    for size in range(len(whole)):
        desk.path.write_bytes(whole[:size])
        if size < len(whole) - 1:
            with pytest.raises(BookError):
                other.open()
        if size % 13 == 0:
            assert names(look_at(desk)) == ["Ana Li", "Bo"]
        assert desk.path.read_bytes() == whole[:size]


def test_flipped_bytes_lose_nothing_in_silence(desk, other, impatient):
    small(desk)
    whole = desk.path.read_bytes()
    words = ("Ana Li", "Bo", "Acme", "coffee", "intro")
    chance = random.Random(2)
    for number in range(FLIPS):
        if number % 100 == 0:
            print(f"\r{number} of {FLIPS}", end="", flush=True)
        spoiled = bytearray(whole)
        at = chance.randrange(len(whole))
        spoiled[at] ^= 1 << chance.randrange(8)
        desk.path.write_bytes(spoiled)
        book = look_at(desk)
        assert len(names(book)) >= 2, spoiled[at - 20 : at + 20]
        text = json.dumps(book.text.document(), ensure_ascii=False)
        assert sum(word not in text for word in words) <= 1, spoiled[at - 20 : at + 20]
        with contextlib.suppress(BookError):
            look_at(other)
        assert desk.path.read_bytes() == bytes(spoiled)


def test_after_damage_the_book_is_written_whole_again(desk, impatient):
    small(desk)
    whole = desk.path.read_bytes()
    chance = random.Random(3)
    for number in range(20):
        spoiled = bytearray(whole)
        spoiled[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        desk.path.write_bytes(spoiled)
        book = look_at(desk)
        add(book, f"Person {number}")
        if book.status.ready:
            whole = desk.path.read_bytes()
            assert Text.trusted(whole) is not None
        else:
            assert desk.path.read_bytes() == bytes(spoiled)
        desk.path.write_bytes(whole)
    assert {f"Person {number}" for number in range(20)} <= set(names(look_at(desk)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.data())
def test_any_value_anywhere_is_survived(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    (folder / "synced").mkdir()
    desk = Desk(folder / "synced", folder / "state")
    small(desk)
    document: Any = desk.document()
    node = document
    while True:
        key = data.draw(st.sampled_from(sorted(node)))
        if not isinstance(node[key], dict) or not node[key] or data.draw(st.booleans()):
            node[key] = data.draw(JSON)
            break
        node = node[key]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_PAUSES", ())
        desk.path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        book = look_at(desk)
        add(book, "Cy")
        assert "Cy" in names(look_at(desk))
        while book.undo() is not None:
            pass
        stranger = Desk(desk.path.parent, folder / "stranger")
        with contextlib.suppress(BookError):
            look_at(stranger)


COPIES = (
    "planner (Ana's conflicted copy 2026-11-22).json",
    "planner.sync-conflict-20261122-023508-ABCDEF7.json",
    "planner 2.json",
)


class Machine(Desk):
    """A machine with its own folder: a sync program copies whole files between folders, and never
    asks."""

    def __init__(self, folder: Path, now: float) -> None:
        folder.mkdir()
        (folder / "synced").mkdir()
        super().__init__(folder / "synced", folder / "state", now)


def type_in(contacts: dict[str, Any], chance: random.Random) -> None:
    if contacts:
        contacts[chance.choice(sorted(contacts))]["role"] = f"{chance.random()}"


def act(machine: Machine, chance: random.Random, touches: set[str]) -> None:
    book = machine.open()
    contacts = sorted(book.records.contacts)
    choice = chance.random()
    if choice < 0.3 or not contacts:
        add(book, f"Person {chance.randrange(1000)}", tags=frozenset(chance.sample("abc", 2)))
    elif choice < 0.7:
        touches.add(touch(book, chance.choice(contacts), note=f"{chance.random()}"))
    elif choice < 0.8:
        book.apply(
            put(
                "contacts",
                chance.choice(contacts),
                org=f"Org {chance.randrange(5)}",
                tags=frozenset(chance.sample("abcd", 2)),
            )
        )
    elif choice < 0.9:
        book.apply(Change("drop", (Drop("contacts", chance.choice(contacts)),)))
    else:
        machine.edit(lambda document: type_in(document["contacts"], chance))


@pytest.mark.parametrize("seed", range(RUNS))
def test_three_machines_with_clocks_days_apart_lose_no_touch_and_end_up_the_same(tmp_path, seed):
    chance = random.Random(seed)
    machines = [
        Machine(tmp_path / str(days), 1_795_000_000.0 + days * 86_400) for days in (0, -3, 9)
    ]
    machines[0].create()
    for machine in machines[1:]:
        machine.path.write_bytes(machines[0].path.read_bytes())
    touches: set[str] = set()
    for _ in range(25):
        act(chance.choice(machines), chance, touches)
        if chance.random() < 0.5:
            source, target = chance.sample(machines, 2)
            name = "planner.json" if chance.random() < 0.5 else chance.choice(COPIES)
            target.path.with_name(name).write_bytes(source.path.read_bytes())
    for _ in range(8):
        for source, target in zip(machines, machines[1:] + machines[:1], strict=True):
            source.open().sync()
            target.path.write_bytes(source.path.read_bytes())
        for machine in machines:
            assert {path.name for path in machine.path.parent.iterdir()} <= {
                "planner.json",
                COPIES[-1],
            }
    files = {machine.path.read_bytes() for machine in machines}
    assert len(files) == 1
    assert touches <= set(machines[0].open().records.touches)
