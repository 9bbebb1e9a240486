"""Completion for the user's shell: a script for each, made from the commands and the options that they declare."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from planner.cli.arguments import command_parser
from planner.commands.catalogue import SHELL
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def completion(shell: Shell) -> int:
    """Print what makes a shell complete the planner's commands."""
    text = SHELLS[shell.args.shell]()
    shell.answer({"shell": shell.args.shell, "script": text}, text.split("\n"))
    return 0


class _Option(NamedTuple):
    """What can follow a command: its spellings (none: a word of its own), what it may be, and what it is for."""

    names: tuple[str, ...]
    choices: tuple[str, ...]
    takes: bool
    help: str


def _options(command: str) -> Iterator[_Option]:
    for action in command_parser(command)._actions:
        choices = tuple(map(str, action.choices or ()))
        if action.option_strings or choices:
            about = "" if action.help in (None, argparse.SUPPRESS) else str(action.help)
            yield _Option(tuple(action.option_strings), choices, action.nargs != 0, about)


def _quoted(text: str) -> str:
    """A text between single quotes, as the three shells read it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "’") + "'"


def bash() -> str:
    """The script for bash: commands, options, and the values of an option that has few."""
    cases = []
    for name in SHELL:
        options = list(_options(name))
        cases += [
            f"    {name}:{word}) words={_joined(each.choices)};;"
            for each in options
            if each.choices
            for word in each.names
        ]
        words = [word for each in options for word in (each.names or each.choices)]
        cases.append(f"    {name}:*) words={_joined(words)};;")
    return "\n".join(
        [
            "_planner() {",
            "  local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word words",
            '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
            f"    case $word in {'|'.join(SHELL)}) command=$word; break;; esac",
            "  done",
            "  case $command:$before in",
            f"    :*) words={_joined((*SHELL, '--book', '--today', '--json', '--help', '--version'))};;",
            *cases,
            "  esac",
            '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
            "}",
            "complete -o default -F _planner planner",
        ]
    )


def _joined(words: tuple[str, ...] | list[str]) -> str:
    return f"'{' '.join(words)}'"


def zsh() -> str:
    """The script for zsh: the same, each with what it is for."""
    commands = "\n".join(
        f"    {_quoted(f'{name}:{each.summary()}')}" for name, each in SHELL.items()
    )
    cases = []
    for name in SHELL:
        specs = []
        for each in _options(name):
            values = (
                f":value:({' '.join(each.choices)})"
                if each.choices
                else ":value:_files"
                if each.takes
                else ""
            )
            about = each.help.replace("[", "(").replace("]", ")").replace(":", " ")
            specs += [_quoted(f"*{word}[{about}]{values}") for word in each.names]
            if not each.names:
                specs.append(_quoted(f":value:({' '.join(each.choices)})"))
        cases.append(f"    {name}) _arguments {' '.join(specs)} '*:file:_files';;")
    return "\n".join(
        [
            "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
            "_planner() {",
            "  local -a commands=(",
            commands,
            "  )",
            "  local command=${words[(r)" + "|".join(SHELL) + "]}",
            "  local -i at=${words[(i)$command]}",
            "  if [[ -z $command ]] || (( at >= CURRENT )); then",
            "    _describe command commands",
            "    return",
            "  fi",
            "  shift $(( at - 1 )) words; (( CURRENT -= at - 1 ))",
            "  case $command in",
            *cases,
            "  esac",
            "}",
            "compdef _planner planner",
        ]
    )


def fish() -> str:
    """The script for fish: a line for each command and option."""
    seen = "__fish_seen_subcommand_from"
    lines = [
        f"complete -c planner -n 'not {seen} {' '.join(SHELL)}' -f -a {name} -d {_quoted(each.summary())}"
        for name, each in SHELL.items()
    ]
    for name in SHELL:
        for each in _options(name):
            said = "".join(
                f" -l {word[2:]}" if word.startswith("--") else f" -s {word[1:]}"
                for word in each.names
            )
            values = (
                f" -x -a {_joined(each.choices)}" if each.choices else " -r" if each.takes else ""
            )
            about = f" -d {_quoted(each.help)}" if each.help else ""
            lines.append(f"complete -c planner -n '{seen} {name}'{said}{values}{about}")
    return "\n".join(lines)


SHELLS: Mapping[str, Callable[[], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""How each shell's script is made."""
