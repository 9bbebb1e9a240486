"""Several touches in a line, what is no touch and why, direction, and input that is none (R27)."""

from __future__ import annotations

import time
from datetime import date

import pytest

from planner.quicklog.entry import NO_NAME, Entry
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.parser import parse
from planner.quicklog.people.names import match
from planner.quicklog.preview import cautions
from planner.records import Contact, Records
from tests.quicklog.book import LEXICON, TODAY


def read(line: str, **more: object) -> Entry:
    return parse(line, LEXICON, today=TODAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "touches"),
    [
        ("coffee ana monday, call bo tuesday", [("coffee", "Ana Li", 16), ("call", "Bo Chen", 17)]),
        (
            "monday: coffee Ana Li 30m, lunch Bo Chen",
            [("coffee", "Ana Li", 16), ("lunch", "Bo Chen", 16)],
        ),
        ("called Ana Li, called Bo Chen", [("call", "Ana Li", None), ("call", "Bo Chen", None)]),
        ("coffee with Ana Li; called Ana Li", [("coffee", "Ana Li", None)]),
    ],
)
def test_R27_a_line_may_hold_several_touches(line: str, touches: list[tuple[str, str, int | None]]):
    found = [(touch.kind, touch.people[0].name, touch.day) for touch in read(line).touches]
    assert found == [
        (kind, name, date(2026, 11, day) if day else None) for kind, name, day in touches
    ]


def test_R27_who_could_not_come_does_not_undo_the_touch_of_the_others():
    entry = read("coffee with Ana Li, Bo couldn't come")
    assert (entry.kind, [person.id for person in entry.people]) == ("coffee", ["Ana Li"])
    assert read("coffee with Ana Li, cancelled").kind == "note"
    assert read("coffee with Ana Li; she cancelled her trip").kind == "coffee"


def test_R27_the_preview_says_what_is_no_touch_and_what_enter_will_not_do():
    assert cautions(read("Bo Chen ghosted me"), TODAY) == (
        "“Bo Chen ghosted me” is a note: it did not take place.",
    )
    assert "nobody answered" in cautions(read("called Bo Chen, no answer"), TODAY)[0]
    assert "names nobody" in cautions(read("lovely weather"), TODAY)[0]
    assert cautions(read("coffee with Ana Li"), TODAY) == ()
    assert cautions(read("coffee with Ana Li 3 june"), TODAY)[0].startswith(
        "2026: Wednesday 3 June"
    )


def test_R12_a_favour_of_theirs_to_us_is_received():
    [favour] = read("Ana Li hosted us").favours
    assert (favour.direction, favour.contact) == ("received", "Ana Li")
    assert read("Ana Li hosted Bo Chen").favours == ()


def test_R27_a_name_cut_short_is_as_likely_as_the_name_itself():
    records = Records(contacts={"1": Contact("1", "Sam Reed"), "2": Contact("2", "Samuel Fox")})
    found = match("Sam", Lexicon.of(records))
    assert {candidate.id for candidate in found.candidates} == {"1", "2"}


def test_R27_the_day_of_today_by_its_date_is_today():
    assert read("coffee with Ana Li 18 nov").day == TODAY


def test_R27_a_word_that_is_no_name_is_asked_once():
    assert read("rita called").questions
    assert not read("rita called", choices={"rita": NO_NAME}).people
    known = Lexicon.of(Records(contacts=LEXICON.contacts), ["rita"])
    assert not parse("rita called", known, today=TODAY).questions


BOOKS = {
    "small": LEXICON,
    "names of a megabyte": Lexicon.of(
        Records(contacts={"1": Contact("1", "x" * 1_000_000), "2": Contact("2", "ab " * 300_000)})
    ),
    "namesakes": Lexicon.of(
        Records(contacts={str(at): Contact(str(at), "Wang Wei", org=f"O{at}") for at in range(200)})
    ),
}
BAD = (
    "",
    "word " * 20_000,
    "x" * 100_000,
    "coffee with " + "x" * 100_000,
    "coffee with Ana Li 31 February",
    "\x00\x1b[31m\u202eAna\u200d Li\u202c",
    "called Wang Wei",
    "ana & " * 3000,
    "to Ana " * 2500,
)


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_bad_input_is_answered_soon_and_kept(book: str, line: str):
    begun = time.perf_counter()
    entry = parse(line, BOOKS[book], today=TODAY)
    assert entry.line == line
    assert time.perf_counter() - begun < 8, "2 s on a machine that does nothing else"
