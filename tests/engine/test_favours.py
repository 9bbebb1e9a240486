from __future__ import annotations

import pytest

from planner.engine.standing.favours import balance
from planner.engine.standing.stage import standing
from planner.engine.views.board import board
from tests.engine.builders import TODAY, Book, ago, ahead, fourth_monday


def owed_to(book: Book) -> list[str]:
    return [card.contact for card in board(book.situation())["owed"]]


def test_R12_whoever_is_owed_a_favour_stands_in_the_fourth_column_until_it_is_settled_or_waived():
    book = Book()
    will, rita = book.known("Will", 40), book.known("Rita", 40)
    favour, other = book.favour(will, 40), book.favour(rita, 90)
    assert owed_to(book) == [rita, will], "the oldest debt first"
    book.change("favours", favour, returned=0.5)
    assert owed_to(book) == [rita, will], "settled in part is not settled"
    book.change("favours", favour, returned=1.0)
    assert owed_to(book) == [rita]
    book.change("favours", other, waived_on=ago(1))
    assert owed_to(book) == []


def test_R12_a_favour_given_owes_nothing():
    book = Book()
    person = book.known("Will", 40)
    book.favour(person, direction="given")
    assert owed_to(book) == [] and not standing(book.situation(), person).owed


def test_R12_the_card_says_what_is_owed_since_when():
    book = Book()
    book.favour(book.known("Will", 40), 40)
    (card,) = board(book.situation())["owed"]
    assert card.line == "referral, 40 d ago" and card.column == "owed"


def test_R12_a_favour_comes_up_after_two_weeks_and_not_every_day():
    book = Book()
    person = book.known("Will", 60)
    favour = book.favour(person, 40)
    (item,) = book.items()
    assert (item.id, item.kind, item.days_late) == (favour, "favour", 26)
    assert item.reason == "they helped you 40 days ago (referral); it is not returned yet"
    book.touch(person, 0, "call")
    assert book.items() == [] == book.items(today=ahead(29))
    assert [one.id for one in book.items(today=ahead(30))] == [favour]


def test_R12_a_fresh_favour_is_not_brought_up_at_once():
    book = Book()
    book.favour(book.known("Will", 60), 13)
    assert book.items() == []


def test_R12_the_item_says_how_much_is_returned():
    book = Book()
    book.favour(book.known("Will", 60), 40, returned=0.25)
    assert book.items()[0].reason.endswith("25% of it is returned")


def test_R12_the_balance_halves_in_a_year():
    book = Book()
    person = book.known("Will", 60)
    book.favour(person, 365, direction="given", weight=2.0)
    book.favour(person, 0)
    book.favour(person, 730, direction="received")
    assert balance(book.situation(), person) == pytest.approx(1 - 1 - 0.25)


def test_R12_what_is_owed_is_advised_first():
    book = Book()
    book.favour(book.known("Will", 60), 40)
    monday = fourth_monday()
    days = 40 + (monday - TODAY).days
    assert f"you owe 1 contact a favour; Will for {days} days" in book.plan(today=monday).advice


def test_R11_R12_an_ask_without_an_offer_to_somebody_never_helped_is_flagged():
    book = Book()
    person = book.known("Will", 100, cadence_days=90, i_want="a referral")

    def reason() -> str:
        (item,) = book.items()
        return item.reason

    assert reason().endswith("you want a referral and never helped them: offer something first")
    book.favour(person, 10, direction="given")
    assert reason().endswith("you want a referral, and offer nothing")
    book.change("contacts", person, i_offer="a review")
    assert reason().endswith("due every 90")


def test_an_ask_after_a_long_silence_begins_with_an_offer():
    book = Book()
    book.known("Will", 300, i_want="a referral", i_offer="a review")
    (item,) = book.items()
    assert item.reason.endswith(
        "300 days of silence: offer something before you ask for a referral"
    )
    cold = book.contact("Cold", i_want="a job")
    offer = book.plan().new_touch
    assert offer.contact == cold
    assert offer.reason.endswith("you want a job and never helped them: offer something first")


def test_triage_and_a_short_bench_are_told():
    book = Book()
    book.contacts(3, state="triage")
    book.contacts(2)
    advice = book.plan(today=fourth_monday()).advice
    assert "the bench is nearly empty: 2 people left" in advice
    assert "3 people wait in triage: ten a day are plenty" in advice
