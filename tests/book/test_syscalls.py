"""A real fault at every file-system call of a save, put in by strace: never corrupt, nothing
acknowledged is lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.book.text.book_text import Text
from tests.book.conftest import Desk, add, names

ROOT = Path(__file__).parent.parent.parent
EVERY = bool(os.environ.get("PLANNER_SYSCALLS"))
FAULTS = ("error=EIO", "error=ENOSPC", "error=EINTR", "error=EROFS", "error=EDQUOT", "signal=KILL")
CALLS = (
    "openat",
    "read",
    "write",
    "pread64",
    "pwrite64",
    "fsync",
    "fdatasync",
    "close",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "ftruncate",
    "mkdir",
    "mkdirat",
    "flock",
    "fchmod",
    "fchown",
    "lseek",
    "newfstatat",
    "fstat",
    "stat",
    "statx",
    "getdents64",
    "utimensat",
    "fsetxattr",
    "flistxattr",
    "listxattr",
)
SAVE = """
import _thread, os, sys
from planner.book import Book
from planner.change import Change, Put
from planner.errors import BookError
import ctypes, importlib, json, pkgutil, zlib
import planner.book
ctypes.CDLL(None)
# What is done in the book's folder is done in threads, one after the other: here in one, in which
# strace can count.
_thread.start_new_thread = lambda work, arguments: work()
# The program itself is read before: a fault is to hit the book's files, not the planner's own
# modules.
for module in pkgutil.walk_packages(planner.book.__path__, "planner.book."):
    importlib.import_module(module.name)
try:
    book = Book.open(sys.argv[1], state=sys.argv[2])
    len(book.records.contacts), book.device
    try:
        os.stat("/begin-of-save")
    except OSError:
        pass
    book.apply(Change("added Bo", (Put("contacts", "bo", {"name": "Bo"}),)))
    said = "acknowledged"
except BookError as error:
    said = "refused"
except BaseException as error:
    said = "a traceback: " + repr(error)
try:
    os.stat("/end-of-save")
except OSError:
    pass
print(said, flush=True)
"""


class Call(NamedTuple):
    """The call of a name that comes as the so-and-so-manieth of the program."""

    name: str
    number: int


def prepared(folder: Path) -> Desk:
    (folder / "synced").mkdir(parents=True)
    desk = Desk(folder / "synced", folder / "state")
    book = desk.create()
    add(book, "Ana")
    desk.clock.now += 1000
    add(book, "Al")
    return desk


def run(desk: Desk, *options: str) -> str:
    done = subprocess.run(
        [
            "strace",
            "-qq",
            "-o",
            str(desk.state / "trace"),
            *options,
            sys.executable,
            "-B",
            "-c",
            SAVE,
            str(desk.path),
            str(desk.state),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
    )
    assert "a traceback" not in done.stdout, done.stdout
    return done.stdout.strip()


def calls_of_a_save(tmp_path: Path) -> list[Call]:
    desk = prepared(tmp_path / "counted")
    known = [
        name
        for name in CALLS
        if subprocess.run(
            ["strace", "-qq", "-o", os.devnull, "-e", f"trace={name}", "true"],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    ]
    assert run(desk, "-e", f"trace={','.join(known)}") == "acknowledged"
    counts: dict[str, int] = {}
    found: list[Call] = []
    inside = False
    for line in (desk.state / "trace").read_text(errors="replace").splitlines():
        name = re.match(r"\w+", line)
        if name is None:
            continue
        counts[name[0]] = counts.get(name[0], 0) + 1
        if "/begin-of-save" in line:
            inside = True
        elif "/end-of-save" in line:
            inside = False
        elif inside:
            found.append(Call(name[0], counts[name[0]]))
    return found


def can_trace() -> bool:
    strace = shutil.which("strace")
    return (
        strace is not None
        and subprocess.run(
            [strace, "-qq", "-o", os.devnull, "true"], capture_output=True, check=False
        ).returncode
        == 0
    )


THIRDS = [0, pytest.param(1, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long)]
"""Which third of the calls: the first is the short form."""


@pytest.mark.skipif(not can_trace(), reason="strace is not installed, or may not trace here")
@pytest.mark.parametrize("third", THIRDS)
def test_a_fault_at_every_file_system_call_of_a_save(tmp_path, third):
    calls = calls_of_a_save(tmp_path)
    assert {"openat", "write", "fsync"} <= {call.name for call in calls} and len(calls) > 20
    outcomes: dict[str, int] = {}
    for at, call in list(enumerate(calls))[third::3]:
        print(f"\r{at} of {len(calls)}", end="", flush=True)
        for fault in FAULTS if EVERY else (FAULTS[at % len(FAULTS)],):
            where = f"{fault} at {call.name} number {call.number}"
            desk = prepared(tmp_path / f"{at}-{fault}")
            said = run(
                desk,
                "-e",
                f"trace={call.name}",
                "-e",
                f"inject={call.name}:{fault}:when={call.number}",
            )
            outcomes[said] = outcomes.get(said, 0) + 1
            assert Text.trusted(desk.path.read_bytes()) is not None, where
            book = desk.open()
            assert {"Ana", "Al"} <= set(names(book)) <= {"Ana", "Al", "Bo"}, where
            if said == "acknowledged":
                assert "Bo" in names(book), where
            add(book, "Cy")
            assert "Cy" in names(desk.open()), where
            assert [path.name for path in desk.path.parent.iterdir()] == ["planner.json"], where
            shutil.rmtree(tmp_path / f"{at}-{fault}")
    assert outcomes.get("refused") and outcomes.get("acknowledged")
    print(f"\n{sum(outcomes.values())} faults at {len(calls)} calls: {outcomes}")
