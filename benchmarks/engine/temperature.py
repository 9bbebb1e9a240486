"""The temperature of a contact, on a real mail archive: whom does one write to in the next 30 days?

For the busiest senders of the Enron archive, on the first of every other month of their log: everybody they were in
touch with so far is ranked by temperature, and the area under the curve tells how often somebody who was written to in
the next 30 days stands above somebody who was not. Beside it: the last touch, and how many there were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from benchmarks.books import records_of
from benchmarks.engine.table import Result
from benchmarks.enron import DATA, history_of, read_mails, senders
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation
from planner.engine.standing.temperature import warmth
from planner.records import Records
from planner.settings import Settings

PEOPLE = 35
AHEAD = 30
EVERY_MONTHS = 2
FEWEST_KNOWN = 10
CADENCES = (30, 90, 182)
"""The half-life is the cadence. These people work together: a close tie's comes first."""


def area(scores: Mapping[str, float], written: frozenset[str]) -> float | None:
    """The share of pairs of one who was written to and one who was not that are in the right order; ties count half."""
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
    """The areas on the archive, empty where it is not at hand."""
    if not DATA.exists():
        return []
    mails = read_mails(DATA)
    areas: dict[str, list[float]] = {}
    moments = 0
    for who in senders(mails)[:PEOPLE]:
        history = history_of(mails, who)
        records = records_of(history.edits)
        for moment in _moments(records, history.last_day):
            moments += 1
            for name, found in _areas(records, moment).items():
                areas.setdefault(name, []).append(found)
    mean = {name: sum(found) / len(found) for name, found in areas.items()}
    default, *others = (f"temperature, {cadence} days" for cadence in CADENCES)
    case = f"temperature of contacts, {PEOPLE} people, {moments} dates, half-life of 30 days: AUC"
    figures = {
        "engine": mean[default],
        "last touch": mean["last touch"],
        "how many": mean["how many"],
    }
    return [
        Result(case, figures, 0.848, True),
        *(
            Result(f"the same, {name.split(', ')[1]}", {"engine": mean[name]}, None, True)
            for name in others
        ),
    ]


def _moments(records: Records, last: date) -> Sequence[date]:
    """The first days of every other month, so that there is something to look back on and something to come."""
    first = min(touch.day for touch in records.touches.values())
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13, EVERY_MONTHS)
    ]
    return [
        day for day in months if first + timedelta(days=60) <= day <= last - timedelta(days=AHEAD)
    ]


def _areas(records: Records, today: date) -> Mapping[str, float]:
    """The areas of each score on a day, none where nobody or everybody was written to."""
    until = today + timedelta(days=AHEAD)
    written = frozenset(
        contact
        for touch in records.touches.values()
        if today < touch.day <= until and outgoing(touch)
        for contact in touch.contacts
    )
    situations = {
        cadence: Situation(records, Settings(cadence_days=cadence), today) for cadence in CADENCES
    }
    ties = situations[CADENCES[0]].ties
    if len(ties) < FEWEST_KNOWN:
        return {}
    scores = {
        f"temperature, {cadence} days": {
            contact: warmth(situation, contact, tie, cadence).score
            for contact, tie in situation.ties.items()
        }
        for cadence, situation in situations.items()
    }
    scores["last touch"] = {contact: float(tie.last) for contact, tie in ties.items()}
    scores["how many"] = {contact: float(len(tie.days)) for contact, tie in ties.items()}
    found = {name: area(score, written) for name, score in scores.items()}
    return {name: each for name, each in found.items() if each is not None}
