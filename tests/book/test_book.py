"""The book as the other rooms use it: changes in, records out, nothing lost, nothing written that
need not be."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, date
from pathlib import Path

import pytest

from planner.book import Book, create_book
from planner.book.care.doctor import examine
from planner.change import Change, Drop, Put
from planner.errors import BookError
from planner.records import Contact, Records
from planner.settings import SETTINGS_ID
from tests.book.conftest import Desk, add, names, put, touch


def test_a_change_is_in_the_file_and_in_the_records(book, desk):
    ana = add(book, "Ana Li", org="Acme", tags=frozenset({"design"}))
    assert book.records.contacts[ana] == Contact(
        ana,
        "Ana Li",
        org="Acme",
        tags=frozenset({"design"}),
        added=book.records.contacts[ana].added,
    )
    stored = desk.document()["contacts"][ana]
    assert {key: value for key, value in stored.items() if key != "_at"} == {
        "name": "Ana Li",
        "org": "Acme",
        "tags": {"design": True},
    }
    assert desk.open().records == book.records


def test_a_change_makes_a_new_value_and_leaves_the_old_one(book):
    add(book, "Ana")
    before, version = book.records, book.version
    held = dict(before.contacts)
    add(book, "Bo")
    assert dict(before.contacts) == held
    assert book.version > version
    assert names(book) == ["Ana", "Bo"]


def test_tables_that_a_change_does_not_touch_stay_decoded(book):
    ana = add(book, "Ana")
    contacts = book.records.contacts
    assert len(contacts) == 1
    touch(book, ana)
    assert book.records.contacts is contacts


def test_a_change_of_several_records_is_saved_once(book, desk, monkeypatch):
    saves: list[str] = []
    real = os.fsync

    def counting(file):
        saves.append(str(Path(f"/proc/self/fd/{file}").readlink()))
        real(file)

    monkeypatch.setattr(os, "fsync", counting)
    book.apply(
        Change(
            "import", tuple(Put("contacts", f"c{n}", {"name": f"Person {n}"}) for n in range(100))
        )
    )
    assert len([path for path in saves if "/.~planner.json." in path]) == 1
    assert len(book.records.contacts) == 100


def test_later_edits_of_one_change_build_on_the_earlier(book):
    book.apply(
        Change(
            "twice", (Put("contacts", "x", {"name": "Ana"}), Put("contacts", "x", {"org": "Acme"}))
        )
    )
    assert book.records.contacts["x"][:4] == ("x", "Ana", frozenset(), "Acme")
    book.apply(
        Change("come and gone", (Put("contacts", "y", {"name": "Bo"}), Drop("contacts", "y")))
    )
    assert list(book.records.contacts) == ["x"]
    book.apply(
        Change("gone and come", (Drop("contacts", "x"), Put("contacts", "x", {"role": "Head"})))
    )
    assert book.records.contacts["x"][:5] == ("x", "", frozenset(), "", "Head")
    book.undo()
    assert book.records.contacts["x"][:5] == ("x", "Ana", frozenset(), "Acme", "")


def test_a_change_that_changes_nothing_is_not_written(book, desk):
    ana = add(book, "Ana", tags=frozenset({"a"}))
    before, steps = desk.path.stat(), book.history()
    book.apply(put("contacts", ana, name="Ana", tags=frozenset({"a"}), org=""))
    book.apply(Change("nobody", (Drop("contacts", "nobody"),)))
    assert desk.path.stat() == before
    assert book.history() == steps


def test_dropping_hides_a_record_and_keeps_its_fields(book, desk):
    ana = add(book, "Ana")
    book.apply(Change("removed Ana", (Drop("contacts", ana),)))
    assert ana not in book.records.contacts
    assert desk.document()["contacts"][ana]["name"] == "Ana"


def test_putting_a_dropped_record_begins_it_anew(book):
    book.apply(put("days", "2026-11-18", day=date(2026, 11, 18), skipped="ill", pledged="x"))
    book.apply(Change("dropped", (Drop("days", "2026-11-18"),)))
    book.apply(put("days", "2026-11-18", off=True))
    day = book.records.days["20261118"]
    assert (day.off, day.skipped, day.pledged) == (True, "", "")
    book.apply(Change("dropped", (Drop("days", "2026-11-18"),)))
    book.apply(put("days", "2026-11-18"))
    assert "20261118" in book.records.days


def test_settings_are_a_record_of_the_book(book, desk):
    book.apply(put("settings", SETTINGS_ID, budget_minutes=15, minutes={"reply": 4}))
    assert (
        book.settings.budget_minutes,
        book.settings.minutes["reply"],
        book.settings.minutes["nudge"],
    ) == (15, 4, 2)
    assert desk.open().settings == book.settings
    book.undo()
    assert book.settings.budget_minutes == 10


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), {"deep": (float("-inf"),)}, object()]
)
def test_what_is_no_json_is_refused_at_the_door(book, desk, value):
    before = desk.path.read_bytes()
    with pytest.raises(BookError):
        book.apply(put("contacts", "x", name=value))
    assert desk.path.read_bytes() == before
    assert not book.records.contacts and not book.history()


def test_any_text_is_kept_as_it_is(book, desk):
    odd = [
        "[bold]x[/]",
        "\x1b[31mred",
        "‮rtl",
        "👩‍💻",
        "a\nb\tc",
        '"\\',
        "\x00",
        " ",
        "  ",
        "é",
        "é",
    ]
    for text in odd:
        add(book, text, notes=text, tags=frozenset({text}))
    assert sorted(names(desk.open())) == sorted(odd)
    broken = add(book, "half\udc80")
    assert desk.open().records.contacts[broken].name == "half?"


def test_ids_of_any_kind_are_kept(book, desk):
    for key in ("1", 'a": {', "\\", "é", "zzzz", " ", "_x"):
        book.apply(put("contacts", key, name=key))
    assert {key: contact.name for key, contact in desk.open().records.contacts.items()} == {
        key: key for key in ("1", 'a": {', "\\", "é", "zzzz", " ", "_x")
    }


def listing(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path): (
            path.stat().st_mtime_ns,
            path.stat().st_ino,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *sorted(folder.rglob("*"))]
    }


def test_reading_never_writes(desk):
    add(desk.create(), "Ana")
    before = listing(desk.path.parent), listing(desk.state)
    book = desk.open()
    assert names(book) == ["Ana"]
    assert len(book.records.touches) == 0 and book.settings and book.history() and book.status.ready
    book.refresh()
    book.close()
    assert (listing(desk.path.parent), listing(desk.state)) == before


def test_reading_needs_no_state_folder(desk, other):
    add(desk.create(), "Ana")
    book = other.open()
    assert names(book) == ["Ana"] and book.history() == [] and not book.refresh()
    assert not other.state.exists()


def test_a_new_book_is_for_the_user_alone_and_any_other_keeps_its_mode(book, desk):
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600
    desk.path.chmod(0o664)
    add(book, "Ana")
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o664


def test_extended_attributes_stay(book, desk):
    try:
        os.setxattr(desk.path, "user.colour", b"green")
    except OSError:
        pytest.skip("no extended attributes here")
    add(book, "Ana")
    assert os.getxattr(desk.path, "user.colour") == b"green"


def test_a_symbolic_link_is_followed_and_stays(tmp_path, desk):
    desk.create()
    link = tmp_path / "link.json"
    link.symlink_to(desk.path)
    book = Book.open(link, state=desk.state, clock=desk.clock)
    add(book, "Ana")
    assert link.is_symlink() and not desk.path.is_symlink()
    assert names(desk.open()) == ["Ana"]


def test_a_new_book_can_be_made_behind_a_symbolic_link(tmp_path, desk):
    link = tmp_path / "link.json"
    link.symlink_to(desk.path)
    Book.open(link, state=desk.state, create=True)
    assert link.is_symlink() and desk.path.is_file()


def test_nothing_else_is_left_in_the_synced_folder(book, desk):
    for name in ("Ana", "Bo"):
        add(book, name)
    assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"]


def test_the_same_content_is_the_same_bytes_whatever_the_way_to_it(desk, tmp_path):
    book = desk.create()
    empty = desk.path.read_bytes()
    twin = Desk(tmp_path / "twin", desk.state, desk.clock.now)
    twin.path.parent.mkdir()
    twin.path.write_bytes(empty)
    for key in ("b", "a", "c"):
        book.apply(put("contacts", key, name=key))
    changes = Change("all", tuple(Put("contacts", key, {"name": key}) for key in ("c", "a", "b")))
    twin.clock.now = desk.clock.now - 1
    twin.open().apply(changes)
    ours, theirs = desk.document(), twin.document()
    assert list(ours["contacts"]) == list(theirs["contacts"]) == ["a", "b", "c"]
    text = json.dumps(ours, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert desk.path.read_text(encoding="utf-8") == text


def test_creating_never_writes_over_anything(desk):
    for content in (b"", b"{}", b"notes"):
        desk.path.write_bytes(content)
        with pytest.raises(BookError, match="already"):
            create_book(desk.path, desk.state)
        assert desk.path.read_bytes() == content
    desk.path.unlink()
    desk.path.mkdir()
    with pytest.raises(BookError):
        create_book(desk.path, desk.state)
    with pytest.raises(BookError, match="no such file or folder"):
        create_book(desk.path.parent / "nowhere" / "planner.json", desk.state)
    assert sorted(path.name for path in desk.path.parent.iterdir()) == ["planner.json"]


def test_opening_makes_a_book_only_when_asked(desk):
    with pytest.raises(BookError, match="is not there"):
        desk.open()
    assert Book.open(desk.path, state=desk.state, create=True).records == Records(
        *Book.open(desk.path, state=desk.state).records
    )


def test_a_newer_schema_is_read_and_never_written(book, desk):
    add(book, "Ana")
    opened_before = desk.open()
    desk.edit(lambda document: document["_meta"]["book"]["schema"].update(major=2))
    before = desk.path.read_bytes()
    with pytest.raises(BookError, match="newer planner"):
        add(opened_before, "Bo")
    newer = desk.open()
    assert names(newer) == ["Ana"]
    assert not newer.status.ready and "newer planner" in newer.status.text, (
        "it is said before anything is typed"
    )
    assert [each.what for each in examine(newer, date(2026, 11, 18))] == [newer.status.text]
    for write in (lambda: add(newer, "Bo"), newer.undo, newer.redo):
        with pytest.raises(BookError, match="newer planner"):
            write()
    assert desk.path.read_bytes() == before


def test_unknown_tables_fields_and_keys_are_kept(book, desk):
    ana = add(book, "Ana")

    def newer(document):
        document["contacts"][ana].update({"mood": {"x": [1, 2.5, None]}, "_z": 3})
        document["plans"] = {"p": {"_at": "?", "text": "later"}}
        document["_meta"]["book"]["colour"] = "green"
        document["_meta"]["book"]["schema"]["minor"] = 7

    desk.edit(newer)
    add(desk.open(), "Bo")
    document = desk.document()
    assert document["contacts"][ana]["mood"] == {"x": [1, 2.5, None]}
    assert document["contacts"][ana]["_z"] == 3
    assert document["plans"]["p"]["text"] == "later"
    assert document["_meta"]["book"]["colour"] == "green"
    assert document["_meta"]["book"]["schema"] == {"major": 1, "minor": 7}


def test_what_cannot_be_read_keeps_its_raw_value_and_is_noted(book, desk):
    ana = add(book, "Ana")
    desk.edit(lambda document: document["contacts"][ana].update(cadence_days="often"))
    again = desk.open()
    assert again.records.contacts[ana].cadence_days is None
    assert [(p.table, p.id, p.field, p.value) for p in again.unreadable] == [
        ("contacts", ana, "cadence_days", "often")
    ]
    add(again, "Bo")
    assert desk.document()["contacts"][ana]["cadence_days"] == "often"


def test_a_step_of_the_history_tells_when_what_and_where(book, desk):
    add(book, "Ana")
    (step,) = book.history()
    assert step.label == "added Ana" and step.device == book.device and not step.undone
    assert step.when.tzinfo is UTC and int(step.when.timestamp()) == int(desk.clock.now)


def test_device_ids_are_made_once(book, desk, other):
    assert len(book.device) == 4 and book.device == desk.open().device
    assert other.open().device != book.device


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_state_folder_that_cannot_be_written_still_lets_one_read(desk):
    add(desk.create(), "Ana")
    desk.state.chmod(0o500)
    try:
        assert names(desk.open()) == ["Ana"]
    finally:
        desk.state.chmod(0o700)


def test_without_a_state_folder_nothing_is_written(desk, tmp_path):
    desk.create()
    (tmp_path / "file").write_text("in the way")
    book = Book.open(desk.path, state=tmp_path / "file")
    before = desk.path.read_bytes()
    with pytest.raises(BookError, match="file cannot be written"):
        add(book, "Ana")
    assert desk.path.read_bytes() == before and not book.records.contacts


def test_a_file_that_is_read_only_is_not_replaced(book, desk):
    desk.path.chmod(0o400)
    before = desk.path.read_bytes()
    with pytest.raises(BookError, match="no permission"):
        add(book, "Ana")
    assert desk.path.read_bytes() == before and not book.records.contacts and not book.history()


def test_a_small_change_needs_no_orjson(desk):
    add(desk.create(), "Ana")
    code = (
        "import sys; from planner.book import Book; from planner.change import *;"
        f"book = Book.open({str(desk.path)!r}, state={str(desk.state)!r}); "
        "len(book.records.contacts);"
        "book.apply(Change('x', (Put('contacts', 'b', {'name': 'Bo'}),)));"
        "slow = {'orjson', 'dataclasses', 'inspect', 'hashlib', 'uuid', 'pendulum', 'subprocess', "
        "'tempfile'};"
        "assert not slow & set(sys.modules), slow & set(sys.modules)"
    )
    import subprocess

    subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent.parent
    )
