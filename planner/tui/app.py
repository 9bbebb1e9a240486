"""The app: session, screens, keys and theme. It shows plans and sends commands; it decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from planner.errors import PlannerError
from planner.tui.keymap import KeyMap, read_key_map
from planner.tui.keys import bindings_for

if TYPE_CHECKING:
    from planner.commands.session import Session

P = ParamSpec("P")
T = TypeVar("T")


class PlannerApp(App[None]):
    """The planner's full-screen face on one book."""

    TITLE = "planner"
    CSS_PATH = "planner.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("everywhere")]

    session: Session
    """The book that is open, with its plan of the day."""
    keys: KeyMap
    """The keys as declared or as the user's keys.toml has them."""

    def __init__(self, session: Session | None, *, theme: str | None = None) -> None:
        """Open the app on ``session``; without one it first asks where the book should live.

        Args:
            session: The open book, or None where there is none yet.
            theme: A theme's name; the one chosen on this machine where None.
        """
        from planner.paths import config_folder

        if os.environ.get("NO_COLOR") == "":
            del os.environ["NO_COLOR"]  # the convention: present and not empty; Textual looks at present alone
        colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if colourless else None)
        self.keys = read_key_map(config_folder() / "keys.toml")
        self._start_theme = theme
        if session is not None:
            self.session = session

    def attempt(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a command of the planner; what it cannot do is shown as a toast, and None returned."""
        try:
            return fn(*args, **kwargs)
        except PlannerError as error:
            self.notify(str(error), severity="error", markup=False)
            return None

    async def action_command(self, name: str) -> None:
        """Do the command of that name: on the screen that is shown if it can, else on the app."""
        method = "command_" + name.replace("-", "_")
        for node in (self.screen, self):
            run = getattr(node, method, None)
            if run is not None:
                result = run()
                if hasattr(result, "__await__"):
                    await result
                return

    def changed(self, label: str) -> None:
        """Show the state after a change on every screen, and ``label`` ("Logged coffee with Ana Li") in the footer."""
        for screen in self.screen_stack:
            refresh_data(screen)
        self.notify(label, markup=False)


def refresh_data(screen: Screen[Any]) -> None:
    """Let a screen read the session again, if it shows anything of it."""
    refresh = getattr(screen, "refresh_data", None)
    if refresh is not None:
        refresh()
