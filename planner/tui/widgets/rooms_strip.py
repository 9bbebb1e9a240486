"""The strip of rooms: where one stands, and the key of every other room. It folds where the
terminal is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from planner.tui.keys import MORE_ROOMS, ROOMS, key_words
from planner.tui.widgets.painted import MARGIN, Painted

SHORT: Mapping[str, str] = {
    "screen-contact": "Card",
    "screen-introductions": "Intro",
    "screen-numbers": "Nums",
    "screen-settings": "Set",
}
"""Titles that are shorter where room is scarce."""

StripRoom = tuple[str, str, str]
"""A room: the command that goes there, its key as written for people, and its title; empty for the
key alone."""


class RoomsStrip(Painted):
    """One line; each room can be clicked."""

    DEFAULT_CSS = "RoomsStrip { height: 1; }"

    def __init__(self, keys: Mapping[str, str], here: str) -> None:
        """Make a strip.

        Args:
            keys: The keys of the commands, as the key map has them.
            here: The command that goes to the room one stands in; empty in none of them.
        """
        super().__init__()
        self._keys = keys
        self._here = here

    def draw(self, width: int, height: int) -> list[Strip]:
        """The rooms in the longest wording that fits; the one that one stands in is always
        named."""
        line = self.line(width).gap(MARGIN)
        room = width - 2 * MARGIN
        gap, entries = next(
            ((gap, entries) for gap, entries in self._wordings() if _width(entries, gap) <= room),
            (1, ()),
        )
        for command, key, title in entries:
            here = command == self._here
            click = f"app.command('{command}')"
            line.put(key, "hero" if here else "key", click=click)
            if title:
                line.put(f" {title}", "name" if here else "muted", click=click)
            line.gap(gap)
        return [line.strip()]

    def _wordings(self) -> Iterator[tuple[int, Sequence[StripRoom]]]:
        """What the strip could say, from the longest to the shortest, with the cells between two
        rooms."""
        rooms = [
            (command.name, key_words(self._keys.get(command.name, "")), command.title)
            for command in ROOMS
        ]
        short = [(name, key, SHORT.get(name, title)) for name, key, title in rooms]
        here = [
            (command.name, key_words(self._keys.get(command.name, "")), command.title)
            for command in MORE_ROOMS
            if command.name == self._here
        ]
        if here:
            yield 3, [*rooms, *here]
            yield 2, [*rooms, *here]
            yield 1, [*short, *here]
        yield 3, rooms
        yield 2, rooms
        yield 1, short
        yield 1, [(name, key, title if name == self._here else "") for name, key, title in short]
        yield 0, [(name, key, "") for name, key, _ in short]


def _width(entries: Sequence[StripRoom], gap: int) -> int:
    cells = sum(cell_len(key) + (1 + cell_len(title) if title else 0) for _, key, title in entries)
    return cells + gap * (len(entries) - 1)
