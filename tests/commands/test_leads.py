"""What came of it (R22): the outcome of the touch, and the lead that it begins or moves on; leads
are private (R23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.commands.day.undo import undo
from planner.commands.logging.log import log, read_line
from planner.commands.logging.relog import relog
from planner.commands.logging.retell import read_again, retell
from planner.commands.people.contacts import add
from planner.engine.standing.milestones import milestones
from planner.errors import DecisionNeeded, UsageError
from planner.exchange.public import without_private
from planner.quicklog.lexicon import Lexicon

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Lead, Touch


def logged(session: Session, line: str, **choices: str) -> Touch:
    made = log(
        session,
        [read_line(session, line, {key.replace("_", " "): each for key, each in choices.items()})],
    )
    return session.records.touches[made.touches[0].id]


def lead(session: Session) -> Lead:
    (found,) = session.records.leads.values()
    return found


def edited(session: Session, touch: Touch, line: str) -> Touch:
    old = retell(session, touch.id, Lexicon.of(session.records))
    relog(session, touch.id, read_again(session, line, old.written, old.answers))
    return session.records.touches[touch.id]


def test_R22_an_interview_shows_in_the_steps_of_whom_it_came_from(session: Session) -> None:
    kim = add(session, "Kim Park", {})
    assert logged(session, "call Kim Park; got an interview").outcome == "interview"
    assert "interview" in milestones(session.situation)[kim]
    assert not session.records.leads


def test_R22_a_lead_goes_on_to_an_interview_an_offer_and_a_no(session: Session) -> None:
    kim = add(session, "Kim Park", {})
    logged(session, "call Kim Park 9 days ago; got a lead: data job at Acme")
    first = lead(session)
    assert (first.title, first.org, first.contact, first.stage) == ("data job", "Acme", kim, "lead")
    logged(session, "email from Kim Park 4 days ago; got an interview at Acme")
    logged(session, "call Kim Park yesterday; got an offer")
    assert lead(session).days == {
        "lead": "2026-11-09",
        "interview": "2026-11-14",
        "offer": "2026-11-17",
    }
    assert {"lead", "interview", "offer"} <= set(milestones(session.situation)[kim])
    logged(session, "Kim Park said no")
    assert (lead(session).id, lead(session).stage) == (first.id, "rejection")


def test_R22_a_lead_does_not_go_back(session: Session) -> None:
    logged(session, "call Kim Park; offer from Acme")
    logged(session, "call Kim Park; got a lead at Acme")
    assert lead(session).stage == "offer"


def test_R24_a_lead_is_known_by_its_employer_however_the_name_is_written(session: Session) -> None:
    logged(session, "call Kim Park; got a lead: data job at Acme")
    logged(session, "call Kim Park; got an interview at Acme Inc.")
    assert lead(session).stage == "interview"


def test_R22_another_job_at_the_same_employer_is_another_lead(session: Session) -> None:
    logged(session, "call Kim Park; got a lead: data job at Acme; got a lead: design job at Acme")
    logged(session, "call Kim Park; got an interview at Acme for the design job")
    assert sorted((each.title, each.stage) for each in session.records.leads.values()) == [
        ("data job", "lead"),
        ("design job", "interview"),
    ]


def test_R23_a_lead_and_the_line_that_names_it_stay_out_of_exports(session: Session) -> None:
    assert logged(session, "call Kim Park; got a lead: data job at Acme").private
    assert not logged(session, "call Kim Park; got an interview").private
    shown = without_private(session.records)
    assert (len(shown.leads), [each.outcome for each in shown.touches.values()]) == (
        0,
        ["interview"],
    )


def test_R22_a_lead_of_nobody_is_logged_without_a_touch(session: Session) -> None:
    made = log(session, [read_line(session, "lead: data job at Acme")])
    assert (made.touches, made.label, lead(session).contact) == ((), "logged a lead", "")
    with pytest.raises(UsageError):
        log(session, [read_line(session, "got an offer")])


def test_R30_a_line_with_a_lead_is_one_step_of_undo(session: Session) -> None:
    logged(session, "call Kim Park; got a lead: data job at Acme")
    undo(session)
    assert (dict(session.records.leads), dict(session.records.contacts)) == ({}, {})


def test_R22_the_edited_line_says_anew_what_came_of_it(session: Session) -> None:
    touch = logged(session, "call Kim Park")
    touch = edited(session, touch, "call Kim Park; got a lead: data job at Acme")
    assert (touch.outcome, lead(session).title) == ("lead", "data job")
    touch = edited(session, touch, "call Kim Park; got a lead: design job at Globex")
    assert (touch.outcome, lead(session).title, lead(session).org) == (
        "lead",
        "design job",
        "Globex",
    )
    touch = edited(session, touch, "call Kim Park; got an interview: design job at Globex")
    assert (touch.outcome, lead(session).stage) == ("interview", "interview")
    touch = edited(
        session, logged(session, "call Bo Chen; got a lead: chef at Initech"), "call Bo Chen"
    )
    assert (touch.outcome, touch.private, lead(session).org) == ("none", False, "Globex")


def test_R22_an_outcome_that_the_line_does_not_say_stays_when_the_line_is_edited(
    session: Session,
) -> None:
    from planner.change import Change, Put

    touch = logged(session, "call Kim Park")
    session.apply(Change("x", (Put("touches", touch.id, {"outcome": "conversation"}),)))
    assert edited(session, touch, "call Kim Park 40m").outcome == "conversation"


@pytest.mark.parametrize(
    "line", ["rejected by Acme", "Acme rejected me", "offer from Acme", "got an interview at Acme"]
)
def test_R16_who_it_was_at_an_employer_is_asked(session: Session, line: str) -> None:
    ana = add(session, "Ana Li", {"org": "Acme"})
    with pytest.raises(DecisionNeeded, match="Who at Acme was it") as asked:
        log(session, [read_line(session, line)])
    assert [each["id"] for each in asked.value.candidates] == [ana]
    assert logged(session, line, at_Acme=ana).contacts == {ana}
    touch = logged(session, line, at_Acme="new")
    assert [session.records.contacts[each].name for each in touch.contacts] == ["Acme"]


def test_R16_an_employer_where_nobody_is_known_becomes_the_contact(session: Session) -> None:
    touch = logged(session, "rejected by Umbrella")
    (contact,) = session.records.contacts.values()
    assert (touch.kind, touch.outcome, touch.org) == ("rejected", "rejection", "Umbrella")
    assert (contact.name, contact.org) == ("Umbrella", "Umbrella")
