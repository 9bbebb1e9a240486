from __future__ import annotations

import pytest

from planner.engine.today.ladder import LadderStep, Rest, ladder_of
from tests.engine.builders import TODAY, Book, ago, ahead, working_days_ago


def step(book: Book, contact: str, days_ahead: int = 0) -> LadderStep | Rest | None:
    situation = book.situation(today=ahead(days_ahead))
    return ladder_of(situation, situation.records.contacts[contact], situation.ties[contact])


def planned(book: Book, contact: str, days_ahead: int = 0) -> list[str]:
    """The kinds of what the plan has for somebody, be it planned or waiting."""
    return [
        item.kind
        for item in book.items(today=ahead(days_ahead), budget_minutes=100)
        if item.contact == contact
    ]


@pytest.mark.parametrize("kind", ["email", "message", "linkedin", "shared", "intro"])
def test_R14_an_ask_without_a_reply_is_nudged_after_five_working_days(kind: str):
    book = Book()
    person = book.asked("Quiet", working_days_ago(5), kind)
    assert planned(book, person) == ["nudge"]
    assert step(book, person) == LadderStep(TODAY.toordinal(), "nudge")
    assert planned(book, person, -1) == []


def test_R14_the_reason_says_what_waits_for_an_answer():
    book = Book()
    book.asked("Quiet", 8)
    (item,) = book.items()
    assert (item.id, item.reason) == (
        "nudge:contact-0000",
        "no answer to your email 8 days ago: nudge once",
    )


def test_R14_once_more_after_ten_working_days_and_then_a_rest_of_ninety_days():
    book = Book()
    person = book.asked("Quiet", 60, cadence_days=30)
    book.touch(person, 50, "email")
    second = book.situation().calendar.after(ago(50).toordinal(), 10) - TODAY.toordinal()
    assert planned(book, person, second - 1) == []
    assert planned(book, person, second) == ["nudge"]
    book.touch(person, 30, "email")
    assert step(book, person) == Rest(ahead(60).toordinal())
    assert planned(book, person, 58) == []
    assert planned(book, person, 61) == ["keep_in_touch"], (
        "then the cadence goes on, on the Monday after"
    )


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("replied", "in"),
        ("email", "in"),
        ("call", "both"),
        ("email", "both"),
    ],
)
def test_R14_a_reply_stops_the_ladder(kind: str, direction: str):
    book = Book()
    person = book.asked("Answered", 12)
    book.touch(person, 9, kind, direction=direction)
    assert "nudge" not in planned(book, person)


def test_R14_an_outcome_is_an_answer_too():
    book = Book()
    person = book.asked("Answered", 12)
    book.change("touches", max(book.tables["touches"]), outcome="reply")
    assert planned(book, person) == []


def test_R14_an_answer_of_the_users_starts_no_ladder():
    book = Book()
    person = book.known("Answered", 20, "replied")
    book.touch(person, 19, "email")
    assert planned(book, person) == []
    book.touch(person, 12, "email", intent="ask")
    assert planned(book, person) == ["nudge"], "but an ask of their own accord does"


def test_R14_two_messages_of_a_day_are_one_step():
    book = Book()
    person = book.asked("Quiet", 12)
    book.touch(person, 12, "linkedin")
    assert step(book, person) == LadderStep(ago(5).toordinal(), "nudge")


def test_R14_a_nudge_that_was_due_long_ago_lapses():
    book = Book()
    person = book.asked("Quiet", 97)
    assert planned(book, person) == ["nudge"]
    book = Book()
    person = book.asked("Quiet", 98)
    assert planned(book, person) == []


def test_R14_a_message_after_a_rest_begins_a_new_ladder():
    book = Book()
    person = book.contact(added=ago(300))
    for days in (170, 160, 140, 8):
        book.touch(person, days, "email", intent="ask")
    assert step(book, person) == LadderStep(ago(1).toordinal(), "nudge")


def test_R14_after_a_first_meeting_thanks_then_two_weeks_then_six_then_the_cadence():
    book = Book()
    book.known("Old", 10)
    person = book.contact(added=ago(60))
    book.touch(person, 0)
    assert planned(book, person) == []
    assert planned(book, person, 1) == ["thanks"]
    book.touch(person, -1, "email")
    assert planned(book, person, 2) == [] and planned(book, person, 8) == [], (
        "thanks are not chased"
    )
    assert planned(book, person, 14) == ["nudge"]
    book.touch(person, -14, "call")
    assert planned(book, person, 44) == []
    assert planned(book, person, 47) == ["nudge"], "the 45th day is a Saturday"
    book.touch(person, -47, "call")
    assert planned(book, person, 80) == []
    assert planned(book, person, 47 + 179) == ["keep_in_touch"]


def test_R14_a_step_passed_over_is_not_asked_for_twice():
    book = Book()
    book.known("Old", 10)
    person = book.contact(added=ago(60))
    book.touch(person, 0)
    assert step(book, person, 20) == LadderStep(ahead(14).toordinal(), "second word")
    assert step(book, person, 50).cause == "third word"
    assert step(book, person, 76) is None


@pytest.mark.parametrize("late", [20, 50])
def test_R14_a_word_that_comes_late_takes_its_step(late: int):
    book = Book()
    book.known("Old", 10)
    person = book.contact(added=ago(60))
    book.touch(person, 0)
    assert planned(book, person, late) == ["nudge"]
    book.touch(person, -late, "message")
    for day in range(late + 1, 45):
        assert planned(book, person, day) == []
    follows = step(book, person, late + 1)
    assert follows is None if late == 50 else follows.cause == "third word"


def test_R14_two_words_after_a_meeting_are_a_week_apart():
    book = Book()
    book.known("Old", 10)
    person = book.contact(added=ago(60))
    book.touch(person, 0)
    book.touch(person, -12, "message")
    assert step(book, person, 13) == LadderStep(ahead(19).toordinal(), "second word")
    book.touch(person, -40, "message")
    assert step(book, person, 41) == LadderStep(ahead(47).toordinal(), "third word")


@pytest.mark.parametrize(("later", "asked"), [(13, ["nudge"]), (14, ["nudge"]), (15, [])])
def test_R14_a_meeting_of_old_that_comes_into_the_book_later_begins_no_ladder(
    later: int, asked: list[str]
):
    book = Book()
    book.known("Old", 10)
    person = book.contact(added=ago(20 - later))
    book.touch(person, 20)
    assert planned(book, person) == asked


def test_R14_the_reasons_of_the_meeting_ladder():
    book = Book()
    book.known("Old", 10)
    book.touch(book.contact(added=ago(60)), 1, "lunch")
    book.touch(book.contact(added=ago(60)), 15, "met")
    assert [item.reason for item in book.items()] == [
        "you first met (meeting) 15 days ago: a word after 14 days",
        "you first met (lunch) yesterday: say thank you",
    ]


def test_R14_outreach_after_the_thanks_is_nudged_though_the_meeting_is_fresh():
    book = Book()
    person = book.contact(added=ago(60))
    for days, kind, intent in ((30, "coffee", ""), (29, "email", "thanks"), (15, "email", "ask")):
        book.touch(person, days, kind, intent=intent)
    assert planned(book, person) == ["nudge"]
    assert step(book, person).cause == "nudge"


def test_R7_twenty_people_met_on_one_day_are_not_all_due_on_the_next():
    book = Book()
    book.known("Old", 10)
    people = book.contacts(20, added=ago(60))
    book.touch(people, 0, "event")
    due = [step(book, person).due for person in people]
    assert {due.count(day) for day in due} == {5}
    assert len(set(due)) == 4
    assert len(book.items(today=ahead(1))) == 5 and book.plan(today=ahead(1)).waiting == 0


def test_R14_an_introduction_owes_the_introducer_a_word():
    book = Book()
    sam = book.known("Sam", 20)
    ana = book.contact("Ana Li", introduced_by=sam)
    assert planned(book, sam) == []
    book.touch(ana, 1)
    assert planned(book, sam) == ["thanks"]
    reason = next(item.reason for item in book.items() if item.contact == sam)
    assert reason == "they introduced you to Ana Li, you were in touch yesterday: say thank you"
    book.touch(sam, 0, "email")
    assert planned(book, sam) == [] == planned(book, sam, 1)


def test_R14_an_introducer_who_was_there_needs_no_word():
    book = Book()
    sam = book.known("Sam", 20)
    ana = book.contact("Ana Li", introduced_by=sam)
    book.touch([ana, sam], 1)
    assert planned(book, sam) == []


def test_R14_the_introducer_hears_what_came_of_it():
    book = Book()
    sam = book.known("Sam", 20)
    ana = book.contact("Ana Li", introduced_by=sam)
    book.touch(ana, 18)
    book.touch(sam, 17, "replied")
    book.touch(sam, 16, "email")
    book.touch(ana, 2, "call", outcome="interview")
    assert planned(book, sam) == ["thanks"]
    reason = next(item.reason for item in book.items() if item.contact == sam)
    assert (
        reason
        == "an interview came of their introduction to Ana Li (2 days ago): tell them, and say "
        "thank you"
    )


@pytest.mark.parametrize(("thanked", "asked"), [(6, []), (7, ["thanks"])])
def test_R14_an_introducer_is_thanked_once_in_a_week(thanked: int, asked: list[str]):
    book = Book()
    sam = book.known("Sam", 60)
    for name, days in (("Ana Li", 12), ("Bo Chen", 2)):
        book.touch(book.contact(name, introduced_by=sam), days)
    book.touch(sam, thanked, "email", intent="thanks")
    assert planned(book, sam) == asked


def test_R14_old_introductions_and_unreached_introducers_raise_nothing():
    book = Book()
    sam, stranger = book.known("Sam", 100), book.contact("Stranger")
    for introducer, days in ((sam, 90), (stranger, 3)):
        book.touch(book.contact(introduced_by=introducer), days)
    assert planned(book, sam) == [] == planned(book, stranger)


def test_R16_a_no_is_a_door():
    book = Book()
    person = book.known("Employer", 20)
    book.touch(person, 1, "rejected")
    (item,) = book.items()
    assert (item.kind, item.reason) == (
        "thanks",
        "a no yesterday: thank them and ask where else to look",
    )
    book.touch(person, 0, "email")
    assert book.items() == []
    assert planned(book, person, 30) == [], "and after a no nobody is chased"


def test_R16_the_door_stays_open_for_a_month_and_then_the_cadence_goes_on():
    book = Book()
    person = book.known("Employer", 20)
    book.touch(person, 1, "rejected")
    assert [planned(book, person, days) for days in (29, 33, 180)] == [
        ["thanks"],
        [],
        ["keep_in_touch"],
    ]
    stranger = book.contact("Stranger", added=ago(30))
    book.touch(stranger, 1, "rejected")
    assert planned(book, stranger) == ["thanks"] and len(book.plan().bench) == 0


def test_an_imported_history_never_floods():
    book = Book()
    for number in range(40):
        person = book.contact(f"Person {number}", introduced_by="contact-0000", added=ago(1))
        book.touch(person, 300 + number, "coffee")
        book.touch(person, 150 + number, "email")
    plan = book.plan()
    assert all(item.kind in ("keep_in_touch", "prepare") for item in plan.items)
