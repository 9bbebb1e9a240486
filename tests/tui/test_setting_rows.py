"""Settings say in full what they are, in the palette and where there is no room for a page."""

from __future__ import annotations

from pathlib import Path

from textual.command import CommandInput, CommandList
from textual.content import Content
from textual.widgets import Static

from planner.config import read_config
from planner.paths import config_folder
from planner.tui.rows.settings import about
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.screens.settings import SettingsScreen
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.path_picker import whole_path
from planner.tui.widgets.rooms_strip import RoomsStrip
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
        rows = {row.key: row for row in app.screen.make_rows()}
        assert rows["setting:minutes.new_touch"].label == "Minutes: new touch"


async def test_no_row_of_the_settings_is_cut_where_its_documentation_stands_beside_it(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        assert not [line.plain for line in drawn(screen) if "…" in line.plain]


def drawn(screen: SettingsScreen) -> list[Content]:
    """Every line of the rows, in view or not."""
    rows = range(len(screen.make_rows()))
    return [line for index in rows for line in screen.rows._content(index)]


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


async def test_a_key_is_changed_by_pressing_it_and_a_clash_is_said(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        assert screen.rows.select("key:log")
        await pilot.press("enter", "u")
        answer = app.screen.query_one("#key-answer", Static)
        assert "u cannot be Log, it is Undo already. Press another." in str(answer.render())
        await pilot.press("f5")
        await pilot.pause()
        assert app.screen is screen
        assert (config_folder() / "keys.toml").read_text() == 'log = "f5"\n'
        assert "f5 log" in screen.query_one(KeyFooter).render_line(0).text
        await pilot.press("f5")
        assert isinstance(app.screen, QuickLogScreen)
        await pilot.press("escape", "enter", "backspace")
        assert (config_folder() / "keys.toml").read_text() == ""
        assert screen.rows.select("key:screen-board")
        await pilot.press("enter", "f2")
        await pilot.pause()
        assert "f2 Board" in screen.query_one(RoomsStrip).render_line(0).text
        await pilot.press("f5")
        assert app.screen is screen
        await pilot.press("l")
        assert isinstance(app.screen, QuickLogScreen)


async def test_escape_leaves_a_key_as_it_is(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        screen.rows.select("key:log")
        await pilot.press("enter", "escape")
        assert app.screen is screen
        assert not (config_folder() / "keys.toml").exists()
