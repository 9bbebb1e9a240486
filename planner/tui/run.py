"""Open the app: on the user's book, on the demo's, or on the welcome screen where there is no book
yet."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.commands.file.books import is_new, open_session
from planner.config import book_path
from planner.errors import Locked
from planner.tui.app import PlannerApp

if TYPE_CHECKING:
    from datetime import date

    from planner.commands.session import Session


ENDINGS = ("SIGTERM", "SIGHUP")
"""What a closed terminal, a machine that goes down or `kill` sends. Windows knows the first
alone."""


class _Collecting(PlannerApp):
    """The app in a terminal: started without collecting garbage, and told when the terminal
    goes."""

    def on_ready(self) -> None:
        """Collect it again once the first frame is shown: the app runs for hours. What was made
        until now stays."""
        gc.freeze()
        gc.enable()
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            with contextlib.suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.end_at_once)

    def _fatal_error(self) -> None:
        """Leave without Textual's report, which shows the values of variables: names and notes."""
        if hasattr(self, "drafts"):
            with contextlib.suppress(Exception):  # a second fault must not hide the first
                self.drafts.save()
        self._close_messages_no_wait()


def run(book: str | None, today: date | None, *, demo: bool) -> int:
    """Run the app until the user leaves, and return the exit code.

    Args:
        book: The book as named on the command line, if it was.
        today: The day to plan; None is the present one.
        demo: Open the sample book in a folder that is thrown away at the end.

    Raises:
        BookError: The book cannot be read.
    """
    if demo:
        with TemporaryDirectory(prefix="planner-demo-") as folder:
            from planner.commands.file.demo_book import demo_session  # the story takes its time

            return _open(demo_session(Path(folder), today))
    path = book_path(book)
    try:
        session = None if is_new(path) else open_session(path, today)
    except Locked as locked:
        return _open(None, path, today, locked)
    return _open(session, path, today)


def _open(
    session: Session | None,
    path: Path | None = None,
    today: date | None = None,
    locked: Locked | None = None,
) -> int:
    app = _Collecting(session, path=path, today=today, locked=locked)
    app.run()
    if hasattr(app, "session"):
        app.session.book.close()
    if app._exception is not None:
        raise app._exception  # told by whoever called, as a fault of the shell is
    return app.return_code or 0
