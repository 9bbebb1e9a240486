"""`planner keys`."""

from __future__ import annotations

from json import dumps  # a TOML string is written as JSON writes one
from typing import TYPE_CHECKING

from planner.commands.machine.keymap import KEYED, read_key_map
from planner.paths import config_folder

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def keys(shell: Shell) -> int:
    """Show the key map, and where it can be changed."""
    path = config_folder() / "keys.toml"
    key_map = read_key_map(path)
    value = {
        "file": str(path),
        "problems": list(key_map.problems),
        "keys": [
            {
                "name": command.name,
                "keys": key_map.keys[command.name],
                "place": command.scope,
                "does": command.summary(),
            }
            for command in KEYED
        ],
    }
    names = max(len(command.name) for command in KEYED) + 2
    widest = max(len(text) for text in key_map.keys.values()) + 2
    lines = [f'# Change keys in {path}, as in: log = "ctrl+l"']
    for command in KEYED:
        name, text = f"{command.name} =", dumps(key_map.keys[command.name], ensure_ascii=False)
        lines.append(f"{name:{names}} {text:{widest}}  # {command.scope}: {command.summary()}")
    lines += [f"! {problem}" for problem in key_map.problems]
    shell.answer(value, lines)
    return 0
