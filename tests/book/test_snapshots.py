"""Snapshots: taken before a change after a pause, thinned out, and restored as one change that can
be undone."""

from __future__ import annotations

import stat
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.book import Book
from planner.book.memory import snapshots
from planner.book.memory.snapshots import DAYS, LAST, PAUSE, Snapshot, kept, restored
from planner.change import Change, Drop
from tests.book.conftest import START, add, names, put, touch


def restore(book: Book, then: Snapshot) -> int:
    text = then.text()
    assert text is not None
    with book.edit("restored", ()) as edit:
        edit.new |= restored(edit.text, text, edit.stamp)
    return edit.count


def test_the_state_that_was_left_is_put_down_before_the_next_change(book, desk):
    add(book, "Ana")
    assert book.snapshots.all() == [], "an empty book is none"
    desk.clock.now += PAUSE
    add(book, "Bo")
    (first,) = book.snapshots.all()
    text = first.text()
    assert text is not None and [each["name"] for each in text.table("contacts").values()] == [
        "Ana"
    ]
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600


def test_changes_in_a_row_share_a_snapshot(book, desk):
    for number in range(40):
        add(book, str(number))
    assert len(book.snapshots.all()) == 1
    for _ in range(10):
        desk.clock.now += PAUSE / 2
        add(book, "later")
    assert 4 <= len(book.snapshots.all()) <= 7


def test_a_snapshot_is_compressed_when_the_book_is_closed(book, desk):
    add(book, "Ana", notes="long " * 500)
    desk.clock.now += PAUSE
    add(book, "Bo")
    (before,) = book.snapshots.all()
    book.close()
    (after,) = book.snapshots.all()
    assert after.path.name.endswith(".json.z") and after.size < before.size / 3
    assert after.stamp == before.stamp and after.text() is not None
    assert not before.path.exists()


def test_many_that_wait_are_compressed_one_at_a_time(book, desk, monkeypatch):
    monkeypatch.setattr(snapshots, "_WAITING", 3)
    for number in range(12):
        desk.clock.now += 2 * PAUSE
        add(book, str(number))
    found = book.snapshots.all()
    assert len(found) == 11
    assert sum(each.path.name.endswith(".json") for each in found) == 3


def test_the_last_fifty_and_one_a_day_for_ninety_days_are_kept(tmp_path):
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    made = [
        Snapshot(tmp_path, f"{number:05}", now - timedelta(hours=6 * (800 - number)), 1)
        for number in range(800)
    ]
    keep = kept(made, now.timestamp())
    assert {each.stamp for each in made[-LAST:]} <= keep
    days = {
        each.when.astimezone().date() for each in made if each.when >= now - timedelta(days=DAYS)
    }
    assert {each.when.astimezone().date() for each in made if each.stamp in keep} == days
    assert len(keep) <= LAST + DAYS + 1
    assert made[0].stamp not in keep


def test_closing_lets_go_of_what_need_not_be_kept(book, desk):
    for _ in range(LAST + 10):
        desk.clock.now += 2 * PAUSE
        add(book, "x")
    book.close()
    assert len(book.snapshots.all()) <= LAST + 2


def test_restoring_brings_everything_back_as_one_change(book, desk):
    ana = add(book, "Ana", org="Acme", tags=frozenset({"design"}), notes="one")
    bo = add(book, "Bo")
    touch(book, ana)
    before = {name: dict(getattr(book.records, name)) for name in book.records._fields}
    desk.clock.now += PAUSE
    book.apply(
        put("contacts", ana, org="Globex", role="Head", tags=frozenset({"python"}), notes="")
    )
    book.apply(Change("dropped", (Drop("contacts", bo),)))
    add(book, "Cy")
    book.apply(put("settings", "user", budget_minutes=25))
    after = names(book), book.settings.budget_minutes
    assert restore(book, book.snapshots.all()[-1]) == 4
    assert {name: dict(getattr(book.records, name)) for name in book.records._fields} == before
    assert book.settings.budget_minutes == 10
    assert names(desk.open()) == ["Ana", "Bo"]
    book.undo()
    assert (names(book), book.settings.budget_minutes) == after
    assert book.records.contacts[ana].org == "Globex" and book.records.contacts[ana].tags == {
        "python"
    }
    book.redo()
    assert names(book) == ["Ana", "Bo"]


def test_restoring_wins_over_what_other_machines_hold(book, desk, other):
    add(book, "Ana", org="Acme")
    desk.clock.now += PAUSE
    add(book, "Bo")
    theirs = other.open()
    key = next(key for key, each in theirs.records.contacts.items() if each.name == "Ana")
    theirs.apply(put("contacts", key, org="Umbra"))
    book.refresh()
    restore(book, book.snapshots.all()[0])
    theirs.refresh()
    assert theirs.records.contacts[key].org == "Acme"


def test_restoring_twice_changes_nothing(book, desk):
    add(book, "Ana")
    desk.clock.now += PAUSE
    add(book, "Bo")
    (then,) = book.snapshots.all()
    assert restore(book, then) == 1 and restore(book, then) == 0


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda data: b"", lambda data: b"\0" * len(data)]
)
def test_a_damaged_snapshot_is_none(book, desk, spoil):
    add(book, "Ana")
    desk.clock.now += PAUSE
    add(book, "Bo")
    book.close()
    (then,) = book.snapshots.all()
    then.path.write_bytes(spoil(then.path.read_bytes()))
    assert then.text() is None
    then.path.write_bytes(zlib.compress(b"{}"))
    assert then.text() is None


def test_where_no_snapshot_can_be_written_the_change_is_made_all_the_same(book, desk):
    add(book, "Ana")
    desk.clock.now += PAUSE
    folder: Path = book.snapshots.folder
    folder.rmdir() if folder.is_dir() else None
    folder.write_text("in the way")
    add(book, "Bo")
    assert names(desk.open()) == ["Ana", "Bo"]
    assert int(desk.clock.now) > START
