"""How long until the first full frame of Today, against a minimal Textual app."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.books import TODAY, people, write
from benchmarks.figures import Figure, in_turns
from benchmarks.start import CONTACTS, TOUCHES, compile_package, environment, planner_command
from benchmarks.terminal import Terminal, first_full_frame

ROUNDS = 9
SETTLED = 0.7
"""Seconds without output after which the screen counts as settled."""


def measure() -> list[Figure]:
    """Measure both with a book of 1,000 contacts and 10,000 touches."""
    compile_package()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book = home / "planner.json"
        write(book, home / "state", people(CONTACTS, TOUCHES))
        env = environment(home)
        root = str(Path(__file__).parent.parent)

        def frame(*command: str) -> float:
            with Terminal(command, {**env, "PYTHONPATH": root}) as terminal:
                pieces = terminal.read(SETTLED)
                terminal.check()
            return first_full_frame(pieces)

        times = in_turns(
            {
                "minimal": lambda: frame(sys.executable, "-m", "benchmarks.minimal"),
                "today": lambda: frame(
                    *planner_command(), "--book", str(book), "--today", TODAY.isoformat()
                ),
            },
            ROUNDS,
        )
    return [
        Figure(
            "first full frame of Today",
            times["today"],
            "a minimal Textual app",
            times["minimal"],
            1.6,
        )
    ]
