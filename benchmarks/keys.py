"""From a key to the repainted screen, with 5,000 contacts on the board and on the sheet."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.books import TODAY, people, write
from benchmarks.figures import Figure, percentile
from benchmarks.start import environment, planner_command
from benchmarks.terminal import Terminal

PRESSES = 150
CONTACTS, TOUCHES = 5_000, 75_000
KEYS = (b"j", b"j", b"j", b"k", b"\x1b[C", b"j", b"\x1b[D", b"j")
"""Down, up, right and left, again and again."""
BETWEEN = 0.05
"""Seconds of silence after which the repaint of a key is over."""
SETTLED = 2.0
"""Seconds of silence after which a screen counts as settled, with what it works out ahead."""
COLUMNS, BACK = 8, b"\x7f"
LINES = (b"anna", b"org:works", b"stage:warming due<14d")
"""What is written into the filter line, letter by letter, and taken away again."""
TABLES = 20
"""Times that the sheet steps on to its next table."""


def measure() -> list[Figure]:
    """Measure in a real terminal, from the byte written to the last byte of what the key
    changed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book = home / "planner.json"
        write(book, home / "state", people(CONTACTS, TOUCHES))
        command = [*planner_command(), "--book", str(book), "--today", TODAY.isoformat()]
        with Terminal(command, environment(home)) as terminal:
            terminal.read(quiet=2.0, limit=60.0)
            terminal.write(b"2")
            terminal.read(quiet=1.0)
            terminal.check()
            moved = _pressed(terminal, [KEYS[number % len(KEYS)] for number in range(PRESSES)])
            sheet = list(_sheet(terminal))
            terminal.check()
    return [
        Figure(
            f"key to repaint, 95th percentile of {len(moved)}, 5,000 contacts on the board",
            percentile(moved, 0.95),
            must=16.0,
        ),
        *sheet,
    ]


def _sheet(terminal: Terminal) -> Iterator[Figure]:
    """The keys of the sheet that look at everybody."""
    terminal.write(b"4")
    terminal.read(quiet=SETTLED)
    sorted_in: list[float] = []
    for _ in range(COLUMNS):
        sorted_in += _pressed(terminal, (b"s", b"s"))
        _pressed(terminal, (b"\x1b[C",))
    yield _figure("the sheet sorted by a column, then the other way round", sorted_in)
    terminal.write(b"f")
    terminal.read(quiet=SETTLED, limit=SETTLED)
    letters = [
        letter
        for line in LINES
        for letter in (*(bytes([each]) for each in line), *[BACK] * len(line))
    ]
    yield _figure("a letter of the sheet's filter line", _pressed(terminal, letters))
    terminal.write(b"\r")
    terminal.read(quiet=SETTLED, limit=SETTLED)
    yield _figure("the sheet's next table", _pressed(terminal, [b"]"] * TABLES))


def _figure(what: str, times: Sequence[float]) -> Figure:
    return Figure(
        f"{what}, 95th percentile of {len(times)} (median {median(times):.0f} ms)",
        percentile(times, 0.95),
        must=50.0,
    )


def _pressed(terminal: Terminal, keys: Sequence[bytes]) -> list[float]:
    """Press keys, each once the one before was answered; return the milliseconds of those that
    changed the screen."""
    times: list[float] = []
    for key in keys:
        pressed = time.perf_counter() - terminal.start
        terminal.write(key)
        if pieces := terminal.read(BETWEEN, limit=0.5):
            times.append((pieces[-1].at - pressed) * 1000)
    return times
