"""Why, in the app: the same telling as `planner why`, from every place where somebody is under the
cursor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from planner.change import Change, Put
from planner.tui.app import PlannerApp
from planner.tui.cells import clean
from planner.tui.screens.why import WhyScreen
from tests.tui.small_book import ODD, bare_app, small_app


def shown(app: PlannerApp) -> str:
    return str(app.screen.query_one("#why", Static).render())


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ([], "هالة سعيد"),
        (["tab", "down"], "Ana Li"),
        (["2", "down"], "Sam Reed"),
        (["tab", "down", "enter"], "Ana Li"),
        (["4", "down"], "Ana Li"),
        (["5"], "Priya Nair"),
    ],
)
async def test_one_key_tells_it_from_every_place_and_leads_back(
    tmp_path: Path, way: list[str], name: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in way:
            await pilot.press(key)
            await pilot.pause()
        before = app.screen
        who = app.session.situation.name_of(before.contact_under_cursor())  # type: ignore[attr-defined]
        await pilot.press("W")
        await pilot.pause()
        assert isinstance(app.screen, WhyScreen), who
        assert shown(app).startswith(f"{clean(who)}: ") and "WHAT WOULD CHANGE IT" in shown(app)
        assert who == name
        await pilot.press("W")
        await pilot.pause()
        assert app.screen is before


async def test_it_names_the_items_of_today_the_numbers_and_the_settings(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "down", "W")
        await pilot.pause()
        text = shown(app)
        assert "ON TODAY'S LIST" in text and "introduce her to Sam" in text
        assert "half is gone after" in text and "budget_minutes" in text
        panel = app.screen.query_one(VerticalScroll)
        assert panel.max_scroll_y > 0 and panel.scroll_y == 0
        await pilot.press("j", "j")
        assert panel.scroll_y == 2
        await pilot.press("end")
        assert panel.scroll_y == panel.max_scroll_y


async def test_it_is_worked_out_once_to_be_shown_and_again_where_the_room_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.tui.screens import why

    told, tell = [], why.tell
    monkeypatch.setattr(why, "tell", lambda *args: told.append(args) or tell(*args))
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "down", "W")
        await pilot.pause()
        assert len(told) == 1
        await pilot.resize_terminal(110, 40)
        await pilot.pause()
        assert len(told) == 1, "the panel is as wide as it was"
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        assert len(told) > 1


async def test_odd_names_restyle_nothing_and_a_change_underneath_is_told_at_once(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(WhyScreen(app.session, "odd"))
        await pilot.pause()
        assert ODD.replace("\x1b", "␛") in shown(app)
        app.session.apply(Change("changed", (Put("contacts", "odd", {"cadence_days": 44}),)))
        app.refresh_screens()
        await pilot.pause()
        assert "every 44 days (their own)" in shown(app)


async def test_without_anybody_under_the_cursor_it_says_so(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert not isinstance(app.screen, WhyScreen)
        assert "Put the cursor on somebody" in app.screen.query_one("KeyFooter").render_line(0).text


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PlannerApp)
        app.push_screen(WhyScreen(app.session, "ana"))
        await pilot.pause(0.1)

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=open_it)
