"""What a newcomer does next in the first four weeks (R25)."""

from __future__ import annotations

from planner.commands.session import Session
from planner.engine.habit.ramp import RampStep, open_step


def newcomer_step(session: Session) -> RampStep | None:
    """Return the step that the plan of the day tells of; None where it tells of none."""
    return open_step(session.situation) if session.plan.first_weeks is not None else None
