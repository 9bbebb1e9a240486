"""What every test of the app has: it goes on as soon as the app has nothing left to do."""

from __future__ import annotations

import asyncio
import threading
from time import monotonic
from typing import Any

import pytest
from textual import _wait

SOON = 0.05
"""Seconds: a timer that is due by then is waited for, as those behind a typed letter are."""


def _is_idle(loop: Any, latest: float) -> bool:
    """Whether an event loop has nothing to run, at once or soon, for timers not after `latest`."""
    due = min(loop.time() + SOON, latest)
    timers = [handle for handle in loop._scheduled if not handle.cancelled()]
    return not loop._ready and all(handle.when() > due for handle in timers)


@pytest.fixture(autouse=True)
def wait_for_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait after a key, a click and in a pause until the event loop has no work left.

    Textual's own wait cannot look into the loop: it sleeps for 20 ms, twice for each key, until
    the process has used no time. It still does so where a second thread works. A change is painted
    after 2 ms instead of after the frame of a terminal.
    """
    threads = threading.active_count()

    async def wait_for_idle(
        min_sleep: float = _wait.SLEEP_GRANULARITY, max_sleep: float = 1
    ) -> None:
        loop = asyncio.get_running_loop()
        end = monotonic() + max_sleep
        # An app that has ended may leave a timer that goes on for ever.
        latest = loop.time() + 2 * SOON
        idle = 0
        # Twice in a row: in between the loop has looked at its files too.
        while idle < 2 and monotonic() < end:
            if threading.active_count() > threads:
                await _wait.wait_for_idle(min_sleep, max_sleep)
                return
            await asyncio.sleep(0 if _is_idle(loop, latest) else 0.001)
            idle = idle + 1 if _is_idle(loop, latest) else 0

    monkeypatch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.002)
