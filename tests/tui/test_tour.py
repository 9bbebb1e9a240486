"""The tour through the sample book: each step waits for its key, and it can be left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.commands.file.demo_book import demo_session
from planner.tui import run as runner
from planner.tui.app import PlannerApp
from planner.tui.tour import STEPS, TourPanel
from tests.tui.small_book import small_app

WAY = (
    ("n",),
    ("enter",),
    ("tab",),
    ("space",),
    ("u",),
    ("2",),
    ("enter",),
    ("l",),
    ("escape", "6"),
    ("7",),
    ("8",),
    ("I",),
    ("escape", "D"),
    ("9",),
    ("ctrl+p",),
    ("escape", "question_mark"),
    ("escape", "Q"),
    ("c",),
)
"""The keys of the steps, the last of which ends with the app."""


def words(app: PlannerApp) -> str:
    """What the tour says; nothing where it is not there."""
    panels = app.screen.query(TourPanel)
    return str(panels.first().render()) if panels else ""


async def step(pilot: Pilot[None], *keys: str) -> str:
    app = pilot.app
    assert isinstance(app, PlannerApp)
    await pilot.press(*keys)
    await pilot.pause(0.15)
    return words(app)


@pytest.mark.long
async def test_each_step_of_the_tour_is_done_by_the_key_that_it_names(tmp_path: Path) -> None:
    app = PlannerApp(demo_session(tmp_path, date(2026, 11, 18)), tour=True)
    assert len(WAY) == len(STEPS) - 1
    async with app.run_test(size=(80, 24)) as pilot:
        text = await step(pilot)
        for number, keys in enumerate(WAY):
            assert f"{len(WAY) - number} step" in text, (keys, text)
            assert keys[-1].replace("question_mark", "?") in text, text
            text = await step(pilot, *keys)
        assert "step" not in text and "ctrl+g leaves the tour" in text


async def test_the_tour_waits_for_the_right_key_and_is_left_at_any_step(tmp_path: Path) -> None:
    app = PlannerApp(demo_session(tmp_path, date(2026, 11, 18)))
    async with app.run_test(size=(120, 40)) as pilot:
        assert not words(app)
        first = await step(pilot, "ctrl+g")
        assert "n begins the line" in first
        assert await step(pilot, "6", "8", "1") == first
        assert "enter logs it" in await step(pilot, "n")
        assert not await step(pilot, "ctrl+g")
        await step(pilot, "escape")
        assert not app.screen.query(TourPanel)


async def test_from_a_book_of_ones_own_the_tour_leads_to_the_sample_book_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+g", "s")
        assert not app.leaves_for_tour and app.is_running
        await pilot.press("ctrl+g", "t")
    assert app.leaves_for_tour
    ways: list[object] = []

    def show(app: PlannerApp) -> PlannerApp:
        own = "own" if app.session.book.path == tmp_path / "planner.json" else "demo"
        app.leaves_for_tour = not ways
        ways.append((own, app._begins_with_tour))
        return app

    monkeypatch.setattr(runner, "_run", show)
    assert runner.run(str(tmp_path / "planner.json"), None, demo=False) == 0
    assert ways == [("own", False), ("demo", True), ("own", False)]
