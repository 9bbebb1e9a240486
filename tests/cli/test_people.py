"""`planner add`, `edit`, `list --filter` and `history`, and what each refuses."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.mark.parametrize("column", ["cold", "warming", "active"])
def test_a_card_is_moved_by_hand_and_released_and_both_are_undone(
    run: Callable[..., Ran], column: str
) -> None:
    def stands() -> list[str]:
        return [
            each["name"] for each in run("list", "--filter", f"column:{column}", "--json").value
        ]

    run("add", "Ana Li")
    run("log", "coffee w/ Ana Li")
    run("log", "email to Ana Li")
    own = stands()
    assert (
        run("edit", "Ana", "--column", column, "--dry-run").out
        == f"dry run: moved Ana Li to {column}\n"
    )
    assert stands() == own
    assert run("edit", "Ana", "--column", column).out == f"moved Ana Li to {column}\n"
    assert stands() == ["Ana Li"]
    assert run("edit", "Ana", "--column", "none").out == "released Ana Li\n"
    assert stands() == own
    run("undo")
    assert stands() == ["Ana Li"]
    run("undo")
    assert stands() == own


def test_several_cards_are_moved_beside_other_changes_as_one_step(run: Callable[..., Ran]) -> None:
    ids = [run("add", name, "--json").value["id"] for name in ("Ana Li", "Bo Chen")]
    moved = run(
        "edit", "-", "--column", "warming", "--role", "CTO", "--json", stdin="\n".join(ids)
    ).value
    assert moved["changed"] == [
        "changed role of Ana Li",
        "moved Ana Li to warming",
        "changed role of Bo Chen",
        "moved Bo Chen to warming",
    ]
    run("undo")
    assert run("list", "--filter", "column:warming", "--json").value == []
    assert run("list", "--filter", "role:CTO", "--json").value == []
    assert run("edit", "Ana", "--column", "owed").code == 2
    assert run("edit", "Ana").code == 2


def test_an_empty_introducer_clears_it(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    run("add", "Bo Chen", "--via", "Ana Li")
    assert "introduced by: Ana Li" in run("show", "Bo").out
    assert run("edit", "Bo", "--via", "").out == "changed introduced by of Bo Chen\n"
    assert "introduced by" not in run("show", "Bo").out
    run("undo")
    assert "introduced by: Ana Li" in run("show", "Bo").out


def test_a_birthday_that_is_still_to_come_is_refused(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li", "--birthday", "18 Nov 2026")
    assert "birthday: 18 November 2026" in run("show", "Ana").out
    for argv in (("edit", "Ana"), ("add", "Bo Chen")):
        ran = run(*argv, "--birthday", "2026-11-19")
        assert (
            ran.code == 2
            and ran.err == "The birthday “2026-11-19” is still to come. Is the year right?\n"
        )
    assert run("edit", "Ana", "--birthday=--12-31").code == 0
    assert len(run("list", "--json").value) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "state:open",
            "“open” is no state. It is one of triage, kept, maybe, ignored, resting, archived.",
        ),
        ("stage:kept", "“kept” is no stage. It is one of cold, warming, active."),
        ("voter:cold", "“cold” is no voter. It is one of set, swing, unknown."),
        ("column:kept", "“kept” is no column. It is one of cold, warming, active, owed."),
    ],
)
def test_a_filter_names_what_there_is_to_choose_from(
    run: Callable[..., Ran], words: str, says: str
) -> None:
    run("add", "Ana Li")
    ran = run("list", "--filter", words)
    assert ran.code == 2 and ran.err == f"{says}\n"


@pytest.mark.parametrize("limit", ["-3", "0"])
def test_a_history_of_no_change_is_refused(run: Callable[..., Ran], limit: str) -> None:
    run("add", "Ana Li")
    ran = run("history", f"--limit={limit}")
    assert ran.code == 2 and ran.out == "" and ran.err.startswith(f"--limit: {limit} is no number")


def test_a_birthday_without_a_year_comes_back_from_our_csv(
    run: Callable[..., Ran], book: Path, tmp_path: Path
) -> None:
    run("add", "Ana Li", "--birthday=--03-07")
    run("export", str(tmp_path / "people.csv"))
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Birthday"] == "'--03-07"
    book.rename(tmp_path / "kept.json")
    other = tmp_path / "other.json"
    assert run("--book", str(other), "import", str(tmp_path / "people.csv")).code == 0
    assert run("--book", str(other), "show", "Ana", "--json").value["birthday"] == "--03-07"


def test_a_namesake_is_named_without_an_article(run: Callable[..., Ran]) -> None:
    assert run("add", "Ana\nLi", "--json").value["name"] == "Ana Li"
    second = run("add", "Ana Li")
    assert "Ana Li was in the book already: now there are 2 of that name." in second.err


def test_somebody_without_a_next_day_is_told_without_a_dash(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert "  next: place 1 of 1 on the bench" in run("show", "Ana Li").out
    assert "NEXT  place 1 of 1 on the bench" in run("why", "Ana Li").out


def test_why_says_what_a_tie_needs_to_be_active(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    run("log", "message to Ana Li")
    assert "it needs two answers from them, or a meeting or a call" in run("why", "Ana Li").out
    run("log", "heard from Ana Li")
    assert "it needs one more answer from them, or a meeting" in run("why", "Ana Li").out
    run("log", "coffee with Ana Li")
    assert "not active" not in run("why", "Ana Li").out
