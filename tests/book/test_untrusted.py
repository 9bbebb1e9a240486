"""What comes out of the shared folder is believed in nothing: each kind of attack in many variants, from the outside."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from planner.book import examine
from planner.book.text.book_text import Text
from tests.book.conftest import add, names

TODAY = date(2026, 12, 1)
COPY = "planner (Ana's conflicted copy 2026-11-22).json"


def nested(depth: int, kind: str) -> Any:
    """Something of which there are many in each other."""
    value: Any = "the innermost"
    for number in range(depth):
        if kind == "lists" or (kind == "both" and number % 2):
            value = [value]
        else:
            value = {"a": value}
    return value


def deep_json(depth: int, kind: str) -> str:
    """The same as text, for the standard library does not write it."""
    ends = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "both": ('[{"a":', "}]")}
    begin, end = ends[kind]
    return begin * depth + "1" + end * depth


@pytest.mark.parametrize("kind", ["lists", "objects", "both"])
@pytest.mark.parametrize("depth", [65, 200, 450, 900, 3000, 50_000])
@pytest.mark.parametrize("where", ["field", "table", "record", "copy"])
def test_what_is_nested_too_deep_is_kept_as_text(desk, kind, depth, where):
    book = desk.create()
    ana = add(book, "Ana")
    deep = "@@"
    document = desk.document()
    if where == "table":
        document["unknown"] = deep
    elif where == "record":
        document["unknown"] = {"x": deep}
    else:
        document["contacts"][ana]["unknown"] = deep
    data = json.dumps(document).replace('"@@"', deep_json(depth, kind))
    path = desk.path.with_name(COPY) if where == "copy" else desk.path
    path.write_text(data)
    book = desk.open()
    add(book, "Bo")
    book.sync()
    assert names(desk.open()) == ["Ana", "Bo"]
    assert book.undo() is not None and book.redo() is not None
    examine(book, TODAY)
    whole = desk.path.read_text()
    assert whole.count("[") + whole.count("{") > 40, "the value is kept as text"
    assert Text.trusted(desk.path.read_bytes()) is not None


@pytest.mark.parametrize("depth", [66, 300, 900])
def test_depth_under_a_right_hash_is_bounded_too(desk, depth):
    book = desk.create()
    ana = add(book, "Ana")
    document = desk.document()
    document["contacts"][ana]["unknown"] = nested(min(depth, 400), "both")
    data = Text.of(document).data
    assert Text.trusted(data) is None
    desk.path.write_bytes(data)
    book = desk.open()
    add(book, "Bo")
    assert names(desk.open()) == ["Ana", "Bo"]
