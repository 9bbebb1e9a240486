"""What belongs to the machine: themes, shell completion, the morning reminder, the app in a
browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli.main import main
from planner.commands.machine.reminder import cron_line
from planner.config import read_config
from planner.paths import config_folder, themes_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

FIRST = ["dark", "light", "dusk", "high-contrast", "colour-blind", "plain", "console"]
OURS = [*FIRST, *sorted({path.stem for path in themes_folder().glob("*.toml")} - set(FIRST))]


def test_themes_are_listed_with_the_one_that_is_chosen_and_what_is_wrong_with_the_users_own(
    run: Callable[..., Ran],
) -> None:
    own = config_folder() / "themes"
    own.mkdir(parents=True)
    (own / "sea.toml").write_text('title = "Sea"\ndark = false\n[colours]\naccent = "#0af"\n')
    (own / "odd.toml").write_text('[colours]\naccent = "#12345"\n')
    (own / "torn.toml").write_text("[colours\n")
    value = run("themes", "--json").value
    assert value["chosen"] == "dark" and value["folder"] == str(own)
    assert len(OURS) == 17
    assert [each["name"] for each in value["themes"]] == [*OURS, "sea"]
    assert [each["name"] for each in value["themes"] if each["own"]] == ["sea"]
    assert value["themes"][-1]["dark"] is False
    assert len(value["problems"]) == 2
    assert "accent is no colour: '#12345'" in run("themes").out


def test_a_theme_is_chosen_for_this_machine(run: Callable[..., Ran], book: Path) -> None:
    assert run("themes", "light", "--dry-run").code == 0 and read_config().theme == ""
    assert run("themes", "light").code == 0 and read_config().theme == "light"
    assert run("themes", "--json").value["chosen"] == "light"
    wrong = run("themes", "lihgt")
    assert wrong.code == 2 and "There are: dark, light" in wrong.err
    assert read_config().theme == "light" and not book.exists()


def test_how_the_screen_is_drawn_is_set_for_this_machine_and_a_variable_wins(
    run: Callable[..., Ran], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("config", "motion").out == "full\n"
    assert run("config", "motion", "reduced", "--dry-run").code == 0 and not read_config().motion
    assert run("config", "motion", "reduced").out == "set motion to reduced on this machine\n"
    assert run("config", "motion", "--json").value == "reduced" and not book.exists()
    monkeypatch.setenv("PLANNER_MOTION", "full")
    assert run("config", "motion").out == "full\n"
    assert run("config", "linear", "1").code == 0 and read_config().linear == "on"
    wrong = run("config", "signs", "emoji")
    assert wrong.code == 2 and "auto or unicode or ascii" in wrong.err


def test_the_book_of_this_machine_is_chosen_in_the_shell(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    refused = run("config", "book", str(folder / "planner.json"))
    assert refused.code == 2 and f"no folder {folder}" in refused.err
    folder.mkdir()
    run("config", "book", str(folder), "--dry-run")
    assert read_config().book == ""
    assert run("config", "book", str(folder)).code == 0
    assert read_config().book == str(folder / "planner.json")
    assert main(["config", "book"]) == 0 and main(["add", "Ana Li"]) == 0
    assert (folder / "planner.json").exists()


def test_a_machine_without_a_documents_folder_gets_one_with_its_first_book(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = tmp_path / "home" / "Documents"
    monkeypatch.setattr("planner.config.documents_folder", lambda: usual)
    monkeypatch.setattr("planner.commands.file.books.documents_folder", lambda: usual)
    assert main(["today"]) == 4 and not usual.exists()
    assert main(["add", "Ana Li"]) == 0
    assert (usual / "planner.json").exists()


def test_the_reminder_says_what_waits_and_is_silent_on_a_day_off_and_when_all_is_done(
    run: Callable[..., Ran],
) -> None:
    run("add", "Ana Li")
    run("log", "coffee with Bo Chen yesterday; promised the deck by fri")
    run("pledge", "8:30")
    assert run("remind").out.splitlines() == [
        "New touch: Ana Li, pledged for 08:30",
        "1 follow-up, 5 min: Bo Chen",
    ]
    assert set(run("remind", "--json").value) == {"day", "lines", "notified"}
    assert run("remind", today="2026-11-21").out == "", "a Saturday"
    item = next(
        each["id"] for each in run("today", "--json").value["items"] if each["kind"] == "promise"
    )
    run("done", item)
    run("log", "email to Ana Li")
    assert run("remind", "--json").value["lines"] == []


def test_the_reminder_is_shown_by_the_desktop(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "--", "-Ana\x1b[31m Li")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    refused = run("remind", "--notify")
    assert refused.code == 1 and "notify-send" in refused.err
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "notify-send"
    program.write_text(f'#!/bin/sh\nfor each in "$@"; do echo "$each"; done > {tmp_path}/said\n')
    program.chmod(0o755)
    assert run("remind", "--notify", "--json").value["notified"] is True
    assert (tmp_path / "said").read_text().splitlines() == [
        "--app-name=planner",
        "--",
        "planner",
        "New touch: -Ana␛[31m Li",
    ]
    program.write_text("#!/bin/sh\necho no desktop >&2; exit 3\n")
    failed = run("remind", "--notify")
    assert failed.code == 1 and "no desktop" in failed.err


def test_the_crontab_line_names_the_working_days_and_the_book(
    run: Callable[..., Ran], book: Path
) -> None:
    run("add", "Ana Li")
    line = run("remind", "--cron", "8:30").out
    assert (
        line.startswith("30 8 * * 1,2,3,4,5 ")
        and line.endswith("remind --notify\n")
        and str(book) in line
    )
    assert run("remind", "--cron", "25:99").code == 2
    assert r"'/a b/50\%.json'" in cron_line("17:05", (6,), "/a b/50%.json")
    assert cron_line("17:05", (6,), "x").startswith("5 17 * * 7 ")


def test_serve_says_what_is_missing(run: Callable[..., Ran]) -> None:
    program = (
        "import sys; sys.modules['textual_serve'] = None; from planner.cli.main import main; "
        "sys.exit(main(['serve']))"
    )
    missing = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert missing.returncode == 1 and "planner-daily[web]" in missing.stderr
    assert run("serve", "--port", "70000").code == 2
