"""A change of many records is made beside the app: it lives on, keys wait, and nothing else looks
at the book."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from planner.book import book
from planner.change import Change, Put
from planner.errors import PlannerError
from planner.tui.app import PlannerApp
from planner.tui.screens import importing, working
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.triage import TriageScreen
from planner.tui.screens.working import WorkingScreen
from tests.tui.small_book import bare_app, small_app


class Gate:
    """Holds a function up until it is opened."""

    def __init__(self, module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        real: Callable[..., Any] = getattr(module, name)

        def held(*args: Any, **kwargs: Any) -> Any:
            assert self.open.wait(20)
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, held)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of people, each of whom counts as many."""
    monkeypatch.setattr(importing, "MANY", 2)
    monkeypatch.setattr(book, "_LONG", 100)
    path = tmp_path / "people.csv"
    path.write_text(
        "Name,Company\n" + "".join(f"Ana{n} Novak,x\n" for n in range(5)), encoding="utf-8"
    )
    return path


async def previewed(app: PlannerApp, pilot: Pilot[None], file: Path) -> ImportScreen:
    screen = ImportScreen(app.session, str(file))
    await app.push_screen(screen)
    await pilot.pause()
    return screen


def shown(app: PlannerApp) -> str:
    assert isinstance(app.screen, WorkingScreen)
    return "\n".join(str(each.render()) for each in app.screen.query(Static))


async def done(app: PlannerApp, pilot: Pilot[None]) -> None:
    """Wait until it is done and the bar is gone, however slow the machine: the screen takes its
    worker with it."""
    await pilot.pause()
    await pilot.pause()
    await until(pilot, lambda: app.working is None and not isinstance(app.screen, WorkingScreen))
    await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something, as long as a test may take; whoever asked looks then whether it came."""
    for _ in range(400):
        if holds():
            return
        await pilot.pause(0.05)


async def test_while_an_import_is_saved_the_app_lives_keys_wait_and_nobody_else_looks_at_the_book(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        gate = Gate(importing, "bring_in", monkeypatch)
        looked: list[bool] = []
        monkeypatch.setattr(app.lookout, "look", lambda: looked.append(True))
        await previewed(app, pilot, file)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WorkingScreen) and "Saving" in shown(app))
        bars = {shown(app)}
        version = app.session.book.version
        await pilot.press("enter", "escape", "l")
        await until(pilot, lambda: "wait for it" in shown(app))
        bars.add(shown(app))
        assert "Saving 5 records" in shown(app) and len(bars) == 2
        assert "wait for it" in shown(app)
        app.lookout.tick()
        assert not looked and app.session.book.version == version
        gate.open.set()
        await done(app, pilot)
        assert app.session.book.version == version + 1
        # The keys that waited: triage, and the quick-log over it.
        await until(pilot, lambda: any(isinstance(each, TriageScreen) for each in app.screen_stack))
        assert any(isinstance(each, TriageScreen) for each in app.screen_stack), (
            app.screen_stack,
            app.focused,
        )
        assert app.working is None
        app.lookout.tick()
        assert looked


async def test_whoever_leaves_meanwhile_leaves_once_it_is_saved(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        gate = Gate(importing, "bring_in", monkeypatch)
        await previewed(app, pilot, file)
        left: list[bool] = []
        monkeypatch.setattr(app, "command_quit", lambda: left.append(True))
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        await until(pilot, lambda: "Leaving when it is done" in shown(app))
        assert not left and "Leaving when it is done" in shown(app)
        gate.open.set()
        await done(app, pilot)
        await until(pilot, lambda: bool(left))
        assert left and len(app.session.records.contacts) == 5


async def test_what_cannot_be_saved_is_said_and_the_preview_stays(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> str:
        raise PlannerError("the disk is full")

    monkeypatch.setattr(importing, "bring_in", fails)
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await previewed(app, pilot, file)
        await pilot.press("enter")
        await done(app, pilot)
        assert app.screen is screen and "nothing done yet" in str(screen.words.render())
        assert [each.message for each in app._notifications] == ["the disk is full"]
        assert app.working is None


async def test_an_import_is_one_step_and_is_undone_and_redone_beside_the_app(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.session.records.contacts.keys()
        screen = await previewed(app, pilot, file)
        await pilot.press("enter")
        await done(app, pilot)
        after = app.session.records.contacts.keys()
        assert len(after) == len(before) + 5
        gate = Gate(app.session.book, "undo", monkeypatch)
        await pilot.press("u")
        await pilot.pause()
        assert "Undoing" in shown(app)
        gate.open.set()
        await done(app, pilot)
        assert app.screen is screen and app.session.records.contacts.keys() == before
        await pilot.press("escape")
        await pilot.press("ctrl+r")
        await done(app, pilot)
        assert app.session.records.contacts.keys() == after


async def test_a_small_change_after_a_large_one_is_undone_at_once(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await previewed(app, pilot, file)
        await pilot.press("enter")
        await done(app, pilot)
        app.session.apply(Change("added", (Put("contacts", "new", {"name": "Bo"}),)))
        monkeypatch.setattr(book, "_LONG", 300)
        assert not app.session.book.takes_long("undo") and not app.session.book.takes_long("redo")
        await pilot.press("u")
        await pilot.pause()
        assert app.screen is screen and "new" not in app.session.records.contacts
        assert app.session.book.takes_long("undo") and not app.session.book.takes_long("redo")


def test_picture(
    snap_compare: Any, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "monotonic", lambda: 4.0)
    gate = Gate(importing, "bring_in", monkeypatch)

    async def look(pilot: Pilot[None]) -> None:
        screen = ImportScreen(pilot.app.session, str(file))  # type: ignore[attr-defined]
        await pilot.app.push_screen(screen)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        threading.Timer(1, gate.open.set).start()

    assert snap_compare(bare_app(tmp_path), terminal_size=(80, 24), run_before=look)
