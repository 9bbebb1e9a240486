"""A save and a load at 10,000 records, against stock TinyDB with the same data."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tinydb import TinyDB

from benchmarks.books import TODAY, id_of, people, write
from benchmarks.figures import Figure, elapsed, in_turns
from planner.book import Book
from planner.change import Change, Put, Value

CONTACTS, TOUCHES = 1_000, 9_000
ROUNDS = 15


def measure() -> list[Figure]:
    """Measure one logged touch, saved, and the whole book, read."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path, state, stock_path = home / "planner.json", home / "state", home / "stock.json"
        write(path, state, people(CONTACTS, TOUCHES))
        tables = json.loads(path.read_bytes())
        stock_path.write_text(json.dumps({
            name: dict(enumerate(table.values(), start=1)) for name, table in tables.items()
        }))
        book = Book.open(path, state=state)
        stock = TinyDB(stock_path)
        someone = next(iter(book.records.contacts))
        numbers = iter(range(CONTACTS + TOUCHES, 2**30))

        def save() -> float:
            key = id_of(TODAY, next(numbers))
            fields: dict[str, Value] = {
                "contacts": frozenset({someone}), "kind": "coffee", "day": TODAY, "line": "coffee",
            }
            return elapsed(lambda: book.apply(Change("logged coffee", (Put("touches", key, fields),))))

        def stock_save() -> float:
            touch = {"contacts": {someone: True}, "kind": "coffee", "day": TODAY.isoformat(), "line": "coffee"}
            return elapsed(lambda: stock.table("touches").insert(touch))

        def load() -> float:
            return elapsed(lambda: len(Book.open(path, state=state).records.touches))

        def stock_load() -> float:
            return elapsed(lambda: TinyDB(stock_path).table("touches").all())

        saves = in_turns({"ours": save, "stock": stock_save}, ROUNDS)
        loads = in_turns({"ours": load, "stock": stock_load}, ROUNDS)
        book.close()
        stock.close()
    return [
        Figure("a save at 10,000 records", saves["ours"], must=20.0),
        Figure("the same against stock TinyDB's", saves["ours"], "stock TinyDB, no fsync", saves["stock"], 0.2),
        Figure("a load at 10,000 records, touches decoded", loads["ours"], "stock TinyDB", loads["stock"]),
    ]
