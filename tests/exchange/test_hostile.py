"""Whatever is in a file, a plan or a plain error comes out; never anything else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.exchange.formats import read_file as read
from planner.exchange.plan.planning import plan_import
from planner.records import Records
from tests.exchange.samples import LINKEDIN, TODAY, after, put_file

HEADER = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected "
    "On,Nickname,Birthday,Notes,Tags\n"
)
CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Ana", "Li", '"', "a@x.example", "\r", "1 Mar 2024", "https://linkedin.com/in/x"]
    ),
)
FIELDS = [
    "name",
    "tags",
    "emails",
    "aka",
    "urls",
    "day",
    "contacts",
    "_at",
    "_f",
    "_del",
    "id",
    "org",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner),
    max_leaves=12,
)


def outcome(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            sheet = read(put_file(Path(folder), data))
            plan_import(sheet, Records(), TODAY)
        except PlannerError as error:
            assert str(error)
            assert len(str(error).splitlines()) <= 3
            return "error"
    return "plan"


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes):
    outcome(data)


@given(st.lists(st.lists(CELL, max_size=12), min_size=1, max_size=6))
def test_any_cells_below_a_header_and_a_second_import_changes_nothing(rows: list[list[str]]):
    text = HEADER + "\n".join(",".join(row) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = put_file(Path(folder), text.encode("utf-8", "replace"))
        try:
            sheet = read(path)
            planned = plan_import(sheet, Records(), TODAY)
        except PlannerError:
            return
    assert len(planned.rows) == planned.read == len(sheet.rows)
    again = plan_import(sheet, after(planned), TODAY)
    assert again.edits == ()
    assert again.created == again.updated == again.doubtful == 0


@given(JSON)
def test_any_json_in_the_place_of_a_book(value: object):
    for book in ({"contacts": value}, {"contacts": {"c1": value}}, {"touches": [value]}, value):
        outcome(json.dumps(book).encode())


def test_every_beginning_of_a_file_gives_a_plan_or_a_plain_error():
    data = LINKEDIN.encode()
    outcomes = [outcome(data[:size]) for size in range(len(data))]
    assert outcomes[-1] == "plan"
    assert outcomes[0] == "error"
