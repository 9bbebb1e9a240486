"""A day plan and everybody's temperature, for a network of 150 and for one of 5,000, as the app
makes them."""

from __future__ import annotations

import gc
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.books import TODAY, id_of, people, write
from benchmarks.figures import Figure, worked
from planner.book import Book
from planner.change import Change, Put
from planner.commands.session import Session
from planner.engine.plan import DayPlan
from planner.engine.situation import Situation
from planner.engine.standing.temperature import temperatures
from planner.engine.today.day import plan_day
from planner.records import Records

SIZES = ((150, 2_250, 0.3), (5_000, 75_000, 5.0))
"""Contacts, touches, and the milliseconds that a plan may take."""
TEMPERATURES = 20.0
"""The milliseconds that the temperatures of all contacts may take in the larger book."""
ROUNDS = 51
"""Measurements of each kind, but of what takes long: that is taken nine times."""
FEW = 9


def measure() -> list[Figure]:
    """Measure what the app does: with what it has at hand, after a change, on a new day, and at its
    start."""
    figures: list[Figure] = []
    for contacts, touches, must in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            write(home / "planner.json", home / "state", people(contacts, touches))
            session = Session(Book.open(home / "planner.json", state=home / "state"), TODAY)
            _ = session.plan, session.board
            # The app does the same once it has started: a collection does not look at the book
            # again and again.
            gc.collect()
            gc.freeze()
            figures += _plans(session, f"{contacts:,} contacts and {touches:,} touches", must)
            if contacts == SIZES[-1][0]:
                figures += _temperatures(session, f"{touches:,} touches")
            session.book.close()
    return figures


def _plans(session: Session, size: str, must: float) -> list[Figure]:
    """The plan of a day, each time worked out anew; what it works on is what the app has at
    hand."""
    records = session.records
    again = [_worked_anew(session, records) for _ in range(ROUNDS)]
    bare = [
        worked(lambda: plan_day(Situation(records, session.settings, TODAY))) for _ in range(FEW)
    ]
    touched = [_after(session, touch) for touch in _touches(session)]
    turned = [_on_the_next_day(session) for _ in range(FEW)]
    return [
        Figure(f"day plan, {size}", median(again), must=must),
        Figure("the same after one more touch", median(touched)),
        Figure("the same on the next day", median(turned)),
        Figure("the same from the bare records", median(bare)),
    ]


def _worked_anew(session: Session, records: Records) -> float:
    """The same day again, from a new situation: the records' indexes hold, and nothing that a rule
    has worked out."""
    before = session.situation

    def plan() -> DayPlan:
        return plan_day(Situation(records, session.settings, TODAY, before))

    return worked(plan)


def _after(session: Session, touch: Put) -> float:
    """The plan after a touch that was logged; logging it is measured in `save`."""
    session.apply(Change("logged a touch", (touch,)))
    return worked(lambda: session.plan)


def _on_the_next_day(session: Session) -> float:
    session.today += timedelta(days=1)
    return worked(lambda: session.plan)


_NUMBERS = count()
"""Each touch is another one."""


def _touches(session: Session) -> Iterator[Put]:
    """Touches of today, one after the other, each with somebody else."""
    rng = random.Random(ROUNDS)
    for contact in rng.sample(sorted(session.records.contacts), ROUNDS):
        yield Put(
            "touches",
            id_of(TODAY, 50_000_000 + next(_NUMBERS)),
            {
                "contacts": frozenset({contact}),
                "kind": "email",
                "direction": "out",
                "day": TODAY,
                "minutes": 3,
            },
        )


def _temperatures(session: Session, size: str) -> list[Figure]:
    """Everybody's temperature: nothing weighed yet, and after a touch."""
    records, settings, today = session.records, session.settings, session.today

    def scratch() -> float:
        situation = Situation(records, settings, today)
        _ = situation.register
        return worked(partial(temperatures, situation))

    def after(touch: Put) -> float:
        _ = temperatures(session.situation)
        session.apply(Change("logged a touch", (touch,)))
        _ = session.plan
        return worked(lambda: temperatures(session.situation))

    rounds: Callable[[], Iterator[Put]] = partial(_touches, session)
    return [
        Figure(
            f"temperatures of all contacts from scratch, {size}",
            median([scratch() for _ in range(FEW)]),
            must=TEMPERATURES,
        ),
        Figure("the same after one more touch", median([after(touch) for touch in rounds()])),
    ]
