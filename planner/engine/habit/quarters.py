"""R5 over the years: the verdict and the temperature at the end of each quarter of the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from planner.engine.habit.steadiness import thermometer
from planner.engine.plan import Verdict
from planner.engine.situation import Situation, once
from planner.value import NamedTuple

MONTHS: Final = 3


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
    """Every quarter since the book began, the oldest first, each judged by its own last twelve weeks."""
    quarters: list[Quarter] = []
    first = date.fromordinal(situation.start)
    start = date(first.year, first.month - (first.month - 1) % MONTHS, 1)
    while start <= situation.today:
        month = start.month + MONTHS
        following = date(start.year + month // 13, (month - 1) % 12 + 1, 1)
        end = min(following.toordinal() - 1, situation.now)
        told = thermometer(_as_of(situation, end))
        touches = sum(situation.log.outgoing_on(day) for day in range(start.toordinal(), end + 1))
        name = f"{start.year} Q{start.month // MONTHS + 1}"
        quarters.append(
            Quarter(name, date.fromordinal(end), touches, told.value, told.verdict, told.reason)
        )
        start = following
    return tuple(quarters)


def _as_of(situation: Situation, day: int) -> Situation:
    """The situation of an earlier day. The log is the same one: the thermometer asks it for no later day."""
    then = Situation(situation.records, situation.settings, date.fromordinal(day), before=situation)
    then.log = situation.log
    return then
