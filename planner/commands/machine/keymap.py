"""The key map: each command's keys, as declared or as the user's keys.toml says, and what is wrong
with it.

keys.toml gives a command's name its keys: ``log = "l"``, ``move-left = "shift+left,H"``. What
clashes or names nothing is left out and reported, so that a slip in the file never takes a key away
in silence.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from planner.commands.catalogue import GROUPS, Command, Scope, declared_in
from planner.commands.declared import board, contact, cursor, pairs, rooms, screens, sheet, triage
from planner.config import write_line
from planner.errors import PlannerError
from planner.value import NamedTuple
from planner.words import quoted

COMMANDS: tuple[type[Command], ...] = (
    *(command for commands in GROUPS.values() for command in commands),
    *declared_in(screens, board, contact, rooms, triage, sheet, pairs, cursor),
)
"""Everything that a user can do, in the order in which the palette and the help show it."""
KEYED: tuple[type[Command], ...] = tuple(
    command for command in COMMANDS if command.doing or command.room
)
"""Everything that can have a key."""
MOVES: tuple[type[Command], ...] = declared_in(cursor)
"""The keys that move the cursor: whatever has the focus binds them."""
TOGETHER: Mapping[Scope, tuple[Scope, ...]] = {
    "everywhere": ("everywhere",),
    "list": ("everywhere", "list"),
    "board": ("everywhere", "list", "board"),
    "columns": ("everywhere", "list", "board", "columns"),
    "today": ("everywhere", "list", "board", "today"),
    "contact": ("everywhere", "list", "board", "contact"),
    "sheet": ("everywhere", "list", "sheet"),
    "triage": ("everywhere", "triage"),
    "hubs": ("everywhere", "list", "hubs"),
    "hooks": ("everywhere", "list", "hooks"),
    "introductions": ("everywhere", "list", "introductions"),
    "numbers": ("everywhere", "list", "numbers"),
    "review": ("everywhere", "list", "review"),
    "proposals": ("everywhere", "list", "proposals"),
    "evening": ("everywhere", "list", "proposals", "evening"),
    "inbox": ("everywhere", "list", "proposals", "inbox"),
    "settings": ("everywhere", "list", "settings"),
    "sync": ("everywhere", "list", "sync"),
    "duplicates": ("everywhere", "duplicates"),
}
"""Which places' keys work at once in a place."""


MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
NAMED_KEYS = frozenset(
    [
        "at",
        "backslash",
        "backspace",
        "delete",
        "down",
        "end",
        "enter",
        "escape",
        "home",
        "insert",
        "left",
        "minus",
        "pagedown",
        "pageup",
        "plus",
        "return",
        "right",
        "slash",
        "space",
        "tab",
        "underscore",
        "up",
    ]
) | frozenset(f"f{number}" for number in range(1, 25))
"""Keys that a terminal sends and that are no characters, or are called otherwise than in
Unicode."""
PUNCTUATION = frozenset(
    unicodedata.name(mark).lower().replace(" ", "_").replace("-", "_")
    for mark in string.punctuation
)
"""Marks by their names: ``question_mark``, ``less_than_sign``."""


def is_key(text: str) -> bool:
    """Whether a text names a key as Textual does: ``l``, ``ctrl+l``, ``question_mark``,
    ``shift+left``."""
    *modifiers, key = text.split("+") if text != "+" else [text]
    if not MODIFIERS.issuperset(modifiers):
        return False
    if len(key) == 1:
        return key.isprintable() and not key.isspace()
    if key in NAMED_KEYS or key in PUNCTUATION:
        return True
    try:
        unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return False
    return True


class KeyMap(NamedTuple):
    """Keys by command name, and in words what of the user's file could not be followed."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()
    changed: Mapping[str, str] = {}
    """Those of the keys that the user's file has changed."""

    def renewed(self, other: KeyMap) -> KeyMap:
        """Return another key map in the mapping of this one: what shows keys holds on to it."""
        if isinstance(self.keys, dict):
            self.keys.update(other.keys)
        return other._replace(keys=self.keys)


def key_map(wanted: Mapping[str, object], source: str = "keys.toml") -> KeyMap:
    """Return the key map with the user's wishes in it, as far as they name known commands and clash
    with nothing."""
    commands = {command.name: command for command in KEYED}
    problems: list[str] = []
    followed: dict[str, str] = {}
    for name, keys in wanted.items():
        if name not in commands:
            problems.append(f"{source}: there is no command {name}")
        elif not isinstance(keys, str):
            problems.append(
                f'{source}: {name} must be a text such as "{commands[name].key or "ctrl+l"}"'
            )
        else:
            names = [key.strip() for key in keys.split(",") if key.strip()]
            unknown = [key for key in names if not is_key(key)]
            problems += [f"{source}: {name}: there is no key {quoted(key)}" for key in unknown]
            if not unknown:
                followed[name] = ",".join(names)
    while True:
        keys_now = {name: followed.get(name, command.key) for name, command in commands.items()}
        clash = _first_clash(keys_now, followed)
        if clash is None:
            return KeyMap(keys_now, tuple(problems), followed)
        mine, other, key = clash
        del followed[mine]
        problems.append(
            f"{source}: {key} cannot be {commands[mine].title}, it is {commands[other].title} "
            "already"
        )


def change_key(path: Path, name: str, key: str | None) -> KeyMap:
    """Give a command another key in the user's keys.toml, and return the key map with it.

    Args:
        path: The user's keys.toml.
        name: The command.
        key: Its key; None takes the declared one back.

    Raises:
        PlannerError: The key is another command's already, the file is not TOML, or it cannot be
            written.
    """
    before = read_key_map(path)
    if any("cannot be read" in problem for problem in before.problems):
        raise PlannerError(f"{path.name} cannot be read: mend it first.")
    wanted = {other: keys for other, keys in before.changed.items() if other != name}
    after = key_map(wanted if key is None else {**wanted, name: key}, path.name)
    if after.problems:
        problem = after.problems[0].removeprefix(f"{path.name}: ")
        raise PlannerError(f"{problem}.")
    write_line(path, name, key)
    return after


def _first_clash(
    keys: Mapping[str, str], followed: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """A wish of the user that takes a key of another command which works at the same time, that
    command, the key."""
    for places in TOGETHER.values():
        owner: dict[str, str] = {}
        for command in KEYED:
            if command.scope not in places:
                continue
            for key in filter(None, keys[command.name].split(",")):
                other = owner.setdefault(key, command.name)
                if other == command.name:
                    continue
                if command.name in followed:
                    return command.name, other, key
                if other in followed:
                    return other, command.name, key
    return None


def read_key_map(path: Path) -> KeyMap:
    """Read the user's keys.toml; where there is none, the keys are as declared. A broken file is
    reported."""
    if not path.is_file():
        return key_map({})
    import tomllib  # 14 ms: only where the user has keys of their own

    try:
        wanted = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        kept = key_map({})
        return kept._replace(
            problems=(f"{path.name} cannot be read, the keys are as declared: {error}",)
        )
    return key_map(wanted, path.name)
