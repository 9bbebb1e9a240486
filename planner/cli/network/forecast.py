"""`planner forecast`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.commands.json_values import Json, json_value, person_value
from planner.commands.network.views import forecast as look_ahead
from planner.words import full_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.ahead.forecast import Fit, Forecast, Week

BAR = 30
"""Cells of the bar of a week that is exactly full."""


def forecast(shell: Shell) -> int:
    """Show the forecast."""
    session = shell.open()
    outlook = look_ahead(session)
    value = {
        **json_value(outlook, session),
        "fits": [_fit(session, fit) for fit in outlook.fits],
    }
    shell.answer(value, _lines(outlook))
    return 0


def _fit(session: Session, fit: Fit) -> Json:
    cadences = [
        {"contact": person_value(session, contact), "cadence_days": days}
        for contact, days in fit.cadences.items()
    ]
    return {**json_value(fit, session), "cadences": cadences}


def _lines(outlook: Forecast) -> Iterator[str]:
    if outlook.capacity:
        yield (
            f"{outlook.capacity:g} follow-ups a working day; "
            f"the network asks for {outlook.utilisation:.0%} of them"
        )
    else:
        yield (
            "There is no time for follow-ups: give them minutes "
            "(planner config budget_minutes), or working days."
        )
    yield ""
    yield from aligned([_row(week) for week in outlook.weeks], right=(0, 1, 3))
    yield ""
    yield from _verdict(outlook)


def _row(week: Week) -> tuple[str, ...]:
    full = round(BAR * week.load / week.capacity) if week.capacity else 0
    bar = "█" * min(full, BAR) + "░" * (BAR - min(full, BAR))
    note = "" if week.capacity else "free"
    if week.over:
        bar, note = f"{bar}▶", f"{week.load - week.capacity:g} over"
    start = f"{week.start:%d %b}".lstrip("0")
    return (start, f"{week.load:.1f}", "of", f"{week.capacity:g}", bar, note)


def _verdict(outlook: Forecast) -> Iterator[str]:
    if outlook.overflow is not None:
        yield f"The week of {full_day(outlook.overflow.start)} asks for more than it holds."
    elif outlook.fits:
        yield "Every week ahead fits, but the network is full."
    else:
        yield "Everything fits."
        return
    if outlook.fits:
        yield "Any one of these is enough:"
        yield from (f"  · {visible(fit.text)}" for fit in outlook.fits)
    else:
        yield (
            "No single change is enough: "
            "begin with the people in `planner list` whom you can let go."
        )
