from __future__ import annotations

import pytest

from planner.engine.habit.quota import habit
from planner.engine.standing.newness import new_today
from tests.engine.builders import TODAY, Book, ago, ahead, working_days_ago


def test_R1_the_first_touch_that_the_user_takes_part_in_is_new():
    for kind, direction, new in (
        ("email", "out", True),
        ("event", "both", True),
        ("call", "in", True),
        ("email", "in", False),
        ("note", "out", False),
    ):
        book = Book()
        person = book.contact()
        book.touch(person, 0, kind, direction=direction)
        assert new_today(book.situation()) == ((person,) if new else ()), kind


def test_R1_a_second_touch_is_not_new_even_on_the_same_day():
    book = Book()
    person = book.contact()
    book.touch(person, 0, "email")
    book.touch(person, 0, "call")
    assert book.plan().quota.done == 1


@pytest.mark.parametrize(
    ("silence", "cadence", "new"),
    [
        (365, None, False),
        (366, None, True),
        (366, 365, False),
        (730, 365, False),
        (731, 365, True),
    ],
)
def test_R1_a_touch_after_a_year_of_silence_is_new_again(
    silence: int, cadence: int | None, new: bool
):
    book = Book()
    person = book.contact(added=ago(1000), cadence_days=cadence)
    book.touch(person, silence)
    book.touch(person, 0, "email")
    assert new_today(book.situation()) == ((person,) if new else ())
    assert book.plan().quota.done == new


def test_R1_the_answer_to_somebody_who_wrote_is_no_new_touch():
    book = Book()
    person = book.contact()
    book.touch(person, 3, "email", direction="in")
    book.touch(person, 0, "email")
    assert book.plan().quota.done == 0
    late = book.contact()
    book.touch(late, 61, "email", direction="in")
    book.touch(late, 0, "email")
    assert book.plan().quota.done == 1


def test_R2_the_second_is_earned_by_four_fifths_of_28_working_days():
    missed = {5, 10, 15, 20, 25}
    book = Book()
    book.new_touches(day for day in range(1, 29) if day not in missed)
    assert book.plan().quota.earned == 2
    book = Book()
    book.new_touches(day for day in range(1, 29) if day not in {*missed, 28})
    book.contact(added=ago(working_days_ago(28)))
    quota = book.plan().quota
    assert quota.earned == 1
    assert (
        quota.missing
        == "for a second new touch a day: 23 of the last 28 working days kept (22 now)"
    )


def test_R2_nothing_is_earned_before_28_working_days():
    book = Book()
    book.new_touches(range(1, 28))
    quota = book.plan().quota
    assert quota.earned == 1
    assert quota.missing == "for a second new touch a day: 1 more working day in the log"


def test_R2_a_gap_over_three_working_days_delays_it():
    book = Book()
    book.contact(added=ago(60))
    book.new_touches(day for day in range(1, 29) if day not in {10, 11, 12})
    assert book.plan().quota.earned == 2
    book = Book()
    book.contact(added=ago(60))
    book.new_touches(day for day in range(1, 29) if day not in {10, 11, 12, 13})
    quota = book.plan().quota
    assert quota.earned == 1
    assert "no gap over 3 working days in them (4 now)" in quota.missing


def test_R2_an_overdue_promise_delays_it_and_does_not_take_it_away():
    book = Book()
    book.new_touches(range(1, 29))
    promise = book.promise("", due=ago(2), added=ago(9))
    quota = book.plan().quota
    assert quota.earned == 1
    assert quota.missing == "for a second new touch a day: no promise overdue (1 now)"
    book.change("promises", promise, done_on=ago(1))
    assert book.plan().quota.earned == 2
    book.change("promises", promise, done_on=None, due=ago(1))
    assert book.plan().quota.earned == 2, (
        "it was earned by yesterday's end, when nothing was overdue"
    )
    assert "no promise overdue (1 now)" in book.plan().quota.missing


def test_R2_hysteresis_one_bad_day_changes_nothing():
    book = Book()
    book.new_touches(range(6, 40))
    assert [book.plan(today=ago(working_days_ago(day))).quota.earned for day in (5, 3, 1, 0)] == [
        2,
        2,
        2,
        2,
    ]


def test_R2_it_is_lost_at_a_gap_of_seven_working_days():
    book = Book()
    book.contact(added=ago(90))
    book.new_touches(range(8, 50))
    assert book.plan(today=ago(1)).quota.earned == 2, "six missed by then"
    assert book.plan().quota.earned == 1


def test_R2_it_is_lost_below_sixty_per_cent():
    book = Book()
    book.contact(added=ago(120))
    book.new_touches([*range(24, 60), *range(1, 24, 2)])
    assert habit(book.situation()).successes == 17
    assert book.plan().quota.earned == 2, "17 of 28 is 61 %"
    book = Book()
    book.contact(added=ago(120))
    book.new_touches([*range(24, 60), *range(3, 24, 2)])
    assert habit(book.situation()).successes == 16
    assert book.plan().quota.earned == 1, "16 of 28 is 57 %"


def test_R2_the_third_is_earned_after_56_working_days_at_the_second():
    book = Book()
    book.new_touches(range(1, 28 + 56))
    quota = book.plan().quota
    assert quota.earned == 2
    assert quota.missing == "for a third new touch a day: 1 more working day at two a day"
    book.new_touches([28 + 56])
    assert book.plan().quota.earned == 3
    book.new_touches(range(28 + 57, 300))
    assert book.plan().quota.earned == 3, "and there is no fourth"
    assert book.plan().quota.missing == "three a day is the most"


def test_R2_what_is_earned_does_not_change_during_the_day():
    book = Book()
    book.new_touches(range(1, 28))
    book.contacts(3, added=TODAY)
    book.touch("contact-0027", 0, "email")
    assert book.plan().quota.earned == 1
    assert book.plan(today=ahead(1)).quota.earned == 2


def test_R2_long_ago_does_not_count():
    book = Book()
    book.contact(added=ago(900))
    book.new_touches(range(200, 400))
    assert book.plan().quota.earned == 1
    assert book.plan(today=ago(working_days_ago(199))).quota.earned == 3


def test_R7_a_full_network_is_offered_no_second_new_touch():
    for cadence, offered in ((365, 2), (7, 1)):
        book = Book()
        book.new_touches(range(1, 30))
        for number in range(20):
            book.known(f"Person {number}", 1, cadence_days=cadence)
        book.contacts(5)
        for item in book.plan(budget_minutes=60).items:
            if item.contact:
                book.touch(item.contact, 0, "message", minutes=0)
        plan = book.plan(budget_minutes=60 if cadence == 365 else 5)
        assert (plan.utilisation > 1, plan.quota.earned) == (cadence == 7, 2)
        assert plan.quota.allowed == offered
