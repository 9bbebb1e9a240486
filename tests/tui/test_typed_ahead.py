"""Keys that are typed in one go, faster than the screens follow, land where they land when typed
slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from planner.commands.day.undo import history
from planner.tui.screens.batch_log import BatchLogScreen
from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.find import FindScreen
from planner.tui.screens.help import HelpScreen
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.screens.sheet import SheetScreen
from planner.tui.screens.why import WhyScreen
from planner.tui.widgets.field import FieldEditor, LineInput
from tests.tui.small_book import small_app

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

NAMED = {
    " ": "space",
    "/": "slash",
    "\r": "enter",
    "\x1b": "escape",
    "\t": "tab",
    "?": "question_mark",
    "\x0c": "ctrl+l",
}


async def at_once(pilot: Pilot[Any], *typed: str | events.Paste) -> None:
    """Put all keys into the app's queue before it sees the first, and wait until nothing of them is
    left to do."""
    app = pilot.app
    for each in typed:
        for key in [each] if isinstance(each, events.Paste) else each:
            if isinstance(key, str):
                key = events.Key(NAMED.get(key, key), key if key.isprintable() else None)
            app.post_message(key)
    for _ in range(200):
        await pilot.pause()
        waits = app._typed_ahead  # type: ignore[attr-defined]
        if waits._since is None and not waits._waiting:
            break
    else:
        pytest.fail("keys are held for ever")
    await pilot.pause()


async def test_a_line_typed_right_behind_the_key_that_opens_the_panel_is_in_the_panel(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, "lcoffee w/ Ana Li")
        assert (
            isinstance(app.screen, QuickLogScreen) and app.screen.line.value == "coffee w/ Ana Li"
        )
        assert len(app.screen_stack) == 2


async def test_two_lines_and_what_follows_them_are_done_in_their_order(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        before = len(app.session.records.touches)
        await at_once(pilot, "lcoffee w/ Ana Li\rlemail to Ana Li\ru?")
        assert isinstance(app.screen, HelpScreen)
        steps = history(app.session.book, 2)
        assert [step.undone for step in steps] == [True, False] and steps[
            1
        ].label == "logged coffee with Ana Li"
        assert len(app.session.records.touches) == before + 1


async def test_a_line_that_is_left_takes_none_of_what_follows(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, "lcoffee\x1bW")
        assert isinstance(app.screen, WhyScreen)
        await at_once(pilot, "\x1bl")
        assert isinstance(app.screen, QuickLogScreen) and app.screen.line.value == "coffee"


@pytest.mark.parametrize("key", ["W", "?"])
async def test_a_panel_without_a_focus_holds_no_key(tmp_path: Path, key: str) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, f"{key}jj\x1b{key}\x1blx")
        assert isinstance(app.screen, QuickLogScreen) and app.screen.line.value == "x"


async def test_find_opens_whom_the_letters_name_and_the_card_takes_the_next_keys(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_once(pilot, "/ana")
        assert isinstance(app.screen, FindScreen) and app.screen.line.value == "ana"
        await at_once(pilot, "\r")
        assert isinstance(app.screen, ContactScreen)
        await at_once(pilot, "\rXyz")
        assert isinstance(app.screen, ContactScreen) and app.screen.query(FieldEditor)
        assert app.screen.query_one(FieldEditor).query_one(LineInput).value.endswith("Xyz")
        assert len(app.screen_stack) == 2


async def test_what_is_pasted_behind_the_key_is_in_the_panel(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, "l", events.Paste("coffee w/ Ana "), "Li")
        assert (
            isinstance(app.screen, QuickLogScreen) and app.screen.line.value == "coffee w/ Ana Li"
        )


async def test_several_people_are_written_in_one_go(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, "\x0cevent at PyData\tAna Li")
        screen = app.screen
        assert isinstance(screen, BatchLogScreen)
        assert (screen.shared.value, screen.people.text) == ("event at PyData", "Ana Li")


async def test_a_key_whose_effect_never_comes_does_not_hold_the_next_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.tui import typed_ahead

    monkeypatch.setattr(typed_ahead, "LONGEST", 0.0)
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app._typed_ahead._since = 0.0
        await pilot.press("l")
        assert isinstance(app.screen, QuickLogScreen)


async def test_one_screen_after_the_other_takes_its_keys(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_once(pilot, "4")
        assert isinstance(app.screen, SheetScreen)
        await at_once(pilot, "1lx")
        assert isinstance(app.screen, QuickLogScreen) and app.screen.line.value == "x"
