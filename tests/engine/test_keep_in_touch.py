from __future__ import annotations

from planner.engine.capacity import promises_a_day, slots_a_day, utilisation
from planner.engine.keep_in_touch import crowded, over_full
from tests.engine.builders import Book, ago


def test_a_network_with_slots_enough_is_not_crowded_and_takes_nobody_early():
    book = Book()
    for number in range(20):
        book.known(f"Old {number}", 20 + 6 * number)
    assert not crowded(book.situation())
    assert book.items() == []


def test_a_crowded_one_takes_the_latest_early():
    book = Book()
    for number in range(9):
        book.known(f"Old {number}", 4, cadence_days=7)
    assert crowded(book.situation())
    assert [item.contact for item in book.items()] == ["contact-0000", "contact-0001"]
    assert book.plan().waiting == 0, "whose turn it is not does not wait"
    fresh = Book()
    for number in range(9):
        fresh.known(f"New {number}", 3, cadence_days=7)
    assert fresh.items() == [], "nobody before half of the interval"


def test_over_full_counts_repeats_within_the_longest_horizon():
    assert not over_full([(10, 20)], [1.0] * 21)
    assert over_full([(2, 1)], [1.0] * 21), "every day from the third on is more than 70 % of the slots"
    assert over_full([(-5, 100)], [1.0] * 10), "what is past counts for today"
    assert not over_full([], [1.0] * 10)


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
    assert any("your network is full: it asks for 117%" in line for line in book.plan().advice)
    assert not any("full" in line for line in book.plan(budget_minutes=30).advice)
