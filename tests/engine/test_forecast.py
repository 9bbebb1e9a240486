from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.ahead.fits import enough_with, with_fit
from planner.engine.ahead.forecast import forecast
from planner.engine.today.capacity import AMBER, utilisation
from tests.engine.builders import TODAY, Book, ago, ahead, working_days_ago


def book_of(cadences: list[int], ages: list[int] | None = None) -> Book:
    """People whom the user met long before, and last wrote to so many days ago; the user was there
    every day."""
    book = Book()
    daily = book.contact("Daily", cadence_days=3650, added=ago(3000))
    for count in range(1, 61):
        book.touch(daily, working_days_ago(count), "call")
    for number, cadence in enumerate(cadences):
        contact = book.contact(f"P{number:03}", cadence_days=cadence, added=ago(3000))
        age = ages[number] if ages else (number * 7919) % cadence
        book.touch(contact, age + 800, "coffee")
        book.touch(contact, age, "call")
    return book


def test_R7_the_forecast_covers_26_weeks_from_this_monday():
    weeks = forecast(book_of([30] * 5).situation()).weeks
    assert len(weeks) == 26
    assert weeks[0].start.weekday() == 0
    assert weeks[0].start <= TODAY < weeks[1].start
    assert weeks[0].capacity == 6.0, "Wednesday to Friday, two a day"
    assert weeks[1].capacity == 10.0


def test_R7_a_small_network_fits_and_nothing_is_to_change():
    told = forecast(book_of([182] * 40).situation())
    assert told.overflow is None
    assert told.fits == ()
    assert all(week.load <= week.capacity for week in told.weeks)


def test_R7_what_the_cadences_ask_for_is_what_the_weeks_hold():
    """Fifty people at 91 days are 100 touches in half a year, and a few in advance of crowded
    days."""
    told = forecast(book_of([91] * 50).situation())
    assert 90 <= sum(week.load for week in told.weeks) <= 130


def test_R7_a_network_that_is_too_large_overflows_and_every_fit_is_proved():
    situation = book_of([30] * 70).situation()
    told = forecast(situation)
    assert told.utilisation > 1
    assert told.overflow is not None
    assert {fit.kind for fit in told.fits} == {"minutes", "cadence", "rest"}
    for fit in told.fits:
        after = with_fit(situation, fit)
        assert forecast(after).overflow is None, fit.text
        assert utilisation(after) <= AMBER
        assert fit.text


def test_R7_a_fit_is_the_smallest_of_its_kind():
    situation = book_of([30] * 70).situation()
    by_kind = {fit.kind: fit for fit in forecast(situation).fits}
    minutes = by_kind["minutes"]
    assert minutes.budget_minutes is not None
    assert not enough_with(situation, minutes._replace(budget_minutes=minutes.budget_minutes - 1))
    rest = by_kind["rest"]
    assert not enough_with(situation, rest._replace(rest=rest.rest[:-1]))
    cadence = by_kind["cadence"]
    fewer = dict(list(cadence.cadences.items())[:-1])
    assert not enough_with(situation, cadence._replace(cadences=fewer))


def test_R7_a_heap_is_caught_up_with_in_some_weeks_of_more_minutes():
    book = book_of([182] * 30)
    for number in range(9):
        book.promise(book.contact(f"Q{number}"), due=ahead(1))
    situation = book.situation()
    told = forecast(situation)
    assert told.overflow is not None
    assert told.overflow.start == told.weeks[0].start
    catch_up = told.fits[0]
    assert catch_up.kind == "catch_up"
    assert catch_up.until is not None
    assert enough_with(situation, catch_up)
    assert catch_up.budget_minutes is not None
    assert catch_up.budget_minutes <= 20


def test_R7_days_off_and_weekends_take_nothing():
    book = book_of([60] * 40)
    for days in range(5, 12):
        book.day(-days, off=True)
    weeks = forecast(book.situation()).weeks
    assert weeks[1].capacity == 0.0
    assert weeks[1].load == 0.0


def test_R7_those_who_are_late_on_coming_back_are_spread_not_due_at_once():
    told = forecast(book_of([182] * 40, ages=[200] * 40).situation())
    assert told.overflow is None
    assert [week.load for week in told.weeks[:4]] == [6.0, 10.0, 10.0, 10.0]


def test_R7_an_import_that_falls_due_on_one_day_is_levelled():
    told = forecast(book_of([182] * 110, ages=[20] * 110).situation())
    assert told.overflow is None
    assert max(week.load for week in told.weeks) <= 10


def test_R7_the_forecast_is_what_the_plan_then_asks_for():
    """Whoever does what is planned has, week by week, the touches that were told ahead."""
    rng = random.Random(3)
    book = book_of([rng.choice((14, 30, 90, 182)) for _ in range(45)])
    told = forecast(book.situation()).weeks[:8]
    done = dict.fromkeys((week.start for week in told), 0)
    for number in range((told[-1].start - TODAY).days + 7):
        today = ahead(number)
        for item in book.items(today):
            assert item.kind == "keep_in_touch"
            book.touch(item.contact, -number, "call")
            done[today - timedelta(days=today.weekday())] += 1
    for week in told:
        assert abs(week.load - done[week.start]) <= 1, (week, done[week.start])


def test_R7_promises_count_in_their_week():
    book = Book()
    ana = book.contact(added=ago(3000))
    book.touch(ana, 100, "coffee")
    before = [week.load for week in forecast(book.situation()).weeks]
    book.promise(ana, due=ahead(8), added=ago(200))
    after = [week.load for week in forecast(book.situation()).weeks]
    assert after[1] == before[1] + 1


@pytest.mark.parametrize("budget", [0, 3])
def test_R7_no_room_at_all_still_has_a_forecast(budget: int):
    told = forecast(book_of([90] * 10).situation(budget_minutes=budget))
    assert told.overflow is not None


@given(
    st.lists(st.tuples(st.integers(5, 400), st.integers(0, 500)), max_size=60),
    st.integers(5, 30),
)
def test_R7_whatever_the_network_the_fits_fit_and_the_figures_are_sane(
    people: list[tuple[int, int]], budget: int
):
    book = book_of([cadence for cadence, _ in people], [age for _, age in people])
    situation = book.situation(budget_minutes=budget)
    told = forecast(situation)
    assert all(week.load >= 0 and week.capacity >= 0 for week in told.weeks)
    assert (told.overflow is None) == all(week.load <= week.capacity for week in told.weeks)
    if told.overflow is None and told.utilisation <= AMBER:
        assert told.fits == ()
    assert all(enough_with(situation, fit) for fit in told.fits)
