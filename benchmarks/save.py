"""A save and a load at 10,000 records, against stock TinyDB with the same data, and a load that
merges a copy."""

from __future__ import annotations

import gc
import json
import shutil
import tempfile
from pathlib import Path

from tinydb import TinyDB

from benchmarks.books import TODAY, id_of, people, write
from benchmarks.figures import Figure, elapsed, in_turns, worked
from planner.book import Book
from planner.change import Change, Put, Value

CONTACTS, TOUCHES = 1_000, 9_000
ROUNDS = 15
EDITS = 100
"""Records that each of two machines has changed since they last met; every other one is the same
on both."""
COPY = "planner.sync-conflict-20261122-023508-ABCDEF7.json"


def measure() -> list[Figure]:
    """Measure one logged touch, saved, and the whole book, read."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path, state, stock_path = home / "planner.json", home / "state", home / "stock.json"
        write(path, state, people(CONTACTS, TOUCHES))
        tables = json.loads(path.read_bytes())
        stock_path.write_text(
            json.dumps(
                {name: dict(enumerate(table.values(), start=1)) for name, table in tables.items()}
            )
        )
        book = Book.open(path, state=state)
        stock = TinyDB(stock_path)
        someone = next(iter(book.records.contacts))
        numbers = iter(range(CONTACTS + TOUCHES, 2**30))

        def save() -> float:
            key = id_of(TODAY, next(numbers))
            fields: dict[str, Value] = {
                "contacts": frozenset({someone}),
                "kind": "coffee",
                "day": TODAY,
                "line": "coffee",
            }
            return elapsed(
                lambda: book.apply(Change("logged coffee", (Put("touches", key, fields),)))
            )

        def stock_save() -> float:
            touch = {
                "contacts": {someone: True},
                "kind": "coffee",
                "day": TODAY.isoformat(),
                "line": "coffee",
            }
            return elapsed(lambda: stock.table("touches").insert(touch))

        def load() -> float:
            return elapsed(lambda: len(Book.open(path, state=state).records.touches))

        def stock_load() -> float:
            return elapsed(lambda: TinyDB(stock_path).table("touches").all())

        saves = in_turns({"ours": save, "stock": stock_save}, ROUNDS)
        loads = in_turns({"ours": load, "stock": stock_load}, ROUNDS)
        book.close()
        stock.close()
        merged = merging(home)
    return [
        Figure("a save at 10,000 records", saves["ours"], must=20.0),
        Figure(
            "the same against stock TinyDB's",
            saves["ours"],
            "stock TinyDB, no fsync",
            saves["stock"],
            0.2,
        ),
        Figure(
            "a load at 10,000 records, touches decoded",
            loads["ours"],
            "stock TinyDB",
            loads["stock"],
        ),
        Figure("the same with a conflict copy to merge", merged, must=80.0),
    ]


def merging(home: Path) -> float:
    """Return how long the processor works to load a book that another machine's version lies
    beside, and to merge it, in milliseconds: the median of some rounds. Each side has added and
    changed records, half of them the other's too.
    """
    ours, theirs = home / "ours" / "planner.json", home / "theirs" / "planner.json"
    for path in (ours, theirs):
        path.parent.mkdir()
    write(ours, home / "our-state", people(CONTACTS, TOUCHES))
    shutil.copy(ours, theirs)
    for path, first, at in ((ours, 0, 0), (theirs, EDITS // 4, 1)):
        book = Book.open(path, state=home / f"{path.parent.name}-merging")
        someone = sorted(book.records.contacts)
        for number in range(EDITS // 2):
            touch: dict[str, Value] = {
                "contacts": frozenset({someone[number]}),
                "kind": "coffee",
                "day": TODAY,
            }
            book.apply(
                Change(
                    "met and moved",
                    (
                        Put("touches", id_of(TODAY, 2**20 * (at + 1) + number), touch),
                        Put("contacts", someone[first + number], {"org": f"Works {at} {number}"}),
                    ),
                )
            )
        book.close()
    shutil.copy(theirs, ours.with_name(COPY))

    def load() -> None:
        book = Book.open(ours, state=home / "ours-merging")
        if len(book.records.touches) != TOUCHES + EDITS or not book.incoming.lost:
            raise RuntimeError("the copy was not merged")

    gc.collect()
    gc.disable()  # as the program itself does until it has opened its book
    try:
        return in_turns({"merge": lambda: worked(load)}, ROUNDS)["merge"]
    finally:
        gc.enable()
