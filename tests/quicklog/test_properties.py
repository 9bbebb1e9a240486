"""What holds for every line: nothing raises, nothing is dropped, and the colours lie inside the line."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from planner.quicklog.entry import Entry, Part
from planner.quicklog.parser import parse, split_batch
from planner.quicklog.preview import describe
from tests.quicklog.book import LEXICON, RECORDS, TODAY
from tests.quicklog.corpus import CORPUS
from tests.quicklog.held_out import HELD_OUT

SEPARATORS = set(' \t\n\r\v\f,;:.!?…-–—()[]{}（）"“”«»„、，；：،؛→⇒>')
"""Marks that only part or end what stands on either side of them."""
FREE: dict[Part, str] = {
    "learned": "learned",
    "why": "why",
    "wants": "wants",
    "offers": "offers",
    "hook": "hook",
    "note": "note",
}

WHO = [
    *RECORDS.contacts,
    "Zed Kay",
    "ana",
    "bo",
    "Sam",
    "zed",
    "Rita Gomez (Umbrella)",
    '"May Day"',
    "李娜",
    "Sun",
]
HEADS = [
    "coffee with",
    "met",
    "called",
    "lunch w/",
    "email to",
    "heard from",
    "",
    "yesterday",
    "event PyData with",
    "1. call",
]
DAYS = [
    "yesterday",
    "fri",
    "last tue",
    "12 nov",
    "31 feb",
    "2026-11-12",
    "12/11",
    "in 2w",
    "wed",
    "v3.1",
    "next week",
    "",
]
BITS = [
    "40m",
    "1h30",
    "#design",
    "!private",
    "at PyData",
    "at Starbucks",
    "@Hub42",
    "at 9:30",
    "via Ana Li",
    "$30",
    "🎉",
    "(old)",
    "",
]
CLAUSES = [
    "learned Acme opens a Lisbon team",
    "promised intro to Sam by fri",
    "I'll send Bo the deck by tue",
    "she wants a PM",
    "owe her for the referral",
    "Bo owes me",
    "next: call in 2w",
    "fu",
    "why: they hire",
    "say: nice talk #1",
    "talk to Zed Kay, Max Ray",
    "helped Dana with her CV",
    "no, monday",
    "great chat",
    "todo",
    "gave intro to Zed",
    "she'll call back on 31 nov",
    "note: odd",
    "note:",
    "say:",
    "why:",
    "next:",
    "owe",
    "helped",
    "via",
    "offers advice",
    "met via Sam Ortiz",
    "next week she moves",
    "same again",
    "got an interview at Acme",
    "got a lead from Bo: data job at Umbrella",
    "offer from Acme for the post",
]

LINES = st.builds(
    lambda head, who, day, bits, clauses, mark: mark.join(
        [f"{head} {' and '.join(who)} {day} {' '.join(bits)}", *clauses]
    ),
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(WHO), max_size=3),
    st.sampled_from(DAYS),
    st.lists(st.sampled_from(BITS), max_size=3),
    st.lists(st.sampled_from(CLAUSES), max_size=4),
    st.sampled_from(["; ", ". ", ", ", "\n", ";"]),
)
WORDS = st.lists(
    st.sampled_from(
        sorted(
            {word for case in (*CORPUS, *HELD_OUT) for word in case.line.split(" ")}
            | {";", "(", '"'}
        )
    ),
    max_size=14,
).map(" ".join)
ANY = st.one_of(
    LINES, WORDS, st.text(max_size=120), st.text("#@!;,.:()\"'&+/- \t\n\x00aA1", max_size=60)
)


def read(line: str) -> Entry:
    return parse(line, LEXICON, today=TODAY)


def words_of(text: str) -> Counter[str]:
    return Counter("".join(letter.lower() if letter.isalnum() else " " for letter in text).split())


def is_set(entry: Entry, part: Part) -> bool:
    """Whether the field that a part stands for says anything."""
    people = (*entry.people, *entry.others, *entry.refer, *([entry.via] if entry.via else []))
    asked = {question.what for question in entry.questions}
    told: dict[Part, Any] = {
        "kind": entry.kind,
        "person": people,
        "new_person": people,
        "doubtful": "name" in asked,
        "day": entry.day or "date" in asked,
        "time": entry.time,
        "length": entry.minutes,
        "org": entry.org or any(person.org for person in people),
        "hub": entry.hub,
        "tag": entry.tags,
        "promise": entry.promises,
        "next": entry.next,
        "favour": entry.favours,
        "via": entry.via,
        "refer": entry.refer,
        "due": entry.next or entry.promises or "date" in asked,
        "private": entry.private,
        "outcome": entry.outcome or entry.leads,
    }
    return bool(getattr(entry, FREE[part]) if part in FREE else told[part])


@given(ANY)
@example("a" * 10_000)
@example("; ".join(["coffee with Ana Li"] * 500))
@example("coffee with " + ", ".join(f"Name{at} Family" for at in range(60)))
@example("#" * 3000 + "@" * 3000)
@example("İstanbul’da ǅ ﬁ ß with Ana Li")
@example('COFEE B,HEDDA"0 COFEE')
def test_every_character_is_taken_for_a_part_that_is_set_or_stands_in_the_note(line: str):
    entry = read(line)
    covered = [False] * len(line)
    end = 0
    for span in entry.spans:
        assert end <= span.start < span.end <= len(line), (
            "spans are sorted, apart, and inside the line"
        )
        end = span.end
        touches = (entry, *entry.more)
        assert any(is_set(touch, span.part) for touch in touches), (
            span,
            line[span.start : span.end],
        )
        covered[span.start : span.end] = [True] * (span.end - span.start)
    left = [
        letter
        for letter, taken in zip(line, covered, strict=True)
        if not taken
        and letter not in SEPARATORS
        and not letter.isspace()
        and letter >= " "
        and letter != "\x7f"
    ]
    assert not left


def names_in(touch: Entry) -> list[str]:
    """The names of a touch, and what its questions ask about."""
    people = [*touch.people, *touch.others, *touch.refer, *([touch.via] if touch.via else [])]
    return [
        *(person.name for person in people),
        *(question.said for question in touch.questions),
    ]


OPENINGS = words_of("""
    and but also so then plus note notes nb learned learnt i we that found out why say says said told me mentioned she
    he they they're she's s promised to ll will todo do need have waiting for on next step steps wants needs is looking
    are want would like seeks offers offered can could help with offer owe owes still gave got helped a an favour favor
    one big time fu follow up f u remind her him them from via going by re
""")
"""Words that open a clause: the field that they fill says them."""


@given(ANY)
@example('LINKEDIN B,LINKEDIN MOREAU"0')
def test_every_word_of_a_clause_is_in_its_text_or_in_a_name(line: str):
    entry = read(line)
    touches = (entry, *entry.more)
    names = words_of(" ".join(name for touch in touches for name in names_in(touch)))
    texts = {
        part: " ".join(getattr(touch, field) or "" for touch in touches)
        for part, field in FREE.items()
    }
    promises = [promise for touch in touches for promise in touch.promises]
    favours = [favour for touch in touches for favour in touch.favours]
    steps = [touch.next.text for touch in touches if touch.next]
    texts["promise"] = " ".join(f"{promise.text} {promise.to}" for promise in promises)
    texts["favour"] = " ".join(f"{favour.what} {favour.contact}" for favour in favours)
    texts["next"] = " ".join([*steps, *(promise.text for promise in promises)])
    for part, text in texts.items():
        taken = words_of(
            " ".join(line[span.start : span.end] for span in entry.spans if span.part == part)
        )
        kept = words_of(text)
        missing = [
            word
            for word in taken
            if word not in OPENINGS and word not in names and taken[word] > kept[word]
        ]
        nicked = [
            word for word in missing if not any(each.lower().startswith(word[:2]) for each in names)
        ]
        assert not nicked, (part, missing, text)


@given(ANY)
def test_an_answered_question_is_not_asked_again(line: str):
    choices: dict[str, str] = {}
    for _ in range(40):
        entry = parse(line, LEXICON, today=TODAY, choices=choices)
        if not entry.questions:
            return
        question = entry.questions[0]
        assert question.said not in choices, question
        assert len(question.candidates) <= 9
        choices[question.said] = question.candidates[0].id if question.candidates else "new"
    raise AssertionError(f"still asking: {entry.questions}")


@given(ANY)
def test_a_line_can_be_described_and_read_again(line: str):
    entry = read(line)
    assert all(isinstance(told, str) and told for told in describe(entry, TODAY))
    assert read(line) == entry


@given(LINES, st.integers(-400, 400))
def test_no_day_of_a_log_is_to_come_and_none_is_given_in_silence(line: str, days: int):
    today = TODAY + timedelta(days)
    entry = parse(line, LEXICON, today=today)
    assert entry.day is None or entry.day <= today


@given(st.lists(st.text(max_size=30), max_size=6))
def test_a_batch_is_cut_into_its_lines(lines: list[str]):
    cut = split_batch("\n".join(lines))
    assert all(line == line.strip() and line for line in cut)
    assert words_of(" ".join(cut)) == words_of(" ".join(lines))
