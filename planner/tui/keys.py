"""Key bindings, footer items and key names, all made from the declarations of the commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding

from planner.commands.catalogue import Command, Scope
from planner.commands.machine.keymap import KEYED, MOVES, TOGETHER

WORDS = {
    "question_mark": "?",
    "slash": "/",
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "full_stop": ".",
    "comma": ",",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "asterisk": "*",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "colon": ":",
    "semicolon": ";",
    "exclamation_mark": "!",
    "backspace": "⌫",
    "delete": "del",
}
"""How a key is written for people, where Textual's name for it is not."""
GLYPHS = {"space": "␣", "enter": "⏎"}
"""Shorter still, for a narrow footer."""


ROOMS: tuple[type[Command], ...] = tuple(
    command for command in KEYED if command.name.startswith("screen-")
)
"""What goes to a room of the app, in the order of the keys."""

MORE_ROOMS: tuple[type[Command], ...] = tuple(
    command for command in KEYED if command.name in {"review", "close", "inbox", "hooks"}
)
"""The other rooms: the strip names them where one stands in them."""


def bindings_for(place: Scope) -> list[Binding]:
    """Return the bindings of a place: those that work there beside the app's own. The app takes
    ``everywhere``."""
    places = ("everywhere",) if place == "everywhere" else TOGETHER[place][1:]
    return _bindings(
        command for command in KEYED if command.scope in places and command not in MOVES
    )


def cursor_bindings() -> list[Binding]:
    """Return the bindings that move a cursor; their actions are ``cursor_up``, ``cursor_page_down``
    and so on."""
    return [
        Binding(
            command.key,
            command.name.replace("-", "_"),
            command.title,
            show=False,
            id=command.name,
            tooltip=command.summary(),
        )
        for command in MOVES
    ]


def _bindings(commands: Iterable[type[Command]]) -> list[Binding]:
    return [
        Binding(
            command.key,
            f"app.command('{command.name}')",
            command.title,
            show=command.footer,
            id=command.name,
            tooltip=command.summary(),
        )
        for command in commands
        if command.key
    ]


def commands_at(place: Scope) -> list[type[Command]]:
    """Return the commands whose keys work in a place, those of the place itself first, then the
    wider ones."""
    order = tuple(reversed(TOGETHER[place]))
    commands = [command for command in KEYED if command.scope in order and command not in MOVES]
    return sorted(commands, key=lambda command: order.index(command.scope))


class KeyWords(Mapping[str, str]):
    """The keys of the commands as they are written for people; it follows the key map."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Show the keys of a key map."""
        self._keys = keys

    def __getitem__(self, name: str) -> str:
        """Return the first key of a command."""
        return key_words(self._keys[name])

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the commands."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return the number of commands."""
        return len(self._keys)


def key_words(keys: str, *, short: bool = False) -> str:
    """Return the first of the keys as it is written for people: ``space``, ``/``, ``shift+←``;
    ``␣`` if ``short``."""
    first = keys.split(",")[0].strip()
    *modifiers, key = first.split("+") if first != "+" else [first]
    word = WORDS.get(key, key)
    if short:
        word = GLYPHS.get(key, word)
    return "+".join([*modifiers, word])
