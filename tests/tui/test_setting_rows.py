"""Settings say in full what they are, in the palette and where there is no room for a page."""

from __future__ import annotations

from pathlib import Path

from textual.command import CommandInput, CommandList

from planner.config import read_config
from planner.tui.rows.settings import about
from planner.tui.screens.settings import SettingsScreen
from planner.tui.widgets.path_picker import whole_path
from tests.tui.small_book import keys, small_app


async def test_the_documentation_of_the_setting_under_the_cursor_stands_below_the_rows(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        for name in ("budget_minutes", "cadence_days"):
            screen.select_setting(name)
            await pilot.pause()
            assert screen.note.display and about(name) in str(screen.note.render())
        await pilot.press("enter")


async def test_the_row_of_the_minutes_of_a_kind_names_it(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        rows = {row.key: row.body.plain for row in app.screen.make_rows()}
        assert rows["setting:minutes.new_touch"].endswith("Minutes of new touch")
        assert not [text for text in rows.values() if "each kind" in text]


async def test_how_this_machine_draws_is_chosen_in_its_row_and_done_at_once(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        assert screen.rows.select("screen:linear")
        await pilot.press("enter")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert read_config().linear == "on"
        assert app.screen.has_class("-narrow")
        await pilot.press("u")
        assert read_config().linear == "on", "the machine's, not the book's"


async def test_the_palette_says_what_it_finds_and_opens_a_setting_at_its_row(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert "rooms, people, settings" in app.screen.query_one(CommandInput).placeholder
        await pilot.press(*keys("budget"))
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.rows.key == "setting:budget_minutes"
        await pilot.press("ctrl+p", *keys("qqzzqq"))
        await pilot.pause(1.0)
        option = app.screen.query_one(CommandList).get_option_at_index(0)
        assert "No matches" in str(getattr(option.prompt, "renderable", option.prompt))


def test_a_whole_path_behind_the_home_folder_counts_by_itself() -> None:
    assert whole_path("~//nofile.csv") == "/nofile.csv"
    assert whole_path("~/~/a.csv") == "~/a.csv"
    assert whole_path("~/a.csv") == "~/a.csv"
