"""R25: a newcomer sees the next single step, its key, and the four weeks behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.change import Change, Put
from planner.commands.machine.settings import set_setting
from planner.commands.session import Session
from planner.tui.screens.today import TodayScreen
from planner.tui.screens.triage import TriageScreen
from tests.tui.small_book import small_app


def fill_triage(session: Session, waiting: int, kept: int) -> None:
    people = [
        Put(
            "contacts",
            f"c{at:03}",
            {"name": f"P{at} Q{at}", "state": "kept" if at < kept else "triage"},
        )
        for at in range(waiting + kept)
    ]
    session.apply(Change("imported", tuple(people)))


def shown(panel: Any) -> str:
    return "".join(segment.text for segment in panel.draw(panel.size.width, 1)[0])


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
async def test_R25_ten_of_hundreds_are_plenty_and_the_key_goes_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = small_app(tmp_path, empty=True)
    fill_triage(app.session, 559, 4)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        panel = app.screen.query_one("FirstWeeksPanel")
        text = shown(panel)
        assert "Sort 10" in text and "559" not in text
        assert "◐○○○" in text, "the first of four weeks"
        assert text.rstrip().endswith("5") or "5   N not now" in text
        await pilot.press("5")
        await pilot.pause()
        assert isinstance(app.screen, TriageScreen)


async def test_R25_each_step_gives_way_to_the_next_and_can_be_put_off(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen: Any = app.screen
        assert isinstance(screen, TodayScreen)
        assert "List 20 people" in shown(screen.first_weeks)
        fill_triage(app.session, 20, 10)
        screen.refresh_data()
        await pilot.pause()
        assert "make a new touch" in shown(screen.first_weeks).lower()
        assert "●◐○○" in shown(screen.first_weeks)
        set_setting(app.session, "ramp", "off")
        screen.refresh_data()
        await pilot.pause()
        assert not screen.first_weeks.display


async def test_R25_not_now_silences_it_for_a_week(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    fill_triage(app.session, 30, 12)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen: Any = app.screen
        while screen.advice.count:
            await pilot.press("N")
            await pilot.pause()
        assert screen.first_weeks.display
        await pilot.press("N")
        await pilot.pause()
        assert not screen.first_weeks.display
