"""P9: the app does not wait for a hook, and shows what went wrong with it in a toast."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from planner.commands.machine.user_hooks import listen
from planner.paths import hooks_folder
from planner.tui.app import PlannerApp
from tests.tui.small_book import small_session

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 20.0


@pytest.mark.skipif(os.name != "posix", reason="hooks run on Linux and macOS")
async def test_a_hook_that_fails_is_told_in_a_toast_while_the_app_goes_on(tmp_path: Path) -> None:
    hook = hooks_folder() / "touch-logged"
    hook.parent.mkdir(parents=True)
    hook.write_text("#!/bin/sh\nsleep 1\necho 'no room'\nexit 1\n")
    hook.chmod(0o700)
    session = small_session(tmp_path)
    listen(session)
    app = PlannerApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        touches = len(session.records.touches)
        await pilot.press("l", *"call w/ Bo Chen", "enter")
        await pilot.pause()
        assert len(session.records.touches) == touches + 1
        toast = "The hook touch-logged ended with 1: no room"
        assert toast not in [note.message for note in app._notifications]
        async with asyncio.timeout(PATIENCE):
            while toast not in [note.message for note in app._notifications]:
                await asyncio.sleep(0.1)
