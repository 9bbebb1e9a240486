"""The doctor: finds what is wrong, mends what can be mended, drops nothing."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import Any

import pytest

from planner.book import Book, accept_deletions, keep_deletions
from planner.book.care.doctor import Finding, examine
from planner.book.care.mending import lost_and_found, repair
from planner.book.sync import load
from planner.change import Change, Drop
from planner.ids import uuid_of
from tests.book.conftest import Desk, add, names, put, touch

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_PAUSES", ())


def look(book: Book) -> list[Finding]:
    return examine(book, TODAY)


def told(book: Book) -> list[str]:
    return [each.ailment for each in look(book)]


def mend(book: Book) -> None:
    repair(book, look(book))


@pytest.fixture
def well(book: Book) -> Book:
    """A book with nothing wrong in it."""
    ana = add(book, "Ana", org="Acme")
    touch(book, ana)
    book.apply(put("days", "2026-11-18", day=date(2026, 11, 18), off=True))
    book.apply(put("settings", "user", budget_minutes=15))
    return book


def test_a_book_that_is_well_gives_nothing_to_say(well):
    assert look(well) == []


def test_examining_writes_nothing(well, desk):
    desk.edit(
        lambda document: document["contacts"].update({"7": {"name": "Bo", "cadence_days": "often"}})
    )
    before = {
        path: path.read_bytes() for path in desk.path.parent.parent.rglob("*") if path.is_file()
    }
    assert told(desk.open())
    assert {
        path: path.read_bytes() for path in desk.path.parent.parent.rglob("*") if path.is_file()
    } == before


def test_a_value_of_the_wrong_type_is_moved_to_the_lost_and_found(well, desk):
    key = next(iter(well.records.contacts))
    desk.edit(lambda document: document["contacts"][key].update(cadence_days="often"))
    book = desk.open()
    book.sync()
    (finding,) = look(book)
    assert (finding.ailment, finding.table, finding.id, finding.field) == (
        "value",
        "contacts",
        key,
        "cadence_days",
    )
    mend(book)
    assert look(book) == []
    (lost,) = lost_and_found(book).values()
    assert lost["record"] == key and lost["value"] == '"often"'
    book.undo()
    assert desk.document()["contacts"][key]["cadence_days"] == "often"


def test_what_is_no_record_is_moved_to_the_lost_and_found(well, desk):
    desk.edit(lambda document: document["contacts"].update({new_key(): ["a", "list"]}))
    book = desk.open()
    book.sync()
    assert told(book) == ["record"]
    mend(book)
    assert look(book) == [] and [each["value"] for each in lost_and_found(book).values()] == [
        '[\n  "a",\n  "list"\n]'
    ]


def new_key() -> str:
    return "0199c2e4-0000-7000-8000-000000000001"


def test_a_reference_to_what_is_not_there_is_kept_in_the_lost_and_found(well):
    touch(well, "0199c2e4-0000-7000-8000-00000000dead", note="with nobody")
    well.apply(put("promises", new_key(), contact="0199c2e4-0000-7000-8000-00000000dead", text="x"))
    assert told(well) == ["reference", "reference"]
    mend(well)
    assert look(well) == [] and len(lost_and_found(well)) == 2
    assert len(well.records.touches) == 2 and well.records.promises[new_key()].contact == ""


def test_a_reference_to_a_deleted_record_is_no_fault(well):
    well.apply(Change("dropped", (Drop("contacts", next(iter(well.records.contacts))),)))
    assert look(well) == []


def test_a_day_far_ahead_or_missing_is_told(well):
    who = next(iter(well.records.contacts))
    touch(well, who, day=date(2062, 11, 18))
    key = touch(well, who)
    well.apply(put("touches", key, day=None))
    assert told(well) == ["date", "date"]


def test_an_id_of_another_kind_gets_one_of_ours_and_all_references_follow(well, desk):
    def stock(document: dict[str, Any]) -> None:
        document["contacts"]["1"] = {"name": "Bo", "introduced_by": ""}
        document["touches"]["1"] = {"contacts": {"1": True}, "day": "2026-11-17", "kind": "call"}
        document["promises"]["2"] = {"contact": "1", "touch": "1", "text": "x"}

    desk.edit(stock)
    book = desk.open()
    book.sync()
    assert sorted(told(book)) == ["id", "id", "id", "twice"]
    mend(book)
    assert look(book) == []
    (bo,) = (key for key, each in book.records.contacts.items() if each.name == "Bo")
    (call,) = (key for key, each in book.records.touches.items() if each.kind == "call")
    (promise,) = book.records.promises.values()
    assert uuid_of(bo) and uuid_of(call) and book.records.touches[call].contacts == {bo}
    assert (promise.contact, promise.touch) == (bo, call)
    book.undo()
    assert "1" in book.records.contacts


def test_two_machines_that_mend_the_same_book_make_the_same_of_it(well, desk, other, tmp_path):
    desk.edit(lambda document: document["contacts"].update({"1": {"name": "Bo"}}))
    desk.open().sync()
    (tmp_path / "far").mkdir()
    other.path = tmp_path / "far" / "planner.json"
    other.path.write_bytes(desk.path.read_bytes())
    for machine in (desk, other):
        mend(machine.open())
    desk.path.with_name("planner 2.json").write_bytes(other.path.read_bytes())
    book = desk.open()
    assert names(book) == ["Ana", "Bo"]


def test_a_flipped_bit_is_told_from_an_edit_and_put_back(well, desk):
    data = desk.path.read_bytes()
    desk.path.write_bytes(data.replace(b"Acme", b"Acne"))
    book = desk.open()
    assert told(book) == ["damaged"]
    mend(book)
    assert look(book) == [] and {each.org for each in desk.open().records.contacts.values()} == {
        "Acme"
    }


def test_an_edit_by_hand_is_told_and_taken_in(well, desk):
    key = next(iter(well.records.contacts))
    desk.edit(lambda document: document["contacts"][key].update(org="Globex International"))
    book = desk.open()
    assert told(book) == ["hand"]
    mend(book)
    assert look(book) == [] and desk.open().records.contacts[key].org == "Globex International"


def test_the_same_id_twice_in_the_file_is_told_and_both_are_kept(well, desk):
    text = desk.path.read_text()
    key = next(iter(well.records.contacts))
    record = text[text.index(f'"{key}": {{') :]
    record = record[: record.index("\n    }") + 6]
    desk.path.write_text(text.replace(record, record + ",\n    " + record.replace("Ana", "Bo")))
    book = desk.open()
    assert "twice" in told(book)
    mend(book)
    assert look(book) == [] and names(book) == ["Ana", "Bo"]


@pytest.mark.parametrize("content", [b"", b'{"contacts": {"cut', b"\0" * 100])
def test_a_file_that_stays_unreadable_is_written_anew_from_this_machines_copy(well, desk, content):
    desk.path.write_bytes(content)
    book = desk.open()
    assert told(book) == ["file"]
    mend(book)
    assert look(book) == [] and names(desk.open()) == ["Ana"]
    (kept,) = (desk.state / "books" / book.text.id / "damaged").iterdir()
    assert kept.read_bytes() == content


def test_a_file_that_is_gone_is_written_anew_only_when_asked(well, desk):
    desk.path.unlink()
    book = desk.open()
    assert told(book) == ["file"] and not desk.path.exists()
    mend(book)
    assert names(desk.open()) == ["Ana"]


def test_another_programs_file_in_the_books_place_is_left_alone(well, desk):
    desk.path.write_bytes(b'{"some": "thing"}')
    book = desk.open()
    assert [(each.ailment, each.mends) for each in look(book)] == [("file", False)]
    mend(book)
    assert desk.path.read_bytes() == b'{"some": "thing"}'


def test_copies_and_leftovers_are_told(well, desk):
    data = desk.path.read_bytes()
    weak = desk.path.with_name("planner 2.json")
    weak.write_bytes(data)
    left = desk.path.with_name(".~planner.json.zz01.tmp")
    theirs = Desk(desk.path.parent, desk.state.with_name("theirs"))
    theirs.path = left
    left.write_bytes(data)
    add(theirs.open(), "Bo")
    book = desk.open()
    assert told(book) == ["stray"], "it may still be at work"
    os.utime(left, (time.time() - 7200, time.time() - 7200))
    assert sorted(told(book)) == ["left over", "stray"]
    mend(book)
    assert told(book) == ["stray"] and names(book) == ["Ana", "Bo"] and not left.exists()


def test_a_clock_that_is_ahead_is_told(desk, other, monkeypatch):
    monkeypatch.setattr("planner.book.disk.place.Place.host", "ana-laptop")
    other.clock.now = time.time() + 3 * 3600
    desk.clock.now = time.time() - 60
    desk.create()
    add(other.open(), "Ana")
    (finding,) = look(desk.open())
    assert finding.ailment == "clock" and "ana-laptop" in finding.what and "hours" in finding.what


def test_many_deletions_by_hand_are_told_until_they_are_answered(book, desk):
    for number in range(10):
        add(book, str(number))
    for answer in (keep_deletions, accept_deletions):
        desk.edit(lambda document: document["contacts"].clear())
        again = desk.open()
        again.sync()
        assert told(desk.open()) == ["missing"] and len(desk.open().missing) == 10
        assert len(desk.document()["contacts"]) == 10
        answer(again)
        assert look(again) == []
    assert names(again) == []
    again.undo()
    assert len(names(again)) == 10


def test_a_meeting_to_come_is_well_and_a_log_of_a_day_to_come_is_not(book: Book) -> None:
    ana = add(book, "Ana")
    soon = date(2026, 12, 4)
    touch(book, ana, day=soon, planned=True)
    assert look(book) == []
    touch(book, ana, day=soon)
    (finding,) = look(book)
    assert (finding.ailment, finding.field) == ("date", "day")
