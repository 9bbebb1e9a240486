"""Let the personas live, count what must never be, and write the counts into docs/engine.md:
`python -m benchmarks.personas [NAME ...]`; or read their mornings: `--read 10`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Final

from benchmarks.engine.__main__ import PAGE
from benchmarks.personas.foresight import Foresight, foresights
from benchmarks.personas.life import Morning, Story
from benchmarks.personas.never import CHECKS
from benchmarks.personas.people import PERSONAS, Persona, lived

BEGIN: Final = "<!-- personas: written by `python -m benchmarks.personas` -->"
END: Final = "<!-- end of personas -->"
SHOWN: Final = 5
"""Faults of a kind that are printed at most."""


def main() -> int:
    """Let those who are named live, or all; the page is written only after a run of all. Returns 1
    where there is a fault."""
    parser = argparse.ArgumentParser(prog="benchmarks.personas", description=__doc__)
    parser.add_argument("name", nargs="*", help="the beginnings of personas' names")
    parser.add_argument("--seed", type=int, default=0, help="what chance is drawn from")
    parser.add_argument("--read", type=int, default=0, help="print so many mornings of each")
    arguments = parser.parse_args()
    names = tuple(arguments.name)
    chosen = [each for each in PERSONAS if not names or each.name.startswith(names)]
    table = [_head()]
    told: list[Foresight] = []
    faults = 0
    for persona in chosen:
        story = _lived(persona, arguments.seed)
        counts = _counts(story)
        faults += sum(counts)
        told += foresights(story)
        table.append(_row(persona, story, counts))
        print(table[-1], flush=True)
        for morning in _read(story, arguments.read):
            print("\n".join(_in_words(morning)))
    line = _forecast_line(told)
    print(line)
    if len(chosen) == len(PERSONAS) and arguments.seed == 0:
        _write_page([*table, "", line])
    return faults > 0


def _lived(persona: Persona, seed: int) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        return lived(persona, Path(folder), seed=seed)


def _counts(story: Story) -> list[int]:
    """The faults of each kind; the first of them are printed."""
    counts: list[int] = []
    for name, check in CHECKS.items():
        faults = [*check(story)]
        counts.append(len(faults))
        for fault in faults[:SHOWN]:
            print(f"  {name}: {fault}", flush=True)
    return counts


def _head() -> str:
    columns = ["persona", "mornings", "things asked for", "mornings with advice", *CHECKS]
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"


def _row(persona: Persona, story: Story, counts: Sequence[int]) -> str:
    mornings = story.mornings
    asked = mean([len(morning.plan.items) for morning in mornings])
    advised = len([morning for morning in mornings if morning.plan.advice_lines])
    cells = [persona.name, len(mornings), f"{asked:.1f}", advised, *counts]
    return f"| {' | '.join(map(str, cells))} |"


def _forecast_line(told: Sequence[Foresight]) -> str:
    if not told:
        return "No forecast of eight weeks was lived through."
    errors = [each.error for each in told]
    waiting = [abs(each.waiting_told - each.waiting_came) for each in told]
    return (
        f"{len(told)} forecasts of eight weeks, made in books of eight weeks or more: what is done "
        f"in them is off by {mean(errors):.0%} in the mean and {median(errors):.0%} in the "
        f"median; who waits at the end of them, by {mean(waiting):.1f} and {median(waiting):.1f}."
    )


def _read(story: Story, count: int) -> Sequence[Morning]:
    """So many mornings, spread over the life."""
    step = max(len(story.mornings) // count, 1) if count else 1
    return story.mornings[::step][:count]


def _in_words(morning: Morning) -> Iterator[str]:
    """A morning as it was read."""
    plan = morning.plan
    yield (
        f"  {morning.day:%A %d %B} · {plan.utilisation:.0%} · {plan.planned_minutes} of "
        f"{plan.budget_minutes} min · {plan.waiting} waiting · {plan.temperature.verdict} · "
        f"day {plan.streak.days}"
    )
    if plan.new_touch is not None:
        yield f"    new touch    {plan.new_touch.name}: {plan.new_touch.reason}"
    for item in plan.items:
        yield f"    {item.kind:<13}{item.name}: {item.reason}"
    for line in plan.advice_lines:
        yield f"    advice       {line.text} [{line.command}]"
    yield f"    done         {', '.join(deed.kind for deed in morning.deeds) or 'nothing'}"


def _write_page(lines: Sequence[str]) -> None:
    """Put the table between the markers."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    body = "\n".join(lines)
    PAGE.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
