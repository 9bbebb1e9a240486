"""The footer: the keys of the place one stands in, and what was done last."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from rich.cells import cell_len
from textual.strip import Strip
from textual.timer import Timer

from planner.tui.cells import clean
from planner.tui.keys import key_words
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.painted import MARGIN, Painted

GAP = 2
MESSAGE_SECONDS = 8.0
"""How long it says what was done."""


class KeyFooter(Painted):
    """One line; each key can be clicked."""

    DEFAULT_CSS = "KeyFooter { height: 1; dock: bottom; }"

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Make a footer; ``keys`` are the keys of the commands, as the key map has them."""
        super().__init__()
        self._keys = keys
        self._hints: tuple[KeyHint, ...] = ()
        self._message = ""
        self._timer: Timer | None = None

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Show other keys."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def say(self, message: str) -> None:
        """Show what was done, for a while; empty takes it away."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS, partial(self.say, "")) if message else None
        self._message = clean(message)
        self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The message at the right, the keys at the left: in words where they fit, else as signs,
        else the first."""
        line = self.line(width).gap(MARGIN)
        if self._message:
            line.end(" " * GAP).end(self._message, "good").end(" " * MARGIN)
        short = self._needed() > line.room
        for hint in self._hints:
            line.hint(
                key_words(self._keys.get(hint.command, ""), short=short), hint.words, hint.command
            ).gap(GAP)
        return [line.strip()]

    def _needed(self) -> int:
        """The cells that all keys take in words."""
        return sum(
            cell_len(key_words(self._keys.get(hint.command, ""))) + 1 + cell_len(hint.words) + GAP
            for hint in self._hints
        )
