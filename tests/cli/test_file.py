"""`planner sync`, `snapshots`, `restore`, `doctor`, and the merge programs of git and Unison."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.book import Book
from planner.change import Change, Put
from planner.commands.file.books import open_session
from planner.commands.file.file import this_machine

ROOT = Path(__file__).parent.parent.parent
COPY = "planner (Ana's conflicted copy 2026-11-22).json"
PLANNER = f"{sys.executable} -m planner"


def contact(run, name: str) -> str:
    return next(each["id"] for each in run("list", "--json").value if each["name"] == name)


def elsewhere(book: Path, folder: Path, *edits: Put) -> bytes:
    """The book as another machine has it after a change."""
    far = folder / "far"
    far.mkdir(exist_ok=True)
    (far / "planner.json").write_bytes(book.read_bytes())
    other = Book.open(far / "planner.json", state=folder / "far-state")
    other.apply(Change("theirs", edits))
    return (far / "planner.json").read_bytes()


def test_sync_merges_tells_and_moves_away(run, book, tmp_path):
    run("add", "Ana Li", "--org", "Acme")
    key = contact(run, "Ana Li")
    theirs = elsewhere(book, tmp_path, Put("contacts", key, {"org": "Umbra", "role": "Head"}))
    run("edit", "Ana Li", "--org", "Globex")
    book.with_name(COPY).write_bytes(theirs)
    rehearsed = run("sync", "--dry-run", "--json").value
    assert (
        rehearsed["merged"] == [COPY]
        and rehearsed["archived"] == []
        and book.with_name(COPY).exists()
    )
    done = run("sync", "--json").value
    assert done["merged"] == [COPY] == done["archived"] and not book.with_name(COPY).exists()
    assert [each["id"] for each in done["changes"]] == [key]
    (met,) = done["conflicts"]
    assert (met["name"], met["field"], met["kept"], met["lost"], met["state"]) == (
        "Ana Li",
        "organisation",
        "Globex",
        "Umbra",
        "kept",
    )
    assert run("sync", "--json").value["merged"] == []
    assert "Umbra" in run("sync").out
    assert run("sync", "--take", met["id"][:4]).code == 0
    assert run("show", "Ana Li", "--json").value["org"] == "Umbra"
    assert run("undo").code == 0
    assert run("show", "Ana Li", "--json").value["org"] == "Globex"


def test_taking_what_is_not_there_is_said_plainly(run):
    run("add", "Ana Li")
    gone = run("sync", "--take", "beef")
    assert gone.code == 1 and "no such conflict" in gone.err


def test_deletions_by_hand_are_asked_and_answered(run, book):
    for number in range(8):
        run("add", f"Person {number}")
    document = json.loads(book.read_bytes())
    document["contacts"] = {}
    book.write_text(json.dumps(document))
    assert len(run("sync", "--json").value["missing"]) == 8
    assert "taken out of the file by hand" in run("sync").out and run("doctor").code == 1
    assert "deleted" in run("sync", "--accept-deletions").out.lower()
    assert run("list", "--json").value == [] and run("doctor").code == 0
    assert run("sync", "--accept-deletions").code == 1
    run("undo")
    assert len(run("list", "--json").value) == 8


def test_snapshots_and_restore(run, book, monkeypatch):
    monkeypatch.setattr("planner.book.memory.snapshots.PAUSE", 0.0)
    assert run("restore", "yesterday").code == 4 or not book.exists()
    run("add", "Ana Li")
    run("add", "Bo Chen")
    run("add", "Cy Dee")
    found = run("snapshots", "--json").value
    assert len(found) == 2 and {"name", "when", "bytes"} == set(found[0])
    rehearsed = run("restore", found[-1]["name"], "--dry-run", "--json").value
    assert (rehearsed["gone"], rehearsed["back"]) == (2, 0) and len(
        run("list", "--json").value
    ) == 3
    assert run("restore", found[-1]["name"]).code == 0
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li"]
    run("undo")
    assert len(run("list", "--json").value) == 3
    assert run("restore", "nonsense").code == 2
    assert run("restore", "2001-01-01").code == 1


def test_doctor(run, book):
    run("add", "Ana Li")
    assert run("doctor", "--json").value == {
        "ok": True,
        "problems": [],
        "repaired": 0,
        "dry_run": False,
        "lost_and_found": [],
    }
    document = json.loads(book.read_bytes())
    (key,) = document["contacts"]
    document["contacts"][key]["cadence_days"] = "often"
    document["contacts"][key]["org"] = "Globex International Group"
    book.write_text(json.dumps(document))
    run("sync")
    sick = run("doctor", "--json")
    assert sick.code == 1 and not sick.value["ok"]
    assert {"where", "what", "fix"} == set(sick.value["problems"][0])
    before = book.read_bytes()
    rehearsed = run("doctor", "--repair", "--dry-run", "--json")
    assert rehearsed.code == 1 and rehearsed.value == {**sick.value, "repaired": 1, "dry_run": True}
    assert run("doctor", "--repair", "--dry-run").out.startswith("Would mend 1 thing.\n")
    assert book.read_bytes() == before and run("doctor", "--json").value == sick.value
    well = run("doctor", "--repair", "--json")
    assert well.code == 0 and well.value["ok"] and well.value["repaired"] == 1
    assert [each["value"] for each in well.value["lost_and_found"]] == ['"often"']


@pytest.fixture
def versions(run, book, tmp_path) -> tuple[Path, Path, Path]:
    """A base and two versions of it, as files."""
    run("add", "Ana Li", "--org", "Acme")
    key = contact(run, "Ana Li")
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_bytes(book.read_bytes())
    theirs.write_bytes(elsewhere(book, tmp_path, Put("contacts", key, {"role": "Head"})))
    run("edit", "Ana Li", "--org", "Globex")
    ours.write_bytes(book.read_bytes())
    return base, ours, theirs


def only_contact(path: Path) -> tuple[str, str]:
    (found,) = json.loads(path.read_bytes())["contacts"].values()
    return found["org"], found["role"]


def test_the_driver_merges_into_ours(run, versions):
    base, ours, theirs = versions
    before = ours.read_bytes()
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code == 0
    assert only_contact(ours) == ("Globex", "Head")
    merged = ours.read_bytes()
    ours.write_bytes(theirs.read_bytes())
    theirs.write_bytes(before)
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code == 0
    assert ours.read_bytes() == merged, "whichever side one is on"


@pytest.mark.parametrize("program", ["--driver", "--merge"])
def test_what_lost_a_merge_of_git_or_unison_can_be_taken_back(run, book, tmp_path, program):
    run("add", "Ana Li", "--org", "Acme")
    base, theirs, merged = (tmp_path / name for name in ("base", "theirs", "merged"))
    base.write_bytes(book.read_bytes())
    run("edit", "Ana Li", "--org", "Globex")
    theirs.write_bytes(
        elsewhere(base, tmp_path, Put("contacts", contact(run, "Ana Li"), {"org": "Umbra"}))
    )
    files = (base, book, theirs) if program == "--driver" else (book, theirs, merged)
    assert run("sync", program, *map(str, files)).code == 0
    if program == "--merge":
        book.write_bytes(merged.read_bytes())
    (met,) = run("sync", "--json").value["conflicts"]
    assert (met["kept"], met["lost"]) == ("Umbra", "Globex")
    assert run("sync", "--take", met["id"]).code == 0
    assert run("show", "Ana Li", "--json").value["org"] == "Globex"


def test_two_machines_of_one_name_are_told_apart(run, book, tmp_path):
    run("add", "Ana Li", "--org", "Acme")
    theirs = elsewhere(book, tmp_path, Put("contacts", contact(run, "Ana Li"), {"org": "Umbra"}))
    run("edit", "Ana Li", "--org", "Globex")
    book.with_name(COPY).write_bytes(theirs)
    (met,) = run("sync", "--json").value["conflicts"]
    assert met["from"] != met["kept_from"]
    assert met["from"].rpartition(" (")[0] == met["kept_from"].rpartition(" (")[0] != ""
    assert this_machine(open_session(book)) in (met["from"], met["kept_from"])


def test_the_answers_about_deletions_by_hand_promise_what_undo_can_do(run, book):
    for number in range(12):
        run("add", f"Person {number}")
    document = json.loads(book.read_bytes())

    def take_out() -> None:
        book.write_text(json.dumps({**document, "contacts": {}}))

    take_out()
    asked = run("sync").out
    assert [line for line in asked.splitlines() if line.startswith("  ")] == [
        f"  {name}" for name in sorted(f"Person {number}" for number in range(12))
    ]
    kept = run("sync", "--keep-deletions")
    assert kept.code == 0 and "Kept 12 records" in kept.out and "undo" not in kept.out
    take_out()
    gone = run("sync", "--accept-deletions")
    assert (
        "Deleted 12 records" in gone.out
        and "undo" in gone.out
        and "were kept" not in gone.out + gone.err
    )
    assert run("list", "--json").value == []
    assert run("undo").code == 0 and len(run("list", "--json").value) == 12


def test_undo_says_what_another_machine_has_changed_since(run, book, tmp_path):
    run("add", "Ana Li", "--org", "Acme")
    key = contact(run, "Ana Li")
    run("edit", "Ana Li", "--org", "Globex", "--role", "Head")
    book.write_bytes(elsewhere(book, tmp_path, Put("contacts", key, {"org": "Umbra"})))
    done = run("undo")
    assert "what was changed since stays as it is" in done.out
    shown = run("show", "Ana Li", "--json").value
    assert (shown["org"], shown["role"]) == ("Umbra", "")
    assert "stays" in run("undo").out, "somebody whom another machine has edited is not taken out"
    assert len(run("list", "--json").value) == 1
    run("edit", "Ana Li", "--place", "Lisbon")
    assert "stays" not in run("undo").out


def test_the_driver_takes_edits_by_hand_from_the_base(run, versions):
    base, ours, theirs = versions
    document = json.loads(theirs.read_bytes())
    (found,) = document["contacts"].values()
    found["place"] = "Lisbon"
    theirs.write_text(json.dumps(document, indent=1))
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code == 0
    assert next(iter(json.loads(ours.read_bytes())["contacts"].values()))["place"] == "Lisbon"
    assert only_contact(ours) == ("Globex", "Head")


@pytest.mark.parametrize(
    "content", ["", "{}", '{"_meta": []}', "no json", '{"_meta": {"book": {"id": 3}}}']
)
def test_the_driver_leaves_what_it_does_not_understand_to_git(run, versions, content):
    base, ours, theirs = versions
    before = ours.read_bytes()
    theirs.write_text(content)
    assert run("sync", "--driver", str(base), str(ours), str(theirs)).code in (1, 4)
    assert ours.read_bytes() == before


def test_two_different_books_are_never_merged(run, versions, tmp_path):
    base, ours, _ = versions
    from planner.book import create_book

    create_book(tmp_path / "strange.json", tmp_path / "strange-state")
    before = ours.read_bytes()
    assert run("sync", "--driver", str(base), str(ours), str(tmp_path / "strange.json")).code == 1
    assert ours.read_bytes() == before


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_two_branches_through_the_driver(run, versions, tmp_path):
    base, ours, theirs = versions
    repository = tmp_path / "repository"
    repository.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }

    def git(*words: str) -> None:
        subprocess.run(
            ["git", *words], cwd=repository, env=environment, check=True, capture_output=True
        )

    def commit(version: Path, text: str) -> None:
        shutil.copy(version, repository / "planner.json")
        git("add", ".")
        git("commit", "-qm", text)

    git("init", "-q", "-b", "main")
    git("config", "merge.planner.driver", f"{PLANNER} sync --driver %O %A %B")
    (repository / ".gitattributes").write_text("planner.json merge=planner\n")
    commit(base, "base")
    git("checkout", "-qb", "theirs")
    commit(theirs, "theirs")
    git("checkout", "-q", "main")
    commit(ours, "ours")
    git("merge", "-q", "theirs", "-m", "merged")
    assert only_contact(repository / "planner.json") == ("Globex", "Head")


@pytest.mark.skipif(shutil.which("unison") is None, reason="unison is not installed")
def test_unison_merges_through_its_merge_program(run, versions, tmp_path, monkeypatch):
    base, ours, theirs = versions
    one, other, home = tmp_path / "one", tmp_path / "other", tmp_path / "unison"
    for folder in (one, other, home):
        folder.mkdir()
    monkeypatch.setenv("UNISON", str(home))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (home / "planner.prf").write_text(
        f"root = {one}\nroot = {other}\nbatch = true\nauto = true\nbackupcurr = Name planner.json\n"
        f"merge = Name planner.json -> {PLANNER} sync --merge CURRENT1 CURRENT2 NEW\n"
    )

    def synchronise() -> None:
        subprocess.run(
            ["unison", "planner", "-silent"], check=False, capture_output=True, timeout=60
        )

    shutil.copy(base, one / "planner.json")
    synchronise()
    shutil.copy(ours, one / "planner.json")
    shutil.copy(theirs, other / "planner.json")
    synchronise()
    assert only_contact(one / "planner.json") == ("Globex", "Head")
    assert (one / "planner.json").read_bytes() == (other / "planner.json").read_bytes()
