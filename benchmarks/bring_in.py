"""Bringing in a file of 30,000 people, which is the most that LinkedIn lets anybody have: the real
command in a process of its own, against stock TinyDB with the rows.

The time is the processor's, in the program and in the system for it, so that others who are busy do
not count. What the figures say of memory is the most that the process ever held (its peak resident
set).
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.books import TODAY, name_of
from benchmarks.figures import Figure, in_turns
from benchmarks.start import compile_package, environment, planner_command

ROWS = 30_000
ROUNDS = 3
LONGEST = 10_000.0
"""Milliseconds that an import may take."""
MOST = 300.0
"""Megabytes that the process may hold."""
HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
_STOCK = (
    "import csv, sys; from tinydb import TinyDB; "
    "TinyDB(sys.argv[2]).table('contacts').insert_multiple(csv.DictReader(open(sys.argv[1], "
    "encoding='utf-8')))"
)
"""What the library alone does with the rows: no header looked for, nobody recognised, nothing to
undo or to merge."""


_STARTER = (
    "import os, sys\n"
    "nothing = os.open(os.devnull, os.O_WRONLY)\n"
    "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, "
    "file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 1)])\n"
    "_, status, used = os.wait4(child, 0)\n"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss)\n"
    "sys.exit(os.waitstatus_to_exitcode(status))"
)
"""Runs a command, and prints its seconds of the processor and the most that it held."""


class Run(NamedTuple):
    """What a command took: milliseconds of the processor, and the most megabytes that it held."""

    milliseconds: float
    megabytes: float


def write_file(path: Path, rows: int = ROWS) -> None:
    """Write a file as LinkedIn's, the same each time: different people, every third at an
    organisation of its own."""
    rng = random.Random(rows)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            first, last = name_of(number).split()
            last += f"-{name_of(number // 12_000 * 25).split()[1]}" if number >= 12_000 else ""
            org = (
                f"{name_of(number if number % 3 == 0 else rng.randrange(9_000)).split()[1]} "
                f"{rng.choice(_KINDS)}"
            )
            writer.writerow(
                (
                    first,
                    last,
                    f"https://www.linkedin.com/in/{first}-{last}-{number:x}".lower(),
                    f"{first}.{number}@works.example".lower() if number % 20 == 0 else "",
                    org,
                    f"{rng.choice(_RANKS)} {rng.choice(_WORK)}",
                    f"{rng.randint(1, 28):02} {rng.choice(months)} {rng.randint(2008, 2025)}",
                )
            )


def write_cards(table: Path, cards: Path) -> None:
    """Write the people of such a file as vCards, each with a telephone number besides."""
    with (
        table.open(encoding="utf-8", newline="") as rows,
        cards.open("w", encoding="utf-8", newline="") as file,
    ):
        for number, (first, last, url, email, org, role, _) in enumerate(
            list(csv.reader(rows))[1:]
        ):
            mail = f"EMAIL;TYPE=INTERNET:{email}\r\n" if email else ""
            file.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{first} "
                f"{last}\r\nN:{last};{first};;;\r\nURL:{url}\r\n{mail}"
                f"ORG:{org}\r\nTITLE:{role}\r\nTEL;TYPE=CELL:+49 170 {number:07}\r\nEND:VCARD\r\n"
            )


_KINDS = ("GmbH", "Inc", "Labs", "Works", "Group", "& Co.", "Partners", "University")
_RANKS = ("Head of", "Senior", "Lead", "Director,", "VP", "Junior", "Founder,", "Assistant,")
_WORK = (
    "Data",
    "Design",
    "Platform",
    "Hiring",
    "Sales",
    "Research",
    "Finance",
    "Product",
    "Legal",
    "Operations",
)


def measure() -> list[Figure]:
    """Measure an import, the same file again, the import undone, and the same people as vCards and
    as JSON."""
    compile_package()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "Connections.csv"
        write_file(file)
        cards, export = home / "people.vcf", home / "all.json"
        write_cards(file, cards)
        held: dict[str, float] = {}
        rounds = iter(range(2**30))

        def planner(name: str, book: Path, *command: str) -> float:
            ran = run(
                home,
                *planner_command(),
                *command,
                "--book",
                str(book),
                "--today",
                TODAY.isoformat(),
            )
            held[name] = max(ran.megabytes, held.get(name, 0.0))
            return ran.milliseconds

        made = home / "made.json"

        def first() -> float:
            nonlocal made
            made = home / f"{next(rounds)}.json"
            return planner("first", made, "import", str(file))

        def another(name: str, source: Path) -> float:
            return planner(name, home / f"{next(rounds)}.json", "import", str(source))

        first()
        run(home, *planner_command(), "export", str(export), "--book", str(made))

        def stock() -> float:
            return run(
                home, sys.executable, "-c", _STOCK, str(file), str(home / f"{next(rounds)}.json")
            ).milliseconds

        times = in_turns(
            {
                "first": first,
                "stock": stock,
                "again": lambda: planner("again", made, "import", str(file)),
                "undo": lambda: planner("undo", made, "undo"),
                "cards": lambda: another("cards", cards),
                "own": lambda: another("own", export),
            },
            ROUNDS,
        )
    base = "csv and stock TinyDB, the same rows"
    return [
        Figure("an import of 30,000 people", times["first"], must=LONGEST),
        Figure("the same against stock TinyDB's", times["first"], base, times["stock"]),
        Figure("its memory at the most", held["first"], must=MOST, unit="MB"),
        Figure("the same file again, which changes nothing", times["again"], must=LONGEST),
        Figure("its memory at the most", held["again"], must=MOST, unit="MB"),
        Figure("the import undone", times["undo"], must=LONGEST),
        Figure("its memory at the most", held["undo"], must=MOST, unit="MB"),
        Figure("the same people as vCards", times["cards"], must=LONGEST),
        Figure("its memory at the most", held["cards"], must=MOST, unit="MB"),
        Figure("the same people as a planner's own export", times["own"], must=LONGEST),
        Figure("its memory at the most", held["own"], must=MOST, unit="MB"),
    ]


def run(home: Path, *command: str) -> Run:
    """Run a command to its end, started by a small process.

    To what a process held at the most the system counts what its parent held when it was started:
    started from here, it would be charged with all that the benchmarks before this one have left in
    memory.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    starter = [sys.executable, "-I", "-S", "-c", _STARTER, *command]
    said = subprocess.run(
        starter, env=environment(home), stdout=subprocess.PIPE, check=True, text=True
    ).stdout
    seconds, most = said.split()
    kilobytes = int(most) / (1024 if sys.platform == "darwin" else 1)
    return Run(float(seconds) * 1000, kilobytes / 1000)
