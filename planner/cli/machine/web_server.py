"""The app's own web server, for one user's browser on this machine. Imported where the extra `web`
is wanted.

A port is open to every user of the machine and to every page in the browser. So nothing is served
but to the browser that came by the address in the terminal: a secret there is exchanged for a
cookie, which every path asks for. The cookie is kept for a secret path alone, because a browser
sends the cookies of 127.0.0.1 to all of its ports.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import re
import secrets
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from planner.cli.machine.web_session import WebSession

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOST = "127.0.0.1"
COOKIE = "planner"
PAGE = Path(__file__).parent / "page"
STATIC = Path(textual_serve.__file__).parent / "static"
"""The terminal that textual-serve brings: its script, its style and its font."""
TABS = 8
"""Pages with an app of their own at most; of those that are not open the oldest is ended for a new
one."""
KEPT = 12 * 3600
"""Seconds that an app waits for its page to come back."""
_TAB = re.compile("[0-9a-f]{32}")
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
REFUSED = "This is not for you. Open the address that the terminal shows, from the address bar."


class WebServer:
    """Serves the app to the browser that knows its address.

    Attributes:
        address: What the user opens; whoever has it has the book.
    """

    def __init__(self, command: Sequence[str], book: str, port: int) -> None:
        """Serve what a command shows of a book; each page has a process of its own."""
        self._command = command
        self._book = book
        self._port = port
        self._token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._folder = f"/{secrets.token_urlsafe(16)}/"
        self._hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
        self._tabs: dict[str, WebSession] = {}
        self._downloads = DownloadManager()
        self.address = f"http://{HOST}:{port}/?token={self._token}"

    def run(self) -> None:
        """Serve until the process is told to stop."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        runner = web.AppRunner(self.application(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, HOST, self._port).start()
        stopped = asyncio.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stopped.set)
        try:
            await stopped.wait()
        finally:
            for session in self._tabs.values():
                await session.end()
            await runner.cleanup()

    def application(self) -> web.Application:
        """Return what answers requests."""
        application = web.Application(middlewares=[self._guarded])
        application.add_routes(
            [
                web.get("/", self._exchange),
                web.get(self._folder, self._page),
                web.get(f"{self._folder}ws/{{tab}}", self._connect),
                web.get(f"{self._folder}alive", self._alive),
                web.static(f"{self._folder}page", PAGE),
                web.static(f"{self._folder}static", STATIC),
            ]
        )
        return application

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse whoever did not come by the address; give every answer the headers that close the
        page."""
        try:
            response = await handler(request) if self._admits(request) else _refusal()
        except web.HTTPException as answer:
            response = answer
        if not response.prepared:
            response.headers.update(_HEADERS)
            response.headers["Content-Security-Policy"] = self._policy()
        return response

    def _admits(self, request: web.Request) -> bool:
        # A page of the web that has its own name point here brings that name as the host.
        if request.host not in self._hosts:
            return False
        if request.path == "/":
            return _same(request.query.get("token", ""), self._token)
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return False
        return request.path.startswith(self._folder) and _same(
            request.cookies.get(COOKIE, ""), self._cookie
        )

    def _policy(self) -> str:
        sockets = " ".join(f"ws://{host}" for host in sorted(self._hosts))
        return (
            f"default-src 'none'; script-src 'self'; connect-src 'self' {sockets}; font-src "
            "'self'; "
            # The terminal makes style sheets of its own for the size of its cells.
            "style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )

    async def _exchange(self, request: web.Request) -> web.StreamResponse:
        """Exchange the address's secret for the cookie, and go where the address shows none."""
        response = web.Response(status=303, headers={"Location": self._folder})
        response.set_cookie(
            COOKIE, self._cookie, path=self._folder, httponly=True, samesite="Strict"
        )
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _alive(self, request: web.Request) -> web.StreamResponse:
        """Tell a page whether its app is there to come back to."""
        session = self._tabs.get(request.query.get("tab", ""))
        return web.json_response({"running": session is not None and session.running})

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        """Connect a page with its app, until the one or the other ends."""
        tab = request.match_info["tab"]
        if request.headers.get("Origin") is None or not _TAB.fullmatch(tab):
            return _refusal()
        session = await self._session(tab)
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        try:
            width, height = _number(request, "width", 80), _number(request, "height", 24)
            await session.connect(socket, width, height)
            await _listen(socket, session)
        finally:
            session.disconnect(socket)
        return socket

    async def _session(self, tab: str) -> WebSession:
        """Return the app of a page; end those that nobody came back to, and the oldest where there
        are too many."""
        now = time.monotonic()
        idle = sorted(
            (session.last_seen, name)
            for name, session in self._tabs.items()
            if not session.connected and name != tab
        )
        surplus = len(self._tabs) + (tab not in self._tabs) - TABS
        for number, (last_seen, name) in enumerate(idle):
            if number < surplus or now - last_seen > KEPT:
                await self._tabs.pop(name).end()
        if len(self._tabs) >= TABS and tab not in self._tabs:
            raise web.HTTPServiceUnavailable(text=f"There are {TABS} pages open already.")
        return self._tabs.setdefault(tab, WebSession(self._command, self._book, self._downloads))


async def _listen(socket: web.WebSocketResponse, session: WebSession) -> None:
    """Pass on what a page sends; what is no message of the page's is passed over."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            kind, *values = message.json()
            await _pass_on(kind, values, socket, session)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            continue


async def _pass_on(
    kind: object, values: list[object], socket: web.WebSocketResponse, session: WebSession
) -> None:
    if kind == "stdin" and isinstance(values[0], str):
        await session.type(values[0])
    elif kind == "resize" and isinstance(values[0], dict):
        await session.resize(int(values[0]["width"]), int(values[0]["height"]))
    elif kind in ("focus", "blur"):
        await session.focus(focused=kind == "focus")
    elif kind == "ping":
        await socket.send_json(["pong", values[0]])


def _number(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 6 else default


def _same(text: str, secret: str) -> bool:
    """Whether a text is a secret; it takes as long wherever they differ."""
    return hmac.compare_digest(text.encode(), secret.encode())


def _refusal() -> web.Response:
    return web.Response(status=403, text=REFUSED)
