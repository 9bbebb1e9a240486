"""Nothing typed is lost: a half-typed line survives a closed terminal and a kill, and is there at
the next start."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import stat
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Static

from planner.commands.logging.drafts import DraftStore, drafts_path
from planner.tui.app import PlannerApp
from planner.tui.screens.add import AddScreen
from planner.tui.screens.batch_log import BatchLogScreen
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import fast, keys, small_app


def again(app: PlannerApp) -> PlannerApp:
    """The app as it is at the next start on the same book."""
    app.drafts.save()
    return PlannerApp(app.session)


def line_of(app: PlannerApp) -> QuickLogScreen:
    screen = app.screen
    assert isinstance(screen, QuickLogScreen)
    return screen


async def test_a_half_typed_line_is_there_at_the_next_start_marked_and_selected(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", *keys("coffee w/ An"))
        await pilot.pause(0.4)
    app = again(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "still there: l opens it" in app.screen.query_one(KeyFooter).render_line(0).text
        await pilot.press("l")
        await pilot.pause()
        screen = line_of(app)
        assert screen.line.value == "coffee w/ An" and not screen.line.selection.is_empty
        assert "begun at" in str(screen.query_one(".sheet-title", Static).content)
        await pilot.press(*keys("call"))
        assert screen.line.value == "call"


async def test_a_line_that_was_just_left_goes_on_where_it_ended(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", *keys("coffee"), "escape", "l", *keys(" w"))
        await pilot.pause()
        assert line_of(app).line.value == "coffee w"


async def test_a_line_that_was_logged_or_emptied_leaves_no_draft(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await fast(pilot, "l", "coffee w/ Ana Li")
        await pilot.press("enter")
        await pilot.pause(0.4)
        assert app.drafts.get("log") is None
        await pilot.press("l", *keys("call"), "ctrl+u", "escape")
        await pilot.pause(0.4)
        assert app.drafts.get("log") is None
    assert not drafts_path(app.session.book.path).exists()


async def test_the_line_for_one_contact_does_not_take_the_place_of_another_draft(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", *keys("lunch w/ Bo"), "escape")
        app.open_quick_log(contact_id="ana")
        await pilot.pause()
        await pilot.press(*keys("phoned"), "escape")
        await pilot.pause()
        ours, general = app.drafts.get("log:ana"), app.drafts.get("log")
        assert general is not None and general.text == "lunch w/ Bo"
        assert ours is not None and ours.text == "Ana Li: phoned"


async def test_the_form_of_add_and_the_editor_of_an_event_are_there_again(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *keys("Zoe Q"), "enter", *keys("Acme"))
        await pilot.pause()
        await pilot.press("escape", "ctrl+l", *keys("event at PyData"), "enter", *keys("Ana Li"))
        await pilot.pause()
        await pilot.press("escape")
    app = again(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        screen: Any = app.screen
        assert isinstance(screen, AddScreen)
        assert (screen._input("name").value, screen._input("org").value) == ("Zoe Q", "Acme")
        await pilot.press("escape", "ctrl+l")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BatchLogScreen)
        assert (screen.shared.value, screen.people.text) == ("event at PyData", "Ana Li")


async def test_pasted_lines_are_offered_as_lines_of_their_own(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        line_of(app).line.post_message(
            Paste("coffee w/ Ana Li\ncall w/ Bo Chen\nlunch w/ Sam Reed")
        )
        await pilot.pause()
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BatchLogScreen)
        assert screen.people.text.splitlines()[2] == "lunch w/ Sam Reed" and not screen.shared.value
        await pilot.press("escape", "l")
        await pilot.pause()
        line_of(app).line.post_message(Paste("coffee w/ Ana Li\nlearned a lot"))
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        assert line_of(app).line.value == "coffee w/ Ana Li; learned a lot"


def test_the_file_of_drafts_is_the_users_alone_and_goes_with_the_last_draft(tmp_path: Path) -> None:
    path = drafts_path(tmp_path / "planner.json")
    store = DraftStore(path)
    store.put("log", {"text": "coffee"})
    store.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    other = DraftStore(path)
    other.put("add", {"name": "Zoe"})
    other.save()
    store.put("log", {"text": "coffee w"})
    store.save()
    assert sorted(json.loads(path.read_text())) == ["add", "log"], "two planners keep both"
    for kind in ("add", "log"):
        last = DraftStore(path)
        last.drop(kind)
        last.save()
    assert not path.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"log": 1}', '{"log": {"fields": [], "typed_at": "x"}}', "[" * 9999]
)
def test_a_file_of_drafts_that_is_none_is_no_draft(tmp_path: Path, text: str) -> None:
    path = drafts_path(tmp_path / "planner.json")
    path.parent.mkdir(parents=True)
    path.write_text(text)
    store = DraftStore(path)
    assert store.kinds() == []
    store.put("log", {"text": "again"})
    store.save()
    assert DraftStore(path).kinds() == ["log"]


def test_a_draft_is_as_old_as_its_last_letter(tmp_path: Path) -> None:
    store = DraftStore(drafts_path(tmp_path / "planner.json"))
    store.put("log", {"text": "coffee"})
    draft = store.get("log")
    assert draft is not None
    store.put("log", {"text": "coffee"})
    assert store.get("log") is draft, "shown again, it is not typed again"
    assert datetime.now() - draft.typed_at < timedelta(minutes=1)


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, book: Path, home: Path) -> None:
        env = {**os.environ, "PLANNER_HOME": str(home), "HOME": str(home), "TERM": "xterm-256color"}
        command = [sys.executable, "-m", "planner", "--book", str(book), "--today", "2026-11-18"]
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.execve(command[0], command, {**env, "COLUMNS": "80", "LINES": "24"})

    def wait_for(self, text: str) -> None:
        shown, end = b"", time.monotonic() + 30
        while text.encode() not in shown and time.monotonic() < end:
            if select.select([self.file], [], [], 0.2)[0]:
                shown += os.read(self.file, 65_536)
        assert text.encode() in shown

    def ended(self) -> bool:
        """Whether it ends within a while; what it still writes is read."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if os.waitpid(self.process, os.WNOHANG)[0]:
                return True
            if self.file >= 0 and select.select([self.file], [], [], 0.05)[0]:
                try:
                    os.read(self.file, 65_536)
                except OSError:
                    continue
            else:
                time.sleep(0.05)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        return False


@pytest.mark.parametrize("way", ["SIGHUP", "SIGTERM", "SIGKILL", "closed"])
def test_a_half_typed_line_survives_every_end_of_the_program(tmp_path: Path, way: str) -> None:
    app = small_app(tmp_path)
    book = app.session.book.path
    app.session.book.close()
    terminal = Terminal(book, tmp_path / "machine")
    terminal.wait_for("FOLLOW-UPS")
    os.write(terminal.file, b"l")
    terminal.wait_for("LOG")
    os.write(terminal.file, b"coffee w/ An")
    if way == "SIGKILL":
        time.sleep(1.0)  # nothing can be done at once: what is written is what rested a moment
    else:
        time.sleep(0.3)
    if way == "closed":
        os.close(terminal.file)
        terminal.file = -1
    else:
        os.kill(terminal.process, getattr(signal, way))
    assert terminal.ended()
    if terminal.file >= 0:
        os.close(terminal.file)
    draft = DraftStore(drafts_path(book)).get("log")
    assert draft is not None and draft.text == "coffee w/ An"
