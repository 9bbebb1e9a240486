"""Merging: a join, whatever stands in the records."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.book.merge.merge import merge, merge_documents, merge_records
from planner.book.text import codec
from planner.book.text.book_text import Text
from planner.book.text.codec import canonical
from planner.book.text.stamped import is_alive
from planner.book.text.stamps import make_stamp
from tests.book.conftest import add, names, put

STAMPS = st.builds(
    make_stamp, st.integers(0, 4), st.integers(0, 1), st.sampled_from(["aaaa", "bbbb"])
)
SCALARS = st.sampled_from([None, True, False, 0, 1, 1.0, -0.0, 0.0, "", "a", "é", [], [1], [True]])
VALUES = SCALARS | st.dictionaries(
    st.sampled_from("xyz"), SCALARS | st.just({"deep": 1}), max_size=3
)
FIELDS = st.sampled_from(["name", "tags", "_new", "_live"])
ODD = st.sampled_from([None, "", "garbage", 5, {}, {"x": 7}])
RECORDS = st.builds(
    lambda fields, own: {**fields, **own},
    st.dictionaries(FIELDS, VALUES, max_size=4),
    st.fixed_dictionaries(
        {},
        optional={
            "_at": STAMPS | ODD,
            "_del": STAMPS | ODD,
            "_f": ODD
            | st.dictionaries(
                FIELDS, STAMPS | ODD | st.dictionaries(st.sampled_from("xyz"), STAMPS | ODD)
            ),
        },
    ),
)
ANY = RECORDS | SCALARS
TABLES = st.dictionaries(st.sampled_from(["i", "j", "k"]), ANY, max_size=3)
META = st.builds(
    lambda minor, seen: {
        "book": {"app": "planner", "id": "b", "schema": {"major": 1, "minor": minor}, "seen": seen}
    },
    st.integers(8, 11),
    st.dictionaries(st.sampled_from(["aaaa", "bbbb"]), STAMPS),
)
BOOKS = st.builds(
    lambda meta, tables: {**tables, "_meta": meta},
    META,
    st.dictionaries(
        st.sampled_from(["contacts", "touches", "unknown"]), TABLES | SCALARS, max_size=3
    ),
)


LAWS = settings(max_examples=int(os.environ.get("PLANNER_MERGE_EXAMPLES", settings().max_examples)))
"""20,000 examples take some minutes: PLANNER_MERGE_EXAMPLES=20000 pytest
tests/book/test_merge.py."""


@LAWS
@given(ANY, ANY)
def test_merging_records_is_commutative(a, b):
    assert canonical(merge_records(a, b)) == canonical(merge_records(b, a))


@LAWS
@given(ANY, ANY, ANY)
def test_merging_records_is_associative(a, b, c):
    assert canonical(merge_records(merge_records(a, b), c)) == canonical(
        merge_records(a, merge_records(b, c))
    )


@LAWS
@given(ANY, ANY)
def test_merging_records_is_idempotent(a, b):
    merged = merge_records(a, b)
    assert canonical(merge_records(merged, merged)) == canonical(merged)
    assert (
        canonical(merge_records(merged, a))
        == canonical(merged)
        == canonical(merge_records(b, merged))
    )


@LAWS
@given(BOOKS, BOOKS, BOOKS)
def test_merging_books_obeys_the_three_laws(a, b, c):
    x, y, z = Text.of(a), Text.of(b), Text.of(c)
    assert merge(x, y).data == merge(y, x).data
    assert merge(merge(x, y), z).data == merge(x, merge(y, z)).data
    assert merge(merge(x, y), y).data == merge(x, y).data == merge(x, merge(x, y)).data
    assert merge(x, x).data == x.data


@given(BOOKS, BOOKS)
def test_merging_texts_is_merging_what_they_hold(a, b):
    assert merge(Text.of(a), Text.of(b)).data == Text.of(merge_documents(a, b)).data


@given(BOOKS, BOOKS)
def test_no_record_field_or_key_goes(a, b):
    merged = merge(Text.of(a), Text.of(b)).document()
    for side in (a, b):
        for name, table in side.items():
            if isinstance(table, dict):
                assert table.keys() <= merged[name].keys()
                for key, record in table.items():
                    if isinstance(record, dict):
                        assert record.keys() - {"_at", "_f", "_del"} <= merged[name][key].keys()


A, B, C = (make_stamp(number, 0, "aaaa") for number in (1, 2, 3))


def test_the_later_edit_of_a_field_wins_and_other_fields_stay():
    one = {"_at": A, "name": "Ana", "org": "Acme", "_f": {"org": B}}
    two = {"_at": A, "name": "Ana Li", "org": "Globex", "_f": {"name": C}}
    assert merge_records(one, two) == {
        "_at": A,
        "name": "Ana Li",
        "org": "Acme",
        "_f": {"name": C, "org": B},
    }


def test_sets_merge_element_by_element():
    one = {"_at": A, "tags": {"x": True, "y": False}, "_f": {"tags": {"y": C}}}
    two = {"_at": A, "tags": {"x": True, "y": True, "z": True}, "_f": {"tags": {"z": B}}}
    merged = merge_records(one, two)
    assert merged["tags"] == {"x": True, "y": False, "z": True}
    assert merged["_f"] == {"tags": {"y": C, "z": B}}


def test_birth_is_the_earlier_and_keeps_the_stamps_of_the_later():
    merged = merge_records({"_at": B, "name": "Ana"}, {"_at": A, "org": "Acme"})
    assert merged == {"_at": A, "name": "Ana", "org": "Acme", "_f": {"name": B}}


def test_an_edit_beats_an_older_delete_and_loses_to_a_later_one():
    record = {"_at": A, "name": "Ana"}
    edited = {**record, "org": "Acme", "_f": {"org": C}}
    assert is_alive(merge_records({**record, "_del": B}, edited))
    assert not is_alive(
        merge_records({**record, "_del": C}, {**record, "org": "Acme", "_f": {"org": B}})
    )
    assert not is_alive(merge_records({**record, "_del": C}, edited)), (
        "at the same instant the delete wins"
    )


def test_false_0_and_null_do_not_pass_for_each_other():
    for one, two in ((False, 0), (True, 1), (None, ""), (1, 1.0)):
        a, b = {"_at": A, "x": one}, {"_at": A, "x": two}
        assert canonical(merge_records(a, b)) == canonical(merge_records(b, a))
        assert codec.same(merge_records(a, b)["x"], one) != codec.same(
            merge_records(a, b)["x"], two
        )


def test_two_machines_that_merge_the_same_write_the_same_bytes(desk, other):
    book, theirs = desk.create(), other.open()
    ana = add(book, "Ana", tags=frozenset({"a"}))
    common = desk.path.read_bytes()
    theirs.refresh()
    book.apply(put("contacts", ana, org="Acme", tags=frozenset({"a", "b"})))
    mine = desk.path.read_bytes()
    desk.path.write_bytes(common)
    for shadow in other.state.rglob("shadow-*"):
        shadow.unlink()
    theirs = other.open()
    theirs.apply(put("contacts", ana, role="Head", tags=frozenset()))
    other_text, mine_text = Text.trusted(desk.path.read_bytes()), Text.trusted(mine)
    assert other_text is not None and mine_text is not None
    assert merge(mine_text, other_text).data == merge(other_text, mine_text).data
    book.refresh()
    contact = book.records.contacts[ana]
    assert (contact.org, contact.role, contact.tags) == ("Acme", "Head", {"b"})
    written = desk.path.read_bytes()
    assert theirs.refresh() and not book.refresh()
    assert desk.path.read_bytes() == written, "no ping-pong"
    assert names(theirs) == ["Ana"]
