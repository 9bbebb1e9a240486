"""Lines that lean on the line before, come in batches, or are no lines at all (R27)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.quicklog.entry import Span
from planner.quicklog.parser import parse, split_batch
from tests.quicklog.book import LEXICON, TODAY


def read(line: str, **more):
    return parse(line, LEXICON, today=TODAY, **more)


def test_R27_same_means_the_people_and_the_hub_of_the_line_before():
    before = read("lunch with Ana Li and Zed Kay at PyData")
    entry = read("coffee with same at the same place yesterday", previous=before)
    assert entry.people == before.people
    assert entry.hub == "PyData"
    assert not entry.questions
    alone = read("coffee with same")
    assert [question.said for question in alone.questions] == ["same"]
    assert read("coffee with Ana Li at the same place").hub is None


def test_R27_each_stretch_of_the_line_has_its_colour():
    line = "coffee w/ Ana Li and Zed Kay (Umbrella) yesterday 40m #x; promised deck by fri; nice"
    spans = {line[span.start : span.end]: span.part for span in read(line).spans}
    assert spans == {
        "coffee": "kind",
        "w/ Ana Li and": "person",
        "Zed Kay": "new_person",
        "(Umbrella)": "org",
        "yesterday": "day",
        "40m": "length",
        "#x": "tag",
        "promised deck": "promise",
        "by fri": "due",
        "nice": "note",
    }
    assert read("coffee with Sam").spans[-1] == Span(12, 15, "doubtful")


def test_R22_whom_it_came_from_has_a_colour_of_their_own():
    line = "got a lead from Xan: data job at Umbrella"
    spans = [(line[span.start : span.end], span.part) for span in read(line).spans]
    assert spans == [
        ("got a lead from", "outcome"),
        ("Xan", "new_person"),
        (": data job at Umbrella", "outcome"),
    ]


def test_R27_a_batch_has_an_entry_for_each_line():
    assert split_batch("coffee with Ana Li\n\n  call with Bo Chen \r\n") == [
        "coffee with Ana Li",
        "call with Bo Chen",
    ]
    assert split_batch(" \n") == []


ODD = (
    "",
    " ",
    "\n\n",
    "\x00\x01\x1b[31m",
    ";;;",
    "((((",
    ")" * 500,
    '"' * 300,
    "@",
    "#",
    "@@@ ### !!!",
    "w/",
    "with with with",
    "; ; ;",
    "no,",
    "next",
    "\u202e\u200f",
    "a" * 10_000,
    "with " * 2_000,
    "Ana Li, " * 1_250,
    "learned " * 1_200,
    "(" * 5_000,
    "- " * 5_000,
    "coffee with " + "- " * 5_000,
    "by fri " * 1_500,
    "coffee with " + "Zed " * 2_500,
    "'s 'll 're",
    "Ana's",
    "I'll",
    "1.",
    "- -",
    "/",
    "\ud800",
)


def test_R27_a_list_of_a_thousand_new_names_is_read():
    letters = "abcdefghijklmnopqrstuvwxyzäöüéèåøñç"
    names = [f"Q{first}{second}k" for first in letters for second in letters]
    assert len(read("met Zed Kay, " + ", ".join(names)).people) == 1 + len(names)
    assert len(read("met " + " and ".join(f"{name} Family" for name in names)).people) == len(names)


@pytest.mark.parametrize("line", ODD, ids=range(len(ODD)))
def test_no_text_is_too_odd_to_have_an_entry(line: str):
    entry = read(line)
    assert entry.line == line
    assert read(line) == entry


def test_R27_escape_sequences_and_markup_are_kept_as_typed():
    entry = read("coffee with Ana Li; [bold]nice[/bold] \x1b[31m red")
    assert entry.note == "[bold]nice[/bold] \x1b[31m red"


def test_R27_nobody_is_asked_for_more_than_once_and_nothing_twice_in_the_people():
    entry = read("coffee with Ana Li, Ana and ana li; via Sam; owe Sam for lunch")
    assert [person.id for person in entry.people] == ["Ana Li"]
    assert len(entry.questions) == 1


def test_a_same_that_was_answered_is_not_asked_again():
    line = "coffee with Ana Li yesterday, with same"
    (question,) = read(line).questions
    assert not read(line, choices={question.said: "none"}).questions
    assert not read(line, choices={question.said: "new"}).questions


def test_what_begins_from_an_hour_begins_then():
    assert read("call with Ana Li from 9:30").time == "09:30"
    assert read("call with Ana Li until 9:30").time is None


def test_a_first_name_with_a_foreign_surname_is_not_somebody_of_the_book():
    entry = read("coffee with Ana Zedd")
    assert [person.name for person in entry.people] != ["Ana Li"]


def test_what_somebody_does_is_no_touch_in_a_word_of_four_letters_too():
    assert read("Priya vets the list").kind == "note"


def test_this_week_told_on_a_sunday_may_be_today():
    (question,) = parse("met Ana Li this week", LEXICON, today=TODAY + timedelta(4)).questions
    assert [choice.id for choice in question.candidates][-1] == str(TODAY + timedelta(4))
