"""The manual page, made from the declarations: docs/planner.1, and `planner help --man`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import __version__
from planner.cli.arguments import PURPOSE
from planner.commands.catalogue import GROUPS
from planner.commands.declared.command import Flag, Option, Word, arguments, choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.commands.declared.command import Argument, Command

COMMON = (
    (r"\-\-book \fIFILE\fR", "the book (else PLANNER_BOOK, else as set up)"),
    (r"\-\-today \fIYYYY\-MM\-DD\fR", "plan this day (else PLANNER_TODAY)"),
    (r"\-\-json", "one JSON value on standard output; `planner schema` describes it"),
    (r"\-\-format table|json|tsv", "lines for people, one JSON value, or tab-separated rows"),
)
EXIT = (
    ("0", "done"),
    ("1", "it could not be done"),
    ("2", "usage"),
    ("3", "a name or a date needs a decision; the candidates are given"),
    ("4", "the book could not be read or written, and nothing was changed"),
)
ENVIRONMENT = (
    ("PLANNER_BOOK", "the book"),
    ("PLANNER_TODAY", "the day to plan, for trying things"),
    ("PLANNER_HOME", "a folder that holds configuration and state, in place of the platform's"),
    ("PLANNER_LINEAR", "1: one column without boxes, for a screen reader"),
    ("PLANNER_MOTION", "reduced: nothing moves by itself"),
    ("PLANNER_SIGNS", "ascii or unicode: the signs that the screen draws"),
    ("PLANNER_PASSPHRASE", "the passphrase of an encrypted book"),
    ("NO_COLOR", "where it is set and not empty, nothing is coloured"),
)


def man_page() -> str:
    """Return the page for man(1)."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield f'.TH PLANNER 1 "" "planner {__version__}" "User Commands"'
    yield from (".SH NAME", rf"planner \- {_plain(PURPOSE[:1].lower() + PURPOSE[1:].rstrip('.'))}")
    yield from (".SH SYNOPSIS", r".B planner", r"[\fICOMMAND\fR] [\fIOPTION\fR]...")
    yield ".SH DESCRIPTION"
    yield "Without a command the planner opens full screen on today;"
    yield "without a terminal it prints the plan of the day."
    yield ".SH OPTIONS"
    yield from _list(COMMON)
    for title, commands in GROUPS.items():
        yield f".SH {_plain(title.upper())}"
        for command in commands:
            if command.run and not command.hidden:
                yield from _command(command)
    yield ".SH EXIT STATUS"
    yield from _list(EXIT)
    yield ".SH ENVIRONMENT"
    yield from _list(ENVIRONMENT)


def _command(command: type[Command]) -> Iterator[str]:
    words = " ".join(filter(None, map(_word, arguments(command.takes))))
    yield f".SS planner {_plain(command.name)} {words}".rstrip()
    summary, *rest = command.help().splitlines()
    yield _plain(summary)
    if any(rest):
        yield ".PP"
        yield ".nf"
        yield from (_plain(line) for line in rest if line)
        yield ".fi"
    yield from _options(arguments(command.takes))
    for action in command.actions:
        words = " ".join(filter(None, map(_word, arguments(action.takes))))
        yield ".TP"
        yield rf".B {_plain(action.name)} {words}"
        yield _plain(action.help)
        yield ".RS"
        yield from _options(arguments(action.takes))
        yield ".RE"


def _options(takes: Iterable[Argument]) -> Iterator[str]:
    rows = []
    for argument in takes:
        if isinstance(argument, Word):
            if argument.help:
                rows.append((rf"\fI{_plain(argument.label)}\fR", argument.help))
        elif isinstance(argument, Flag):
            rows.append((_plain(argument.name), argument.help))
        else:
            rows.append((_option(argument), argument.help))
    yield from _list(rows)


def _option(option: Option) -> str:
    names = ", ".join(_plain(name) for name in option.names.split())
    labels = option.label if isinstance(option.label, tuple) else (option.label,)
    values = [rf"\fI{_plain(label)}\fR" for label in labels if label]
    values = values or ["|".join(_plain(choice) for choice in choices(option))]
    return f"{names} {' '.join(values)}".rstrip()


def _word(argument: Argument) -> str:
    if not isinstance(argument, Word):
        return ""
    label = rf"\fI{_plain(argument.label)}\fR"
    forms = {"?": f"[{label}]", "*": f"[{label}]...", "+": f"{label}..."}
    return forms.get(argument.many, label)


def _list(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in rows:
        yield from (".TP", rf"\fB{term}\fR" if "\\f" not in term else term, _plain(text) or r"\&")


def _plain(text: str) -> str:
    """Return text as roff reads it back: hyphens that can be copied, no line that looks like a
    request."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text
