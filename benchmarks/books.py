"""Synthetic books of any size, the same each time: people at organisations, and years of touches
with them.

One contact in seven is cold, and for each hundred there is a promise to keep and a favour to
return.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner import records
from planner.change import Change, Edit, Put
from planner.ids import new_id
from planner.records import Records

TODAY = date(2026, 11, 18)
"""The day that the books are planned on."""
DAYS = 3 * 365
"""Days over which the touches are spread."""
_FIRST = (
    "Ana",
    "Bo",
    "Carla",
    "Dmitri",
    "Ella",
    "Farid",
    "Grace",
    "Hanh",
    "Ingrid",
    "Jonas",
    "Kwame",
    "Leila",
    "Marta",
    "Nils",
    "Olu",
    "Priya",
    "Rita",
    "Søren",
    "Tariq",
    "Uma",
    "Vera",
    "Will",
    "Xiaoming",
    "Yuki",
    "Zoë",
)
_START = (
    "Al",
    "Ber",
    "Cor",
    "Dal",
    "Er",
    "Fal",
    "Gar",
    "Hol",
    "Ister",
    "Jan",
    "Kor",
    "Lin",
    "Mor",
    "Nor",
    "Or",
    "Pal",
    "Quin",
    "Ros",
    "Sal",
    "Tor",
    "Ul",
    "Ver",
    "Wal",
    "Zan",
)
_END = (
    "ander",
    "berg",
    "costa",
    "dahl",
    "eno",
    "ford",
    "gren",
    "hold",
    "iksen",
    "kov",
    "lund",
    "mann",
    "nis",
    "orsk",
    "quist",
    "rup",
    "son",
    "ti",
    "vik",
    "wood",
)
_KINDS = ("email", "message", "call", "coffee", "linkedin", "video", "shared", "replied")
_TAGS = ("design", "data", "platform", "hiring", "founder", "climate", "health", "security")
_RECORDS: Mapping[str, Any] = {
    "contacts": records.Contact,
    "touches": records.Touch,
    "promises": records.Promise,
    "favours": records.Favour,
}


def name_of(number: int) -> str:
    """A made-up name; numbers below 12,000 have different ones."""
    first, rest = _FIRST[number % len(_FIRST)], number // len(_FIRST)
    return f"{first} {_START[rest % len(_START)]}{_END[rest // len(_START) % len(_END)]}"


def id_of(day: date, number: int) -> str:
    """An id that is the same each time."""
    return new_id(
        (day - date(1970, 1, 1)).days * 86_400_000 + number % 86_400_000, number.to_bytes(10, "big")
    )


def people(contacts: int, touches: int) -> tuple[Edit, ...]:
    """Return the edits of a book with so many contacts, all of them kept, and so many touches."""
    rng = random.Random(contacts * 1_000_003 + touches)
    born = TODAY - timedelta(days=DAYS)
    edits: list[Edit] = []
    ids = [id_of(born, number) for number in range(contacts)]
    reached = [key for number, key in enumerate(ids) if number % 7]
    for number, key in enumerate(ids):
        name = name_of(number)
        edits.append(
            Put(
                "contacts",
                key,
                {
                    "name": name,
                    "org": f"{name_of(number // 4 + 7).split()[1]} Works",
                    "role": "Engineer",
                    "emails": frozenset({f"p{number}@works.example"}),
                    "tags": frozenset({rng.choice(_TAGS)}),
                    "added": born,
                },
            )
        )
    for number in range(touches):
        day = TODAY - timedelta(days=rng.randint(1, DAYS))
        kind = rng.choice(_KINDS)
        edits.append(
            Put(
                "touches",
                id_of(day, contacts + number),
                {
                    "contacts": frozenset({rng.choice(reached)}),
                    "kind": kind,
                    "day": day,
                    "minutes": rng.randint(2, 45),
                    "direction": "in" if kind == "replied" else rng.choice(("out", "both")),
                    "note": "Talked about the usual things, and one new one.",
                },
            )
        )
    for number in range(contacts // 100):
        edits.append(
            Put(
                "promises",
                id_of(TODAY, contacts + touches + 2 * number),
                {
                    "who": "me",
                    "contact": rng.choice(reached),
                    "text": "send the notes",
                    "due": TODAY + timedelta(days=rng.randint(1, 60)),
                    "added": TODAY - timedelta(days=3),
                },
            )
        )
        edits.append(
            Put(
                "favours",
                id_of(TODAY, contacts + touches + 2 * number + 1),
                {
                    "contact": rng.choice(reached),
                    "direction": "received",
                    "what": "an introduction",
                    "day": TODAY - timedelta(days=rng.randint(1, 300)),
                },
            )
        )
    return tuple(edits)


def records_of(edits: tuple[Edit, ...]) -> Records:
    """Return the records that the edits make, in the order of the file, without one."""
    tables: dict[str, dict[str, Any]] = {name: {} for name in _RECORDS}
    for edit in sorted(edits, key=lambda edit: edit.id):
        if isinstance(edit, Put):
            tables[edit.table][edit.id] = _RECORDS[edit.table](edit.id, **edit.fields)
    return Records(**tables)


def write(path: Path, state: Path, edits: tuple[Edit, ...], label: str = "made a book") -> None:
    """Write a new book.

    Args:
        path: The book's file; nothing may be there.
        state: The state folder.
        edits: What is in it.
        label: The name of the one change that it consists of.

    Raises:
        BookError: It cannot be made.
    """
    from planner.book import Book, create_book

    create_book(path, state)
    book = Book.open(path, state=state)
    book.apply(Change(label, edits))
    book.close()
