"""What takes seconds is done beside the app: a bar moves meanwhile, and keys wait until it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events, getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.errors import PlannerError
from planner.tui.app import PlannerApp
from planner.tui.glyphs import EMPTY, FULL

if TYPE_CHECKING:
    from planner.commands.session import Session

T = TypeVar("T")

MANY = 5_000
"""Records from which on a change is made beside the app: of fewer it takes the blink of an eye."""
_WIDTH, _MOVING = 24, 5
_EACH = 0.08
"""Seconds after which the bar moves on."""


class WorkingScreen(ModalScreen[Callable[[], None]], Generic[T]):
    """Does one thing in a thread. While it is shown nothing else changes or reads the book: commands and what is looked
    at each second wait for it. It cannot be stopped half-way, for it is one step; escape says so."""

    app = getters.app(PlannerApp)
    CSS_PATH: ClassVar[list[str]] = ["sheet.tcss"]  # type: ignore[assignment]

    bar = getters.query_one("#working-bar", Static)

    def __init__(self, words: str, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """See ``beside``."""
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
        self.app.working = self
        self._move()
        self.set_interval(_EACH, self._move)
        self._run()

    def _move(self) -> None:
        seconds = monotonic() - self._began
        # To and fro.
        way = _WIDTH - _MOVING
        at = int(seconds / _EACH) % (2 * way)
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
            made = self._do()
        except PlannerError as error:
            self.app.call_from_thread(self._ended, partial(self.app.warn, str(error)))
        else:
            self.app.call_from_thread(self._ended, partial(self._then, made))

    def _ended(self, go_on: Callable[[], None]) -> None:
        app, keys = self.app, self._keys

        def type_again() -> None:
            # One after the other, each for the screen that the one before it has opened.
            if keys:
                app.post_message(events.Key(*keys.pop(0)))
                app.set_timer(_EACH, type_again)

        def leave() -> None:
            go_on()
            app.set_timer(_EACH, type_again)

        app.working = None
        self.dismiss(leave)


def beside(app: PlannerApp, words: str, do: Callable[[], T], then: Callable[[T], None]) -> None:
    """Do something beside the app, with a bar over it, and then go on with what came of it.

    Args:
        app: The app.
        words: What is being done: "Saving 100,000 records".
        do: Does it, in a thread. Where it raises a ``PlannerError`` that is shown, and ``then`` is not called.
        then: Goes on in the app, when the bar is gone.
    """
    app.push_screen(WorkingScreen(words, do, then), lambda leave: leave() if leave else None)


def followed(session: Session, do: Callable[[], T]) -> T:
    """Make a large change, and work out at once what every screen looks at: else the first look would keep the app
    waiting."""
    made = do()
    _ = session.plan, session.board
    return made
