"""What takes seconds is done beside the app: a bar moves meanwhile, and keys wait until it is
done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual import events, getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.errors import PlannerError
from planner.tui.desk import at_desk
from planner.tui.glyphs import EMPTY, FULL

T = TypeVar("T")

_WIDTH, _MOVING = 24, 5
_TICK = 0.08
"""Seconds after which the bar moves on."""


class WorkingScreen(ModalScreen[Callable[[], None]], Generic[T]):
    """Does one thing in a thread. While it is shown nothing else changes or reads the book:
    commands and what is looked at each second wait for it. It cannot be stopped half-way, for it is
    one step; escape says so."""

    desk = at_desk()
    CSS_PATH: ClassVar[list[str]] = ["sheet.tcss"]  # type: ignore[assignment]

    bar = getters.query_one("#working-bar", Static)

    def __init__(self, words: str, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """See `Desk.work_beside`."""
        super().__init__()
        self._words = words
        self._do = do
        self._then = then
        self._began = monotonic()
        self._keys: list[tuple[str, str | None]] = []
        self._asides = ""

    def compose(self) -> ComposeResult:
        """What is being done, and the bar."""
        with Vertical(classes="sheet"):
            yield Static(Content(f"{self._words} …"), classes="sheet-title")
            yield Static(id="working-bar")

    def on_mount(self) -> None:
        """Begin."""
        self.desk.working = self
        self._move()
        self.set_interval(_TICK, self._move)
        self._run()

    def _move(self) -> None:
        seconds = monotonic() - self._began
        # To and fro.
        way = _WIDTH - _MOVING
        at = int(seconds / _TICK) % (2 * way)
        at = min(at, 2 * way - at)
        bar = EMPTY * at + FULL * _MOVING + EMPTY * (way - at)
        self.bar.update(
            Content.assemble(
                (bar, "$accent"),
                (f"  {seconds:.0f} s" if seconds >= 1 else "", "$muted"),
                (f"  {self._asides}", "$muted"),
            )
        )

    def on_key(self, event: events.Key) -> None:
        """Keep a key for when it is done."""
        event.stop()
        if event.key == "escape":
            self._asides = "It is one step: wait for it, then undo takes it back."
        else:
            self._keys.append((event.key, event.character))

    def quit_after(self) -> None:
        """Leave the app once it is done."""
        self._asides = "Leaving when it is done."
        self._keys.append(("ctrl+q", None))

    @work(thread=True)
    def _run(self) -> None:
        try:
            result = self._do()
        except PlannerError as error:
            self.app.call_from_thread(self._ended, partial(self.desk.warn, str(error)))
        else:
            self.app.call_from_thread(self._ended, partial(self._then, result))

    def _ended(self, go_on: Callable[[], None]) -> None:
        app, keys = self.app, self._keys

        def type_again() -> None:
            # One after the other, each for the screen that the one before it has opened.
            if keys:
                app.post_message(events.Key(*keys.pop(0)))
                app.set_timer(_TICK, type_again)

        def leave() -> None:
            go_on()
            app.set_timer(_TICK, type_again)

        self.desk.working = None
        self.dismiss(leave)
