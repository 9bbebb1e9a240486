"""R7: can the budget hold the network at its cadences? Told half a year ahead, with the smallest
changes that fit."""

from __future__ import annotations

from collections.abc import Sequence

from planner.engine.ahead.fits import Fit, fits
from planner.engine.ahead.load_ahead import Week, weeks_ahead
from planner.engine.situation import Situation, once
from planner.engine.today.capacity import slots_a_day, utilisation
from planner.value import NamedTuple

__all__ = ["Fit", "Forecast", "Week", "forecast"]


class Forecast(NamedTuple):
    """The next 26 weeks."""

    capacity: float
    """Follow-ups that a working day holds."""
    utilisation: float
    weeks: Sequence[Week]
    overflow: Week | None
    """The first week that asks for more than it holds."""
    fits: tuple[Fit, ...]
    """The smallest change of each kind with which everything fits; empty where it does so
    already."""


@once
def forecast(situation: Situation) -> Forecast:
    """Look 26 weeks ahead."""
    weeks = weeks_ahead(situation)
    overflow = next((week for week in weeks if week.over), None)
    return Forecast(
        round(slots_a_day(situation), 2),
        utilisation(situation),
        weeks,
        overflow,
        fits(situation),
    )
