"""Undo, redo and the journal (R30): every change can be taken back, across restarts, and only what
was ours."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.book import Book
from planner.book.memory import journal
from planner.change import Change, Drop, Put
from tests.book.conftest import Desk, add, names, put, touch


def shown(book: Book):
    return {name: dict(table) for name, table in book.records._asdict().items()}


def test_R30_undo_and_redo_across_restarts(desk):
    add(desk.create(), "Ana", tags=frozenset({"a"}))
    add(desk.open(), "Bo")
    assert desk.open().undo().label == "added Bo"
    assert names(desk.open()) == ["Ana"]
    assert desk.open().undo().undone
    assert names(desk.open()) == []
    assert desk.open().undo() is None
    step = desk.open().redo()
    assert step.label == "added Ana" and not step.undone
    assert desk.open().redo().label == "added Bo"
    assert desk.open().redo() is None
    book = desk.open()
    assert names(book) == ["Ana", "Bo"]
    assert next(iter(book.records.contacts.values())).tags == {"a"}


def test_R30_a_new_change_ends_what_could_be_redone(book):
    add(book, "Ana")
    book.undo()
    add(book, "Bo")
    assert book.redo() is None
    assert [(step.label, step.undone) for step in book.history()] == [
        ("added Bo", False),
        ("added Ana", True),
    ]
    assert len(book.history(1)) == 1


def test_R30_undoing_a_drop_brings_all_fields_back(book):
    ana = add(book, "Ana", org="Acme", tags=frozenset({"a"}))
    before = book.records.contacts[ana]
    book.apply(Change("removed Ana", (Drop("contacts", ana),)))
    book.undo()
    assert book.records.contacts[ana] == before
    book.redo()
    assert ana not in book.records.contacts
    book.undo()
    assert book.records.contacts[ana] == before


EDITS = st.one_of(
    st.builds(
        Put,
        st.sampled_from(["contacts", "hooks"]),
        st.sampled_from("xyz"),
        st.fixed_dictionaries(
            {},
            optional={
                "tags": st.frozensets(st.sampled_from("abc")),
                "text": st.sampled_from(["", "one", "two"]),
                "name": st.sampled_from(["", "Ana", "Bo"]),
                "expires": st.sampled_from([None, date(2026, 11, 18)]),
            },
        ),
    ),
    st.builds(Drop, st.sampled_from(["contacts", "hooks"]), st.sampled_from("xyz")),
    st.builds(
        Put,
        st.just("settings"),
        st.just("user"),
        st.fixed_dictionaries({"budget_minutes": st.integers(1, 3)}),
    ),
)


@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_R30_undoing_all_and_redoing_all_goes_through_the_same_states(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("undo")
    (folder / "synced").mkdir()
    book = Desk(folder / "synced", folder / "state").create()
    states = [(shown(book), book.settings)]
    for number, edits in enumerate(changes):
        book.apply(Change(f"change {number}", tuple(edits)))
        if len(book.history(1000)) == len(states):
            states.append((shown(book), book.settings))
    for state in reversed(states[:-1]):
        assert book.undo() is not None
        assert (shown(book), book.settings) == state
    assert book.undo() is None
    for state in states[1:]:
        assert book.redo() is not None
        assert (shown(book), book.settings) == state


def test_R30_undoing_mine_leaves_theirs(desk, other):
    book = desk.create()
    ana = add(book, "Ana", tags=frozenset({"a"}))
    book.apply(put("contacts", ana, org="Acme", role="Head", tags=frozenset({"a", "b"})))
    theirs = other.open()
    theirs.apply(put("contacts", ana, org="Globex", tags=frozenset({"a", "b", "c"})))
    book.undo()
    contact = book.records.contacts[ana]
    assert (contact.org, contact.role, contact.tags) == ("Globex", "", {"a", "c"})
    book.undo()
    assert book.records.contacts[ana].name == "Ana", "a record that others have edited does not go"


def test_R30_each_machine_undoes_its_own(desk, other):
    book = desk.create()
    add(book, "Ana")
    theirs = other.open()
    add(theirs, "Bo")
    book.undo()
    assert names(book) == ["Bo"]
    assert theirs.undo().label == "added Bo"
    assert names(theirs) == []
    assert book.undo() is None


def test_an_undo_that_finds_nothing_left_still_counts(desk, other):
    book = desk.create()
    ana = add(book, "Ana")
    book.apply(put("contacts", ana, org="Acme"))
    other.open().apply(put("contacts", ana, org="Globex"))
    assert book.undo().label.startswith("put contacts")
    assert book.records.contacts[ana].org == "Globex"
    assert book.undo().label == "added Ana"


def journal_of(desk: Desk):
    (found,) = desk.state.rglob("journal-*.jsonl")
    return found


def test_damaged_lines_are_skipped(book, desk):
    add(book, "Ana")
    add(book, "Bo")
    path = journal_of(desk)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(
        b"\xff\n" + lines[0] + b'{"kind": "do"}\n[]\n\0\0\0\n' + lines[1] + b'{"kind":"do","of":"20'
    )
    assert [step.label for step in desk.open().history()] == ["added Bo", "added Ana"]
    add(book, "Cy")
    assert [step.label for step in desk.open().history()] == ["added Cy", "added Bo", "added Ana"]
    for _ in range(3):
        book.undo()
    assert names(book) == []


def test_a_change_that_a_crash_kept_from_being_saved_is_not_undone(book, desk):
    add(book, "Ana")
    saved = desk.path.read_bytes()
    for shadow in desk.state.rglob("shadow-*"):
        shadow.unlink()
    add(book, "Bo")
    desk.path.write_bytes(saved)
    for shadow in desk.state.rglob("shadow-*"):
        shadow.unlink()
    again = desk.open()
    assert [step.label for step in again.history()] == ["added Ana"]
    add(again, "Cy")
    assert [step.label for step in again.history()] == ["added Cy", "added Ana"]
    assert len(journal_of(desk).read_bytes().splitlines()) == 2


def test_the_journal_stays_under_its_limit(book, desk, monkeypatch):
    monkeypatch.setattr(journal, "LIMIT", 20_000)
    ana = add(book, "Ana", notes="0")
    for number in range(1, 60):
        book.apply(put("contacts", ana, notes=f"{number} {'x' * 200}"))
    assert journal_of(desk).stat().st_size < 22_000
    steps = book.history(1000)
    assert 10 < len(steps) < 60
    assert all(json.loads(line) for line in journal_of(desk).read_bytes().splitlines())
    undone = 0
    while book.undo() is not None:
        undone += 1
    assert 10 < undone < 60
    assert book.records.contacts[ana].notes.split()[0] == str(59 - undone)


def test_one_change_past_the_limit_is_still_kept(book, monkeypatch):
    monkeypatch.setattr(journal, "LIMIT", 2_000)
    ana = add(book, "Ana")
    for number in range(3):
        book.apply(put("contacts", ana, notes=f"{number} {'x' * 4000}"))
    assert book.undo() is not None
    assert book.records.contacts[ana].notes.startswith("1 ")


def test_undo_of_an_import_takes_it_all_back(book):
    ana = add(book, "Ana")
    book.apply(
        Change(
            "import",
            tuple(Put("contacts", f"c{n:04}", {"name": f"Person {n}"}) for n in range(500)),
        )
    )
    touch(book, ana)
    assert len(book.records.contacts) == 501
    book.undo()
    assert book.undo().label == "import"
    assert list(book.records.contacts) == [ana]
    book.redo()
    assert len(book.records.contacts) == 501


@pytest.mark.parametrize("tables", [{"contacts": {}}, {}])
def test_a_history_whose_records_are_gone_is_harmless(book, desk, tables):
    add(book, "Ana")
    about = desk.document()["_meta"]
    for shadow in desk.state.rglob("shadow-*"):
        shadow.unlink()
    desk.path.write_text(json.dumps({"_meta": about, **tables}))
    again = desk.open()
    assert again.undo().label == "added Ana"
    assert names(again) == []
