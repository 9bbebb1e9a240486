"""Deleted records are left out by how they begin, and nobody else is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.book.text import book_text as text
from planner.book.text import decode
from planner.book.text.book_text import Text
from planner.book.text.living import without_deleted
from planner.book.text.record_cache import RecordCache
from planner.book.text.stamped import is_alive

STAMPS = [f"202611{day}T023508.123Z-0000-k7f3" for day in (20, 21, 22)]
ANY_STAMP = st.sampled_from([*STAMPS, "", "no stamp", 5, None])
RECORD = st.fixed_dictionaries(
    {"name": st.sampled_from(["Ana", 'a\n      "_del": "', '"', "é"])},
    optional={
        "_at": ANY_STAMP,
        "_del": ANY_STAMP,
        "org": st.text(max_size=3),
        "tags": st.dictionaries(st.sampled_from(["a", "_del", "_at"]), st.booleans(), max_size=2),
        "_f": st.dictionaries(st.sampled_from(["name", "org"]), ANY_STAMP, max_size=2),
        "ZZ": st.just("before the stamps"),
    },
)


@given(
    st.dictionaries(st.text(max_size=4), st.one_of(RECORD, st.none(), st.just(5)), max_size=9),
    st.integers(1, 400),
)
def test_the_same_live_as_when_every_record_is_read(table: dict[str, Any], chunk: int):
    book = Text.of({"contacts": table, "_meta": {"book": {}}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_CHUNK", chunk)
        parsed = {
            key: doc
            for part in book.parts("contacts", without_deleted)
            for key, doc in part.items()
        }
        shown = RecordCache()
        shown.show(book, None, None)
        found = dict(shown.records.contacts.items())
    assert {key: doc for key, doc in parsed.items() if type(doc) is not dict or is_alive(doc)} == {
        key: doc for key, doc in table.items() if type(doc) is not dict or is_alive(doc)
    }
    assert found == decode.decode_table("contacts", [table], [])


def test_what_was_deleted_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch):
    dead = {f"d{n}": {"name": "Gone", "_at": STAMPS[0], "_del": STAMPS[1]} for n in range(50)}
    back = {"name": "Back", "_at": STAMPS[0], "_del": STAMPS[1], "_f": {"name": STAMPS[2]}}
    book = Text.of(
        {
            "contacts": {**dead, "b": back, "z": {"name": "Zoe", "_at": STAMPS[0]}},
            "_meta": {"book": {}},
        }
    )
    (parsed,) = book.parts("contacts", without_deleted)
    assert parsed.keys() == {"b", "z"}


def test_what_was_made_and_deleted_at_once_is_not_parsed():
    gone = {"name": "Gone", "_at": STAMPS[1], "_del": STAMPS[1]}
    book = Text.of({"contacts": {"g": gone, "z": {"name": "Zoe"}}, "_meta": {"book": {}}})
    (parsed,) = book.parts("contacts", without_deleted)
    assert parsed.keys() == {"z"}
