from __future__ import annotations

import pytest

from planner.engine.standing.cadence import cadence_of, due_on
from planner.engine.today.next_up import next_up
from tests.engine.builders import TODAY, Book, ago, ahead


@pytest.mark.parametrize(
    ("own", "tags", "wanted"),
    [
        (None, (), 182),
        (30, (), 30),
        (None, ("close",), 30),
        (None, ("close", "client"), 14),
        (365, ("close",), 365),
        (0, (), 182),
        (-5, (), 182),
        (10**9, (), 36_500),
        (None, ("odd",), 182),
        (None, ("Close",), 30),
        (None, ("vip",), 60),
    ],
)
def test_R6_the_cadence_is_the_contacts_own_then_the_shortest_of_its_tags_then_twice_a_year(
    own: int | None,
    tags: tuple[str, ...],
    wanted: int,
):
    book = Book()
    contact = book.contact(cadence_days=own, tags=frozenset(tags))
    situation = book.situation(tag_cadences={"close": 30, "client": 14, "odd": 0, "VIP": 60})
    assert cadence_of(situation, situation.records.contacts[contact]) == wanted


@pytest.mark.parametrize("kind", ["coffee", "email", "replied", "call", "event"])
def test_R6_a_touch_in_either_direction_resets_the_clock_at_once(kind: str):
    book = Book()
    person = book.known("Old", 300)
    assert due_on(book.situation(), person) == ago(118)
    book.touch(person, 0, kind)
    assert due_on(book.situation(), person) == ahead(182)


def test_R6_a_note_and_a_touch_to_come_reset_nothing():
    book = Book()
    person = book.known("Old", 100)
    book.touch(person, 1, "note", direction="out")
    book.touch(person, -3, "coffee")
    assert due_on(book.situation(), person) == ahead(82)
    situation = book.situation(today=ahead(3))
    assert due_on(situation, person) == ahead(3 + 182 - 1), "and once it is past, it counts"


def test_R6_a_snooze_or_a_rest_puts_the_day_off():
    book = Book()
    snoozed, resting = book.known("Snoozed", 300), book.known("Resting", 300)
    book.change("contacts", snoozed, snoozed_until=ahead(5))
    book.change("contacts", resting, state="resting", resting_until=ahead(9))
    assert due_on(book.situation(), snoozed) == ahead(5)
    assert due_on(book.situation(), resting) == ahead(9)
    assert book.items() == []
    assert [item.contact for item in book.items(today=ahead(9))] == [snoozed, resting], (
        "a rest ends by itself"
    )


def test_R6_the_bench_is_the_queue_of_those_never_reached_and_of_the_dormant():
    book = Book()
    cold, wrote, dormant = book.contact(), book.contact(), book.known("Dormant", 400)
    book.touch(wrote, 100, "email", direction="in")
    for contact in (cold, wrote, dormant, "nobody"):
        assert due_on(book.situation(), contact) is None


@pytest.mark.parametrize("state", ["triage", "maybe", "ignored", "archived", "resting"])
def test_R20_only_those_who_are_kept_come_up(state: str):
    book = Book()
    person = book.known("Old", 300)
    book.change("contacts", person, state=state)
    assert book.items() == [] and due_on(book.situation(), person) is None


def test_R6_the_day_of_an_item_is_one_that_the_plan_can_use():
    book = Book()
    person = book.known("Old", 178)
    book.day(-2, off=True)
    (item,) = book.items(today=TODAY)
    assert item.due == ahead(1), "the fourth day is a Sunday, and the Friday before is off"
    assert book.items(today=ahead(5))[0].days_late == 4
    assert next_up(book.situation(), person).day == item.due


def test_R6_somebody_alone_comes_up_three_working_days_before_they_would_be_late():
    """With one day in ten missed, the chance that all three are is one in a thousand."""
    book = Book()
    person = book.known("Old", 150)
    book.contact("Cold")
    offers = [days for days in range(33) if book.items(today=ahead(days))]
    assert offers == [28, 29, 30], "the 32nd is a Sunday"
    (item,) = book.items(today=ahead(28))
    assert (item.contact, item.days_late, item.due) == (person, 0, ahead(30)), "the Friday before"
    assert item.reason == "178 days since coffee, due every 182"


def test_R6_who_would_be_late_after_the_weekend_comes_up_on_friday_but_nobody_before_half_their_interval():
    book = Book()
    friday = ahead(2)
    book.known("Soon", 2, cadence_days=7)
    assert [item.kind for item in book.items(today=friday)] == ["keep_in_touch"]
    assert book.items(today=ahead(1)) == []


def test_the_clock_runs_from_a_touch_logged_for_an_earlier_day():
    book = Book()
    person = book.known("Old", 300)
    book.touch(person, 20, "call")
    assert due_on(book.situation(), person) == ahead(162) and book.items() == []


def test_a_touch_without_a_day_tells_nothing_about_when():
    book = Book()
    person = book.contact()
    touch = book.touch(person, 0)
    book.change("touches", touch, day=TODAY.min)
    situation = book.situation()
    assert due_on(situation, person) is None
    assert [one.id for one in situation.touches_of(person)] == [touch]


def test_R6_what_falls_due_on_a_weekend_is_friday_and_monday_once_the_weekend_has_begun():
    book = Book()
    person = book.known("Old", 182 - 4)
    friday, saturday, monday = ahead(2), ahead(3), ahead(5)
    assert due_on(book.situation(), person) == friday
    assert due_on(book.situation(today=friday), person) == friday
    assert due_on(book.situation(today=saturday), person) == monday
    assert due_on(book.situation(today=monday), person) == friday, "it is late then"
    book.change("contacts", person, snoozed_until=saturday)
    assert due_on(book.situation(), person) == friday
    book.change("contacts", person, snoozed_until=ahead(10))
    assert due_on(book.situation(), person) == ahead(12), "a snooze that ends on a Saturday"
