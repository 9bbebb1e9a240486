"""`planner serve`: the app in a browser on this machine."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

from planner.config import book_path
from planner.errors import PlannerError, UsageError

try:
    from planner.cli.machine.web_server import HOST, WebServer
except ImportError:  # the extra `web` is not installed
    HOST = ""

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def serve(shell: Shell) -> int:
    """Open the app in a browser on this machine."""
    port = shell.args.port
    if not 1 <= port <= 65535:
        raise UsageError(f"--port is a number from 1 to 65535, not {port}.")
    if not HOST:
        raise PlannerError(
            "A browser is served by textual-serve, which is not installed.\n"
            "`pip install 'planner-daily[web]'` adds it."
        )
    with socket.socket() as knock:
        if not knock.connect_ex((HOST, port)):
            raise PlannerError(
                f"Something is served at port {port} already.\nTry another: --port 8400."
            )
    day = ["--today", shell.today.isoformat()] if shell.today else []
    book = str(book_path(shell.args.book).absolute())
    command = [sys.executable, "-m", "planner", "--book", book, *day]
    server = WebServer(command, book, port)
    shell.warn(f"The planner is at {server.address}\nKeep the address to yourself. ctrl+c ends it.")
    server.run()
    return 0
