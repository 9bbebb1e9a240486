"""The passphrase of an encrypted book: asked for before anything is shown, and when another machine
encrypts it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.book import Book
from planner.book.disk.keys import KeyStore, own_keys
from planner.book.text import encrypted
from planner.change import Change, Put
from planner.commands.file.books import open_session
from planner.errors import Locked
from planner.tui.app import PlannerApp
from planner.tui.run import run
from planner.tui.screens.passphrase import WRONG, PassphraseScreen
from planner.tui.screens.today import TodayScreen
from planner.tui.screens.welcome import WelcomeScreen
from tests.book.vault import NoRing, made
from tests.tui.small_book import TODAY, keys, small_session

SIZE = (100, 30)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One passphrase is right: to try one takes age a second or two, which is tried elsewhere."""
    known = made()
    monkeypatch.setattr(
        encrypted, "unlock", lambda locked_key, given: known.key if given == "four words" else None
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An encrypted book, of which this process knows nothing yet."""
    session = small_session(tmp_path)
    own_keys().add(made().key)
    session.book.set_key(made().locked)
    session.book.close()
    own_keys.cache_clear()
    return session.book.path


def shut(book: Path) -> PlannerApp:
    """The app as it is started on such a book."""
    with pytest.raises(Locked) as locked:
        open_session(book, TODAY)
    return PlannerApp(None, path=book, today=TODAY, locked=locked.value)


async def answered(pilot: Pilot[None], text: str) -> None:
    """Type a passphrase, and wait until it was tried."""
    await pilot.press(*keys(text), "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def said(screen: Any) -> str:
    return str(screen.words.render())


async def test_P8_the_passphrase_is_asked_for_before_the_day_and_a_wrong_one_again(book):
    app = shut(book)
    async with app.run_test(size=(130, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PassphraseScreen) and not hasattr(app, "session")
        await answered(pilot, "five words")
        assert app.screen is screen and said(screen) == WRONG and screen.line.value == ""
        await pilot.press("l", "1")
        assert screen.line.value == "l1", "the keys of the day do nothing here"
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "l1" not in shown, "and what is typed is not shown"
        screen.line.value = ""
        await answered(pilot, "four words")
        assert isinstance(app.screen, TodayScreen) and app.session.book.encrypted
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "encrypted" in "".join(shown.splitlines()[:4])


async def test_escape_leaves(book):
    app = shut(book)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_code == 0 and not hasattr(app, "session")


def test_the_start_of_the_app_asks_rather_than_fails(book, monkeypatch):
    begun: list[Any] = []
    monkeypatch.setattr("planner.tui.app.PlannerApp.run", lambda app: begun.append(app._wanted))
    assert run(str(book), TODAY, demo=False) == 0
    ((path, _, locked),) = begun
    assert path == book and isinstance(locked, Locked)


async def test_a_book_that_cannot_be_opened_after_all_ends_the_app_with_its_error(book):
    app = shut(book)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        book.unlink()
        book.mkdir()
        await answered(pilot, "four words")
    assert app.return_code == 4


async def test_the_welcome_asks_for_the_passphrase_of_a_book_that_is_there(book):
    app = PlannerApp(None, path=None, today=TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        welcome = app.screen
        assert isinstance(welcome, WelcomeScreen)
        welcome._place(book)
        await pilot.pause()
        assert isinstance(app.screen, PassphraseScreen)
        await answered(pilot, "four words")
        assert isinstance(app.screen, TodayScreen) and app.session.book.path == book


async def test_when_another_machine_encrypts_the_open_book_the_app_asks_once(tmp_path):
    session = small_session(tmp_path)
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        theirs = Book.open(
            session.book.path, state=tmp_path / "theirs", keys=KeyStore(made().key, NoRing())
        )
        theirs.set_key(made().locked)
        theirs.apply(Change("theirs", (Put("contacts", "zoe", {"name": "Zoe"}),)))
        app.lookout.look()
        await pilot.pause()
        assert isinstance(app.screen, PassphraseScreen)
        await pilot.press("escape")
        app.lookout.look()
        await pilot.pause()
        assert not isinstance(app.screen, PassphraseScreen), "not each second"
        app.lookout._trouble = ""
        app.lookout.look()
        await pilot.pause()
        await answered(pilot, "four words")
        assert not isinstance(app.screen, PassphraseScreen)
        assert "zoe" in session.records.contacts and session.book.encrypted


async def test_a_copy_that_no_key_opens_is_told(tmp_path):
    session = small_session(tmp_path)
    before = session.book.path.read_bytes()
    theirs = Book.open(
        session.book.path, state=tmp_path / "theirs", keys=KeyStore(made().key, NoRing())
    )
    theirs.set_key(made().locked)
    session.book.path.rename(tmp_path / "planner 2.json")
    session.book.path.write_bytes(before)
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(3):
            app.lookout.look()
        await pilot.pause()
        told = [each.message for each in app._notifications if "planner 2.json" in each.message]
        assert len(told) == 1 and "passphrase" in told[0]
