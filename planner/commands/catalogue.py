"""Every word of the shell; each is declared once, in a file of `declared`, with what the app has of
it.

What the app alone has is not needed here, and every start reads this: `machine.keymap` adds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from planner.commands.declared import day, exchange, file, logging, machine, network, people
from planner.commands.declared.command import Command, Scope

__all__ = ["GROUPS", "SHELL", "Command", "Scope", "declared_in"]


def declared_in(*modules: ModuleType) -> tuple[type[Command], ...]:
    """Return the commands that modules declare, in their order."""
    classes = (value for module in modules for value in vars(module).values())
    return tuple(
        value
        for value in classes
        if isinstance(value, type) and issubclass(value, Command) and value is not Command
    )


GROUPS: Mapping[str, tuple[type[Command], ...]] = {
    "Through the day": declared_in(day),
    "Log what happened": declared_in(logging),
    "People": declared_in(people),
    "The network": declared_in(network),
    "In and out": declared_in(exchange),
    "Undo, and the file": declared_in(file),
    "This machine": declared_in(machine),
}
"""The commands by what one wants to do, in the order of the help; some of them are the app's
alone."""
SHELL: Mapping[str, type[Command]] = {
    command.name: command for commands in GROUPS.values() for command in commands if command.run
}
"""Those that the shell has, by name."""
