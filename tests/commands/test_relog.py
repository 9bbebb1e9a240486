"""A line is edited after the fact: what it made is replaced, as one change."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.day import done, snooze
from planner.commands.day.undo import undo
from planner.commands.logging.log import log, read_line
from planner.commands.logging.relog import relog
from planner.commands.logging.retell import read_again, retell, told, touch_named
from planner.commands.people.contacts import add
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.quicklog.direction import entry_direction
from planner.quicklog.lexicon import Lexicon
from planner.records import KINDS, MEETINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.records import Touch

TODAY = date(2026, 11, 18)


def logged(session: Session, line: str) -> Touch:
    made = log(session, [read_line(session, line)]).touches[0]
    return session.records.touches[made.id]


def edited(session: Session, touch: Touch, line: str) -> Logged:
    old = retell(session, touch.id, Lexicon.of(session.records))
    return relog(session, touch.id, read_again(session, line, old.written, old.answers))


def names(session: Session) -> list[str]:
    return sorted(each.name for each in session.records.contacts.values())


def test_R27_the_touch_keeps_its_id_and_says_what_the_line_says_now(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li yesterday at PyData #design 40m; learned she moves")
    edited(
        session, touch, "lunch with Ana Li and Bo Chen 2 days ago 1h; learned she moves to Porto"
    )
    assert list(session.records.touches) == [touch.id]
    now = session.records.touches[touch.id]
    assert (now.kind, now.day, now.minutes) == ("lunch", TODAY - timedelta(days=2), 60)
    assert (now.hub, now.tags, now.learned) == ("", frozenset(), "she moves to Porto")
    assert {session.records.contacts[each].name for each in now.contacts} == {"Ana Li", "Bo Chen"}


def test_R27_an_edit_is_one_step_of_undo(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li; promised the deck by fri; owe her for an intro")
    before = session.records
    edited(session, touch, "call with Zed Kay; promised a call by mon")
    undo(session)
    for table in ("contacts", "touches", "promises", "favours"):
        assert getattr(session.records, table) == getattr(before, table)


def test_promises_and_favours_that_are_still_said_stay_and_the_others_go(session: Session) -> None:
    line = "coffee with Ana Li; promised the deck by fri; owe her for an intro; next: call in 2w"
    touch = logged(session, line)
    deck = next(key for key, each in session.records.promises.items() if each.text == "the deck")
    snooze(session, deck, TODAY + timedelta(days=9))
    edited(
        session,
        touch,
        "coffee with Ana Li; promised the deck by mon; promised a book; owe her for a review",
    )
    promises = {each.text: each for each in session.records.promises.values()}
    assert set(promises) == {"the deck", "a book"}
    assert promises["the deck"].id == deck
    assert promises["the deck"].due == date(2026, 11, 23)
    assert promises["the deck"].snoozed_until == TODAY + timedelta(days=9)
    assert promises["a book"].touch == touch.id
    assert [each.what for each in session.records.favours.values()] == ["a review"]


def test_what_was_done_stays_done(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li; promised the deck by fri; owe her for an intro")
    (deck,) = session.records.promises
    (favour,) = session.records.favours
    done(session, deck)
    session.apply(Change("half", (Put("favours", favour, {"returned": 0.5}),)))
    edited(session, touch, "coffee with Ana Li; promised the deck by mon")
    assert session.records.promises[deck].done_on == TODAY
    assert session.records.promises[deck].due == date(2026, 11, 20)
    assert session.records.favours[favour].returned == 0.5
    edited(session, touch, "coffee with Ana Li")
    assert deck in session.records.promises


def test_two_promises_of_the_same_words_stay_two(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li; promised a call by fri; promised a call by mon")
    before = dict(session.records.promises)
    assert (
        edited(
            session, touch, "coffee with Ana Li; promised a call by fri; promised a call by mon"
        ).edits
        == ()
    )
    edited(session, touch, "coffee with Ana Li; promised a call by fri")
    assert len(before) == 2 and len(session.records.promises) == 1


def test_a_misspelt_new_name_leaves_nobody_behind(session: Session) -> None:
    touch = logged(session, "coffee with Zedd Kay #data; they want a reviewer")
    with pytest.raises(DecisionNeeded, match="Zedd Kay"):
        edited(session, touch, "coffee with Zed Kay #data")
    relog(session, touch.id, read_line(session, "coffee with Zed Kay #data", {"Zed Kay": "new"}))
    assert names(session) == ["Zed Kay"]


def test_somebody_of_whom_more_is_known_stays(session: Session) -> None:
    touch = logged(session, "coffee with Zedd Kay")
    logged(session, "call with Zedd Kay")
    edited(session, touch, "coffee with Ana Li")
    assert names(session) == ["Ana Li", "Zedd Kay"]


def test_words_of_the_line_are_read_as_of_the_day_on_which_it_was_written(session: Session) -> None:
    session.today = TODAY - timedelta(days=8)
    line = "coffee with Ana Li yesterday; promised the deck by fri"
    old = read_line(session, line)
    made = log(session, [old], ids=[iter_ids()]).touches[0]
    session.today = TODAY
    again = retell(session, made.id, Lexicon.of(session.records))
    assert (again.line, again.written) == (line, TODAY - timedelta(days=8))
    entry = read_again(session, again.line, again.written, again.answers)
    assert (entry.day, entry.promises) == (old.day, old.promises)
    result = relog(session, made.id, entry)
    assert (result.edits, result.label) == ((), "nothing to change")


def iter_ids() -> Callable[[], str]:
    """Ids that bear no time, as a hand edit may give them."""
    numbers = count()
    return lambda: f"id{next(numbers)}"


def test_a_doubt_that_was_answered_is_not_asked_again(session: Session) -> None:
    for key, name in (("s1", "Sam Okafor"), ("s2", "Sam Reed")):
        session.apply(Change(name, (Put("contacts", key, {"name": name}),)))
    with pytest.raises(DecisionNeeded):
        log(session, [read_line(session, "coffee with Sam")])
    made = log(session, [read_line(session, "coffee with Sam", {"Sam": "s2"})]).touches[0]
    old = retell(session, made.id, Lexicon.of(session.records))
    assert old.answers == {"Sam": "s2"}
    relog(session, made.id, read_again(session, "lunch with Sam", old.written, old.answers))
    assert session.records.touches[made.id].contacts == {"s2"}


def test_somebody_renamed_since_is_still_meant(session: Session) -> None:
    touch = logged(session, "coffee with Zed Quark")
    (who,) = touch.contacts
    session.apply(Change("renamed", (Put("contacts", who, {"name": "Wolfgang Amadeus"}),)))
    edited(session, touch, "lunch with Zed Quark")
    assert names(session) == ["Wolfgang Amadeus"]
    assert session.records.touches[touch.id].contacts == {who}


WAYS = [
    *((kind, "both") for kind in KINDS if kind in MEETINGS or kind == "intro"),
    *((kind, "in") for kind in ("replied", "rejected", "note")),
    *((kind, "out") for kind in ("email", "message", "linkedin", "shared")),
    ("email", "in"),
    ("message", "in"),
    ("linkedin", "in"),
    ("shared", "in"),
]
"""The kinds of touch, each in the directions that a line can say."""


@pytest.mark.parametrize(("kind", "direction"), WAYS)
def test_a_touch_without_a_line_is_told_as_one_that_says_the_same(
    session: Session, kind: str, direction: str
) -> None:
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "a", {"name": "Ana Li"}),
                Put("contacts", "b", {"name": "Bo Chen"}),
                Put("hubs", "h", {"name": "Web & Summit"}),
                Put(
                    "touches",
                    "t",
                    {
                        "contacts": frozenset({"a", "b"}),
                        "kind": kind,
                        "direction": direction,
                        "day": TODAY - timedelta(days=40),
                        "minutes": 90,
                        "hub": "h",
                        "time": "09:30",
                        "tags": frozenset({"x", "y"}),
                        "private": True,
                        "learned": "Harbour opens in Lisbon",
                        "why": "a common friend",
                    },
                ),
            ),
        )
    )
    old = retell(session, "t", Lexicon.of(session.records))
    entry = read_again(session, old.line, old.written, old.answers)
    assert not entry.questions
    assert entry_direction(entry) == direction
    assert (entry.kind, entry.day, entry.minutes, entry.hub) == (
        kind,
        TODAY - timedelta(days=40),
        90,
        "Web & Summit",
    )
    assert {each.id for each in entry.people} == {"a", "b"}
    assert (entry.learned, entry.why, entry.tags) == (
        "Harbour opens in Lisbon",
        "a common friend",
        ("x", "y"),
    )
    assert entry.private and entry.time in ("9:30", "09:30") and entry.note is None


def test_a_line_with_nobody_or_a_doubt_changes_nothing(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li")
    for line, error in (
        ("nice weather", UsageError),
        ("coffee with Ana Li on 31 feb", DecisionNeeded),
    ):
        with pytest.raises(error):
            edited(session, touch, line)
    with pytest.raises(PlannerError, match="gone"):
        relog(session, "nothing", read_line(session, "coffee with Ana Li"))
    assert session.records.touches[touch.id] == touch


def test_a_touch_is_named_by_the_end_of_its_id(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li")
    assert touch_named(session, touch.id[-6:]) == touch.id
    with pytest.raises(PlannerError, match="no touch"):
        touch_named(session, "zzzz")
    assert told(session, touch) == "coffee with Ana Li 2026-11-18"


def planned(session: Session) -> list[tuple[str, str, str]]:
    """The meetings to come: kind, day and time."""
    return [
        (touch.kind, touch.day.isoformat(), touch.time)
        for touch in session.records.touches.values()
        if touch.planned
    ]


def test_P14_a_replaced_line_keeps_moves_and_drops_its_meeting_to_come(session: Session) -> None:
    add(session, "Ana Li", {})
    done = log(session, [read_line(session, "coffee with Ana Li")])
    key = done.touches[0].id
    relog(session, key, read_line(session, "coffee with Ana Li; lunch moved to friday"))
    assert planned(session) == [("lunch", "2026-11-20", "")]
    relog(session, key, read_line(session, "coffee with Ana Li; lunch moved to monday 12:30"))
    assert planned(session) == [("lunch", "2026-11-23", "12:30")]
    relog(session, key, read_line(session, "coffee with Ana Li"))
    assert planned(session) == []
    undo(session)
    assert planned(session) == [("lunch", "2026-11-23", "12:30")]


def test_P14_the_meeting_itself_can_be_replaced(session: Session) -> None:
    add(session, "Ana Li", {})
    done = log(session, [read_line(session, "coffee with Ana Li tomorrow 9:30")])
    key = done.planned[0].id
    relog(session, key, read_line(session, "lunch with Ana Li tomorrow 12:30"))
    assert planned(session) == [("lunch", "2026-11-19", "12:30")]
    assert session.records.touches[key].kind == "lunch"


def test_a_shared_line_of_another_touch_keeps_its_meeting(session: Session) -> None:
    add(session, "Ana Li", {})
    line = "coffee with Ana Li tomorrow 9:30"
    log(session, [read_line(session, line)])
    other = log(session, [read_line(session, "call Ana Li")]).touches[0].id
    relog(session, other, read_line(session, "call Ana Li 20m"))
    assert planned(session) == [("coffee", "2026-11-19", "09:30")]
