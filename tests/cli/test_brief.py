"""`planner today --brief`: one line for a prompt, kept as long as it is true, and never of an
encrypted book."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli.day import kept_answers
from planner.cli.day.kept_answers import KeptAnswers, quick_answer
from planner.paths import config_folder, state_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran


def ask(book: Path, *more: str) -> str:
    command = [sys.executable, "-m", "planner", "today", "--brief", "--book", str(book), *more]
    env = {name: text for name, text in os.environ.items() if name != "PLANNER_TODAY"}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return ran.stdout


def quick(book: Path) -> str | None:
    text = quick_answer(["today", "--brief", "--book", str(book)])
    return None if text is None else text.removesuffix("\n")


@pytest.fixture
def kept(run: Callable[..., Ran], book: Path) -> Path:
    run("add", "Ana Li", today=time.strftime("%Y-%m-%d"))
    time.sleep(0.1)
    ask(book)
    return book


def test_it_is_one_line_and_the_plans(run: Callable[..., Ran], book: Path) -> None:
    run("add", "Ana Li")
    assert run("today", "--brief").out == "★ Ana Li · 0 follow-ups · 0 kept\n"
    run("log", "message to Ana Li; promised notes by today")
    assert run("today", "--brief").out == "✓ · 1 follow-up · 1 kept\n"
    assert run("today", "--brief", today="2026-11-21").out == "day off\n"
    assert run("today", "--brief", "--json").value["line"].startswith("✓")


def test_what_was_kept_is_what_is_made_anew(kept: Path) -> None:
    line = quick(kept)
    assert line is not None and f"{line}\n" == ask(kept)
    assert ask(kept, "--today", time.strftime("%Y-%m-%d")) == f"{line}\n"


def test_after_a_change_by_whomever_it_counts_no_more(run: Callable[..., Ran], kept: Path) -> None:
    text = kept.read_text()
    run("add", "Bo Chen")
    assert quick(kept) is None
    time.sleep(0.1)
    ask(kept)
    assert quick(kept) is not None
    copy = kept.with_name("planner (conflicted copy).json")
    copy.write_text(text)
    assert quick(kept) is None
    copy.unlink()
    kept.write_text(text)
    assert quick(kept) is None


def test_on_another_day_or_by_another_version_it_counts_no_more(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(KeptAnswers(str(kept), str(state_folder())).path)
    version, hour, _, *rest = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join((version, hour, "2020-01-01", *rest)), encoding="utf-8")
    assert quick(kept) is None
    ask(kept)
    assert quick(kept) is not None
    monkeypatch.setattr(kept_answers, "__version__", "0.0.0")
    assert quick(kept) is None


def test_what_says_more_than_a_book_is_not_answered_quickly(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for more in (["--help"], ["--today", "2026-11-18"], ["x"]):
        assert quick_answer(["today", "--brief", "--book", str(kept), *more]) is None
    monkeypatch.setenv("PLANNER_BOOK", str(kept))
    assert quick_answer(["today", "--brief"]) == f"{quick(kept)}\n"
    monkeypatch.setenv("PLANNER_TODAY", "2026-11-18")
    assert quick(kept) is None


def test_the_book_of_the_configuration_is_found(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANNER_BOOK", raising=False)
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / "config.toml").write_text(f'# mine\nbook = "{kept}"\ntheme = "dark"\n')
    assert quick_answer(["today", "--brief"]) == f"{quick(kept)}\n"


def test_the_folders_are_those_of_the_planner(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for home in ("1", ""):
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            if home:
                monkeypatch.setenv(variable, str(tmp_path / variable))
            else:
                monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv("PLANNER_HOME", raising=False)
        if sys.platform.startswith("linux"):
            assert kept_answers._folder("state") == str(state_folder())
            assert kept_answers._folder("config") == str(config_folder())


def test_of_an_encrypted_book_nothing_is_kept(
    run: Callable[..., Ran], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    monkeypatch.setenv("PLANNER_PASSPHRASE", "my own four words")
    assert run("config", "encrypt").code == 0
    time.sleep(0.1)
    ask(kept)
    assert quick(kept) is None


def test_the_kept_line_needs_no_parser_and_no_book(kept: Path) -> None:
    program = (
        "import sys, planner.__main__ as program\n"
        "def leave(code): raise SystemExit(code)\n"
        "program._leave = leave\n"
        "try:\n    program.main()\nexcept SystemExit: pass\n"
        "heavy = {'argparse', 'json', 'pathlib', 'planner.book', 'platformdirs', 'datetime'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, "today", "--brief", "--book", str(kept)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [quick(kept), "[]"]
