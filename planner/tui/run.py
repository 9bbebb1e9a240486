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
from planner.tui.keys import key_words

if TYPE_CHECKING:
    from datetime import date


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
        if hasattr(self, "session") and self.session.demo and not self._begins_with_tour:
            self.say(f"{key_words(self.keys.keys['tour'])} shows you round in five minutes.")
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


def run(book: str | None, today: date | None, *, demo: bool, tour: bool = False) -> int:
    """Run the app until the user leaves, and return the exit code.

    Args:
        book: The book as named on the command line, if it was.
        today: The day to plan; None is the present one.
        demo: Open the sample book in a folder that is thrown away at the end.
        tour: Begin with the tour on it.

    Raises:
        BookError: The book cannot be read.
    """
    if demo:
        return _show_demo(today, tour=tour)
    path = book_path(book)
    while True:
        app = _open_book(path, today)
        if not app.leaves_for_tour:
            return app.return_code or 0
        _show_demo(None, tour=True)


def _show_demo(today: date | None, *, tour: bool) -> int:
    """Run the app on the sample book, and throw that away."""
    with TemporaryDirectory(prefix="planner-demo-") as folder:
        from planner.commands.file.demo_book import demo_session  # the story takes its time

        app = _run(_Collecting(demo_session(Path(folder), today), tour=tour))
        return app.return_code or 0


def _open_book(path: Path, today: date | None) -> PlannerApp:
    """Run the app on the user's book."""
    try:
        session = None if is_new(path) else open_session(path, today)
    except Locked as locked:
        return _run(_Collecting(None, path=path, today=today, locked=locked))
    return _run(_Collecting(session, path=path, today=today))


def _run(app: PlannerApp) -> PlannerApp:
    """Run an app until the user leaves it."""
    app.run()
    if hasattr(app, "session"):
        app.session.store_views()
        app.session.book.close()
    if app._exception is not None:
        raise app._exception  # told by whoever called, as a fault of the shell is
    return app
