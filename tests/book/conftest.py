"""Books to try things on: each test has its own folder, state folder and clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.book import Book, create_book
from planner.book.disk.keys import KeyStore
from planner.change import Change, Put, Value
from planner.ids import new_id

START = 1_795_000_000.0
"""Unix time at which the tests' clocks begin: 18 November 2026."""


class Clock:
    """A clock that goes on by a second at each look."""

    def __init__(self, now: float = START) -> None:
        self.now = now

    def __call__(self) -> float:
        self.now += 1
        return self.now


class Desk:
    """A machine: a state folder and a clock, on a folder that may be shared with another."""

    def __init__(
        self, folder: Path, state: Path, now: float = START, keys: KeyStore | None = None
    ) -> None:
        self.path = folder / "planner.json"
        self.state = state
        self.clock = Clock(now)
        self.keys = keys

    def create(self) -> Book:
        create_book(self.path, self.state)
        return self.open()

    def open(self) -> Book:
        return Book.open(self.path, state=self.state, clock=self.clock, keys=self.keys)

    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.path.read_bytes())
        return found

    def edit(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the file as somebody with a text editor does."""
        document = self.document()
        change(document)
        self.path.write_text(json.dumps(document, indent=4, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "synced").mkdir()
    return Desk(tmp_path / "synced", tmp_path / "state")


@pytest.fixture
def other(tmp_path: Path, desk: Desk) -> Desk:
    """A second machine on the same synced folder, its clock an hour ahead."""
    return Desk(desk.path.parent, tmp_path / "other-state", START + 3600)


@pytest.fixture
def book(desk: Desk) -> Iterator[Book]:
    opened = desk.create()
    yield opened
    opened.close()


def put(table: Any, key: str, /, **fields: Value) -> Change:
    """A change of one record."""
    return Change(f"put {table} {key}", (Put(table, key, fields),))


def add(book: Book, name: str, **fields: Value) -> str:
    """Add a contact; returns its id."""
    key = new_id()
    book.apply(Change(f"added {name}", (Put("contacts", key, {"name": name, **fields}),)))
    return key


def touch(book: Book, contact: str, **fields: Value) -> str:
    """Log a touch; returns its id."""
    key = new_id()
    values: Mapping[str, Value] = {
        "contacts": frozenset({contact}),
        "day": date(2026, 11, 18),
        **fields,
    }
    book.apply(Change("logged", (Put("touches", key, values),)))
    return key


def names(book: Book) -> list[str]:
    return sorted(contact.name for contact in book.records.contacts.values())
