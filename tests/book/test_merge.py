"""Merging: a join, whatever stands in the records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.book.codec import canonical
from planner.book.merge import merge, merge_documents, merge_records
from planner.book.stamps import make_stamp
from planner.book.text import Text

STAMPS = st.builds(make_stamp, st.integers(0, 4), st.integers(0, 1), st.sampled_from(["aaaa", "bbbb"]))
SCALARS = st.sampled_from([None, True, False, 0, 1, 1.0, -0.0, 0.0, "", "a", "é", [], [1], [True]])
VALUES = SCALARS | st.dictionaries(st.sampled_from("xyz"), SCALARS | st.just({"deep": 1}), max_size=3)
FIELDS = st.sampled_from(["name", "tags", "_new", "_live"])
ODD = st.sampled_from([None, "", "garbage", 5, {}, {"x": 7}])
RECORDS = st.builds(
    lambda fields, own: {**fields, **own},
    st.dictionaries(FIELDS, VALUES, max_size=4),
    st.fixed_dictionaries({}, optional={
        "_at": STAMPS | ODD, "_del": STAMPS | ODD,
        "_f": ODD | st.dictionaries(FIELDS, STAMPS | ODD | st.dictionaries(st.sampled_from("xyz"), STAMPS | ODD)),
    }),
)
ANY = RECORDS | SCALARS
TABLES = st.dictionaries(st.sampled_from(["i", "j", "k"]), ANY, max_size=3)
META = st.builds(lambda minor, seen: {"book": {"app": "planner", "id": "b", "schema": {"major": 1, "minor": minor},
                                               "seen": seen}},
                 st.integers(8, 11), st.dictionaries(st.sampled_from(["aaaa", "bbbb"]), STAMPS))
BOOKS = st.builds(lambda meta, tables: {**tables, "_meta": meta}, META,
                  st.dictionaries(st.sampled_from(["contacts", "touches", "unknown"]), TABLES | SCALARS, max_size=3))


@given(RECORDS, RECORDS)
def test_merging_records_is_commutative(a, b):
    assert canonical(merge_records(a, b)) == canonical(merge_records(b, a))


@given(ANY, ANY, ANY)
def test_merging_records_is_associative(a, b, c):
    one, other = merge_records(merge_records(a, b), c), merge_records(a, merge_records(b, c))
    assert canonical(one) == canonical(other)
