"""Nothing typed is lost: leaving a field keeps what was typed, escape takes it back and says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.sheet import SheetScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import keys, small_app


async def typing_a_role(pilot: Pilot[None], size: tuple[int, int] = (80, 24)) -> ContactScreen:
    """Open a card and type a new role into its field, without enter."""
    app: Any = pilot.app
    screen = ContactScreen(app.session, "ana")
    await app.push_screen(screen)
    await pilot.pause()
    screen.card.select("field:role")
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("ctrl+u", *keys("Founder"))
    return screen


@pytest.mark.parametrize("way", ["tab", "ctrl+l", "ctrl+p", "ctrl+q"])
async def test_leaving_a_field_of_the_card_by_a_key_keeps_what_was_typed(
    tmp_path: Path, way: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await typing_a_role(pilot)
        await pilot.press(way)
        await pilot.pause()
        assert app.session.records.contacts["ana"].role == "Founder"


async def test_leaving_a_field_of_the_card_by_a_click_keeps_what_was_typed(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await typing_a_role(pilot)
        await pilot.click(screen.middle, offset=(6, 1))
        await pilot.pause()
        assert app.session.records.contacts["ana"].role == "Founder"
        assert screen.field_editor() is None and screen.focused is screen.middle


async def test_a_letter_that_is_a_key_elsewhere_is_a_letter_in_a_field(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await typing_a_role(pilot)
        await pilot.press("q", "1", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert app.session.records.contacts["ana"].role == "Founderq1"


async def test_escape_takes_back_and_says_so(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await typing_a_role(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.session.records.contacts["ana"].role == "Head of Product"
        assert "Role is as it was" in screen.query_one(KeyFooter).render_line(0).text


async def test_what_a_field_cannot_hold_keeps_the_cursor_and_says_why(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = ContactScreen(app.session, "ana")
        await app.push_screen(screen)
        await pilot.pause()
        screen.card.select("field:name")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+u", "tab")
        await pilot.pause()
        editor = screen.field_editor()
        assert editor is not None and screen.focused is editor.children[0]
        assert editor.query_one(".field-hint").has_class("-wrong")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert app.screen is screen and app.session.records.contacts["ana"].name == "Ana Li"


async def test_the_window_losing_the_focus_is_no_leaving(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await typing_a_role(pilot)
        app.app_focus = False
        await pilot.pause()
        assert screen.field_editor() is not None
        app.app_focus = True
        await pilot.pause()
        await pilot.press(*keys(" 2"), "enter")
        await pilot.pause()
        assert app.session.records.contacts["ana"].role == "Founder 2"


async def test_a_cell_of_the_sheet_is_left_as_a_field_of_the_card_is(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SheetScreen)
        names = [column.name for column in screen.table.columns]
        screen.table.at = names.index("org")
        here = screen.table.key()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("ctrl+u", *keys("Umbrella"), "ctrl+l")
        await pilot.pause()
        assert here and app.session.records.contacts[here].org == "Umbrella"
