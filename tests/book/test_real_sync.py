"""Real sync programs between two folders, both machines editing at once: nothing lost, conflict
copies merged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.book import Book
from planner.change import Change, Drop
from tests.book.conftest import START, Desk, add, put, touch
from tests.book.vault import encrypted_book, knowing, reads_plain

ROUNDS = int(os.environ.get("PLANNER_SYNC_ROUNDS", "6"))
Synchronise = Callable[[], None]


class Pair:
    """Two machines, each with its folder, and a program between them; ``shut`` says whether the
    book is encrypted."""

    def __init__(self, home: Path, seed: int, *, shut: bool = False) -> None:
        self.home = home
        self.shut = shut
        self.chance = random.Random(seed)
        self.desks = []
        for name, ahead in (("one", 0), ("other", 7200)):
            (home / name).mkdir(parents=True)
            self.desks.append(
                Desk(
                    home / name, home / f"{name}-state", START + ahead, knowing() if shut else None
                )
            )
        self.touches: set[str] = set()
        self.people: set[str] = set()

    def begin(self, synchronise: Synchronise) -> None:
        book = encrypted_book(self.desks[0]) if self.shut else self.desks[0].create()
        self.people.add(add(book, "Ana", notes="one\ntwo"))
        synchronise()
        assert self.desks[1].path.exists()

    def edit(self, desk: Desk) -> None:
        book = desk.open()
        contacts = sorted(book.records.contacts)
        choice = self.chance.random()
        if choice < 0.3:
            self.people.add(add(book, f"Person {self.chance.randrange(1000)}"))
        elif choice < 0.7:
            self.touches.add(touch(book, self.chance.choice(contacts), day=date(2026, 11, 18)))
        elif choice < 0.8:
            book.apply(
                put("contacts", self.chance.choice(contacts), org=f"Org {self.chance.randrange(9)}")
            )
        elif choice < 0.9 and len(contacts) > 3:
            gone = self.chance.choice(contacts)
            self.people.discard(gone)
            book.apply(Change("drop", (Drop("contacts", gone),)))
        elif self.shut:  # nobody edits that by hand
            book.apply(
                put("contacts", self.chance.choice(contacts), role=f"{self.chance.random()}")
            )
        else:
            desk.edit(
                lambda document: document["contacts"][
                    self.chance.choice(sorted(document["contacts"]))
                ].update(role=f"{self.chance.random()}")
            )

    def settle(self, synchronise: Synchronise) -> list[Book]:
        """Let both look and the program run until nothing moves any more."""
        for _ in range(8):
            for desk in self.desks:
                if desk.path.exists() or any(desk.path.parent.glob("planner.json*")):
                    book = desk.open()
                    book.refresh()
                    book.sync()
            synchronise()
            if all(
                [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]
                for desk in self.desks
            ) and (len({desk.path.read_bytes() for desk in self.desks}) == 1):
                break
        return [desk.open() for desk in self.desks]


def run(words: list[str], **environment: str) -> None:
    subprocess.run(
        words, env={**os.environ, **environment}, check=False, capture_output=True, timeout=120
    )


def unison(pair: Pair, *options: str) -> Synchronise:
    def synchronise() -> None:
        run(
            [
                "unison",
                *(str(desk.path.parent) for desk in pair.desks),
                "-batch",
                "-auto",
                "-silent",
                "-ignore",
                "Name .~*",
                *options,
            ],
            UNISON=str(pair.home / "unison"),
        )

    return synchronise


def rclone(pair: Pair) -> Synchronise:
    first: list[int] = []

    def synchronise() -> None:
        run(
            [
                "rclone",
                "bisync",
                *(str(desk.path.parent) for desk in pair.desks),
                "--workdir",
                str(pair.home / "rclone"),
                "--filter",
                "- .~*",
                "--force",
                *([] if first else ["--resync"]),
            ],
            RCLONE_CONFIG=str(pair.home / "rclone.conf"),
        )
        first.append(1)

    return synchronise


PROGRAMS: dict[str, tuple[str, Callable[[Pair], Synchronise]]] = {
    "unison, keeping copies": (
        "unison",
        lambda pair: unison(pair, "-copyonconflict", "-prefer", "newer"),
    ),
    "rclone bisync": ("rclone", rclone),
}


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("seed", range(max(1, ROUNDS // 6)))
@pytest.mark.parametrize("shut", [False, True])
def test_two_machines_that_edit_at_once_lose_nothing(tmp_path, name, seed, shut):
    program, make = PROGRAMS[name]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    pair = Pair(tmp_path, seed, shut=shut)
    synchronise = make(pair)
    pair.begin(synchronise)
    copies: set[str] = set()
    for _ in range(ROUNDS):
        for desk in pair.desks:
            for _ in range(pair.chance.randrange(3)):
                if desk.path.exists():
                    pair.edit(desk)
        synchronise()
        copies |= {path.name for desk in pair.desks for path in desk.path.parent.iterdir()} - {
            "planner.json"
        }
        for desk in pair.desks:
            book = desk.open()
            book.refresh()
            book.sync()
    books = pair.settle(synchronise)
    assert len({desk.path.read_bytes() for desk in pair.desks}) == 1
    for book in books:
        found: Any = book.records
        assert pair.touches <= set(found.touches), "a touch was lost"
        assert pair.people <= set(found.contacts), "a person was lost"
    for desk in pair.desks:
        assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"], (
            "a copy was left"
        )
        assert not shut or reads_plain(desk.path.parent) == []
    assert copies, "they never met: this proves nothing"
