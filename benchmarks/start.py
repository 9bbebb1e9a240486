"""What a command costs from the shell, against an interpreter that does nothing."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.books import TODAY, name_of, people, write
from benchmarks.figures import Figure, elapsed, in_turns

ROUNDS = 15
CONTACTS, TOUCHES = 1_000, 10_000


def planner_command() -> list[str]:
    """The installed script, else the module."""
    script = Path(sys.executable).with_name("planner")
    return [str(script)] if script.exists() else [sys.executable, "-m", "planner"]


def environment(home: Path) -> dict[str, str]:
    """An environment in which the planner keeps its config and state under ``home``."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "PLANNER_HOME": str(home), "TERM": "xterm-256color"}


def compile_package() -> None:
    """Make the bytecode, which an installed planner has."""
    compileall.compile_dir(Path(__file__).parent.parent / "planner", quiet=1)


def measure() -> list[Figure]:
    """Measure `log`, `today` and `--help` with a book of 1,000 contacts and 10,000 touches."""
    compile_package()
    with tempfile.TemporaryDirectory() as folder:
        # The book is made where it is used: the state folder knows a book by its path.
        home, made = Path(folder, "home"), Path(folder, "made")
        home.mkdir()
        write(home / "planner.json", home / "state", people(CONTACTS, TOUCHES))
        shutil.copytree(home, made)
        env = environment(home)
        options = ["--book", str(home / "planner.json"), "--today", TODAY.isoformat()]

        def run(*command: str) -> float:
            def call() -> None:
                subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)

            return elapsed(call)

        def log() -> float:
            shutil.rmtree(home)
            shutil.copytree(made, home)
            return run(
                *planner_command(),
                "log",
                *options,
                f"coffee w/ {name_of(7)} 40m; learned they hire in spring",
            )

        programs: dict[str, Callable[[], float]] = {
            "python -c pass": lambda: run(sys.executable, "-c", "pass"),
            "planner log": log,
            "planner today": lambda: run(*planner_command(), "today", *options),
            "planner --help": lambda: run(*planner_command(), "--help"),
        }
        times = in_turns(programs, ROUNDS)
    base = times.pop("python -c pass")
    demands = {"planner log": 7.0, "planner today": 8.0, "planner --help": 3.0}
    return [
        Figure(f"`{name}`", times[name], "`python -c pass`", base, must)
        for name, must in demands.items()
    ]
