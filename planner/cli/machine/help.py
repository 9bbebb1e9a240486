"""`planner help`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.arguments import command_parser, nearest, top_parser
from planner.cli.machine.manual import man_page
from planner.commands.catalogue import GROUPS, SHELL
from planner.errors import UsageError
from planner.words import quoted

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def show_help(shell: Shell) -> int:
    """Show the commands by what one wants to do, or all about one of them."""
    name = shell.args.name
    if shell.args.man:
        page = man_page()
        shell.answer({"man": page}, page.splitlines())
        return 0
    if name is None:
        groups = [
            {"group": title, "commands": [command.name for command in commands if command.run]}
            for title, commands in GROUPS.items()
        ]
        shell.answer(groups, top_parser().format_help().splitlines())
        return 0
    if name not in SHELL:
        raise UsageError(
            f"planner help: there is no command {quoted(name)}.{nearest(name)}\n"
            "`planner help` lists them."
        )
    command = SHELL[name]
    value = {"name": name, "summary": command.summary(), "help": command.help()}
    shell.answer(value, command_parser(name).format_help().splitlines())
    return 0
