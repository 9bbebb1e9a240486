"""What came of it, in numbers: what `planner stats` and the screen of numbers show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from planner.engine.habit.pace import Pace, pace
from planner.engine.habit.quarters import Quarter, verdicts_by_quarter
from planner.engine.habit.streak import successful_days
from planner.engine.habit.voters import VoterShare, voter_share
from planner.engine.today.asking import overrides
from planner.engine.views.funnel import Funnel, funnel
from planner.errors import UsageError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.engine.today.asking import Overrides

LONGEST = 36_500
"""Days that the funnel looks back at most."""


class Numbers(NamedTuple):
    """The funnel (R22), the pace (R8), set and swing voters (R19), asks without an offer (R11), the
    quarters (R5)."""

    funnel: Funnel
    pace: Pace
    voters: VoterShare
    overrides: Overrides
    quarters: tuple[Quarter, ...]


class OutreachWeek(NamedTuple):
    """A week from its Monday on: the outgoing touches in it, and the working days, which are its
    target (R1)."""

    start: date
    touches: int
    target: int


KeptState = Literal["kept", "missed", "off", "open", "before"]
"""What a day was: kept, missed, off, today while it is open, or before the book began."""


def outreach_weeks(session: Session, count: int) -> list[OutreachWeek]:
    """Return the last so many weeks, this one last: the touches that went out against a touch each
    working day."""
    situation = session.situation
    monday = situation.today - timedelta(days=situation.today.weekday())
    weeks: list[OutreachWeek] = []
    for back in reversed(range(count)):
        start = monday - timedelta(weeks=back)
        first = start.toordinal()
        outgoing = sum(situation.log.outgoing_in(first, first + 6).values())
        weeks.append(OutreachWeek(start, outgoing, len(situation.calendar.run(first, first + 6))))
    return weeks


def day_states(session: Session, first: date) -> dict[date, KeptState]:
    """Return what each day from the first up to today was."""
    situation = session.situation
    kept = successful_days(situation)
    states: dict[date, KeptState] = {}
    for day in range(first.toordinal(), situation.now + 1):
        state: KeptState = "missed"
        if day in kept:
            state = "kept"
        elif day < situation.start:
            state = "before"
        elif not situation.calendar.working(day):
            state = "off"
        elif day == situation.now:
            state = "open"
        states[date.fromordinal(day)] = state
    return states


def numbers(session: Session, days: int) -> Numbers:
    """Return the numbers of a book, the funnel over the last ``days``.

    Raises:
        UsageError: It is no number of days to look back.
    """
    if not 1 <= days <= LONGEST:
        raise UsageError(f"--days: {days} is no number of days. Write one from 1 to {LONGEST}.")
    situation = session.situation
    return Numbers(
        funnel(situation, days),
        pace(situation),
        voter_share(situation),
        overrides(situation),
        tuple(verdicts_by_quarter(situation)),
    )
