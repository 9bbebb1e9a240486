from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.engine.happened.calendar import Calendar
from planner.engine.situation import Situation
from planner.engine.today.attendance import (
    UNKNOWN,
    Attendance,
    attendance,
    attendance_from,
)
from planner.engine.today.capacity import slots_a_day, utilisation
from planner.engine.today.duties import duties
from planner.engine.today.load import obligations_a_day, promises_a_day
from planner.engine.today.relief import (
    MARGIN,
    Clock,
    Outlook,
    prospect,
    slots_ahead,
    stretch,
)
from planner.settings import MINUTES, Settings
from tests.engine.builders import TODAY, Book, ago, ahead
from tests.engine.strategies import books

FIRST = 738_998
"""A Monday."""
EVERY_DAY = Calendar(Settings(working_days=(0, 1, 2, 3, 4, 5, 6)))
SURE = Attendance([1.0] * 7, 1.0)


def test_a_network_with_slots_enough_takes_nobody_early():
    book = Book()
    for number in range(20):
        book.known(f"Old {number}", 20 + 6 * number)
    assert book.items() == []


def test_spare_slots_serve_early_only_those_whom_crowded_days_need():
    book = Book()
    for number in range(20):
        book.known(f"Old {number}", 46, cadence_days=60)
    book.known("Later, and later for the interval", 150, cadence_days=182)
    items = book.items()
    assert [item.contact for item in items] == ["contact-0000", "contact-0001"], (
        "twenty are due, for 22 slots"
    )
    assert [item.reason for item in items] == [
        "46 days since coffee, due every 60; early, for the days ahead are full",
    ] * 2
    assert book.plan().waiting == 0, "whose turn it is not does not wait"
    assert book.items(budget_minutes=20) == [], "with 44 slots they are not crowded"


def test_those_who_fall_due_on_one_day_are_spread_from_the_first_day_on():
    book = Book()
    for number in range(9):
        book.known(f"New {number}", 1, cadence_days=7)
    assert len(book.items()) == 2


def test_the_earliest_goes_first_and_of_those_past_their_day_the_latest_for_its_interval():
    book = Book()
    soon = book.known("Soon", 89, cadence_days=90)
    yearly = book.known("Yearly", 364, cadence_days=365)
    assert [item.contact for item in book.items()] == [yearly, soon]
    monthly = book.known("Monthly", 36, cadence_days=30)
    quarterly = book.known("Quarterly", 99, cadence_days=90)
    assert [item.contact for item in book.items(budget_minutes=20)] == [
        monthly,
        quarterly,
        yearly,
        soon,
    ]


def test_who_can_still_be_on_time_goes_before_who_is_late_already():
    book = Book()
    late = book.known("Late", 35, cadence_days=30)
    today = book.known("Today", 30, cadence_days=30)
    assert [item.contact for item in book.items(budget_minutes=5)] == [today]
    assert [item.contact for item in book.items(ahead(1), budget_minutes=5)] == [late]


def test_who_is_late_by_a_whole_cadence_comes_before_all_others():
    book = Book()
    late = book.known("Late", 61, cadence_days=30)
    book.known("Today", 30, cadence_days=30)
    assert [item.contact for item in book.items(budget_minutes=5)] == [late]


def test_where_there_is_more_than_fits_all_stretch_alike():
    book = Book()
    for number in range(60):
        book.known(f"Person {number}", 10, cadence_days=30)
    slow = book.known("Slow", 320, cadence_days=182)
    assert book.items()[0].contact == slow, "320 of 182 days are more than 10 of 30"


def test_promises_and_replies_take_their_slots_first_and_somebody_comes_up_earlier():
    def first_offer(book: Book) -> int:
        return next(
            days
            for days in range(40)
            if any(item.kind == "keep_in_touch" for item in book.items(ahead(days)))
        )

    quiet, busy = Book(), Book()
    for book in (quiet, busy):
        for number in range(12):
            book.known(f"Old {number}", 150)
    for number in range(85):
        busy.promise("", added=ago(number + 1), done_on=ago(number))
    assert first_offer(busy) < first_offer(quiet)


@given(
    st.dictionaries(st.integers(1, 400), st.integers(1, 40), min_size=1, max_size=12),
    st.floats(0.2, 4),
)
@example({1: 16, 68: 3, 74: 6, 172: 21, 194: 25, 277: 8, 301: 20, 384: 20}, 1.1)
def test_cadences_stretch_by_the_least_that_fits_and_a_margin(people: dict[int, int], slots: float):
    def load(ratio: float) -> float:
        return sum(count / max(int(ratio * cadence), 1) for cadence, count in people.items())

    by = stretch(people, slots)
    assert by >= 1
    if by > 1:
        # Divided again, the ratio may fall short of a whole day by its last digit.
        assert load(by / MARGIN * (1 + 1e-9)) <= slots
        assert load(by / MARGIN * 0.999) > slots
    else:
        assert load(1.0) <= slots


def test_where_there_are_no_slots_nothing_stretches():
    assert stretch({30: 5}, 0) == stretch({}, 2) == 1


def play(
    cadences: list[int],
    days: int,
    slots: int,
    by: float = 1.0,
    calendar: Calendar = EVERY_DAY,
) -> list[list[int]]:
    """The days of everybody's touches, day 0 included, as `Outlook` chooses them from day to
    day."""
    touches = [[FIRST - 1] for _ in cadences]
    horizon = int(by * max(cadences))
    expected = slots_ahead(calendar, FIRST, days + horizon + 1, slots, SURE)
    for day in range(FIRST, FIRST + days):
        if not calendar.working(day):
            continue
        queues: dict[int, list[Clock]] = {}
        for number, cadence in enumerate(cadences):
            queues.setdefault(cadence, []).append((touches[number][-1], f"{number:03}"))
        for queue in queues.values():
            queue.sort()
        outlook = Outlook(prospect(expected, day, horizon), day, by)
        outlook.ask(queues)
        for _, (_, number_text) in outlook.choose(queues, slots):
            touches[int(number_text)].append(day)
    return touches


def worst(cadences: list[int], touches: list[list[int]], end: int) -> float:
    """The greatest gap over its cadence."""
    return max(
        (later - earlier) / cadence
        for cadence, days in zip(cadences, touches, strict=True)
        for earlier, later in pairwise([*days, end])
    )


@pytest.mark.parametrize(
    "cadences", [(2, 4, 8, 16), (3, 3, 6), (5,) * 4, (2, 7, 7, 14), (4, 6, 9, 14, 30, 30)]
)
def test_what_can_be_kept_on_time_is(cadences: tuple[int, ...]):
    assert worst([*cadences], play([*cadences], 300, 1), FIRST + 300) <= 1


@pytest.mark.parametrize(
    "cadences", [[10] * 10 + [20] * 20 + [40] * 40, [*range(20, 120)], [7] * 20]
)
def test_where_more_is_asked_for_than_fits_nobody_is_a_day_later_than_all_are(cadences: list[int]):
    by = stretch({cadence: cadences.count(cadence) for cadence in cadences}, 1)
    assert by > 1.8
    settled = [[day for day in days if day > FIRST + 500] for days in play(cadences, 1000, 1, by)]
    for cadence, days in zip(cadences, settled, strict=True):
        gaps = [later - earlier for earlier, later in pairwise(days)]
        assert max(gaps) <= int(by * cadence) + 1, "once the start on one day has worn off"


def test_weekends_hold_nothing_and_are_reckoned_with():
    """Ten at a week, two a working day: none to spare, and those who fall due at a weekend come
    before it."""
    touches = play([7] * 10, 60, 2, calendar=Calendar(Settings()))
    assert worst([7] * 10, touches, FIRST + 59) <= 1
    assert all((day - 1) % 7 < 5 for days in touches for day in days[1:])


PEOPLE = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 90)), min_size=1, max_size=12)
"""Cadences, and days since the last touch."""


def chosen(
    people: list[tuple[int, int]], order: list[int], slots: int, by: float, chance: float
) -> list[tuple[int, Clock]]:
    queues: dict[int, list[Clock]] = {}
    for number in order:
        cadence, days = people[number]
        queues.setdefault(cadence, []).append((FIRST - days, f"{number:02}"))
    for queue in queues.values():
        queue.sort()
    horizon = int(60 * by)
    habit = Attendance([chance] * 7, 1.0)
    expected = slots_ahead(EVERY_DAY, FIRST, horizon + 1, max(slots, 1), habit)
    outlook = Outlook(prospect(expected, FIRST, horizon), FIRST, by)
    outlook.ask(queues)
    return outlook.choose(queues, slots)


@given(PEOPLE, st.integers(0, 3), st.sampled_from([1.0, 1.5, 3.0]), st.floats(0.1, 1))
def test_a_choice_is_the_same_in_any_order_and_never_of_somebody_touched_today(
    people: list[tuple[int, int]], slots: int, by: float, chance: float
):
    order = [*range(len(people))]
    choice = chosen(people, order, slots, by, chance)
    assert choice == chosen(people, [*reversed(order)], slots, by, chance)
    assert len(choice) <= slots
    assert all(last < FIRST for _, (last, _) in choice)
    assert len({contact for _, (_, contact) in choice}) == len(choice)


@given(PEOPLE, st.integers(0, 3), st.floats(0.1, 1))
def test_no_slot_is_left_while_somebody_is_late(
    people: list[tuple[int, int]], slots: int, chance: float
):
    choice = chosen(people, [*range(len(people))], slots, 1.0, chance)
    late = len([days for cadence, days in people if days > cadence])
    assert len(choice) >= min(slots, late)


def test_attendance_is_ninety_percent_while_nothing_is_known():
    assert attendance(Book().situation()).chances == [*UNKNOWN.chances]


def working_days(count: int, attended: object) -> list[tuple[int, bool]]:
    """So many working days from a Monday on, with whether `attended` says so of their number."""
    days = [day for day in range(FIRST, FIRST + 2 * count) if (day - FIRST) % 7 < 5][:count]
    assert callable(attended)
    return [(day, bool(attended(number))) for number, day in enumerate(days)]


@pytest.mark.parametrize("missed_every", [2, 3, 5, 10])
def test_attendance_is_what_sixty_days_show(missed_every: int):
    days = working_days(60, lambda number: number % missed_every)
    learnt = attendance_from(days, load=1.0).chances
    assert sum(learnt[:5]) / 5 == pytest.approx(1 - 1 / missed_every, abs=0.03)


def test_attendance_knows_the_weekdays_on_which_the_user_comes():
    days = working_days(60, lambda number: number % 5 in (0, 2, 4))
    learnt = attendance_from(days, load=1.0).chances
    assert all(learnt[weekday] > 0.9 for weekday in (0, 2, 4))
    assert all(learnt[weekday] < 0.15 for weekday in (1, 3))


def test_a_break_of_two_weeks_is_no_habit():
    days = working_days(60, lambda number: not 20 <= number < 32)
    assert attendance_from(days, load=1.0).chances[0] > 0.97


def test_two_breaks_are_a_habit():
    days = working_days(60, lambda number: number % 20 < 10)
    learnt = attendance_from(days, load=1.0)
    assert learnt.chances[0] < 0.6
    assert learnt.dispersion > 2, "whole weeks are missed"


def test_any_three_days_of_each_week_are_as_regular_as_can_be():
    attended = ({0, 1, 2}, {0, 3, 4}, {1, 2, 4}, {0, 1, 3}, {2, 3, 4}, {0, 2, 4})
    days = working_days(60, lambda number: number % 5 in attended[number // 5 % 6])
    learnt = attendance_from(days, load=1.0)
    assert learnt.dispersion < 0.7
    assert all(0.5 < chance < 0.7 for chance in learnt.chances[:5])


def test_days_on_which_there_was_nothing_to_do_are_not_missed_days():
    days = working_days(60, lambda number: number % 6 == 0)
    busy, idle = attendance_from(days, load=1.0), attendance_from(days, load=0.1)
    assert busy.chances[0] < 0.3
    assert idle.chances[0] > 0.7


@given(st.lists(st.booleans(), max_size=60), st.floats(0, 5))
def test_attendance_is_a_chance_whatever_the_log(attended: list[bool], load: float):
    days = working_days(len(attended), attended.__getitem__)
    assert all(0 < chance <= 1 for chance in attendance_from(days, load).chances)
    assert 0 < attendance_from(days, load).dispersion <= 5


def test_utilisation_is_what_is_asked_for_over_what_the_user_has_time_for():
    book = Book()
    for number in range(200):
        book.known(f"Person {number}", 1)
    for _ in range(27):
        book.promise("", done_on=ago(1))
    situation = book.situation()
    assert slots_a_day(situation) == 2
    assert promises_a_day(situation) == 0.3
    held = 2 * sum(attendance(situation).chances[:5]) / 7
    assert utilisation(situation) == round((200 / 182 + 0.3) / held, 3)
    assert utilisation(book.situation(budget_minutes=0)) == 99
    assert utilisation(Book().situation(budget_minutes=0)) == 0


def test_whoever_was_never_written_to_asks_for_nothing_yet():
    book = Book()
    book.contacts(600)
    assert utilisation(book.situation()) == 0
    assert not any("full" in line for line in book.plan().advice)


def test_replies_are_part_of_the_load_as_often_as_others_write():
    book = Book()
    person = book.known("Ana Li", 30)
    for days in range(1, 90, 2):
        book.touch(person, days, "replied")
    situation = book.situation()
    assert obligations_a_day(situation) == pytest.approx(0.5 * MINUTES["reply"] / 5)
    assert utilisation(situation) > 0.2


def test_the_steps_of_ladders_are_part_of_the_load_as_often_as_they_were_taken():
    book = Book()
    for days in range(2, 42, 4):
        quiet = book.asked(f"Quiet {days}", days + 9)
        book.touch(quiet, days, "email")  # a nudge
        fresh = book.contact(f"Fresh {days}", added=ago(days + 1))
        book.touch(fresh, days + 1)
        book.touch(fresh, days, "email", intent="thanks")
        book.touch(book.known(f"Old {days}", 400), days, "email", intent="keep_in_touch")
    minutes = 10 * (MINUTES["nudge"] + MINUTES["thanks"])
    assert obligations_a_day(book.situation()) == pytest.approx(minutes / 42 / 5)


@given(books(), st.integers(0, 30))
def test_duties_carried_on_are_what_they_are_looked_at_afresh(book: Book, days: int):
    before = book.situation()
    duties(before)
    for contact in [*book.tables["contacts"]][:3]:
        book.touch(contact, -days, "message")
    records, now = book.records(), TODAY + timedelta(days=days)
    carried = duties(Situation(records, Settings(), now, before=before))
    afresh = duties(Situation(records, Settings(), now))
    first = now.toordinal() - 42
    recent = [
        {duty: count for duty, count in each.numbers.items() if count and duty.day >= first}
        for each in (carried, afresh)
    ]
    assert recent[0] == recent[1]


def test_a_full_network_is_told():
    book = Book()
    for number in range(50):
        book.known(f"Person {number}", number % 30, cadence_days=30)
    monday = book.plan(today=TODAY + timedelta(days=5))
    assert any("your network is full" in line for line in monday.advice)
    assert not any("full" in line for line in book.plan(budget_minutes=30).advice)


@given(st.integers(0, 400), st.sampled_from([7, 30, 90, 182]), st.sampled_from(["call", "replied"]))
def test_any_real_contact_in_either_direction_resets_the_clock(days: int, cadence: int, kind: str):
    book = Book()
    person = book.known("Ana Li", days, cadence_days=cadence)
    book.touch(person, 0, kind)
    assert not [item for item in book.items() if item.kind == "keep_in_touch"]


@given(st.integers(0, 400), st.integers(1, 30))
def test_nobody_snoozed_is_offered_and_a_snooze_is_no_contact(days: int, snooze: int):
    book = Book()
    person = book.known("Ana Li", days, cadence_days=30, snoozed_until=ahead(snooze))
    assert all(item.contact != person for item in book.items(ahead(snooze - 1)))
    back = ahead(snooze)
    if 30 < days + snooze < 365 and back.weekday() < 5:
        assert [item.contact for item in book.items(back)] == [person]


@given(st.lists(st.integers(0, 300), max_size=20), st.integers(0, 6), st.booleans())
def test_weekends_and_days_off_take_none(ages: list[int], offset: int, off: bool):
    book = Book()
    for number, days in enumerate(ages):
        book.known(f"Old {number}", days, cadence_days=30)
    today: date = ahead(offset)
    if off:
        book.day(-offset, off=True)
    if off or today.weekday() > 4:
        assert book.items(today) == []


@given(st.lists(st.integers(0, 300), max_size=20), st.integers(0, 40))
def test_never_more_than_the_budget(ages: list[int], budget: int):
    book = Book()
    for number, days in enumerate(ages):
        book.known(f"Old {number}", days, cadence_days=30)
    plan = book.plan(budget_minutes=budget)
    assert plan.planned_minutes <= budget
    assert plan.over_minutes == 0
    assert plan == book.plan(TODAY, budget_minutes=budget), "the same input, the same plan"
