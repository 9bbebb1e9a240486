"""From a key to the repainted screen, with 5,000 contacts on the board."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

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


def measure() -> list[Figure]:
    """Measure in a real terminal, from the byte written to the last byte of what the key changed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book = home / "planner.json"
        write(book, home / "state", people(CONTACTS, TOUCHES))
        command = [*planner_command(), "--book", str(book), "--today", TODAY.isoformat()]
        times: list[float] = []
        with Terminal(command, environment(home)) as terminal:
            terminal.read(quiet=2.0, limit=60.0)
            terminal.write(b"2")
            terminal.read(quiet=1.0)
            terminal.check()
            for number in range(PRESSES):
                pressed = time.perf_counter() - terminal.start
                terminal.write(KEYS[number % len(KEYS)])
                if pieces := terminal.read(BETWEEN, limit=0.5):
                    times.append((pieces[-1].at - pressed) * 1000)
    return [Figure(
        f"key to repaint, 95th percentile of {len(times)}, 5,000 contacts on the board", percentile(times, 0.95),
        must=16.0,
    )]
