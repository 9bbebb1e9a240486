"""Other copies of the book: found by content, merged, moved away where the name says that a
conflict made it."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from planner.book import Book
from planner.book.sync import copies
from planner.book.sync.copies import KEPT_DAYS
from planner.book.sync.copy_names import copy_kind
from planner.book.sync.incoming import read_merges
from tests.book.conftest import Desk, add, names, put

SURE = [
    ("planner (Ana's conflicted copy 2026-11-22).json", "Dropbox"),
    ("planner (ANA-LAPTOP's conflicted copy 2026-11-22 (1)).json", "Dropbox"),
    ("planner (In Konflikt stehende Kopie von Ana 2026-11-22).json", "Dropbox"),
    ("planner (Copie en conflit de Ana 2026-11-22).json", "Dropbox"),
    ("planner (Copia en conflicto de Ana 2026-11-22).json", "Dropbox"),
    ("planner (Copia in conflitto di Ana 2026-11-22).json", "Dropbox"),
    ("planner (Cópia em conflito de Ana 2026-11-22).json", "Dropbox"),
    ("planner (Conflicterende kopie van Ana 2026-11-22).json", "Dropbox"),
    ("planner (Anas motstridiga kopia 2026-11-22).json", "Dropbox"),
    ("planner (kopia powodująca konflikt — Ana 2026-11-22).json", "Dropbox"),
    ("planner (Конфликтующая копия пользователя Ana 2026-11-22).json", "Dropbox"),
    ("planner (Ana の競合コピー 2026-11-22).json", "Dropbox"),
    ("planner (Ana 的冲突副本 2026-11-22).json", "Dropbox"),
    ("planner (Ana 的衝突複本 2026-11-22).json", "Dropbox"),
    ("planner (Ana의 충돌된 복사본 2026-11-22).json", "Dropbox"),
    ("planner (conflicting copy 2026-11-22).json", "Maestral"),
    ("planner.sync-conflict-20261122-023508-ABCDEF7.json", "Syncthing"),
    ("planner.sync-conflict-20261122-023508.json", "Syncthing"),
    ("planner (conflicted copy 2026-11-22 023508).json", "Nextcloud"),
    ("planner (conflicted copy ana 2026-11-22 023508).json", "Nextcloud"),
    ("planner_conflict-20261122-023508.json", "ownCloud"),
    ("planner (SFConflict ana@example.com 2026-11-22-02-35-08).json", "Seafile"),
    ("planner.json..path1", "rclone bisync"),
    ("planner.json.conflict1", "rclone bisync"),
    ("planner.conflict2.json", "rclone bisync"),
    ("planner (conflict_on_2026-11-22).json", "Unison"),
    ("planner (conflict #2_on_2026-11-22).json", "Unison"),
    ("planner-DESKTOP-4F2K9QX.json", "OneDrive"),
    ("planner-ana-safeBackup-0001.json", "OneDrive"),
    ("planner [conflicted].json", "pCloud"),
    ("planner_ana-laptop_Nov-22-023508-2026_Conflict.json", "Synology Drive"),
]
WEAK = [
    ("planner-ANAS-PC.json", "OneDrive"),
    ("planner 2.json", "iCloud"),
    ("planner (1).json", "Google Drive"),
    ("planner.Conflict.json", "Resilio Sync"),
    ("planner.json.Conflict", "Resilio Sync"),
    ("planner old.json", ""),
    ("planner (backup 2026-11-22).json", ""),
    ("planner copy.json", ""),
    ("planner.json.bak", ""),
]


def fork(desk: Desk, name: str, person: str) -> Path:
    """Another machine's version under another name: it knows a person whom the book does not."""
    mine = desk.path.read_bytes()
    theirs = Desk(desk.path.parent, desk.state.with_name("fork-state"), desk.clock.now + 60)
    theirs.path = desk.path
    book = theirs.open()
    add(book, person)
    book.close()
    copy = desk.path.with_name(name)
    desk.path.rename(copy)
    desk.path.write_bytes(mine)
    return copy


def beside(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.path.parent.iterdir())


@pytest.mark.parametrize(("name", "program"), SURE)
def test_a_sure_copy_is_merged_at_the_start_and_moved_away_when_that_is_saved(desk, name, program):
    assert copy_kind(name, "planner.json")[:2] == (program, True)
    add(desk.create(), "Ana")
    data = fork(desk, name, "Bo").read_bytes()
    book = desk.open()
    assert names(book) == ["Ana", "Bo"]
    assert beside(desk) == sorted(["planner.json", name]), "reading never writes"
    assert book.sync()
    assert beside(desk) == ["planner.json"]
    assert len(desk.document()["contacts"]) == 2
    (kept,) = (desk.state / "books" / book.text.id / "copies").iterdir()
    assert kept.read_bytes() == data and kept.name.endswith(name)
    assert book.incoming.merged == [name] == book.incoming.archived


@pytest.mark.parametrize(("name", "program"), WEAK)
def test_a_copy_with_a_weak_name_is_merged_and_stays(desk, name, program):
    assert copy_kind(name, "planner.json") == (program, False, False)
    add(desk.create(), "Ana")
    fork(desk, name, "Bo")
    book = desk.open()
    book.sync()
    assert names(book) == ["Ana", "Bo"] and len(desk.document()["contacts"]) == 2
    assert beside(desk) == sorted(["planner.json", name])
    again = desk.open()
    assert not again.incoming.merged, "it is read once"
    assert not again.sync()


def test_a_weak_copy_that_changes_is_merged_again(desk):
    add(desk.create(), "Ana")
    copy = fork(desk, "planner 2.json", "Bo")
    desk.open().sync()
    data = fork(desk, "planner 3.json", "Cy").read_bytes()
    desk.path.with_name("planner 3.json").unlink()
    copy.write_bytes(data)
    assert names(desk.open()) == ["Ana", "Bo", "Cy"]


@pytest.mark.parametrize(
    "name", ["planner.md", "notes.json", "planner.inbox.txt", "my planner.json"]
)
def test_what_is_not_named_like_the_book_is_no_copy(desk, name):
    add(desk.create(), "Ana")
    fork(desk, name, "Bo")
    book = desk.open()
    book.sync()
    assert names(book) == ["Ana"] and name in beside(desk)


def test_another_book_beside_ours_is_left_alone(desk, tmp_path):
    add(desk.create(), "Ana")
    other = Desk(tmp_path / "elsewhere", tmp_path / "other-state")
    other.path.parent.mkdir()
    add(other.create(), "Not ours")
    strange = desk.path.with_name("planner (Ana's conflicted copy 2026-11-22).json")
    shutil.copy(other.path, strange)
    desk.path.with_name("planner (conflict).json").write_text('{"some": "thing"}')
    desk.path.with_name("planner 2.json").write_text("no json")
    desk.path.with_name("planner 3.json").mkdir()
    book = desk.open()
    assert not book.sync() and names(book) == ["Ana"]
    assert strange.exists() and len(beside(desk)) == 5


def test_a_copy_that_is_still_being_written_is_taken_in_when_it_is_all_there(desk):
    book = desk.create()
    add(book, "Ana")
    copy = fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    assert not book.refresh() and copy.exists()
    copy.write_bytes(whole)
    assert book.refresh() and names(book) == ["Ana", "Bo"] and not copy.exists()


def test_a_copy_that_arrives_while_the_book_is_open_is_merged_and_told(desk):
    book = desk.create()
    add(book, "Ana")
    assert not book.refresh()
    name = "planner (Ana's conflicted copy 2026-11-22).json"
    fork(desk, name, "Bo")
    assert book.refresh() and names(book) == ["Ana", "Bo"]
    (arrival,) = book.arrivals
    assert (arrival.source, arrival.changes) == (name, 1) and arrival.device.startswith(
        f"{book.place.host} ("
    )
    assert beside(desk) == ["planner.json"] and not book.refresh()


def test_a_change_takes_copies_in_as_well(desk):
    book = desk.create()
    fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")
    add(book, "Cy")
    assert names(book) == ["Bo", "Cy"] == names(desk.open()) and beside(desk) == ["planner.json"]


def test_a_copy_that_is_written_again_while_it_is_merged_is_not_moved(desk):
    add(desk.create(), "Ana")
    copy = fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")
    later = fork(desk, "planner (conflict_on_2026-11-22).json", "Cy").read_bytes()
    desk.path.with_name("planner (conflict_on_2026-11-22).json").unlink()
    book = desk.open()
    copy.write_bytes(later)
    book.sync()
    assert names(book) == ["Ana", "Bo", "Cy"] and not copy.exists()


def test_what_a_copy_lacks_was_never_taken_out_by_hand(desk):
    book = desk.create()
    for name in ("Ana", "Bo"):
        add(book, name)
    document = desk.document()
    document["contacts"].pop(next(iter(document["contacts"])))
    (kept,) = document["contacts"].values()
    kept["org"] = "Globex"
    desk.path.with_name("planner 2.json").write_text(json.dumps(document))
    again = desk.open()
    assert names(again) == ["Ana", "Bo"]
    assert [each.org for each in again.records.contacts.values() if each.org] == ["Globex"]


@pytest.mark.parametrize(
    "suffixes", [("..path1", "..path2"), (".conflict1", ".conflict2"), (".conflict1",)]
)
@pytest.mark.parametrize("fresh", [False, True])
def test_where_rclone_took_the_name_away_the_copies_become_the_book_again(
    desk, other, suffixes, fresh, monkeypatch
):
    monkeypatch.setattr("planner.book.sync.copies.PATIENCE", 0.0)
    add(desk.create(), "Ana")
    copies = [
        fork(desk, f"planner.json{suffix}", f"P{number}") for number, suffix in enumerate(suffixes)
    ]
    desk.path.unlink()
    machine = other if fresh else desk
    book = machine.open()
    assert not book.status.ready
    book.refresh()
    assert names(book) == sorted(["Ana", *(f"P{number}" for number in range(len(copies)))])
    assert book.status.ready and beside(desk) == ["planner.json"]
    assert names(desk.open()) == names(book)


def test_no_empty_book_is_made_where_copies_stand_in_its_place(desk, other, monkeypatch):
    monkeypatch.setattr("planner.book.sync.copies.PATIENCE", 0.0)
    add(desk.create(), "Ana")
    desk.path.rename(desk.path.with_name("planner.json..path1"))
    book = Book.open(other.path, state=other.state, create=True, clock=other.clock)
    assert names(book) == ["Ana"] and not desk.path.exists()
    book.refresh()
    assert names(other.open()) == ["Ana"] and beside(desk) == ["planner.json"]


def test_only_the_first_machine_gives_the_name_back_at_once(desk, other):
    add(desk.create(), "Ana")
    add(other.open(), "Bo")
    desk.open().sync()
    desk.path.rename(desk.path.with_name("planner.json..path1"))
    first, last = sorted((desk, other), key=lambda each: each.open().device)
    book = last.open()
    book.refresh()
    assert not book.status.ready and not desk.path.exists()
    add(book, "Cy")
    assert names(last.open()) == ["Ana", "Bo", "Cy"], "one works on meanwhile"
    first.open().refresh()
    assert names(first.open()) == ["Ana", "Bo"] and beside(desk) == ["planner.json"]
    book.refresh()
    assert book.status.ready and names(first.open()) == ["Ana", "Bo", "Cy"]


def test_a_missing_book_beside_any_other_copy_is_waited_for(desk):
    book = desk.create()
    add(book, "Ana")
    fork(desk, "planner (Ana's conflicted copy 2026-11-22).json", "Bo")
    desk.path.rename(desk.path.with_name("away"))
    book.refresh()
    assert names(book) == ["Ana", "Bo"] and not book.status.ready
    assert not desk.path.exists() and len(beside(desk)) == 2
    desk.path.with_name("away").rename(desk.path)
    book.refresh()
    assert (
        book.status.ready
        and beside(desk) == ["planner.json"]
        and names(desk.open()) == ["Ana", "Bo"]
    )


def test_copies_that_were_moved_away_are_kept_ninety_days(desk):
    book = desk.create()
    folder = desk.state / "books" / book.text.id / "copies"
    folder.mkdir(parents=True)
    for days in (KEPT_DAYS + 1, KEPT_DAYS - 1):
        day = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(time.time() - days * 86_400))
        (folder / f"{day}-planner 2.json").write_text("x")
    fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")
    book.sync()
    assert len(list(folder.iterdir())) == 2


def test_looking_for_copies_reads_no_file_that_it_knows(desk, monkeypatch):
    book = desk.create()
    fork(desk, "planner 2.json", "Bo")
    fork(desk, "planner 3.json", "Cy").write_text('{"some": "thing"}')
    book.refresh()
    monkeypatch.setattr(
        "planner.book.sync.copies.atomic.read",
        lambda path, **options: pytest.fail(f"{path} was read"),
    )
    book.refresh()


def test_a_file_that_holds_no_json_is_read_again_only_when_it_was_written(desk, monkeypatch):
    book = desk.create()
    broken = desk.path.with_name("planner.json.bak")
    broken.write_bytes(desk.path.read_bytes()[:40])
    read: list[Path] = []
    real = copies.atomic.read
    monkeypatch.setattr(
        copies.atomic, "read", lambda path, **options: read.append(path) or real(path, **options)
    )
    book.refresh()
    assert broken in read, "what was written just now may be half there"
    later = time.time() + 60
    monkeypatch.setattr(copies.time, "time_ns", lambda: int(later * 1e9))
    book.refresh()
    read.clear()
    book.refresh()
    assert broken not in read
    fork(desk, broken.name, "Ana")
    book.refresh()
    assert names(book) == ["Ana"]


def test_a_book_of_another_name_has_its_own_copies(tmp_path):
    folder = tmp_path / "synced"
    folder.mkdir()
    desk = Desk(folder, tmp_path / "state")
    desk.path = folder / "Ana & Bo [net]"
    add(desk.create(), "Ana")
    fork(desk, "Ana & Bo [net] (Ana's conflicted copy 2026-11-22)", "Bo")
    book = desk.open()
    book.sync()
    assert names(book) == ["Ana", "Bo"] and beside(desk) == ["Ana & Bo [net]"]


def test_undo_never_takes_back_what_a_copy_brought(desk):
    book = desk.create()
    ana = add(book, "Ana")
    fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")
    book.apply(put("contacts", ana, org="Acme"))
    step = book.undo()
    assert step is not None and names(book) == ["Ana", "Bo"]


def test_a_copy_that_may_not_be_moved_is_merged_once_and_stays(desk, monkeypatch):
    book = desk.create()
    copy = fork(desk, "planner.sync-conflict-20261122-023508-ABCDEF7.json", "Bo")

    def refuses(*args: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("planner.book.sync.copies._move", refuses)
    assert book.refresh() and names(book) == ["Bo"] and copy.exists()
    monkeypatch.setattr(
        "planner.book.sync.copies.atomic.read",
        lambda path, **options: pytest.fail(f"{path} was read"),
    )
    assert not book.refresh()


def test_what_another_planner_on_this_machine_did_is_no_merge(desk, other):
    book = desk.create()
    add(desk.open(), "Ana")
    assert book.refresh() and [each.device for each in book.arrivals] == [
        "another planner on this machine"
    ]
    add(book, "Bo")
    assert read_merges(desk.state / "books" / book.text.id) == []
    add(other.open(), "Cy")
    assert book.refresh()
    add(book, "Di")
    (merge,) = read_merges(desk.state / "books" / book.text.id)
    assert (merge.source, merge.changes) == ("planner.json", 1)
