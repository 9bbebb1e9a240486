"""Reads a command line that is plain by the declarations alone: argparse takes 6 ms before it reads
the first word.

A line is plain where each option is spelt out, with its value in a word of its own, and the other
words stand together. Whatever is not, and all help and errors, are argparse's (`arguments`).
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from planner.commands.catalogue import SHELL
from planner.commands.declared.command import Flag, Option, Word, arguments, choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.commands.declared.command import Argument

LAYOUTS = ("table", "json", "tsv")
_COMMON = (Option("--book"), Option("--today"), Flag("--json", ""))
_FORMAT = Option("--format", choices=LAYOUTS, name="layout")


class NotPlain(Exception):
    """The line has to be read by argparse."""


def plain_arguments(argv: Sequence[str]) -> SimpleNamespace | None:
    """Return what `arguments.parse` does, or None where a line is not plain."""
    name = command_in(argv)
    if name is None or SHELL[name].actions:
        return None
    declared = list(arguments(SHELL[name].takes))
    position = argv.index(name)
    try:
        line = _CommandLine(declared)
        line.read(argv[:position], words=False)
        line.read(argv[position + 1 :], words=True)
        return SimpleNamespace(command=name, **line.values())
    except NotPlain:
        return None


def command_in(argv: Sequence[str]) -> str | None:
    """Return the first word that names a command and is not the value of an option before it."""
    before = ""
    for word in argv:
        if word in SHELL and before not in ("--book", "--today"):
            return word
        before = word
    return None


class _CommandLine:
    """A command line that is being read, with what its command takes."""

    def __init__(self, declared: list[Argument]) -> None:
        self._words = [argument for argument in declared if isinstance(argument, Word)]
        self._named = [argument for argument in declared if not isinstance(argument, Word)]
        self._options: dict[str, Option | Flag] = {}
        self._top: dict[str, Option | Flag] = {option.names: option for option in _COMMON[:2]}
        self._top["--json"] = _COMMON[2]
        for option in (_FORMAT, *self._top.values(), *self._named):
            for spelling in _spellings(option):
                self._options[spelling] = option
        self._given: dict[str, Any] = {}
        self._rivals: set[str] = set()
        self._positional: list[str] = []
        self._interrupted = False

    def read(self, argv: Sequence[str], *, words: bool) -> None:
        """Read the words before the command, or behind it, where `words` may be among them."""
        options = self._options if words else self._top
        rest = iter(argv)
        for word in rest:
            if word in options:
                self._interrupted = bool(self._positional)
                self._set(options[word], rest)
            elif not words or self._interrupted or (word.startswith("-") and word != "-"):
                raise NotPlain
            else:
                self._positional.append(word)

    def values(self) -> dict[str, Any]:
        """Return what was read, and the defaults of what was not."""
        values: dict[str, Any] = {"book": None, "today": None, "json": False}
        for option in self._named:
            values[_destination(option)] = _default(option)
        return {**values, **self._given, **self._positional_values()}

    def _set(self, option: Option | Flag, rest: Iterator[str]) -> None:
        name = _destination(option)
        if option.rivals:
            if option.rivals in self._rivals:
                raise NotPlain
            self._rivals.add(option.rivals)
        if isinstance(option, Option) and option.repeats:
            self._given.setdefault(name, []).append(_value(option, rest))
        elif name in self._given:
            raise NotPlain
        else:
            self._given[name] = True if isinstance(option, Flag) else _value(option, rest)

    def _positional_values(self) -> dict[str, Any]:
        """Return the value of each argument without a name; several of them take one word each."""
        single = [word for word in self._words if not word.many]
        if any(word.choices for word in self._words):
            raise NotPlain
        if len(single) == len(self._words) == len(self._positional):
            return {word.name: text for word, text in zip(single, self._positional, strict=True)}
        if len(self._words) != 1 or self._words[0].many != "+" or not self._positional:
            raise NotPlain
        return {self._words[0].name: self._positional}


def _spellings(option: Option | Flag) -> list[str]:
    return [option.name] if isinstance(option, Flag) else option.names.split()


def _destination(option: Option | Flag) -> str:
    """Return what the parsed arguments call an option: after its first long spelling."""
    if isinstance(option, Option) and option.name:
        return option.name
    spellings = _spellings(option)
    long = [spelling for spelling in spellings if spelling.startswith("--")]
    return (long or spellings)[0].lstrip("-").replace("-", "_")


def _default(option: Option | Flag) -> Any:
    if isinstance(option, Flag):
        return False
    if option.required:
        raise NotPlain
    return [] if option.repeats else option.default


def _value(option: Option, rest: Iterator[str]) -> Any:
    """Take the value of an option, which is the next word."""
    text = next(rest, "-")
    if text.startswith("-") or isinstance(option.label, tuple):
        raise NotPlain
    if option.choices and text not in choices(option):
        raise NotPlain
    if option.number is None:
        return text
    try:
        return option.number(text)
    except ValueError:
        raise NotPlain from None
