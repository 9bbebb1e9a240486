"""Values that lose a merge: noted where the winner did not know them, taken back by a change, long
texts joined."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planner.book import Book, take_lost_value
from planner.book.disk.place import Place
from planner.book.memory.shadow import Shadow
from planner.book.merge import lost_values
from planner.book.merge.lost_values import LostValue
from planner.book.merge.texts import joined_lines
from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.stamped import with_fields
from planner.book.text.stamps import NEVER, device_of, next_stamp
from planner.change import Change, Drop
from tests.book.conftest import START, Desk, add, names, put


@pytest.fixture
def apart(desk: Desk, other: Desk, tmp_path) -> tuple[Desk, Desk]:
    """Two machines with a folder each, and the same book in both."""
    add(desk.create(), "Ana", org="Acme", tags=frozenset({"design"}), notes="one\ntwo")
    folder = tmp_path / "far"
    folder.mkdir()
    other.path = folder / "planner.json"
    carry(desk, other)
    add(other.open(), "Bo")
    carry(other, desk)
    desk.open().sync()
    return desk, other


def carry(source: Desk, target: Desk) -> None:
    target.path.write_bytes(source.path.read_bytes())


def ana(book: Book) -> str:
    return next(key for key, contact in book.records.contacts.items() if contact.name == "Ana")


def edit(desk: Desk, **fields: Any) -> None:
    book = desk.open()
    book.apply(put("contacts", ana(book), **fields))


def lost(desk: Desk) -> list[LostValue]:
    return lost_values.read(desk.state / "books" / desk.open().text.id)


def met(apart: tuple[Desk, Desk]) -> Book:
    """The first machine gets the second's file."""
    desk, other = apart
    carry(other, desk)
    book = desk.open()
    book.sync()
    return book


def test_a_value_that_the_winner_did_not_know_is_noted(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, org="Umbra")
    book = met(apart)
    (value,) = lost(desk)
    assert (value.table, value.record, value.field, value.kept, value.lost) == (
        "contacts",
        ana(book),
        "org",
        "Umbra",
        "Globex",
    )
    assert value.source == "planner.json" and value.lost_stamp.endswith(desk.open().device)
    assert lost_values.state_of(value, book.text.record("contacts", ana(book))) == "kept"


def test_a_value_that_was_replaced_on_purpose_is_not(apart):
    desk, other = apart
    edit(desk, org="Globex")
    carry(desk, other)
    edit(other, org="Umbra")
    book = met(apart)
    assert book.records.contacts[ana(book)].org == "Umbra" and lost(desk) == []


def test_different_fields_both_win(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, role="Head")
    book = met(apart)
    contact = book.records.contacts[ana(book)]
    assert (contact.org, contact.role) == ("Globex", "Head") and lost(desk) == []


def test_elements_of_a_set_are_told_one_by_one(apart):
    desk, other = apart
    edit(desk, tags=frozenset({"design", "lisbon"}))
    edit(desk, tags=frozenset({"design"}))
    edit(other, tags=frozenset({"design", "lisbon", "python"}))
    met(apart)
    assert [(each.field, each.key, each.kept, each.lost) for each in lost(desk)] == [
        ("tags", "lisbon", True, False)
    ]


def test_the_same_loss_is_noted_once(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, org="Umbra")
    theirs = other.path.read_bytes()
    met(apart)
    for _ in range(3):
        desk.path.write_bytes(theirs)
        desk.open().sync()
    assert len(lost(desk)) == 1


def test_reading_notes_nothing(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, org="Umbra")
    carry(other, desk)
    book = desk.open()
    assert [each.lost for each in book.incoming.lost] == ["Globex"]
    assert lost(desk) == []


def test_a_copy_that_loses_is_noted_with_its_name(apart):
    desk, other = apart
    edit(other, org="Umbra")
    edit(desk, org="Globex")
    desk.clock.now += 7200
    edit(desk, org="Globex Ltd")
    name = "planner.sync-conflict-20261122-023508-ABCDEF7.json"
    desk.path.with_name(name).write_bytes(other.path.read_bytes())
    book = desk.open()
    book.sync()
    (value,) = lost(desk)
    assert (value.source, value.kept, value.lost) == (name, "Globex Ltd", "Umbra")
    assert book.records.contacts[ana(book)].org == "Globex Ltd"


def test_git_markers_tell_what_lost(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, org="Umbra")
    desk.path.write_bytes(
        b"<<<<<<< ours\n"
        + desk.path.read_bytes()
        + b"=======\n"
        + other.path.read_bytes()
        + b">>>>>>> theirs\n"
    )
    desk.open().sync()
    assert [(each.kept, each.lost) for each in lost(desk)] == [("Umbra", "Globex")]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("ours_first", [True, False])
def test_the_markers_that_git_leaves_around_a_few_lines_tell_what_lost(apart, ours_first, tmp_path):
    desk, other = apart
    # With these between the two, git merges line by line what each machine says that it has seen.
    for device in ("aaaa", "mmmm", "nnnn", "oooo", "pppp", "zzzz"):
        state = {"aaaa": desk.state, "zzzz": other.state}.get(device, tmp_path / device)
        state.mkdir(exist_ok=True)
        (state / "device").write_text(device)
        add(Desk(desk.path.parent, state, desk.clock.now).open(), device)
    carry(desk, other)
    base = tmp_path / "base"
    base.write_bytes(desk.path.read_bytes())
    for machine, org in (
        ((desk, "Globex"), (other, "Umbra")) if ours_first else ((other, "Umbra"), (desk, "Globex"))
    ):
        machine.clock.now = max(desk.clock.now, other.clock.now) + 1
        edit(machine, org=org)
    add(other.open(), "Cy")  # which git merges by itself, into both sides
    merge = ["git", "merge-file", "-p", str(desk.path), str(base), str(other.path)]
    marked = subprocess.run(merge, capture_output=True, check=False).stdout
    assert b"<<<<<<<" in marked
    desk.path.write_bytes(marked)
    desk.open().sync()
    last = ("Umbra", "Globex") if ours_first else ("Globex", "Umbra")
    assert [(each.kept, each.lost) for each in lost(desk)] == [last]
    assert "Cy" in names(desk.open())


@pytest.mark.parametrize("later", ["edit", "delete"])
def test_a_deletion_that_meets_an_edit_is_told_and_can_be_turned(apart, later):
    desk, other = apart

    def remove() -> None:
        book = desk.open()
        book.apply(Change("dropped", (Drop("contacts", ana(book)),)))

    if later == "edit":
        remove()
        edit(other, org="Umbra")
    else:
        edit(other, org="Umbra")
        desk.clock.now += 7200
        remove()
    book = met(apart)
    assert ("Ana" in names(book)) == (later == "edit")
    (value,) = lost(desk)
    assert (value.field, value.kept) == (lost_values.DELETION, later == "delete")
    take(book, value)
    assert ("Ana" in names(book)) == (later == "delete")
    assert lost_values.state_of(value, book.text.record("contacts", value.record)) == "taken"
    book.undo()
    assert ("Ana" in names(book)) == (later == "edit")


def take(book: Book, value: LostValue) -> None:
    take_lost_value(book, value, "took the other value")


def test_the_other_value_is_taken_back_as_a_change_that_wins_everywhere(apart):
    desk, other = apart
    edit(desk, org="Globex", tags=frozenset({"design", "lisbon"}))
    edit(other, org="Umbra")
    book = met(apart)
    take(book, lost(desk)[0])
    assert book.records.contacts[ana(book)].org == "Globex"
    carry(desk, other)
    theirs = other.open()
    theirs.sync()
    assert theirs.records.contacts[ana(theirs)].org == "Globex"
    book.undo()
    assert book.records.contacts[ana(book)].org == "Umbra"


def test_long_texts_that_both_changed_are_joined_and_both_machines_agree(apart):
    desk, other = apart
    edit(desk, notes="one\ntwo\nmine")
    edit(other, notes="one\nBETWEEN\ntwo")
    ours = desk.path.read_bytes()
    book = met(apart)
    desk.path.with_name("theirs").write_bytes(other.path.read_bytes())
    other.path.write_bytes(ours)
    theirs = other.open()
    theirs.sync()
    assert book.records.contacts[ana(book)].notes == theirs.records.contacts[ana(theirs)].notes
    assert set(book.records.contacts[ana(book)].notes.splitlines()) == {
        "one",
        "BETWEEN",
        "two",
        "mine",
    }
    for _ in range(3):
        carry(desk, other)
        other.open().sync()
        carry(other, desk)
        desk.open().sync()
    assert desk.path.read_bytes() == other.path.read_bytes()
    assert book.history()[0].label == "joined texts that two machines had changed"
    book.undo()
    assert book.records.contacts[ana(book)].notes == "one\nBETWEEN\ntwo"


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_joined_lines_lose_none(kept, lost):
    joined = joined_lines("\n".join(kept), "\n".join(lost)).splitlines()
    assert set(joined) == {*kept, *lost}
    assert [line for line in joined if line in set(kept)] == kept or set(lost) - set(kept) == set()
    assert joined_lines("\n".join(joined), "\n".join(lost)).splitlines() == joined


def test_the_journal_of_losers_is_bounded(apart, monkeypatch):
    desk, other = apart
    monkeypatch.setattr(lost_values, "LIMIT", 2000)
    for number in range(20):
        edit(desk, org=f"Ours {number}")
        other.clock.now += 100
        edit(other, org=f"Theirs {number}")
        theirs = other.path.read_bytes()
        desk.path.with_name("planner 2.json").write_bytes(theirs)
        desk.open().sync()
        other.path.write_bytes(theirs)
    found = lost(desk)
    assert 1 <= len(found) < 20
    assert found[-1].lost in ("Ours 19", "Theirs 19")


def test_a_damaged_journal_of_losers_is_read_as_far_as_it_goes(apart):
    desk, other = apart
    edit(desk, org="Globex")
    edit(other, org="Umbra")
    met(apart)
    path = desk.state / "books" / desk.open().text.id / "losers.jsonl"
    path.write_bytes(b"\xff\n[1]\n" + path.read_bytes() + b'["cut')
    assert [each.lost for each in lost(desk)] == ["Globex"]


def test_what_comes_while_one_types_and_is_typed_over_is_noted(apart):
    desk, other = apart
    book = desk.open()
    key, seen = ana(book), book.text
    edit(other, org="Umbra", role="Head", tags=frozenset({"design", "hiring"}))
    carry(other, desk)
    assert book.refresh() and book.records.contacts[key].org == "Umbra"
    book.apply(
        put("contacts", key, org="Globex", tags=frozenset({"design", "go"}), notes="mine"), seen
    )
    found = {(each.field, each.key): each for each in lost(desk)}
    assert found.keys() == {("org", ""), ("tags", "hiring")}
    assert (found["org", ""].kept, found["org", ""].lost) == ("Globex", "Umbra")
    assert book.records.contacts[key].role == "Head"
    book.apply(put("contacts", key, org="Initech"), seen)
    assert len(lost(desk)) == 2, "one's own is no value of others"


def test_what_is_typed_over_while_the_file_is_away_is_on_the_list_of_the_next_planner(apart):
    desk, other = apart
    book = desk.open()
    key, seen = ana(book), book.text
    edit(other, org="Umbra")
    carry(other, desk)
    assert book.refresh()
    desk.path.unlink()
    book.apply(put("contacts", key, org="Globex"), seen)
    assert [(each.kept, each.lost) for each in lost(desk)] == [("Globex", "Umbra")]


def test_what_another_has_written_just_before_a_change_is_noted_too(apart):
    desk, other = apart
    book = desk.open()
    edit(other, org="Umbra")
    carry(other, desk)
    book.apply(put("contacts", ana(book), org="Globex"))
    assert [(each.kept, each.lost) for each in lost(desk)] == [("Globex", "Umbra")]
    assert not book.refresh() and [each.org for each in desk.open().records.contacts.values()] == [
        "Globex",
        "",
    ]


FIELDS = ("name", "org", "place", "role", "zone")
EDITS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(("x", "y", "z")), max_size=4)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("style", ["--diff3", "--zdiff3"])
@given(before=EDITS, one=EDITS, other=EDITS, one_later=st.booleans(), another_meets=st.booleans())
@example(
    before={"name": "x", "org": "x", "place": "x"},
    one={"name": "x", "role": "y", "zone": "y"},
    other={"name": "y", "role": "x", "zone": "y"},
    one_later=False,
    another_meets=False,
)
def test_between_markers_with_a_base_lost_is_just_what_both_sides_changed(
    tmp_path_factory, style, before, one, other, one_later, another_meets
):
    folder = tmp_path_factory.mktemp("git")
    desk = Desk(folder, folder / "state")
    stamps = [
        next_stamp(NEVER, START + at, device) for at, device in enumerate(("base", "aaaa", "zzzz"))
    ]
    if one_later:
        stamps[1] = next_stamp(NEVER, START + 9, "aaaa")
    born = with_fields(None, dict.fromkeys(FIELDS, "w"), next_stamp(NEVER, START - 9, "base"))
    base = with_fields(born, before, stamps[0])
    start = {field: str(base[field]) for field in FIELDS}

    def book(record: dict[str, Any], *seen: str) -> bytes:
        about = {
            "app": "planner",
            "id": "b" * 8,
            "schema": {"major": 1, "minor": 0},
            "seen": {device_of(stamp): stamp for stamp in seen},
        }
        return Text.of({META: {META_ID: about}, "contacts": {"k1": record}}).data

    sides = (with_fields(base, one, stamps[1]), with_fields(base, other, stamps[2]))
    for name, data in (
        ("ours", book(sides[0], stamps[0], stamps[1])),
        ("base", book(base, stamps[0])),
        ("theirs", book(sides[1], stamps[0], stamps[2])),
    ):
        (folder / name).write_bytes(data)
    merge = [
        "git",
        "merge-file",
        style,
        "-p",
        *(str(folder / name) for name in ("ours", "base", "theirs")),
    ]
    marked = subprocess.run(merge, capture_output=True, check=False).stdout
    assume(b"<<<<<<<" in marked)
    desk.path.write_bytes(marked)
    if another_meets:  # this machine wrote one of the sides
        Shadow(Place(desk.path, desk.state), "b" * 8).keep(
            Text.trusted((folder / "ours").read_bytes())
        )
    desk.open().sync()
    ours, theirs = ({field: str(side[field]) for field in FIELDS} for side in sides)
    merged = desk.open().text.record("contacts", "k1")
    expected = {
        (field, ({ours[field], theirs[field]} - {merged[field]}).pop())
        for field in FIELDS
        if len({start[field], ours[field], theirs[field]}) == 3
    }
    assert {
        (each.field, each.lost) for each in lost_values.read(desk.state / "books" / ("b" * 8))
    } == expected
