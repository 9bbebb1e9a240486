"""`planner` as a library: the functions, and the scripts of docs/library.md as they stand there."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import planner
from planner.book import create_book
from planner.errors import BookError, DecisionNeeded, UsageError
from planner.paths import state_folder

DAY = date(2026, 11, 18)
PAGE = Path(__file__).parents[1] / "docs" / "library.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "planner.json"
    create_book(path, state_folder())
    return path


class Ran(NamedTuple):
    stdout: str
    stderr: str
    returncode: int


def script(number: int, *arguments: str, stdin: str = "") -> Ran:
    """Run a script of the page, as it would run by itself."""
    if not PAGE.exists():
        pytest.skip("not a checkout")
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[number]
    out, err, code_of_exit = io.StringIO(), io.StringIO(), 0
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr("sys.argv", ["-c", *arguments])
        patch.setattr("sys.stdin", io.StringIO(stdin))
        try:
            exec(compile(code, str(PAGE), "exec"), {"__name__": "__main__"})
        except SystemExit as leaving:
            code_of_exit = int(leaving.code or 0)
    return Ran(out.getvalue(), err.getvalue(), code_of_exit)


def test_a_logged_line_is_in_the_book_and_says_what_it_made(book: Path) -> None:
    logged = planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    assert logged.label == "logged coffee with Ana Li"
    records = planner.read_book(book).records
    assert [touch.day for touch in records.touches.values()] == [DAY]
    assert [promise.id for promise in logged.promises] == list(records.promises)


def test_the_plan_of_a_day_is_made_and_nothing_is_written(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    before = book.read_bytes()
    plan = planner.plan_for(str(book), date(2026, 11, 20))
    assert plan.day == date(2026, 11, 20)
    assert [(item.kind, item.name) for item in plan.items] == [("promise", "Ana Li")]
    assert planner.plan_for(book).day >= DAY or date.today() < DAY
    assert book.read_bytes() == before


def test_what_cannot_be_logged_is_raised_and_changes_nothing(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li", today=DAY)
    planner.log_line(book, "coffee w/ Ana Lopez", today=DAY)
    before = book.read_bytes()
    with pytest.raises(DecisionNeeded) as doubt:
        planner.log_line(book, "call w/ Ana", today=DAY)
    assert {candidate["name"] for candidate in doubt.value.candidates} >= {"Ana Li", "Ana Lopez"}
    with pytest.raises(UsageError):
        planner.log_line(book, "slept well", today=DAY)
    with pytest.raises(BookError):
        planner.log_line(book.with_name("other.json"), "call w/ Ana Li")
    with pytest.raises(BookError):
        planner.plan_for(book.with_name("other.json"))
    assert book.read_bytes() == before


def test_nothing_is_loaded_until_it_is_asked_for() -> None:
    code = "import sys, planner; print(sorted(n for n in sys.modules if n.startswith('planner.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'plan'"):
        planner.plan  # noqa: B018


def test_read_book_counts_organisations(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li (Acme)", today=DAY)
    planner.log_line(book, "coffee w/ Bo Chen (Acme)", today=DAY)
    planner.log_line(book, "coffee w/ Cy Young", today=DAY)
    done = script(0, str(book))
    assert done.stdout.splitlines() == ["  2 Acme", "  1 (nowhere)"], done.stderr


def test_read_book_lists_what_is_owed(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri; she promised a name", today=DAY)
    assert script(1, str(book)).stdout == "2026-11-20\tAna Li\tdeck\n"


def test_read_book_counts_the_touches_of_each_month(book: Path) -> None:
    for line in ("coffee w/ Ana Li", "call w/ Ana Li yesterday", "lunch w/ Bo Chen 2026-10-05"):
        planner.log_line(book, line, today=DAY)
    done = script(2, str(book))
    assert done.stdout.splitlines() == ["2026-10 1", "2026-11 2"], done.stderr


def test_plan_for_prints_the_morning(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    done = script(3, str(book), "2026-11-20")
    assert done.stdout.startswith("today: nobody new\n- Ana Li "), done.stderr


def test_plan_for_looks_ahead(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    done = script(4, str(book), "2026-11-18")
    assert done.stdout == "Fri 20 Nov Ana Li\n", done.stderr


def test_plan_for_says_by_an_exit_code_whether_there_is_anything(book: Path) -> None:
    assert script(5, str(book), "2026-11-18").returncode == 1
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    assert script(5, str(book), "2026-11-20").returncode == 0


def test_log_line_logs_a_file(book: Path) -> None:
    done = script(6, str(book), stdin="call w/ Ana Li\nslept well\nlunch w/ Bo Chen\n")
    assert done.stdout.splitlines() == ["logged call with Ana Li", "logged lunch with Bo Chen"]
    assert done.stderr.startswith("slept well\n  The line names nobody")
    assert len(planner.read_book(book).records.touches) == 2


def test_log_line_takes_a_list_of_calls(book: Path) -> None:
    done = script(7, str(book), stdin="2026-11-17;Ana Li;20\n2026-11-16;Bo Chen;5\n")
    assert done.stdout.splitlines() == ["logged call with Ana Li", "logged call with Bo Chen"]
    touches = planner.read_book(book).records.touches.values()
    assert {(touch.day, touch.minutes) for touch in touches} == {
        (date(2026, 11, 17), 20),
        (date(2026, 11, 16), 5),
    }


def test_log_line_is_asked_again_with_the_one_who_was_met_last(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li 2026-11-02", today=DAY)
    planner.log_line(book, "coffee w/ Ana Lopez 2026-11-10", today=DAY)
    done = script(8, str(book), "call w/ Ana")
    assert done.stdout == "logged call with Ana Lopez\n", done.stderr
