"""Answers for people, scripts and spreadsheets; colour for a terminal alone; ids in at one end, out
at the other."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def people(run: Callable[..., Ran]) -> list[str]:
    run("log", "coffee w/ Ana Li yesterday; owe Ana an intro; promised notes by fri")
    run("add", "Bo Chen", "--org", "Acme", "--tag", "design")
    run("hooks", "add", "My talk is online", "--tag", "design")
    run("favours")
    return [row["id"] for row in run("list", "--json").value]


def test_format_json_is_what_json_is(run: Callable[..., Ran], people: list[str]) -> None:
    for argv in (["list"], ["today"], ["hooks"], ["show", "Ana Li"]):
        assert run(*argv, "--format", "json").value == run(*argv, "--json").value
        assert run(*argv, "--format", "table").out == run(*argv).out


def test_tsv_has_a_heading_and_a_row_for_each(run: Callable[..., Ran], people: list[str]) -> None:
    lines = run("list", "--format", "tsv").out.splitlines()
    head, *rows = [line.split("\t") for line in lines]
    assert head[:3] == ["id", "name", "org"] and len(rows) == len(people)
    assert {len(row) for row in rows} == {len(head)}
    assert [row[0] for row in rows] == people
    today = run("today", "--format", "tsv").out.splitlines()
    assert "contact.name" in today[0].split("\t")
    assert run("config", "--format", "tsv").out.startswith("key\tvalue\n")


def test_a_tab_or_a_line_end_in_a_name_parts_no_cell(run: Callable[..., Ran]) -> None:
    run("add", "Ana\tLi\nEvil\x1b[31m")
    (head, row) = run("list", "--format", "tsv").out.splitlines()
    assert head.count("\t") == row.count("\t") and "\x1b" not in row


@pytest.mark.parametrize(
    "source",
    [["list"], ["list", "--columns", "name"], ["list", "--json"], ["list", "--format", "tsv"]],
)
@pytest.mark.parametrize(
    "command", [["edit", "-", "--org", "Globex"], ["show", "-"], ["why", "-"], ["write", "-"]]
)
def test_what_a_list_prints_is_read_as_ids(
    run: Callable[..., Ran], people: list[str], source: list[str], command: list[str]
) -> None:
    out = run(*source).out
    ran = run(*command, "--json", stdin=out)
    assert ran.code == 0, ran.err
    if command[0] == "edit":
        assert ran.value["ids"] == people
    else:
        assert len(ran.value) == len(people)


def test_ids_of_hooks_favours_and_hubs_come_from_standard_input(
    run: Callable[..., Ran], people: list[str]
) -> None:
    hook = run("hooks", "--json").out
    assert run("hooks", "drop", "-", stdin=hook).code == 0
    assert run("hooks", "--json").value == []
    run("hubs", "add", "PyData")
    run("hubs", "add", "Meet-up")
    assert run("hubs", "drop", "-", stdin=run("hubs", "--json").out).code == 0
    assert run("hubs", "--json").value == []
    assert run("hubs", "drop", "-", stdin="id  name\n").code == 2


@pytest.mark.skipif(os.name == "nt", reason="no terminals of one's own")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_a_terminal_alone(
    run: Callable[..., Ran],
    book: Path,
    people: list[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    import pty

    command = [
        sys.executable,
        "-m",
        "planner",
        "--book",
        str(book),
        "--today",
        "2026-11-18",
        "today",
    ]
    clean = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    env = {**clean, "TERM": "xterm", **environment}
    piped = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    assert "\x1b" not in piped
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, command, env)
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
    os.waitpid(child, 0)
    assert (b"\x1b[1mFOLLOW-UPS" in shown) is coloured
    assert coloured or b"\x1b" not in shown


def test_help_names_a_command_or_all(run: Callable[..., Ran]) -> None:
    assert "Log what happened:" in run("help").out
    assert run("help", "log").out == run("log", "--help").out
    assert run("help", "lgo").code == 2 and "Did you mean log?" in run("help", "lgo").err
    assert run("-V").out == run("--version").out


def test_info_says_where_everything_is_even_without_a_book(
    run: Callable[..., Ran], book: Path
) -> None:
    value = run("info", "--json").value
    assert value["book"] == str(book) and value["status"] == "there is none yet"
    run("add", "Ana Li")
    value = run("info", "--json").value
    assert value["contacts"] == 1 and value["device"] and value["libraries"]["textual"]
    book.write_text("no book")
    assert run("info").code == 0


def test_ids_come_from_standard_input_wherever_ids_are_taken(run: Callable[..., Ran]) -> None:
    for name in ("Ana Li", "Ana Lee", "Anna Li", "Bo Chen"):
        run("add", name)
    ids = {each["name"]: each["id"] for each in run("list", "--json").value}
    others = f"{ids['Ana Lee']}\n{ids['Anna Li']}\n"
    rehearsal = run("merge", "Ana Li", "-", "--dry-run", "--json", stdin=others).value
    assert [each["label"] for each in rehearsal] == [
        "would merge Ana Lee into Ana Li",
        "would merge Anna Li into Ana Li",
    ]
    assert len(run("list", "--json").value) == 4
    assert run("merge", "Ana Li", "-", stdin=others).code == 0
    assert [each["name"] for each in run("list", "--json").value] == ["Ana Li", "Bo Chen"]
    assert run("undo").code == 0 and len(run("list", "--json").value) == 4, "one step"
    assert run("prepare", "-", "--say", "hello", stdin=run("list").out).code == 0


def test_one_id_comes_from_standard_input_where_an_option_takes_one(
    run: Callable[..., Ran],
) -> None:
    run("log", "coffee w/ Ana Li yesterday")
    run("add", "Ana Lee")
    touch = run("show", "Ana Li", "--json").value["timeline"][0]["id"]
    assert run("log", "--replace", "-", "lunch w/ Ana Li yesterday", stdin=f"{touch}\n").code == 0
    assert run("show", "Ana Li", "--json").value["timeline"][0]["kind"] == "lunch"
    people = "".join(f"{each['id']}\n" for each in run("list", "--json").value)
    assert run("duplicates", "--not-same", "-", "-", stdin=people).code == 0
    assert run("duplicates", "--not-same", "-", "Ana Lee", stdin=people).code == 2


def test_the_ids_of_an_answer_are_taken_as_the_answer_stands(run: Callable[..., Ran]) -> None:
    run("log", "coffee w/ Ana Li yesterday; promised the deck by today")
    plan = run("today", "--json")
    assert run("done", "-", stdin=plan.out).code == 0
    assert not [each for each in run("today", "--json").value["items"] if each["kind"] == "promise"]
