"""`planner propose`: read, listed, logged, declined (P10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytest.importorskip("recurring_ical_events")


@pytest.fixture
def calendar(tmp_path: Path, run: Callable[..., Ran]) -> str:
    run("add", "Ana Li", "--email", "ana@x.example")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *(
            line
            for number, summary in enumerate(("Coffee \x1b[31mred", "Call"))
            for line in (
                "BEGIN:VEVENT",
                f"UID:u{number}",
                f"DTSTART:2026111{number + 6}T090000",
                f"DTEND:2026111{number + 6}T093000",
                f"SUMMARY:{summary}",
                "ATTENDEE:mailto:me@own.example",
                "ATTENDEE;CN=A. Li:mailto:ana@x.example",
                "END:VEVENT",
            )
        ),
        "END:VCALENDAR",
    ]
    file = tmp_path / "c.ics"
    file.write_text("\r\n".join(lines), encoding="utf-8")
    return str(file)


def test_proposals_are_listed_logged_and_declined(run: Callable[..., Ran], calendar: str) -> None:
    looked = run("propose", calendar, "--me", "me@own.example", "--dry-run", "--json").value
    assert len(looked["proposed"]) == 2 and looked["dry_run"]
    ran = run("propose", calendar, "--me", "me@own.example")
    assert ran.code == 0 and ran.out.count("Ana Li 2026-11-1") == 2 and "\x1b" not in ran.out
    value = run("propose", "--json").value
    assert value["proposed"] == [] and len(value["open"]) == 2
    first, second = (each["id"] for each in value["open"])
    evening = run("close", "--dry-run")
    assert "PROPOSED  2" in evening.out and first in evening.out
    assert len(run("close", "--dry-run", "--json").value["proposals"]) == 2
    logged = run("propose", "--log", first, "--json").value
    assert len(logged["touches"]) == 1 and logged["entry"]["people"][0]["name"] == "Ana Li"
    assert run("propose", "--decline", second).code == 0
    assert run("propose", "--json").value["open"] == []
    assert run("propose", "--log", second).code == 1
    again = run("propose", calendar, "--me", "me@own.example", "--json").value
    assert again["proposed"] == [] and again["known"] == 2
    assert len(run("show", "Ana Li", "--json").value["timeline"]) == 1


def test_proposals_are_answered_by_what_was_printed(run: Callable[..., Ran], calendar: str) -> None:
    printed = run("propose", calendar, "--me", "me@own.example").out
    assert len(run("propose", "--log", "-", "--dry-run", "--json", stdin=printed).value) > 0
    first = printed.partition("\n")[0]
    assert run("propose", "--log", "-", stdin=first).code == 0
    assert len(run("propose", "--json").value["open"]) == 1
    assert run("propose", "--decline", "-", stdin=run("propose", "--json").out).code == 0
    assert run("propose", "--json").value["open"] == []
    assert len(run("show", "Ana Li", "--json").value["timeline"]) == 1


def test_standing_sources_and_what_cannot_be_read(
    run: Callable[..., Ran], calendar: str, tmp_path: Path
) -> None:
    assert "Nothing to look into yet" in run("propose").out
    run("propose", calendar, "--me", "me@own.example", "--standing", "--dry-run")
    assert "Nothing to look into yet" in run("propose").out
    run("propose", calendar, "--me", "me@own.example", "--standing")
    assert run("propose", "--json").value["read"] == 2
    (tmp_path / "odd.ics").write_bytes(b"\x00\xff no calendar")
    odd = run("propose", str(tmp_path / "odd.ics"))
    assert odd.code == 1 and "no calendar" in odd.err and "Traceback" not in odd.err
    assert run("propose", calendar, "--since", "soon").code == 2
    assert run("propose", "--log", "a", "--decline", "b").code == 2
