"""The footer: the keys of the place one stands in, and what was done last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from rich.cells import cell_len
from textual.strip import Strip
from textual.timer import Timer

from planner.tui.cells import clean, fit
from planner.tui.keys import key_words
from planner.tui.paint import PaintedLine
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.painted import MARGIN, Painted

GAP = 2
KEPT = frozenset({"undo", "quit", "help"})
"""The commands whose keys are shown before others where there is little room."""
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

    @property
    def message(self) -> str:
        """What is said now of what was done."""
        return self._message

    def say(self, message: str) -> None:
        """Show what was done, for a while; empty takes it away."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS, partial(self.say, "")) if message else None
        self._message = clean(message)
        self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The message at the right, the keys at the left: in words where they fit, else as signs,
        else the first and the last of them, with an ellipsis for those between."""
        line = self.line(width).gap(MARGIN)
        *_, last = self._hints or (None,)
        if self._message:
            reserved = self._needed((last,), short=True) if last else 0
            message = fit_message(self._message, line.room - reserved - GAP - MARGIN)
            line.end(" " * GAP).end(message, "good").end(" " * MARGIN)
        short = self._needed(self._hints) > line.room
        if self._needed(self._hints, short=short) <= line.room:
            self._put(line, self._hints, short=short)
        else:
            self._put_ends(line)
        return [line.strip()]

    def _put(self, line: PaintedLine, hints: Sequence[KeyHint], *, short: bool) -> None:
        for hint in hints:
            line.hint(self._key(hint, short=short), hint.words, hint.command).gap(GAP)

    def _put_ends(self, line: PaintedLine) -> None:
        """The first keys, an ellipsis, and the last ones: all that lead out where they leave as
        much room again, else the very last alone."""
        ends = [hint for hint in self._hints if hint.command in KEPT]
        if 2 * self._needed(ends, short=True) > line.room:
            ends = ends[-1:]
        room = line.room - self._needed(ends, short=True)
        first: list[KeyHint] = []
        for hint in self._hints:
            if hint in ends or self._needed([*first, hint], short=True) + GAP + 1 + GAP > room:
                break
            first.append(hint)
        self._put(line, first, short=True)
        if first:
            line.put("…", "muted").gap(GAP)
        self._put(line, ends, short=True)

    def _key(self, hint: KeyHint, *, short: bool) -> str:
        return key_words(self._keys.get(hint.command, ""), short=short)

    def _needed(self, hints: Sequence[KeyHint], *, short: bool = False) -> int:
        """The cells that keys take with their words."""
        cells = [cell_len(f"{self._key(hint, short=short)} {hint.words}") for hint in hints]
        return sum(cells) + GAP * max(0, len(cells) - 1)


def fit_message(message: str, room: int) -> str:
    """Return a message cut to the room: what can be done about it, behind the last dot, stays
    whole."""
    label, dot, after = message.rpartition(" · ")
    if not dot or cell_len(message) <= room:
        return fit(message, room)
    return fit(label, room - cell_len(dot + after)) + dot + after
