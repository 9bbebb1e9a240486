from __future__ import annotations

from planner.engine.habit.streak import streak_of
from tests.engine.builders import TODAY, Book, ago, working_days_ago


def test_R2_a_book_that_begins_today_has_missed_nothing():
    book = Book()
    book.contact(added=TODAY)
    streak = streak_of(book.situation())
    assert (streak.days, streak.absorbed, streak.marks, streak.rate) == (0, 0, ("open",), 0)


def test_R2_days_before_the_book_began_do_not_count():
    book = Book()
    book.new_touches([1, 2])
    assert streak_of(book.situation()).marks == ("kept", "kept", "open")
    assert streak_of(book.situation()).rate == 1


def test_R2_a_today_that_is_open_breaks_nothing():
    book = Book()
    book.new_touches(range(1, 15))
    book.contact()
    streak = streak_of(book.situation())
    assert streak.days == 14 and streak.marks == ("kept",) * 9 + ("open",)
    book.touch("contact-0014", 0, "email")
    streak = streak_of(book.situation())
    assert streak.days == 15 and streak.marks[-1] == "kept"


def test_R2_one_missed_working_day_in_ten_is_absorbed_and_shown_as_such():
    book = Book()
    book.contact(added=ago(60))
    book.new_touches(day for day in range(1, 25) if day not in {4, 14})
    streak = streak_of(book.situation())
    assert (streak.days, streak.absorbed) == (22, 2)
    assert streak.marks.count("absorbed") == 1 and "missed" not in streak.marks


def test_R2_a_second_miss_within_ten_breaks_it():
    book = Book()
    book.contact(added=ago(60))
    book.new_touches(day for day in range(1, 25) if day not in {5, 14})
    streak = streak_of(book.situation())
    assert (streak.days, streak.absorbed) == (4, 0)
    assert streak.marks[4] == "missed"


def test_R2_weekends_days_off_and_holidays_do_not_count():
    book = Book()
    book.contact(added=ago(60))
    book.new_touches([1, 2, 5, 6, 7])
    for count in (3, 4):
        book.day(working_days_ago(count), off=True)
    streak = streak_of(book.situation())
    assert (streak.days, streak.absorbed) == (5, 0)
    assert streak.marks[-5:] == ("off", "off", "kept", "kept", "open")


def test_R2_a_skipped_day_is_missed_and_can_be_absorbed():
    book = Book()
    book.contact(added=ago(60))
    book.new_touches(range(1, 12))
    book.day(0, skipped="ill")
    streak = streak_of(book.situation())
    assert (streak.days, streak.absorbed, streak.marks[-1]) == (11, 1, "absorbed")


def test_R2_while_nobody_waits_any_touch_keeps_the_day():
    book = Book()
    person = book.contact(added=ago(20))
    book.touch(person, 20, "email")
    for days in (1, 2, 5, 6):
        book.touch(person, days, "email")
    assert streak_of(book.situation()).marks[-5:-1] == ("kept",) * 4
    book.contact("Waits", added=ago(3))
    assert streak_of(book.situation()).marks[-5:-1] == ("kept", "kept", "absorbed", "missed")


def test_R2_somebody_reached_later_waited_until_then():
    book = Book()
    busy, waited = book.contact(added=ago(20)), book.contact(added=ago(8))
    book.touch(busy, 20, "email")
    for days in (1, 2, 5, 6, 7, 9):
        book.touch(busy, days, "email")
    book.touch(waited, 5, "email")
    marks = streak_of(book.situation()).marks
    assert marks[-8:] == ("kept", "missed", "missed", "missed", "kept", "kept", "kept", "open")


def test_R2_the_rate_is_over_the_last_28_working_days():
    book = Book()
    book.contact(added=ago(300))
    book.new_touches(range(1, 15))
    assert streak_of(book.situation()).rate == 0.5


def test_a_user_without_working_days_has_no_streak():
    book = Book()
    book.contact()
    plan = book.plan(working_days=())
    assert (plan.working, plan.streak.marks, plan.new_touch) == (False, (), None)
