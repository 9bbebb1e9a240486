"""A user's words as a terminal is shown them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.words import QUOTED, quoted, visible

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana \u202eiL", "Ana \u202eiL\u202c"),
        ("\u2067Ana", "\u2067Ana\u2069"),
        ("Ana\u202c\u2069", "Ana"),
        ("\u202a+49 30\u202c", "\u202a+49 30\u202c"),
        ("\u2066a\u202eb", "\u2066a\u202eb\u202c\u2069"),
        ("\u202ea\u2069b", "\u202eab\u202c"),
        ("אנה לי", "אנה לי"),
        ("a\u2028b", "a\u2424b"),
        ("a\x1b[31m", "a␛[31m"),
    ],
)
def test_what_turns_the_direction_of_writing_is_closed_where_the_text_ends(
    text: str, shown: str
) -> None:
    assert visible(text) == shown


@given(st.text(st.sampled_from(TURNS + "ab\n")))
def test_no_text_turns_what_stands_behind_it(text: str) -> None:
    shown = visible(text)
    opened: list[str] = []
    for char in shown:
        if char in TURNS and char not in "\u202c\u2069":
            opened.append("\u2069" if char >= "\u2066" else "\u202c")
        elif char in "\u202c\u2069":
            assert opened.pop() == char
    assert not opened
    assert visible(shown) == shown and len(shown.splitlines()) <= 1


@given(st.text())
def test_a_quotation_is_one_short_line(text: str) -> None:
    said = quoted(text)
    assert len(said.splitlines()) == 1 and len(said) <= 2 + 2 * QUOTED
    assert quoted("x" * 61) == f"“{'x' * 59}…”" and quoted("x" * 60) == f"“{'x' * 60}”"
