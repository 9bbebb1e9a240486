from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.engine.happened.calendar import Calendar
from planner.engine.today.capacity import promises_a_day, slots_a_day, utilisation
from planner.engine.today.relief import Ahead, Clock
from planner.engine.today.rhythm import MARGIN, Turns, stretch
from planner.settings import Settings
from tests.engine.builders import TODAY, Book, ago


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
    assert book.items(budget_minutes=15) == [], "with 33 slots they are not crowded"


def test_those_who_fall_due_on_one_day_are_spread_from_the_first_day_on():
    book = Book()
    for number in range(9):
        book.known(f"New {number}", 1, cadence_days=7)
    assert len(book.items()) == 2


def test_a_light_network_begins_earlier_and_nobody_before_half_the_interval():
    calendar = Calendar(Settings())
    now = TODAY.toordinal()
    light, usual, full = (Turns(calendar, now, load) for load in (0.5, 0.6, 1.1))
    assert [182 - light.begins(182), 60 - light.begins(60)] == [12, 7], (
        "8 and 5 working days from a Wednesday"
    )
    assert [182 - usual.begins(182), 60 - usual.begins(60), 30 - usual.begins(30)] == [7, 6, 5]
    assert [light.begins(7), usual.begins(7), usual.begins(1)] == [4, 4, 1]
    assert [full.begins(10), full.begins(182), full.begins(7)] == [9, 164, 7]


def test_the_earliest_goes_first_and_of_those_past_their_day_the_latest_for_its_interval():
    book = Book()
    soon, yearly = (
        book.known("Soon", 88, cadence_days=90),
        book.known("Yearly", 364, cadence_days=365),
    )
    assert [item.contact for item in book.items()] == [yearly, soon]
    monthly = book.known("Monthly", 36, cadence_days=30)
    quarterly = book.known("Quarterly", 99, cadence_days=90)
    assert [item.contact for item in book.items(budget_minutes=20)] == [
        monthly,
        quarterly,
        yearly,
        soon,
    ]


def test_where_there_is_more_than_fits_all_stretch_alike():
    book = Book()
    for number in range(60):
        book.known(f"Person {number}", 10, cadence_days=30)
    slow = book.known("Slow", 320, cadence_days=182)
    assert book.items()[0].contact == slow, "320 of 182 days are more than 10 of 30"
    assert all("early" not in item.reason for item in book.items()[:1])


@given(
    st.dictionaries(st.integers(1, 400), st.integers(1, 40), min_size=1, max_size=12),
    st.floats(0.2, 4),
)
@example({1: 16, 68: 3, 74: 6, 172: 21, 194: 25, 277: 8, 301: 20, 384: 20}, 1.1)
def test_cadences_stretch_by_the_least_that_fits_and_a_margin(people: dict[int, int], slots: float):
    def asked(ratio: float) -> float:
        return sum(count / max(int(ratio * cadence), 1) for cadence, count in people.items())

    by = stretch(people, slots)
    assert by >= 1
    if by > 1:
        # Divided again, the ratio may fall short of a whole day by its last digit.
        assert asked(by / MARGIN * (1 + 1e-9)) <= slots
        assert asked(by / MARGIN * 0.999) > slots
    else:
        assert asked(1.0) <= slots


def test_where_there_are_no_slots_nothing_stretches():
    assert stretch({30: 5}, 0) == stretch({}, 2) == 1


FIRST = 739_000
"""A Monday."""
EVERY_DAY = Calendar(Settings(working_days=(0, 1, 2, 3, 4, 5, 6)))


def play(
    cadences: list[int],
    days: int,
    slots: int,
    by: float = 1.0,
    calendar: Calendar = EVERY_DAY,
) -> list[list[int]]:
    """The days of everybody's touches, day 0 included, as `Ahead` chooses them when it runs on from day to day."""
    ahead = Ahead(calendar, FIRST, slots, longest=max(cadences), days=days, stretch=by)
    touched = [[FIRST - 1] for _ in cadences]
    ahead.ask(
        {
            cadence: [(FIRST - 1, "") for each in cadences if each == cadence]
            for cadence in set(cadences)
        }
    )
    for day in calendar.run(FIRST, FIRST + days - 1):
        queues: dict[int, list[Clock]] = {}
        for who, cadence in enumerate(cadences):
            queues.setdefault(cadence, []).append((touched[who][-1], str(who)))
        for queue in queues.values():
            queue.sort()
        for _, (_, who) in ahead.choose(queues, day, slots, lambda cadence: cadence):
            touched[int(who)].append(day)
    return touched


def worst(cadences: list[int], touched: list[list[int]], end: int) -> float:
    """The greatest gap over its cadence."""
    return max(
        (later - earlier) / cadence
        for days, cadence in zip(touched, cadences, strict=True)
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
    """Ten at a week, two a working day: none to spare, and those who fall due at a weekend come before it."""
    touched = play([7] * 10, 60, 2, calendar=Calendar(Settings()))
    assert worst([7] * 10, touched, FIRST + 59) <= 1
    assert all((day - 1) % 7 < 5 for days in touched for day in days[1:])


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 90)), min_size=1, max_size=12),
    st.integers(0, 3),
    st.floats(1, 3),
)
def test_a_choice_is_of_the_oldest_and_the_same_in_any_order(
    people: list[tuple[int, int]], slots: int, by: float
):
    def chosen(order: list[int]) -> list[tuple[int, Clock]]:
        queues: dict[int, list[Clock]] = {}
        for who in order:
            queues.setdefault(people[who][0], []).append((FIRST - people[who][1], f"{who:02}"))
        ahead = Ahead(EVERY_DAY, FIRST, slots, longest=60, stretch=by)
        ahead.ask(queues)
        return ahead.choose(
            {cadence: sorted(queue) for cadence, queue in queues.items()}, FIRST, slots, lambda _: 1
        )

    told = chosen([*range(len(people))])
    assert told == chosen([*reversed(range(len(people)))])
    assert len(told) == min(slots, sum(days > 0 for _, days in people)), (
        "whose turn it is has the slot"
    )
    taken = {who for _, (_, who) in told}
    for cadence, (last, _) in told:
        older = {
            f"{who:02}"
            for who, (every, days) in enumerate(people)
            if every == cadence and FIRST - days < last
        }
        assert older <= taken, "of one cadence the oldest comes first"


def test_utilisation_is_what_the_cadences_and_promises_ask_of_the_slots():
    book = Book()
    for number in range(200):
        book.contact(f"Person {number}")
    for _ in range(27):
        book.promise("", done_on=ago(1))
    situation = book.situation()
    assert slots_a_day(situation) == 2
    assert promises_a_day(situation) == 0.3
    assert utilisation(situation) == round((200 / 182 + 0.3) / (2 * 5 / 7), 3)
    assert utilisation(book.situation(budget_minutes=0)) == 99
    assert utilisation(Book().situation(budget_minutes=0)) == 0


def test_a_full_network_is_told():
    book = Book()
    for number in range(50):
        book.contact(f"Person {number}", cadence_days=30)
    monday = book.plan(today=TODAY + timedelta(days=5))
    assert any("your network is full: it asks for 117%" in line for line in monday.advice)
    assert not any("full" in line for line in book.plan(budget_minutes=30).advice)
