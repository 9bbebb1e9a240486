"""R5 over the years: the verdict and the temperature at the end of each quarter of the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.engine.habit.steadiness import thermometer
from planner.engine.plan import Verdict
from planner.engine.situation import Situation, once
from planner.value import NamedTuple


class Quarter(NamedTuple):
    """A quarter of a year; the present one is judged as of today."""

    name: str
    """As in 2026 Q4."""
    end: date
    touches: int
    """Outgoing touches in it."""
    value: float
    verdict: Verdict
    reason: str


@once
def verdicts_by_quarter(situation: Situation) -> Sequence[Quarter]:
    """Every quarter since the book began, the oldest first, each judged by its own last twelve
    weeks."""
    import pendulum  # 53 ms: only this view counts in months

    start = pendulum.Date.fromordinal(situation.start).first_of("quarter")
    quarters: list[Quarter] = []
    while start <= situation.today:
        following = start.add(months=3)
        last_day = min(following.toordinal() - 1, situation.now)
        quarters.append(_quarter(situation, f"{start.year} Q{start.quarter}", start, last_day))
        start = following
    return tuple(quarters)


def _quarter(situation: Situation, name: str, start: date, last_day: int) -> Quarter:
    """The quarter that begins on `start`, judged as of its last day (an ordinal)."""
    reading = thermometer(_as_of(situation, last_day))
    days = range(start.toordinal(), last_day + 1)
    touches = sum(map(situation.log.outgoing_on, days))
    end = date.fromordinal(last_day)
    return Quarter(name, end, touches, reading.value, reading.verdict, reading.reason)


def _as_of(situation: Situation, day: int) -> Situation:
    """The situation of an earlier day. The log is the same one: the thermometer asks it for no
    later day."""
    then = Situation(situation.records, situation.settings, date.fromordinal(day), before=situation)
    then.log = situation.log
    return then
