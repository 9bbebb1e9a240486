"""Many people logged at once after an event."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.logging.batch import shared_line, spread_out, under
from planner.commands.logging.log import log, read_line
from planner.commands.logging.retell import retell
from planner.engine.ahead.spread import spread
from planner.quicklog.lexicon import Lexicon

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry

TODAY = date(2026, 11, 18)


def read(session: Session, shared: str, *lines: str) -> list[Entry]:
    first = shared_line(session, shared)
    assert first is not None
    return spread_out(session, [under(read_line(session, line), first) for line in lines], first)


@pytest.mark.parametrize(
    "line",
    [
        "event at PyData yesterday",
        "event at PyData yesterday:",
        "event PyData",
        "yesterday",
        "12 nov:",
        "#lisbon:",
        "at PyData",
        "Met at PyData, the keynote was good:",
    ],
)
def test_a_line_that_names_no_person_is_shared(session: Session, line: str) -> None:
    assert shared_line(session, line) is not None


@pytest.mark.parametrize(
    "line", ["coffee with Ana Li yesterday", "Zoe Quark", "nice weather", "", "#lisbon"]
)
def test_a_line_about_somebody_or_nothing_is_not(session: Session, line: str) -> None:
    assert shared_line(session, line) is None


def test_every_line_has_the_shared_place_day_kind_tags_and_note_unless_it_says_its_own(
    session: Session,
) -> None:
    zoe, ida = read(
        session,
        "event at PyData yesterday #lisbon; great keynote:",
        "Zoe Quark (Hooli) #data, wants a reviewer",
        "coffee with Ida Fox today 30m",
    )
    assert (zoe.kind, zoe.hub, zoe.day) == ("event", "PyData", TODAY - timedelta(days=1))
    assert (zoe.tags, zoe.note, zoe.wants) == (("data", "lisbon"), "great keynote", "a reviewer")
    assert (ida.kind, ida.hub, ida.day, ida.minutes) == ("coffee", "PyData", TODAY, 30)


def test_the_length_of_the_event_is_not_that_of_a_coffee_at_it(session: Session) -> None:
    zoe, ida = read(session, "event at PyData 3h", "Zoe Quark", "coffee with Ida Fox")
    assert (zoe.minutes, ida.minutes) == (180, None)


def test_R7_follow_ups_of_twenty_people_do_not_fall_due_on_one_day(session: Session) -> None:
    people = [f"Zed Quark{chr(97 + n)}" for n in range(20)]
    entries = read(session, "event at PyData yesterday; next: thank you note", *people)
    dues = Counter(each.next.due for each in entries if each.next)
    assert sum(dues.values()) == 20
    assert max(dues.values()) == 2  # ten minutes hold two promises of five
    assert all(due and due > TODAY and due.weekday() < 5 for due in dues)
    log(session, entries)
    assert len(session.records.touches) == len(session.records.promises) == 20
    undo(session)
    assert (
        not session.records.touches
        and not session.records.contacts
        and not session.records.promises
    )


def test_R7_spreading_leaves_room_for_what_is_due_already(session: Session) -> None:
    thursday, friday, monday = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)
    session.apply(
        Change(
            "due",
            tuple(
                Put("promises", f"p{n}", {"who": "me", "text": "x", "due": due})
                for n, due in enumerate([thursday, thursday, friday])
            ),
        )
    )
    assert spread(session.situation, thursday, 3) == [friday, monday, monday]
    assert spread(session.situation, date(2026, 11, 21), 1) == [monday]
    assert spread(session.situation, thursday, 1, taken=[friday]) == [monday]
    assert spread(session.situation, thursday, 0) == []


def test_a_day_that_a_person_was_promised_stays(session: Session) -> None:
    entries = read(
        session,
        "event PyData; next: write to them in 1w",
        *(f"Zed Quark{chr(97 + n)}" for n in range(4)),
        "Max Ray; next: send deck by fri",
    )
    dues = [each.next.due for each in entries if each.next]
    assert dues[-1] == date(2026, 11, 20)
    assert dues[:4] == [
        date(2026, 11, 25),
        date(2026, 11, 25),
        date(2026, 11, 26),
        date(2026, 11, 26),
    ]


def test_the_line_of_each_says_all_of_it_and_can_be_edited(session: Session) -> None:
    entries = read(
        session, "event at PyData yesterday", "Zoe Quark; learned she moves", "coffee with Ida Fox"
    )
    made = log(session, entries).touches
    assert [each.fields["line"] for each in made] == [
        "Zoe Quark; learned she moves; event at PyData yesterday",
        "coffee with Ida Fox; event at PyData yesterday",
    ]
    for put in made:
        old = retell(session, put.id, Lexicon.of(session.records))
        entry = read_line(session, old.line, old.answers, today=old.written)
        assert (entry.kind, entry.hub, entry.day) == (
            put.fields["kind"],
            "PyData",
            TODAY - timedelta(days=1),
        )
