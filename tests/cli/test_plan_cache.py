"""The kept plan is a cache: it answers while nothing was written, and counts for nothing after
that."""

from __future__ import annotations

import json
import os
import time
from datetime import date
from pathlib import Path

import pytest

from planner.book import Book
from planner.cli.main import main
from planner.commands.day import plan_cache
from planner.commands.file.demo_book import demo_session
from planner.paths import state_folder

DAY = "2026-11-18"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "planner.json"
    assert main(["--book", str(path), "--today", DAY, "add", "Ana Li", "--state", "kept"]) == 0
    settle(path)
    return path


def settle(path: Path) -> None:
    """Let the file be older than the clock of the file system is coarse."""
    before = time.time_ns() - 1_000_000_000
    os.utime(path, ns=(before, before))


def today(path: Path, capsys: pytest.CaptureFixture[str], day: str = DAY) -> dict[str, object]:
    capsys.readouterr()
    assert main(["--book", str(path), "--today", day, "--json", "today"]) == 0
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The books that were opened."""
    paths: list[Path] = []
    original = Book.open

    def open_book(path: Path, **more: object) -> Book:
        paths.append(path)
        return original(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Book, "open", open_book)
    return paths


def test_the_second_look_at_a_day_opens_no_book_and_says_the_same(book, capsys, opened) -> None:
    first = today(book, capsys)
    assert len(opened) == 1
    assert today(book, capsys) == first and len(opened) == 1


def test_another_day_is_planned_anew(book, capsys, opened) -> None:
    today(book, capsys)
    assert today(book, capsys, "2026-11-19")["day"] == "2026-11-19" and len(opened) == 2


def test_a_change_of_this_machine_is_in_the_next_plan(book, capsys) -> None:
    assert today(book, capsys)["new_touches_done"] == 0
    main(["--book", str(book), "--today", DAY, "log", "message to Ana Li"])
    assert today(book, capsys)["new_touches_done"] == 1


def test_an_edit_by_hand_is_in_the_next_plan(book, capsys) -> None:
    assert "Ana Li" in json.dumps(today(book, capsys))
    book.write_text(book.read_text().replace("Ana Li", "Eva Li"))
    assert "Eva Li" in json.dumps(today(book, capsys))


def test_an_edit_that_keeps_size_and_time_is_in_the_next_plan(book, capsys) -> None:
    today(book, capsys)
    status = book.stat()
    book.write_text(book.read_text().replace("Ana Li", "Eva Li"))
    os.utime(book, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "Eva Li" in json.dumps(today(book, capsys))


def test_a_copy_that_arrives_is_in_the_next_plan(book, capsys, opened) -> None:
    today(book, capsys)
    copy = book.with_name("planner (conflicted copy).json")
    copy.write_text(book.read_text().replace("Ana Li", "Eva Li"))
    today(book, capsys)
    assert len(opened) == 2


def test_a_file_written_a_moment_ago_is_not_trusted(book, capsys, opened) -> None:
    book.touch()
    today(book, capsys)
    today(book, capsys)
    assert len(opened) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"for": 1}', b"\xff\x00"])
def test_a_damaged_cache_is_made_anew_in_silence(book, capsys, damage) -> None:
    first = today(book, capsys)
    (cache,) = (state_folder() / "plans").iterdir()
    cache.write_bytes(damage)
    assert today(book, capsys) == first
    assert json.loads(cache.read_bytes())["plans"]


def test_the_cache_of_another_version_counts_for_nothing(book, capsys, opened, monkeypatch) -> None:
    today(book, capsys)
    monkeypatch.setattr(plan_cache, "FORMAT", 0)
    today(book, capsys)
    assert len(opened) == 2


def test_a_missing_book_is_told_though_a_plan_of_it_is_kept(book, capsys) -> None:
    today(book, capsys)
    book.unlink()
    assert main(["--book", str(book), "--today", DAY, "today"]) == 0
    assert "is not there" in capsys.readouterr().err


def test_only_the_user_may_read_it(book, capsys) -> None:
    today(book, capsys)
    (cache,) = (state_folder() / "plans").iterdir()
    assert cache.stat().st_mode & 0o777 == 0o600
    assert cache.parent.stat().st_mode & 0o777 == 0o700


def test_a_full_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    plan = demo_session(tmp_path, date(2026, 11, 18)).plan
    text = json.dumps(plan_cache._encoded(plan))
    assert plan_cache._decoded(json.loads(text)) == plan._replace(bench=tuple(plan.bench))
    assert plan.items and plan.new_touch
