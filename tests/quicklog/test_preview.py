"""What will be logged, in plain words, before it is (R27)."""

from __future__ import annotations

import pytest

from planner.quicklog.direction import entry_direction
from planner.quicklog.entry import Entry
from planner.quicklog.parser import parse
from planner.quicklog.preview import describe
from planner.records import DIRECTIONS, KINDS
from tests.quicklog.book import LEXICON, TODAY


def told(line: str) -> tuple[str, ...]:
    return describe(parse(line, LEXICON, today=TODAY), TODAY)


def test_R27_the_whole_line_is_told_back_with_days_in_full():
    assert told(
        "coffee w/ Ana Li and Zed Kay (Umbrella) last sat at 9:30 at PyData #design 1h30 !private; learned Acme grows; "
        "promised intro to Sam by fri; she'll call on 1 dec; wants a reviewer; owe her for the referral; "
        "gave Zed a hint; via Sam Ortiz; talk to Max Ray, Bo Chen; "
        "say: nice site; why: same stack; next: send deck in 2w; lovely"
    ) == (
        "Coffee with Ana Li and Zed Kay (Umbrella, new) on Saturday 14 November 2026 at 09:30 at PyData, "
        "1 hour 30 minutes",
        "Learned: Acme grows",
        "You promised Ana Li: intro to Sam, by Friday 20 November 2026",
        "Ana Li promised you: call, by Tuesday 1 December 2026",
        "Next: send deck, on Wednesday 2 December 2026",
        "Why they would bother: same stack",
        "Ana Li wants a reviewer",
        "A favour from Ana Li: the referral (you owe Ana Li)",
        "A favour to Zed Kay: hint",
        "Introduced by Sam Ortiz",
        "Said: nice site",
        "Who else, says Ana Li: Max Ray (new) and Bo Chen",
        "Tags: #design",
        "Note: lovely",
        "Private: it stays out of exports and shares",
    )


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("call with Bo Chen", "Call with Bo Chen today, Wednesday 18 November 2026"),
        ("Bo Chen emailed me yesterday", "Email from Bo Chen on Tuesday 17 November 2026"),
        ("heard from Bo Chen fri", "Reply from Bo Chen on Friday 13 November 2026"),
        ("rejected by Acme", "Rejection today, Wednesday 18 November 2026 at Acme"),
        (
            "coffee with Bo Chen at Acme",
            "Coffee with Bo Chen today, Wednesday 18 November 2026 at Acme",
        ),
        ("PyData yesterday", "Event on Tuesday 17 November 2026 at PyData"),
        ("great day", "Note: great day"),
    ],
)
def test_R27_the_first_line_says_who_when_and_where(line: str, first: str):
    assert told(line)[0] == first


def test_R27_what_is_in_doubt_is_told_as_a_question():
    lines = told("coffee with Sam 31 feb")
    assert lines[0] == "Coffee with Sam (who?)", "no day is claimed while it is in doubt"
    assert lines[1:] == (
        '? Which "Sam"? Sam Okafor (Hooli) or Sam Ortiz (Initech)',
        '? "31 feb" does not exist. Which day? Saturday 28 February 2026 or Sunday 1 March 2026',
    )


def test_R27_who_is_new_is_marked_wherever_the_line_names_them():
    assert told("owe Xan for review") == (
        "Note about Xan (new) today, Wednesday 18 November 2026",
        "A favour from Xan: review (you owe Xan)",
    )
    assert (
        told("coffee with Ana Li; owe Xan for review")[1]
        == "A favour from Xan (new): review (you owe Xan)"
    )
    assert (
        told("coffee with Ana Li; owe Sam for review")[1]
        == "A favour from Sam (who?): review (you owe Sam)"
    )


def test_R22_what_came_of_it_is_told_and_that_a_lead_is_private():
    assert told("call Kim Park; got a lead: data job at Acme")[1:] == (
        "What came of it: a lead, data job at Acme (private: it stays out of exports and shares)",
    )
    assert told("call Kim Park; Bo has a lead at Acme; got an interview")[1:] == (
        "What came of it: a lead from Bo Chen at Acme (private: it stays out of exports and shares)",
        "What came of it: an interview",
    )
    assert told("call Kim Park; got an intro to Zed Kay")[2:] == (
        "What came of it: an introduction",
    )


def test_R8_an_intake_is_told_as_no_touch():
    assert told("prepared for Ana Li 10m yesterday") == (
        "Intake, no touch: prepared for Ana Li, on Tuesday 17 November 2026, 10 minutes",
    )


def test_an_empty_line_says_nothing():
    assert told("") == ()


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("coffee with Ana Li", "both"),
        ("introduced Ana Li to Bo Chen", "both"),
        ("emailed Ana Li", "out"),
        ("Ana Li emailed me", "in"),
        ("heard from Ana Li", "in"),
        ("shared a guide with Ana Li", "out"),
        ("rejected by Acme", "in"),
        ("note Ana Li: moves", "in"),
        ("linkedin message to Ana Li", "out"),
        ("got a dm from Ana Li", "in"),
        ("Ana Li called", "both"),
        ("replied to Ana Li", "out"),
    ],
)
def test_R14_whose_move_it_was_follows_from_the_line(line: str, way: str):
    assert entry_direction(parse(line, LEXICON, today=TODAY)) == way


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_every_kind_has_a_direction_and_words(kind):
    entry = Entry("", kind=kind, day=TODAY)
    assert entry_direction(entry) in DIRECTIONS
    assert describe(entry, TODAY)[0].endswith("Wednesday 18 November 2026")
