"""Indexes that are carried on from change to change and from day to day say what fresh ones say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from planner.engine.ahead.forecast import forecast
from planner.engine.habit.ramp import ramp
from planner.engine.happened.changes import Index, changed_keys
from planner.engine.situation import Situation
from planner.engine.standing import temperature
from planner.engine.standing.roll import roll
from planner.engine.standing.temperature import temperatures
from planner.engine.today.day import plan_day
from planner.engine.today.next_up import next_up
from planner.engine.views.board import board
from planner.engine.views.organisations import organisations
from planner.records import Records
from planner.settings import Settings
from tests.engine.builders import TODAY, Book
from tests.engine.strategies import (
    PEOPLE,
    books,
    contacts,
    favours,
    hooks,
    hubs,
    leads,
    marked_days,
    promises,
    touches,
)

TABLES = {
    "touches": touches,
    "contacts": contacts,
    "promises": promises,
    "favours": favours,
    "hooks": hooks,
    "days": marked_days,
    "leads": leads,
    "hubs": hubs,
}


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, str, Any]:
    """A record that is put into a table, over another one or not, or taken out of it (None)."""
    table = draw(st.sampled_from(["touches", "touches", "contacts", "contacts", *TABLES]))
    record_id = draw(
        st.sampled_from(PEOPLE)
        if table == "contacts"
        else st.sampled_from(
            [
                *(f"{table[:-1]}-{number:04d}" for number in (0, 1, 2, 3)),
                "a-new-one",
                "z-new-one",
            ]
        )
    )
    record = draw(st.none() | TABLES[table]())
    return table, record_id, record if record is None else record._replace(id=record_id)


def changed(records: Records, change: tuple[str, str, Any]) -> Records:
    """The records with a change made; the ids stay in order, as in a book."""
    table, record_id, record = change
    found = {**getattr(records, table), record_id: record}
    return records._replace(
        **{table: {key: found[key] for key in sorted(found) if found[key] is not None}}
    )


def said(situation: Situation) -> tuple[object, ...]:
    """What the rules say that look at everybody."""
    plan = plan_day(situation)
    people = {each: next_up(situation, each) for each in situation.records.contacts}
    return (
        plan,
        tuple(plan.bench),
        board(situation),
        people,
        organisations(situation),
        ramp(situation),
    )


@given_settings(deadline=None)
@given(
    books(),
    st.lists(
        st.tuples(
            changes() | st.none(), st.sampled_from([0, 0, 0, 1, 1, 3, 31, 100, -1]), st.booleans()
        ),
        max_size=6,
    ),
    st.sampled_from(
        [Settings(), Settings(budget_minutes=120), Settings(country="DE", landed=True)]
    ),
)
def test_whatever_changes_a_situation_carried_on_says_what_a_fresh_one_says(
    book: Book,
    steps: list[tuple[tuple[str, str, Any] | None, int, bool]],
    settings: Settings,
):
    records, today = book.records(), TODAY
    situation = Situation(records, settings, today)
    for change, days, looked_at in steps:
        if looked_at:
            before = said(situation)
        records = records if change is None else changed(records, change)
        today += timedelta(days=days)
        carried = Situation(records, settings, today, situation)
        assert said(carried) == said(Situation(records, settings, today))
        if looked_at:
            situation.worked_out.clear()
            assert said(situation) == before, "the situation before is as it was"
        situation = carried if looked_at else Situation(records, settings, today, carried)


@given_settings(deadline=None, max_examples=30)
@given(books(), changes())
def test_the_look_ahead_is_the_same_too(book: Book, change: tuple[str, str, Any]):
    before = book.situation()
    forecast(before)
    records = changed(book.records(), change)
    assert forecast(Situation(records, Settings(), TODAY, before)) == forecast(
        Situation(records, Settings(), TODAY)
    )


def test_after_one_more_touch_only_that_tie_is_weighed_again(monkeypatch: pytest.MonkeyPatch):
    weighed: list[int] = []
    weigh = temperature.warmth
    monkeypatch.setattr(
        temperature,
        "warmth",
        lambda now, tie, cadence: weighed.append(tie.last) or weigh(now, tie, cadence),
    )
    book = Book()
    people = [book.contact(f"P{number}") for number in range(20)]
    for number, person in enumerate(people):
        book.touch(person, 10 + number, "email")
    before = book.situation()
    warm = temperatures(before).of
    assert len(weighed) == 20
    book.touch(people[3], 0, "coffee")
    after = Situation(book.records(), Settings(), TODAY, before)
    assert {each for each in people if temperatures(after).of[each] != warm[each]} == {people[3]}
    assert weighed[20:] == [TODAY.toordinal()]


def test_the_ranking_of_strangers_follows_who_is_reached_and_what_day_it_is():
    book = Book()
    met = book.contact("Met", added=TODAY - timedelta(days=30), met_at="a fair")
    colleague = book.contact("Colleague", org="Acme", added=TODAY - timedelta(days=40))
    plain = book.contact("Plain", added=TODAY - timedelta(days=50))
    known = book.contact("Known", org="acme", added=TODAY - timedelta(days=20))
    situation = book.situation()
    assert order(situation) == [met, plain, colleague, known]
    book.touch(known, 9, "email")
    situation = Situation(book.records(), Settings(), TODAY, situation)
    assert order(situation) == [met, plain, colleague], "the first does not answer yet"
    book.touch(known, 8, "replied")
    situation = Situation(book.records(), Settings(), TODAY, situation)
    assert order(situation) == [colleague, met, plain]
    situation = Situation(book.records(), Settings(), TODAY + timedelta(days=1), situation)
    assert order(situation) == [colleague, plain, met], (
        "somebody met 31 days ago was not met lately"
    )


def order(situation: Situation) -> list[str]:
    plan = plan_day(situation)
    return [offer.contact for offer in [*([plan.new_touch] if plan.new_touch else []), *plan.bench]]


def test_a_clock_stops_while_somebody_is_away_and_runs_when_they_are_back():
    book = Book()
    person = book.contact(snoozed_until=TODAY + timedelta(days=2))
    book.touch(person, 20, "coffee")
    situation, running = book.situation(), []
    for _ in range(3):
        running.append([len(clocks) for clocks in roll(situation).running.values()])
        situation = Situation(
            book.records(), Settings(), situation.today + timedelta(days=1), situation
        )
    assert running == [[], [], [1]]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2)),
)
def test_what_changed_between_two_tables(old: dict[str, int], new: dict[str, int]):
    found = changed_keys(old, new)
    assert sorted(found or []) == sorted(
        key for key in {*old, *new} if old.get(key) != new.get(key)
    )
    assert changed_keys(old, old) == []


def test_many_changes_are_not_followed():
    old = {str(number): object() for number in range(100)}
    assert changed_keys(old, {}) is None
    assert changed_keys(old, {key: object() for key in old}) is None


def test_an_index_tells_what_changed_since_the_one_it_was_carried_on_from():
    first: Index[int] = Index()
    first["a"] = 1
    second = Index(first)
    second["b"] = 2
    second.changed.add("b")
    third = Index(second)
    assert changed_keys(first, second) == ["b"] and changed_keys(second, third) == []
    assert third.changed_since(first) is None and changed_keys(first, third) == ["b"], (
        "found by comparing"
    )


def test_a_reply_is_owed_no_longer_once_an_answer_is_logged_for_the_day_before():
    book = Book()
    person = book.contact()
    book.touch(person, 5, "email", direction="in")
    before = book.situation()
    assert [item.kind for item in plan_day(before).items] == ["reply"]
    book.touch(person, 1, "email")
    after = Situation(book.records(), Settings(), TODAY, before)
    assert (
        roll(after).mine == []
        and [item.kind for item in plan_day(after).items if item.kind == "reply"] == []
    )
