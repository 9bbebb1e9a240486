"""The book's text: changing it where it stands is the same as writing it anew."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from planner.book.text import codec, content_hash
from planner.book.text.book_text import GONE, Text, about, parsed_line

KEYS = st.text(max_size=6) | st.sampled_from(
    ['a": "b"', "\\", '\\"', "é😀", "\n", "zz", "0199", "_"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.dictionaries(st.text(max_size=3), inner, max_size=2) | st.lists(inner, max_size=2)
    ),
)
RECORDS = st.dictionaries(st.sampled_from(["_at", "name", "hash", "tags"]), VALUES, max_size=3)
TABLES = st.dictionaries(KEYS, RECORDS, max_size=12)
ABOUT = {"app": "planner", "id": "b", "seen": {}}
BOOKS = st.builds(
    lambda tables, other: {**tables, "_meta": {**other, "book": ABOUT}},
    st.dictionaries(st.sampled_from(["contacts", "touches", "AA", "zz", 'q"']), TABLES, max_size=4),
    TABLES,
)
EDITS = st.dictionaries(
    st.tuples(st.sampled_from(["contacts", "touches", "new", 'q"']), KEYS), RECORDS, max_size=4
)


def with_edits(document, edits):
    changed = {name: dict(table) for name, table in document.items()}
    for (name, key), record in edits.items():
        changed.setdefault(name, {})[key] = record
    return changed


@given(BOOKS, st.lists(EDITS, max_size=3), st.booleans(), st.sampled_from([1, 7, 64, 1 << 18]))
def test_changing_records_in_place_is_writing_the_book_anew(document, changes, parsed, step):
    text = Text.of(document)
    for edits in changes:
        if parsed:
            text.table("contacts")
        with patch.object(content_hash, "_STEP", step):
            text = text.with_records(edits)
        document = with_edits(document, edits)
        assert text.data == Text.of(document).data
        again = Text.trusted(text.data)
        assert again is not None
        assert again.spans == text.spans
        for (name, key), record in edits.items():
            assert codec.same(again.record(name, key), record)


@given(BOOKS)
def test_records_are_found_alone_in_chunks_and_in_lines(document):
    text = Text.of(document)
    for name, table in document.items():
        if name == "_meta":
            continue
        assert {key: text.record(name, key) for key in table} == table
        assert dict(map(parsed_line, text.lines(name))) == table
        assert {key: record for part in text.parts(name) for key, record in part.items()} == table
        assert text.record(name, "nobody") is None
    assert text.table("nothing") == {}
    assert text.record("nothing", "nobody") is None


@given(BOOKS, st.data())
def test_a_text_that_was_changed_by_hand_is_not_trusted(document, data):
    text = Text.of(document).data
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != text[at]))
    assert Text.trusted(text[:at] + bytes([other]) + text[at + 1 :]) is None
    assert Text.trusted(text[:at]) is None
    assert Text.trusted(text + b" ") is None


def test_hundreds_of_records_are_written_and_read_in_chunks():
    document = {
        "_meta": {"book": ABOUT},
        "contacts": {f"{n:05}": {"name": "x" * 200} for n in range(2000)},
    }
    text = Text.of(document)
    assert len(list(text.parts("contacts"))) > 2
    new = {("contacts", f"{n:05}a"): {"name": "new"} for n in range(500)}
    assert text.with_records(new).data == Text.of(with_edits(document, new)).data


def test_a_document_can_be_taken_out():
    document = {"_meta": {"book": ABOUT}, "contacts": {"a": {}, "b": {"name": "B"}}}
    text = Text.of(document).with_records({("contacts", "a"): GONE})
    assert text.table("contacts") == {"b": {"name": "B"}}


def test_what_a_book_says_of_itself_is_read_alone():
    assert about(Text.of({"_meta": {"book": ABOUT}, "contacts": {}}).data)["id"] == "b"
    assert about(b"{}") == about(b"") == about(b'\n  "_meta": {\n  }') == about(b"[1, 2]") == {}
