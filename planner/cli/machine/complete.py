"""`planner complete`: what may come next on a command line, for the shells' completions.

A shell calls it at each press of its key, so it is reached without the parser, says nothing of
errors, and opens the book only where what is kept of it no longer counts.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.catalogue import SHELL
from planner.commands.declared.command import Flag, Option, Word, arguments, choices
from planner.commands.offer_cache import OfferCache
from planner.config import book_path
from planner.value import NamedTuple
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.declared.command import Argument, Command
    from planner.commands.offers import CompletionOffer

COMMON: tuple[Argument, ...] = (
    Option("--book", "FILE", "the book", offers="file"),
    Option("--today", "YYYY-MM-DD", "plan this day", offers="day"),
    Flag("--json", "one JSON value on stdout"),
    Option("--format", choices=("table", "json", "tsv"), help="in which form to answer"),
    Flag("--help", "what it takes"),
)
MOST = 300
"""Offers that are printed at most."""


class Line(NamedTuple):
    """A command line up to the cursor.

    Attributes:
        book: The book that it names; empty where it names none.
        command: The command, where it has one.
        takes: What the command, or its action, takes.
        option: The option whose value the current word is.
        positionals: The words before the current one that belong to no option.
        current: The word under the cursor.
        needs_action: Whether the next word is an action.
    """

    book: str
    command: type[Command] | None
    takes: tuple[Argument, ...]
    option: Option | None
    positionals: tuple[str, ...]
    current: str
    needs_action: bool


def complete_line(shell: Shell) -> int:
    """Print what may come next on a command line that was parsed as arguments."""
    return complete(shell.args.shell, shell.args.words)


def complete(shell: str, words: Sequence[str]) -> int:
    """Print what may come next: a line for each, in the form that the shell reads.

    Args:
        shell: The shell's name.
        words: The words of its line without the program, the current one last.
    """
    with suppress(Exception):  # a key was pressed: whatever is wrong, there is nothing to offer
        line = read_line([*words] or [""])
        offers = sorted(set(_matching(line, _offers(line))))
        for value, about in offers[:MOST]:
            print(_written(shell, value, about))
    return 0


def _written(shell: str, value: str, about: str) -> str:
    value, about = visible(value), visible(" ".join(about.split()))
    if shell == "zsh":
        escaped = value.replace("\\", "\\\\").replace(":", "\\:")
        return f"{escaped}:{about}" if about else escaped
    return f"{value}\t{about}" if about else value


def read_line(words: Sequence[str]) -> Line:
    """Read a command line up to the cursor, in its last word."""
    *before, current = words
    current = current.lstrip("\"'")
    book = ""
    command: type[Command] | None = None
    option: Option | None = None
    takes: tuple[Argument, ...] = COMMON
    positionals: list[str] = []
    needs_action = False
    for word in before:
        if option is not None:
            book = word if option.names == "--book" else book
            option = None
        elif word.startswith("-") and len(word) > 1:
            option = _option(takes, word)
        elif command is None and word in SHELL:
            command = SHELL[word]
            takes = (*arguments(command.takes), *COMMON)
            needs_action = bool(command.actions)
        elif needs_action and command is not None:
            takes = (*_action_takes(command, word), *COMMON)
            needs_action = False
        else:
            positionals.append(word.strip("\"'"))
    return Line(book, command, takes, option, tuple(positionals), current, needs_action)


def _option(takes: Iterable[Argument], word: str) -> Option | None:
    """Return the option whose value comes next."""
    for argument in takes:
        if isinstance(argument, Option) and word in argument.names.split():
            return argument
    return None


def _action_takes(command: type[Command], word: str) -> Iterator[Argument]:
    for action in command.actions:
        if action.name == word:
            yield from arguments(action.takes)


def _offers(line: Line) -> Iterator[CompletionOffer]:
    if line.option is not None:
        yield from _values(line, line.option)
        return
    if line.current.startswith("-"):
        yield from _options(line)
        return
    if line.command is None:
        commands = SHELL.values()
        yield from ((each.name, each.summary()) for each in commands if not each.hidden)
        return
    if line.needs_action:
        yield from ((action.name, action.help) for action in line.command.actions)
        return
    for word in _words_at(line):
        yield from _values(line, word)


def _options(line: Line) -> Iterator[CompletionOffer]:
    name, equals, _ = line.current.partition("=")
    for argument in line.takes:
        if isinstance(argument, Word):
            continue
        names = argument.name if isinstance(argument, Flag) else argument.names
        if not equals:
            yield from ((each, argument.help) for each in names.split())
        elif isinstance(argument, Option) and name in names.split():
            yield from ((f"{name}={value}", about) for value, about in _values(line, argument))


def _words_at(line: Line) -> Iterator[Word]:
    """Return the arguments that the current word may be: one that repeats, and those behind it."""
    left = len(line.positionals)
    for argument in line.takes:
        if not isinstance(argument, Word):
            continue
        repeats = argument.many in ("+", "*")
        if left == 0 or repeats:
            yield argument
        if left == 0:
            return
        left -= 1


def _values(line: Line, argument: Word | Option) -> Iterator[CompletionOffer]:
    closed = choices(argument)
    if closed:
        yield from ((value, "") for value in closed)
    elif argument.offers == "command":
        yield from ((each.name, each.summary()) for each in SHELL.values() if not each.hidden)
    elif argument.offers == "file":
        yield from _files(line.current.partition("=")[2] or line.current)
    elif argument.offers == "theme":
        yield from _themes()
    elif argument.offers == "filter":
        yield from _filters(line)
    elif argument.offers in ("contact", "item") and line.current[:1].isdecimal():
        yield from _of_book(line.book, f"{argument.offers} id")
    elif argument.offers:
        yield from _of_book(line.book, argument.offers)


def _files(typed: str) -> Iterator[CompletionOffer]:
    folder, _, start = typed.rpartition("/")
    folder = f"{folder}/" if "/" in typed else ""
    with os.scandir(Path(folder or ".").expanduser()) as entries:
        for entry in entries:
            if entry.name.startswith(start) and (start.startswith(".") or entry.name[0] != "."):
                yield f"{folder}{entry.name}{'/' if entry.is_dir() else ''}", ""


def _filters(line: Line) -> Iterator[CompletionOffer]:
    """Return the words of a filter line, behind those that stand in it already."""
    typed = line.current.partition("=")[2] if line.current.startswith("--") else line.current
    before, blank, _ = typed.rpartition(" ")
    for value, about in _of_book(line.book, "filter"):
        yield f"{before}{blank}{value}", about


def _themes() -> Iterator[CompletionOffer]:
    from planner.commands.machine.themes import theme_paths  # 6 ms that only themes are worth

    yield from ((name, "") for name in theme_paths())


def _of_book(named: str, kind: str) -> Iterator[CompletionOffer]:
    """Return what the book offers: as it was kept, where the file is as it was then."""
    path = book_path(named or None).absolute()
    cache = OfferCache(path)
    offers = cache.find()
    if offers is None or kind not in offers:
        from planner.commands.file.books import open_session  # what was kept needs no book
        from planner.commands.offers import BESIDE_THE_BOOK, all_offers

        session = open_session(path)
        if kind in BESIDE_THE_BOOK:
            yield from BESIDE_THE_BOOK[kind](session)
            return
        offers = all_offers(session)
        if not session.book.encrypted:
            cache.keep(offers)
    yield from offers.get(kind, ())


def _matching(line: Line, offers: Iterator[CompletionOffer]) -> Iterator[CompletionOffer]:
    """Return the offers that begin as the current word does; of a name of which words stand before,
    the rest."""
    typed = line.current.casefold()
    before = " ".join([*line.positionals, ""]).casefold()
    for value, about in offers:
        folded = value.casefold()
        if folded.startswith(typed):
            yield value, about
        elif before.strip() and folded.startswith(before + typed):
            yield value[len(before) :], about
