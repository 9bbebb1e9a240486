"""The tables of words: each row's example says what the row says, in English and in a second language (R27)."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from planner.quicklog import words
from planner.quicklog.entry import Entry
from planner.quicklog.parser import parse
from planner.quicklog.words.de import deeds as german_deeds
from planner.quicklog.words.de import openings as german_openings
from planner.quicklog.words.de import polarity as german_polarity
from planner.quicklog.words.en import deeds, favours, openings, polarity
from planner.quicklog.words.language import language_of
from planner.quicklog.words.languages import LANGUAGES
from tests.quicklog.book import LEXICON, TODAY

TABLES = Path(words.__file__).parent


def english(line: str) -> Entry:
    return parse(line, LEXICON, today=TODAY)


def german(line: str) -> Entry:
    return parse(line, LEXICON, today=TODAY, languages=("de", "en"))


def says(entry: Entry, opening: str) -> bool:
    """Whether an entry has what a form of this name gives."""
    given = {
        "promise": any(promise.who == "me" for promise in entry.promises),
        "theirs": any(promise.who == "them" for promise in entry.promises),
        "owe": any(favour.direction == "received" for favour in entry.favours),
        "owes": any(favour.direction == "given" for favour in entry.favours),
        "outcome": entry.outcome or entry.leads,
        "correction": entry.day == date(2026, 11, 16),
        "note": entry.note,
    }
    return bool(given[opening] if opening in given else getattr(entry, opening))


@pytest.mark.parametrize(("kind", "example"), [(row[0], row[3]) for row in deeds.DEEDS])
def test_R27_a_deed_gives_its_kind_and_its_person(kind: str, example: str):
    entry = english(example)
    assert entry.kind == kind
    assert [person.id for person in entry.people][:1] == ["Ana Li"]
    assert not entry.questions


NOUNS = [
    (row[0], phrase)
    for row in deeds.DEEDS
    if row[1] == "noun" and row[0] not in ("note", "intro", "event")
    for phrase in row[2].split("|")
    if phrase.split()[0] not in ("on", "over", "by", "a") and not phrase.endswith(("with", "w/"))
]


@pytest.mark.parametrize(("kind", "phrase"), NOUNS, ids=[noun[1] for noun in NOUNS])
def test_R27_every_noun_of_a_deed_gives_its_kind(kind: str, phrase: str):
    entry = english(f"{phrase} with Ana Li yesterday")
    assert (entry.kind, entry.day) == (kind, date(2026, 11, 17))


VERBS = [
    (row[0], phrase)
    for row in deeds.DEEDS
    if row[1] == "verb" and row[0] in ("call", "email", "message", "video") and row[2]
    for phrase in row[2].split("|")
    if " " not in phrase
]


@pytest.mark.parametrize(("kind", "phrase"), VERBS, ids=[verb[1] for verb in VERBS])
def test_R27_every_verb_of_a_deed_may_be_theirs(kind: str, phrase: str):
    entry = english(f"Ana Li {phrase} me")
    assert (entry.kind, entry.incoming) == (kind, True)


@pytest.mark.parametrize(("sense", "example"), [(row[0], row[2]) for row in polarity.POLARITY])
def test_R27_what_did_not_take_place_is_no_touch(sense: str, example: str):
    entry = english(example)
    assert entry.kind == "note"
    assert [person.id for person in entry.people] == ["Ana Li"]
    assert bool(entry.next) == (sense == "to come")
    assert any(clause.why for clause in entry.clauses) == (sense != "told")


UNDONE = [
    phrase for row in polarity.POLARITY if row[0] != "to come" for phrase in row[1].split("|")
]


@pytest.mark.parametrize("phrase", UNDONE)
def test_R27_every_word_for_what_did_not_take_place_makes_a_note_or_a_message(phrase: str):
    entry = english(f"Ana Li: {phrase}")
    assert entry.kind in ("note", "message")
    assert [person.id for person in entry.people] == ["Ana Li"]


@pytest.mark.parametrize(("opening", "example"), [(row[0], row[3]) for row in openings.OPENINGS])
def test_R27_a_form_gives_its_field(opening: str, example: str):
    assert says(english(example), opening)


@pytest.mark.parametrize(("example", "direction"), [(row[2], row[3]) for row in favours.FAVOURS])
def test_R12_a_favour_has_its_direction(example: str, direction: str):
    [favour] = english(example).favours
    assert (favour.direction, favour.contact) == (direction, "Ana Li")


def test_a_second_language_is_a_second_folder():
    assert LANGUAGES == ("de", "en")


@pytest.mark.parametrize(("kind", "example"), [(row[0], row[3]) for row in german_deeds.DEEDS])
def test_R27_a_german_deed_gives_its_kind(kind: str, example: str):
    entry = german(example)
    assert (entry.kind, [person.id for person in entry.people]) == (kind, ["Ana Li"])


@pytest.mark.parametrize("example", [row[2] for row in german_polarity.POLARITY])
def test_R27_what_did_not_take_place_is_no_touch_in_german(example: str):
    entry = german(example)
    assert (entry.kind, [person.id for person in entry.people]) == ("note", ["Ana Li"])


@pytest.mark.parametrize(
    ("opening", "example"), [(row[0], row[3]) for row in german_openings.OPENINGS]
)
def test_R27_a_german_form_gives_its_field(opening: str, example: str):
    assert says(german(example), opening)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("kaffee mit Ana Li gestern", 17),
        ("telefonat mit Ana Li vorgestern", 16),
        ("mittagessen mit Ana Li am freitag", 13),
        ("kaffee mit Ana Li vor 3 tagen", 15),
        ("kaffee mit Ana Li und Bo Chen letzten montag", 16),
        ("treffen mit Ana Li am 12. november", 12),
    ],
)
def test_R27_a_day_in_german_is_read(line: str, day: int):
    assert german(line).day == date(2026, 11, day)


def test_R27_german_words_are_none_in_english():
    assert english("kaffee mit Ana Li gestern").day is None
    assert language_of("en").deeds.at(["kaffee"], 0, 1) is None


@pytest.mark.parametrize("path", sorted(TABLES.glob("*/*.py")), ids=lambda path: path.stem)
def test_R27_no_line_of_a_cell_stands_outside_it(path: Path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    strings = [ast.unparse(each) for each in body if isinstance(each, ast.Expr)]
    assert [text for text in strings if text.lstrip("'\"").startswith("|")] == []
