"""Names: titles and degrees come off, nothing else does, and what came off is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.names import clean, fold, tidy, together


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Priya Patel, PhD", "Priya Patel"),
        ("Priya Patel PhD", "Priya Patel"),
        ("Dr. Ana Li, MBA, PMP", "Ana Li"),
        ("Prof. Dr. Heinz Müller", "Heinz Müller"),
        ("Ana Li (she/her)", "Ana Li"),
        ("Samuel (Sam) Okafor", "Samuel Okafor"),
        ("Li, Ana", "Ana Li"),
        ("  Ana\t Li\n", "Ana Li"),
        ("Yo-Yo Ma", "Yo-Yo Ma"),
        ("JACK MA", "JACK MA"),
        ("M. Night Shyamalan", "M. Night Shyamalan"),
        ("Robert Downey, Jr.", "Robert Downey Jr."),
        ("Chiara D'Angelo", "Chiara D'Angelo"),
        ("Zoë van der Berg", "Zoë van der Berg"),
        ("Dr.", "Dr."),
        ("王小明", "王小明"),
        ("نور الحسن", "نور الحسن"),
        ("[Ana]", "[Ana]"),
    ],
)
def test_a_name_is_cleaned_of_titles_and_degrees_alone(said: str, name: str):
    assert clean(said).name == name


def test_a_nickname_in_brackets_becomes_another_name_and_pronouns_do_not():
    assert clean("Samuel (Sam) Okafor").aka == {"Sam"}
    assert clean("Ana Li (she/her)").aka == frozenset()


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("王", "小明", "王小明"),
        ("小明", "王", "王小明"),
        ("伟", "王", "王伟"),
        ("王", "伟", "王伟"),
        ("서연", "김", "김서연"),
        ("美咲", "佐藤", "佐藤 美咲"),
        ("Ana", "Li", "Ana Li"),
        ("", "Li", "Li"),
        ("王", "", "王"),
        ("小明 Tom", "王", "小明 Tom 王"),
    ],
)
def test_chinese_and_korean_names_are_said_family_name_first(first: str, last: str, name: str):
    assert together(first, "", last) == name


@given(st.text(max_size=40))
def test_whatever_is_in_a_cell_a_name_comes_out_or_none_and_a_change_is_told(text: str):
    cleaned = clean(text)
    assert cleaned.changed == (cleaned.name != tidy(text))
    assert bool(cleaned.name) == bool(tidy(text))
    assert clean(cleaned.name).name == clean(clean(cleaned.name).name).name


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Søren MÜLLER", "soren muller"),
        ("Łukasz", "lukasz"),
        ("D’Angelo", "dangelo"),
        ("Straße", "strasse"),
        ("Jean-Luc", "jean luc"),
        ("J.P. Morgan", "jp morgan"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str):
    assert fold(one) == fold(other)
