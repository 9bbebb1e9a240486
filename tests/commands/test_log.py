from __future__ import annotations

from datetime import date

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.logging.log import log, read_line
from planner.commands.logging.say import say_clause
from planner.commands.people.contacts import add
from planner.commands.session import Session
from planner.errors import DecisionNeeded, UsageError
from planner.quicklog.entry import (
    Candidate,
    Entry,
    FavourText,
    NextStep,
    Person,
    PromiseText,
    Question,
    Wish,
)
from planner.records import Records

LINE = (
    "coffee w/ Ana Li and Bo Chen yesterday at PyData #design 40m; learned Acme opens a Lisbon "
    "team; promised intro to "
    "Sam by fri; she wants a reviewer; owe her for the referral; met via Sam; next: send deck in 2w"
)


def named(records: Records, name: str) -> str:
    return next(each.id for each in records.contacts.values() if each.name == name)


def test_R27_one_line_logs_everything(session: Session) -> None:
    sam = add(session, "Sam Okafor", {})
    log(session, [read_line(session, LINE)])
    records = session.records
    ana, bo = named(records, "Ana Li"), named(records, "Bo Chen")
    touch = next(iter(records.touches.values()))
    assert touch.contacts == {ana, bo}
    assert (touch.kind, touch.direction, touch.day, touch.minutes) == (
        "coffee",
        "both",
        date(2026, 11, 17),
        40,
    )
    assert records.hubs[touch.hub].name == "PyData"
    assert touch.tags == {"design"}
    assert "Acme opens a Lisbon team" in touch.learned
    assert touch.line == LINE
    mine, coming = sorted(records.promises.values(), key=lambda each: each.follow_up)
    assert (mine.who, mine.contact, mine.due) == ("me", ana, date(2026, 11, 20))
    assert "Sam" in mine.text
    assert (coming.text, coming.due, coming.contact) == ("send deck", date(2026, 12, 2), ana)
    favour = next(iter(records.favours.values()))
    assert (favour.direction, favour.contact, favour.open) == ("received", ana, True)
    assert records.contacts[ana].introduced_by == sam
    assert "reviewer" in records.contacts[ana].they_want
    assert records.contacts[ana].met_at == touch.hub


def test_R30_one_line_is_one_step_of_undo(session: Session) -> None:
    log(session, [read_line(session, LINE)])
    assert undo(session) is not None
    records = session.records
    assert (dict(records.contacts), dict(records.touches), dict(records.promises)) == ({}, {}, {})
    assert (dict(records.favours), dict(records.hubs)) == ({}, {})


def test_R1_the_log_never_refuses_what_happened(session: Session) -> None:
    people = tuple(Person(f"Person {number}", None, True) for number in range(20))
    logged = log(session, [Entry("event", kind="event", day=session.today, people=people)])
    assert len(logged.created) == 20
    assert len(session.records.contacts) == 20
    assert any("one new touch a day" in each for each in logged.advice)


def test_somebody_in_triage_whom_one_meets_is_kept(session: Session) -> None:
    ana = add(session, "Ana Li", {"state": "triage"})
    log(session, [Entry("met Ana Li", people=(Person("Ana Li", ana, False),))])
    assert session.records.contacts[ana].state == "kept"


def test_what_is_known_is_not_overwritten(session: Session) -> None:
    ana = add(session, "Ana Li", {"org": "Acme", "they_want": "a job"})
    person = Person("Ana Li", ana, False, org="Globex")
    log(
        session,
        [Entry("x", people=(person,), wishes=(Wish("wants", "", "a reviewer"),), org="Globex")],
    )
    assert session.records.contacts[ana].org == "Acme"
    assert session.records.contacts[ana].they_want == "a job; a reviewer"


def test_R15_names_given_become_cold_contacts_introduced_by(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    entry = Entry(
        "x",
        kind="coffee",
        people=(Person("Ana Li", ana, False),),
        refer=(Person("Rita Gomez", None, True),),
    )
    log(session, [entry])
    rita = named(session.records, "Rita Gomez")
    assert session.records.contacts[rita].introduced_by == ana
    assert not any(rita in touch.contacts for touch in session.records.touches.values())


def test_R10_a_hook_that_was_said_is_remembered_as_told(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    entry = Entry("x", kind="message", people=(Person("Ana Li", ana, False),), hook="new site up")
    log(session, [entry])
    hook = next(iter(session.records.hooks.values()))
    assert hook.told == {ana}
    bo = add(session, "Bo Chen", {})
    log(session, [entry._replace(people=(Person("Bo Chen", bo, False),))])
    assert len(session.records.hooks) == 1
    assert session.records.hooks[hook.id].told == {ana, bo}


def test_a_favour_without_a_meeting_is_logged_without_a_touch(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    favour = FavourText("received", "Ana Li", "the referral")
    log(session, [Entry("x", favours=(favour,), others=(Person("Ana Li", ana, False),))])
    assert not session.records.touches
    assert [each.contact for each in session.board["owed"]] == [ana]


def test_the_same_new_person_in_two_lines_is_one_contact(session: Session) -> None:
    person = Person("Ana Li", None, True)
    log(
        session,
        [Entry("a", people=(person,)), Entry("b", people=(person,), next=NextStep("call", None))],
    )
    assert len(session.records.contacts) == 1
    assert len(session.records.touches) == 2


def test_their_promise_is_theirs(session: Session) -> None:
    promised = PromiseText("them", "send the deck", "Ana Li", None)
    log(session, [Entry("x", people=(Person("Ana Li", None, True),), promises=(promised,))])
    assert next(iter(session.records.promises.values())).who == "them"


def test_what_is_in_doubt_is_not_logged(session: Session) -> None:
    question = Question("name", "Ana", "Which Ana?", (Candidate("1", "Ana Li", 90.0),))
    with pytest.raises(DecisionNeeded) as raised:
        log(session, [Entry("coffee with Ana", questions=(question,))])
    assert raised.value.exit_code == 3
    assert not session.records.touches


def test_a_line_that_names_nobody_is_not_logged(session: Session) -> None:
    with pytest.raises(UsageError):
        log(session, [Entry("nice weather", note="nice weather")])


def test_R11_a_wish_is_of_whom_the_line_says(session: Session) -> None:
    add(session, "Bo Chen", {})
    log(
        session,
        [
            read_line(
                session, "coffee w/ Ana Li and Bo Chen; Bo needs a job; I can help with the deck"
            )
        ],
    )
    ana, bo = (
        session.records.contacts[named(session.records, name)] for name in ("Ana Li", "Bo Chen")
    )
    assert (ana.they_want, bo.they_want) == ("", "a job")
    assert "the deck" in ana.i_offer
    log(session, [read_line(session, "call Ana Li; she offers a word with the platform team")])
    again = session.records.contacts[ana.id]
    assert "platform team" in again.notes
    assert "platform team" not in again.i_offer


def test_R8_reading_and_preparing_are_intake_and_no_touch(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    made = log(
        session,
        [
            read_line(session, "read the Acme report 30m"),
            read_line(session, "prepared for Ana 10m"),
        ],
    )
    assert (made.touches, len(made.intakes)) == ((), 2)
    found = sorted(session.records.intakes.values(), key=lambda each: each.minutes)
    assert [(each.minutes, each.what, each.contact, each.day) for each in found] == [
        (10, "prepared for Ana", ana, session.today),
        (30, "read the Acme report", "", session.today),
    ]
    undo(session)
    assert not session.records.intakes
    with pytest.raises(UsageError, match="how long"):
        log(session, [read_line(session, "read the Acme report")])


@pytest.mark.parametrize(
    "hook",
    [
        "our new site is up",
        "we moved; come and see; bring cake",
        'she said "yes"; so did I',
        "two\nlines; of text",
        "promised: nothing; next: nothing",
        "Your paper on late data: we hit the same. May I ask how you decide when late is too late?",
        "Wow! A longer one, of which somebody would say that it goes on and on. And on? It does.",
    ],
)
def test_R10_a_hook_is_one_hook_however_it_is_written(session: Session, hook: str) -> None:
    session.apply(
        Change(
            "made",
            (Put("contacts", "ana", {"name": "Ana Li"}), Put("hooks", "h", {"text": hook})),
        )
    )
    logged = log(session, [read_line(session, f"message to Ana Li; {say_clause(hook)}")])
    records = session.records
    assert set(records.hooks) == {"h"} and records.hooks["h"].told == {"ana"}
    touch = records.touches[logged.touches[0].id]
    assert touch.hook == hook and not touch.note and not records.promises


def test_P14_a_meeting_to_come_is_planned_and_asked_about_when_its_day_is_over(
    session: Session,
) -> None:
    ana = add(session, "Ana Li", {})
    done = log(session, [read_line(session, "coffee with Ana Li tomorrow 9:30")])
    assert [touch.fields["kind"] for touch in done.touches] == ["note"]
    assert done.promises == ()
    (put,) = done.planned
    touch = session.records.touches[put.id]
    assert (touch.kind, touch.day, touch.time) == ("coffee", date(2026, 11, 19), "09:30")
    assert touch.planned and touch.contacts == {ana}
    undo(session)
    assert not session.records.touches


def test_P14_a_meeting_that_is_moved_keeps_its_kind(session: Session) -> None:
    add(session, "Ana Li", {})
    line = "Ana Li cancelled lunch, rescheduled to 25 nov"
    (put,) = log(session, [read_line(session, line)]).planned
    assert (put.fields["kind"], put.fields["day"]) == ("lunch", date(2026, 11, 25))
