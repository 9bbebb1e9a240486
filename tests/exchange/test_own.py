"""A planner's own file: records come back under their own ids, the deleted ones stay away."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.change import Put
from planner.errors import PlannerError
from planner.exchange.formats import read_file as read
from planner.exchange.plan.planning import plan_import
from planner.records import Contact, Promise, Records, Touch
from tests.exchange.samples import TODAY, put_file

EARLY, LATE, LATER = (f"202611{day}T023508.123Z-0000-k7f3" for day in (20, 21, 22))
BOOK: dict[str, Any] = {
    "contacts": {
        "c1": {
            "name": "Ana Li",
            "tags": {"design": True, "old": False},
            "org": "Acme",
            "pet": "a cat",
            "_at": EARLY,
        },
        "c2": {"name": "Gone", "_at": EARLY, "_del": LATE},
        "c3": {"name": "Back", "_at": EARLY, "_f": {"name": LATER}, "_del": LATE},
        "c4": {
            "name": "Back too",
            "tags": {"x": True},
            "_at": EARLY,
            "_f": {"tags": {"x": LATER}},
            "_del": LATE,
        },
    },
    "touches": {
        "t1": {
            "contacts": {"c1": True},
            "kind": "coffee",
            "day": "2026-11-20",
            "minutes": 40,
            "_at": EARLY,
        }
    },
    "promises": {
        "p1": {"who": "me", "contact": "c1", "text": "send deck", "due": "2026-11-27", "_at": EARLY}
    },
    "favours": {
        "f1": {
            "contact": "c1",
            "direction": "received",
            "what": "referral",
            "returned": 0.5,
            "_at": EARLY,
        }
    },
    "hubs": {"h1": {"name": "PyData", "red_flags": {"vendors": True}, "_at": EARLY}},
    "hooks": {"k1": {"text": "new site", "told": {"c1": True}, "_at": EARLY}},
    "settings": {"user": {"budget_minutes": 99, "_at": EARLY}},
    "_meta": {"book": {"app": "planner"}},
}


def plan_of(folder: Path, book: dict[str, Any], records: Records | None = None):
    return plan_import(
        read(put_file(folder, json.dumps(book), "planner.json")), records or Records(), TODAY
    )


def test_records_come_back_under_their_ids_with_all_fields_and_deleted_ones_stay_away(
    tmp_path: Path,
):
    planned = plan_of(tmp_path, BOOK)
    found = {(edit.table, edit.id): edit.fields for edit in planned.edits if isinstance(edit, Put)}
    assert set(found) == {
        ("contacts", "c1"),
        ("contacts", "c3"),
        ("contacts", "c4"),
        ("touches", "t1"),
        ("promises", "p1"),
        ("favours", "f1"),
        ("hubs", "h1"),
        ("hooks", "k1"),
    }
    assert found["contacts", "c1"] == {
        "name": "Ana Li",
        "tags": frozenset({"design"}),
        "org": "Acme",
        "pet": "a cat",
        "added": "2026-11-20",
    }
    assert found["touches", "t1"]["contacts"] == frozenset({"c1"})
    assert found["hooks", "k1"]["told"] == frozenset({"c1"})
    assert found["favours", "f1"]["returned"] == 0.5
    assert (planned.read, planned.created) == (8, 8)
    assert planned.label == "imported 3 contacts and 5 other records"


def test_of_what_is_there_only_missing_fields_are_filled(tmp_path: Path):
    here = Records(
        contacts={
            "c1": Contact("c1", "Ana Lee", tags=frozenset({"mine"}), org="Globex", added=TODAY),
            "c3": Contact("c3", "Back", added=TODAY),
            "c4": Contact("c4", tags=frozenset({"x"}), added=TODAY),
        },
        touches={"t1": Touch("t1", frozenset({"c1"}), "lunch", minutes=15, day=date(2026, 11, 19))},
        promises={"p1": Promise("p1", "me", "c1", "send deck")},
    )
    planned = plan_of(
        tmp_path, {name: BOOK[name] for name in ("contacts", "touches", "promises")}, here
    )
    found = {edit.id: edit.fields for edit in planned.edits if isinstance(edit, Put)}
    assert found == {
        "c1": {"tags": frozenset({"mine", "design"})},
        "c4": {"name": "Back too"},
        "p1": {"due": "2026-11-27", "added": "2026-11-20"},
    }
    assert [row.outcome for row in planned.rows] == [
        "updated",
        "unchanged",
        "updated",
        "unchanged",
        "updated",
    ]


def test_somebody_who_is_there_under_another_id_is_doubtful(tmp_path: Path):
    here = Records(contacts={"x": Contact("x", "Ana Li", org="Acme")})
    planned = plan_of(tmp_path, {"contacts": {"c1": BOOK["contacts"]["c1"]}}, here)
    assert planned.rows[0].outcome == "doubtful"
    assert "Ana Li" in planned.rows[0].reason
    assert planned.doubtful == len(planned.edits) == 1


def test_an_export_as_lists_of_records_is_read_too(tmp_path: Path):
    planned = plan_of(
        tmp_path,
        {"contacts": [{"id": "c1", "name": "Ana Li", "tags": ["design"]}, 5, {"name": "none"}]},
    )
    assert [edit.id for edit in planned.edits] == ["c1"]
    assert planned.rows[0].name == "Ana Li"


def test_odd_values_are_taken_as_they_are_and_half_characters_and_no_numbers_are_not(
    tmp_path: Path,
):
    record = '{"name": 5, "emails": "x", "org": "\\ud83d", "cadence_days": NaN, "aka": null}'
    text = f'{{"contacts": {{"c1": {record}, "c2": 7}}}}'
    planned = plan_import(read(put_file(tmp_path, text, "planner.json")), Records(), TODAY)
    (edit,) = planned.edits
    assert isinstance(edit, Put)
    assert edit.fields == {"name": 5, "emails": "x", "org": "?"}


def test_a_book_of_empty_records_is_an_error(tmp_path: Path):
    with pytest.raises(PlannerError):
        plan_of(tmp_path, {"contacts": {"c1": {}}})


def test_a_book_that_is_cut_off_is_refused_as_a_whole_and_the_line_is_said(tmp_path: Path):
    book = json.dumps({"contacts": {f"c{n}": {"name": f"Ana {n}"} for n in range(9)}}, indent=1)
    path = put_file(tmp_path, book[:-40], "planner.json")
    with pytest.raises(PlannerError, match=r"none \(.*line 26.*\)\. Is it complete"):
        plan_import(read(path), Records(), TODAY)


def test_a_large_book_tells_how_far_it_is_and_holds_once_what_stands_in_many_records(
    tmp_path: Path,
):
    record = {"org": "Acme", "tags": ["design"], "state": "kept"}
    book = {"contacts": {f"c{n}": {"name": f"Ana {n}", **record} for n in range(5_500)}}
    told: list[tuple[int, int]] = []
    planned = plan_import(
        read(put_file(tmp_path, json.dumps(book), "planner.json")),
        Records(),
        TODAY,
        lambda *at: told.append(at),
    )
    assert told == [(5_000, 0)] and planned.created == 5_500
    for field in ("org", "tags"):
        assert len({id(edit.fields[field]) for edit in planned.edits}) == 1  # type: ignore[union-attr]
