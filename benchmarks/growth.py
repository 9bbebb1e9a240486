"""How commands grow with the book: 100, 1,000 and 10,000 contacts (50,000 by option), fifteen
touches each, against an interpreter that does nothing and one that reads and writes the file."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from math import log
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.books import TODAY, name_of, people, write
from benchmarks.figures import Figure, in_turns
from benchmarks.start import compile_package, environment, planner_command
from benchmarks.terminal import Terminal, first_full_frame

SIZES = (100, 1_000, 10_000)
LARGE = 50_000
TOUCHES = 15
"""Touches of each contact."""
ROUNDS = {100: 7, 1_000: 7, 10_000: 5, LARGE: 3}
SETTLED, LIMIT = 3.0, 12.0
"""Seconds without output after which the screen counts as settled, and after which it does though
something in it moves."""
LINE = f"coffee w/ {name_of(7)} 40m; learned they hire in spring"
FLOOR = """
import os, sys
with open(sys.argv[1], "rb") as file:
    data = file.read()
with open(sys.argv[1] + ".floor", "wb") as file:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
os.replace(sys.argv[1] + ".floor", sys.argv[1])
"""
"""The least that a save can do: read the file, write another, wait for the disk."""
NOTHING, LEAST = "python -c pass", "python that reads the file, writes it and waits for the disk"
FRAME, MINIMAL = "first full frame of Today", "a minimal Textual app"
DEMANDS = {
    "planner log": (4.0, 15.0),
    "planner today, after a change": (4.0, 6.0),
    "planner today, again": (4.0, 6.0),
    "planner today --brief, again": (3.0, 3.0),
    "planner find": (6.0, 12.0),
    "planner show": (6.0, 12.0),
    FRAME: (1.35, 1.8),
}
"""The most that a command may take at 1,000 and at 10,000 contacts, as a multiple of `python -c
pass`, the frame of the minimal app."""


def measure(*, large: bool = False) -> list[Figure]:
    """Measure each size in a run of its own, then fit how each command grows.

    Args:
        large: Measure with 50,000 contacts too.
    """
    compile_package()
    sizes = (*SIZES, LARGE) if large else SIZES
    times = {size: _times(size) for size in sizes}
    figures: list[Figure] = []
    for size in sizes:
        figures += [_figure(name, size, times[size]) for name in _measured(times[size])]
    return [*figures, *[_growth(name, times) for name in _measured(times[SIZES[0]])]]


def _measured(times: Mapping[str, float]) -> list[str]:
    """What is measured against something else."""
    return [name for name in times if name not in (NOTHING, MINIMAL)]


def _figure(name: str, size: int, times: dict[str, float]) -> Figure:
    base = MINIMAL if name == FRAME else NOTHING
    demands = dict(zip(SIZES[1:], DEMANDS.get(name, ()), strict=False))
    shown = name if name in (FRAME, LEAST) else f"`{name}`"
    against = base if base == MINIMAL else f"`{base}`"
    return Figure(
        f"{shown}, {size:,} contacts", times[name], against, times[base], demands.get(size)
    )


def _growth(name: str, times: dict[int, dict[str, float]]) -> Figure:
    """The exponent with which a command grows beyond what a start costs that does nothing."""
    base = MINIMAL if name == FRAME else NOTHING
    points = [(size, max(found[name] - found[base], 0.1)) for size, found in times.items()]
    return Figure(f"the exponent with which {name} grows", exponent(points), unit="")


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms of sizes and times, by least squares."""
    logs = [(log(size), log(time)) for size, time in points]
    middle = sum(x for x, _ in logs) / len(logs)
    height = sum(y for _, y in logs) / len(logs)
    spread = sum((x - middle) ** 2 for x, _ in logs)
    return sum((x - middle) * (y - height) for x, y in logs) / spread


def _times(size: int) -> dict[str, float]:
    """The medians of one size: processor time of the commands, time on the clock of the frames."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        book = home / "planner.json"
        write(book, home / "state", people(size, size * TOUCHES))
        spare = Path(shutil.copy(book, Path(folder, "spare.json")))
        env = environment(home)
        options = ["--book", str(book), "--today", TODAY.isoformat()]

        def planner(*words: str) -> Callable[[], float]:
            return lambda: processor_time([*planner_command(), *words, *options], env)

        def frame(*command: str) -> Callable[[], float]:
            return lambda: frame_time(command, env)

        root = str(Path(__file__).parent.parent)
        env["PYTHONPATH"] = root
        programs: dict[str, Callable[[], float]] = {
            NOTHING: lambda: processor_time([sys.executable, "-c", "pass"], env),
            LEAST: lambda: processor_time([sys.executable, "-c", FLOOR, str(spare)], env),
            "planner log": planner("log", LINE),
            "planner today, after a change": planner("today"),
            "planner today, again": planner("today"),
            "planner today --brief, again": planner("today", "--brief"),
            "planner find": planner("find", name_of(7).split()[1]),
            "planner show": planner("show", name_of(7)),
            MINIMAL: frame(sys.executable, "-m", "benchmarks.minimal"),
            FRAME: frame(*planner_command(), *options),
        }
        return in_turns(programs, ROUNDS[size])


def processor_time(command: Sequence[str], env: dict[str, str]) -> float:
    """The processor's time of a command, in milliseconds."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def frame_time(command: Sequence[str], env: dict[str, str]) -> float:
    """The time until the first full frame of a program, in milliseconds."""
    with Terminal(command, env) as terminal:
        pieces = terminal.read(SETTLED, limit=LIMIT)
        terminal.check()
    return first_full_frame(pieces)
