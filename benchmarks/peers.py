"""How the planner compares with other Textual programs, in the same run: by option, for it installs
them from the package index into an environment of their own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

from benchmarks.books import TODAY, people, write
from benchmarks.figures import Figure, in_turns
from benchmarks.growth import MINIMAL, NOTHING, frame_time, processor_time
from benchmarks.start import compile_package, environment, planner_command

PEERS = ("kanban-tui", "braindrop", "harlequin")
"""Each is called by its package's name. braindrop asks for a token first; harlequin opens no
database, kanban-tui makes a board without cards."""
CONTACTS, TOUCHES = 1_000, 15_000
ROUNDS = 5


def measure() -> list[Figure]:
    """Measure first frames against a minimal Textual app, and ``--version`` on the command line."""
    compile_package()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        book = home / "planner.json"
        write(book, home / "state", people(CONTACTS, TOUCHES))
        programs = _installed(Path(folder, "peers"))
        env = environment(home)
        env["PYTHONPATH"] = str(Path(__file__).parent.parent)
        own = {**environment(home), "HOME": folder}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            own[f"XDG_{name}_HOME"] = str(Path(folder, name.lower()))
        options = ["--book", str(book), "--today", TODAY.isoformat()]
        minimal = [sys.executable, "-m", "benchmarks.minimal"]
        frames: dict[str, Callable[[], float]] = {
            MINIMAL: lambda: frame_time(minimal, env),
            "planner": lambda: frame_time([*planner_command(), *options], env),
        }
        versions: dict[str, Callable[[], float]] = {
            NOTHING: lambda: processor_time([sys.executable, "-c", "pass"], env),
            "planner": lambda: processor_time([*planner_command(), "--version"], env),
        }
        for name, path in programs.items():
            frames[name] = _with(frame_time, path, [], own)
            versions[name] = _with(processor_time, path, ["--version"], own)
        return [
            *_figures("first full frame of {}", in_turns(frames, ROUNDS), MINIMAL),
            *_figures("`{} --version`", in_turns(versions, ROUNDS), NOTHING),
        ]


def _with(
    clock: Callable[[list[str], dict[str, str]], float],
    path: Path,
    words: list[str],
    env: dict[str, str],
) -> Callable[[], float]:
    return lambda: clock([str(path), *words], env)


def _figures(what: str, times: dict[str, float], base: str) -> list[Figure]:
    return [
        Figure(what.format(name), time, base, times[base])
        for name, time in times.items()
        if name != base
    ]


def _installed(folder: Path) -> dict[str, Path]:
    """Install the peers. Returns the command of each."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-qq", *PEERS], check=True)
    return {name: folder / "bin" / name for name in PEERS}
