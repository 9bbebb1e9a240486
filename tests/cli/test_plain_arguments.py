"""A plain command line is read as argparse reads it."""

from __future__ import annotations

import random

import pytest

from planner.cli.arguments import parse
from planner.cli.plain_arguments import plain_arguments
from planner.commands.catalogue import SHELL
from planner.commands.declared.command import Flag, Option, Word, arguments, choices
from planner.errors import UsageError

WORDS = ("Ana", "Ana Li", "", "-", "-5", "3", "2026-11-18", "--", "log", "today", "--all", "ü")
LINES = 40
"""Lines that are tried of each command."""


def _lines(name: str) -> list[list[str]]:
    """Lines of a command: most as they should be, some with a word too many, or one too few."""
    lots = random.Random(name)
    declared = list(arguments(SHELL[name].takes))
    lines = []
    for _ in range(LINES):
        parts: list[list[str]] = [_words(lots, declared)]
        for option in lots.sample(declared, lots.randint(0, min(3, len(declared)))):
            parts += _spelt(lots, option)
        for common in lots.sample(("--json", "--today", "--book", "--format"), lots.randint(0, 2)):
            parts.append([common, *_common_value(lots, common)])
        lots.shuffle(parts)
        before = [parts.pop()] if lots.random() < 0.3 else []
        lines.append([word for part in (*before, [name], *parts) for word in part])
    return lines


def _words(lots: random.Random, declared: list[Word | Option | Flag]) -> list[str]:
    count = sum(isinstance(argument, Word) for argument in declared) + lots.choice((0, 0, 0, 1, -1))
    return [lots.choice(WORDS) for _ in range(max(count, 0))]


def _spelt(lots: random.Random, argument: Word | Option | Flag) -> list[list[str]]:
    if isinstance(argument, Word):
        return []
    if isinstance(argument, Flag):
        return [[argument.name]]
    values = choices(argument) or WORDS
    spelling, value = lots.choice(argument.names.split()), lots.choice((*values, "3"))
    times = lots.choice((1, 1, 1, 2))
    return lots.choice(([[spelling, value]] * times, [[f"{spelling}={value}"]], [[spelling]]))


def _common_value(lots: random.Random, option: str) -> list[str]:
    if option == "--json":
        return []
    return [lots.choice(("json", "tsv", "2026-11-18", "x.json", "log"))]


@pytest.mark.parametrize("name", sorted(SHELL))
def test_a_plain_line_is_read_as_argparse_reads_it(name: str) -> None:
    for line in _lines(name):
        plain = plain_arguments(line)
        if plain is None:
            continue
        try:
            expected = vars(parse(line))
        except (UsageError, SystemExit) as error:
            pytest.fail(f"{line} is not plain: argparse says {error}")
        assert vars(plain) == expected, line


@pytest.mark.parametrize(
    "line",
    [
        ["log", "coffee with Ana Li"],
        ["log", "--dry-run", "--json", "coffee with Ana Li"],
        ["--book", "b.json", "today"],
        ["today", "--brief", "--format", "tsv"],
        ["done", "0199", "0198", "--today", "2026-11-18"],
        ["find", "Ana", "Li"],
        ["show", "Ana"],
        ["list", "--stage", "cold", "--due"],
    ],
)
def test_what_is_typed_every_day_is_plain(line: list[str]) -> None:
    assert plain_arguments(line) is not None


@pytest.mark.parametrize("line", [["log", "--help"], ["today", "-V"], ["hubs", "add", "X"], ["x"]])
def test_help_errors_and_actions_are_left_to_argparse(line: list[str]) -> None:
    assert plain_arguments(line) is None
