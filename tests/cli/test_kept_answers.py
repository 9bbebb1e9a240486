"""The kept answers of `planner today` are a cache: they count while nothing was written, and for
nothing after that."""

from __future__ import annotations

import json
import os
import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.book import Book
from planner.cli.day import kept_answers
from planner.cli.day.kept_answers import KeptAnswers, quick_answer
from planner.cli.main import main
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
    assert today(book, capsys, "2026-11-20")["day"] == "2026-11-20" and len(opened) == 2


def test_the_next_working_day_is_planned_ahead_as_it_will_be_planned(
    tmp_path, capsys, opened
) -> None:
    path = demo_session(tmp_path, date(2026, 11, 20)).book.path
    settle(path)
    today(path, capsys, "2026-11-20")
    opened.clear()
    ahead = today(path, capsys, "2026-11-23")  # the Monday after that Friday
    assert not opened and ahead["day"] == "2026-11-23"
    for cache in (state_folder() / "today").iterdir():
        cache.unlink()
    assert today(path, capsys, "2026-11-23") == ahead and opened


def test_a_second_form_is_kept_beside_the_first(book, capsys, opened) -> None:
    today(book, capsys)
    for _ in range(2):
        assert main(["today", "--format", "tsv", "--book", str(book), "--today", DAY]) == 0
    today(book, capsys)
    assert len(opened) == 2


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


def cut_off(text: bytes) -> bytes:
    return text[: text.index(b"json\n") + 40]


def longer_than_it_is(text: bytes) -> bytes:
    return text.replace(b"json\n", b"json\n9")


def no_number(text: bytes) -> bytes:
    return text.replace(b"json\n", b"json\nx")


@pytest.mark.parametrize(
    "damaged",
    [
        lambda _: b"",
        lambda _: b"{",
        lambda _: b"\xff\0\n\n\n\n\n",
        cut_off,
        longer_than_it_is,
        no_number,
        lambda content: content.replace(b"Ana Li", b"Ena Li"),
    ],
)
def test_a_damaged_cache_is_made_anew_in_silence(book, capsys, damaged) -> None:
    first = today(book, capsys)
    (cache,) = (state_folder() / "today").iterdir()
    content = cache.read_bytes()
    cache.write_bytes(damaged(content))
    assert today(book, capsys) == first
    assert cache.read_bytes() == content


def test_the_cache_of_another_version_counts_for_nothing(book, capsys, opened, monkeypatch) -> None:
    today(book, capsys)
    monkeypatch.setattr(kept_answers, "__version__", "0")
    today(book, capsys)
    assert len(opened) == 2


def test_a_missing_book_is_told_though_a_plan_of_it_is_kept(book, capsys) -> None:
    today(book, capsys)
    book.unlink()
    assert main(["--book", str(book), "--today", DAY, "today"]) == 0
    assert "is not there" in capsys.readouterr().err


def test_only_the_user_may_read_it(book, capsys) -> None:
    today(book, capsys)
    (cache,) = (state_folder() / "today").iterdir()
    assert cache.stat().st_mode & 0o777 == 0o600
    assert cache.parent.stat().st_mode & 0o777 == 0o700


FORMS = [
    [*brief, *form] for brief in ([], ["--brief"]) for form in ([], ["--json"], ["--format", "tsv"])
]


@pytest.mark.parametrize("form", FORMS)
def test_in_every_form_it_is_answered_again_as_it_was(tmp_path, capsys, opened, form) -> None:
    path = demo_session(tmp_path, date(2026, 11, 18)).book.path
    opened.clear()
    settle(path)
    answers = []
    for _ in range(2):
        capsys.readouterr()
        assert main(["today", *form, "--book", str(path), "--today", DAY]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1] and len(answers[0]) > 20
    assert len(opened) == 1


def test_the_colours_of_a_terminal_are_kept_beside(book, capsys, monkeypatch) -> None:
    today(book, capsys)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = quick_answer(["today", "--book", str(book), "--today", DAY])
    monkeypatch.setenv("NO_COLOR", "1")
    plain = quick_answer(["today", "--book", str(book), "--today", DAY])
    assert coloured and "\x1b[1mNEW TOUCH\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("argv", "quick"),
    [
        (["today", "--book", "{}", "--today", DAY], True),
        (["--book", "{}", "--today", DAY, "today"], True),
        (["--today", DAY, "today", "--json", "--book", "{}"], True),
        (["today", "--book", "{}", "--today", DAY, "--json", "--brief"], True),
        (["today", "--book", "{}", "--today", "2026-11-19"], True),
        (["today", "--book", "{}", "--today", "2026-11-20"], False),
        (["today", "--book", "{}", "--today", "20261118"], False),
        (["today", "--book", "{}", "--book", "{}", "--today", DAY], False),
        (["today", "--book={}", "--today", DAY], False),
        (["today", "today", "--book", "{}", "--today", DAY], False),
        (["today", "--book", "{}", "--today", DAY, "--help"], False),
        (["list", "--book", "{}", "--today", DAY], False),
        (["log", "today", "--book", "{}", "--today", DAY], False),
        (["today", "--today", DAY, "--book"], False),
    ],
)
def test_without_a_parser_only_what_is_plain_is_answered(book, capsys, argv, quick) -> None:
    today(book, capsys)
    words = [word.format(book) for word in argv]
    text = quick_answer(words)
    assert (text is not None) == quick
    if quick:
        capsys.readouterr()
        assert main(words) == 0
        assert capsys.readouterr().out == text


def test_without_a_day_it_is_the_present_one(book, capsys, monkeypatch) -> None:
    present = date.today() if time.localtime().tm_hour >= 4 else date.today() - timedelta(days=1)
    today(book, capsys, present.isoformat())
    assert quick_answer(["today", "--book", str(book)])
    monkeypatch.setenv("PLANNER_TODAY", "2026-11-18")
    assert quick_answer(["today", "--book", str(book)]) is None


def test_a_change_while_the_plan_was_made_keeps_nothing(book, capsys) -> None:
    kept = KeptAnswers(str(book), str(state_folder()))
    assert kept.signature
    main(["--book", str(book), "--today", DAY, "add", "Bo Chen"])
    settle(book)
    kept.keep({DAY: {"table": "old\n"}}, 4)
    assert not (state_folder() / "today").exists()
