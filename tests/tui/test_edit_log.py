"""A line edited after the fact, from the timeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.edit_log import EditLogScreen
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.widgets.row_list import RowList
from tests.tui.small_book import bare_app, keys, small_app
from tests.tui.test_quick_log import settled, words


async def on_touch(pilot: Pilot[None], contact: str, touch: str) -> ContactScreen:
    """The card with the cursor on a touch."""
    screen = ContactScreen(pilot.app.session, contact)  # type: ignore[attr-defined]
    pilot.app.push_screen(screen)
    await pilot.pause()
    row_list = next(each for each in screen.query(RowList) if each.select(f"touch:{touch}"))
    row_list.focus()
    await pilot.pause()
    return screen


async def test_R27_enter_on_a_touch_opens_its_line_and_saving_replaces_what_it_made(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_touch(pilot, "ana", "u1")
        before = app.session.records.touches["u1"]
        await pilot.press("enter")
        await settled(pilot)
        edit = app.screen
        assert isinstance(edit, EditLogScreen)
        assert "6 November 2026" in edit.heading and "6 November 2026" in words(edit)
        assert "You promised Ana Li: introduce her to Sam" in words(edit)
        edit.line.value = "lunch with Ana Li 2026-11-06; why: she asked"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        after = app.session.records.touches["u1"]
        assert (after.kind, after.why, after.day, after.contacts) == (
            "lunch",
            "she asked",
            before.day,
            {"ana"},
        )
        assert set(app.session.records.touches) == {"u1", "u2", "u3"}
        assert "p1" not in app.session.records.promises
        await pilot.press("u")
        assert app.session.records.touches["u1"] == before and "p1" in app.session.records.promises


async def test_a_touch_without_a_line_can_be_edited_too(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await on_touch(pilot, "bo", "u3")
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one("#line").value == "call with Bo Chen 2026-05-26"  # type: ignore[attr-defined]
        await pilot.press(*keys(" 20m"), "enter")
        await pilot.pause()
        assert app.session.records.touches["u3"].minutes == 20


async def test_closing_keeps_the_touch_and_leaves_no_draft(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await on_touch(pilot, "bo", "u3")
        before = app.session.records
        await pilot.press("enter", *keys(" 20m"), "escape")
        await pilot.pause()
        assert app.session.records is before or app.session.records == before
        await pilot.press("escape", "l")
        assert isinstance(app.screen, QuickLogScreen)
        assert app.screen.line.value == ""


async def test_space_unfolds_a_touch(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_touch(pilot, "ana", "u1")
        await pilot.press("space")
        assert screen._unfolded == {"u1"}
        await pilot.press("space")
        assert screen._unfolded == frozenset()


def test_picture(snap_compare: Any, tmp_path: Path) -> None:
    async def editing(pilot: Pilot[None]) -> None:
        await on_touch(pilot, "ana", "u1")
        await pilot.press("enter")
        await settled(pilot)

    assert snap_compare(bare_app(tmp_path), terminal_size=(120, 40), run_before=editing)


async def test_a_key_goes_to_the_timeline_and_a_touch_is_deleted_with_what_followed(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_contact("ana")
        await pilot.pause()
        await pilot.press("T")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ContactScreen) and screen.card.key == "touch:u1"
        lines = [screen.card.render_line(y).text for y in range(screen.card.size.height)]
        assert any("TIMELINE" in line for line in lines)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert "u1" not in app.session.records.touches
        assert "p1" not in app.session.records.promises
        await pilot.press("u")
        await pilot.pause()
        assert "u1" in app.session.records.touches and "p1" in app.session.records.promises


async def test_what_followed_from_a_deleted_touch_can_stay_and_nothing_else_is_deleted(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await on_touch(pilot, "ana", "u1")
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause()
        assert "u1" not in app.session.records.touches and "p1" in app.session.records.promises
        screen.card.action_cursor_first()
        await pilot.press("x")
        await pilot.pause()
        assert app.screen is screen and "u2" in app.session.records.touches
