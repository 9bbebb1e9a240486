"""Run the long form of the fault tests and write what came of it into docs/reliability.md.

    python -m benchmarks.reliability [NAME ...] [--scale 0.1]     (or: make reliability ARGS="…")

The short form of each is part of the tests. A run of everything at full scale takes about an hour.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.__main__ import machine

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- results: written by `python -m benchmarks.reliability` -->", "<!-- end of results -->"
HEAD = ("| check | how much | demand | outcome | took |", "|---|---|---|---|---|")


class Check(NamedTuple):
    """A fault test in its long form.

    Attributes:
        name: For the command line.
        what: What is done, with ``{n}`` for how often.
        demand: What must come of it.
        tests: Which tests, as pytest names them.
        option: The environment variable that says how often; empty where there is none.
        times: How often, at full scale.
        others: More environment variables.
    """

    name: str
    what: str
    demand: str
    tests: str
    option: str = ""
    times: int = 1
    others: dict[str, str] = {}  # noqa: RUF012  # a constant's default, never written to


HOSTILE = "tests/book/test_hostile.py::test_"
CHECKS = (
    Check("syscalls", "EIO, ENOSPC, EINTR, EROFS, EDQUOT and SIGKILL at every file-system call of a save (strace)",
          "0 corrupt, 0 acknowledged lost", "tests/book/test_syscalls.py", "PLANNER_SYSCALLS"),
    Check("kills", "{n} times kill -9 in a write loop, 1,000 records", "0 corrupt, 0 acknowledged lost",
          HOSTILE + "killing_a_program_that_writes_never_corrupts_the_book_nor_loses_what_it_acknowledged",
          "PLANNER_KILLS", 1000, {"PLANNER_RECORDS": "1000"}),
    Check("kills-big", "{n} times kill -9 in a write loop, 10,000 records", "0 corrupt, 0 acknowledged lost",
          HOSTILE + "killing_a_program_that_writes_never_corrupts_the_book_nor_loses_what_it_acknowledged",
          "PLANNER_KILLS", 1000, {"PLANNER_RECORDS": "10000"}),
    Check("power", "the states that a power cut may leave after each call of a save and an undo, up to {n} a call",
          "0 corrupt, 0 acknowledged lost", "tests/book/test_power.py", "PLANNER_POWER", 1000),
    Check("race", "{n} saves against a writer that replaces the file blindly", "0 of its versions destroyed",
          HOSTILE + "a_program_that_writes_over_everything_destroys_nothing", "PLANNER_RACES", 10_000),
    Check("laws", "{n} examples of each merge law (commutative, associative, idempotent)", "0 failures",
          "tests/book/test_merge.py", "PLANNER_MERGE_EXAMPLES", 20_000),
    Check("machines", "{n} runs of three machines, clocks days apart, hand edits, deletions, conflict copies",
          "0 touches lost, files equal within 8 rounds",
          HOSTILE + "three_machines_with_clocks_days_apart_lose_no_touch_and_end_up_the_same", "PLANNER_RUNS", 1000),
    Check("programs", "{n} rounds of unison and rclone bisync between two folders, both edited",
          "0 lost, conflict copies merged", "tests/book/test_real_sync.py", "PLANNER_SYNC_ROUNDS", 60),
    Check("syncthing", "two Syncthing nodes on loopback, one of them stopped and both edited, 8 rounds",
          "0 lost, conflict copies merged", "tests/book/test_syncthing.py", "PLANNER_SYNCTHING"),
    Check("flips", "{n} random byte flips; every prefix, zeros, wrong types", "0 tracebacks, 0 silent losses",
          "tests/book/test_hostile.py -k flipped or prefix or damage or anywhere", "PLANNER_FLIPS", 20_000),
    Check("encrypted", "an encrypted book: {n} kills, 200 bit flips and runs of three machines; faults, foreign "
          "writers, copies of every program", "0 lost, nothing to be read in the synced folder",
          "tests/book/test_encrypted.py", "PLANNER_KILLS", 200, {"PLANNER_FLIPS": "200", "PLANNER_RUNS": "200"}),
)


def main() -> int:
    """Run the checks that are named, or all; write the page after a run of all. Returns 1 if one failed."""
    parser = argparse.ArgumentParser(prog="benchmarks.reliability", description=__doc__)
    parser.add_argument("check", nargs="*", help=f"only these, and write nothing: {', '.join(c.name for c in CHECKS)}")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the full numbers (1)")
    args = parser.parse_args()
    chosen = [check for check in CHECKS if check.name in args.check] or list(CHECKS)
    print(machine(), *HEAD, sep="\n")
    rows = []
    failed = 0
    for check in chosen:
        row, passed = run(check, args.scale)
        failed += not passed
        rows.append(row)
        print(row, flush=True)
    if len(chosen) == len(CHECKS):
        write(rows)
    return 1 if failed else 0


def run(check: Check, scale: float) -> tuple[str, bool]:
    """Run one check; returns its row and whether it held."""
    count = max(1, round(check.times * scale)) if check.times > 1 else 1
    options = {**check.others, **({check.option: str(count)} if check.option else {})}
    path, _, chosen = check.tests.partition(" -k ")
    words = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", path]
    words += ["-k", chosen] if chosen else []
    began = time.monotonic()
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, **options}, capture_output=True, text=True, check=False)
    took = time.monotonic() - began
    said = re.findall(r"^\.*(\d+ (?:faults|states) .*?)$", done.stdout, re.MULTILINE)
    skipped = " skipped" in done.stdout and " passed" not in done.stdout
    outcome = "skipped: not installed" if skipped else "held" if done.returncode == 0 else "**failed**"
    if said:
        outcome += "; " + "; ".join(each.partition(":")[0] for each in said)
    what = check.what.replace("{n}", f"{count:,}")
    if done.returncode:
        print(done.stdout[-3000:], file=sys.stderr)
    return f"| {check.name} | {what} | {check.demand} | {outcome} | {took:.0f} s |", done.returncode == 0


def write(rows: list[str]) -> None:
    """Put the table between the markers of the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join((*HEAD, *rows))
    PAGE.write_text(f"{before}{BEGIN}\n\n{machine()}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
