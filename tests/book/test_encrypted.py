"""An encrypted book keeps all that a plain one promises, and nothing of it can be read in the
synced folder."""

from __future__ import annotations

import base64
import contextlib
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import pytest

from planner.book import Book, keep_encryption
from planner.book.care.doctor import examine
from planner.book.care.mending import repair
from planner.book.disk import swap
from planner.book.disk.keys import KeyStore
from planner.book.disk.place import Place
from planner.book.disk.survey import beside
from planner.book.sync import load
from planner.book.sync.copies import standing_in
from planner.book.text import encrypted
from planner.book.text.book_text import Text
from planner.book.text.encrypted import is_encrypted
from planner.book.text.stamps import next_stamp
from planner.errors import BookError, Locked
from tests.book.conftest import START, Desk, add, names, put, touch
from tests.book.test_copies import SURE, WEAK
from tests.book.test_faults import Faults
from tests.book.vault import (
    PASSPHRASE,
    SECRET,
    FakeRing,
    NoRing,
    encrypted_book,
    knowing,
    made,
    plain,
    reads_plain,
    strange,
    text_of,
    vault,
)

OF_AGE = pyrage.passphrase.encrypt
"""What locks in earnest; the tests lock with less work (conftest)."""
COPY = "planner (Ana's conflicted copy 2026-11-22).json"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return vault(tmp_path)


@pytest.fixture
def other(tmp_path: Path, desk: Desk) -> Desk:
    """A second machine on the same folder, its clock an hour ahead."""
    return vault(tmp_path, "two", START + 3600)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_PAUSES", ())


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


def files(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.path.parent.iterdir())


def fork(desk: Desk, person: str, name: str = COPY) -> Path:
    """Another machine's version under another name: it knows a person whom the book does not."""
    mine = desk.path.read_bytes()
    theirs = Desk(
        desk.path.parent, desk.state.with_name("fork-state"), desk.clock.now + 60, knowing()
    )
    book = theirs.open()
    add(book, person)
    book.close()
    copy = desk.path.with_name(name)
    desk.path.rename(copy)
    desk.path.write_bytes(mine)
    return copy


# --- on, off, another passphrase ---


def test_P8_turned_on_nothing_of_the_book_can_be_read_in_the_synced_folder(desk):
    book = desk.create()
    add(book, SECRET, notes="met at the fair")
    assert reads_plain(desk.path.parent, SECRET) == ["planner.json"]
    book.set_key(made().locked)
    add(book, "Bo Chen")
    assert reads_plain(desk.path.parent, SECRET, "Bo Chen", "met at the fair") == []
    assert files(desk) == ["planner.json"]
    assert names(desk.open()) == [SECRET, "Bo Chen"]


def test_a_machine_that_has_the_file_and_the_passphrase_needs_nothing_else(desk, tmp_path):
    add(encrypted_book(desk), SECRET)
    ring = FakeRing()
    keys = KeyStore(ring=ring)
    newcomer = Desk(desk.path.parent, tmp_path / "new", START, keys)
    with pytest.raises(Locked) as locked:
        newcomer.open()
    assert not keys.unlock(locked.value.locked_key, "four words of yours")
    assert keys.unlock(locked.value.locked_key, PASSPHRASE)
    assert names(newcomer.open()) == [SECRET]
    assert keys.keep(locked.value.locked_key) and ring.kept == [made().key]
    again = Desk(desk.path.parent, tmp_path / "new", START, KeyStore(ring=ring))
    assert names(again.open()) == [SECRET], "the keyring has it from now on"


def test_a_passphrase_is_locked_by_age_with_the_work_that_makes_guessing_slow(monkeypatch):
    monkeypatch.setattr(pyrage.passphrase, "encrypt", OF_AGE)
    key = encrypted.new_key()
    text = encrypted.lock(key, PASSPHRASE).partition("-----BEGIN AGE ENCRYPTED FILE-----\n")[2]
    header = base64.b64decode(text.partition("-----END")[0]).splitlines()
    assert header[1].startswith(b"-> scrypt ") and int(header[1].split()[-1]) >= 15


@pytest.mark.long
def test_what_age_has_locked_is_opened_by_its_passphrase_alone(monkeypatch):
    monkeypatch.setattr(pyrage.passphrase, "encrypt", OF_AGE)
    key = encrypted.new_key()
    locked = encrypted.lock(key, PASSPHRASE)
    assert encrypted.unlock(locked, PASSPHRASE) == key
    assert encrypted.unlock(locked, "another passphrase") is None


def test_accents_may_be_put_together_in_two_ways():
    key = encrypted.new_key()
    locked = encrypted.lock(key, KeyStore("caf\u00e9 \u00e0 deux").passphrases[0])
    assert KeyStore(ring=NoRing()).unlock(locked, "cafe\u0301 a\u0300 deux\n")


def test_a_script_may_give_the_key_itself_and_spare_the_second(desk, tmp_path, monkeypatch):
    add(encrypted_book(desk), SECRET)
    monkeypatch.setattr(encrypted, "unlock", lambda *_: pytest.fail("no passphrase is tried"))
    assert names(
        Desk(desk.path.parent, tmp_path / "script", START, KeyStore(made().key, NoRing())).open()
    ) == [SECRET]


def test_undo_redo_and_restoring_leave_encryption_as_it_is(desk, monkeypatch):
    monkeypatch.setattr("planner.book.memory.snapshots.PAUSE", 0.0)
    book = desk.create()
    add(book, SECRET)
    desk.clock.now += 1000
    book.set_key(made().locked)
    add(book, "Bo Chen")
    assert [step.label for step in book.history()] == ["added Bo Chen", f"added {SECRET}"]
    book.undo()
    book.undo()
    assert book.undo() is None and names(book) == [] and is_encrypted(desk.path.read_bytes())
    book.redo()
    from planner.book.memory.snapshots import restored

    then = book.snapshots.all()[0].text()
    assert then is not None and not then.locked_key
    with book.edit("restored", ()) as edit:
        edit.new |= restored(edit.text, then, edit.stamp)
    assert is_encrypted(desk.path.read_bytes()) and reads_plain(desk.path.parent, SECRET) == []


def test_turned_off_on_one_machine_the_others_ask_before_they_follow(desk, other):
    book = encrypted_book(desk)
    add(book, SECRET)
    theirs = other.open()
    add(theirs, "Ann")
    book.refresh()
    book.set_key(None)
    assert not is_encrypted(desk.path.read_bytes())
    assert theirs.refresh() and theirs.encrypted and theirs.decrypted_elsewhere
    assert "config decrypt" in theirs.status.text and "config decrypt" in other.open().status.text
    assert not theirs.refresh() and not is_encrypted(desk.path.read_bytes()), (
        "asking writes nothing"
    )
    add(theirs, "Bo Chen")
    assert is_encrypted(desk.path.read_bytes())
    assert book.refresh() and names(book) == [SECRET, "Ann", "Bo Chen"] and not book.encrypted
    theirs.set_key(None)
    assert not theirs.encrypted and not theirs.status.text
    assert Text.trusted(desk.path.read_bytes()) is not None
    assert not other.open().encrypted and not other.open().status.text


def test_who_would_rather_keep_encryption_turns_it_on_for_all(desk, other):
    book = encrypted_book(desk)
    add(book, SECRET)
    theirs = other.open()
    add(theirs, "Ann")
    book.refresh()
    book.set_key(None)
    theirs.refresh()
    keep_encryption(theirs)
    assert theirs.encrypted and not theirs.decrypted_elsewhere and not theirs.status.text
    assert is_encrypted(desk.path.read_bytes())
    assert book.refresh() and book.encrypted and names(book) == [SECRET, "Ann"]
    add(book, "Cy")
    assert is_encrypted(desk.path.read_bytes())


PLAIN_KEYS = [
    None,
    "",
    False,
    0,
    [],
    {},
    "plain",
    "# planner book, encrypted with age",
    "# planner book, encrypted with age\n# key 00\n",
    ["# planner book, encrypted with age"],
]


@pytest.mark.parametrize("key", PLAIN_KEYS, ids=repr)
@pytest.mark.parametrize("name", [COPY, "planner 2.json"])
def test_a_small_copy_that_says_the_book_is_plain_turns_nothing_off(desk, key, name):
    book = encrypted_book(desk)
    add(book, SECRET)
    stamp = next_stamp(max(book.text.seen.values()), time.time(), "zz01")
    about = {"app": "planner", "id": book.text.id, "key": key, "_f": {"key": stamp}}
    about["seen"] = {"zz01": stamp}
    desk.path.with_name(name).write_text(json.dumps({"_meta": {"book": about}}))
    book.refresh()
    for number in range(2):
        try:
            add(book, f"Person {number}")
        except BookError as error:
            assert "damaged" in str(error)
        assert is_encrypted(desk.path.read_bytes()), key
        book = desk.open()
    assert SECRET in names(book) and set(reads_plain(desk.path.parent, SECRET)) <= {name}


def test_another_passphrase_opens_the_same_key_and_the_later_one_wins(desk, other):
    book = encrypted_book(desk)
    add(book, SECRET)
    theirs = other.open()
    changed = encrypted.lock(made().key, "another passphrase")
    mine = desk.path.read_bytes()
    book.set_key(changed)
    assert encrypted.locked_key_of(desk.path.read_bytes()) == changed
    copy = desk.path.with_name(COPY)
    copy.write_bytes(desk.path.read_bytes())
    desk.path.write_bytes(mine)
    add(theirs, "Bo Chen")
    theirs.refresh()
    assert encrypted.locked_key_of(desk.path.read_bytes()) == changed and not copy.exists()
    assert not KeyStore(ring=NoRing()).unlock(changed, PASSPHRASE)
    assert KeyStore(ring=NoRing()).unlock(changed, "another passphrase")


def test_two_machines_turn_it_on_at_once_with_two_passphrases(desk, other):
    key = encrypted.new_key()
    locked = encrypted.lock(key, "the other passphrase")
    other.keys = KeyStore(key, NoRing())
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    theirs = other.open()
    book.set_key(made().locked)
    add(book, "Bo Chen")
    desk.path.write_bytes(data)
    theirs.set_key(locked)
    add(theirs, "Cy Dee")
    with pytest.raises(Locked) as asked:
        book.refresh()
    with pytest.raises(Locked):
        add(book, "Di Fox")
    assert (
        asked.value.locked_key == locked
        and encrypted.locked_key_of(desk.path.read_bytes()) == locked
    )
    assert desk.keys is not None and desk.keys.unlock(locked, "the other passphrase")
    assert book.refresh() and names(book) == [SECRET, "Bo Chen", "Cy Dee"]
    assert encrypted.locked_key_of(desk.path.read_bytes()) == locked, "the later one counts"
    theirs.refresh()
    assert names(theirs) == names(book)


@pytest.mark.parametrize("later", ["mine", "theirs"])
def test_two_passphrases_are_brought_together_by_one_command(desk, other, later):
    """Two machines without a keyring: ``PLANNER_PASSPHRASE`` holds both, one a line."""
    keys = {name: encrypted.new_key() for name in ("mine", "theirs")}
    locked = {name: encrypted.lock(key, name) for name, key in keys.items()}
    desk.keys, other.keys = KeyStore(keys["mine"], NoRing()), KeyStore(keys["theirs"], NoRing())
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    theirs = other.open()
    (desk if later == "mine" else other).clock.now += 3600
    book.set_key(locked["mine"])
    add(book, "Bo Chen")
    desk.path.rename(desk.path.with_name(COPY))
    desk.path.write_bytes(data)
    theirs.set_key(locked["theirs"])
    add(theirs, "Cy Dee")
    for machine in (desk, other):
        machine.keys = KeyStore("mine\ntheirs\n", NoRing())
        opened = machine.open()
        opened.sync()
        assert names(opened) == [SECRET, "Bo Chen", "Cy Dee"]
    assert encrypted.locked_key_of(desk.path.read_bytes()) == locked[later]
    other.keys = KeyStore(keys[later], NoRing())
    assert names(other.open()) == [SECRET, "Bo Chen", "Cy Dee"], "from then on one is enough"


@pytest.mark.parametrize("junk", ["x", 7, {"a": 1}, ["-----BEGIN"], "", None])
def test_what_is_no_key_in_a_plain_book_encrypts_nothing(desk, junk):
    add(desk.create(), SECRET)
    desk.edit(lambda document: document["_meta"]["book"].update(key=junk))
    book = desk.open()
    add(book, "Bo Chen")
    assert not book.encrypted and names(desk.open()) == [SECRET, "Bo Chen"]
    book.set_key(made().locked)
    assert is_encrypted(desk.path.read_bytes()) and names(desk.open()) == [SECRET, "Bo Chen"]


def test_a_key_that_was_spoiled_by_hand_never_makes_the_file_plain(desk, other):
    add(encrypted_book(desk), SECRET)
    document = json.loads(plain(desk.path))
    document["_meta"]["book"]["key"] = made().locked.replace("# key ", "# kez ")
    spoiled = json.dumps(document).encode()
    desk.path.write_bytes(spoiled)
    with pytest.raises(BookError, match="key in the book is damaged"):
        other.open()
    assert desk.path.read_bytes() == spoiled


@pytest.mark.parametrize("junk", [{"a": 1}, "x", 7])
def test_junk_in_the_place_of_the_key_does_not_make_the_file_plain(desk, junk):
    add(encrypted_book(desk), SECRET)
    document = json.loads(plain(desk.path))
    document["_meta"]["book"]["key"] = junk
    desk.path.write_text(json.dumps(document))
    book = desk.open()
    add(book, "Bo Chen")
    assert is_encrypted(desk.path.read_bytes()) and names(desk.open()) == [SECRET, "Bo Chen"]


def test_a_book_that_is_not_there_is_not_encrypted(desk):
    book = desk.create()
    add(book, SECRET)
    desk.path.unlink()
    book.refresh()
    with pytest.raises(BookError):
        book.set_key(made().locked)
    assert not desk.path.exists() and not book.encrypted


# --- what is the same is not written ---


def test_what_is_the_same_is_not_written_though_it_would_be_other_bytes(desk):
    book = encrypted_book(desk)
    add(book, SECRET)
    before = desk.path.read_bytes()
    for _ in range(3):
        assert not desk.open().sync()
    assert desk.path.read_bytes() == before
    assert b"".join(knowing().closed(desk.path, book.text, book.text.locked_key)) != before, (
        "age never writes the same bytes twice"
    )


def test_two_machines_do_not_answer_each_other_for_ever(tmp_path):
    """Each has its own folder; a sync program carries whole files to and fro, and both have merged
    the same."""
    one, two = (vault(tmp_path / name, name, START + at) for at, name in enumerate(("one", "two")))
    add(encrypted_book(one), SECRET)
    two.path.write_bytes(one.path.read_bytes())
    add(one.open(), "mine")
    add(two.open(), "theirs")
    # The two were edited at once: each gets the other's version as a conflict copy, and merges it.
    one.path.with_name(COPY).write_bytes(two.path.read_bytes())
    two.path.with_name(COPY).write_bytes(one.path.read_bytes())
    assert one.open().sync() and two.open().sync()
    assert plain(one.path) == plain(two.path) and one.path.read_bytes() != two.path.read_bytes()
    written = 0
    for _ in range(6):
        for source, target in ((one, two), (two, one)):
            # Other bytes, so a sync program makes a conflict copy of them, or puts them in the
            # place of the file.
            target.path.with_name(COPY).write_bytes(source.path.read_bytes())
            written += target.open().sync()
            target.path.write_bytes(source.path.read_bytes())
            book = target.open()
            written += book.sync() + book.refresh()
            assert files(target) == ["planner.json"]
    assert written == 0 and one.path.read_bytes() == two.path.read_bytes()
    assert names(one.open()) == [SECRET, "mine", "theirs"]


def test_looking_once_a_second_decrypts_nothing_while_nothing_changes(desk, monkeypatch):
    add(encrypted_book(desk), SECRET)
    fork(desk, "Bo Chen", "planner 2.json")
    book = desk.open()
    book.refresh()
    assert names(book) == [SECRET, "Bo Chen"]
    real, calls = encrypted.decrypt, []

    def counted(body: bytes, key: str) -> bytes:
        calls.append(key)
        return real(body, key)

    monkeypatch.setattr(encrypted, "decrypt", counted)
    os.utime(desk.path, (START, START))
    for _ in range(5):
        book.refresh()
    assert calls == [], "not even where only its time has changed"
    add(Desk(desk.path.parent, desk.state.with_name("third"), START, knowing()).open(), "Cy Dee")
    calls.clear()
    assert book.refresh() and len(calls) == 1


# --- other copies ---


@pytest.mark.parametrize(
    ("name", "sure"),
    [*((name, True) for name, _ in SURE[::3]), *((name, False) for name, _ in WEAK)],
)
def test_encrypted_copies_are_found_by_what_is_in_them(desk, name, sure):
    add(encrypted_book(desk), SECRET)
    copy = fork(desk, "Bo Chen", name)
    book = desk.open()
    assert names(book) == [SECRET, "Bo Chen"]
    book.sync()
    assert copy.exists() != sure
    assert names(
        Desk(desk.path.parent, desk.state.with_name("third"), START, knowing()).open()
    ) == [SECRET, "Bo Chen"]
    assert reads_plain(desk.path.parent, SECRET, "Bo Chen") == []


def test_a_plain_copy_beside_an_encrypted_book_is_merged_and_the_book_stays_encrypted(desk, other):
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    add(other.open(), "Bo Chen")
    desk.path.rename(desk.path.with_name(COPY))
    desk.path.write_bytes(data)
    book.set_key(made().locked)
    book.refresh()
    assert names(book) == [SECRET, "Bo Chen"] and is_encrypted(desk.path.read_bytes())
    assert (
        files(desk) == ["planner.json"] and reads_plain(desk.path.parent, SECRET, "Bo Chen") == []
    )


def test_an_encrypted_copy_beside_a_plain_book_turns_encryption_on_here_too(desk, other):
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    theirs = other.open()
    theirs.set_key(made().locked)
    add(theirs, "Bo Chen")
    desk.path.rename(desk.path.with_name(COPY))
    desk.path.write_bytes(data)
    add(book, "Cy Dee")
    assert names(book) == [SECRET, "Bo Chen", "Cy Dee"] and is_encrypted(desk.path.read_bytes())
    assert files(desk) == ["planner.json"] and reads_plain(desk.path.parent, SECRET) == []


def test_a_plain_version_that_takes_the_place_of_the_encrypted_one_is_merged_and_encrypted(
    desk, other
):
    """This machine turned encryption on while the other one, which did not know, wrote."""
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    add(other.open(), "Bo Chen")
    theirs = desk.path.read_bytes()
    desk.path.write_bytes(data)
    book.refresh()
    book.set_key(made().locked)
    desk.path.write_bytes(theirs)
    book.refresh()
    assert names(book) == [SECRET, "Bo Chen"] and is_encrypted(desk.path.read_bytes())
    desk.path.write_bytes(
        plain(desk.path)
    )  # somebody has decrypted it with age and put the plain text there
    assert desk.open().sync() and is_encrypted(desk.path.read_bytes())


def test_a_copy_that_no_key_opens_is_left_alone_and_told_and_read_once(desk, monkeypatch):
    add(desk.create(), SECRET)
    book = desk.open()
    other_key = encrypted.new_key()
    locked = encrypted.lock(other_key, "the passphrase of somebody else")
    theirs = Desk(
        desk.path.parent, desk.state.with_name("theirs"), START + 60, KeyStore(other_key, NoRing())
    )
    data = desk.path.read_bytes()
    strangers = theirs.open()
    strangers.set_key(locked)
    add(strangers, "Bo Chen")
    copy = desk.path.with_name(COPY)
    copy.write_bytes(desk.path.read_bytes())
    desk.path.write_bytes(data)
    book.set_key(made().locked)
    assert names(book) == [SECRET] and copy.exists()
    book = desk.open()
    (finding,) = examine(book, datetime.date(2026, 11, 18))
    assert (
        finding.ailment == "stray" and COPY in finding.what and "PLANNER_PASSPHRASE" in finding.fix
    )
    reads = []
    with monkeypatch.context() as patch:
        patch.setattr("planner.book.sync.version.opened", lambda *args: reads.append(args))
        book.incoming.copies.look(book.text.id, beside(book.place))
    assert not reads
    assert desk.keys is not None and desk.keys.unlock(locked, "the passphrase of somebody else")
    book.refresh()
    assert names(book) == [SECRET, "Bo Chen"] and not copy.exists()


def test_where_a_program_took_the_name_away_a_newcomer_is_asked_and_nothing_new_is_made(
    desk, tmp_path
):
    add(encrypted_book(desk), SECRET)
    desk.path.rename(desk.path.with_name("planner.json..path1"))
    with pytest.raises(Locked):
        standing_in(Place(desk.path, tmp_path / "new", strange()))
    newcomer = Desk(desk.path.parent, tmp_path / "new", START, knowing())
    assert names(newcomer.open()) == [SECRET]


def test_the_two_sides_of_a_conflict_of_git_are_merged(desk, other):
    add(encrypted_book(desk), SECRET)
    ours = desk.path.read_bytes()
    add(other.open(), "theirs")
    theirs = desk.path.read_bytes()
    desk.path.write_bytes(ours)
    add(desk.open(), "mine")
    base, mine, other_side = (desk.path.with_name(f"side{at}") for at in range(3))
    for path, data in ((base, ours), (mine, desk.path.read_bytes()), (other_side, theirs)):
        path.write_bytes(data)
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    merged = subprocess.run(
        ["git", "merge-file", "-p", mine, base, other_side], capture_output=True, check=False
    )
    assert b"<<<<<<< " in merged.stdout
    for path in (base, mine, other_side):
        path.unlink()
    desk.path.write_bytes(merged.stdout)
    book = desk.open()
    assert names(book) == [SECRET, "mine", "theirs"] and book.status.ready
    book.sync()
    assert text_of(desk.path).hash == book.text.hash


def test_line_ends_of_windows_are_survived(desk):
    add(encrypted_book(desk), SECRET)
    desk.path.write_bytes(desk.path.read_bytes().replace(b"\n", b"\r\n"))
    assert names(desk.open()) == [SECRET] and desk.open().status.ready


# --- not ready is not new; who may not read sees nothing ---


@pytest.mark.parametrize("gone", [False, True])
def test_without_the_key_nothing_is_shown_and_nothing_changed(desk, gone):
    """Not even from this machine's own copy, and not where the file is away."""
    add(encrypted_book(desk), SECRET)
    before = desk.path.read_bytes()
    if gone:
        desk.path.rename(desk.path.with_name("elsewhere"))
    stranger = Desk(desk.path.parent, desk.state, START, strange())
    with pytest.raises(Locked) as locked:
        stranger.open()
    assert locked.value.exit_code == 4 and str(locked.value).count("\n") == 1
    wrong = Desk(desk.path.parent, desk.state, START, KeyStore("not the passphrase", NoRing()))
    with pytest.raises(Locked, match="does not open it"):
        wrong.open()
    if gone:
        desk.path.with_name("elsewhere").rename(desk.path)
    assert desk.path.read_bytes() == before and files(desk) == ["planner.json"]


def test_a_wrong_passphrase_is_tried_once(desk, monkeypatch):
    add(encrypted_book(desk), SECRET)
    real, tried = encrypted.unlock, []

    def counted(locked_key: str, passphrase: str) -> str | None:
        tried.append(passphrase)
        return real(locked_key, passphrase)

    monkeypatch.setattr(encrypted, "unlock", counted)
    wrong = Desk(desk.path.parent, desk.state, START, KeyStore("no", NoRing()))
    for _ in range(3):
        with pytest.raises(Locked):
            wrong.open()
    assert tried == ["no"]


def test_a_file_that_is_cut_off_is_not_ready(desk, tmp_path, impatient):
    add(encrypted_book(desk), SECRET)
    whole = desk.path.read_bytes()
    newcomer = Desk(desk.path.parent, tmp_path / "new", START, knowing())
    for size in [*range(200), *range(200, len(whole) - 1, 41), len(whole) - 2]:
        desk.path.write_bytes(whole[:size])
        with pytest.raises(BookError):
            newcomer.open()
        if size % 17 == 0:
            book = desk.open()
            assert names(book) == [SECRET] and not book.status.ready
        assert desk.path.read_bytes() == whole[:size]
    desk.path.write_bytes(whole[:1200])
    book = desk.open()
    add(book, "Bo Chen")
    assert desk.path.read_bytes() == whole[:1200], "nothing is written over what is on its way"
    desk.path.write_bytes(whole)
    book.refresh()
    assert names(desk.open()) == [SECRET, "Bo Chen"] and text_of(desk.path)


def test_flipped_bits_lose_nothing(desk, tmp_path, impatient):
    add(encrypted_book(desk), SECRET)
    whole = desk.path.read_bytes()
    chance = random.Random(4)
    newcomer = Desk(desk.path.parent, tmp_path / "new", START, knowing())
    for _ in range(int(os.environ.get("PLANNER_FLIPS", "120"))):
        spoiled = bytearray(whole)
        spoiled[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        desk.path.write_bytes(spoiled)
        with contextlib.suppress(Locked):  # the name of its key was hit: it is another's, then
            assert names(desk.open()) == [SECRET]
        with contextlib.suppress(BookError):
            assert names(newcomer.open()) == [SECRET]
        shutil.rmtree(newcomer.state, ignore_errors=True)
        assert desk.path.read_bytes() == bytes(spoiled)


def test_the_doctor_writes_a_damaged_file_anew_and_encrypted(desk, impatient):
    add(encrypted_book(desk), SECRET)
    day = datetime.date(2026, 11, 18)
    assert examine(desk.open(), day) == []
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[:-100])
    book = desk.open()
    found = examine(book, day)
    assert [each.ailment for each in found] == ["file"]
    repair(book, found)
    assert names(desk.open()) == [SECRET] and examine(desk.open(), day) == []
    assert is_encrypted(desk.path.read_bytes()) and reads_plain(desk.path.parent, SECRET) == []


def test_without_the_library_an_encrypted_book_says_what_to_install(desk, monkeypatch):
    add(encrypted_book(desk), SECRET)
    before = desk.path.read_bytes()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(BookError, match=r"planner-daily\[encrypt\]") as error:
        desk.open()
    assert error.value.exit_code == 4 and desk.path.read_bytes() == before


def test_without_the_library_an_encrypted_copy_is_no_reason_to_fail(desk, monkeypatch):
    book = desk.create()
    add(book, SECRET)
    data = desk.path.read_bytes()
    book.set_key(made().locked)
    desk.path.rename(desk.path.with_name(COPY))
    desk.path.write_bytes(data)
    shutil.rmtree(desk.state)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    plain_book = desk.open()
    add(plain_book, "Bo Chen")
    assert names(plain_book) == [SECRET, "Bo Chen"] and desk.path.with_name(COPY).exists()


# --- others write, machines fail ---


@pytest.mark.parametrize("theirs", ["encrypted", "plain"])
def test_a_writer_that_comes_between_is_merged(desk, other, monkeypatch, theirs):
    book = encrypted_book(desk)
    add(book, SECRET)
    foreign = other.open()
    real = swap._exchange
    rounds = iter(range(3))

    def racing(new: Path, current: Path) -> None:
        number = next(rounds, None)
        if number is not None:
            monkeypatch.setattr(swap, "_exchange", real)
            add(foreign, f"theirs {number}")
            if theirs == "plain":
                desk.path.write_bytes(plain(desk.path))
            monkeypatch.setattr(swap, "_exchange", racing)
        real(new, current)

    monkeypatch.setattr(swap, "_exchange", racing)
    add(book, "mine")
    assert names(book) == [SECRET, "mine", "theirs 0", "theirs 1", "theirs 2"] == names(desk.open())
    assert files(desk) == ["planner.json"] and reads_plain(desk.path.parent, SECRET, "theirs") == []


def test_what_comes_between_and_cannot_be_opened_is_given_back(desk, monkeypatch):
    book = encrypted_book(desk)
    add(book, SECRET)
    key = encrypted.new_key()
    unknown = encrypted.lock(key, "of somebody else").encode() + encrypted.encrypt(
        book.text.data, key
    )
    real = swap._exchange
    landed: list[int] = []

    def racing(new: Path, current: Path) -> None:
        if not landed:
            landed.append(1)
            current.write_bytes(unknown)
        real(new, current)

    monkeypatch.setattr(swap, "_exchange", racing)
    with pytest.raises(Locked):
        add(book, "Bo Chen")
    assert (
        desk.path.read_bytes() == unknown
        and names(book) == [SECRET]
        and files(desk) == ["planner.json"]
    )


WRITER = """
import sys
from planner.book import Book
from planner.change import Change, Put
from planner.ids import new_id
book = Book.open(sys.argv[1], state=sys.argv[2])
while True:
    key = new_id()
    book.apply(Change("x", (Put("contacts", key, {"name": key, "notes": "SECRET" * 500}),)))
    print(key, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killing_a_program_that_writes_leaves_nothing_plain_and_loses_nothing(desk, monkeypatch):
    encrypted_book(desk)
    root = Path(__file__).parent.parent.parent
    chance = random.Random(5)
    acknowledged: set[str] = set()
    monkeypatch.setenv("PLANNER_PASSPHRASE", made().key)
    left_over = 0
    for _ in range(int(os.environ.get("PLANNER_KILLS", "20"))):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, desk.path, desk.state],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 4)):
            acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.008)
        process.kill()
        acknowledged.update(process.communicate()[0].split())
        assert reads_plain(desk.path.parent, "SECRET") == []
        assert text_of(desk.path)
        left_over += len(files(desk)) - 1
    book = desk.open()
    assert acknowledged <= set(book.records.contacts)
    add(book, SECRET)
    assert files(desk) == ["planner.json"]


def test_a_fault_at_any_call_of_a_change_leaves_nothing_plain(tmp_path, faults):
    at = 0
    while True:
        at += 1
        desk = vault(tmp_path / f"trial{at}")
        book = encrypted_book(desk)
        add(book, SECRET)
        faults.arm(at)
        error = None
        try:
            add(book, "Bo Chen")
        except BookError as caught:
            error = caught
        finally:
            faults.disarm()
        where = f"call {at} of {faults.names}"
        assert reads_plain(desk.path.parent, SECRET, "Bo Chen") == [], where
        assert names(desk.open()) == ([SECRET, "Bo Chen"] if error is None else [SECRET]), where
        add(book, "Cy Dee")
        assert files(desk) == ["planner.json"], where
        if faults.count < at:
            assert error is None and at > 5
            return


@pytest.mark.parametrize("seed", range(int(os.environ.get("PLANNER_RUNS", "6"))))
def test_three_machines_lose_no_touch_and_end_up_the_same(tmp_path, seed):
    """As on a plain book (test_hostile.py); encryption is turned on somewhere on the way."""
    chance = random.Random(seed)
    machines = [vault(tmp_path / str(days), "m", START + days * 86_400) for days in (0, -3, 9)]
    machines[0].create()
    for machine in machines[1:]:
        machine.path.write_bytes(machines[0].path.read_bytes())
    touches: set[str] = set()
    on = chance.randrange(15)
    for step in range(25):
        machine = chance.choice(machines)
        book = machine.open()
        contacts = sorted(book.records.contacts)
        if step == on:
            book.set_key(made().locked)
        elif chance.random() < 0.4 or not contacts:
            add(book, f"Person {chance.randrange(1000)}", tags=frozenset(chance.sample("abc", 2)))
        elif chance.random() < 0.7:
            touches.add(touch(book, chance.choice(contacts), note=f"{chance.random()}"))
        else:
            book.apply(put("contacts", chance.choice(contacts), org=f"Org {chance.randrange(5)}"))
        if chance.random() < 0.5:
            source, target = chance.sample(machines, 2)
            name = chance.choice(
                ("planner.json", COPY, "planner.sync-conflict-20261122-023508-ABCDEF7.json")
            )
            target.path.with_name(name).write_bytes(source.path.read_bytes())
    for _ in range(4):
        for source, target in zip(machines, machines[1:] + machines[:1], strict=True):
            source.open().sync()
            target.path.write_bytes(source.path.read_bytes())
    assert len({plain(machine.path) for machine in machines}) == 1
    for machine in machines:
        assert reads_plain(machine.path.parent, "Person") == [] and files(machine) == [
            "planner.json"
        ]
        assert touches <= set(machine.open().records.touches)


# --- age itself opens it ---


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_age_opens_the_book_with_its_key_and_the_key_with_the_passphrase(desk, tmp_path):
    add(encrypted_book(desk), SECRET)
    key, body = tmp_path / "key", tmp_path / "body.age"
    key.write_text(made().key + "\n")
    body.write_bytes(encrypted.split(desk.path.read_bytes())[1])
    opened = subprocess.run(["age", "-d", "-i", key, body], capture_output=True, check=True).stdout
    assert json.loads(opened)["contacts"] and Text.trusted(opened) is not None
    # What age encrypts to the same key, the planner takes in: a document edited by hand.
    document = json.loads(opened)
    (record,) = document["contacts"].values()
    record["org"] = "Acme"
    public = subprocess.run(
        ["age-keygen", "-y", key], capture_output=True, check=True, text=True
    ).stdout.strip()
    made_by_age = subprocess.run(
        ["age", "-a", "-r", public],
        input=json.dumps(document).encode(),
        capture_output=True,
        check=True,
    ).stdout
    desk.path.write_bytes(made().locked.encode() + made_by_age)
    book = desk.open()
    assert [contact.org for contact in book.records.contacts.values()] == ["Acme"]
    assert book.sync() is False or is_encrypted(desk.path.read_bytes())


@pytest.mark.skipif(shutil.which("age") is None or os.name == "nt", reason="age is not installed")
def test_what_the_documentation_tells_to_do_with_age_and_sed_works(desk, tmp_path):
    import pty

    add(encrypted_book(desk), SECRET)
    manual = (Path(__file__).parent.parent.parent / "docs" / "encryption.md").read_text()
    commands = [line.strip() for line in manual.splitlines() if line.startswith("    sed ")]
    assert len(commands) == 2
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(desk.path.parent)
        os.execvp("sh", ["sh", "-c", " && ".join(commands)])
    said = b""
    sent = False
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
        if b"passphrase" in said and not sent:
            sent = True
            os.write(terminal, PASSPHRASE.encode() + b"\n")
    assert os.waitpid(child, 0)[1] == 0, said
    assert json.loads((desk.path.parent / "plain.json").read_bytes())["contacts"]


def test_a_book_opens_whatever_the_ring_says(desk, tmp_path):
    add(encrypted_book(desk), SECRET)
    ring = FakeRing()
    ring.kept = ["AGE-SECRET-KEY-1NONSENSE", encrypted.new_key(), made().key]
    assert names(Book.open(desk.path, state=tmp_path / "new", keys=KeyStore(ring=ring))) == [SECRET]
    assert ring.reads == 1
