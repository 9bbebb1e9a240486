"""The temperature of a contact on two real sets: whom does one write to next?

For the busiest senders of the Enron mail archive and of a college's private messages: on days
spread over their log everybody they were in touch with so far is ranked by temperature, and the
area under the curve tells how often somebody who was written to in the days that follow stands
above somebody who was not. Beside it: the last touch, how many there were, and the best of the
single half-lives, chosen after the fact for each set.

`python -m benchmarks.enron --temperature` prints every half-life.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import exp2
from pathlib import Path
from typing import NamedTuple

from benchmarks.books import records_of
from benchmarks.engine.table import Result
from benchmarks.enron import COLLEGE, DATA, history_of, read_mails, senders
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation
from planner.engine.standing.temperature import warmth, weight_of
from planner.records import Records
from planner.settings import Settings

FEWEST_KNOWN = 10
SINGLE = (1, 3, 7, 14, 30, 60, 90, 182, 240, 365)
"""The single half-lives that the temperature is held against, in days."""
TOLERANCE = 0.01
"""What the temperature may lie below the best of the others."""


class DataSet(NamedTuple):
    """A set of messages, and how it is asked."""

    name: str
    path: Path
    people: int
    ahead: int
    """Days of which it is to be told who is written to."""
    first_after: int
    """Days of log before the first day that is asked about."""
    every: int
    """Days from one such day to the next."""


SETS = (
    DataSet("a mail archive", DATA, 35, 30, 60, 61),
    DataSet("a college's messages", COLLEGE, 60, 7, 14, 14),
    DataSet("a college's messages", COLLEGE, 60, 30, 14, 14),
)


def area(scores: Mapping[str, float], written: frozenset[str]) -> float | None:
    """The share of pairs of one who was written to and one who was not that are in the right order;
    ties count half."""
    others = sorted(score for contact, score in scores.items() if contact not in written)
    mine = [scores[contact] for contact in scores if contact in written]
    if not others or not mine:
        return None
    right = 0.0
    for score in mine:
        above = bisect_right(others, score)
        equal = above - bisect_left(others, score)
        right += above - equal / 2
    return right / (len(others) * len(mine))


def contacts() -> list[Result]:
    """The areas on each set that is at hand."""
    return [result_of(data) for data in SETS if data.path.exists()]


def result_of(data: DataSet) -> Result:
    """The line of a set."""
    means, moments = areas_of(data)
    singles = [area for name, area in means.items() if name.endswith(" days")]
    figures = {
        "engine": means["engine"],
        "last touch": means["last touch"],
        "how many": means["how many"],
        "half-life": max(singles),
    }
    best = max(means["last touch"], means["how many"], *singles)
    case = (
        f"temperature on {data.name}, {data.people} people, {moments} dates, {data.ahead} days: AUC"
    )
    return Result(case, figures, round(best - TOLERANCE, 3), True)


def areas_of(data: DataSet) -> tuple[Mapping[str, float], int]:
    """The mean area of every score on a set, and over how many days."""
    mails = read_mails(data.path)
    areas: dict[str, list[float]] = {}
    moments = 0
    for person in senders(mails)[: data.people]:
        history = history_of(mails, person)
        records = records_of(history.edits)
        for moment in _moments(data, records, history.last_day):
            found = _areas(records, moment, data.ahead)
            moments += bool(found)
            for name, value in found.items():
                areas.setdefault(name, []).append(value)
    return {name: sum(values) / len(values) for name, values in areas.items()}, moments


def _moments(data: DataSet, records: Records, last: date) -> Sequence[date]:
    """The days that are asked about: with something to look back on, and something to come."""
    first = min(touch.day for touch in records.touches.values())
    begin, end = first + timedelta(days=data.first_after), last - timedelta(days=data.ahead)
    return [begin + timedelta(days=days) for days in range(0, (end - begin).days + 1, data.every)]


def _areas(records: Records, today: date, ahead: int) -> Mapping[str, float]:
    """The areas of each score on a day, none where nobody or everybody was written to."""
    until = today + timedelta(days=ahead)
    written = frozenset(
        contact
        for touch in records.touches.values()
        if today < touch.day <= until and outgoing(touch)
        for contact in touch.contacts
    )
    situation = Situation(records, Settings(), today)
    ties = situation.ties
    if len(ties) < FEWEST_KNOWN:
        return {}
    scores = {
        "engine": {contact: warmth(situation, tie, 182).score for contact, tie in ties.items()},
        "last touch": {contact: float(tie.last) for contact, tie in ties.items()},
        "how many": {contact: float(len(tie.days)) for contact, tie in ties.items()},
    }
    for half_life in SINGLE:
        scores[f"{half_life} days"] = {
            contact: _single(tie, situation.now, half_life) for contact, tie in ties.items()
        }
    found = {name: area(score, written) for name, score in scores.items()}
    return {name: value for name, value in found.items() if value is not None}


def _single(tie: Tie, now: int, half_life: int) -> float:
    """The score with one half-life and the same weights."""
    return sum(
        weight_of(tie, index) * exp2((day - now) / half_life) for index, day in enumerate(tie.days)
    )
