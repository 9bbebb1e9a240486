"""The bytes of the book: the same for the same content, with orjson or without."""

from __future__ import annotations

import json
import math
import sys

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.book.text import codec

FLOATS = st.floats(allow_nan=False, allow_infinity=False).map(codec.number)
PLAIN = FLOATS.filter(lambda number: "e" not in repr(number))
INTEGERS = st.integers(-(2**63), 2**63 - 1)


def values(floats):
    return st.recursive(
        st.none() | st.booleans() | INTEGERS | floats | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=20,
    )


@given(values(PLAIN))
def test_the_writer_makes_the_same_bytes_as_orjson(value):
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    assert (codec.canonical(value) + "\n").encode() == orjson.dumps(value, option=options)


@given(values(FLOATS))
def test_what_is_written_is_read_back(value):
    assert codec.same(codec.loads(codec.dumps(value)), value)
    assert codec.same(json.loads(codec.dumps(value)), value)


@given(st.floats(1e-9, 1e-3) | st.floats(1e15, 1e23))
def test_numbers_with_an_exponent_are_written_alike_by_every_version_of_orjson(value):
    written = codec.dumps({"a": codec.number(value)})
    assert written == b'{\n  "a": ' + repr(value).encode() + b"\n}\n"
    assert codec.loads(written) == {"a": value}


def test_without_orjson_the_bytes_are_the_same(monkeypatch):
    value = {
        "contacts": {
            str(n): {"name": "Zoë", "weight": n / 7, "tags": {"a": True}, "no": []}
            for n in range(300)
        }
    }
    written = codec.dumps(value)
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert codec.dumps(value) == written


def test_a_few_records_are_written_without_importing_orjson(monkeypatch):
    monkeypatch.delitem(sys.modules, "orjson", raising=False)
    codec.dumps({"a": 1}, size=1)
    assert "orjson" not in sys.modules


def test_numbers_past_64_bits_are_kept():
    value = {"big": 2**80, "small": -(2**70)}
    assert codec.loads(codec.dumps(value)) == value


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, {1, 2}, b"bytes", 1j])
def test_what_is_no_json_is_refused(bad):
    with pytest.raises(codec.NotJson):
        codec.check({"a": [bad]})


@pytest.mark.parametrize("text", [b"[NaN]", b"[Infinity]", b"[-Infinity]", b"[1e999]"])
def test_numbers_that_are_none_are_read_as_null(text):
    assert codec.loads(text) == [None]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    assert codec.loads(b'\xef\xbb\xbf{\r\n  "a": 1\r\n}\r\n') == {"a": 1}


@pytest.mark.parametrize(
    "text", [b"", b"{", b'{"a": }', b"\xff", b"[" * 100_000, b"1" * 5000, b'{"a": "\n"}']
)
def test_what_cannot_be_read_is_told(text):
    with pytest.raises(codec.NotJson):
        codec.loads(text)


def test_half_a_character_does_not_break_the_book():
    assert codec.loads(codec.dumps({"name": "a\ud800b"})) == {"name": "a?b"}


def test_false_and_0_and_true_and_1_and_1_0_differ():
    values = [False, 0, True, 1, 1.0, None, "", "1", [], {}]
    assert all(
        codec.same(a, b) == (i == j) for i, a in enumerate(values) for j, b in enumerate(values)
    )
