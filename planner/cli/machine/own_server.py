"""The app in a browser: textual-serve, for this machine's own pages alone. Imported where the extra `web` is wanted."""

from __future__ import annotations

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"


class OwnServer(Server):
    """Serves the app on the loopback to the page that it served itself.

    Any page of the web that the same browser has open may knock at a port of this machine, and would have the book.
    """

    def __init__(self, command: str, port: int) -> None:
        """Serve what a command runs; each page that is opened runs it anew."""
        super().__init__(command, host=HOST, port=port, title="planner")
        self._welcome = {f"http://{name}:{port}" for name in (HOST, "localhost")}

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Refuse whoever does not come from the page that was served here."""
        if request.headers.get("Origin") not in self._welcome:
            raise web.HTTPForbidden(text="This is no page of the planner's.")
        return await super().handle_websocket(request)
