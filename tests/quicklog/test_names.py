"""Names: sure, asked or new, and never somebody else in silence (R27)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.quicklog.lexicon import Lexicon
from planner.quicklog.parser import parse
from planner.quicklog.people.names import MOST_CANDIDATES, match
from planner.records import Contact, Records
from tests.quicklog.book import LEXICON, RECORDS, TODAY


def book(*contacts: Contact) -> Lexicon:
    return Lexicon.of(Records(contacts={contact.id: contact for contact in contacts}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Li", "Ana Li"),
        ("ANA  LI", "Ana Li"),
        ("ana", "Ana Li"),
        ("Ana L", "Ana Li"),
        ("A. Li", "Ana Li"),
        ("Dr. Ana Li", "Ana Li"),
        ("Ana Li, PhD", "Ana Li"),
        ("Zoe Müller", "Zoë Müller"),
        ("zoe mueller", "Zoë Müller"),
        ("siobhan o’brien", "Siobhán O'Brien"),
        ("Jean Luc Moreau", "Jean-Luc Moreau"),
        ("Bob", "Robert Smith"),
        ("Rob Smith", "Robert Smith"),
        ("Liz Moss", "Elizabeth Moss"),
        ("foxy", "Dana Fox"),
        ("МАРИЯ", "Мария Иванова"),
        ("王小明", "王小明"),
        ("Nguyen Thi Huong", "Nguyễn Thị Hương"),
        ("Tom", "Tom Ford"),
        ("Hedda", "Dr. Hedda Gabler"),
    ],
)
def test_R27_a_name_that_can_only_be_one_is_taken(text: str, expected: str):
    found = match(text, LEXICON)
    assert found.id == expected
    assert found.name == RECORDS.contacts[expected].name


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Sam", ["Sam Okafor", "Sam Ortiz"]),
        ("Chris Wong", ["Chris Wong/Acme", "Chris Wong/Initech"]),
        ("Prya Nair", ["Priya Nair"]),
        ("Li Ana", ["Ana Li"]),
        ("Nair", ["Priya Nair"]),
        ("Anna", ["Ana Li"]),
        ("AnaLi", ["Ana Li"]),
        ("Mark Prise", ["Mark Price"]),
        ("Ana Maria Li", ["Ana Li"]),
    ],
)
def test_R27_a_name_that_may_be_somebody_is_asked(text: str, among: list[str]):
    found = match(text, LEXICON)
    assert found.id is None
    assert not found.new
    assert [candidate.id for candidate in found.candidates][: len(among)] == among


@pytest.mark.parametrize(
    "text", ["Zed Kay", "Ana Lopez", "Rita", "Bo Svensson", "Will Smith", "李四", "Мирон", "X"]
)
def test_R27_a_name_like_nobodys_is_new(text: str):
    assert match(text, LEXICON).new


def test_R27_who_has_the_very_name_comes_before_who_may_be_called_so():
    lexicon = book(Contact("1", "Bob Jones"), Contact("2", "Robert Smith"), Contact("3", "Rob Roy"))
    assert match("Bob", lexicon).id == "1"
    assert match("Robert", lexicon).id == "2"
    two = book(Contact("1", "Robert Jones"), Contact("2", "Robert Smith"))
    assert {candidate.id for candidate in match("Bob", two).candidates} == {"1", "2"}


def test_R27_an_archived_namesake_steps_back_but_is_still_found():
    lexicon = book(
        Contact("1", "Tom Ford"),
        Contact("2", "Tom Ford", state="archived"),
        Contact("3", "Kim Park", state="ignored"),
    )
    assert match("Tom Ford", lexicon).id == "1"
    assert match("kim", lexicon).id == "3"
    lexicon = book(
        *(Contact(str(at), "Tom Ford", state="archived" if at else "kept") for at in (0, 1, 2)),
        Contact("9", "Tom Ford"),
    )
    assert [candidate.id for candidate in match("Tom Ford", lexicon).candidates][:2] == ["0", "9"]


def test_R27_an_organisation_tells_namesakes_apart_and_a_wrong_one_is_asked():
    assert match("Chris Wong", LEXICON, org="Initech").id == "Chris Wong/Initech"
    assert match("Sam", LEXICON, org="Hooli").id == "Sam Okafor"
    assert [candidate.id for candidate in match("Ana Li", LEXICON, org="Globex").candidates] == [
        "Ana Li"
    ]
    assert match("Will Rice", LEXICON, org="Globex").id == "Will Rice"


def test_R27_two_hundred_namesakes_are_nine_candidates():
    lexicon = book(*(Contact(f"{at:03}", "Wang Wei", org=f"Org {at}") for at in range(200)))
    for text in ("Wang Wei", "wang", "Wang W"):
        assert len(match(text, lexicon).candidates) == MOST_CANDIDATES
    entry = parse("coffee with Wang Wei", lexicon, today=TODAY)
    assert len(entry.questions) == 1
    assert parse("coffee with Wang Wei (Org 150)", lexicon, today=TODAY).people[0].id == "150"


def test_R27_a_candidate_says_what_tells_it_from_the_others():
    found = match("Chris Wong", LEXICON)
    assert [candidate.text for candidate in found.candidates] == [
        "Chris Wong (Acme)",
        "Chris Wong (Initech)",
    ]
    lexicon = book(
        Contact("1", "Li Na", emails=frozenset({"na@a.example"})),
        Contact("2", "Li Na", place="Oslo"),
    )
    assert {candidate.text for candidate in match("Li Na", lexicon).candidates} == {
        "Li Na (na@a.example)",
        "Li Na (Oslo)",
    }


def test_R27_a_mail_address_finds_its_contact():
    lexicon = book(Contact("1", "Ana Li", emails=frozenset({"Ana@Acme.example"})))
    assert match("ana@acme.example", lexicon).id == "1"
    assert match("bo@acme.example", lexicon).new
    assert parse("emailed ana@acme.example", lexicon, today=TODAY).people[0].id == "1"


def test_R27_an_answer_settles_the_question():
    line = "coffee with Sam; via Sam"
    assert [question.said for question in parse(line, LEXICON, today=TODAY).questions] == ["Sam"], (
        "asked once"
    )
    chosen = parse(line, LEXICON, today=TODAY, choices={"Sam": "Sam Ortiz"})
    assert [person.id for person in chosen.people] == ["Sam Ortiz"]
    assert not chosen.questions
    new = parse(line, LEXICON, today=TODAY, choices={"Sam": "new"})
    assert new.people[0].new
    assert not new.questions
    assert parse(line, LEXICON, today=TODAY, choices={"Sam": "nobody's id"}).questions


def test_R27_a_day_that_may_be_a_surname_is_settled_either_way():
    line = "coffee with Ana Sun"
    dated = parse(line, LEXICON, today=TODAY, choices={"Ana Sun": "2026-11-15"})
    assert [person.id for person in dated.people] == ["Ana Li"]
    assert str(dated.day) == "2026-11-15"
    named = parse(line, LEXICON, today=TODAY, choices={"Ana Sun": "new"})
    assert named.people[0].name == "Ana Sun"
    assert named.people[0].new
    assert named.day is None


def test_R27_an_answer_settles_a_day():
    entry = parse(
        "coffee with Ana Li 31 feb; promised deck by next fri",
        LEXICON,
        today=TODAY,
        choices={"31 feb": "2026-02-28", "next fri": "2026-11-27"},
    )
    assert not entry.questions
    assert str(entry.day) == "2026-02-28"
    assert str(entry.promises[0].due) == "2026-11-27"


@given(
    st.sampled_from(
        [contact.name for contact in RECORDS.contacts.values() if "Wong" not in contact.name]
    ),
    st.randoms(use_true_random=False),
)
def test_R27_case_accents_and_spaces_do_not_hide_a_name(name: str, random):
    changed = "".join(random.choice((letter.upper(), letter.lower())) for letter in name).replace(
        " ", "  "
    )
    if changed.lower() != name.lower():
        return
    assert match(f" {changed} ", LEXICON).name == name


@given(st.text(max_size=30))
def test_R27_nobody_is_taken_for_sure_whose_words_the_text_has_not(text: str):
    found = match(text, LEXICON)
    if found.id is not None:
        assert text.strip()
        assert any(letter.isalnum() for letter in text)


def test_R27_looking_for_misspellings_is_left_until_a_name_is_taken():
    import subprocess
    import sys

    code = (
        "import sys; from tests.quicklog.book import LEXICON, TODAY; from planner.quicklog.parser import parse; "
        "parse('coffee w/ Ana Li and Bo Chen yesterday at PyData 40m; learned Acme opens an office; '"
        "'promised intro to Zed by fri', LEXICON, today=TODAY); "
        "print([name for name in ('rapidfuzz', 'pendulum', 'textual', 'dataclasses') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_R13_an_id_that_a_question_offers_may_stand_in_the_line():
    key = "2171360393620631070955772862425499287"
    contacts = {key: Contact(key, "Ana Li"), "2" * 37: Contact("2" * 37, "Ana Souza")}
    lexicon = Lexicon.of(Records(contacts=contacts))
    for line in ("call 499287", f"coffee with {key} yesterday", "no answer from 499287"):
        entry = parse(line, lexicon, today=TODAY)
        assert [person.id for person in entry.people] == [key]
        assert not entry.questions
    entry = parse("call Ana Li 222222 times", lexicon, today=TODAY)
    assert [person.id for person in entry.people][:1] == [key]
