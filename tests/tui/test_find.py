"""Finding people while one types (P2), and adding somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.find import WAIT, FindScreen
from tests.tui.small_book import bare_app, keys, small_app


def lines(screen: FindScreen) -> list[str]:
    """What was found, as it is shown."""
    return [str(option.prompt) for option in screen.hits.options]


async def searched(pilot: Pilot[None], text: str) -> FindScreen:
    """The panel with a text typed into it."""
    await pilot.press("slash", *keys(text))
    await pilot.pause(WAIT * 2)
    screen = pilot.app.screen
    assert isinstance(screen, FindScreen)
    return screen


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("okaf", "Samuel Okafor", ""),
        ("harbour", "Ana Li", ""),
        ("lisbon", "Ana Li", "tag: lisbon"),
        ("reviewer", "Ana Li", "wants: a sharp reviewer"),
        ("cat", "Ana Li", "notes: "),
        ("pydata", "Ana Li", "met at: PyData Lisbon"),
        ("redesign", "Ana Li", "said: "),
        ("umbra", "Rita Gómez", ""),
        ("gomez", "Rita Gómez", ""),
        ("東京", "山田 太郎", ""),
    ],
)
async def test_P2_people_are_found_by_anything_and_the_reason_is_shown(
    tmp_path: Path, text: str, name: str, why: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searched(pilot, "")
        screen.line.value = text
        await pilot.pause(WAIT * 2)
        found = next(line for line in lines(screen) if name in line)
    assert why in found


async def test_P2_enter_opens_whom_the_cursor_is_on(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searched(pilot, "sam")
        assert len(lines(screen)) >= 2
        second = screen.hits.options[1].id
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen) and app.screen.contact_id == second


async def test_nothing_typed_shows_those_met_last_and_nothing_found_says_so(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searched(pilot, "")
        assert {"Ana Li", "Samuel Okafor"} == {
            line.split("  ")[0][2:] for line in lines(screen)[:2]
        }
        await pilot.press(*keys("qqq"))
        await pilot.pause(WAIT * 2)
        assert not lines(screen) and "Nobody" in str(screen.count.render())
        await pilot.press("enter")
        assert app.screen is screen
        await pilot.press("escape")
        assert not isinstance(app.screen, FindScreen)


async def test_names_with_brackets_are_shown_as_they_are(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await searched(pilot, "red")
        assert any("[bold]Ed␛[31m Red[/bold]" in line for line in lines(screen))


async def test_a_adds_somebody_kept_and_opens_their_card(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(
            "a",
            *keys("Zoe [New]"),
            "enter",
            *keys("Acme"),
            "enter",
            "enter",
            *keys("design"),
            "enter",
            *keys("Bo Chen"),
            "enter",
        )
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen)
        zoe = app.session.records.contacts[app.screen.contact_id]
    assert (zoe.name, zoe.org, zoe.tags, zoe.introduced_by, zoe.state) == (
        "Zoe [New]",
        "Acme",
        frozenset({"design"}),
        "bo",
        "kept",
    )


async def test_adding_somebody_whose_name_is_known_warns_before_there_are_two(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *keys("ana li"))
        await pilot.pause()
        assert "There is Ana Li already" in str(app.screen.query_one("#add-words").render())


async def test_adding_without_a_name_or_with_an_introducer_in_doubt_is_refused(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        count = len(app.session.records.contacts)
        await pilot.press("a", "ctrl+s")
        await pilot.pause()
        assert "needs a name" in str(app.screen.query_one("#add-words").render())
        await pilot.press(*keys("Zoe"), "up", *keys("Sam"), "ctrl+s")
        await pilot.pause()
        assert "Sam Reed" in str(app.screen.query_one("#add-words").render())
        assert len(app.session.records.contacts) == count


def test_picture(snap_compare: Any, tmp_path: Path) -> None:
    async def find(pilot: Pilot[None]) -> None:
        await searched(pilot, "lisbon")

    assert snap_compare(bare_app(tmp_path), terminal_size=(80, 24), run_before=find)
