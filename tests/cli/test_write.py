"""`planner write` and the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_a_message_is_shown_and_can_be_opened_by_a_script(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li", "--email", "ana@acme.example", "--i-want", "a referral")
    run("config", "templates.new_touch", "Subject: hello\\nDear {name},")
    ran = run("write", "Ana Li")
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == [
        "To: ana@acme.example",
        "Subject: hello",
        "",
        "Dear Ana Li,",
    ]
    assert ran.out.startswith("! You want a referral of Ana Li")
    value = run("write", "Ana Li", "--json").value
    assert (
        value["url"] == "mailto:ana@acme.example?subject=hello&body=Dear%20Ana%20Li%2C%0D%0A%0D%0A"
    )
    assert value["flags"] and value["kind"] == "new_touch" and value["sent"] is None


def test_what_was_sent_is_logged_and_ticks_off_the_item_that_is_named(
    run: Callable[..., Ran], book: Path
) -> None:
    run("log", "coffee with Ana Li yesterday; promised the deck by fri")
    item = next(each for each in run("today", "--json").value["items"] if each["kind"] == "promise")
    before = book.read_bytes()
    assert run("write", "Ana Li", "--sent", "--item", item["id"], "--dry-run").code == 0
    assert book.read_bytes() == before
    assert run("write", "Ana Li", "--sent", "--item", item["id"]).code == 0
    assert all(each["id"] != item["id"] for each in run("today", "--json").value["items"])
    assert run("write", "Ana Li", "--sent", "--item", "nothing").code == 1


def test_a_template_is_shown_and_checked(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert run("config", "templates.thanks").out.startswith("Subject: Thank you\\n")
    ran = run("config", "templates.thanks", "Hi {nobody}")
    assert ran.code == 2 and "{first_name}" in ran.err
    assert run("config", "templates.thanks", "Dear {first_name},").code == 0
    assert run("config", "templates.thanks", "--json").value == "Dear {first_name},"
    assert "keep_in_touch" in run("config").out


def test_R1_a_time_is_pledged_and_skipping_says_what_it_costs(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert run("pledge", "8:30").out == "pledged the new touch for 08:30\n"
    assert run("today", "--json").value["pledged"] == "08:30"
    assert "  pledged for 08:30\n" in run("today").out
    assert run("config", "pledge", "9am").code == 0
    assert run("today", "--json", today="2026-11-19").value["pledged"] == "09:00"
    refused = run("pledge", "soon")
    assert (refused.code, refused.err) == (
        2,
        "“soon” is no time of day. Write 8:30, 9am or noon; none takes it back.\n",
    )
    ran = run("skip", "--why", "ill", "--json")
    assert ran.value["cost"].startswith("no streak is running")


def test_R8_a_lighter_day_is_taken_and_given_back(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    assert run("lighter").out == "a lighter day: half the minutes\n"
    assert run("today", "--json").value["budget_minutes"] == 5
    assert run("lighter", "--usual").code == 0
    assert run("today", "--json").value["budget_minutes"] == 10
