"""`planner log` for several lines, for a line said anew, and for one that nobody decides about."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from planner.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

FIRST = (
    "Al",
    "Ber",
    "Cor",
    "Dal",
    "Er",
    "Fal",
    "Gar",
    "Hol",
    "Ister",
    "Jan",
    "Kor",
    "Lin",
    "Mor",
    "Nor",
    "Or",
    "Pal",
    "Quin",
    "Ros",
    "Sal",
    "Tor",
)
SECOND = ("berg", "costa", "dahl", "ford", "gren", "kov", "mann", "orsk", "vik", "wood")
"""Together they make 200 family names."""


def table(book: Path, name: str) -> list[dict[str, Any]]:
    return [each for each in json.loads(book.read_bytes())[name].values() if "_del" not in each]


def test_a_first_line_about_an_event_is_shared_and_all_is_one_step_of_undo(
    run: Callable[..., Ran], book: Path
) -> None:
    ran = run(
        "log",
        "-",
        "--json",
        stdin="event at PyData yesterday #lisbon:\nZoe Quark (Hooli)\n\nMax Ray 20m\n",
    )
    assert ran.code == 0
    assert len(ran.value["touches"]) == 2
    assert {each["day"] for each in table(book, "touches")} == {"2026-11-17"}
    assert [each["name"] for each in table(book, "hubs")] == ["PyData"]
    run("undo")
    assert table(book, "touches") == table(book, "contacts") == table(book, "hubs") == []


def test_a_line_of_a_batch_that_cannot_be_logged_waits_and_the_rest_is_logged(
    run: Callable[..., Ran], book: Path
) -> None:
    run("add", "Ana Li")
    before = book.read_bytes()
    assert run("log", "-", stdin="event at PyData:\n").code == 2
    assert book.read_bytes() == before
    ran = run("log", "-", stdin="event at PyData:\ncoffee with Ana Li\nlovely weather\n")
    assert ran.code == 2
    assert "Line 3, “lovely weather" in ran.err and "the rest is logged" in ran.err
    assert "lovely weather" in book.with_name(f"{book.stem}.inbox.txt").read_text()
    assert [touch["kind"] for touch in table(book, "touches")] == ["coffee"]
    lines = "call with Ana Li\nlunch with Bo Chen on 31 feb\n"
    ran = run("log", "-", "--json", "--dry-run", stdin=lines)
    assert (ran.code, ran.value["question"]["what"]) == (3, "date")
    assert "Line 2" in ran.value["error"]
    assert [line["line"] for line in ran.value["waiting"]] == ["lunch with Bo Chen on 31 feb"]
    assert len(table(book, "touches")) == 1, "nothing is written on a dry run"
    assert run("log", "-", "--json", stdin=lines).code == 3
    assert len(table(book, "touches")) == 2


def test_R27_same_means_the_people_of_the_call_before(run: Callable[..., Ran], book: Path) -> None:
    run("log", "coffee with Ana Li and Bo Chen at PyData")
    ran = run("log", "call with same", "--json")
    assert ran.code == 0
    assert [person["name"] for person in ran.value["entry"]["people"]] == ["Ana Li", "Bo Chen"]


def test_R27_a_line_of_two_touches_is_one_answer_with_both(
    run: Callable[..., Ran], book: Path
) -> None:
    run("add", "Ana Li")
    run("add", "Bo Chen")
    ran = run("log", "coffee ana monday, call bo tuesday", "--json")
    assert ran.code == 0
    assert ran.value["entry"]["kind"] == "coffee"
    assert [entry["kind"] for entry in ran.value["entries"]] == ["coffee", "call"]
    assert len(ran.value["touches"]) == len(table(book, "touches")) == 2


def test_replace_says_anew_what_a_touch_was(run: Callable[..., Ran], book: Path) -> None:
    run("log", "coffee with Ana Li; promised the deck by fri")
    touch = run("show", "Ana Li", "--json").value["timeline"][0]["id"]
    before = book.read_bytes()
    assert run("log", "--replace", touch, "lunch with Ana Li yesterday", "--dry-run").code == 0
    assert book.read_bytes() == before
    ran = run(
        "log", "--replace", touch[-6:], "lunch with Ana Li yesterday; promised a book", "--json"
    )
    assert ran.code == 0
    assert [(each["kind"], each["day"]) for each in table(book, "touches")] == [
        ("lunch", "2026-11-17")
    ]
    assert [each["text"] for each in table(book, "promises")] == ["a book"]
    assert touch[-6:] in run("show", "Ana Li").out
    assert run("log", "--replace", "zzzzzz", "lunch with Ana Li").code == 1


class Terminal(io.StringIO):
    """A stream at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answers", "code", "logged"), [("", 3, 0), ("\n", 3, 0), ("9\n1\n", 0, 1)]
)
def test_R27_a_line_is_kept_in_the_inbox_if_one_walks_away_from_the_question(
    run: Callable[..., Ran],
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    code: int,
    logged: int,
) -> None:
    run("add", "Sam Okafor")
    run("add", "Sam Reed")
    inbox = book.with_name("planner.inbox.txt")
    inbox.write_text("call Bo Chen")  # no line end: ours must begin a line of its own
    err = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    monkeypatch.setattr("sys.stderr", err)
    assert (
        main(["--book", str(book), "--today", "2026-11-18", "log", "coffee with Sam yesterday"])
        == code
    )
    assert len(json.loads(book.read_bytes())["touches"]) == logged
    kept = inbox.read_text().splitlines()
    assert (
        kept == ["call Bo Chen"]
        if logged
        else ["call Bo Chen", "2026-11-18 coffee with Sam yesterday"]
    )
    assert ("kept in" in err.getvalue()) == (not logged)


def test_R29_lines_that_wait_are_asked_about_on_a_terminal(
    run: Callable[..., Ran], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "Sam Okafor")
    run("add", "Sam Reed")
    inbox = book.with_name("planner.inbox.txt")
    inbox.write_text("2026-11-12 coffee with Sam\n2026-11-13 lunch with Sam\nlovely weather\n")
    monkeypatch.setattr("sys.stdin", Terminal("1\n\n"))
    monkeypatch.setattr("sys.stderr", Terminal())
    assert main(["--book", str(book), "--today", "2026-11-18", "inbox"]) == 0
    assert [(each["kind"], each["day"]) for each in table(book, "touches")] == [
        ("coffee", "2026-11-12")
    ]
    kept = [line for line in inbox.read_text().splitlines() if not line.startswith("#!")]
    assert kept == ["2026-11-13 lunch with Sam", "lovely weather"]


def test_a_kept_line_is_of_the_day_on_which_it_was_written(
    run: Callable[..., Ran], book: Path
) -> None:
    run("add", "Sam Okafor")
    book.with_name("planner.inbox.txt").write_text("2026-11-12 coffee with Sam Okafor yesterday\n")
    assert run("inbox").code == 0
    assert [each["day"] for each in table(book, "touches")] == ["2026-11-11"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", 2),
        ("   ", 2),
        ("#", 2),
        ("@ # ! ; ,", 2),
        ("\x1b[31m\x07\x00", 2),
        ("coffee with Ana Li on 31 feb", 3),
        ("met Sam", 3),
        ("x " * 5000, 2),
    ],
)
def test_a_line_that_says_nothing_or_too_much_gets_a_clear_answer(
    run: Callable[..., Ran], book: Path, line: str, code: int
) -> None:
    run(
        "log",
        "-",
        stdin="\n".join(f"met Sam {first}{second}" for first in FIRST for second in SECOND),
    )
    before = book.read_bytes()
    ran = run("log", line)
    assert ran.code == code
    assert ran.err.strip() and "\x1b" not in ran.err and len(ran.err) < 4000
    assert book.read_bytes() == before


def test_a_long_line_is_logged_whole(run: Callable[..., Ran], book: Path) -> None:
    line = "coffee with Ana Li; learned " + "word " * 2000
    assert run("log", line).code == 0
    assert table(book, "touches")[0]["line"].split() == line.split()


def test_forget_deletes_a_touch_with_what_followed_and_undo_brings_it_back(
    run: Callable[..., Ran],
) -> None:
    run("log", "coffee with Ana Li; promised the deck")
    touch = run("show", "Ana Li", "--json").value["timeline"][0]["id"]
    rehearsed = run("forget", touch[-8:], "--dry-run")
    assert rehearsed.code == 0 and "with it: the promise “the deck”" in rehearsed.out
    value = run("forget", touch, "--json").value
    assert value["forgotten"][0]["id"] == touch and value["dry_run"] is False
    assert set(value["forgotten"][0]["aftermath"]) == {
        "the promise “the deck”",
        "the contact Ana Li",
    }
    assert run("show", "Ana Li").code == 1
    run("undo")
    assert run("show", "Ana Li", "--json").value["timeline"][0]["id"] == touch
    assert "stays: the promise" in run("forget", touch, "--alone").out
    missing = run("forget", touch)
    assert missing.code == 1 and len(missing.err.splitlines()) == 2


def test_three_lines_pasted_into_one_argument_are_three_lines(run: Callable[..., Ran]) -> None:
    value = run(
        "log", "coffee with Ana Li\ncall with Bo Chen 20m\n\nlunch with Cy Low", "--json"
    ).value
    assert [entry["kind"] for entry in value["entries"]] == ["coffee", "call", "lunch"]
    assert len(value["touches"]) == 3 and not value["entries"][0]["note"]
