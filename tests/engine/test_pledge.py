from __future__ import annotations

import pytest

from planner.engine.habit.pledge import has_come, pledged
from planner.engine.habit.skipping import skip_cost
from tests.engine.builders import Book, ago, ahead


def test_R1_the_pledge_of_the_day_goes_before_that_of_every_day():
    book = Book()
    assert book.plan().pledged == ""
    assert book.plan(pledge="09:00").pledged == "09:00"
    book.day(0, pledged="07:30")
    book.day(1, pledged="06:00")
    assert book.plan(pledge="09:00").pledged == "07:30"
    assert pledged(book.situation(ahead(3), pledge="09:00")) == "", "a Saturday owes nothing"


@pytest.mark.parametrize(
    ("clock", "come"),
    [("08:29", False), ("08:30", True), ("23:59", True), ("01:00", True), ("04:00", False)],
)
def test_R1_the_time_has_come_until_the_next_day_begins(clock: str, come: bool):
    book = Book()
    assert has_come(book.situation(pledge="08:30"), clock) is come
    assert not has_come(book.situation(), clock)


def test_R1_a_pledge_past_midnight_is_late_in_the_evening():
    situation = Book().situation(pledge="00:30")
    assert not has_come(situation, "23:00")
    assert has_come(situation, "00:45")


def test_R1_what_skipping_costs_is_told_before():
    book = Book()
    book.contact()
    assert skip_cost(book.situation()).streak == "no streak is running that it could end"
    book.new_touches(range(1, 13))
    assert skip_cost(book.situation()) == (
        "the streak of 12 days holds: one miss in ten is forgiven",
        "12 of the last 28 working days kept then",
    )


def test_R1_a_second_miss_within_ten_days_ends_the_streak():
    book = Book()
    book.contact()
    book.new_touches([day for day in range(1, 13) if day != 4])
    assert skip_cost(book.situation()).streak == "it ends the streak of 11 days"


def test_R2_the_day_that_would_lose_a_step_says_so():
    """Six missed in a row after a second touch a day was earned: the seventh takes it away."""
    book = Book()
    book.contact(added=ago(100))
    book.new_touches(range(7, 45))
    assert book.plan().quota.earned == 2
    assert skip_cost(book.situation()).habit == "you go back from two new touches a day to one"


def test_R8_a_lighter_day_has_half_the_minutes_and_changes_no_other():
    book = Book()
    for number in range(9):
        book.known(f"Old {number}", 182)
    usual = book.plan()
    book.day(0, lighter=True)
    plan = book.plan()
    assert (usual.budget_minutes, plan.budget_minutes) == (10, 5)
    assert (len(usual.items), len(plan.items)) == (2, 1)
    assert plan.waiting == usual.waiting + 1, "what does not fit waits"
    assert plan.utilisation == usual.utilisation
    assert book.plan(ahead(1)).budget_minutes == 10
    assert book.plan(budget_minutes=5).budget_minutes == 5, "the planner goes on"


def test_R8_over_networking_is_told_until_a_lighter_day_is_taken():
    book = Book()
    for days_ago in (1, 2, 3):
        for number in range(7):
            book.touch(book.contact(f"P {days_ago} {number}"), days_ago, "email")
    said = [line for line in book.plan().advice if "lighter day" in line]
    assert len(said) == 1
    book.day(0, lighter=True)
    assert not any("lighter day" in line for line in book.plan().advice)
