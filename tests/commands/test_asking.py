"""Advice before an ask is shown before it goes out, never blocks a fact, and is recorded when it is
overridden."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.day import done
from planner.commands.day.letters import sent, write
from planner.commands.day.undo import undo
from planner.commands.logging.log import log, read_line
from planner.commands.logging.relog import relog
from planner.engine.today.asking import overrides

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Touch

HELP = (
    "You want a job of Ana Li, and offer nothing. You never helped them yet: offer something first."
)


@pytest.fixture
def asked(session: Session) -> Session:
    """A book in which something is wanted of Ana, who was never helped, and of Bo, who was; nothing
    of Cy."""
    session.apply(
        Change(
            "made",
            (
                Put(
                    "contacts",
                    "ana",
                    {"name": "Ana Li", "i_want": "a job", "emails": frozenset({"a@x.example"})},
                ),
                Put("contacts", "bo", {"name": "Bo Chen", "i_want": "an intro"}),
                Put("contacts", "cy", {"name": "Cy Ray"}),
                Put("favours", "f", {"contact": "bo", "direction": "given", "what": "a review"}),
                Put("promises", "p", {"contact": "ana", "text": "the deck"}),
            ),
        )
    )
    return session


def only_touch(session: Session) -> Touch:
    [touch] = session.records.touches.values()
    return touch


@pytest.mark.parametrize(
    ("line", "overrode"),
    [
        ("message to Ana Li", "help first"),
        ("email to Bo Chen", "offer something"),
        ("message to Cy Ray", ""),
        ("message to Ana Li and Bo Chen", "help first"),
        ("coffee with Ana Li", ""),
        ("heard from Ana Li", ""),
        ("message to Ana Li; I can help with her deck", ""),
        ("message to Ana Li; helped Ana Li with her deck", ""),
        ("shared an article with Ana Li", ""),
    ],
)
def test_R11_R12_a_line_that_asks_and_offers_nothing_is_logged_and_the_touch_says_so(
    asked: Session, line: str, overrode: str
) -> None:
    logged = log(asked, [read_line(asked, line)])
    assert only_touch(asked).overrode == overrode
    assert any("offer nothing" in advice for advice in logged.advice) == bool(overrode)


def test_R11_it_is_said_before_anything_is_written_and_one_undo_takes_all_of_it(
    asked: Session,
) -> None:
    entry = read_line(asked, "message to Ana Li")
    assert log(asked, [entry], dry_run=True).advice[0] == f"{HELP} The touch notes it."
    assert not asked.records.touches
    log(asked, [entry])
    undo(asked)
    assert not asked.records.touches


def test_R11_an_offer_on_the_card_ends_it(asked: Session) -> None:
    asked.apply(Change("offer", (Put("contacts", "ana", {"i_offer": "a careful reader"}),)))
    log(asked, [read_line(asked, "message to Ana Li")])
    assert only_touch(asked).overrode == ""


def test_R11_ticking_off_an_outreach_records_it_and_keeping_a_promise_does_not(
    asked: Session,
) -> None:
    done(asked, "p")
    assert only_touch(asked).overrode == ""
    undo(asked)
    done(asked, "ana")
    assert only_touch(asked).overrode == "help first"


def test_R11_a_letter_that_was_sent_in_spite_of_its_flag_records_it(asked: Session) -> None:
    letter = write(asked, "ana")
    assert letter.flags == (HELP,)
    sent(asked, letter)
    assert only_touch(asked).overrode == "help first"


def test_what_was_overridden_stays_when_the_line_is_said_anew_unless_that_offers_something(
    asked: Session,
) -> None:
    log(asked, [read_line(asked, "message to Ana Li")])
    touch = only_touch(asked).id
    asked.apply(Change("helped", (Put("favours", "g", {"contact": "ana", "direction": "given"}),)))
    relog(asked, touch, read_line(asked, "email to Ana Li #design"))
    assert only_touch(asked).overrode == "help first"
    relog(asked, touch, read_line(asked, "email to Ana Li; I can help with her deck"))
    assert only_touch(asked).overrode == ""


def test_it_is_counted_how_often_advice_was_overridden_in_twelve_weeks(asked: Session) -> None:
    assert (
        overrides(asked.situation).reason == "no ask went out without an offer in the last 12 weeks"
    )
    for line in (
        "message to Ana Li",
        "message to Cy Ray",
        "message to Bo Chen",
        "message to Bo Chen",
    ):
        log(asked, [read_line(asked, line)])
    old = asked.today - timedelta(days=90)
    asked.apply(
        Change(
            "old",
            (Put("touches", "old", {"direction": "out", "day": old, "overrode": "help first"}),),
        )
    )
    told = overrides(asked.situation)
    assert (told.outreach, told.overridden) == (4, 3)
    assert (
        told.reason
        == "3 of the last 4 messages out asked and offered nothing: offer something with the next"
    )
