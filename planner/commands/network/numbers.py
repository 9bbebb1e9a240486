"""What came of it, in numbers: what `planner stats` and the screen of numbers show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.engine.habit.pace import Pace, pace
from planner.engine.habit.quarters import Quarter, verdicts_by_quarter
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
