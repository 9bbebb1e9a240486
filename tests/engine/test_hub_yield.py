from __future__ import annotations

from typing import Any

from planner.engine.views.hub_yield import HubYield, hub_yields
from tests.engine.builders import Book


def hub_of(book: Book, name: str = "PyData", **fields: Any) -> str:
    hub = book.hub(name)
    book.change("hubs", hub, **fields)
    return hub


def only(book: Book) -> HubYield:
    (found,) = hub_yields(book.situation())
    return found


def test_R21_what_a_hub_has_yielded():
    book = Book()
    hub = hub_of(book, cost=12.0)
    old, ana, bo = book.contact("Old"), book.contact("Ana"), book.contact("Bo")
    book.touch(old, 300, "coffee")
    book.touch([old, ana, bo], 60, "event", hub=hub, minutes=120)
    book.touch(ana, 59, "email")
    book.touch(ana, 30, "call")
    found = only(book)
    assert (found.attendances, found.hours, found.cost) == (1, 2.0, 12.0)
    assert (found.new_people, found.new_per_hour) == (2, 1.0)
    assert found.follow_up_rate == 0.5
    assert found.second_conversations == 1
    assert found.known_share == 0.33
    assert found.verdict == "keep"


def test_R21_a_follow_up_counts_within_48_hours_and_is_not_judged_before():
    book = Book()
    hub = book.hub()
    ana, bo = book.contact("Ana"), book.contact("Bo")
    book.touch([ana, bo], 10, "event", hub=hub)
    book.touch(ana, 8, "email")
    book.touch(bo, 7, "email")
    assert only(book).follow_up_rate == 0.5
    fresh = Book()
    fresh.touch(fresh.contact(), 1, "event", hub=fresh.hub())
    assert only(fresh).follow_up_rate is None


def test_R21_nothing_after_three_visits_is_a_stop_and_a_specialty_event_gets_one_more():
    for kind, verdict in (("meet-up", "stop"), ("specialty event", "try once more")):
        book = Book()
        hub = hub_of(book, kind=kind)
        for visit in range(3):
            contact = book.contact(f"P{visit}")
            book.touch(contact, 100 - 10 * visit, "event", hub=hub)
            book.touch(contact, 99 - 10 * visit, "email")
        assert only(book).verdict == verdict, kind


def test_R21_who_never_followed_up_tries_once_more_and_is_told_why():
    book = Book()
    hub = book.hub()
    for visit in range(3):
        book.touch(book.contact(f"P{visit}"), 100 - 10 * visit, "event", hub=hub)
    found = only(book)
    assert found.verdict == "try once more"
    assert "that part is yours" in found.reasons[0]


def test_R21_three_red_flags_stop_what_was_never_tried():
    book = Book()
    hub_of(
        book,
        red_flags=frozenset(
            {"vendors and crowds", "public leads only", "information exchange barred"}
        ),
    )
    found = only(book)
    assert found.verdict == "stop"
    assert set(found.red_flags.values()) == {"you noted it"}


def test_R21_flags_are_seen_in_the_log():
    book = Book()
    hub = book.hub()
    roles = ("Data  Analyst", "data analyst", "Data Analyst")
    people = [book.contact(f"P{each}", voter="set", role=roles[each % 3]) for each in range(6)]
    for visit in range(4):
        book.touch(people, 100 - 20 * visit, "event", hub=hub)
    assert set(only(book).red_flags) == {"emotional support", "same faces", "one job title"}


def test_R21_introductions_and_leads_of_people_met_there_count():
    book = Book()
    hub = book.hub()
    ana = book.contact("Ana")
    book.touch(ana, 60, "event", hub=hub)
    book.contact("Bo", introduced_by=ana)
    book.touch(ana, 20, "call", outcome="lead")
    found = only(book)
    assert (found.introductions, found.results) == (1, 1)
    assert found.verdict == "keep"


def test_R21_a_hub_without_visits_is_to_be_tried_and_bears_a_hand_edit():
    book = Book()
    hub = hub_of(book, "", cost=None)
    book.touch("nobody-in-the-book", 5, "event", hub=hub)
    book.touch(frozenset(), 4, "event", hub=hub)
    found = only(book)
    assert found.name == "(no name)"
    assert found.attendances == 2
    assert hub_yields(Book().situation()) == ()
