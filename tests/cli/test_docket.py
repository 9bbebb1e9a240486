"""What is to come, preparing for it, settling what is open, and the evening (P12, P14)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.file.books import open_session
from planner.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

TODAY = date(2026, 11, 18)
EVENT = "hub:"


@pytest.fixture
def day(run: Callable[..., Ran], book: Path) -> Callable[..., Ran]:
    """A coffee tomorrow, a hub every month, a promise, and a favour owed."""
    run("log", "event at PyData w/ Ana Li on 20 oct")
    run("hubs", "edit", "PyData", "--every", "4w")
    run("log", "call with Cy Low yesterday; promised the deck by fri; owe her for an intro")
    bo = run("add", "Bo Chen", "--json").value["id"]
    session = open_session(book, TODAY)
    coffee = {
        "contacts": frozenset({bo}),
        "kind": "coffee",
        "day": TODAY + timedelta(days=1),
        "time": "09:30",
        "planned": True,
    }
    session.apply(Change("planned a coffee", (Put("touches", new_id(), coffee),)))
    session.book.close()
    return run


def test_P14_the_docket_has_what_is_to_come_earliest_first(day: Callable[..., Ran]) -> None:
    value = day("docket", "--json").value
    assert [entry["kind"] for entry in value] == ["meeting", "promise"]
    assert (value[0]["day"], value[0]["time"]) == ("2026-11-19", "09:30")
    assert value[0]["contacts"][0]["name"] == "Bo Chen"
    kinds = [entry["kind"] for entry in day("docket", "--days", "40", "--json").value]
    assert "event" in kinds
    text = day("docket").out
    assert "tomorrow 09:30" in text and "Cy Low: the deck" in text
    assert day("docket", "--days", "-1").code == 2
    assert day("docket", "--days", "9999").code == 2


def test_an_empty_docket_says_how_something_comes_onto_it(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert "Nothing is to come" in run("docket").out
    assert run("docket", "--json").value == []


def test_P14_a_meeting_is_prepared_and_compared_with_what_came_of_it(
    day: Callable[..., Ran],
) -> None:
    value = day("prepare", "Bo", "--json").value
    assert value["missing"] == ["whom", "want", "offer", "leave"]
    assert [guest["name"] for guest in value["guests"]] == ["Bo Chen"]
    assert value["outcome"] is None
    assert day("prepare", "Bo Chen", "--want", "a lead", "--leave", "two names").code == 0
    value = day("prepare", "Bo Chen", "--json").value
    assert value["answers"] == {"want": "a lead", "leave": "two names"}
    assert "want: a lead" in day("docket").out
    item = day("today", "--json", today="2026-11-20").value["items"]
    confirm = next(each["id"] for each in item if each["kind"] == "confirm")
    assert "it took place" in day("settle", confirm, today="2026-11-20").out
    touch = confirm.partition(":")[2]
    outcome = day("prepare", touch, "--json", today="2026-11-20").value["outcome"]
    assert outcome["met"] == ["Bo Chen"]


def test_P14_an_event_is_named_by_its_hub_or_by_the_id_that_the_docket_shows(
    day: Callable[..., Ran],
) -> None:
    day("hubs", "edit", "PyData", "--every", "2w")
    shown = next(line for line in day("docket").out.splitlines() if "PyData" in line)
    short = shown.rpartition("[")[2].rstrip("]")
    assert short.startswith(EVENT)
    for name in (short, "pydata"):
        assert day("prepare", name, "--json").value["title"] == "PyData"
    assert day("prepare", short, "--whom", "Dana Fox").code == 0
    assert "whom: Dana Fox" in day("docket").out


def test_R9_what_to_say_to_somebody_is_prepared_too(day: Callable[..., Ran]) -> None:
    day("add", "Dana Fox")
    assert "prepared what to say to Dana Fox" in day("prepare", "Dana Fox", "--say", "our site").out
    assert day("prepare", "Dana Fox", "--say", "x", "--want", "y").code == 2
    assert day("prepare", "Nobody Here").code == 1
    assert day("prepare", "Dana Fox", "--want", "a lead").code == 1, "she is not on the docket"


@pytest.mark.parametrize("let_be", [False, True])
def test_what_is_open_is_settled_or_let_be(day: Callable[..., Ran], *, let_be: bool) -> None:
    flags = ["--let-be"] if let_be else []
    card = day("show", "Cy Low", "--json").value
    promise, favour = card["promises"][0]["id"], card["favours"][0]["id"]
    ran = day("settle", promise, favour, *flags, "--json")
    assert ran.code == 0 and len(ran.value["changed"]) == 2
    card = day("show", "Cy Low", "--json").value
    assert (card["promises"][0]["dropped_on" if let_be else "done_on"]) == "2026-11-18"
    assert card["favours"][0]["waived_on"] == ("2026-11-18" if let_be else None)
    assert card["favours"][0]["returned"] == (0 if let_be else 1)
    day("undo")
    card = day("show", "Cy Low", "--json").value
    assert card["promises"][0]["done_on"] is None and card["favours"][0]["open"]


def test_a_favour_is_settled_in_part_and_a_name_is_enough(day: Callable[..., Ran]) -> None:
    assert "50%" in day("settle", "Cy Low", "--part", "0.5").out
    assert day("settle", "Cy Low", "--part", "2").code == 2
    assert day("settle", "gone-for-good-1").code == 1


def test_what_was_planned_and_fell_through_goes(day: Callable[..., Ran]) -> None:
    touch = day("docket", "--json").value[0]["id"]
    assert "did not take place" in day("settle", touch, "--let-be").out
    assert [entry["kind"] for entry in day("docket", "--json").value] == ["promise"]


def test_P12_the_evening_says_what_is_open_and_closes_the_day(day: Callable[..., Ran]) -> None:
    day("log", "coffee with Di Prima today 15:00")
    looked = day("close", "--dry-run", "--json").value
    assert looked["dry_run"] and looked["tomorrow"] == "2026-11-19"
    assert not day("today", "--json").value["closed"]
    ran = day("close")
    assert "TOMORROW  Thursday 19 November 2026" in ran.out and "coffee with Bo Chen" in ran.out
    assert day("today", "--json").value["closed"]
    day("undo")
    assert not day("today", "--json").value["closed"]


def test_R1_a_day_once_kept_stays_kept(run: Callable[..., Ran]) -> None:
    run("log", "message to Ana Li")
    assert run("today", "--json").value["new_touches_done"] == 1
    run("log", "coffee with Ana Li yesterday")
    assert run("today", "--json").value["new_touches_done"] == 1


def test_a_hub_has_a_next_date_that_stands_on_the_docket(day: Callable[..., Ran]) -> None:
    assert day("hubs", "edit", "PyData", "--next", "fri").code == 0
    assert day("hubs", "--json").value[0]["next_on"] == "2026-11-20"
    assert "Friday" in next(line for line in day("docket").out.splitlines() if "PyData" in line)
    assert day("hubs", "edit", "PyData", "--next", "none").code == 0
    assert "PyData" not in day("docket", "--days", "3").out, "its rhythm counts again"
    assert day("hubs", "edit", "PyData", "--next", "whenever").code == 2
