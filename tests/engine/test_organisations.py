from __future__ import annotations

import pytest

from planner.engine.happened.org_names import org_key
from planner.engine.views.organisations import organisations
from tests.engine.builders import Book


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME Inc."),
        ("Acmé GmbH", "acme"),
        ("Harbour, Tide & Co.", "harbour tide &"),
        ("A.B.C. Ltd", "abc"),
    ],
)
def test_R24_spellings_of_one_organisation_are_one(one: str, other: str):
    assert org_key(one) == org_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Acme Labs"), ("示例公司", "示例"), ("SA", "AG"), ("!!", "?")]
)
def test_R24_different_organisations_stay_different(one: str, other: str):
    assert org_key(one) != org_key(other)


def test_R24_how_many_and_how_warm():
    book = Book()
    ana, bo = book.contact("Ana", org="Acme"), book.contact("Bo", org="acme inc")
    book.contact("Cy", org="Acme")
    book.contact("Di", org="Freelance")
    book.contact("Ex", org="Acme", state="ignored")
    book.touch(ana, 3, "coffee")
    book.touch(bo, 4000, "coffee")
    (acme,) = organisations(book.situation())
    assert acme.name == "Acme"
    assert [person.name for person in acme.people] == ["Ana", "Bo", "Cy"]
    assert acme.stages == {"active": 1, "warming": 0, "cold": 1}
    assert not acme.single
    assert acme.through == ""


def test_R24_a_single_thread_that_is_warm_could_introduce_the_second():
    book = Book()
    ana = book.contact("Ana", org="Acme")
    book.contact("Bo", org="Acme")
    book.touch(ana, 3, "coffee")
    (acme,) = organisations(book.situation())
    assert acme.single
    assert acme.through == ana
    assert "Bo" in acme.reason


def test_R24_where_the_one_is_cold_whoever_knows_them_could():
    book = Book()
    sam, ana = book.contact("Sam"), book.contact("Ana", org="Acme")
    book.touch(sam, 5, "coffee")
    book.touch([sam, ana], 3000, "dinner")
    (acme,) = organisations(book.situation())
    assert acme.single
    assert acme.through == sam
    assert "Sam" in acme.reason


def test_R24_who_knows_whom_there():
    book = Book()
    ana = book.contact("Ana", org="Acme")
    bo = book.contact("Bo", org="Acme", introduced_by=ana)
    cy = book.contact("Cy", org="Acme")
    book.touch([bo, cy], 10, "lunch")
    book.touch([ana, *(book.contact(f"P{each}") for each in range(20)), cy], 9, "event")
    (acme,) = organisations(book.situation())
    assert sorted(acme.acquainted) == sorted([(ana, bo), (bo, cy)])
