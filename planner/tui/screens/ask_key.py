"""Ask for a key: the next one that is pressed is the answer, unless another command has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.keys import key_words
from planner.tui.widgets.hints import Hints

DECLARED = "backspace"
"""The key that takes the declared one back."""


class AskKeyScreen(ModalScreen[bool]):
    """A panel over the lower part of the screen. Returns whether the key was changed."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    def __init__(self, title: str, about: str, take: Callable[[str | None], None]) -> None:
        """Ask.

        Args:
            title: What the key is to do.
            about: The same in full.
            take: Changes the key; None takes the declared one back. What it refuses is shown, and
                another key can be pressed.
        """
        super().__init__()
        self._title = title
        self._about = about
        self._take = take

    def compose(self) -> ComposeResult:
        """What the key will do, and what is wrong with the one that was pressed."""
        with Vertical(classes="sheet"):
            yield Static(Content(f"THE KEY OF {self._title.upper()}"), classes="sheet-title")
            yield Static(Content(clean(self._about)), classes="sheet-text")
            yield Static(Content("Press the key."), classes="sheet-words", id="key-answer")
            yield Hints(
                (key_words(DECLARED), "the usual one", f"screen.take('{DECLARED}')"),
                ("esc", "as it is", "screen.close"),
            )

    def on_key(self, event: Key) -> None:
        """Take the key."""
        if event.key != "escape":
            event.stop()
            event.prevent_default()
            self.action_take(event.key)

    def action_take(self, key: str) -> None:
        """Change the key, or say why it cannot be this one."""
        try:
            self._take(None if key == DECLARED else key)
        except PlannerError as error:
            answer = self.query_one("#key-answer", Static)
            answer.update(Content(f"{clean(str(error))} Press another."))
            answer.add_class("-wrong")
        else:
            self.dismiss(True)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(False)
