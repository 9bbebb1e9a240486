"""The door by which text leaves for a terminal or a script: what a user wrote is shown, and never
obeyed."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.cli.colour import shows_colour
from planner.errors import PlannerError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# Compiled where a terminal shows colours, and not at each start.
_HEADING = "^(?:[A-Z][A-Z,-]+ ?)+(?=  |$)"
_WARNING = "^! .*"
_IDS = r"\[[\w:-]{4,40}\]$"


class OutputError(PlannerError):
    """Standard output cannot be written: its disk is full, or its device is gone."""


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text, each of them one line whatever is in it.

    Raises:
        OutputError: They cannot be written.
    """
    paint = _painted if shows_colour() else str
    for line in lines:
        with writing():
            print(paint(visible(line)))


def text_of(lines: Iterable[str], *, coloured: bool = False) -> str:
    """Return what printing some lines writes, in colours or without."""
    paint = _painted if coloured else str
    return "".join([f"{paint(visible(line))}\n" for line in lines])


def print_text(text: str) -> None:
    """Print a text that is safe to show, with the line end that it has.

    Raises:
        OutputError: It cannot be written.
    """
    with writing():
        print(text, end="")


def print_row(cells: str) -> None:
    """Print a line of cells that are safe to show, parted by tabs.

    Raises:
        OutputError: It cannot be written.
    """
    with writing():
        print(cells)


def _painted(line: str) -> str:
    """Return a line with its heading bold, its warning yellow, its ids dim."""
    line = re.sub(_HEADING, "\x1b[1m\\g<0>\x1b[0m", line)
    line = re.sub(_WARNING, "\x1b[33m\\g<0>\x1b[0m", line)
    return re.sub(_IDS, "\x1b[2m\\g<0>\x1b[0m", line)


def print_file(text: str) -> None:
    """Print a file: as it stands, to the last line end; on a terminal so that it obeys none of it.

    Raises:
        OutputError: It cannot be written.
    """
    if sys.stdout.isatty():
        print_lines(text.splitlines())
        return
    with writing():
        sys.stdout.buffer.write(text.encode())


def flush() -> None:
    """Write what was printed so far.

    Raises:
        OutputError: It cannot be written.
    """
    with writing():
        sys.stdout.flush()


def warn(text: str) -> None:
    """Print text on standard error."""
    for line in text.split("\n"):
        print(visible(line), file=sys.stderr)


@contextmanager
def writing() -> Iterator[None]:
    """Turn what goes wrong in the block's writing into an OutputError; a reader that left is
    none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is in its buffer cannot be written later either, and Python would try at the end.
        sys.stdout = None
        reason = os.strerror(error.errno) if error.errno else "it is closed"
        raise OutputError(f"The output could not be written: {reason}.") from error
