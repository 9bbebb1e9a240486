"""Triage: one key each (R20)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.tui.screens.triage import TriageScreen
from tests.tui.small_book import bare_app, small_app


async def opened(pilot: Pilot[None]) -> TriageScreen:
    """Triage over the app's first screen."""
    await pilot.press("5")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, TriageScreen)
    return screen


def shown(screen: TriageScreen) -> str:
    """What stands on the card."""
    return "\n".join(screen.card.render_line(y).text for y in range(screen.card.size.height))


@pytest.mark.parametrize(
    ("key", "state", "cadence"),
    [
        ("g", "kept", None),
        ("c", "kept", 30),
        ("w", "kept", 90),
        ("d", "kept", 365),
        ("m", "maybe", None),
        ("x", "ignored", None),
    ],
)
async def test_R20_one_key_decides_and_the_next_is_shown(
    tmp_path: Path, key: str, state: str, cadence: int | None
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        first = screen.contact_under_cursor()
        assert first == "t1" and "Priya Nair" in shown(screen) and "1 of 4" in shown(screen)
        assert "hires or decides" in shown(screen) and "e-mail known" in shown(screen)
        await pilot.press(key)
        contact = app.session.records.contacts["t1"]
        assert (contact.state, contact.cadence_days) == (state, cadence)
        assert screen.contact_under_cursor() != "t1" and "2 of 4" in shown(screen)


async def test_R20_keeping_twice_a_year_holds_even_where_the_default_is_another(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    app.session.apply(Change("set", (Put("settings", "user", {"cadence_days": 60}),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("g")
        assert app.session.records.contacts["t1"].cadence_days == 182


async def test_R20_u_brings_the_last_one_back(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("g", "x")
        second = [
            key for key, each in app.session.records.contacts.items() if each.state == "ignored"
        ]
        await pilot.press("u")
        assert screen.contact_under_cursor() == second[0] and "2 of 4" in shown(screen)
        await pilot.press("u")
        assert screen.contact_under_cursor() == "t1" and "1 of 4" in shown(screen)


async def test_R20_whoever_is_left_for_later_comes_again_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space", "g", "g", "g")
        assert screen.contact_under_cursor() is None and "1 left for later" in shown(screen)
        await pilot.press("space")
        assert screen.contact_under_cursor() == "t1"
        await pilot.press("escape")
        again = await opened(pilot)
        assert again.contact_under_cursor() == "t1" and "1 of 1" in shown(again)


async def test_R20_the_end_is_friendly_and_every_key_is_harmless_there(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("g", "g", "x", "m")
        assert "Triage is empty" in shown(screen) and "2 of 4 kept" in shown(screen)
        version = app.session.book.version
        await pilot.press("g", "x", "space")
        assert app.session.book.version == version


async def test_R20_an_empty_triage_says_what_it_is_for(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Nobody waits" in shown(await opened(pilot))


async def test_R20_who_comes_in_meanwhile_joins_the_end_and_the_person_shown_stays(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        app.session.apply(
            Change(
                "import",
                (
                    Put(
                        "contacts",
                        "t9",
                        {
                            "name": "[b]Better[/b]",
                            "org": "Harbour",
                            "role": "Founder",
                            "state": "triage",
                        },
                    ),
                ),
            )
        )
        app.refresh_screens()
        assert screen.contact_under_cursor() == "t1" and "1 of 5" in shown(screen)
        await pilot.press("x", "x", "x", "x")
        assert "[b]Better[/b]" in shown(screen)


async def test_R20_a_click_decides_as_a_key_does(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        rows = shown(screen).splitlines()
        y = next(at for at, row in enumerate(rows) if "monthly" in row)
        await pilot.click(screen.card, offset=(rows[y].index("Close") + 1, y))
        await pilot.pause()
        assert app.session.records.contacts["t1"].cadence_days == 30


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=open_it)


async def test_R20_somebody_who_is_known_already_is_merged_by_one_key_and_undone_by_another(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change(
            "made",
            (
                Put(
                    "contacts",
                    "twin",
                    {
                        "name": "Priya Nair",
                        "org": "Acme Inc.",
                        "phones": frozenset({"+49 30 901820"}),
                    },
                ),
            ),
        )
    )
    async with app.run_test(size=(100, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.pause()
        assert (
            screen.contact_under_cursor() == "t1"
            and "into Priya Nair (Acme Inc.): same name" in shown(screen)
        )
        await pilot.press("equals_sign")
        await pilot.pause()
        contacts = app.session.records.contacts
        assert "t1" not in contacts and contacts["twin"].emails == {"priya@acme.example"}
        assert contacts["twin"].state == "kept" and screen.contact_under_cursor() not in (
            "t1",
            None,
        )
        await pilot.press("u")
        await pilot.pause()
        assert app.session.records.contacts["t1"].state == "triage"
        await pilot.press("space", "equals_sign")
        assert len(app.session.records.contacts) == 12
