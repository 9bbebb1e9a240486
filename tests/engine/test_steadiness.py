from __future__ import annotations

from math import log2

import pytest

from planner.engine.habit.steadiness import burstiness, thermometer
from tests.engine.builders import Book, ago, working_days_ago


def test_R5_one_touch_each_working_day_reads_steady_and_37():
    book = Book()
    book.new_touches(range(90))
    reading = thermometer(book.situation())
    assert (reading.value, reading.verdict) == (37.0, "steady")
    assert reading.reason == (
        "5 touches in the last 7 days, 5.0 in a usual week; active on 60 of 60 working days, evenly"
    )


def test_R5_a_burst_of_twenty_after_two_silent_months_reads_hot_and_cold():
    book = Book()
    book.touch(book.contact(added=ago(200)), 80, "email")
    for number in range(20):
        book.touch(book.contact(added=ago(200)), number % 5, "email")
    reading = thermometer(book.situation())
    assert reading.verdict == "hot-and-cold"
    assert reading.value == min(round(37 + log2(20.5 / (1 / 11 + 0.5)), 1), 41.0) == 41.0


def test_R5_a_burst_at_an_event_counts_everybody_met_there():
    book = Book()
    book.touch(book.contact(), 80, "email")
    book.touch(book.contacts(20, added=ago(200)), 2, "event")
    reading = thermometer(book.situation())
    assert reading.verdict == "hot-and-cold" and reading.value == 41.0


def test_R5_nothing_for_ten_working_days_reads_gone_quiet():
    book = Book()
    book.new_touches(range(10, 60))
    reading = thermometer(book.situation())
    assert reading.verdict == "gone quiet" and reading.value < 37
    assert reading.reason.endswith("nothing for 10 working days")
    assert thermometer(book.situation(today=ago(1))).verdict != "gone quiet"


def test_R5_every_third_day_reads_patchy():
    book = Book()
    book.new_touches(range(0, 60, 3))
    assert thermometer(book.situation()).verdict == "patchy"


def test_R5_two_weeks_on_and_one_week_off_is_not_steady():
    book = Book()
    book.contact(added=ago(200))
    book.new_touches(day for day in range(60) if day % 15 < 10)
    assert thermometer(book.situation()).verdict in ("patchy", "hot-and-cold")


def test_R5_fewer_than_two_weeks_of_log_are_too_early_to_say():
    book = Book()
    book.touch(book.contact(added=ago(5)), 5, "email")
    reading = thermometer(book.situation())
    assert (reading.value, reading.verdict) == (37.0, "too early to say")
    assert reading.reason == "6 days of log; 8 more days until there is a usual week"


def test_R5_a_young_log_is_measured_by_the_weeks_that_it_has():
    book = Book()
    book.new_touches(range(15))
    assert thermometer(book.situation()).value == 37.0


def test_R5_what_comes_in_is_no_outreach():
    book = Book()
    book.new_touches(range(90))
    before = thermometer(book.situation())
    for days in range(7):
        book.touch("contact-0000", days, "email", direction="in")
    assert thermometer(book.situation()) == before


def test_R5_a_touch_on_saturday_counts_for_the_friday_before():
    book = Book()
    book.contact(added=ago(200))
    for week in range(12):
        book.touch("contact-0000", 4 + 7 * week, "email")
    reading = thermometer(book.situation())
    assert (
        reading.verdict == "patchy"
        and "active on 12 of 55 working days, evenly but too few" in reading.reason
    )


@pytest.mark.parametrize(("gaps", "value"), [([1, 1, 1, 1], -1.0), ([5, 5], -1.0), ([7], 0.0)])
def test_R5_burstiness_of_even_gaps(gaps: list[int], value: float):
    assert burstiness(gaps) == pytest.approx(value)


def test_R5_burstiness_follows_kim_and_jo():
    gaps = [1, 1, 1, 1, 26]
    mean = 6.0
    r = (sum((gap - mean) ** 2 for gap in gaps) / 5) ** 0.5 / mean
    assert burstiness(gaps) == pytest.approx((6**0.5 * r - 2) / ((6**0.5 - 2) * r + 2))
    assert burstiness(gaps) > 0.3


def test_R5_holidays_stretch_no_gap():
    book = Book()
    book.contact(added=ago(200))
    book.new_touches([*range(5), *range(17, 60)])
    assert thermometer(book.situation()).verdict == "patchy"
    for count in range(5, 17):
        book.day(working_days_ago(count), off=True)
    assert thermometer(book.situation()).verdict == "steady"


def test_R5_contacts_that_wait_before_the_first_touch_are_no_gap():
    book = Book()
    book.contacts(30, added=ago(56 + 49))
    book.new_touches(range(40))
    reading = thermometer(book.situation())
    assert (reading.value, reading.verdict) == (37.0, "steady")
    assert reading.reason.endswith("active on 40 of 40 working days, evenly")


def test_R5_a_first_call_yesterday_is_too_early_to_say_however_old_the_contacts_are():
    book = Book()
    book.touch(book.contact(added=ago(60)), 1, "call")
    reading = thermometer(book.situation())
    assert (reading.value, reading.verdict) == (37.0, "too early to say")
    assert reading.reason == "2 days of log; 12 more days until there is a usual week"


def test_R5_nobody_who_never_began_has_gone_quiet():
    book = Book()
    book.contacts(3, added=ago(200))
    reading = thermometer(book.situation())
    assert (reading.value, reading.verdict, reading.reason) == (
        37.0,
        "too early to say",
        "nothing logged yet",
    )
