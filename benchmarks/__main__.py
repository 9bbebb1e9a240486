"""Run the benchmarks, print the table, and write it into README.md: `python -m benchmarks [NAME
...]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Figure

PARTS = ("start", "growth", "frame", "keys", "rooms", "plan", "save", "encrypted", "bring_in")
ON_DEMAND = ("peers",)
"""Parts that a run of all leaves out."""
BEGIN, END = "<!-- figures: written by `python -m benchmarks` -->", "<!-- end of figures -->"
README = Path(__file__).with_name("README.md")


def main() -> int:
    """Run all parts or those named; the README is written only after a run of all. Returns 1 if a
    demand is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "part",
        nargs="*",
        help=f"run only these, and write nothing: {', '.join((*PARTS, *ON_DEMAND))}",
    )
    parser.add_argument("--large", action="store_true", help="growth: 50,000 contacts too")
    args = parser.parse_args()
    chosen = tuple(args.part) or PARTS
    options = {"growth": {"large": args.large}}
    if unknown := set(chosen) - {*PARTS, *ON_DEMAND}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    print(machine(), "\n")
    print("\n".join(HEAD))
    for name in chosen:
        for figure in import_module(f"benchmarks.{name}").measure(**options.get(name, {})):
            print(figure.row(), flush=True)
            figures.append(figure)
    if chosen == PARTS:
        write_readme(figures)
    return any(figure.reached is False for figure in figures)


HEAD = ("| what | median | against | ratio | demand | reached |", "|---|---|---|---|---|---|")


def machine() -> str:
    """What it was measured on: the date, the cores, the system and the versions that matter."""
    system = f"{platform.system()} {platform.machine()}"
    return (
        f"{date.today().isoformat()}, {os.cpu_count()} cores, {system}, Python "
        f"{platform.python_version()}, "
        f"Textual {version('textual')}, TinyDB {version('tinydb')}"
    )


def write_readme(figures: list[Figure]) -> None:
    """Put the table between the markers."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join((*HEAD, *(figure.row() for figure in figures)))
    README.write_text(
        f"{before}{BEGIN}\n\n{machine()}\n\n{table}\n\n{END}{after}", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
