"""Run the long form of the fault tests and write what came of it into docs/reliability.md.

    python -m benchmarks.reliability [NAME ...] [--scale 0.1] [--anew]
    make reliability ARGS="…"

The short form of each is part of the tests. The checks do not depend on each other: as many run at
once as there are cores, except those that need two. What held is kept in .reliability/ until the
program or the tests change, so that a run that was stopped goes on where it was; --anew forgets
it.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.__main__ import machine

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".reliability"
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = (
    "<!-- results: written by `python -m benchmarks.reliability` -->",
    "<!-- end of results -->",
)
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
        cores: How many it keeps busy itself.
    """

    name: str
    what: str
    demand: str
    tests: str
    option: str = ""
    times: int = 1
    others: dict[str, str] = {}  # noqa: RUF012  # a constant's default, never written to
    cores: int = 1


HOSTILE = "tests/book/test_hostile.py::test_"
CHECKS = (
    Check(
        "syscalls",
        "EIO, ENOSPC, EINTR, EROFS, EDQUOT and SIGKILL at every file-system call of a save "
        "(strace)",
        "0 corrupt, 0 acknowledged lost",
        "tests/book/test_syscalls.py",
        "PLANNER_SYSCALLS",
    ),
    Check(
        "kills",
        "{n} times kill -9 in a write loop, 1,000 records",
        "0 corrupt, 0 acknowledged lost",
        HOSTILE
        + "killing_a_program_that_writes_never_corrupts_the_book_nor_loses_what_it_acknowledged",
        "PLANNER_KILLS",
        1000,
        {"PLANNER_RECORDS": "1000"},
    ),
    Check(
        "kills-big",
        "{n} times kill -9 in a write loop, 10,000 records",
        "0 corrupt, 0 acknowledged lost",
        HOSTILE
        + "killing_a_program_that_writes_never_corrupts_the_book_nor_loses_what_it_acknowledged",
        "PLANNER_KILLS",
        1000,
        {"PLANNER_RECORDS": "10000"},
    ),
    Check(
        "power",
        "every state that a power cut may leave after each call of a change, an undo and a merge "
        "(below)",
        "0 corrupt, 0 acknowledged lost",
        "tests/book/test_power.py",
        "PLANNER_POWER",
    ),
    Check(
        "race",
        "{n} saves against a writer that replaces the file blindly",
        "0 of its versions destroyed",
        HOSTILE + "a_program_that_writes_over_everything_destroys_nothing",
        "PLANNER_RACES",
        10_000,
        {},
        2,
    ),
    Check(
        "laws",
        "{n} examples of each merge law (commutative, associative, idempotent)",
        "0 failures",
        "tests/book/test_merge.py",
        "PLANNER_MERGE_EXAMPLES",
        20_000,
    ),
    Check(
        "machines",
        "{n} runs of three machines, clocks days apart, hand edits, deletions, conflict copies",
        "0 touches lost, files equal within 8 rounds",
        HOSTILE + "three_machines_with_clocks_days_apart_lose_no_touch_and_end_up_the_same",
        "PLANNER_RUNS",
        1000,
    ),
    Check(
        "programs",
        "{n} rounds of unison and rclone bisync between two folders, both edited",
        "0 lost, conflict copies merged",
        "tests/book/test_real_sync.py",
        "PLANNER_SYNC_ROUNDS",
        60,
    ),
    Check(
        "syncthing",
        "two Syncthing nodes on loopback, one of them stopped and both edited, 8 rounds",
        "0 lost, conflict copies merged",
        "tests/book/test_syncthing.py",
        "PLANNER_SYNCTHING",
    ),
    Check(
        "flips",
        "{n} random byte flips; every prefix, zeros, wrong types",
        "0 tracebacks, 0 silent losses",
        "tests/book/test_hostile.py -k flipped or prefix or damage or anywhere",
        "PLANNER_FLIPS",
        20_000,
    ),
    Check(
        "encrypted",
        "an encrypted book: {n} kills, 200 bit flips and runs of three machines; faults, foreign "
        "writers, copies of every program",
        "0 lost, nothing to be read in the synced folder",
        "tests/book/test_encrypted.py",
        "PLANNER_KILLS",
        200,
        {"PLANNER_FLIPS": "200", "PLANNER_RUNS": "200"},
    ),
    Check(
        "year",
        "a simulated year of {n} operations on three machines: logs, edits, undo, deletions, edits "
        "by hand, kills, blind replacements and conflict copies, against an independent model",
        "0 touches or contacts lost, 0 ghosts, files equal",
        "tests/book/test_year.py",
        "PLANNER_YEAR",
        2000,
        {"PLANNER_YEAR_RUNS": "3"},
    ),
    Check(
        "untrusted",
        "crafted stamps, links, nesting, escapes, clocks ahead, cloned state folders, missing "
        "locks, "
        "every umask; every combination",
        "0 tracebacks, 0 files touched outside the folder, 0 silent losses, 0 raw escapes",
        "tests/book/test_untrusted.py tests/commands/test_inbox_links.py",
        "PLANNER_LONG",
    ),
    Check(
        "shells",
        "the app and ten shells that log a dozen lines each, the app killed while a line is "
        "typed, {n} rounds",
        "0 acknowledged touches lost, the half line back each time",
        "tests/tui/test_beside_shells.py",
        "PLANNER_SHELL_ROUNDS",
        20,
        cores=2,
    ),
)


def main() -> int:
    """Run the checks that are named, or all; write the page after a run of all. Returns 1 if one
    failed."""
    parser = argparse.ArgumentParser(prog="benchmarks.reliability", description=__doc__)
    parser.add_argument(
        "check",
        nargs="*",
        help=f"only these, and write nothing: {', '.join(c.name for c in CHECKS)}",
    )
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the full numbers (1)")
    parser.add_argument("--anew", action="store_true", help="run again what held before")
    args = parser.parse_args()
    if unknown := set(args.check) - {check.name for check in CHECKS}:
        parser.error(f"no such check: {', '.join(sorted(unknown))}")
    chosen = [check for check in CHECKS if check.name in args.check] or list(CHECKS)
    print(machine(), *HEAD, sep="\n", flush=True)
    rows: dict[str, Row] = {}

    def work(check: Check) -> None:
        row = None if args.anew else kept(check, args.scale)
        print(
            f"{check.name}: held before" if row else f"{check.name}: begins",
            file=sys.stderr,
            flush=True,
        )
        rows[check.name] = row = row or run(check, args.scale)
        keep(check, args.scale, row)
        print(row.text, flush=True)

    for check in (each for each in chosen if each.cores > 1):
        work(check)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(work, (each for each in chosen if each.cores == 1)))
    if len(chosen) == len(CHECKS):
        write([rows[check.name].text for check in CHECKS])
    return 0 if all(row.held for row in rows.values()) else 1


class Row(NamedTuple):
    """A line of the table, and whether the check held."""

    text: str
    held: bool


def run(check: Check, scale: float) -> Row:
    """Run one check, saying every half minute how far it is."""
    count = max(1, round(check.times * scale)) if check.times > 1 else 1
    options = {"PLANNER_LONG": "1", **check.others}
    if check.option:
        options[check.option] = str(count)
    if check.name == "power":
        options[check.option] = "all" if scale >= 1 else str(max(2, round(1000 * scale)))
    path, _, chosen = check.tests.partition(" -k ")
    words = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", *path.split()]
    words += ["-k", chosen] if chosen else []
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="reliability-") as folder,
        (Path(folder) / "said").open("w+") as file,
    ):
        process = subprocess.Popen(
            [*words, f"--basetemp={folder}/tests"],
            cwd=ROOT,
            env={**os.environ, **options},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
                break
            said = (Path(folder) / "said").read_text(errors="replace")
            done = re.findall(r"\r(\d+ of \d+)", said)[-1:] or [f"{said.count('.')} tests"]
            print(
                f"{check.name}: {done[0]}, {time.monotonic() - began:.0f} s",
                file=sys.stderr,
                flush=True,
            )
        said = (Path(folder) / "said").read_text(errors="replace")
    took = time.monotonic() - began
    told = re.findall(r"^\.*(\d+ (?:faults|states|versions) .*?)$", said, re.MULTILINE)
    skipped = " skipped" in said and " passed" not in said
    outcome = (
        "skipped: not installed" if skipped else "held" if process.returncode == 0 else "**failed**"
    )
    if told:
        outcome += "; " + "; ".join(each.partition(":")[0] for each in told)
    what = check.what.replace("{n}", f"{count:,}")
    if process.returncode:
        print(said[-3000:], file=sys.stderr)
    return Row(
        f"| {check.name} | {what} | {check.demand} | {outcome} | {took:.0f} s |",
        process.returncode == 0 and not skipped,
    )


def kept(check: Check, scale: float) -> Row | None:
    """Return the row of an earlier run of the same check on the same program, where it held."""
    try:
        found = json.loads((KEPT / f"{check.name}.json").read_text())
        return Row(found["row"], True) if found["of"] == _of(check, scale) else None
    except (OSError, ValueError, KeyError):
        return None


def keep(check: Check, scale: float, row: Row) -> None:
    """Keep a row that held for a later run."""
    if row.held:
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{check.name}.json").write_text(
            json.dumps({"of": _of(check, scale), "row": row.text})
        )


def _of(check: Check, scale: float) -> str:
    """What the outcome depends on: the check, how much of it, the program and its tests."""
    made = hashlib.sha256(repr((check, scale)).encode())
    for path in sorted(
        [*(ROOT / "planner").rglob("*.py"), *(ROOT / "tests" / "book").rglob("*.py")]
    ):
        made.update(path.read_bytes())
    return made.hexdigest()


def write(rows: list[str]) -> None:
    """Put the table between the markers of the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join((*HEAD, *rows))
    PAGE.write_text(f"{before}{BEGIN}\n\n{machine()}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
