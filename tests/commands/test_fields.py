"""Birthdays, with and without a year: read as one writes them, told in words."""

from __future__ import annotations

import pytest

from planner.commands.people.fields import read_field, show_field, told_field
from planner.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "held", "told"),
    [
        ("--03-07", "--03-07", "7 March"),
        ("1990-03-07", "1990-03-07", "7 March 1990"),
        ("7 March", "--03-07", "7 March"),
        ("7. mar 1990", "1990-03-07", "7 March 1990"),
        ("29 Feb", "--02-29", "29 February"),
        ("", "", ""),
    ],
)
def test_a_birthday_is_told_in_words_and_read_back_from_them(
    typed: str, held: str, told: str
) -> None:
    assert read_field("birthday", typed) == held
    assert told_field("birthday", held) == told
    assert read_field("birthday", told) == held
    assert read_field("birthday", show_field("birthday", held)) == held


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "7 March 19x0",
        "31 June",
        "7",
        "32 mar",
        "--3-7",
        "7 ma",
        "2026-W01-1",
        "19900307",
        "1990W011",
        "--0307",
        "1990-066",
        "٢٠٢٠-٠٣-٠٧",
    ],
)
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is no birthday"):
        read_field("birthday", typed)


def test_a_birthday_that_is_refused_is_quoted_as_it_was_typed() -> None:
    with pytest.raises(UsageError, match="“31 february” is no birthday"):
        read_field("birthday", "31 february")


def test_a_name_is_one_line() -> None:
    assert read_field("name", " Ana\nMaria\t Li ") == "Ana Maria Li"


@pytest.mark.parametrize(
    "odd", ["", "spring", "--", "-", "1990", "1990-13-01", "--13-01", "03-07", "1990-03-", "٣-٧"]
)
def test_what_another_program_wrote_for_a_birthday_is_shown_as_it_is(odd: str) -> None:
    assert told_field("birthday", odd) == odd
