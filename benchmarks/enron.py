"""A real book: the history of a sender in the Enron mail archive, as contacts and touches.

`python -m benchmarks.enron --out FILE [SENDER]`; the data is a gzipped table of day, from, to
(people are numbers). `python -m benchmarks.enron --temperature` ranks by temperature whom each
sender writes to next, on this archive and on a college's messages, beside the last touch, the count
and every single half-life.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.books import id_of, name_of, write
from planner.change import Edit, Put
from planner.errors import PlannerError
from planner.paths import state_folder
from planner.records import Direction

DATA = Path(__file__).parents[2] / "shared" / "data" / "enron_day_from_to.csv.gz"

COLLEGE = DATA.with_name("college_day_from_to.csv.gz")


class Mail(NamedTuple):
    """At least one mail on a day."""

    day: date
    sender: int
    recipient: int


class History(NamedTuple):
    """What a book is made of: the edits, and the last day on which there was a mail, in or out."""

    edits: tuple[Edit, ...]
    last_day: date


def read_mails(path: Path) -> list[Mail]:
    """Read a set of messages: day, from, to; those to oneself are left out."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        mails = [
            Mail(date.fromisoformat(day), int(sender), int(recipient))
            for day, sender, recipient in rows
        ]
    return [mail for mail in mails if mail.sender != mail.recipient]


def senders(mails: Iterable[Mail]) -> list[int]:
    """Return who ever sent a mail, the busiest first."""
    return [sender for sender, _ in Counter(mail.sender for mail in mails).most_common()]


def history_of(mails: Iterable[Mail], who: int) -> History:
    """Return one person's book: a touch for each day and other person, both ways where both wrote.

    Raises:
        PlannerError: They neither wrote nor got a mail.
    """
    ways: dict[tuple[date, int], set[str]] = {}
    counts: Counter[tuple[date, int]] = Counter()
    for mail in mails:
        if who in (mail.sender, mail.recipient):
            sent = mail.sender == who
            key = mail.day, mail.recipient if sent else mail.sender
            ways.setdefault(key, set()).add("out" if sent else "in")
            counts[key] += 1
    if not ways:
        raise PlannerError(f"Nobody in the archive has the number {who}.")
    first = {other: day for day, other in sorted(ways, reverse=True)}
    ids = {other: id_of(day, other) for other, day in first.items()}
    edits: list[Edit] = [
        Put(
            "contacts",
            ids[other],
            {"name": name_of(other), "org": "Enron", "state": "kept", "added": day},
        )
        for other, day in sorted(first.items())
    ]
    for number, (day, other) in enumerate(sorted(ways), start=1_000):
        both = len(ways[day, other]) == 2
        direction: Direction = "both" if both else "out" if "out" in ways[day, other] else "in"
        mails_said = f"{counts[day, other]} mails" if counts[day, other] > 1 else ""
        edits.append(
            Put(
                "touches",
                id_of(day, number),
                {
                    "contacts": frozenset({ids[other]}),
                    "kind": "email",
                    "direction": direction,
                    "day": day,
                    "note": mails_said,
                },
            )
        )
    return History(tuple(edits), max(day for day, _ in ways))


def main() -> int:
    """Write the book and say how to open it."""
    parser = argparse.ArgumentParser(prog="benchmarks.enron", description=__doc__)
    parser.add_argument(
        "sender", nargs="?", type=int, help="a number of the archive; the busiest where left out"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the book to write; it may not exist",
    )
    parser.add_argument("--data", type=Path, default=DATA, metavar="FILE")
    parser.add_argument("--temperature", action="store_true", help="measure, and write no book")
    given = parser.parse_args()
    if given.temperature:
        return show_areas()
    if given.out is None:
        parser.error("say where the book is to be written: --out FILE")
    try:
        mails = read_mails(given.data)
        who = senders(mails)[0] if given.sender is None else given.sender
        history = history_of(mails, who)
        write(given.out, state_folder(), history.edits, f"brought in the mails of {who}")
    except (PlannerError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"planner --book {given.out} --today {history.last_day.isoformat()}")
    return 0


def show_areas() -> int:
    """Print the area under the curve of the temperature and of all that it is held against."""
    from benchmarks.engine.temperature import SETS, areas_of  # it imports this file

    for data in SETS:
        if data.path.exists():
            areas, moments = areas_of(data)
            print(f"{data.name}, {data.ahead} days, {moments} dates")
            for name, value in sorted(areas.items(), key=lambda entry: -entry[1]):
                print(f"  {name:12} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
