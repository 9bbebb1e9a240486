"""The app's process behind a page: it outlives the page's connection, so that a page can come back
to it."""

from __future__ import annotations

import asyncio
import os
import re
import time
from asyncio.subprocess import PIPE
from contextlib import suppress
from typing import TYPE_CHECKING

from textual_serve.app_service import AppService

from planner.commands.machine.served import VARIABLE

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

    from aiohttp import web
    from textual_serve.download_manager import DownloadManager

LONGEST = 500
"""Cells of a side of the screen at most."""
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
"""What turns a mode of the terminal on or off: the other screen, the mouse, the cursor, pasting in
brackets."""


class WebSession:
    """One process of the app, and the connection that shows it, if there is one.

    Attributes:
        last_seen: When a page was last connected, on the monotonic clock.
    """

    def __init__(self, command: Sequence[str], book: str, downloads: DownloadManager) -> None:
        self.last_seen = time.monotonic()
        self._socket: web.WebSocketResponse | None = None
        self._modes: dict[bytes, bytes] = {}
        self._service = _PlannerService(command, book, self, downloads)

    @property
    def running(self) -> bool:
        """Whether the app is there to come back to."""
        return self._service.running

    @property
    def connected(self) -> bool:
        """Whether a page shows it now."""
        return self._socket is not None

    async def connect(self, socket: web.WebSocketResponse, width: int, height: int) -> None:
        """Show the app to a page; another that showed it is told that it no longer does."""
        before, self._socket = self._socket, socket
        if before is not None:
            await before.close(message=b"shown elsewhere")
        if not self.running:
            await self._service.start(width, height)
            return
        modes = b"".join(b"\x1b[?%s%s" % mode for mode in self._modes.items())
        await socket.send_bytes(modes)
        # The app draws the whole screen anew when its size changes, and not before.
        await self.resize(width, height - 1)
        await self.resize(width, height)

    def disconnect(self, socket: web.WebSocketResponse) -> None:
        """Note that a page is gone; the app goes on."""
        if self._socket is socket:
            self._socket = None
        self.last_seen = time.monotonic()

    async def type(self, text: str) -> None:
        """Send what was typed or pasted."""
        await self._service.send_bytes(text.encode())

    async def resize(self, width: int, height: int) -> None:
        """Tell the app the size of the page in cells."""
        await self._service.set_terminal_size(*bounded(width, height))

    async def focus(self, *, focused: bool) -> None:
        """Tell the app whether the page has the focus."""
        await (self._service.focus() if focused else self._service.blur())

    async def end(self) -> None:
        """End the app; what is typed in it is kept, as when a terminal is closed."""
        self._service.terminate()

    async def show(self, data: bytes) -> None:
        """Pass on what the app draws, and remember the modes it set, for a page that comes
        later."""
        for mode, state in _MODE.findall(data):
            self._modes[mode] = state
        if self._socket is not None:
            with suppress(ConnectionError):  # it is gone, which its own task is about to note
                await self._socket.send_bytes(data)

    async def tell(self, text: str) -> None:
        """Pass on what the app asks of the page."""
        if self._socket is not None:
            with suppress(ConnectionError):
                await self._socket.send_str(text)

    async def close_page(self) -> None:
        """End the connection: the app was left."""
        if self._socket is not None:
            await self._socket.close(message=b"left")


def bounded(width: int, height: int) -> tuple[int, int]:
    """Return a size that the app can draw."""
    return min(max(width, 1), LONGEST), min(max(height, 1), LONGEST)


class _PlannerService(AppService):
    """The process, started without a shell, and told that it is served."""

    def __init__(
        self, command: Sequence[str], book: str, session: WebSession, downloads: DownloadManager
    ) -> None:
        super().__init__(
            "planner",
            write_bytes=session.show,
            write_str=session.tell,
            close=session.close_page,
            download_manager=downloads,
        )
        self._argv = command
        self._book = book

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def terminate(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        width, height = bounded(width, height)
        environment = {**self._build_environment(width, height), VARIABLE: self._book}
        self._process = await asyncio.create_subprocess_exec(
            *self._argv, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, cwd=os.curdir
        )
        self._stdin = self._process.stdin
        return self._process
