from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.today.hooks import hook_for, library
from planner.engine.views.favour_ledger import favour_ledger
from planner.engine.views.talking_points import talking_points
from tests.engine.builders import Book, ago, ahead


def test_R10_who_would_care_by_organisation_tag_and_want():
    book = Book()
    book.contact("Org", org="ACME Inc.")
    book.contact("Tag", tags=frozenset({"Data"}))
    book.contact("Want", they_want="a reviewer for caching papers")
    book.contact(
        "Nobody", they_want="a reviewer for the garden", org="Globex", tags=frozenset({"art"})
    )
    book.contact("Out", org="Acme", state="ignored")
    book.hook("What caching taught us", tags=frozenset({"data"}), orgs=frozenset({"Acme"}))
    (point,) = talking_points(book.situation())
    assert [(match.name, match.reason) for match in point.fits] == [
        ("Org", "at ACME Inc."),
        ("Tag", "#data"),
        ("Want", "wants a reviewer for caching papers"),
    ]


def test_R10_nobody_hears_it_twice_and_who_has_is_remembered():
    book = Book()
    ana, bo = book.contact("Ana", tags=frozenset({"x"})), book.contact("Bo", tags=frozenset({"x"}))
    book.hook("talk", tags=frozenset({"x"}), told=frozenset({ana}))
    (point,) = talking_points(book.situation())
    assert [match.contact for match in point.fits] == [bo]
    assert point.told == ["Ana"]


def test_R10_what_has_expired_stands_at_the_end_and_fits_nobody():
    book = Book()
    book.contact(tags=frozenset({"x"}))
    book.hook("over", tags=frozenset({"x"}), expires=ago(1))
    book.hook("always", tags=frozenset({"x"}))
    book.hook("today", tags=frozenset({"x"}), expires=ahead(0))
    points = talking_points(book.situation())
    assert [(point.hook.text, point.expired, len(point.fits)) for point in points] == [
        ("today", False, 1),
        ("always", False, 1),
        ("over", True, 0),
    ]


def test_R10_a_hook_written_for_somebody_is_theirs_alone():
    book = Book()
    ana = book.contact("Ana", tags=frozenset({"x"}))
    book.contact("Bo", tags=frozenset({"x"}))
    book.hook("for you", tags=frozenset({"x"}), contacts=frozenset({ana}))
    (point,) = talking_points(book.situation())
    assert [match.contact for match in point.fits] == [ana]


def test_R12_the_ledger_in_both_directions():
    book = Book()
    ana, bo = book.contact("Ana"), book.contact("Bo")
    first = book.favour(ana, 40, what="referral")
    second = book.favour(ana, 20, returned=0.5)
    given = book.favour(bo, 10, direction="given")
    book.favour(bo, 5, returned=1.0)
    book.favour(bo, 4, waived_on=ago(1))
    ledger = favour_ledger(book.situation())
    assert [favour.id for favour in ledger.i_owe] == [first, second]
    assert [favour.id for favour in ledger.they_owe] == [given]
    assert len(ledger.closed) == 2
    assert [each.name for each in ledger.balances] == ["Ana", "Bo"]
    assert ledger.balances[0].value < ledger.balances[1].value
    assert "you mostly ask" in ledger.reason
    assert "help somebody first" in favour_ledger(Book().situation()).reason


@pytest.mark.parametrize(
    "fields",
    [
        {"they_want": "a reviewer for caching papers"},
        {"org": "ACME Inc."},
        {"tags": frozenset({"Data"})},
    ],
)
def test_R10_who_would_care_is_offered_with_the_hook(fields: dict[str, Any]):
    book = Book()
    wanda = book.contact("Wanda", **fields)
    hook = book.hook("What caching taught us", tags=frozenset({"data"}), orgs=frozenset({"Acme"}))
    plan = book.plan()
    assert plan.new_touch is not None and (plan.new_touch.contact, plan.new_touch.hook_id) == (
        wanda,
        hook,
    )
    assert not plan.items


ORGS, TAGS = (
    st.sampled_from(["", " ", "Acme", "ACME Inc.", "Globex"]),
    st.sampled_from(["data", "Data", "art"]),
)
WANTS = st.sampled_from(["", "help with data", "a job", "Acme people", "caching, please"])


@given(
    st.lists(st.tuples(ORGS, st.frozensets(TAGS), WANTS), min_size=1, max_size=4),
    st.lists(
        st.tuples(
            WANTS,
            st.frozensets(ORGS),
            st.frozensets(TAGS),
            st.frozensets(st.integers(0, 3)),
            st.frozensets(st.integers(0, 3)),
            st.integers(-1, 1),
        ),
        max_size=4,
    ),
)
def test_R10_the_library_and_the_plan_agree_on_who_would_care(people: list[Any], hooks: list[Any]):
    book = Book()
    ids = [
        book.contact(f"P{at}", org=org, tags=tags, they_want=want)
        for at, (org, tags, want) in enumerate(people)
    ]

    def of(numbers: frozenset[int]) -> frozenset[str]:
        return frozenset(f"contacts-{at}" if at >= len(ids) else ids[at] for at in numbers)

    for text, orgs, tags, written_for, told, expires in hooks:
        book.hook(
            text,
            orgs=orgs,
            tags=tags,
            contacts=of(written_for),
            told=of(told),
            expires=ahead(expires),
        )
    situation = book.situation()
    fits = {
        (match.contact, point.hook.id)
        for point in talking_points(situation)
        for match in point.fits
    }
    for contact in situation.records.contacts.values():
        found = hook_for(library(situation), contact)
        assert (found is not None) == any(contact.id == who for who, _ in fits)
        assert found is None or (contact.id, found.id) in fits
