"""`planner config encrypt`, `passphrase` and `decrypt`, and every command on an encrypted book."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from typing import Any

import keyring
import keyring.backend
import pytest

from planner.book.disk.keys import own_keys
from planner.book.text import encrypted
from planner.book.text.encrypted import is_encrypted
from tests.book.vault import PASSPHRASE, made, plain, reads_plain, text_of
from tests.cli.conftest import TODAY

ROOT = Path(__file__).parent.parent.parent


class Fake(keyring.backend.KeyringBackend):
    """The keyring of a desktop, in memory."""

    priority = 5  # type: ignore[assignment]
    name = "Keyring of the tests"

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Any:
    fake, before = Fake(), keyring.get_keyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


@pytest.fixture
def headless() -> Any:
    """A machine without a keyring that works."""
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield None
    keyring.set_keyring(before)


@pytest.fixture
def known_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Encrypt with the key that the tests know."""
    key = made().key
    monkeypatch.setattr(encrypted, "new_key", lambda: key)


def restart() -> None:
    """What the next start of the program knows: nothing but the keyring and the environment."""
    own_keys.cache_clear()


def test_P8_encrypt_asks_once_and_keeps_the_key_in_the_keyring(run, book, desktop, known_key):
    run("add", "Ana Li")
    done = run("config", "encrypt", stdin=PASSPHRASE + "\n")
    assert done.code == 0 and "Keyring of the tests" in done.out and "is encrypted" in done.out
    assert is_encrypted(book.read_bytes()) and reads_plain(book.parent, "Ana Li") == []
    restart()
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li"]
    assert run("log", "coffee with Ana Li yesterday").code == 0
    assert run("undo").code == 0 and run("doctor").code == 0 and run("today").code == 0
    assert PASSPHRASE not in "".join(desktop.kept.values()), "the key is kept, not the passphrase"
    assert is_encrypted(book.read_bytes()) and run("config", "--json").value["encrypted"] is True


def test_without_keyring_terminal_and_variable_it_ends_with_4_and_says_what_to_do(
    run, book, headless, known_key
):
    run("add", "Ana Li")
    done = run("config", "encrypt", stdin=PASSPHRASE + "\n")
    assert done.code == 0 and "No keyring works here" in done.out
    restart()
    before = book.read_bytes()
    for argv in (
        ["today"],
        ["log", "coffee with Ana Li"],
        ["add", "Bo Chen"],
        ["config", "decrypt"],
        ["sync"],
        [],
    ):
        ran = run(*argv)
        assert (
            ran.code == 4
            and ran.out == ""
            and "PLANNER_PASSPHRASE" in ran.err
            and "terminal" in ran.err
        )
        assert len(ran.err.strip().splitlines()) == 2
    failed = run("today", "--json")
    assert failed.value["exit_code"] == 4 and "encrypted" in failed.value["error"]
    assert book.read_bytes() == before


def test_the_variable_opens_it_and_a_wrong_one_changes_nothing(
    run, book, headless, known_key, monkeypatch
):
    run("add", "Ana Li")
    monkeypatch.setenv("PLANNER_PASSPHRASE", PASSPHRASE)
    restart()
    assert run("config", "encrypt").code == 0
    restart()
    assert run("add", "Bo Chen").code == 0
    monkeypatch.setenv("PLANNER_PASSPHRASE", "something else")
    restart()
    before = book.read_bytes()
    wrong = run("add", "Cy Dee")
    assert (
        wrong.code == 4
        and "PLANNER_PASSPHRASE does not open it" in wrong.err
        and book.read_bytes() == before
    )
    monkeypatch.setenv("PLANNER_PASSPHRASE", "AGE-SECRET-KEY-1HALF")
    restart()
    assert "does not open it" in run("list").err
    monkeypatch.setenv("PLANNER_PASSPHRASE", made().key)
    restart()
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li", "Bo Chen"]


@pytest.mark.parametrize("words", [["decrypt"], ["encrypt", "--off"]])
def test_turned_off_the_file_is_plain_again(run, book, desktop, known_key, words):
    run("add", "Ana Li")
    assert run("config", *words).code == 1
    run("config", "encrypt", stdin=PASSPHRASE)
    done = run("config", *words, "--json")
    assert done.value["encrypted"] is False and not is_encrypted(book.read_bytes())
    assert run("config", *words).code == 1
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li"]


@pytest.mark.parametrize("words", [["passphrase"], ["budget_minutes", "15"], []])
def test_off_goes_with_encrypt_alone(run, book, desktop, known_key, words):
    run("add", "Ana Li")
    run("config", "encrypt", stdin=PASSPHRASE)
    assert run("config", *words, "--off", stdin=PASSPHRASE).code == 2 and is_encrypted(
        book.read_bytes()
    )


def test_another_passphrase(run, book, desktop, known_key, monkeypatch):
    run("add", "Ana Li")
    assert run("config", "passphrase", stdin="a new passphrase").code == 1, "it is not encrypted"
    run("config", "encrypt", stdin=PASSPHRASE)
    assert run("config", "encrypt", stdin=PASSPHRASE).code == 1
    before = plain(book)
    assert run("config", "passphrase", stdin="a new passphrase\n").code == 0
    locked = encrypted.locked_key_of(book.read_bytes())
    assert encrypted.unlock(locked, PASSPHRASE) is None
    assert encrypted.unlock(locked, "a new passphrase") == made().key
    assert plain(book) != before and run("list").code == 0


@pytest.mark.parametrize("stdin", ["", "\n", "   \n"])
def test_an_empty_passphrase_is_none(run, book, headless, known_key, stdin):
    run("add", "Ana Li")
    before = book.read_bytes()
    ran = run("config", "encrypt", stdin=stdin)
    assert ran.code == 1 and book.read_bytes() == before


def test_a_short_passphrase_is_taken_with_a_word_of_warning(run, book, headless, monkeypatch):
    known = made()
    run("add", "Ana Li")
    monkeypatch.setattr(encrypted, "lock", lambda key, passphrase: known.locked)
    monkeypatch.setattr(encrypted, "new_key", lambda: known.key)
    ran = run("config", "encrypt", stdin="hello")
    assert ran.code == 0 and "short" in ran.err


def test_a_passphrase_is_never_taken_from_the_command_line(run, book):
    run("add", "Ana Li")
    ran = run("config", "encrypt", "hunter22 hunter22")
    assert ran.code == 2 and "read by" in ran.err and not is_encrypted(book.read_bytes())


def test_a_rehearsal_changes_nothing_and_asks_nothing(run, book, desktop):
    run("add", "Ana Li")
    before = book.read_bytes()
    for words, would in ((["encrypt"], "would turn encryption on"), (["decrypt"], "not encrypted")):
        ran = run("config", *words, "--dry-run", "--json")
        assert (
            ran.code == 0
            and would in ran.value["would"]
            and ran.value["changed"] == []
            and ran.value["dry_run"]
        )
    assert book.read_bytes() == before and not desktop.kept


def test_plain_files_that_lie_beside_it_are_named(run, book, desktop, known_key):
    run("add", "Ana Li")
    for name in ("planner 2.json", "planner.inbox.txt", "planner.ics", ".~planner.json.zzzz.tmp"):
        book.with_name(name).write_text("BEGIN")
    book.with_name("elsewhere.txt").write_text("not under its name")
    done = run("config", "encrypt", "--json", stdin=PASSPHRASE).value
    assert done["plain"] == [
        ".~planner.json.zzzz.tmp",
        "planner 2.json",
        "planner.ics",
        "planner.inbox.txt",
    ]


def test_without_the_library_it_says_what_to_install(run, book, monkeypatch):
    run("add", "Ana Li")
    before = book.read_bytes()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    ran = run("config", "encrypt", stdin=PASSPHRASE)
    assert (
        ran.code == 1
        and "planner-daily[encrypt]" in ran.err
        and len(ran.err.strip().splitlines()) == 2
    )
    assert book.read_bytes() == before


def test_without_the_keyring_library_it_works_as_without_a_keyring(
    run, book, known_key, monkeypatch
):
    run("add", "Ana Li")
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "No keyring works here" in run("config", "encrypt", stdin=PASSPHRASE).out
    restart()
    assert run("list").code == 4


def test_a_keyring_that_breaks_is_no_reason_to_fail(run, book, desktop, known_key, monkeypatch):
    run("add", "Ana Li")

    def broken(*_: str) -> None:
        raise RuntimeError("the bus is gone")

    monkeypatch.setattr(desktop, "get_password", broken)
    assert "No keyring works here" in run("config", "encrypt", stdin=PASSPHRASE).out
    assert not desktop.kept, "what it keeps and cannot tell is not written over"
    restart()
    assert run("list").code == 4


def test_the_keyring_keeps_the_keys_of_other_books_too(run, desktop, known_key):
    other = "AGE-SECRET-KEY-1" + "Q" * 58
    desktop.kept["planner", "keys of encrypted books"] = other
    run("add", "Ana Li")
    run("config", "encrypt", stdin=PASSPHRASE)
    assert desktop.kept["planner", "keys of encrypted books"].split() == [other, made().key]
    restart()
    assert run("list").code == 0


# --- import, the drivers of git and Unison, snapshots ---


@pytest.fixture
def versions(run, book, tmp_path, desktop, known_key) -> tuple[Path, Path, Path]:
    """A base and two versions of an encrypted book, as files; the third is plain."""
    run("add", "Ana Li", "--org", "Acme")
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_bytes(book.read_bytes())
    run("edit", "Ana Li", "--role", "Head")
    theirs.write_bytes(book.read_bytes())
    book.write_bytes(base.read_bytes())
    run("sync")
    run("config", "encrypt", stdin=PASSPHRASE)
    run("edit", "Ana Li", "--org", "Globex")
    ours.write_bytes(book.read_bytes())
    return base, ours, theirs


@pytest.mark.parametrize("turned", [False, True])
def test_the_driver_of_git_merges_and_what_comes_out_is_encrypted(run, versions, turned):
    base, ours, theirs = versions
    if turned:
        ours, theirs = theirs, ours
    restart()
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code == 0
    assert is_encrypted(ours.read_bytes())
    (found,) = text_of(ours).table("contacts").values()
    assert (found["org"], found["role"]) == ("Globex", "Head")


def test_the_merge_program_of_unison_too(run, versions, tmp_path):
    _, ours, theirs = versions
    assert run("sync", "--merge", str(ours), str(theirs), str(tmp_path / "new")).code == 0
    assert text_of(tmp_path / "new").locked_key


def test_the_drivers_leave_what_they_cannot_open(run, versions, desktop):
    base, ours, theirs = versions
    desktop.kept.clear()
    restart()
    before = ours.read_bytes(), theirs.read_bytes()
    ran = run("sync", "--driver", str(base), str(ours), str(theirs))
    assert ran.code == 4 and "PLANNER_PASSPHRASE" in ran.err
    assert (ours.read_bytes(), theirs.read_bytes()) == before
    ours.write_bytes(before[0][:900])
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code == 1
    assert ours.read_bytes() == before[0][:900]


def test_an_encrypted_book_is_imported_like_a_plain_one(run, versions, book, tmp_path):
    book.unlink()
    ran = run("--book", str(tmp_path / "fresh.json"), "import", str(versions[1]), "--json")
    assert ran.code == 0 and ran.value["created"] == 1
    restart()


def test_an_export_is_plain(run, versions, tmp_path):
    assert run("export", str(tmp_path / "all.json")).code == 0
    assert "Ana Li" in (tmp_path / "all.json").read_text()


def test_snapshots_and_restore_work(run, book, desktop, known_key, monkeypatch):
    monkeypatch.setattr("planner.book.memory.snapshots.PAUSE", 0.0)
    run("add", "Ana Li")
    run("config", "encrypt", stdin=PASSPHRASE)
    run("add", "Bo Chen")
    run("add", "Cy Dee")
    found = run("snapshots", "--json").value
    assert run("restore", found[-1]["name"]).code == 0
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li"]
    assert is_encrypted(book.read_bytes())


def test_a_copy_with_another_key_is_named_by_sync_and_merged_with_its_passphrase(
    run, book, headless, known_key, tmp_path, monkeypatch
):
    run("add", "Ana Li")
    before = book.read_bytes()
    run("config", "encrypt", stdin=PASSPHRASE)
    run("add", "Bo Chen")
    copy = book.with_name("planner (Ana's conflicted copy 2026-11-22).json")
    copy.write_bytes(book.read_bytes())
    book.write_bytes(before)
    rmtree(tmp_path / "machine" / "state")
    restart()
    told = run("sync", "--json").value
    assert told["locked"] == [copy.name] and copy.exists()
    assert copy.name in run("sync").out
    monkeypatch.setenv("PLANNER_PASSPHRASE", PASSPHRASE)
    restart()
    assert run("sync", "--json").value["archived"] == [copy.name]
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li", "Bo Chen"]
    assert is_encrypted(book.read_bytes())


# --- on a terminal ---


def on_a_terminal(book: Path, words: list[str], *answers: str) -> tuple[int, str]:
    """Run a command on a terminal of its own, answering each question; returns its exit code and
    what was shown."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(
            sys.executable,
            [sys.executable, "-m", "planner", "--book", str(book), "--today", TODAY, *words],
        )
    shown, rest = b"", list(answers)
    seen = 0
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        if rest and shown[seen:].rstrip(b" ").endswith(b":"):
            seen = len(shown)
            os.write(terminal, rest.pop(0).encode() + b"\n")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="no terminals of one's own")
@pytest.mark.long
def test_on_a_terminal_it_is_asked_for_twice_and_not_shown(run, book):
    run("add", "Ana Li")
    code, shown = on_a_terminal(
        book, ["config", "encrypt"], "my own four words", "my own for words"
    )
    assert code == 1 and "not the same" in shown and not is_encrypted(book.read_bytes())
    code, shown = on_a_terminal(
        book, ["config", "encrypt"], "my own four words", "my own four words"
    )
    assert code == 0 and is_encrypted(book.read_bytes()) and "my own four words" not in shown
    code, shown = on_a_terminal(book, ["list"], "wrong", "my own four words")
    assert (
        code == 0
        and "Ana Li" in shown
        and "not the passphrase" in shown
        and "four words" not in shown
    )
    code, shown = on_a_terminal(book, ["list"], "")
    assert code == 4 and "Ana Li" not in shown


def test_an_encrypted_book_costs_a_plain_one_no_import(run, book, tmp_path):
    run("add", "Ana Li")
    program = (
        "import sys; from planner.cli.main import main; main(sys.argv[1:]); heavy = 'pyrage', "
        "'keyring'; "
        "print(sorted(name for name in sys.modules if name.startswith(heavy)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "--book", str(book), "sync"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "[]"
