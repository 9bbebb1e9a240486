"""The command line's contract: JSON keys, exit codes, one JSON value on standard output, errors in
two lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from planner.commands.catalogue import SHELL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_today_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    value = run("today", "--json").value
    assert {
        "day",
        "budget_minutes",
        "planned_minutes",
        "new_touch",
        "bench",
        "new_touches_done",
        "new_touches_allowed",
        "items",
        "waiting",
        "streak",
        "temperature",
        "utilisation",
        "advice",
    } <= set(value)
    assert value["day"] == "2026-11-18"
    assert value["new_touch"]["contact"]["name"] == "Ana Li"
    assert {"contact", "reason", "hook"} <= set(value["new_touch"])
    assert set(value["temperature"]) == {"value", "verdict", "reason"}
    assert isinstance(value["streak"], int)


def test_items_have_the_contracts_keys(run: Callable[..., Ran]) -> None:
    run("log", "coffee with Ana Li yesterday; promised the deck by fri")
    item = next(each for each in run("today", "--json").value["items"] if each["kind"] == "promise")
    assert {"id", "kind", "contact", "due", "days_late", "minutes", "reason"} <= set(item)
    assert item["contact"]["name"] == "Ana Li"
    assert item["due"] == "2026-11-20"
    assert item["reason"]


def test_log_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    line = "coffee w/ Ana Li and Bo Chen yesterday #design 40m; learned Acme opens in Lisbon"
    value = run("log", line, "--json").value
    assert {"entry", "touches", "created", "promises", "favours", "advice"} <= set(value)
    entry = value["entry"]
    assert set(entry) == {
        "kind",
        "day",
        "time",
        "minutes",
        "people",
        "org",
        "hub",
        "tags",
        "note",
        "learned",
        "promises",
        "next",
        "why",
        "wants",
        "offers",
        "favours",
        "via",
        "hook",
        "refer",
        "private",
    }
    assert entry["kind"] == "coffee"
    assert entry["day"] == "2026-11-17"
    assert entry["minutes"] == 40
    assert entry["tags"] == ["design"]
    assert [(each["name"], each["new"]) for each in entry["people"]] == [
        ("Ana Li", True),
        ("Bo Chen", True),
    ]
    assert {each["name"] for each in value["created"]} == {"Ana Li", "Bo Chen"}


def test_list_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li", "--org", "Acme", "--tag", "design")
    rows = run("list", "--json").value
    assert {
        "id",
        "name",
        "org",
        "role",
        "stage",
        "owed",
        "temperature",
        "cadence_days",
        "last_touch",
        "due",
        "tags",
        "state",
    } <= set(rows[0])
    assert rows[0]["org"] == "Acme"
    assert rows[0]["tags"] == ["design"]
    assert rows[0]["cadence_days"] == 182


def test_dry_run_writes_nothing(run: Callable[..., Ran], book: Path) -> None:
    run("add", "Ana Li")
    before = book.read_bytes()
    assert run("log", "call with Ana Li", "--dry-run", "--json").value["dry_run"] is True
    assert run("add", "Bo Chen", "--dry-run").code == 0
    assert run("edit", "Ana Li", "--org", "Acme", "--dry-run").code == 0
    assert run("done", "Ana Li", "--dry-run").code == 0
    assert run("snooze", "Ana Li", "2w", "--dry-run").code == 0
    assert run("skip", "--why", "ill", "--dry-run").code == 0
    assert run("off", "fri", "--dry-run").code == 0
    assert run("pledge", "8:30", "--dry-run").code == 0
    assert run("lighter", "--dry-run").code == 0
    assert run("undo", "--dry-run").code == 0
    assert run("config", "budget_minutes", "15", "--dry-run").code == 0
    assert book.read_bytes() == before


def test_dry_run_on_no_book_creates_none(run: Callable[..., Ran], book: Path) -> None:
    run("log", "call with Ana Li", "--dry-run")
    assert not book.exists()


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["nonsense"], 2),
        (["--nonsense"], 2),
        (["done"], 2),
        (["log", ""], 2),
        (["snooze", "Ana Li", "31 feb"], 2),
        (["off", "nonsense"], 2),
        (["edit", "Ana Li", "--cadence", "sometimes"], 2),
        (["edit", "Ana Li"], 2),
        (["config", "nonsense", "1"], 2),
        (["config", "budget_minutes", "-5"], 2),
        (["show", "Zebedee Quartz"], 1),
        (["done", "Zebedee Quartz"], 1),
        (["import", "no-such-file.csv"], 1),
    ],
)
def test_what_cannot_be_done_says_so_in_two_lines(
    run: Callable[..., Ran], book: Path, argv: list[str], code: int
) -> None:
    run("add", "Ana Li")
    before = book.read_bytes()
    ran = run(*argv)
    assert ran.code == code, ran
    assert ran.out == ""
    assert 1 <= len(ran.err.strip().splitlines()) <= 2
    assert book.read_bytes() == before


def test_an_error_in_json_is_one_json_value(run: Callable[..., Ran]) -> None:
    ran = run("show", "Zebedee Quartz", "--json")
    assert ran.code == 4
    assert json.loads(ran.out)["exit_code"] == 4


def test_a_day_that_does_not_exist_is_a_usage_error(run: Callable[..., Ran]) -> None:
    ran = run("today", today="2026-02-31")
    assert ran.code == 2
    assert "2026-02-31" in ran.err


def test_an_ambiguous_name_needs_a_decision(run: Callable[..., Ran], book: Path) -> None:
    run("add", "Ana Li")
    run("add", "Ana Lopez")
    before = book.read_bytes()
    ran = run("log", "coffee with Ana", "--json")
    assert ran.code == 3
    question = ran.value["question"]
    assert question["what"] == "name"
    assert {each["name"].split(" (")[0] for each in question["candidates"]} >= {
        "Ana Li",
        "Ana Lopez",
    }
    assert book.read_bytes() == before
    assert run("show", "Ana", "--json").value["question"]["what"] == "name"


def test_a_date_that_does_not_exist_needs_a_decision(run: Callable[..., Ran], book: Path) -> None:
    run("add", "Ana Li")
    before = book.read_bytes()
    ran = run("log", "coffee with Ana Li on 31 february", "--json")
    assert ran.code == 3
    assert ran.value["question"]["what"] == "date"
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["today"], ["list"], ["show", "Ana"], ["undo"], ["find", "ana"], ["done", "x"]]
)
def test_a_missing_book_is_said_and_not_made(
    run: Callable[..., Ran], book: Path, command: list[str]
) -> None:
    ran = run(*command)
    assert ran.code == 4
    assert str(book) in ran.err
    assert not book.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"nonsense",
        b"[]",
        b'{"_default": {"1": {"a": 2}}}',
        pytest.param(b"\x00" * 100, id="zeros"),
        b"\xff\xfe{}",
    ],
)
@pytest.mark.parametrize("command", [["today"], ["log", "call with Ana Li"], ["import", "x.csv"]])
def test_a_broken_or_foreign_book_is_left_alone(
    run: Callable[..., Ran], book: Path, content: bytes, command: list[str]
) -> None:
    book.write_bytes(content)
    ran = run(*command)
    assert ran.code == 4, ran
    assert 1 <= len(ran.err.strip().splitlines()) <= 2
    assert book.read_bytes() == content
    assert [each.name for each in book.parent.iterdir() if each.name.startswith(".~")] == []


def test_a_directory_where_the_book_should_be(run: Callable[..., Ran], book: Path) -> None:
    book.mkdir()
    assert run("today").code == 4
    assert run("log", "call with Ana Li").code == 4


def test_no_such_folder(
    run: Callable[..., Ran], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from planner.cli.main import main

    assert (
        main(["--book", str(tmp_path / "nowhere" / "planner.json"), "log", "call with Ana Li"]) == 4
    )
    assert "nowhere" in capsys.readouterr().err


def test_names_come_through_as_they_are(run: Callable[..., Ran]) -> None:
    names = ["[bold]Ana[/bold] Li", "\x1b[31mRed Fox", "עדי לוי", "王小明", "Zoë 🎉 Möbius"]
    for name in names:
        assert run("add", name).code == 0
    assert {each["name"] for each in run("list", "--json").value} == set(names)
    shown = run("list").out
    assert "[bold]Ana[/bold] Li" in shown
    assert "\x1b" not in shown
    assert "␛[31mRed Fox" in shown


def test_a_touch_without_a_day_a_note_and_one_to_come_are_no_last_touch(
    run: Callable[..., Ran], book: Path
) -> None:
    run("add", "Ana Li")
    run("add", "Bo Chen")
    run("log", "coffee with Ana Li 2026-11-02")
    held = json.loads(book.read_text())
    ids = {each["name"]: key for key, each in held["contacts"].items()}
    for key, fields in {
        "a": {"contacts": [ids["Bo Chen"]], "kind": "call"},
        "b": {
            "contacts": [ids["Ana Li"]],
            "kind": "note",
            "day": "2026-11-17",
            "note": "likes tea",
        },
        "c": {"contacts": [ids["Ana Li"]], "kind": "call", "day": "2026-11-30"},
    }.items():
        held["touches"][key] = fields
    book.write_text(json.dumps(held))
    last = {each["name"]: each["last_touch"] for each in run("list", "--json").value}
    assert last == {"Ana Li": "2026-11-02", "Bo Chen": None}
    assert run("list", "--filter", "last<3650d").out.count("Bo Chen") == 0
    assert "no touch yet" in run("list").out
    assert run("show", "Bo Chen", "--json").value["timeline"][0]["day"] is None
    assert "no day" in run("show", "Bo Chen").out
    for command in (
        ("list",),
        ("show", "Bo Chen"),
        ("find", "Bo"),
        ("why", "Bo Chen"),
        ("stats",),
        ("hubs",),
    ):
        assert "0001" not in run(*command).out + run(*command, "--json").out, command


def test_undo_and_redo_work_across_calls(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    run("log", "coffee with Ana Li")
    assert "coffee" in run("undo").out
    assert run("show", "Ana Li", "--json").value["timeline"] == []
    assert run("redo").code == 0
    assert len(run("show", "Ana Li", "--json").value["timeline"]) == 1
    steps: list[dict[str, Any]] = run("history", "--json").value
    assert [each["undone"] for each in steps] == [False] * len(steps)
    run("undo")
    run("undo")
    assert run("list", "--json").value == []
    assert run("undo").code == 1


def test_several_lines_are_one_step(run: Callable[..., Ran]) -> None:
    ran = run("log", "-", "--json", stdin="coffee with Ana Li\ncall with Bo Chen 20m\n")
    assert ran.code == 0
    assert len(ran.value["entries"]) == 2
    run("undo")
    assert run("list", "--json").value == []


def test_ids_come_from_standard_input(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    run("add", "Bo Chen")
    ids = [each["id"] for each in run("list", "--json").value]
    assert run("edit", "-", "--org", "Acme", stdin="\n".join(ids)).code == 0
    assert {each["org"] for each in run("list", "--json").value} == {"Acme"}
    run("undo")
    assert {each["org"] for each in run("list", "--json").value} == {""}


def test_help_names_every_command(run: Callable[..., Ran]) -> None:
    out = run("--help").out
    for name, command in SHELL.items():
        assert (f"\n  {name} " in out) is not command.hidden
        assert run(name, "--help").code == 0


def test_settings_can_be_changed(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert run("config", "budget_minutes", "20").code == 0
    assert run("config", "minutes.reply", "4").code == 0
    assert run("config", "working_days", "sun mon tue").code == 0
    value = run("config", "--json").value
    assert value["budget_minutes"] == 20
    assert value["minutes"]["reply"] == 4
    assert value["working_days"] == [0, 1, 6]
    assert run("today", "--json").value["budget_minutes"] == 20


@pytest.mark.parametrize(
    "argv",
    [
        ("add", "Ana Li"),
        ("hubs", "add", "PyData"),
        ("hooks", "add", "My talk is online"),
        ("off", "fri"),
        ("config", "budget_minutes", "20"),
        ("log", "coffee w/ Ana Li"),
    ],
)
def test_a_rehearsal_needs_no_book_and_leaves_none(
    run: Callable[..., Ran], book: Path, argv: tuple[str, ...]
) -> None:
    ran = run(*argv, "--dry-run")
    assert ran.code == 0 and ran.out and not book.exists()
