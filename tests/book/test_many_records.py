"""A change of many records at once comes to the same file, byte for byte, as if they were set one
by one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.book import Book
from planner.book.sync import book_file
from planner.book.text import book_text as text
from planner.change import Change, Drop, Put
from tests.book.conftest import Clock, Desk, add, names
from tests.book.test_faults import Faults, trials, with_ana

KEYS = st.sampled_from(["a", "b", "bb", "é", "z\\n", '"'])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "tags": st.frozensets(st.sampled_from("abc")),
        "name": st.sampled_from(["", "Ana", "Bo"]),
        "connected_on": st.sampled_from([None, date(2026, 11, 18)]),
        "cadence_days": st.integers(1, 9),
    },
)
EDITS = st.one_of(
    st.builds(Put, st.just("contacts"), KEYS, FIELDS),
    st.builds(Drop, st.just("contacts"), KEYS),
    st.builds(
        Put,
        st.just("hubs"),
        KEYS,
        st.fixed_dictionaries({"cost": st.sampled_from([1.0, 1e30, 0.5])}),
    ),
    st.builds(
        Put,
        st.just("settings"),
        st.just("user"),
        st.fixed_dictionaries({"budget_minutes": st.integers(1, 3)}),
    ),
)
STEPS = st.one_of(st.lists(EDITS, min_size=1, max_size=5), st.sampled_from(["undo", "redo"]))


def went_through(
    folder: Path, steps: list[list[Put | Drop] | str]
) -> tuple[bytes, list[object], list[object]]:
    """The file, what was seen on the way, and the history, of a book that went through some
    steps."""
    path = folder / "planner.json"
    book = Book.open(path, state=folder / "state", clock=Clock(), create=False)
    seen: list[object] = []
    for number, step in enumerate(steps):
        if isinstance(step, str):
            getattr(book, step)()
        else:
            book.apply(Change(f"change {number}", tuple(step)))
        seen.append((dict(book.records.contacts), dict(book.records.hubs), book.settings))
    return path.read_bytes(), seen, list(book.history())


ONLY_STAMPS = [
    Put("contacts", "a", {}),
    *(Put("settings", "user", {"budget_minutes": n}) for n in (1, 3)),
]


@example([[Put("settings", "user", {"budget_minutes": 3})], ONLY_STAMPS], 1)
@given(st.lists(STEPS, min_size=1, max_size=8), st.sampled_from([1, 1 << 16]))
def test_many_at_once_and_one_by_one_come_to_the_same_file(tmp_path_factory, steps, chunk):
    made = tmp_path_factory.mktemp("made")
    book = Desk(made, made / "state").create()
    (made / "state").mkdir(exist_ok=True)
    (made / "state" / "device").write_text("k7f3\n")
    book.close()
    twin = tmp_path_factory.mktemp("twin")
    (twin / "planner.json").write_bytes((made / "planner.json").read_bytes())
    (twin / "state").mkdir()
    (twin / "state" / "device").write_text("k7f3\n")
    alone = went_through(made, steps)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_FEW", 0)
        patch.setattr(text, "_CHUNK", chunk)
        assert went_through(twin, steps) == alone


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


def many(book: Book, count: int, prefix: str = "c") -> None:
    book.apply(
        Change(
            "imported",
            tuple(
                Put(
                    "contacts",
                    f"{prefix}{n:05}",
                    {"name": f"Person {n}", "tags": frozenset({"new"})},
                )
                for n in range(count)
            ),
        )
    )


def test_the_journal_of_what_was_made_holds_ids_and_no_values(desk):
    book = desk.create()
    many(book, 3000)
    (journal,) = desk.state.rglob("journal-*.jsonl")
    line = json.loads(journal.read_bytes())
    assert line["edits"][7] == {"table": "contacts", "id": "c00007", "born": True}
    assert "Person" not in journal.read_text()
    assert desk.open().undo().label == "imported"
    assert names(desk.open()) == []
    desk.open().redo()
    assert len(desk.open().records.contacts) == 3000


def test_undoing_many_leaves_those_that_another_machine_has_edited(desk, other):
    book = desk.create()
    many(book, 2000)
    other.open().apply(Change("told more", (Put("contacts", "c00007", {"org": "Acme"}),)))
    book.undo()
    assert names(book) == ["Person 7"]


def test_a_change_of_many_beside_what_another_writes_loses_neither(desk, other, monkeypatch):
    book = desk.create()
    theirs = other.open()
    real = book_file.save

    def late(*args):
        monkeypatch.setattr(book_file, "save", real)
        add(theirs, "Bo")
        return real(*args)

    monkeypatch.setattr(book_file, "save", late)
    many(book, 1500)
    assert len(names(book)) == 1501 and "Bo" in names(book)
    assert names(desk.open()) == names(book)
    book.undo()
    assert names(desk.open()) == ["Bo"]


def test_a_fault_at_any_call_leaves_all_or_nothing(tmp_path, faults, monkeypatch):
    monkeypatch.setattr(text, "_FEW", 2)
    for desk, book, error, where in trials(
        tmp_path, faults, with_ana, lambda _, book: many(book, 3)
    ):
        expected = ["Ana"] if error else ["Ana", "Person 0", "Person 1", "Person 2"]
        assert names(book) == names(desk.open()) == expected, where
        assert len(book.history()) == (1 if error else 2), where
