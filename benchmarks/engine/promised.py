"""Promises: as many on time as is possible at all, and none late in a life of ten years with the
whole day planned."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.engine.table import Result
from planner.engine.situation import Situation
from planner.engine.today.follow_ups import follow_ups
from planner.engine.today.obligations import on_time_first
from planner.records import Contact, Promise, Records, Touch
from planner.settings import Settings

INSTANCES = 3_000
YEARS = 10
TIES_A_YEAR = 45
PROMISES_A_DAY = 0.3
BIRTH = date(2026, 1, 5)


def matching() -> list[Result]:
    """Random promises and slots: the engine's order, day by day, against a maximum matching of
    promises to slots."""
    rng = random.Random(0)
    equal = 0
    for _ in range(INSTANCES):
        days = rng.randint(1, 12)
        slots = [rng.choice((0, 1, 1, 2)) for _ in range(days)]
        dues = [rng.randint(-3, days + 2) for _ in range(rng.randint(0, 14))]
        equal += kept_in_order(dues, slots) == most_possible(dues, slots)
    return [
        Result(
            "promises: equals the maximum matching, instances", {"engine": equal}, INSTANCES, True
        )
    ]


def kept_in_order(dues: Sequence[int], slots: Sequence[int]) -> int:
    """How many promises are kept on time when each day's slots go to the first in the engine's
    order."""
    left, kept = [(due, due) for due in dues], 0
    for day, count in enumerate(slots):
        order = on_time_first(left, day)
        done, rest = order[:count], order[count:]
        kept += sum(due >= day for due in done)
        left = [(due, due) for due in rest]
    return kept


def most_possible(dues: Sequence[int], slots: Sequence[int]) -> int:
    """The size of a maximum matching of promises to slots on or before their day (augmenting
    paths)."""
    places = [day for day, count in enumerate(slots) for _ in range(count)]
    taken: dict[int, int] = {}

    def place(promise: int, tried: set[int]) -> bool:
        for index, day in enumerate(places):
            if day <= dues[promise] and index not in tried:
                tried.add(index)
                if index not in taken or place(taken[index], tried):
                    taken[index] = promise
                    return True
        return False

    return sum(place(promise, set()) for promise in range(len(dues)))


def life(years: int = YEARS) -> list[Result]:
    """Ten years in which the user does what is planned: good ties come in, promises are made, the
    network fills up."""
    rng = random.Random(0)
    contacts: dict[str, Contact] = {}
    touches: dict[str, Touch] = {}
    promises: dict[str, Promise] = {}
    before: Situation | None = None
    made = late = over = 0
    for number in range(years * 365):
        today = BIRTH + timedelta(days=number)
        met = [f"c{number}"] if rng.random() < TIES_A_YEAR / 365 else []
        for contact in met:
            contacts = {**contacts, contact: Contact(contact, contact, added=today)}
            touches = {**touches, contact: Touch(contact, frozenset(met), "coffee", day=today)}
        if contacts and rng.random() < PROMISES_A_DAY:
            due = today + timedelta(days=rng.randint(1, 14))
            promise = Promise(
                f"p{number}", "me", rng.choice(list(contacts)), "send it", due, added=today
            )
            promises, made = {**promises, promise.id: promise}, made + 1
        situation = Situation(
            Records(contacts, touches, promises), Settings(), today, before=before
        )
        before = situation
        planned = follow_ups(situation)
        over = max(over, planned.over)
        for item in planned.items:
            if item.id in promises:
                promise = promises[item.id]._replace(done_on=today)
                promises = {**promises, item.id: promise}
                late += promise.due is not None and today > promise.due
            done = Touch(f"{item.id} {today}", frozenset({item.contact}), "call", day=today)
            touches = {**touches, done.id: done}
    late += sum(
        1 for each in promises.values() if each.open and each.due is not None and each.due < today
    )
    case = f"ten-year life, {len(contacts)} ties, {made:,} promises"
    return [
        Result(f"{case}: promises late", {"engine": late}, 0, False),
        Result("the same: most minutes over the budget on a day", {"engine": over}, None, False),
    ]
