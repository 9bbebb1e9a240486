"""The sample book: the same for the same seed and day, whole, and believable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from planner import records
from planner.change import Edit, Put
from planner.demo import demo
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.engine.views.board import board
from planner.settings import Settings

TODAY = date(2026, 11, 18)
REFERENCES = {
    "touches": {"hub": "hubs"},
    "contacts": {"introduced_by": "contacts", "met_at": "hubs"},
    "promises": {"contact": "contacts"},
    "favours": {"contact": "contacts"},
    "leads": {"contact": "contacts"},
}


def tables(edits: Iterable[Edit]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for edit in edits:
        assert isinstance(edit, Put)
        found.setdefault(edit.table, {})[edit.id] = dict(edit.fields)
    return found


BOOK = tables(demo(7, TODAY))
RECORDS = {
    "contacts": records.Contact,
    "touches": records.Touch,
    "promises": records.Promise,
    "favours": records.Favour,
    "hubs": records.Hub,
    "hooks": records.Hook,
    "intakes": records.Intake,
    "leads": records.Lead,
    "days": records.Day,
}


def situation(seed: int, today: date) -> Situation:
    """What the engine sees of the sample book."""
    book = tables(demo(seed, today))
    made = {
        name: {key: kind(key, **fields) for key, fields in book[name].items()}
        for name, kind in RECORDS.items()
    }
    (settings,) = book["settings"].values()
    return Situation(records.Records(**made), Settings(**settings), today)


DAYS = [TODAY + timedelta(days=number) for number in range(21)]


def test_the_same_seed_and_day_give_the_same_book_ids_included():
    assert demo(7, TODAY) == demo(7, TODAY)
    assert demo(7, TODAY) != demo(8, TODAY)


def test_every_table_is_filled_and_there_are_sixty_people_or_more():
    assert set(BOOK) == {
        "contacts",
        "touches",
        "promises",
        "favours",
        "hubs",
        "hooks",
        "intakes",
        "leads",
        "days",
        "settings",
    }
    assert 60 <= len(BOOK["contacts"]) <= 80
    states = Counter(contact["state"] for contact in BOOK["contacts"].values())
    assert set(states) == {"kept", "triage", "ignored", "resting", "maybe", "archived"}
    assert states["triage"] >= 5


def test_names_of_many_scripts_and_brackets_are_in_it():
    names = " ".join(contact["name"] for contact in BOOK["contacts"].values())
    assert all(
        sample in names
        for sample in ("Дмитрий", "王小明", "نور", "מיכל", "Þórunn", "김서연", "Nguyễn")
    )
    assert any("[" in contact.get("org", "") for contact in BOOK["contacts"].values())


@pytest.mark.parametrize(("table", "fields"), REFERENCES.items())
def test_every_reference_leads_somewhere(table: str, fields: dict[str, str]):
    for record in BOOK[table].values():
        for field, other in fields.items():
            assert not record.get(field) or record[field] in BOOK[other]
    for touch in BOOK["touches"].values():
        assert touch["contacts"] <= set(BOOK["contacts"])


def test_introductions_make_chains_of_three_or_more():
    contacts = BOOK["contacts"]

    def depth(key: str) -> int:
        return (
            1 + depth(contacts[key]["introduced_by"]) if contacts[key].get("introduced_by") else 0
        )

    assert max(map(depth, contacts)) >= 2


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("weekday", range(7))
def test_nothing_happened_today_or_later_or_on_a_weekend_or_day_off(seed: int, weekday: int):
    today = TODAY + timedelta(days=weekday)
    book = tables(demo(seed, today))
    off = {day["day"] for day in book["days"].values() if day.get("off")}
    for touch in book["touches"].values():
        assert (touch["day"] > today) if touch.get("planned") else (touch["day"] < today)
        assert touch["day"].weekday() < 5
        assert touch["day"] not in off


def test_new_touches_were_made_on_most_of_the_last_working_days_and_one_is_still_open_today():
    firsts: dict[str, date] = {}
    for touch in sorted(BOOK["touches"].values(), key=lambda touch: touch["day"]):
        for contact in touch["contacts"]:
            if touch["direction"] != "in":
                firsts.setdefault(contact, touch["day"])
    recent = {day for day in firsts.values() if (TODAY - day).days <= 35}
    assert len(recent) >= 20
    cold = [
        key
        for key, contact in BOOK["contacts"].items()
        if contact["state"] == "kept" and key not in firsts
    ]
    assert len(cold) >= 12


def test_promises_and_favours_are_open_and_settled_both_ways():
    promises = BOOK["promises"].values()
    assert {promise["who"] for promise in promises} == {"me", "them"}
    ended = {"done_on", "dropped_on"}
    mine = [
        promise for promise in promises if promise["who"] == "me" and not promise.keys() & ended
    ]
    assert 4 <= len(mine) <= 8
    assert all(promise["due"] > TODAY for promise in mine)
    kept = [promise for promise in promises if "done_on" in promise]
    assert 1 <= sum(promise["done_on"] > promise["due"] for promise in kept) < len(kept) / 3
    for direction in ("given", "received"):
        shares = {
            favour["returned"]
            for favour in BOOK["favours"].values()
            if favour["direction"] == direction
        }
        assert shares >= {0.0, 0.5, 1.0}


@pytest.mark.parametrize("today", [day for day in DAYS if day.weekday() < 5])
def test_on_every_working_day_the_plan_shows_what_the_planner_does(today: date):
    plan = plan_day(situation(20, today))
    assert plan.new_touch is not None
    assert plan.new_touch.hook
    assert "introduced by" in plan.new_touch.reason
    assert len(plan.bench) >= 12
    assert {item.kind for item in plan.items} >= {"promise", "nudge", "keep_in_touch"}
    assert len(plan.items) <= 4
    assert all(item.days_late == 0 for item in plan.items)
    assert plan.planned_minutes <= plan.budget_minutes
    # At half of what the slots hold hardly anybody waits: nobody's turn begins before it has to.
    assert plan.waiting in range(4)
    assert plan.streak.days >= 20
    assert plan.streak.absorbed == 2
    assert plan.temperature.verdict == "steady"
    assert 36.5 <= plan.temperature.value <= 37.8
    assert plan.utilisation < 0.8


@pytest.mark.parametrize("seed", range(3))
def test_the_four_columns_of_the_board_are_well_filled(seed: int):
    columns = {column: len(cards) for column, cards in board(situation(seed, TODAY)).items()}
    assert columns["cold"] >= 10
    assert columns["warming"] >= 8
    assert columns["active"] >= 25
    assert columns["owed"] == 5


def test_no_text_has_a_gap_left_open():
    for table in BOOK.values():
        for record in table.values():
            for value in record.values():
                assert not (isinstance(value, str) and ("{" in value or "}" in value)), value
