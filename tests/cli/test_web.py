"""The served app shows nothing to anybody but the browser that came by its address, and is come
back to."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.cli.conftest import TODAY

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")
from aiohttp import web  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Ran

TAB = "a" * 32
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NAMES = b"Priya"


class Served(NamedTuple):
    """A running server: its port, and the address that its terminal shows."""

    port: int
    address: str


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(book: Path) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "planner", "--book", str(book), "--today", TODAY, "serve"]
    with subprocess.Popen(
        [*command, "--port", str(port)], stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://\S+", server.stderr.readline())
            assert found is not None
            _wait_for(port)
            yield Served(port, found[0])
        finally:
            server.terminate()
            server.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as knock:
            if not knock.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise AssertionError("nothing is served")


@pytest.fixture
def served(run: Callable[..., Ran], book: Path) -> Iterator[Served]:
    run("add", "Priya Nair")
    with serving(book) as server:
        yield server


@asynccontextmanager
async def visited(served: Served) -> AsyncIterator[tuple[Any, str]]:
    """A browser's session that has opened the address, and where it was sent."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        answer = await session.get(served.address)
        assert answer.status == 200
        yield session, str(answer.url)


async def shown(
    session: Any, folder: str, origin: str | None, keys: str = "", until: bytes = NAMES
) -> bytes:
    """What the app draws on a page, until it draws a text."""
    address = f"{folder.replace('http', 'ws', 1)}ws/{TAB}?width=100&height=30"
    drawn = b""
    async with session.ws_connect(address, origin=origin) as page:
        if keys:
            await page.send_str(json.dumps(["stdin", keys]))
        while until not in drawn:
            message = await page.receive(timeout=20)
            if message.type is aiohttp.WSMsgType.BINARY:
                drawn += message.data
            elif message.type is not aiohttp.WSMsgType.TEXT:
                break
    return drawn


def test_who_comes_by_the_address_sees_the_app_and_comes_back_to_it(served: Served) -> None:
    async def visit() -> None:
        async with visited(served) as (session, folder):
            origin = f"http://127.0.0.1:{served.port}"
            assert NAMES in await shown(session, folder, origin)
            # A field is opened and typed in; the connection drops; the words are still there.
            await shown(session, folder, origin, "/", b"name")
            await shown(session, folder, origin, "zebra", b"zebra")
            again = await shown(session, folder, origin, until=b"zebra")
            assert b"zebra" in again, "the page came back to another app"
            assert b"\x1b[?2004h" in again and b"\x1b[?1049h" in again, "the modes are lost"
            async with session.get(f"{folder}alive?tab={TAB}") as answer:
                assert (await answer.json()) == {"running": True}

    asyncio.run(visit())


def test_the_page_asks_nothing_of_anybody_else_and_stands_in_no_frame(served: Served) -> None:
    async def visit() -> None:
        async with visited(served) as (session, folder):
            async with session.get(folder) as answer:
                page, headers = await answer.text(), answer.headers
            assert "<title>planner</title>" in page and "://" not in page
            for path in re.findall(r'(?:src|href)="([a-z][^":]*)"', page):
                async with session.get(folder + path) as answer:
                    assert answer.status == 200, path
                    if not path.startswith("static/js"):
                        assert "://" not in re.sub(
                            r"/\*.*?\*/", "", await answer.text(), flags=re.S
                        )
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
            assert "script-src 'self';" in policy and "*" not in policy
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Referrer-Policy"] == "no-referrer"

    asyncio.run(visit())


def test_the_cookie_is_for_this_path_alone_and_no_script_reads_it(served: Served) -> None:
    connection = HTTPConnection("127.0.0.1", served.port)
    connection.request("GET", served.address.partition(str(served.port))[2])
    answer = connection.getresponse()
    cookie, location = answer.headers["Set-Cookie"], answer.headers["Location"]
    assert answer.status == 303 and len(location) > 20
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and f"Path={location}" in cookie
    token = served.address.partition("token=")[2]
    assert token not in cookie and token not in location


def _asked(port: int, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_without_the_secrets_every_path_and_the_socket_are_refused(served: Served) -> None:
    async def visit() -> tuple[str, str]:
        async with visited(served) as (session, folder):
            (cookie,) = session.cookie_jar
            return folder.partition(str(served.port))[2], f"{cookie.key}={cookie.value}"

    folder, cookie = asyncio.run(visit())
    host, token = f"127.0.0.1:{served.port}", served.address.partition("token=")[2]
    own = {"Host": host, "Origin": f"http://{host}"}
    tab = f"ws/{TAB}?width=80&height=24"
    paths = ("/", "/ws", "/static/js/textual.js", "/download/x", "/favicon.ico", "/../etc/passwd")
    attempts: list[tuple[str, dict[str, str]]] = [
        *((path, own) for path in paths),
        *((f"/?token={guess}", own) for guess in ("", "x", token[:-1], token + "x", token.lower())),
        *(
            (folder + path, own)
            for path in ("", tab, "alive", "static/js/textual.js", "page/page.js")
        ),
        *((folder + path, {**own, "Cookie": "planner=guess"}) for path in ("", tab, "alive")),
        (f"/{'x' * 22}/", {**own, "Cookie": cookie}),
        # With all the secrets, but from elsewhere: by another name, from another page, from no
        # page.
        (f"/?token={token}", {"Host": "evil.example"}),
        (folder, {"Host": f"evil.example:{served.port}", "Cookie": cookie}),
        (folder, {"Host": host, "Origin": "https://evil.example", "Cookie": cookie}),
        (folder + tab, {"Host": host, "Cookie": cookie}),
        (folder + tab, {"Host": host, "Origin": "null", "Cookie": cookie}),
        (
            folder + tab,
            {"Host": host, "Origin": f"http://127.0.0.1:{served.port + 1}", "Cookie": cookie},
        ),
        (folder + "ws/../../x", {**own, "Cookie": "planner="}),
    ]
    for path, headers in attempts:
        for extra in ({}, SOCKET):
            status, body = _asked(served.port, path, {**headers, **extra})
            assert status in (400, 403, 404), (path, headers)
            assert NAMES not in body and b"terminal" not in body[:200].replace(
                b"the terminal shows", b""
            )
    status, _ = _asked(served.port, folder, {**own, "Cookie": cookie})
    assert status == 200, "what is refused above is refused to the user as well"


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root becomes another"
)
def test_another_user_of_the_machine_gets_nothing(served: Served) -> None:
    # What the first request imports is loaded here: the other user may not read the packages.
    _asked(served.port, "/", {})
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            refused = all(
                _asked(served.port, path, {**headers})[0] == 403
                for path in ("/", "/ws", "/?token=guess", "/static/js/textual.js")
                for headers in ({}, SOCKET, {"Origin": f"http://127.0.0.1:{served.port}", **SOCKET})
            )
            os._exit(0 if refused else 1)
        finally:
            # An error must not let the child go on as a second test run.
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


SOCKETS = """
const Original = WebSocket;
window.sockets = [];
window.WebSocket = class extends Original {
  constructor(...values) { super(...values); sockets.push(this); }
};
"""
FOREIGN = """<!DOCTYPE html><title>waiting</title><script>
const port = PORT, results = [];
const attempt = (name, promise) => promise.then(text => results.push(name + ": " + text), () => 0);
const knock = (address) => new Promise((done, lost) => {
  const socket = new WebSocket(address);
  socket.onopen = () => done("open"); socket.onerror = lost;
});
const frame = document.createElement("iframe");
frame.src = "ADDRESS";
document.documentElement.append(frame);
const paths = ["/", "FOLDER", "FOLDERalive", "FOLDERstatic/js/textual.js"];
Promise.all([
  ...paths.map(path => attempt(path, fetch("http://127.0.0.1:" + port + path, {credentials: "include"}).then(r => r.text()))),
  ...paths.map(path => attempt("socket " + path, knock("ws://127.0.0.1:" + port + path))),
  attempt("socket", knock("ws://127.0.0.1:" + port + "FOLDERws/TAB?width=80&height=24")),
  attempt("frame", new Promise((done, lost) => { frame.onload = () => {
    try { done(frame.contentDocument.body.innerHTML || lost()); } catch { lost(); } }; setTimeout(lost, 4000); })),
]).then(() => { document.title = "done " + JSON.stringify(results); });
</script>"""


class Browser:
    """Chromium without a screen, driven by its own protocol."""

    def __init__(self, session: Any, page: Any) -> None:
        self._session, self._page, self._number = session, page, 0

    async def call(self, method: str, **values: Any) -> Any:
        self._number += 1
        number = self._number
        await self._page.send_json({"id": number, "method": method, "params": values})
        while True:
            answer = json.loads((await self._page.receive(timeout=30)).data)
            if answer.get("id") == number:
                return answer.get("result", answer)

    async def open(self, address: str) -> None:
        await self.call("Page.navigate", url=address)

    async def value(self, script: str) -> Any:
        answer = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return answer["result"].get("value")

    async def wait(self, script: str, seconds: float = 30) -> Any:
        """Return what a script says, once it says something."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            value = await self.value(script)
            if value:
                return value
            await asyncio.sleep(0.1)
        raise AssertionError(f"never true: {script}; {await self.value('document.body.innerText')}")


@asynccontextmanager
async def browser(profile: Path) -> AsyncIterator[Browser]:
    port = free_port()
    assert CHROMIUM is not None
    program = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        f"--remote-debugging-port={port}", f"--user-data-dir={profile}", "--window-size=1000,700", "about:blank",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(300):
                try:
                    async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                        pages = [page for page in await answer.json() if page["type"] == "page"]
                    if pages:
                        break
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as page:
                chromium = Browser(session, page)
                await chromium.call("Page.enable")
                yield chromium
    finally:
        program.kill()
        await program.wait()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_foreign_page_gets_nothing_even_from_the_browser_that_has_the_cookie(
    served: Served, tmp_path: Path
) -> None:
    async def visit() -> None:
        async with browser(tmp_path / "profile") as chromium:
            await chromium.open(served.address)
            await chromium.wait("document.body.classList.contains('-first-byte')")
            folder = await chromium.value("location.pathname")
            headers: list[str] = []

            async def answer(request: Any) -> Any:
                headers.append(request.headers.get("Cookie", ""))
                page = FOREIGN.replace("PORT", str(served.port)).replace(
                    "ADDRESS", f"http://127.0.0.1:{served.port}{folder}"
                )
                return web.Response(
                    text=page.replace("FOLDER", folder).replace("TAB", TAB),
                    content_type="text/html",
                )

            application = web.Application()
            application.add_routes([web.get("/", answer)])
            runner = web.AppRunner(application)
            await runner.setup()
            port = free_port()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            try:
                for host in ("127.0.0.1", "localhost"):
                    await chromium.open(f"http://{host}:{port}/")
                    title = await chromium.wait(
                        "document.title.startsWith('done') && document.title"
                    )
                    assert title == "done []"
            finally:
                await runner.cleanup()
            assert headers and not any(headers), "another port was sent the cookie"

    asyncio.run(visit())


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_in_a_browser_the_app_is_shown_pasted_into_and_come_back_to(
    run: Callable[..., Ran], book: Path, tmp_path: Path
) -> None:
    run("add", "Priya Nair")

    async def visit() -> None:
        with serving(book) as served:
            async with browser(tmp_path / "profile") as chromium:
                await chromium.call("Page.addScriptToEvaluateOnNewDocument", source=SOCKETS)
                await chromium.open(served.address)
                await chromium.wait("document.body.classList.contains('-first-byte')")
                assert await chromium.value("document.title") == "planner"
                assert "token" not in await chromium.value("location.href")
                tab = await chromium.value("sessionStorage.getItem('planner-tab')")
                await _paste_into_find(chromium)
                await chromium.value("window.before = 1, sockets.at(-1).close()")
                await chromium.wait("!window.before")
                await chromium.wait("document.body.classList.contains('-first-byte')")
                assert await chromium.value("sessionStorage.getItem('planner-tab')") == tab
                assert await chromium.value(
                    "fetch('alive?tab=" + tab + "').then(r => r.json()).then(r => r.running)"
                )
                fonts = await chromium.value(
                    "[...document.fonts].filter(f => f.status == 'loaded').length"
                )
                assert fonts, "the page has no font of its own"
                entries = await chromium.value(
                    "performance.getEntriesByType('resource').map(e => e.name)"
                )
                assert all(
                    name.startswith((f"http://127.0.0.1:{served.port}/", "data:"))
                    for name in entries
                )

    asyncio.run(visit())


async def _paste_into_find(chromium: Browser) -> None:
    """Open *find*, and paste with ctrl+v what was copied; the page sends it in brackets, not as a
    key."""
    await chromium.value(
        "window.typed = []; const send = WebSocket.prototype.send;"
        "WebSocket.prototype.send = function (text) { typed.push(text); return send.call(this, "
        "text); }; 1"
    )
    origin = await chromium.value("location.origin")
    await chromium.call(
        "Browser.grantPermissions",
        origin=origin,
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    await chromium.value("document.querySelector('textarea').focus()")
    key = partial(chromium.call, "Input.dispatchKeyEvent")
    await key(type="keyDown", key="/", text="/", code="Slash", windowsVirtualKeyCode=191)
    await key(type="keyUp", key="/", code="Slash", windowsVirtualKeyCode=191)
    await chromium.value("navigator.clipboard.writeText('zebra')")
    control = {"modifiers": 2, "key": "v", "code": "KeyV", "windowsVirtualKeyCode": 86}
    await key(type="rawKeyDown", commands=["paste"], **control)
    await key(type="keyUp", **control)
    await chromium.wait("typed.some(text => text.includes('zebra'))")
    sent = await chromium.value("typed.join('')")
    assert "\\u0016" not in sent, "ctrl+v was sent as a key"
    assert "[200~zebra" in sent, "it was not pasted in brackets"


KEYS = {"Enter": (13, "\r"), "Tab": (9, ""), " ": (32, " ")}
DRAWN = """
window.drawn = "";
sockets.at(-1).addEventListener("message", async ({data}) => {
  if (typeof data === "string") return;
  drawn += new TextDecoder().decode(data instanceof Blob ? await data.arrayBuffer() : data);
});
1
"""


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_morning_is_done_in_the_browser_by_mouse_and_by_keyboard(
    run: Callable[..., Ran], book: Path, tmp_path: Path
) -> None:
    for name in ("Priya Nair", "Bo Chen"):
        run("add", name)
    run("log", "note on Bo Chen; promised Bo Chen an intro to Priya by tomorrow")

    def reached() -> list[str]:
        return [row["name"] for row in run("list", "--json").value if row["last_touch"]]

    def promised() -> bool:
        return "promise" in {item["kind"] for item in run("today", "--json").value["items"]}

    async def visit() -> None:
        with serving(book) as served:
            async with browser(tmp_path / "profile") as chromium:
                await chromium.call("Page.addScriptToEvaluateOnNewDocument", source=SOCKETS)
                await chromium.open(served.address)
                await chromium.wait("document.body.classList.contains('-first-byte')")
                await chromium.value(DRAWN)
                await chromium.value("document.querySelector('textarea').focus()")
                await asyncio.sleep(1)
                # By mouse: the room Board and Today again, then "n make it" and "enter log".
                await _click(chromium, 13, 0)
                await chromium.wait("drawn.includes('sort')")
                await _click(chromium, 4, 0)
                await asyncio.sleep(0.5)
                await _click(chromium, 3, -1)
                await chromium.wait("drawn.includes('LOG')")
                await _click(chromium, 4, -2)
                await _until(lambda: len(reached()) == 1)
                # By keyboard: on to the promise, and done.
                assert promised()
                await _press(chromium, "Tab", " ")
                await _until(lambda: not promised())

    asyncio.run(visit())


async def _click(chromium: Browser, column: int, row: int) -> None:
    """Click on a cell; a negative row is counted from the last."""
    size = await chromium.value(
        "(() => { const box = document.querySelector('.xterm-screen').getBoundingClientRect();"
        "const asked = new URL(sockets.at(-1).url).searchParams;"
        "return [box.width / asked.get('width'), box.height / asked.get('height'),"
        "asked.get('height')]; })()"
    )
    width, height, rows = float(size[0]), float(size[1]), int(size[2])
    place = {"x": (column + 0.5) * width, "y": (row % rows + 0.5) * height}
    for kind in ("mousePressed", "mouseReleased"):
        await chromium.call(
            "Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place
        )


async def _press(chromium: Browser, *keys: str) -> None:
    for key in keys:
        code, text = KEYS[key]
        values = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        kind = "keyDown" if text else "rawKeyDown"
        await chromium.call("Input.dispatchKeyEvent", type=kind, text=text, **values)
        await chromium.call("Input.dispatchKeyEvent", type="keyUp", **values)
        await asyncio.sleep(0.3)


async def _until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.2)
