"""Who may be in the book twice: found by what is shared, with the reasons; namesakes who differ are
let be (P6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.names import fold
from planner.exchange.plan.duplicates import LIKELY, SURE, duplicates, sound_of
from planner.records import Contact


def pairs(one: Contact, other: Contact):
    return duplicates({"a": one._replace(id="a"), "b": other._replace(id="b")})


def who(name: str, org: str = "", **fields) -> Contact:
    sets = {
        key: frozenset(value) if isinstance(value, set) else value for key, value in fields.items()
    }
    return Contact("", name, org=org, **sets)


LINKEDIN = "https://www.linkedin.com/in/"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            who("Ana Li", emails={"Ana@x.example"}),
            who("A. Li", emails={"ana@X.example"}),
            "same e-mail address",
        ),
        (
            who("Ana Li", urls={LINKEDIN + "ana-li"}),
            who("Ana Maria", urls={"linkedin.com/in/Ana-Li/?x"}),
            "same profile",
        ),
        (who("Ana Li", "Acme"), who("ana lí", "ACME Inc."), "same name"),
        (who("Ana Li", "Acme"), who("Ana Li"), "without an organisation"),
        (who("Li Ana", "Acme"), who("Ana Li", "Acme"), "turned round"),
        (who("Ana Li", "Acme"), who("Ana Li", "Globex"), "another organisation"),
        (
            who("Ana Li", "Acme", urls={LINKEDIN + "ana-1"}),
            who("Ana Li", "Acme", urls={LINKEDIN + "ana-2"}),
            "two profiles",
        ),
        (who("Bill Gray", "Acme"), who("William Gray", "Acme Inc."), "short for"),
        (who("Sepp Huber", "Acme"), who("Josef Huber", "Acme"), "short for"),
        (who("Jörg Müller", "Acme"), who("Joerg Mueller"), "another spelling"),
        (who("Ana Maria Li", "Acme"), who("Ana Li", "Acme"), "in the middle"),
        (
            who("Ana Berg", emails={"ana@x.example"}),
            who("Ana Holm", emails={"ana@x.example"}),
            "given",
        ),
        (who("A. Li", "Acme"), who("Ana Li", "Acme"), "same initial"),
        (
            who("Kate Smith", "Acme", aka={"Katherine Smith"}),
            who("Katherine Smith", "Acme"),
            "the other's name",
        ),
        (who("Kat Smith", "Acme"), who("Katherine Smith", "Acme"), "short for"),
        (who("Jon Meyer", "Acme"), who("John Meier", "Acme"), "names"),
        (who("Stephen Clark", "Acme"), who("Stefan Klark", "Acme"), "sound alike"),
        (
            who("Ana Li", phones={"+49 30 901820"}),
            who("Ana Li", phones={"030/901820"}),
            "same phone number",
        ),
    ],
)
def test_what_speaks_for_one_person_is_found_and_said(one: Contact, other: Contact, reason: str):
    (pair,) = pairs(one, other)
    assert LIKELY <= pair.score < 100
    assert any(reason in each for each in pair.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            who("Ana Li", "Acme", urls={LINKEDIN + "ana-1"}),
            who("Ana Li", "Globex", urls={LINKEDIN + "ana-2"}),
        ),
        (who("Ana Li", "Acme", birthday="1980-01-02"), who("Ana Li", "Acme", birthday="--03-04")),
        (
            who("Iris Fenn", emails={"fenns@x.example"}),
            who("Otto Fenn", emails={"fenns@x.example"}),
        ),
        (who("Kate Smith", "Acme"), who("Katherine Jones", "Acme")),
        (who("Kate Smith", "Acme"), who("Katherine Smith", "Globex")),
        (who("Ana Li", emails={"family@x.example"}), who("Bo Chen", emails={"family@x.example"})),
        (
            who("Ana Li", "Acme", emails={"info@acme.example"}),
            who("Bo Chen", "Acme", emails={"info@acme.example"}),
        ),
        (
            who("Ana Li", "Acme", phones={"030 901820"}),
            who("Bo Chen", "Acme", phones={"030 901820"}),
        ),
        (who("Ana Lopez", "Acme"), who("Ana Lindner", "Acme")),
        (who("王伟", "甲"), who("王芳", "甲")),
    ],
)
def test_what_two_people_share_makes_no_pair(one: Contact, other: Contact):
    assert pairs(one, other) == []


def test_not_the_same_is_remembered_whoever_of_them_says_so():
    one, other = who("Ana Li", "Acme"), who("Ana Li", "Acme")
    assert pairs(one, other)
    assert pairs(one._replace(not_same_as=frozenset({"b"})), other) == []
    assert pairs(one, other._replace(not_same_as=frozenset({"a"}))) == []


def test_who_is_in_the_plan_and_known_better_is_kept_and_the_surest_come_first():
    book = {
        "new": Contact(
            "new",
            "Ana Li",
            org="Acme",
            state="triage",
            role="CTO",
            emails=frozenset({"a@x.example"}),
        ),
        "old": Contact("old", "Ana Li", org="Acme", emails=frozenset({"a@x.example"})),
        "jon": Contact("jon", "Jon Meyer", org="Acme"),
        "john": Contact("john", "John Meyer", org="Acme"),
    }
    first, second = duplicates(book)
    assert (first.keep, first.other) == ("old", "new")
    assert first.score >= SURE > second.score


def test_a_name_that_very_many_bear_costs_no_time_and_makes_no_pairs():
    book = {f"c{at}": Contact(f"c{at}", "Wei Zhang", org=f"Org {at}") for at in range(3000)}
    assert duplicates(book) == []


@given(
    st.lists(
        st.builds(
            Contact,
            id=st.uuids().map(str),
            name=st.text(max_size=8),
            org=st.sampled_from(["", "Acme", "Globex"]),
            aka=st.just(frozenset()),
            emails=st.frozensets(st.sampled_from(["a@x", "b@x"]), max_size=2),
            phones=st.just(frozenset()),
            urls=st.just(frozenset()),
            tags=st.just(frozenset()),
            added=st.none(),
            state=st.sampled_from(["kept", "triage"]),
            not_same_as=st.just(frozenset()),
        ),
        max_size=8,
        unique_by=lambda each: each.id,
    )
)
def test_a_pair_is_two_different_contacts_whatever_order_they_come_in(people: list[Contact]):
    found = duplicates({each.id: each for each in people})
    assert found == duplicates({each.id: each for each in reversed(people)})
    assert all(
        pair.keep != pair.other and LIKELY <= pair.score <= 100 and pair.reasons for pair in found
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stephen Clark", "Stefan Klark"),
        ("Schmidt Anna", "Schmitt Ana"),
        ("Meyer Jon", "Maier Jon"),
    ],
)
def test_names_that_are_written_otherwise_sound_the_same(one: str, other: str):
    assert sound_of(fold(one)) == sound_of(fold(other))
