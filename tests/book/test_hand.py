"""Hand edits are welcome: they become stamped changes, and what was lost by mistake is kept."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from planner.book.text.stamps import is_stamp
from planner.change import Change, Put
from planner.ids import new_id
from tests.book.conftest import Desk, add, names, put


def edited(desk, change):
    desk.edit(change)
    return desk.open()


def test_a_field_typed_over_wins_and_is_stamped(book, desk, other):
    ana = add(book, "Ana", org="Acme")
    theirs = other.open()
    again = edited(
        desk, lambda document: document["contacts"][ana].update(org="Globex", role="Head")
    )
    assert again.records.contacts[ana][3:5] == ("Globex", "Head")
    add(again, "Bo")
    stored = desk.document()["contacts"][ana]
    assert is_stamp(stored["_f"]["org"]) and stored["_f"]["org"] == stored["_f"]["role"]
    assert stored["_f"]["org"].endswith("-hand")
    assert theirs.refresh() and theirs.records.contacts[ana].org == "Globex"


def test_reading_a_hand_edit_writes_nothing_and_is_the_same_each_time(book, desk):
    ana = add(book, "Ana")
    desk.edit(lambda document: document["contacts"][ana].update(org="Globex"))
    before = desk.path.read_bytes()
    first, second = desk.open(), desk.open()
    assert first.records == second.records and desk.path.read_bytes() == before
    assert first.text.data == second.text.data


def test_two_machines_make_the_same_of_one_hand_edit(book, desk, other):
    ana = add(book, "Ana")
    add(other.open(), "Bo")
    book.refresh()
    add(book, "Cy")
    other.open().refresh()
    desk.edit(lambda document: document["contacts"][ana].update(org="Globex"))
    add(other.open(), "Di")
    there = desk.document()["contacts"][ana]
    book.refresh()
    add(book, "Ed")
    assert desk.document()["contacts"][ana] == there


def test_a_field_taken_out_is_emptied(book, desk):
    ana = add(book, "Ana", org="Acme", tags=frozenset({"a", "b"}))
    again = edited(desk, lambda document: document["contacts"][ana].pop("org"))
    assert again.records.contacts[ana].org == ""
    add(again, "Bo")
    again = edited(desk, lambda document: document["contacts"][ana]["tags"].pop("a"))
    assert again.records.contacts[ana].tags == {"b"}
    add(again, "Cy")
    assert desk.open().records.contacts[ana].tags == {"b"}


@pytest.mark.parametrize("typed", [["a", "c"], {"a": True, "c": True}])
def test_a_set_typed_as_a_list_is_a_set(book, desk, typed):
    ana = add(book, "Ana", tags=frozenset({"a", "b"}))
    again = edited(desk, lambda document: document["contacts"][ana].update(tags=typed))
    assert again.records.contacts[ana].tags == {"a", "c"}
    add(again, "Bo")
    assert desk.document()["contacts"][ana]["tags"] == {"a": True, "b": False, "c": True}


def test_a_record_typed_in_without_stamps_gets_them(book, desk):
    again = edited(
        desk,
        lambda document: document["contacts"].update({"zoe": {"name": "Zoë", "tags": "design"}}),
    )
    assert again.records.contacts["zoe"].name == "Zoë" and again.records.contacts["zoe"].tags == {
        "design"
    }
    add(again, "Bo")
    assert is_stamp(desk.document()["contacts"]["zoe"]["_at"])


def test_stamps_taken_out_by_hand_come_back(book, desk):
    ana = add(book, "Ana", org="Acme")
    book.apply(put("contacts", ana, role="Head"))
    before = desk.document()["contacts"][ana]

    def strip(document):
        for key in ("_at", "_f"):
            del document["contacts"][ana][key]

    add(edited(desk, strip), "Bo")
    assert desk.document()["contacts"][ana] == before


def test_a_few_records_taken_out_count_as_deleted(book, desk):
    keys = [add(book, f"Person {number}") for number in range(8)]

    def take_out(document):
        for key in keys[:5]:
            del document["contacts"][key]

    again = edited(desk, take_out)
    assert names(again) == ["Person 5", "Person 6", "Person 7"] and again.status.text == ""
    add(again, "Bo")
    assert all("_del" in desk.document()["contacts"][key] for key in keys[:5])
    assert names(desk.open()) == ["Bo", "Person 5", "Person 6", "Person 7"]


def test_many_records_missing_are_kept_and_told(book, desk):
    keys = [add(book, f"Person {number}") for number in range(8)]

    def take_out(document):
        for key in keys[:6]:
            del document["contacts"][key]

    again = edited(desk, take_out)
    assert len(names(again)) == 8
    assert "6 records are missing" in again.status.text and again.status.ready
    add(again, "Bo")
    assert len(names(desk.open())) == 9


def test_what_the_file_had_not_seen_yet_was_not_taken_out_by_hand(book, desk):
    ana = add(book, "Ana")
    old = desk.path.read_bytes()
    bo = add(book, "Bo")
    book.apply(put("contacts", ana, role="Head"))
    desk.path.write_bytes(old)
    again = edited(desk, lambda document: document["contacts"][ana].update(org="Acme"))
    assert names(again) == ["Ana", "Bo"] and bo in again.records.contacts
    assert again.records.contacts[ana][3:5] == ("Acme", "Head")


def test_a_tombstone_taken_out_brings_the_record_back(book, desk):
    ana = add(book, "Ana")
    book.undo()
    again = edited(desk, lambda document: document["contacts"][ana].pop("_del"))
    assert names(again) == ["Ana"]
    add(again, "Bo")
    assert names(desk.open()) == ["Ana", "Bo"]


def test_layout_alone_changes_nothing(book, desk):
    add(book, "Ana", tags=frozenset({"a"}))
    before = desk.path.read_bytes()
    records = desk.document()["contacts"]
    add(edited(desk, lambda document: None), "Bo")
    document = desk.document()
    assert {key: document["contacts"][key] for key in records} == records
    assert desk.path.read_bytes() != before


def test_a_table_that_is_missing_is_kept(book, desk):
    add(book, "Ana")
    assert names(edited(desk, lambda document: document.pop("contacts"))) == ["Ana"]


def test_a_table_that_is_none_is_put_aside_and_kept(book, desk):
    ana = add(book, "Ana")
    again = edited(desk, lambda document: document.update(contacts=["x"], hubs=5))
    assert names(again) == ["Ana"], "taken from the shadow"
    add(again, "Bo")
    lost = {record["table"]: record["value"] for record in desk.document()["_lost"].values()}
    assert lost == {"contacts": ["x"], "hubs": 5}
    assert ana in desk.document()["contacts"]


def test_what_the_book_says_of_itself_is_not_changed_by_hand(book, desk):
    add(book, "Ana")
    book_id = desk.document()["_meta"]["book"]["id"]
    spoiled = book_id[:-1] + ("0" if book_id[-1] != "0" else "1")

    def spoil(document):
        document["_meta"]["book"].update(id=spoiled, seen={"zzzz": 5}, schema="x")

    again = edited(desk, spoil)
    assert names(again) == ["Ana"]
    add(again, "Bo")
    about = desk.document()["_meta"]["book"]
    assert about["id"] == book_id and about["seen"].keys() >= {book.device, "hand"}
    assert desk.open().undo().label == "added Bo"


def test_a_book_edited_by_hand_before_this_machine_knew_it_is_read(book, desk, other):
    ana = add(book, "Ana")
    desk.edit(
        lambda document: document["contacts"].update(
            {"zoe": {"name": "Zoë"}, ana: {"name": "Ana Li"}}
        )
    )
    theirs = other.open()
    assert names(theirs) == ["Ana Li", "Zoë"]
    add(theirs, "Bo")
    assert names(other.open()) == ["Ana Li", "Bo", "Zoë"]
    assert json.loads(desk.path.read_bytes())["contacts"]["zoe"]["_at"]


@pytest.mark.parametrize(
    ("living", "missing", "deleted"),
    [
        (10, 5, True),
        (10, 6, False),
        (100, 5, True),
        (100, 6, False),
        (190, 9, True),
        (190, 10, False),
    ],
)
def test_few_missing_records_are_deleted_and_many_are_asked_about(desk, living, missing, deleted):
    """Five in a small book, one in twenty in a larger one."""
    book = desk.create()
    people = tuple(Put("contacts", new_id(), {"name": str(n)}) for n in range(living))
    book.apply(Change("people", people))

    def take_out(document: dict[str, Any]) -> None:
        for person in people[:missing]:
            del document["contacts"][person.id]

    desk.edit(take_out)
    book = desk.open()
    book.sync()
    assert len(book.records.contacts) == (living - missing if deleted else living)
    assert len(book.missing) == (0 if deleted else missing)


def test_an_edit_by_hand_takes_nothing_out_that_was_typed_in_on_another_machine(tmp_path):
    """The device of edits by hand is one on all machines: its latest edit tells nothing of the
    others."""
    desks = []
    for name in "ab":
        (tmp_path / name).mkdir()
        desks.append(Desk(tmp_path / name, tmp_path / f"state-{name}"))
    desk, other = desks
    add(desk.create(), "Ana")
    before = desk.path.read_bytes()
    other.path.write_bytes(before)
    desk.edit(lambda document: document["contacts"].update(bo={"name": "Bo"}))
    desk.open().sync()
    # The other machine's file, edited later, takes the place of this one's.
    os.utime(other.path)
    other.edit(lambda document: document["contacts"].update(cy={"name": "Cy"}))
    other.open().sync()
    data = json.loads(other.path.read_bytes())
    data["contacts"]["cy"]["org"] = "Acme"
    desk.path.write_text(json.dumps(data))
    assert names(desk.open()) == ["Ana", "Bo", "Cy"]
