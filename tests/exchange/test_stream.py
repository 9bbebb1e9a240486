"""A large file of JSON is read value by value, as the standard library reads it whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.exchange.formats import read_file as read
from planner.exchange.plan.planning import plan_import
from planner.exchange.read import stream
from planner.exchange.read.stream import Stream
from planner.records import Records
from tests.exchange.samples import TODAY, put_file

ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def gone_through(data: bytes) -> Any:
    """What a stream reads, an object and the objects and lists in it taken member by member."""
    source = Stream(data)

    def one(depth: int) -> Any:
        sign = source.peek()
        if depth and sign == "{":
            return {name: one(depth - 1) for name in source.members()}
        if depth and sign == "[":
            return [one(depth - 1) for _ in source.elements()]
        return source.value()

    found = one(2)
    source.end()
    return found


@given(ANY, st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
def test_values_are_what_the_standard_library_reads(
    value: Any, chunk: int, indent: int | None, ascii_only: bool
):
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
    with patch.object(stream, "_CHUNK", chunk):
        assert gone_through(data) == json.loads(data)


@given(ANY, st.integers(1, 9), st.data())
def test_what_is_cut_off_or_goes_on_is_no_json(value: Any, chunk: int, draw: st.DataObject):
    text = json.dumps({"a": value})
    cut = draw.draw(st.integers(0, len(text) - 1))
    with patch.object(stream, "_CHUNK", chunk):
        for wrong in (text[:cut], text + "]"):
            with pytest.raises(ValueError, match="line 1"):
                gone_through(wrong.encode())


def test_a_book_that_is_cut_off_is_refused_as_a_whole_and_the_line_is_said(tmp_path: Path):
    book = json.dumps({"contacts": {f"c{n}": {"name": f"Ana {n}"} for n in range(9)}}, indent=1)
    path = put_file(tmp_path, book[:-40], "planner.json")
    with (
        patch.object(stream, "_CHUNK", 20),
        pytest.raises(PlannerError, match=r"none \(.*line 26\)\. Is it complete"),
    ):
        plan_import(read(path), Records(), TODAY)


def test_a_large_book_tells_how_far_it_is_and_holds_once_what_stands_in_many_records(
    tmp_path: Path,
):
    record = {"org": "Acme", "tags": ["design"], "state": "kept"}
    book = {"contacts": {f"c{n}": {"name": f"Ana {n}", **record} for n in range(5_500)}}
    told: list[tuple[int, int]] = []
    planned = plan_import(
        read(put_file(tmp_path, json.dumps(book), "planner.json")),
        Records(),
        TODAY,
        lambda *at: told.append(at),
    )
    assert told == [(5_000, 0)] and planned.created == 5_500
    for field in ("org", "tags"):
        assert len({id(edit.fields[field]) for edit in planned.edits}) == 1  # type: ignore[union-attr]
