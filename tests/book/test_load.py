"""A file that is missing, empty, cut off or foreign is not a new book; what can be mended is."""

from __future__ import annotations

import json
import os
import threading
import time
from datetime import date

import pytest

from planner.book import Book, examine
from planner.book.text.book_text import Text
from planner.errors import BookError
from tests.book.conftest import add, names, put

MARKED = """<<<<<<< HEAD
{ours}=======
{theirs}>>>>>>> other
"""


def lose(path):
    path.unlink()


NOT_READY = [
    (lose, "is not there"),
    (lambda path: path.write_bytes(b""), "is empty"),
    (lambda path: path.write_bytes(b" \n\0\0"), "is empty"),
    (lambda path: path.write_bytes(path.read_bytes()[:-20]), "cut off"),
    (lambda path: path.write_bytes(b"\0" * 500), "is empty"),
    (lambda path: path.write_bytes(b"\xff\xfe garbage"), "cut off or damaged"),
    (lambda path: path.write_text("[1, 2]"), "no book"),
    (lambda path: path.write_text('{"contacts": {}}'), "no book"),
    (lambda path: path.write_text('{"_default": {"1": {"name": "x"}}}'), "no book"),
]


@pytest.mark.parametrize(("spoil", "why"), NOT_READY)
def test_a_file_that_is_not_ready_is_worked_on_from_the_shadow(book, desk, spoil, why):
    add(book, "Ana")
    spoil(desk.path)
    before = desk.path.read_bytes() if desk.path.exists() else None
    again = desk.open()
    assert names(again) == ["Ana"]
    assert not again.status.ready and why in again.status.text
    add(again, "Bo")
    assert names(again) == ["Ana", "Bo"] and not again.status.ready
    assert (desk.path.read_bytes() if desk.path.exists() else None) == before
    assert names(desk.open()) == ["Ana", "Bo"], "the change outlives the program"
    assert again.undo().label == "added Bo" and again.redo().label == "added Bo"


@pytest.mark.parametrize(("spoil", "why"), NOT_READY)
def test_a_file_that_is_not_ready_and_was_never_known_is_refused_and_left_alone(
    book, desk, other, spoil, why
):
    spoil(desk.path)
    before = desk.path.read_bytes() if desk.path.exists() else None
    with pytest.raises(BookError, match=why) as caught:
        other.open()
    assert str(desk.path) in str(caught.value) and caught.value.exit_code == 4
    assert "\n" not in str(caught.value)
    if before is None:
        assert not desk.path.exists()
    else:
        assert desk.path.read_bytes() == before


def test_what_was_changed_meanwhile_is_merged_when_the_file_is_back(book, desk):
    add(book, "Ana")
    good = desk.path.read_bytes()
    desk.path.unlink()
    assert book.refresh() and not book.status.ready
    add(book, "Bo")
    assert not book.refresh()
    desk.path.write_bytes(good)
    assert names(desk.open()) == ["Ana", "Bo"], "a reader sees it before it is saved"
    assert desk.path.read_bytes() == good
    assert book.refresh() and book.status.ready
    assert set(desk.document()["contacts"]) == set(book.records.contacts)


def test_what_another_machine_wrote_meanwhile_is_kept_too(book, desk, other):
    add(book, "Ana")
    theirs = other.open()
    good = desk.path.read_bytes()
    desk.path.write_bytes(good[:100])
    book.refresh()
    add(book, "Bo")
    desk.path.write_bytes(good)
    add(theirs, "Cy")
    add(book, "Di")
    assert names(book) == names(desk.open()) == ["Ana", "Bo", "Cy", "Di"]
    assert theirs.refresh() and names(theirs) == names(book)


def test_a_file_that_stays_away_is_not_waited_for_at_every_look(book, desk, monkeypatch):
    add(book, "Ana")
    desk.path.unlink()
    assert book.refresh()
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("waited"))
    assert not book.refresh() and not book.status.ready


def test_a_change_in_a_moment_without_the_file_is_not_lost(book, desk):
    add(book, "Ana")
    os.utime(desk.path, (1, 1))
    book.refresh()
    desk.path.rename(desk.path.with_name("away"))
    add(book, "Bo")
    assert not book.status.ready and not desk.path.exists()
    desk.path.with_name("away").rename(desk.path)
    add(book, "Cy")
    assert book.status.ready
    assert names(desk.open()) == ["Ana", "Bo", "Cy"]


def test_a_sync_program_that_is_replacing_the_file_is_waited_for(book, desk):
    add(book, "Ana")
    away = desk.path.with_name("away")
    desk.path.rename(away)
    timer = threading.Timer(0.01, lambda: away.rename(desk.path))
    timer.start()
    assert desk.open().status.ready
    timer.join()


def test_a_folder_in_the_place_of_the_book_is_refused(desk):
    desk.path.mkdir()
    with pytest.raises(BookError, match="it is a folder"):
        desk.open()


def test_a_loop_of_symbolic_links_is_refused(desk):
    desk.path.symlink_to(desk.path)
    with pytest.raises(BookError, match="circle"):
        desk.open()


def test_a_byte_order_mark_and_windows_line_ends_are_mended(book, desk):
    ana = add(book, "Ana")
    desk.path.write_bytes(b"\xef\xbb\xbf" + desk.path.read_bytes().replace(b"\n", b"\r\n"))
    again = desk.open()
    assert names(again) == ["Ana"] and again.status == (True, "")
    again.apply(put("contacts", ana, org="Acme"))
    assert not desk.path.read_bytes().startswith(b"\xef") and b"\r" not in desk.path.read_bytes()


def test_zeros_behind_the_end_are_skipped(book, desk):
    add(book, "Ana")
    desk.path.write_bytes(desk.path.read_bytes() + b"\0" * 4096)
    assert names(desk.open()) == ["Ana"]


def test_keys_that_stand_twice_are_joined(book, desk):
    ana, bo = add(book, "Ana"), add(book, "Bo")
    text = desk.path.read_text()
    table = json.dumps(desk.document()["contacts"][bo])
    twice = text.replace('"contacts": {', f'"contacts": {{"{bo}": {table}, ', 1)
    twice = twice.replace('"days": {}', '"days": {}, "contacts": {"zz": {"name": "Cy"}}')
    desk.path.write_text(twice)
    again = desk.open()
    assert names(again) == ["Ana", "Bo", "Cy"] and {ana, bo} < set(again.records.contacts)


@pytest.mark.parametrize("stamped", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_two_records_under_one_id_are_both_kept(book, desk, other, stamped, known):
    """Joined, the one would take the other's name, and a person would be gone without a word."""
    ana, bo = add(book, "Ana", org="Acme"), add(book, "Bo", org="Globex")
    record = desk.document()["contacts"][bo]
    second = json.dumps(record if stamped else {"name": "Bo", "org": "Globex"})
    desk.edit(lambda document: document["contacts"].pop(bo))
    desk.path.write_text(
        desk.path.read_text().replace(f'"{ana}": {{', f'"{ana}": {second}, "{ana}": {{', 1)
    )
    reader = desk if known else other
    opened = reader.open()
    assert {"Ana", "Bo"} <= set(names(opened))
    assert opened.records.contacts[ana].org == "Acme"
    assert set(opened.records.contacts) == set(reader.open().records.contacts), (
        "the new id is the same each time"
    )


def test_a_field_typed_in_under_the_id_of_a_record_is_joined_to_it(book, desk):
    ana = add(book, "Ana", org="Acme")
    text = desk.path.read_text()
    desk.path.write_text(
        text.replace('"contacts": {', f'"contacts": {{"{ana}": {{"place": "Rome"}}, ')
    )
    opened = desk.open()
    assert names(opened) == ["Ana"]
    assert (opened.records.contacts[ana].org, opened.records.contacts[ana].place) == (
        "Acme",
        "Rome",
    )


def test_two_records_typed_in_under_one_id_are_both_kept(book, desk):
    text = desk.path.read_text()
    desk.path.write_text(
        text.replace('"contacts": {', '"contacts": {"1": {"name": "Cy"}, "1": {"name": "Di"}', 1)
    )
    assert names(desk.open()) == ["Cy", "Di"]


def test_a_record_copied_by_hand_with_its_id_becomes_one_of_its_own(book, desk):
    ana = add(book, "Ana", tags=frozenset({"a"}))
    copy = json.dumps({**desk.document()["contacts"][ana], "name": "Zoë"})
    desk.path.write_text(
        desk.path.read_text().replace('"contacts": {', f'"contacts": {{"{ana}": {copy}, ', 1)
    )
    one, two = desk.open(), desk.open()
    assert names(one) == ["Ana", "Zoë"]
    assert set(one.records.contacts) == set(two.records.contacts), (
        "the new id is the same for whoever reads it"
    )


@pytest.mark.parametrize("base", ["", "||||||| base\n{base}"])
def test_both_sides_of_gits_conflict_markers_are_merged(book, desk, other, base):
    add(book, "Ana")
    common = desk.path.read_text()
    theirs_book = other.open()
    add(theirs_book, "Bo")
    theirs = desk.path.read_text()
    desk.path.write_text(common)
    for shadow in desk.state.rglob("shadow-*"):
        shadow.unlink()
    ours_book = desk.open()
    add(ours_book, "Cy")
    ours = desk.path.read_text()
    marked = MARKED.replace("{ours}", ours).replace("{theirs}", theirs)
    marked = marked.replace("=======", base.replace("{base}", common) + "=======")
    desk.path.write_text(marked)
    again = desk.open()
    assert names(again) == ["Ana", "Bo", "Cy"] and "git" in again.status.text and again.status.ready
    add(again, "Di")
    assert b"<<<<" not in desk.path.read_bytes() and names(desk.open()) == ["Ana", "Bo", "Cy", "Di"]


def test_conflict_markers_around_single_lines_are_merged(book, desk, other):
    ana = add(book, "Ana")
    theirs = other.open()
    book.apply(put("contacts", ana, org="Acme"))
    ours_lines = desk.path.read_text().splitlines(keepends=True)
    theirs.apply(put("contacts", ana, role="Head"))
    their_lines = desk.path.read_text().splitlines(keepends=True)
    import difflib

    marked = []
    for kind, a, b, c, d in difflib.SequenceMatcher(
        None, ours_lines, their_lines, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            marked += ours_lines[a:b]
        else:
            marked += [
                "<<<<<<< HEAD\n",
                *ours_lines[a:b],
                "=======\n",
                *their_lines[c:d],
                ">>>>>>> other\n",
            ]
    desk.path.write_text("".join(marked))
    contact = desk.open().records.contacts[ana]
    assert (contact.org, contact.role) == ("Acme", "Head")


def test_a_conflict_whose_sides_are_broken_is_not_ready(book, desk):
    add(book, "Ana")
    desk.path.write_text("<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> other\n")
    assert not desk.open().status.ready


def test_two_programs_on_one_machine_work_together(desk):
    one, two = desk.create(), desk.open()
    for number in range(5):
        add(one, f"one {number}")
        add(two, f"two {number}")
    assert one.refresh() and not two.refresh()
    assert names(one) == names(two) == names(desk.open())
    assert len(names(one)) == 10
    assert two.undo().label == "added two 4" and one.undo().label == "added one 4"


def test_refresh_says_whether_anything_came(desk, other):
    book, theirs = desk.create(), other.open()
    version = book.version
    assert not book.refresh() and book.version == version
    add(theirs, "Ana")
    assert book.refresh() and names(book) == ["Ana"] and book.version > version
    assert not book.refresh()


def test_a_quick_second_write_by_another_program_is_seen(desk, other):
    book, theirs = desk.create(), other.open()
    for number in range(20):
        add(theirs, f"Person {number:02}")
        assert book.refresh()
        assert len(names(book)) == number + 1


def test_a_version_that_a_sync_program_put_back_does_not_undo_ours(book, desk):
    add(book, "Ana")
    old = desk.path.read_bytes()
    add(book, "Bo")
    desk.path.write_bytes(old)
    assert names(desk.open()) == ["Ana", "Bo"]
    assert desk.path.read_bytes() == old, "reading never writes"
    book.refresh()
    assert len(desk.document()["contacts"]) == 2


def test_another_book_in_its_place_is_opened_as_it_is(book, desk, tmp_path):
    add(book, "Ana")
    (tmp_path / "x").mkdir()
    Book.open(tmp_path / "x" / "planner.json", state=tmp_path / "x-state", create=True)
    desk.path.write_bytes((tmp_path / "x" / "planner.json").read_bytes())
    again = desk.open()
    assert names(again) == [] and again.status.ready
    add(again, "Bo")
    assert names(desk.open()) == ["Bo"]


def test_a_copy_elsewhere_is_a_book_of_its_own(book, desk, tmp_path):
    add(book, "Ana")
    copy = tmp_path / "backup.json"
    copy.write_bytes(desk.path.read_bytes())
    add(book, "Bo")
    assert names(Book.open(copy, state=desk.state)) == ["Ana"]


def test_a_book_that_was_moved_keeps_its_history(book, desk, tmp_path):
    add(book, "Ana")
    moved = tmp_path / "moved.json"
    desk.path.rename(moved)
    again = Book.open(moved, state=desk.state, clock=desk.clock)
    assert again.undo().label == "added Ana"


def test_what_a_crash_left_beside_the_book_is_merged_and_removed(book, desk, other):
    add(book, "Ana")
    good = desk.path.read_bytes()
    theirs = other.open()
    add(theirs, "Bo")
    left = desk.path.with_name(f".~planner.json.{book.device}.tmp")
    left.write_bytes(desk.path.read_bytes())
    desk.path.write_bytes(good)
    again = desk.open()
    assert names(again) == ["Ana", "Bo"] and left.exists()
    add(again, "Cy")
    assert names(desk.open()) == ["Ana", "Bo", "Cy"] and not left.exists()


@pytest.mark.parametrize("rubbish", [b"", b'{\n  "_meta"', b"\0" * 100])
def test_a_half_written_temporary_file_is_removed(book, desk, rubbish):
    add(book, "Ana")
    left = desk.path.with_name(f".~planner.json.{book.device}.tmp")
    left.write_bytes(rubbish)
    assert names(desk.open()) == ["Ana"]
    add(book, "Bo")
    assert not left.exists() and names(desk.open()) == ["Ana", "Bo"]


def test_a_torn_shadow_is_not_believed(book, desk):
    add(book, "Ana")
    add(book, "Bo")
    good = desk.path.read_bytes()
    for shadow in desk.state.rglob("shadow-*"):
        data = shadow.read_bytes()
        shadow.write_bytes(data.replace(b"Ana", b"???"))
    assert names(desk.open()) == ["Ana", "Bo"]
    desk.path.unlink()
    with pytest.raises(BookError):
        desk.open()
    desk.path.write_bytes(good)
    add(desk.open(), "Cy")
    desk.path.unlink()
    assert names(desk.open()) == ["Ana", "Bo", "Cy"]


def test_a_lock_that_another_program_holds_is_waited_for_then_told(book, desk):
    from planner.book.disk import lock

    add(book, "Ana")
    folder = next((desk.state / "books").iterdir())
    with lock.locked(folder):
        with pytest.raises(BookError, match="Another planner"), lock.locked(folder, patience=0.02):
            pass
        started = threading.Event()

        def late():
            started.set()
            add(book, "Bo")

        thread = threading.Thread(target=late)
        thread.start()
        started.wait()
        time.sleep(0.02)
        assert names(desk.open()) == ["Ana"]
    thread.join()
    assert names(desk.open()) == ["Ana", "Bo"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"]
)
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(desk, make):
    make(desk.path)
    with pytest.raises(BookError, match="no ordinary file"):
        desk.open()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("edited", [True, False])
def test_a_file_that_was_saved_in_utf_16_is_read_and_written_back_in_utf_8(
    book, desk, encoding, edited
):
    key = add(book, "Zoë Łuc")
    text = desk.path.read_bytes().decode()
    saved = text.replace("Zoë", "Zoé") if edited else text
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    desk.path.write_bytes((bom + saved.replace("\n", "\r\n")).encode(encoding))
    name = "Zoé Łuc" if edited else "Zoë Łuc"
    assert names(desk.open()) == [name] and desk.open().status == (True, "")
    book.refresh()
    assert names(book) == [name] and desk.document()["contacts"][key]["name"] == name
    assert Text.trusted(desk.path.read_bytes()) is not None


def test_a_file_in_utf_16_that_is_cut_off_is_not_ready(book, desk):
    add(book, "Ana")
    desk.path.write_bytes(desk.path.read_bytes().decode().encode("utf-16")[:-33])
    assert names(desk.open()) == ["Ana"] and "cut off" in desk.open().status.text


@pytest.mark.parametrize(
    ("digits", "same"), [(0, True), (1, True), (2, True), (3, False), (9, False)]
)
def test_an_id_that_differs_in_a_character_or_two_was_damaged(desk, digits, same):
    """More are another book's: this machine's copy is not mixed into it."""
    book = desk.create()
    add(book, "Ana")
    spoiled = "".join("5" if digit != "5" else "6" for digit in book.text.id[-digits:])
    other_id = book.text.id[: len(book.text.id) - digits] + (spoiled if digits else "")
    document = desk.document()
    document["_meta"]["book"]["id"] = other_id
    desk.path.write_text(json.dumps(document))
    assert (desk.open().text.id == book.text.id) == same


@pytest.mark.parametrize(
    ("bytes_", "damaged"), [(1, True), (2, True), (3, True), (4, False), (12, False)]
)
def test_up_to_three_bytes_are_damage_and_more_are_an_edit(desk, bytes_, damaged):
    book = desk.create()
    add(book, "Ana", notes="xxxxxxxxxxxxxxxxxxxxxxxx")
    data = desk.path.read_bytes()
    desk.path.write_bytes(data.replace(b"x" * bytes_, b"y" * bytes_, 1))
    (finding,) = examine(desk.open(), date(2026, 11, 18))
    assert finding.ailment == ("damaged" if damaged else "hand")
