"""`planner forecast`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned
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
        "capacity": outlook.capacity,
        "utilisation": outlook.utilisation,
        "weeks": [_week(week) for week in outlook.weeks],
        "overflow": _week(outlook.overflow) if outlook.overflow else None,
        "fits": [_fit(session, fit) for fit in outlook.fits],
    }
    shell.answer(value, _lines(outlook))
    return 0


def _week(week: Week) -> dict[str, Any]:
    return {"start": week.start.isoformat(), "load": week.load, "capacity": week.capacity}


def _fit(session: Session, fit: Fit) -> dict[str, Any]:
    return {
        "kind": fit.kind,
        "text": fit.text,
        "budget_minutes": fit.budget_minutes,
        "until": fit.until.isoformat() if fit.until else None,
        "cadences": [
            {"contact": _named(session, contact), "cadence_days": days}
            for contact, days in fit.cadences.items()
        ],
        "rest": [_named(session, contact) for contact in fit.rest],
    }


def _named(session: Session, contact_id: str) -> dict[str, str]:
    return {"id": contact_id, "name": session.situation.name_of(contact_id)}


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
