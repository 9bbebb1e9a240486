from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.engine.habit.pace import pace
from planner.engine.habit.ramp import ramp
from planner.engine.habit.voters import voter_share
from tests.engine.builders import TODAY, Book, ago, ahead

MONDAY = ahead(5)
"""The first working day of a week: what stays true for weeks is said on it."""


def heavy_book() -> Book:
    """Three days on which far more was read than the plan asks for."""
    book = Book()
    book.known("Ana Li", 10, voter="swing")
    for days in (0, 1, 2):
        book.change("intakes", book.intake(90), day=ago(days))
    return book


def test_R8_three_heavy_days_are_told_with_what_answers_them():
    book = heavy_book()
    first = book.plan().advice_lines[0]
    assert (first.cause, first.command) == ("pace", "lighter")
    assert first.text == pace(book.situation()).reason == book.plan().advice[0]
    assert first.text.startswith("3 days in a row over twice your pace")
    assert not book.plan(today=ahead(2)).advice_lines, "it goes when the cause has gone"


def test_a_line_that_was_answered_is_silent_for_a_week():
    book = heavy_book()
    book.day(0, silenced=frozenset({"pace"}))
    assert "pace" not in causes(book)
    book = Book()
    for days in (5, 12, 19):
        assert "holidays" in causes(book, ahead(days), country="ZZ")
    book.day(-5, silenced=frozenset({"holidays"}))
    assert "holidays" not in causes(book, ahead(11), country="ZZ")
    assert "holidays" in causes(book, ahead(12), country="ZZ")


def causes(book: Book, today: date = TODAY, **settings: Any) -> list[str]:
    return [line.cause for line in book.plan(today, **settings).advice_lines]


def test_no_cause_is_told_twice_on_a_day_and_most_days_say_nothing():
    book = Book()
    helper = book.known("Ana Li", 10)
    book.favour(helper, 100)
    book.contacts(40, state="triage")
    book.contacts(2)
    spoken = 0
    for days in range(151):
        today = ahead(days)
        lines = causes(book, today)
        assert len(lines) == len(set(lines)) <= 3
        spoken += bool(lines)
    assert spoken <= 11


def test_who_does_too_much_is_not_told_to_add_anybody():
    book = heavy_book()
    assert "bench" not in causes(book) and "triage" not in causes(book)


def told_of_dates(book: Book, today: date = TODAY) -> list[tuple[str, str]]:
    return [(item.id, item.reason) for item in book.plan(today).items if item.kind == "date"]


def test_P1_a_birthday_is_an_item_on_its_day_and_changes_nobodys_turn():
    book = Book()
    ana = book.known("Ana Li", 10, birthday="1984-11-18")
    book.contact("Cy", birthday="--11-18", state="ignored")
    book.contact("Di", birthday="odd")
    told = [(f"date:{ana}", "birthday today: a line takes a minute")]
    assert told_of_dates(book) == told
    assert book.plan().planned_minutes == 0 and not told_of_dates(book, ahead(1))
    bo = book.contact("Bo", birthday="--11-18")
    assert [item for item, _ in told_of_dates(book)] == [f"date:{ana}", f"date:{bo}"]
    book.change("contacts", bo, snoozed_until=ahead(3))
    book.touch(ana, 0, "message")
    assert not told_of_dates(book)


def test_P1_other_yearly_dates_are_told_with_the_years():
    book = Book()
    ana = book.known("Ana Li", 10, dates={"anniversary": "2016-11-18", "moved": "--11-18"})
    assert told_of_dates(book) == [
        (f"date:{ana}", "anniversary (10 years) and moved today: a line takes a minute")
    ]


def test_P1_a_birthday_on_29_february_is_kept_on_the_28th_of_other_years():
    book = Book()
    book.contact(birthday="--02-29")
    days = [
        date(2027, 2, 26),
        date(2027, 2, 28),
        date(2027, 3, 1),
        date(2028, 2, 28),
        date(2028, 2, 29),
    ]
    assert [bool(told_of_dates(book, day)) for day in days] == [True, True, False, False, True]


def test_P1_a_date_on_a_free_day_is_told_on_the_last_working_day_before():
    book = Book()
    friday, saturday = ahead(2), ahead(3)
    ana = book.known("Ana Li", 10, birthday="--11-21")
    assert told_of_dates(book, friday) == [
        (f"date:{ana}", "birthday tomorrow: a line takes a minute")
    ]
    assert told_of_dates(book, saturday)[0][1].startswith("birthday today")
    book.touch(ana, -2, "message", intent="wish")
    assert not told_of_dates(book, saturday), "the wish went out on Friday"


def test_P1_a_day_off_is_told_before_it_and_quiet_itself():
    book = Book()
    book.contact(birthday="--11-19")
    book.day(-1, off=True)
    assert told_of_dates(book)[0][1].startswith("birthday tomorrow")
    assert not told_of_dates(book, ahead(1))


@pytest.mark.parametrize("none", [{"budget_minutes": 0}, {"working_days": ()}])
def test_R7_a_budget_of_nothing_is_no_percentage(none: dict[str, Any]):
    book = Book()
    book.known("Ana Li", 10)
    told = " ".join(book.plan(MONDAY, **none).advice)
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


def test_R19_the_stop_loss_is_told_twice_and_then_on_mondays():
    book = Book()
    for days in (0, 0, *range(-20, 1)):
        book.touch(book.contact("A seeker", voter="set", added=TODAY), days, "email")
    told = [day for day in map(ahead, range(15)) if "seekers" in causes(book, day)]
    assert told == [TODAY, ahead(1), ahead(5), ahead(12)]


def test_R6_an_offer_is_asked_about_twice_and_then_on_mondays():
    book = Book()
    book.known("Ana Li", 10)
    book.lead("offer", 0, org="Acme")
    told = [day for day in map(ahead, range(20)) if "landing" in causes(book, day)]
    assert told == [TODAY, ahead(1), ahead(12), ahead(19)]


def test_R8_a_run_of_heavy_days_is_told_on_two_mornings_of_five():
    book = Book()
    book.known("Ana Li", 10, voter="swing")
    for days in range(17):
        book.change("intakes", book.intake(90), day=ago(days))
    spoken = [causes(book, day) for day in map(ago, range(16, -1, -1)) if day.weekday() < 5]
    told = ["pace" in lines for lines in spoken]
    assert any(told) and not any(all(told[at : at + 3]) for at in range(len(told)))


def test_no_advice_on_three_mornings_in_a_row_whatever_day_the_book_began():
    for first in range(7):
        book = Book()
        book.contact("Ana Li", added=ahead(first), state="triage")
        days = [ahead(day) for day in range(first, first + 50) if ahead(day).weekday() < 5]
        spoken = [causes(book, day) for day in days]
        for lines in zip(spoken, spoken[1:], spoken[2:], strict=False):
            assert not set.intersection(*map(set, lines)), (first, lines)


def test_a_free_day_is_quiet():
    book = heavy_book()
    book.contact("Bo")
    assert causes(book, ahead(3)) == causes(book, ahead(4)) == []


def test_R25_a_newcomer_is_led_for_six_weeks_and_it_can_be_switched_off():
    book = Book()
    book.contact(added=ago(20))
    step = book.plan().first_weeks
    assert step is not None and step.text == ramp(book.situation()).next != ""
    assert book.plan(MONDAY).advice[-1] == step.text, "now and then it is said as well"
    assert "ramp" not in causes(book)
    assert book.plan(ramp=False).first_weeks is None
    assert not any(line.startswith("week ") for line in book.plan(MONDAY, ramp=False).advice)
    assert book.plan(ahead(22)).first_weeks and not book.plan(ahead(23)).first_weeks
    book.day(0, silenced=frozenset({"ramp"}))
    assert book.plan(ahead(6)).first_weeks is None and book.plan(ahead(7)).first_weeks
