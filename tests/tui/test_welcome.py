"""The first run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.commands.file.books import open_session
from planner.config import read_config
from planner.tui.app import PlannerApp
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.welcome import WelcomeScreen
from tests.tui.small_book import TODAY, keys


@pytest.fixture
def home(own_machine: Path) -> Path:
    """A home with a synced folder and documents."""
    for name in ("Dropbox", "Documents", "Elsewhere"):
        (own_machine / name).mkdir(parents=True)
    return own_machine


def welcomed() -> PlannerApp:
    """The app without a book."""
    return PlannerApp(None, path=None, today=TODAY)


def rows(screen: WelcomeScreen) -> str:
    """The answers that are offered."""
    return "\n".join(f"{row.label} {row.body.plain}" for row in screen.rows._rows)


async def asked(pilot: Pilot[None]) -> WelcomeScreen:
    """The screen, once it has asked."""
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, WelcomeScreen)
    return screen


async def test_R28_the_synced_folders_come_first_and_a_new_book_is_made_where_one_says(
    home: Path,
) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        text = rows(screen)
        assert text.index("Dropbox") < text.index("Documents")
        assert not list(home.rglob("planner.json")), "looking makes nothing"
        await pilot.press("enter")
        await pilot.pause()
        assert not list(home.rglob("planner.json")), "nor does choosing the place"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.session.book.path == home / "Dropbox" / "planner.json"
        assert not isinstance(app.screen, WelcomeScreen)
    assert json.loads((home / "Dropbox" / "planner.json").read_bytes())["contacts"] == {}
    assert read_config().book == str(home / "Dropbox" / "planner.json")


async def test_beginning_with_an_import_opens_it(home: Path) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, ImportScreen)
        assert app.session.records.contacts == {}


async def test_a_book_that_is_there_already_is_opened_and_not_made_anew(home: Path) -> None:
    path = home / "Dropbox" / "planner.json"
    open_session(path, TODAY, create=True)
    before = path.read_bytes()
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        assert "open the book that is there" in rows(screen)
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.book.path == path
    assert path.read_bytes() == before


async def test_a_file_that_is_no_book_is_left_alone_and_one_is_told_so(home: Path) -> None:
    path = home / "Dropbox" / "planner.json"
    path.write_text("not a book at all")
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert screen.wrong.display and str(screen.wrong.render()).strip()
    assert path.read_text() == "not a book at all"


async def test_another_place_is_a_folder_or_a_book_by_its_name(home: Path) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        screen.rows.select("other:")
        await pilot.press("enter", *keys("Else"), "tab", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.session.book.path == home / "Elsewhere" / "planner.json"


async def test_a_folder_that_is_not_there_is_told(home: Path) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        screen.rows.select("other:")
        await pilot.press("enter", *keys("nowhere/at all"), "enter")
        await pilot.pause()
        assert "no folder" in str(screen.wrong.render())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / "Dropbox").chmod(0o500)
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.screen is screen and screen.wrong.display


async def test_the_demo_is_one_key_away_and_leaves_nothing_behind(home: Path) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert app.session.demo and len(app.session.records.contacts) >= 60
        assert app.session.book.path.is_file()
    assert not list(home.glob("*/planner.json")) and read_config().book == ""


async def test_escape_goes_back_a_question_and_from_the_first_leaves(home: Path) -> None:
    app = welcomed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert "Dropbox" in rows(screen)
        await pilot.press("escape")
        await pilot.pause()
    assert not list(home.rglob("planner.json"))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, home: Path, width: int, height: int) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await asked(pilot)

    assert snap_compare(welcomed(), terminal_size=(width, height), run_before=ask)
