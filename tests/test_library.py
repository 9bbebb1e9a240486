"""`planner` as a library: the functions, and the scripts of docs/library.md as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

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


def script(number: int, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script of the page."""
    if not PAGE.exists():
        pytest.skip("not a checkout")
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[number]
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


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


def test_the_script_that_counts_organisations(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li (Acme)", today=DAY)
    planner.log_line(book, "coffee w/ Bo Chen (Acme)", today=DAY)
    planner.log_line(book, "coffee w/ Cy Young", today=DAY)
    done = script(0, str(book))
    assert done.stdout.splitlines() == ["  2 Acme", "  1 (nowhere)"], done.stderr


def test_the_script_that_prints_the_morning(book: Path) -> None:
    planner.log_line(book, "coffee w/ Ana Li; promised deck by fri", today=DAY)
    done = script(1, str(book), "2026-11-20")
    assert done.stdout.startswith("today: nobody new\n- Ana Li "), done.stderr


def test_the_script_that_logs_a_file(book: Path) -> None:
    done = script(2, str(book), stdin="call w/ Ana Li\nslept well\nlunch w/ Bo Chen\n")
    assert done.stdout.splitlines() == ["logged call with Ana Li", "logged lunch with Bo Chen"]
    assert done.stderr.startswith("slept well\n  The line names nobody")
    assert len(planner.read_book(book).records.touches) == 2
