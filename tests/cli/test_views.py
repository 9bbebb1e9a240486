"""The views: their JSON is a contract, their text is calm, and what a user wrote breaks neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.cli.tables import aligned, cut, width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

VIEWS = ("forecast", "stats", "hubs", "orgs", "intros", "hooks", "favours")
HOSTILE = "A[b]na \x1b[31m\u202e Ли 😀"


def fill(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li", "--org", "Acme", "--tag", "data", "--cadence", "monthly")
    run("add", "Bo Chen", "--org", "ACME Inc.", "--via", "Ana Li", "--voter", "set")
    for line in (
        "event 2026-10-20 at PyData w/ Ana Li 2h",
        "email to Ana Li 2026-10-21",
        "call with Ana Li 2026-11-02 20m",
        "email to Bo Chen yesterday",
        "owe Ana Li for the referral",
    ):
        assert run("log", line).code == 0, line
    run("hooks", "add", "My talk is online", "--tag", "data", "--expires", "4w")
    run("config", "month_cost", "3000")


def keys(value: Any) -> set[str]:
    return set(value)


def test_forecast_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    value = run("forecast", "--json").value
    assert {"capacity", "utilisation", "weeks", "overflow", "fits"} <= keys(value)
    assert len(value["weeks"]) == 26
    assert all(keys(week) == {"start", "load", "capacity"} for week in value["weeks"])
    assert value["weeks"][0]["start"] == "2026-11-16"
    assert (value["overflow"], value["fits"]) == (None, [])


def test_forecast_says_that_there_is_no_time_instead_of_a_share_of_none(
    run: Callable[..., Ran],
    book: Path,
) -> None:
    run("add", "Ana Li")
    run("config", "budget_minutes", "1")
    book.write_text(
        book.read_text().replace('"budget_minutes": 1', '"budget_minutes": 0')
    )  # by hand it can be none
    text = run("forecast").out
    assert text.startswith("There is no time for follow-ups")
    assert "%" not in text


def test_forecast_names_the_changes_that_fit(run: Callable[..., Ran]) -> None:
    for each in range(12):
        run("add", f"Person {each}", "--cadence", "weekly")
        run("log", f"call with Person {each} 2026-11-{1 + each:02d}")
    value = run("forecast", "--json").value
    assert keys(value["overflow"]) == {"start", "load", "capacity"}
    assert value["fits"]
    for fit in value["fits"]:
        assert keys(fit) == {"kind", "text", "budget_minutes", "until", "cadences", "rest"}
        assert all(keys(each) == {"contact", "cadence_days"} for each in fit["cadences"])
        assert all(keys(each) == {"id", "name"} for each in fit["rest"])
    text = run("forecast").out
    assert "asks for more than it holds" in text
    assert all(fit["text"] in text for fit in value["fits"])


def test_stats_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    value = run("stats", "--json").value
    assert keys(value) == {
        "since",
        "advice",
        "funnel",
        "by",
        "cost",
        "pace",
        "voters",
        "temperature",
    }
    assert keys(value["funnel"]) == {"name", "counts", "rates"}
    assert list(value["funnel"]["counts"]) == [
        "new touch",
        "reply",
        "conversation",
        "introduction",
        "lead",
        "interview",
        "offer",
    ]
    assert keys(value["by"]) == {"channel", "hub", "hook", "connector"}
    assert value["cost"]["week"] == 690
    assert {"intake", "outreach", "intake_share", "lacks", "over_networking", "reason"} <= keys(
        value["pace"]
    )
    assert {"set", "swing", "unknown", "share", "stop_loss", "reason"} == keys(value["voters"])
    assert value["voters"]["set"] == 1
    assert {"name", "end", "touches", "value", "verdict", "reason"} == keys(
        value["temperature"][-1]
    )
    assert run("stats", "--days", "1", "--json").value["funnel"]["counts"]["new touch"] == 0
    assert run("stats", "--days", "0").code == 2


def test_hubs_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    (hub,) = run("hubs", "--json").value
    assert {
        "id",
        "name",
        "kind",
        "place",
        "every",
        "attendances",
        "last",
        "hours",
        "cost",
        "new_people",
        "new_per_hour",
        "follow_up_rate",
        "second_conversations",
        "introductions",
        "results",
        "known_share",
        "red_flags",
        "verdict",
        "reasons",
    } <= keys(hub)
    assert (hub["name"], hub["attendances"], hub["hours"], hub["new_people"]) == (
        "PyData",
        1,
        2.0,
        1,
    )
    assert (hub["follow_up_rate"], hub["second_conversations"], hub["verdict"]) == (1.0, 1, "keep")


def test_hubs_are_edited_with_the_options_before_or_after_the_name(run: Callable[..., Ran]) -> None:
    fill(run)
    assert (
        run(
            "hubs",
            "edit",
            "PyData",
            "--kind",
            "specialty event",
            "--cost",
            "12",
            "--every",
            "monthly",
        ).code
        == 0
    )
    assert run("hubs", "edit", "--flag", "public leads", "PyData").code == 0
    (hub,) = run("hubs", "--json").value
    assert (hub["kind"], hub["cost"], hub["every"]) == ("specialty event", 12.0, 30)
    assert hub["red_flags"] == {"public leads only": "you noted it"}
    assert run("hubs", "edit", "PyData", "--no-flag", "public").code == 0
    assert run("hubs", "--json").value[0]["red_flags"] == {}
    assert run("hubs", "add", "Hiring breakfast").code == 0
    assert [each["verdict"] for each in run("hubs", "--json").value] == ["keep", "try once more"]


def test_orgs_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    (org,) = run("orgs", "--json").value
    assert {
        "name",
        "known",
        "people",
        "stages",
        "acquainted",
        "single_threaded",
        "through",
        "reason",
    } == keys(org)
    assert (org["known"], org["single_threaded"], org["through"]) == (2, False, None)
    assert keys(org["people"][0]) == {"id", "name", "stage", "temperature", "reached"}
    assert len(org["acquainted"]) == 1


def test_intros_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    value = run("intros", "--json").value
    assert keys(value) == {"connectors", "tree"}
    assert keys(value["connectors"][0]) == {
        "id",
        "name",
        "introduced",
        "chain",
        "results",
        "reason",
    }
    assert [(link["name"], link["depth"]) for link in value["tree"]] == [
        ("Ana Li", 0),
        ("Bo Chen", 1),
    ]
    assert keys(value["tree"][0]) == {"id", "name", "depth", "introduced_by", "introduced", "steps"}
    assert "└ Bo Chen" in run("intros").out


def test_hooks_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    (hook,) = run("hooks", "--json").value
    assert {"id", "text", "tags", "orgs", "for", "expires", "expired", "fits", "told"} == keys(hook)
    assert (hook["tags"], hook["expires"], hook["expired"]) == (["data"], "2026-12-16", False)
    assert [(fit["contact"]["name"], fit["reason"]) for fit in hook["fits"]] == [
        ("Ana Li", "#data")
    ]
    assert run("hooks", "--today", "2027-01-01", "--json").value[0]["expired"] is True
    assert run("hooks", "drop", "talk", "--json").value["changed"] == [
        "dropped from the library: My talk is online"
    ]
    assert run("hooks", "--json").value == []


def test_favours_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    value = run("favours", "--json").value
    assert {"i_owe", "they_owe", "closed", "balances", "reason"} == keys(value)
    (owed,) = value["i_owe"]
    assert keys(owed) == {
        "id",
        "contact",
        "direction",
        "what",
        "weight",
        "day",
        "returned",
        "waived_on",
        "open",
    }
    assert keys(value["balances"][0]) == {"contact", "balance", "given", "received"}
    assert run("favours", "settle", owed["id"], "--part", "0.5").code == 0
    assert run("favours", "--json").value["i_owe"][0]["returned"] == 0.5
    assert run("favours", "waive", owed["id"][-6:]).code == 0
    assert run("favours", "--json").value["i_owe"] == []


def test_why_has_the_contracts_keys(run: Callable[..., Ran]) -> None:
    fill(run)
    value = run("why", "Ana Li", "--json").value
    assert {
        "active_from",
        "contact",
        "half_lives",
        "peak",
        "stage",
        "column",
        "score",
        "arrow",
        "owed",
        "pinned",
        "reason",
        "half_life_days",
        "touches",
        "earlier_touches",
        "cadence_days",
        "cadence_from",
        "last_touch",
        "due",
        "lateness_ratio",
        "ladder",
        "bench",
        "favour_balance",
        "next",
        "settings",
    } == keys(value)
    assert (value["cadence_days"], value["cadence_from"], value["owed"]) == (30, "their own", True)
    assert keys(value["touches"][0]) == {"day", "kind", "direction", "weight", "left"}
    assert keys(value["settings"][0]) == {"name", "value", "effect"}
    assert "WHAT WOULD CHANGE IT" in run("why", "Ana Li").out
    assert run("why", "Zebedee Quartz").code == 1


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_book_has_every_view(run: Callable[..., Ran], view: str) -> None:
    run("add", "Ana Li")
    text = run(view)
    assert text.code == 0, text
    assert text.out.strip()
    assert run(view, "--json").code == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("hubs", "add", "Rotary"),
        ("hubs", "edit", "PyData", "--cost", "3"),
        ("hooks", "add", "another talk"),
        ("hooks", "drop", "talk"),
        ("favours", "settle", "Ana Li"),
        ("favours", "waive", "Ana Li", "--json"),
    ],
)
def test_dry_run_writes_nothing(run: Callable[..., Ran], book: Path, argv: tuple[str, ...]) -> None:
    fill(run)
    before = book.read_bytes()
    ran = run(*argv, "--dry-run")
    assert ran.code == 0, ran
    assert "dry" in ran.out
    assert book.read_bytes() == before
    assert run(*argv).code == 0
    assert book.read_bytes() != before


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("hubs", "edit", "Rotary", "--cost", "3"), 1),
        (("hubs", "edit", "PyData"), 2),
        (("hubs", "burn", "PyData"), 2),
        (("hubs", "edit", "PyData", "--flag", "boring"), 2),
        (("hooks", "add", "x", "--expires", "31 feb"), 2),
        (("hooks", "drop", "nothing like it"), 1),
        (("favours", "settle", "Bo Chen"), 1),
        (("favours", "settle", "Ana Li", "--part", "2"), 2),
        (("hubs", "add", "pydata"), 2),
    ],
)
def test_what_cannot_be_done_says_so_in_two_lines(
    run: Callable[..., Ran], book: Path, argv: tuple[str, ...], code: int
) -> None:
    fill(run)
    before = book.read_bytes()
    ran = run(*argv)
    assert (ran.code, ran.out) == (code, ""), ran
    assert 1 <= len(ran.err.strip().splitlines()) <= 2
    assert book.read_bytes() == before


def test_what_a_user_wrote_is_shown_and_obeyed_by_nothing(run: Callable[..., Ran]) -> None:
    run("add", HOSTILE, "--org", HOSTILE, "--tag", "x")
    run("log", "call with Bo Chen 2026-11-02; talk to Cy Ortiz")
    run("hooks", "add", HOSTILE, "--tag", "x")
    run("hubs", "add", HOSTILE)
    for view in VIEWS:
        assert "\x1b" not in run(view).out, view
        assert run(view, "--json").code == 0, view
    assert run("hubs", "--json").value[0]["name"] == HOSTILE
    assert "\x1b" not in run("why", run("list", "--json").value[0]["id"]).out


def test_columns_are_aligned_by_what_is_seen() -> None:
    lines = list(
        aligned([("佐藤", "1", "x"), ("Olúwaṣeun", "12", "y"), ("ọ̀", "3", "")], right=(1,))
    )
    assert [width(line.rsplit(" ", 1)[0]) for line in lines[:2]] == [width("Olúwaṣeun") + 5] * 2
    assert lines[2] == "ọ̀" + " " * 8 + "   3"
    assert list(aligned([])) == []
    assert cut("佐藤美咲", 5) == "佐藤…"
    assert cut("short", 5) == "short"


def test_R18_favours_hubs_and_organisations_are_changed_and_deleted_in_the_shell_too(
    run: Callable[..., Ran],
) -> None:
    run("add", "Ana Li", "--org", "Acme Inc")
    run("log", "owe Ana Li for the referral")
    favour = run("favours", "--json").value["i_owe"][0]["id"]
    assert run("favours", "change", favour, "--set", "returned=50% weight=2", "--dry-run").code == 0
    assert run("favours", "--json").value["i_owe"][0]["weight"] == 1
    assert run("favours", "change", favour, "--set", "returned=50% weight=2").code == 0
    told = run("favours", "--json").value["i_owe"][0]
    assert (told["returned"], told["weight"]) == (0.5, 2)
    assert run("favours", "change", favour, "--set", "returned=lots").code == 2
    assert run("favours", "drop", "nothing").code == 1
    assert run("favours", "drop", favour).code == 0 and not run("favours", "--json").value["i_owe"]
    assert run("undo").code == 0 and run("favours", "--json").value["i_owe"]
    assert run("orgs", "rename", "acme", "Acme").out == "renamed Acme Inc to Acme on 1 contact\n"
    assert run("orgs", "--json").value[0]["name"] == "Acme"
    assert run("orgs", "drop", "Acme", "--json").value["changed"] == ["took Acme off 1 contact"]
    assert run("orgs", "rename", "Acme", "Zeta").code == 1
    run("hubs", "add", "PyData")
    assert run("hubs", "drop", "pydata").code == 0 and run("hubs", "--json").value == []


def test_P6_a_merge_takes_the_side_that_was_asked_for(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li", "--org", "Acme", "--tag", "a")
    run("add", "Anna Lee", "--org", "Globex", "--tag", "b")
    assert run("merge", "Ana Li", "Anna Lee", "--take", "org=mine").code == 2
    assert run("merge", "Ana Li", "Anna Lee", "--take", "id=other").code == 2
    assert "→  Globex" in run("merge", "Ana Li", "Anna Lee", "--take", "org=other", "--dry-run").out
    assert (
        run("merge", "Ana Li", "Anna Lee", "--take", "org=other", "--take", "tags=keep").code == 0
    )
    [left] = run("list", "--json").value
    assert (left["org"], left["tags"]) == ("Globex", ["a"])


def test_review_is_text_json_markdown_and_a_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("log", "coffee with Ana Li yesterday; promised the deck by fri")
    assert "THE WEEK TO WEDNESDAY 18 NOVEMBER 2026" in run("review").out
    value = run("review", "this", "--json").value
    assert value["first"] == "2026-11-16" and value["touches"][0]["names"] == ["Ana Li"]
    assert {"days", "results", "cooling", "promises_open", "hubs", "suggestion"} <= set(value)
    assert run("review", "--md").out.startswith("# The week to")
    file = tmp_path / "week.html"
    assert run("review", "--html", "--output", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert file.stat().st_mode & 0o077 == 0
    assert run("review", "2027-W01").code == 2
    assert run("review", "--output", str(file)).code == 2
    assert run("review", "--md", "--html").code == 2
