"""What an answer to a quick-log question teaches is remembered, visible and undone with its line
(R27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day.undo import undo
from planner.commands.logging.log import log, read_line
from planner.commands.people.contacts import add
from planner.quicklog.entry import NO_NAME

if TYPE_CHECKING:
    from planner.commands.session import Session


def contact_id(session: Session, name: str) -> str:
    return next(key for key, each in session.records.contacts.items() if each.name == name)


def test_R27_a_short_form_is_asked_once_and_undone_with_its_line(session: Session) -> None:
    add(session, "Priya Nair", {})
    priya = contact_id(session, "Priya Nair")
    assert read_line(session, "coffee with Nair").questions
    logged = log(session, [read_line(session, "coffee with Nair", {"Nair": priya})])
    assert "“Nair” is Priya Nair from now on." in logged.advice
    assert session.records.contacts[priya].aka == {"Nair"}
    assert [each.id for each in read_line(session, "call with Nair").people] == [priya]
    undo(session)
    assert read_line(session, "coffee with Nair").questions


def test_R27_a_first_name_of_two_is_asked_again(session: Session) -> None:
    add(session, "Sam Reed", {})
    add(session, "Sam Fox", {})
    sam = contact_id(session, "Sam Reed")
    log(session, [read_line(session, "coffee with Sam", {"Sam": sam})])
    assert session.records.contacts[sam].aka == frozenset()
    assert read_line(session, "coffee with Sam").questions


def test_R27_a_word_that_is_no_name_is_a_setting(session: Session) -> None:
    add(session, "Ana Li", {})
    line = "rita called, coffee with Ana Li"
    assert read_line(session, line).questions
    log(session, [read_line(session, line, {"rita": NO_NAME})])
    assert session.settings.not_names == "rita"
    assert not read_line(session, line).questions
    undo(session)
    assert session.settings.not_names == ""
