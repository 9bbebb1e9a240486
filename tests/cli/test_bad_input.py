"""Whatever is typed: an error is one or two plain lines, says what is wrong, and has its exit
code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from planner.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

LONG = "x" * 5000
DIGITS = "9" * 5000


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
@pytest.mark.parametrize(
    "argv", [("log", "-"), ("done", "-"), ("edit", "-", "--role", "CTO"), ("snooze", "-", "2w")]
)
def test_standard_input_that_is_not_utf_8_is_named_and_nothing_is_done(
    book: Path,
    run: Callable[..., Ran],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    argv: tuple[str, ...],
    errors: str,
) -> None:
    run("add", "Ana Li")
    before = book.read_bytes()
    typed = io.TextIOWrapper(
        io.BytesIO("coffee w/ Ana Li: café\n".encode("latin-1")), "utf-8", errors=errors
    )
    monkeypatch.setattr("sys.stdin", typed)
    code = main(["--book", str(book), "--today", "2026-11-18", *argv])
    err = capsys.readouterr().err
    assert code == 2 and "not UTF-8" in err and len(err.splitlines()) <= 2
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("add", "Bo", "--zone", "Europe"), "no time zone"),
        (("add", "Bo", "--zone", "America/Indiana"), "no time zone"),
        (("add", "Bo", "--zone", LONG), "no time zone"),
        (("add", "Bo", "--zone", "../Europe/Berlin"), "no time zone"),
        (("config", "budget_minutes", DIGITS), "from 1 to 480"),
        (("list", "--filter", f"due<{DIGITS}"), "write days"),
        (("list", "--filter", f"last>{DIGITS}w"), "write days"),
        (("list", "--filter", f"touches>{DIGITS}"), "write a number"),
        (("list", "--filter", "touches>nan"), "write a number"),
        (("list", "--filter", f"{LONG}:a"), "to filter by"),
        (("list", "--filter", f"stage:{LONG}"), "is no stage"),
        (("list", "--columns", LONG), "no column"),
        (("list", "--view", LONG), "no view"),
        (("list", "--set", f"{LONG}=1"), "A contact has no"),
        (("list", "--set", "state=" + LONG), "no state"),
        (("show", LONG), "Nobody"),
        (("config", LONG, "1"), "no setting"),
        (("config", "landed", LONG), "on or off"),
        (("config", "working_days", LONG), "working_days"),
        (("config", "country", LONG), "no country"),
        (("config", "calendar_file", LONG), ".ics"),
        (("themes", LONG), "no theme"),
        (("hubs", "edit", LONG), "no hub"),
        (("hubs", "add", "Meet-up", "--cost", LONG), "no cost"),
        (("hubs", "add", "Meet-up", "--cost", DIGITS), "no cost"),
        (("hubs", "add", "Meet-up", "--every", LONG), "no rhythm"),
        (("hubs", "add", "Meet-up", "--flag", LONG), "red flags"),
        (("hooks", "drop", LONG), "no hook"),
        (("hooks", "add", "x", "--expires", LONG), "no day"),
        (("orgs", "drop", LONG), "Nobody"),
        (("favours", "settle", LONG), "Nobody"),
        (("snooze", "ana", LONG), "no day"),
        (("off", "\n..\n"), "no day or range"),
        (("off", LONG), "no day or range"),
        (("write", "Ana", "--item", LONG), "no item"),
        (("--today", LONG, "today"), "no day"),
        ((LONG,), "no command"),
        (("list", "--" + LONG), "unrecognized"),
        (("list", "--stage", LONG), "choose from 'cold', 'warming', 'active'"),
        (("stats", "--days", LONG), "invalid int value"),
        (("stats", "--days", DIGITS), "--days"),
        (("list", "a\nb", "c"), "unrecognized"),
        (("duplicates", "--least", "900"), "from 0 to 100"),
        (("duplicates", "--least=-1"), "from 0 to 100"),
        (("import", LONG), "too long"),
        (("export", LONG + ".csv"), "too long"),
        (("config", "calendar_file", LONG + ".ics"), "too long"),
    ],
)
def test_an_error_repeats_little_of_what_was_typed_and_all_of_it_on_one_line(
    run: Callable[..., Ran], argv: tuple[str, ...], says: str
) -> None:
    run("add", "Ana Li")
    ran = run(*argv)
    assert ran.code in (1, 2) and says in ran.err
    lines = ran.err.splitlines()
    assert len(lines) <= 2
    if "too long" not in says:  # a path is told whole: it says where to look
        assert max(map(len, lines)) <= 500


@pytest.mark.parametrize("command", ["today", "stats", "forecast", "list"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2901-01-01"])
def test_a_day_that_nobody_plans_is_refused(
    run: Callable[..., Ran], command: str, day: str
) -> None:
    run("add", "Ana Li")
    ran = run(command, today=day)
    assert (
        ran.code == 2
        and ran.err == f"--today: {day} is out of reach. Take a year from 1900 to 2900.\n"
    )


@pytest.mark.parametrize("command", ["today", "stats", "forecast", "list", "off", "week"])
@pytest.mark.parametrize("day", ["1900-01-01", "2900-12-31"])
def test_the_first_and_the_last_day_can_be_planned(
    run: Callable[..., Ran], command: str, day: str
) -> None:
    run("add", "Ana Li")
    argv = {"off": ("off", "today"), "week": ("export", "week.md", "--dry-run")}.get(
        command, (command,)
    )
    assert run(*argv, today=day).code == 0


def test_what_a_command_does_not_take_is_said_by_that_command(run: Callable[..., Ran]) -> None:
    ran = run("undo", "twice")
    assert ran.code == 2
    assert (
        ran.err
        == "planner undo: unrecognized arguments: twice.\n`planner undo --help` shows what it "
        "takes.\n"
    )


def test_an_empty_value_clears_a_setting_that_can_be_empty(run: Callable[..., Ran]) -> None:
    run("config", "country", "DE-BY")
    assert run("config", "country", "", "--dry-run").out == "dry run: cleared country\n"
    assert run("config", "country").out == "DE-BY\n"
    assert run("config", "country", "").out == "cleared country\n"
    assert run("config", "country").out == "—\n"
    assert run("config", "budget_minutes", "").code == 2


def test_what_was_set_is_told_on_one_line_and_obeyed_by_no_terminal(
    run: Callable[..., Ran],
) -> None:
    ran = run("config", "templates.new_touch", "Subject\n\nHello\x1b[31m {first_name}")
    assert ran.code == 0 and len(ran.out.splitlines()) == 1 and "\x1b" not in ran.out
