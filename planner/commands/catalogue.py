"""Every thing that a user can do; each is declared once, in a file of `declared`."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from planner.commands.declared import (
    board,
    cursor,
    day,
    exchange,
    file,
    logging,
    machine,
    network,
    pairs,
    people,
    screens,
    sheet,
    triage,
)
from planner.commands.declared.command import Command, Scope

__all__ = ["COMMANDS", "GROUPS", "SHELL", "Command", "Scope"]


def _declared(*modules: ModuleType) -> tuple[type[Command], ...]:
    """Return the commands that modules declare, in their order."""
    classes = (value for module in modules for value in vars(module).values())
    return tuple(
        value
        for value in classes
        if isinstance(value, type) and issubclass(value, Command) and value is not Command
    )


GROUPS: Mapping[str, tuple[type[Command], ...]] = {
    "Through the day": _declared(day),
    "Log what happened": _declared(logging),
    "People": _declared(people),
    "The network": _declared(network),
    "In and out": _declared(exchange),
    "Undo, and the file": _declared(file),
    "This machine": _declared(machine),
    "The app": _declared(screens, board, triage, sheet, pairs, cursor),
}
"""The commands by what one wants to do, in the order of the help."""
COMMANDS: tuple[type[Command], ...] = tuple(
    command for commands in GROUPS.values() for command in commands
)
"""All of them, in the order in which the palette and the help show them."""
SHELL: Mapping[str, type[Command]] = {command.name: command for command in COMMANDS if command.run}
"""Those that the shell has, by name."""
