"""No key is silent: in every room each declared key shows something, or says why it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.commands.catalogue import Command
from planner.tui.app import PlannerApp
from planner.tui.desk import NOBODY
from planner.tui.keys import MORE_ROOMS, ROOMS, commands_at
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import small_app

LEAVES = frozenset({"quit", "suspend"})


SHOW = ("say", "warn", "notify", "changed", "push_screen", "go_to", "exit", "open_url")
"""What the app does that a user sees."""


def picture(app: PlannerApp) -> list[str]:
    """What is on the screen, as text, and what takes the keys."""
    strips = app.screen._compositor.render_strips()
    return [repr(app.focused), *(strip.text for strip in strips)]


@pytest.mark.parametrize("empty", [False, True], ids=["people", "empty"])
@pytest.mark.parametrize("room", [*ROOMS, *MORE_ROOMS], ids=lambda room: room.name)
async def test_no_declared_key_of_a_room_is_silent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, room: type[Command], empty: bool
) -> None:
    app = small_app(tmp_path, empty=empty)
    silent: list[str] = []
    calls: list[str] = []
    async with app.run_test(size=(120, 40)) as pilot:
        if room.name == "screen-contact" and not empty:
            app.open_contact("yuki")
        else:
            await pilot.press(room.key)
        await pilot.pause()
        for name in SHOW:
            monkeypatch.setattr(app, name, lambda *_, name=name, **__: calls.append(name))
        before = picture(app)
        for command in commands_at(getattr(app.screen, "place", "everywhere")):
            if not command.key or command.name in LEAVES:
                continue
            calls.clear()
            await app.action_command(command.name)
            if not calls:
                await pilot.pause()
                if picture(app) == before and not calls:
                    silent.append(command.name)
            before = picture(app)
        monkeypatch.undo()
    assert not silent


@pytest.mark.parametrize("room", ["0", "8", "6"])
async def test_the_key_of_the_card_says_what_it_needs(tmp_path: Path, room: str) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(room, "3")
        await pilot.pause()
        assert NOBODY in app.screen.query_one(KeyFooter).render_line(0).text


async def test_advice_about_a_touch_goes_when_a_panel_opens_or_it_is_undone(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("u", "l", "n"):
            app.advise("Did you ask [who]?")
            await pilot.pause()
            assert [toast.message for toast in app._notifications] == ["Did you ask [who]?"]
            await pilot.press(key)
            await pilot.pause()
            assert not app._notifications
            await pilot.press("escape")
