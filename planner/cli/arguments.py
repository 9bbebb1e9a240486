"""The shell's parser, made from the declarations of the commands."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, Any, NoReturn

from planner import __version__
from planner.cli.output import print_lines
from planner.cli.plain_arguments import LAYOUTS, command_in
from planner.commands.catalogue import GROUPS, SHELL
from planner.commands.declared.command import Flag, Option, Word, arguments, choices
from planner.errors import UsageError
from planner.words import QUOTED, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.commands.declared.command import Argument, Command

PURPOSE = "One new touch a day, the follow-ups that fit, and a network that stays warm."
MESSAGE = 400
"""Characters of what is wrong with the arguments that are shown at most."""
EXIT_CODES = (
    "Exit codes: 0 done, 1 it could not be done, 2 usage, 3 a name or date needs a decision, "
    "4 the book."
)
_LONG_WORD = re.compile(rf"\S{{{QUOTED + 1},}}")


def _cut(word: re.Match[str]) -> str:
    return f"{word[0][:QUOTED]}…" + (word[0][-1] if word[0][0] in "'\"" else "")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in two lines at most."""

    def error(self, message: str) -> NoReturn:
        # argparse repeats all that was typed: long words are cut, and so is what fills the screen.
        text = _LONG_WORD.sub(_cut, message)
        if len(text) > MESSAGE:
            text = f"{text[: MESSAGE - 1]}…"
        raise UsageError(
            f"{self.prog}: {visible(text)}.\n`{self.prog} --help` shows what it takes."
        )

    def _print_message(self, message: str, file: object = None) -> None:
        # argparse passes over what cannot be written.
        print_lines(message.splitlines())


class _Help(argparse.RawDescriptionHelpFormatter):
    """Knows the terminal's width: argparse would import shutil, and half of the archive formats."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=max(width - 2, 40))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ``command`` is empty where none was given.

    Only the command that is named has its parser built: forty of them would cost every start.

    Raises:
        UsageError: It cannot be understood.
        SystemExit: Help or the version was asked for, and printed.
    """
    name = command_in(argv)
    if name is None:
        return _parse_bare(argv)
    parser = _Parser(prog="planner", formatter_class=_Help, allow_abbrev=False)
    _add_version(parser)
    add_common(parser, top=True)
    command_parser = _add_command(parser, name)
    parsed, unknown = parser.parse_known_args(argv)
    if unknown:
        # argparse would send people to `planner --help`.
        command_parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return parsed


def _parse_bare(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line that names no command."""
    parser = top_parser()
    parser.set_defaults(command="")
    parsed, unknown = parser.parse_known_args(argv)
    if not unknown:
        return parsed
    words = [word for word in unknown if not word.startswith("-")]
    if words:
        raise UsageError(
            f"planner: there is no command {quoted(words[0])}.{nearest(words[0])}\n"
            "`planner --help` lists them."
        )
    raise UsageError(
        f"planner: there is no option {quoted(unknown[0])}.\n`planner --help` shows what it takes."
    )


def top_parser() -> argparse.ArgumentParser:
    """Return the parser of the program without a command, whose help lists the commands."""
    parser = _Parser(
        prog="planner",
        description=PURPOSE,
        epilog=_command_list(),
        formatter_class=_Help,
        usage="planner [COMMAND] [--book FILE] [--today YYYY-MM-DD] [--json] …",
        allow_abbrev=False,
    )
    _add_version(parser)
    add_common(parser, top=True)
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    return _add_command(_Parser(prog="planner"), name)


def _add_version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-V", "--version", action="version", version=f"planner {__version__}")


def _add_command(parser: argparse.ArgumentParser, name: str) -> argparse.ArgumentParser:
    command = SHELL[name]
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    command_parser = commands.add_parser(
        name, description=command.help(), formatter_class=_Help, allow_abbrev=False
    )
    add_common(command_parser, top=False)
    if not any(isinstance(taken, Option) and "--format" in taken.names for taken in command.takes):
        add_format(command_parser)
    _add_arguments(command_parser, arguments(command.takes))
    _add_actions(command_parser, command)
    return command_parser


def _add_actions(parser: argparse.ArgumentParser, command: type[Command]) -> None:
    if not command.actions:
        return
    names = "|".join(action.name for action in command.actions)
    actions = parser.add_subparsers(dest="action", metavar=names)
    for action in command.actions:
        action_parser = actions.add_parser(
            action.name, help=action.help, description=action.help, allow_abbrev=False
        )
        add_common(action_parser, top=False)
        add_format(action_parser)
        _add_arguments(action_parser, arguments(action.takes))


def _add_arguments(parser: argparse.ArgumentParser, declared: Iterable[Argument]) -> None:
    rivals: dict[str, Any] = {}
    for argument in declared:
        target: Any = parser
        name = "" if isinstance(argument, Word) else argument.rivals
        if name:
            if name not in rivals:
                rivals[name] = parser.add_mutually_exclusive_group()
            target = rivals[name]
        _add_argument(target, argument)


def _add_argument(parser: argparse.ArgumentParser, argument: Argument) -> None:
    text = argument.help.replace("%", "%%") or None  # argparse formats its help
    if isinstance(argument, Flag):
        parser.add_argument(argument.name, action="store_true", help=text)
    elif isinstance(argument, Word):
        parser.add_argument(
            argument.name,
            metavar=argument.label,
            nargs=argument.many or None,
            choices=choices(argument) or None,
            help=text,
        )
    else:
        _add_option(parser, argument, text)


def _add_option(parser: argparse.ArgumentParser, option: Option, text: str | None) -> None:
    values: dict[str, Any] = {"help": text, "default": option.default}
    if option.repeats:
        values |= {"action": "append", "default": []}
    if option.name:
        values["dest"] = option.name
    if option.label:
        values["metavar"] = option.label
    if isinstance(option.label, tuple):
        values["nargs"] = len(option.label)
    if option.choices:
        values["choices"] = choices(option)
    if option.number:
        values["type"] = option.number
    parser.add_argument(*option.names.split(), required=option.required, **values)


def nearest(word: str) -> str:
    """Return a question after the command that a word may mean; nothing where it is like none."""
    import difflib  # 4 ms: only where a word names no command

    near = difflib.get_close_matches(word, SHELL, 1)
    return f" Did you mean {near[0]}?" if near else ""


def _command_list() -> str:
    """Return the commands by what one wants to do, each with its first line."""
    width = max(map(len, SHELL)) + 2
    lines = []
    for title, commands in GROUPS.items():
        rows = [
            f"  {command.name:{width}}{command.summary()}"
            for command in commands
            if command.run and not command.hidden
        ]
        if rows:
            lines += [f"{title}:", *rows, ""]
    lines += [
        "Without a command the planner opens on today. `planner COMMAND --help` says more.",
        EXIT_CODES,
    ]
    return "\n".join(lines)


def add_common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """Declare what every command takes."""
    # Below the top the defaults are suppressed, or they would overwrite what stood before the
    # command.
    unset = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--book", metavar="FILE", default=unset, help="the book (else PLANNER_BOOK, else as set up)"
    )
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", default=unset, help="plan this day (else PLANNER_TODAY)"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help="one JSON value on stdout",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Declare in which form a command answers; the commands that write files have formats of their
    own."""
    parser.add_argument(
        "--format",
        dest="layout",
        choices=LAYOUTS,
        default=argparse.SUPPRESS,
        help="lines for people (table), one JSON value, or tab-separated rows",
    )
