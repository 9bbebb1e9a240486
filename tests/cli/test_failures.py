"""What goes wrong inside reaches nobody as a traceback: two lines, the work kept, a report that
holds nothing of the user's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.commands.day import day
from planner.commands.machine.crash_report import keep_report
from planner.paths import state_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.commands.session import Session
    from tests.cli.conftest import Ran

SECRET = "Priya Nair told me in confidence"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _broken(error: Exception) -> Callable[..., str]:
    def skip(session: Session, why: str = "") -> str:
        raise error

    return skip


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        AttributeError(SECRET),
        TypeError(SECRET),
        RecursionError(SECRET),
        OSError(5, SECRET),
        UnicodeError(SECRET),
        ZeroDivisionError(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_is_told_in_two_lines_and_reported_without_what_the_user_wrote(
    run: Callable[..., Ran], own_home: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    run("add", "Ana Li")
    monkeypatch.setattr(day, "skip", _broken(error))
    ran = run("skip", "--why", SECRET)
    assert ran.code == 1 and ran.out == ""
    assert len(ran.err.splitlines()) <= 2 and SECRET not in ran.err
    for report in (state_folder() / "reports").glob("report-*.txt"):
        text = report.read_text()
        assert SECRET not in text and "Ana" not in text
        assert "cli/day/exceptions.py" in text and type(error).__name__ in text


def test_a_fault_keeps_what_was_typed_where_nobody_else_reads_it(
    run: Callable[..., Ran], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.cli.logging.log.lines_in", _broken(KeyError("x")))
    ran = run("log", "-", stdin="coffee with Ana Li; learned a secret\n")
    assert ran.code == 1
    kept = next((state_folder() / "reports").glob("typed-*.txt"))
    assert "coffee with Ana Li; learned a secret" in kept.read_text()
    assert str(kept) in ran.err
    assert kept.stat().st_mode & 0o077 == 0


def test_a_fault_is_one_json_value_where_json_is_wanted(
    run: Callable[..., Ran], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day, "skip", _broken(KeyError(SECRET)))
    ran = run("skip", "--json")
    assert ran.value["exit_code"] == 1 and SECRET not in ran.out


def test_a_fault_is_told_even_where_no_report_can_be_kept(
    run: Callable[..., Ran], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "Ana Li")
    monkeypatch.setattr(day, "skip", _broken(KeyError(SECRET)))
    (state_folder() / "reports").write_text("in the way")
    ran = run("skip")
    assert ran.code == 1 and "No report could be kept" in ran.err


def test_the_report_names_the_frames_of_what_caused_an_error(own_home: Path) -> None:
    try:
        try:
            json.loads("{")
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        text = keep_report(error, "a test").read_text()
    assert "decoder.py" in text and "RuntimeError" in text and SECRET not in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("argv", [["--help"], ["list"], ["list", "--json"], ["keys"]])
def test_a_full_disk_behind_the_output_is_told_in_a_line(argv: list[str], book: Path) -> None:
    program = [sys.executable, "-m", "planner", "--book", str(book)]
    subprocess.run([*program, "add", "Ana Li"], check=True, capture_output=True)
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*program, *argv], stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1 and "could not be written" in ran.stderr


APP = """
import sys
import time
from planner.tui.app import PlannerApp

def broken(self):
    secret = "Priya Nair told me in confidence"
    raise KeyError(secret)

PlannerApp.command_find = broken
sys.argv = ["planner", "--book", sys.argv[1]]
from planner.__main__ import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="no terminals of one's own")
def test_a_fault_of_the_app_is_told_in_two_lines_and_shows_no_variables(
    run: Callable[..., Ran], own_home: Path, book: Path
) -> None:
    import pty

    run("add", "Ana Li")
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        os.execv(sys.executable, [sys.executable, "-c", APP, str(book)])
    shown, asked = b"", False
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # the terminal closes with the program
            break
        if not asked and b"Ana" in shown:
            asked = True
            os.write(terminal, b"/")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text = shown.decode(errors="replace")
    assert code == 1
    assert "The planner has a fault (KeyError" in text
    assert SECRET not in text and "Traceback" not in text
    report = next((state_folder() / "reports").glob("report-*.txt")).read_text()
    assert SECRET not in report and "tui/app.py" in report
