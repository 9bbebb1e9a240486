"""A day plan, for a network of 150 and for one of 5,000."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from statistics import median

from benchmarks.books import TODAY, people, records_of
from benchmarks.figures import Figure, worked
from planner.engine.day import plan_day
from planner.engine.plan import DayPlan
from planner.engine.situation import Situation
from planner.records import Records
from planner.settings import Settings

SIZES = ((150, 2_250, 0.3), (5_000, 75_000, 5.0))
"""Contacts, touches, and the milliseconds that a plan may take."""
ROUNDS = 9


def measure() -> list[Figure]:
    """Measure the plan with the indexes of the records at hand, and from the bare records."""
    figures = []
    for contacts, touches, must in SIZES:
        records = records_of(people(contacts, touches))
        # The app does the same once it has started: a collection does not look at the book again and again.
        gc.collect()
        gc.freeze()
        size = f"{contacts:,} contacts and {touches:,} touches"
        ready = median(worked(partial(plan_day, situation)) for situation in _ready(records))
        bare = median(worked(partial(_from_bare, records)) for _ in range(ROUNDS))
        figures += [Figure(f"day plan, {size}", ready, must=must), Figure("the same from the bare records", bare)]
    return figures


def _from_bare(records: Records) -> DayPlan:
    return plan_day(Situation(records, Settings(), TODAY))


def _ready(records: Records) -> Iterator[Situation]:
    """Situations that have the records' indexes, and nothing that a rule has worked out."""
    indexed = Situation(records, Settings(), TODAY)
    plan_day(indexed)
    for _ in range(ROUNDS):
        situation = Situation(records, Settings(), TODAY)
        indexes = {name: value for name, value in vars(indexed).items() if not name.startswith("_worked")}
        vars(situation).update(indexes)
        yield situation
