"""Random books for the properties: a handful of people, and anything that may have happened to
them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from planner.records import (
    DIRECTIONS,
    INTENTS,
    KINDS,
    OUTCOMES,
    STATES,
    Contact,
    Day,
    Favour,
    Hook,
    Hub,
    Lead,
    Promise,
    Touch,
)
from tests.engine.builders import Book, ago

PEOPLE = [f"contact-{number:04d}" for number in range(8)]


def days(oldest: int = 900, latest: int = 20) -> st.SearchStrategy[date]:
    """Days around today, most of them lately."""
    return (st.integers(-latest, 60) | st.integers(-latest, oldest)).map(ago)


def maybe_days() -> st.SearchStrategy[date | None]:
    return st.none() | days()


def records(record: type[Any], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a kind with these fields, the others at their defaults; the id is to be set."""
    return st.fixed_dictionaries(fields).map(lambda drawn: record("", **drawn))


def touches() -> st.SearchStrategy[Touch]:
    return records(
        Touch,
        contacts=st.frozensets(st.sampled_from([*PEOPLE, "missing"]), max_size=3),
        kind=st.sampled_from(KINDS),
        direction=st.sampled_from(DIRECTIONS),
        day=days() | st.just(date.min),
        time=st.sampled_from(["", "09:30"]),
        minutes=st.none() | st.integers(0, 300),
        outcome=st.sampled_from(["none", "none", "none", *OUTCOMES]),
        intent=st.sampled_from(["", "", *INTENTS]),
        no_reply=st.sampled_from([False, False, True]),
        planned=st.sampled_from([False, False, False, True]),
        hub=st.sampled_from(["", "hub-0000", "missing"]),
        note=st.sampled_from(["", "thanks", "could you?"]),
    )


def contacts() -> st.SearchStrategy[Contact]:
    return records(
        Contact,
        name=st.sampled_from(["", "Ana Li", "[b]"]),
        state=st.sampled_from(["kept", "kept", *STATES]),
        org=st.sampled_from(["", "Acme", "acme", "ACME Inc.", "Freelance"]),
        tags=st.frozensets(st.sampled_from(["a", "b"])),
        cadence_days=st.sampled_from([None, 1, 7, 30, 182, 365]),
        i_want=st.sampled_from(["", "a job"]),
        role=st.sampled_from(["", "Founder", "Student"]),
        birthday=st.sampled_from(["", "--02-29", "1984-11-18", "odd"]),
        dates=st.sampled_from([{}, {"anniversary": "2011-11-20"}, {"": "x"}]),
        passed_until=st.none() | maybe_days(),
        voter=st.sampled_from(["swing", "unknown"]),
        introduced_by=st.sampled_from(["", "missing", *PEOPLE[:3]]),
        met_at=st.sampled_from(["", "PyData"]),
        column_pin=st.sampled_from([None, None, "cold", "active", "owed"]),
        pinned_on=maybe_days(),
        resting_until=st.none() | maybe_days(),
        snoozed_until=st.none() | maybe_days(),
        connected_on=maybe_days(),
        added=maybe_days(),
    )


def promises() -> st.SearchStrategy[Promise]:
    return records(
        Promise,
        who=st.sampled_from(["me", "me", "them"]),
        contact=st.sampled_from(["", "missing", *PEOPLE]),
        text=st.sampled_from(["", "the deck"]),
        due=maybe_days(),
        done_on=st.none() | maybe_days(),
        dropped_on=st.none() | maybe_days(),
        snoozed_until=st.none() | maybe_days(),
        follow_up=st.booleans(),
        added=maybe_days(),
    )


def favours() -> st.SearchStrategy[Favour]:
    return records(
        Favour,
        contact=st.sampled_from(["missing", *PEOPLE]),
        direction=st.sampled_from(["given", "received"]),
        what=st.sampled_from(["", "referral"]),
        day=maybe_days(),
        returned=st.sampled_from([0.0, 0.5, 1.0]),
        waived_on=st.none() | maybe_days(),
    )


def hooks() -> st.SearchStrategy[Hook]:
    some = st.frozensets(st.sampled_from(PEOPLE), max_size=2)
    return records(
        Hook,
        text=st.sampled_from(["", "a talk", "a book"]),
        tags=st.frozensets(st.sampled_from(["a", "B"])),
        orgs=st.frozensets(st.just("Acme")),
        contacts=some,
        expires=maybe_days(),
        told=some,
    )


def hubs() -> st.SearchStrategy[Hub]:
    return records(
        Hub,
        name=st.sampled_from(["", "PyData"]),
        kind=st.sampled_from(["", "support group"]),
        every=st.none() | st.integers(1, 60),
        next_on=maybe_days(),
        red_flags=st.frozensets(st.just("vendors and crowds")),
    )


def leads() -> st.SearchStrategy[Lead]:
    stages = st.sampled_from(["lead", "offer", "accepted", "rejection", ""])
    return records(
        Lead,
        org=st.sampled_from(["", "Acme", "Ana Li"]),
        contact=st.sampled_from(["", "missing", *PEOPLE]),
        stage=stages,
        days=st.dictionaries(stages, maybe_days().map(str), max_size=2),
    )


def marked_days() -> st.SearchStrategy[Day]:
    return records(
        Day,
        day=days(100),
        skipped=st.sampled_from(["", "", "ill"]),
        off=st.sampled_from([False, False, True]),
        lighter=st.sampled_from([False, False, True]),
        pledged=st.sampled_from(["", "", "08:30"]),
        closed=st.booleans(),
        silenced=st.frozensets(st.sampled_from(["pace", "bench"])),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A book with anything in it."""
    book = Book()
    tables = {
        "contacts": (contacts(), 8),
        "touches": (touches(), 20),
        "promises": (promises(), 5),
        "favours": (favours(), 3),
        "hooks": (hooks(), 3),
        "days": (marked_days(), 3),
        "hubs": (hubs(), 1),
        "leads": (leads(), 2),
    }
    for name, (strategy, most) in tables.items():
        for number, record in enumerate(draw(st.lists(strategy, max_size=most))):
            record_id = f"{name[:-1]}-{number:04d}"
            book.tables[name][record_id] = record._replace(id=record_id)
    return book
