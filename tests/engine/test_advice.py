from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.engine.habit.pace import pace
from planner.engine.habit.ramp import ramp
from planner.engine.habit.voters import voter_share
from tests.engine.builders import TODAY, Book, ago, ahead


def test_R8_three_heavy_days_are_told_before_everything_but_what_is_overdue():
    book = Book()
    ana = book.contact(voter="swing")
    for days in (0, 1, 2):
        for _ in range(9):
            book.touch(ana, days, "email", minutes=5)
    told = book.plan().advice
    assert told[0] == pace(book.situation()).reason
    assert told[0].startswith("3 days in a row over twice your budget")
    book.promise(ana, "the intro", due=ago(1))
    assert book.plan().advice[:2] == ("1 promise overdue; the oldest to Ana Li: the intro", told[0])


def test_a_promise_that_is_snoozed_is_not_nagged_about():
    book = Book()
    ana, bo = book.contact(), book.contact("Bo")
    book.promise(ana, due=ago(5), snoozed_until=ahead(20))
    book.promise(bo, "the book", due=ago(3))
    assert book.plan().advice[0] == "1 promise overdue; the oldest to Bo: the book"
    book.change("contacts", bo, snoozed_until=ahead(1))
    assert not any("overdue" in line for line in book.plan().advice)
    book.change("contacts", bo, snoozed_until=TODAY)
    assert book.plan().advice[0].startswith("1 promise overdue")


def told_of_birthdays(book: Book, today: date = TODAY) -> list[str]:
    return [line for line in book.plan(today).advice if "birthday" in line]


def test_P1_a_birthday_is_told_on_its_day_and_changes_nobodys_turn():
    book = Book()
    ana = book.known("Ana Li", 10, birthday="1984-11-18")
    book.contact("Cy", birthday="--11-18", state="ignored")
    book.contact("Di", birthday="odd")
    assert told_of_birthdays(book) == ["Ana Li's birthday is today: a line to them takes a minute"]
    assert not book.items() and not told_of_birthdays(book, ahead(1))
    bo = book.contact("Bo", birthday="--11-18")
    assert told_of_birthdays(book) == [
        "Ana Li and Bo have their birthday today: a line to each takes a minute"
    ]
    book.change("contacts", bo, snoozed_until=ahead(3))
    book.touch(ana, 0, "message")
    assert not told_of_birthdays(book)


def test_P1_a_birthday_on_29_february_is_kept_on_the_28th_of_other_years():
    book = Book()
    book.contact(birthday="--02-29")
    days = [date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 28), date(2028, 2, 29)]
    assert [bool(told_of_birthdays(book, day)) for day in days] == [True, False, False, True]


def test_P1_a_day_off_is_quiet_about_birthdays_too():
    book = Book()
    book.contact(birthday="--11-18")
    book.day(0, off=True)
    assert not told_of_birthdays(book)


@pytest.mark.parametrize("none", [{"budget_minutes": 0}, {"working_days": ()}])
def test_R7_a_budget_of_nothing_is_no_percentage(none: dict[str, Any]):
    book = Book()
    book.known("Ana Li", 10)
    told = " ".join(book.plan(**none).advice)
    assert "there is no time for follow-ups at all" in told and "%" not in told


def test_R8_two_heavy_days_are_not_worth_a_word():
    book = Book()
    for days in (0, 1):
        book.touch(book.contact(), days, "email", minutes=60)
    assert not any("in a row" in line for line in book.plan().advice)


def test_R19_the_stop_loss_is_told_once_more_than_half_went_to_seekers():
    book = Book()
    for number in range(3):
        book.touch(book.contact(f"Seeker {number}", voter="set"), 1, "email")
    assert voter_share(book.situation()).reason in book.plan().advice
    for number in range(3):
        book.touch(book.contact(f"Founder {number}", voter="swing"), 1, "email")
    assert not any("seekers" in line for line in book.plan().advice)


def test_R25_the_next_step_of_the_ramp_comes_last_and_can_be_switched_off():
    book = Book()
    plan = book.plan()
    assert plan.advice[-1] == ramp(book.situation()).next != ""
    assert plan.day == TODAY
    assert not any(line.startswith("week ") for line in book.plan(ramp=False).advice)
