"""The library of hooks on the screen (R10)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.commands.session import Session
from planner.tui import writing
from planner.tui.app import PlannerApp
from planner.tui.screens.hooks import HooksScreen
from planner.tui.screens.letter import LetterScreen
from tests.tui.small_book import TODAY, keys, small_app

HOOKS: dict[str, dict[str, Any]] = {
    "talk": {
        "text": "Our talk on onboarding is online",
        "tags": frozenset({"design"}),
        "expires": TODAY + timedelta(days=30),
    },
    "bo": {"text": "Your post [on] caching", "contacts": frozenset({"bo"})},
    "old": {"text": "See you at the fair?", "expires": TODAY - timedelta(days=3)},
}


def fill(session: Session) -> None:
    """A hook by tag, one for a person, one that has expired."""
    puts = tuple(Put("hooks", key, fields) for key, fields in HOOKS.items())
    session.apply(Change("hooks", puts))


def words(screen: HooksScreen) -> str:
    """Everything that the rows and the page say."""
    rows = (*screen.rows._rows, *screen.page._rows)
    return "\n".join(f"{row.label} {row.body.plain}" for row in rows)


async def test_R10_hooks_are_listed_searched_added_changed_and_dropped(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    fill(app.session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("B")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HooksScreen)
        text = words(screen)
        for part in (
            "#design · 1 would care · nobody heard it yet",
            "for Bo Chen · nobody heard it yet",
            "EXPIRED",
            "Ana Li  #design",
        ):
            assert part in text, part
        await pilot.press("f", *keys("caching"), "enter")
        await pilot.pause()
        assert [row.key for row in screen.rows._rows if row.key] == ["hook:bo"]
        await pilot.press("escape", "f", *keys("ana"), "enter")
        await pilot.pause()
        assert [row.key for row in screen.rows._rows if row.key] == ["hook:talk"], "who would care"
        await pilot.press("escape")
        await pilot.pause()
        assert len([row for row in screen.rows._rows if row.key]) == 3
        screen.rows.select("hook:bo")
        await pilot.press("c", *keys("expires"), "equals_sign", *keys("2w"), "enter")
        await pilot.pause()
        assert app.session.records.hooks["bo"].expires == TODAY + timedelta(days=14)
        await pilot.press("x")
        await pilot.pause()
        assert "bo" not in app.session.records.hooks
        await pilot.press("u", "a", *keys("we hire"), "enter")
        await pilot.pause()
        assert "bo" in app.session.records.hooks
        assert "we hire" in {hook.text for hook in app.session.records.hooks.values()}


async def test_R10_a_hook_is_used_in_a_message_and_told_to_nobody_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    fill(app.session)
    monkeypatch.setattr(writing, "copy", lambda text: "xclip")
    monkeypatch.setattr(PlannerApp, "copy_to_clipboard", lambda *_: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B")
        await pilot.pause()
        screen: Any = app.screen
        assert screen.rows.key == "hook:talk"
        await pilot.press("e", "1")
        await pilot.pause()
        assert isinstance(app.screen, LetterScreen)
        assert "Our talk on onboarding is online" in app.screen.body.text
        await pilot.press("ctrl+y", "enter")
        await pilot.pause()
        assert app.session.records.hooks["talk"].told == {"ana"}
        await pilot.press("e")
        await pilot.pause()
        assert app.screen is screen, "nobody is left who would care"
        screen.rows.select("hook:bo")
        await pilot.press("right", "space")
        await pilot.pause()
        assert app.session.records.hooks["bo"].told == {"bo"}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
def test_pictures(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    app = small_app(tmp_path)
    fill(app.session)

    async def settle(pilot: Pilot[None]) -> None:
        await pilot.press("B")
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=settle)


def test_picture_of_an_empty_library(snap_compare: Any, tmp_path: Path) -> None:
    async def settle(pilot: Pilot[None]) -> None:
        await pilot.press("B")
        await pilot.pause(0.3)

    assert snap_compare(small_app(tmp_path), terminal_size=(80, 24), run_before=settle)
