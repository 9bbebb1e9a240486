"""From a key to a room's first picture, with 1,000 contacts: each room in an app that has shown the
day and nothing else."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.books import TODAY, people, write
from benchmarks.figures import Figure
from benchmarks.keys import SETTLED
from benchmarks.start import environment, planner_command
from benchmarks.terminal import Terminal

CONTACTS, TOUCHES = 1_000, 15_000
ROUNDS = 3
QUIET = 0.3
"""Seconds of silence after which a picture is whole."""
LIMIT = 100.0
"""Milliseconds that a first visit may take."""
ROOMS: Mapping[str, bytes] = {
    "board": b"2",
    "contact": b"3",
    "sheet": b"4",
    "triage": b"5",
    "hubs": b"6",
    "introductions": b"7",
    "numbers": b"8",
    "sync": b"9",
    "settings": b"0",
    "review": b"R",
    "evening": b"Q",
    "inbox": b"I",
    "hooks": b"B",
}
"""The key of each room."""


def measure() -> list[Figure]:
    """Visit each room in a new app, and take the median of the rounds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book = home / "planner.json"
        write(book, home / "state", people(CONTACTS, TOUCHES))
        command = [*planner_command(), "--book", str(book), "--today", TODAY.isoformat()]
        environ = environment(home)
        return [_figure(room, key, command, environ) for room, key in ROOMS.items()]


def _figure(room: str, key: bytes, command: Sequence[str], environ: Mapping[str, str]) -> Figure:
    times = [_first_visit(key, command, environ) for _ in range(ROUNDS)]
    what = f"{room}, first visit, 1,000 contacts, median of {ROUNDS}"
    return Figure(what, median(times), must=LIMIT)


def _first_visit(key: bytes, command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Milliseconds from the key of a room to the last of its picture."""
    with Terminal(command, environ) as terminal:
        terminal.read(quiet=SETTLED, limit=60.0)
        pressed = time.perf_counter() - terminal.start
        terminal.write(key)
        pieces = terminal.read(QUIET, limit=5.0)
        terminal.check()
    return (pieces[-1].at - pressed) * 1000
