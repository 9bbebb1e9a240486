"""Measure the engine, print the table, and write it into docs/engine.md: `python -m
benchmarks.engine [PART ...]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.engine import attendance, cases, promised, temperature
from benchmarks.engine.table import Result

PARTS: Mapping[str, Callable[[], Sequence[Result]]] = {
    "pinwheel": cases.pinwheel,
    "imported": cases.imported,
    "flood": cases.import_flood,
    "overload": cases.overload,
    "arrivals": attendance.arrivals,
    "lives": attendance.lives,
    "promises": promised.matching,
    "life": promised.life,
    "temperature": temperature.contacts,
}
RULES = (
    "engine",
    *(name for name in cases.RULES if name != "engine"),
    "last touch",
    "how many",
    "half-life",
)
BEGIN, END = "<!-- figures: written by `python -m benchmarks.engine` -->", "<!-- end of figures -->"
PAGE = Path(__file__).parents[2] / "docs" / "engine.md"


def main() -> int:
    """Run all parts or those named; the page is written only after a run of all. Returns 1 if a
    demand is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.engine", description=__doc__)
    parser.add_argument(
        "part", nargs="*", choices=[*PARTS, []], help="run only these, and write nothing"
    )
    chosen = parser.parse_args().part or list(PARTS)
    head = [
        f"| case | {' | '.join(RULES)} | demand | reached |",
        f"|---{'|---' * len(RULES)}|---|---|",
    ]
    print("\n".join(head), flush=True)
    results: list[Result] = []
    for name in chosen:
        for result in PARTS[name]():
            print(result.row(RULES), flush=True)
            results.append(result)
    if len(chosen) == len(PARTS):
        write_page([*head, *(result.row(RULES) for result in results)])
    return any(result.reached is False for result in results)


def write_page(table: Sequence[str]) -> None:
    """Put the table between the markers."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    lines = "\n".join(table)
    PAGE.write_text(
        f"{before}{BEGIN}\n\n{date.today().isoformat()}\n\n{lines}\n\n{END}{after}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
