"""The Sync screen, and what arrives while the app is open: toasts, no cursor moved, no typed line
lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from planner.book import Book
from planner.book.disk import worker
from planner.change import Change, Put
from planner.commands.session import Session
from planner.commands.sheet.contact_table import EVERYBODY
from planner.tui.app import PlannerApp
from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.screens.sheet import SheetScreen
from planner.tui.screens.sync import SyncScreen
from planner.tui.widgets.field import FieldEditor, LineInput
from tests.book.stalled import Stall
from tests.tui.small_book import small_session

SIZE = (120, 40)
COPY = "planner (Ana's conflicted copy 2026-11-22).json"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return small_session(tmp_path)


def theirs(session: Session, tmp_path: Path, *edits: Put) -> bytes:
    """The book as another machine has it after a change."""
    far = tmp_path / "far"
    far.mkdir(exist_ok=True)
    (far / "planner.json").write_bytes(session.book.path.read_bytes())
    book = Book.open(far / "planner.json", state=tmp_path / "far-state")
    book.place.host = "studio"  # type: ignore[misc]
    book.apply(Change("theirs", edits))
    return (far / "planner.json").read_bytes()


def toasts(app: PlannerApp) -> list[str]:
    return [each.message for each in app._notifications]


def text_of(screen: Any) -> str:
    rows = screen.rows
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


async def open_sync(pilot: Pilot[Any]) -> SyncScreen:
    await pilot.press("9")
    await pilot.pause()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SyncScreen)
    return screen


async def test_a_copy_that_arrives_is_told_in_a_toast_with_its_machine(
    session: Session, tmp_path: Path
) -> None:
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        session.book.path.with_name(COPY).write_bytes(
            theirs(
                session,
                tmp_path,
                Put("contacts", "bo", {"org": "Umbra"}),
                Put("contacts", "ana", {"role": "Head"}),
            )
        )
        app.lookout.look()
        await pilot.pause()
        assert toasts(app) == [f"2 records came from studio, in {COPY}"]
        assert session.records.contacts["bo"].org == "Umbra"
        assert not session.book.path.with_name(COPY).exists()
        app.lookout.look()
        assert len(toasts(app)) == 1


async def test_a_half_typed_line_is_never_lost(session: Session, tmp_path: Path) -> None:
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("l")
        await pilot.press(*"coffeezana")
        line = app.screen.query_one(Input)
        line.cursor_position = 4
        session.book.path.write_bytes(
            theirs(session, tmp_path, Put("contacts", "bo", {"org": "Umbra"}))
        )
        app.lookout.look()
        await pilot.pause()
        assert isinstance(app.screen, QuickLogScreen) and app.focused is line
        assert (line.value, line.cursor_position) == ("coffeezana", 4)
        assert session.records.contacts["bo"].org == "Umbra"


async def test_the_cursor_of_a_card_stays_where_it_is(session: Session, tmp_path: Path) -> None:
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        app.open_contact("ana")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ContactScreen)
        await pilot.press("down", "down", "down")
        key = screen.card.key
        session.book.path.write_bytes(
            theirs(
                session,
                tmp_path,
                Put(
                    "contacts", "ana", {"role": "Head", "urls": frozenset({"https://ana.example"})}
                ),
            )
        )
        app.lookout.look()
        await pilot.pause()
        assert screen.card.key == key and app.focused is screen.card


async def test_two_edits_that_met_are_shown_and_one_key_takes_the_other(
    session: Session, tmp_path: Path
) -> None:
    data = theirs(session, tmp_path, Put("contacts", "bo", {"org": "[b]Umbra[/]"}))
    session.apply(Change("mine", (Put("contacts", "bo", {"org": "Globex"}),)))
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        session.book.path.with_name(COPY).write_bytes(data)
        app.lookout.look()
        screen = await open_sync(pilot)
        shown = text_of(screen)
        assert "Bo Chen" in shown and "organisation" in shown and COPY in shown
        assert "✓ Globex" in shown and "· [b]Umbra[/]   studio" in shown
        await pilot.press("o")
        await pilot.pause()
        assert session.records.contacts["bo"].org == "[b]Umbra[/]"
        assert "✓ [b]Umbra[/]" in text_of(screen) and "· Globex" in text_of(screen)
        await pilot.press("o")
        await pilot.pause()
        assert session.records.contacts["bo"].org == "Globex"
        await pilot.press("u", "u")
        await pilot.pause()
        assert session.records.contacts["bo"].org == "Globex" and "✓ Globex" in text_of(screen)


async def test_deletions_by_hand_are_asked_about(session: Session) -> None:
    import json

    document = json.loads(session.book.path.read_bytes())
    count = len(document["contacts"])
    document["contacts"] = {}
    session.book.path.write_text(json.dumps(document))
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        app.lookout.look()
        await pilot.pause()
        assert any("taken out of the file by hand" in each for each in toasts(app))
        assert len(session.records.contacts) == count
        screen = await open_sync(pilot)
        assert screen.rows.key == "missing:"
        await pilot.press("d")
        await pilot.pause()
        assert not session.records.contacts and "TAKEN OUT" not in text_of(screen)
        await pilot.press("u")
        await pilot.pause()
        assert len(session.records.contacts) == count


async def test_a_snapshot_is_restored_after_a_question(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.book.memory.snapshots.PAUSE", 0.0)
    session.apply(Change("x", (Put("contacts", "bo", {"org": "Umbra"}),)))
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        screen = await open_sync(pilot)
        assert screen.rows.select(f"snapshot:{session.book.snapshots.all()[-1].stamp}")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert session.records.contacts["bo"].org == "Umbra"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert session.records.contacts["bo"].org == "Northwind"


async def test_what_is_wrong_is_shown_and_mended(session: Session) -> None:
    session.apply(
        Change("x", (Put("promises", "lone", {"contact": "nobody", "text": "x", "who": "me"}),))
    )
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        screen = await open_sync(pilot)
        assert "names a record of contacts that is not there" in " ".join(
            str(row.body) for row in screen.rows._rows
        )
        await pilot.press("r")
        await pilot.pause()
        assert "lost and found" in " ".join(row.label for row in screen.rows._rows)


async def test_a_line_logged_in_a_shell_shows_in_the_open_app(session: Session) -> None:
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        before = len(session.records.touches)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "planner",
                "--book",
                str(session.book.path),
                "log",
                "coffee w/ Bo Chen",
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        # A tick a second looks at the file; two of them at the most pass until it shows.
        for _ in range(40):
            await pilot.pause(0.05)
            if len(session.records.touches) > before:
                break
        assert len(session.records.touches) == before + 1
        assert (
            toasts(app) == ["2 records came from another planner on this machine"]
            or len(toasts(app)) == 1
        )


async def test_the_screen_of_an_untouched_book_says_that_all_is_well(session: Session) -> None:
    app = PlannerApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_sync(pilot)
        assert "No field was changed on two machines" in text_of(screen)
        await pilot.press("escape")
        assert not isinstance(app.screen, SyncScreen)


async def test_a_folder_that_stalls_never_keeps_the_screen_waiting(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall = Stall(session.book.path.parent / "planner.json", monkeypatch)
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        try:
            stall.begin()
            app.lookout.tick()  # it is asked, and the screen goes on
            assert session.book.status.ready
            await pilot.pause()
            monkeypatch.setattr(worker, "PATIENCE", 0.0)
            app.lookout.tick()
            await pilot.pause()
            assert "does not answer" in app.screen.query_one("DayStrip").render_line(0).text
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert (
                "does not answer: using this machine's copy "
                in app.screen.query_one("DayStrip").render_line(0).text
            )
            await pilot.resize_terminal(*SIZE)
            session.apply(Change("mine", (Put("contacts", "bo", {"org": "Umbra"}),)))
            app.changed("mine")
            await open_sync(pilot)
            assert session.records.contacts["bo"].org == "Umbra"
        finally:
            stall.end()
            stall.settled()
        monkeypatch.setattr(worker, "PATIENCE", 30.0)
        app.lookout.look()
        await pilot.press("1")
        await pilot.pause()
        assert "does not answer" not in app.screen.query_one("DayStrip").render_line(0).text
        assert b"Umbra" in session.book.path.read_bytes()


@pytest.mark.parametrize("where", ["sheet", "contact"])
@pytest.mark.parametrize("typed", ["Globex", ""])
async def test_a_value_that_comes_while_its_cell_is_edited_is_told_and_one_key_takes_it_back(
    session: Session, tmp_path: Path, where: str, typed: str
) -> None:
    data = theirs(session, tmp_path, Put("contacts", "bo", {"org": "Umbra"}))
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        if where == "sheet":
            sheet = SheetScreen(session, EVERYBODY._replace(filter="Bo Chen"))
            app.push_screen(sheet)
            await pilot.pause()
            assert sheet.contact_under_cursor() == "bo"
            await pilot.press("right", "e")
        else:
            contact = ContactScreen(session, "bo")
            app.push_screen(contact)
            await pilot.pause()
            assert contact.card.select("field:org")
            await pilot.press("enter")
        await pilot.pause()
        line = app.screen.query_one(FieldEditor).query_one(LineInput)
        assert line.value == session.records.contacts["bo"].org
        session.book.path.write_bytes(data)
        app.lookout.look()
        await pilot.pause()
        line.value = typed or line.value
        await pilot.press("enter")
        await pilot.pause()
        assert session.records.contacts["bo"].org == (typed or "Umbra"), (
            "who typed nothing has changed nothing"
        )
        told = [each for each in toasts(app) if "meanwhile" in each]
        if typed:
            assert told == [
                "studio had set organisation of Bo Chen to “Umbra” meanwhile; the Sync screen has "
                "it."
            ]
            await pilot.press("escape")
            screen = await open_sync(pilot)
            assert "✓ Globex" in text_of(screen) and "· Umbra   studio" in text_of(screen)
            await pilot.press("o")
            await pilot.pause()
            assert session.records.contacts["bo"].org == "Umbra"
        else:
            assert not told


async def test_the_app_is_left_at_once_while_a_save_stalls(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall = Stall(session.book.path.parent / "planner.json", monkeypatch)
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        stall.begin(8)
        try:
            session.apply(Change("mine", (Put("contacts", "bo", {"org": "Umbra"}),)))
            assert (
                stall.waiting
                and session.book.silent
                and session.records.contacts["bo"].org == "Umbra"
            )
            app.changed("mine")
            await pilot.press("ctrl+q")
            await pilot.pause()
            await pilot.press("q")
            await pilot.pause()
            assert app._exit
            session.book.close()
            assert stall.waiting
        finally:
            stall.end()
            stall.settled()
