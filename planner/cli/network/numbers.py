"""`planner forecast` and `planner stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned, share
from planner.errors import UsageError
from planner.words import full_day, plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.ahead.forecast import Fit, Forecast, Week
    from planner.engine.habit.pace import Pace
    from planner.engine.habit.quarters import Quarter
    from planner.engine.habit.voters import VoterShare
    from planner.engine.views.funnel import Funnel, Group

BAR = 30
"""Cells of the bar of a week that is exactly full."""
SHOWN = 5
"""Groups of a dimension that the shell shows; the JSON has all."""


def forecast(shell: Shell) -> int:
    """Show the forecast."""
    from planner.engine.ahead.forecast import forecast as look_ahead

    session = shell.open()
    told = look_ahead(session.situation)
    value = {
        "capacity": told.capacity,
        "utilisation": told.utilisation,
        "weeks": [_week(week) for week in told.weeks],
        "overflow": _week(told.overflow) if told.overflow else None,
        "fits": [_fit(session, fit) for fit in told.fits],
    }
    shell.answer(value, _forecast_lines(session, told))
    return 0


def _week(week: Week) -> dict[str, Any]:
    return {"start": week.start.isoformat(), "load": week.load, "capacity": week.capacity}


def _fit(session: Session, fit: Fit) -> dict[str, Any]:
    def named(contact: str) -> dict[str, str]:
        return {"id": contact, "name": session.situation.name_of(contact)}

    return {
        "kind": fit.kind,
        "text": fit.text,
        "budget_minutes": fit.budget_minutes,
        "until": fit.until.isoformat() if fit.until else None,
        "cadences": [
            {"contact": named(contact), "cadence_days": days}
            for contact, days in fit.cadences.items()
        ],
        "rest": [named(contact) for contact in fit.rest],
    }


def _forecast_lines(session: Session, told: Forecast) -> Iterator[str]:
    if told.capacity:
        yield f"{told.capacity:g} follow-ups a working day; the network asks for {told.utilisation:.0%} of them"
    else:
        yield "There is no time for follow-ups: give them minutes (planner config budget_minutes), or working days."
    yield ""
    rows = []
    for week in told.weeks:
        filled = round(BAR * week.load / week.capacity) if week.capacity else 0
        bar = "█" * min(filled, BAR) + "░" * (BAR - min(filled, BAR)) + ("▶" if week.over else "")
        over = (
            f"{week.load - week.capacity:g} over" if week.over else "" if week.capacity else "free"
        )
        rows.append(
            (
                f"{week.start:%d %b}".lstrip("0"),
                f"{week.load:.1f}",
                "of",
                f"{week.capacity:g}",
                bar,
                over,
            )
        )
    yield from aligned(rows, right=(0, 1, 3))
    yield ""
    if told.overflow is None and not told.fits:
        yield "Everything fits."
        return
    if told.overflow is not None:
        yield f"The week of {full_day(told.overflow.start)} asks for more than it holds."
    else:
        yield "Every week ahead fits, but the network is full."
    if told.fits:
        yield "Any one of these is enough:"
        for fit in told.fits:
            yield f"  · {visible(fit.text)}"
    else:
        yield "No single change is enough: begin with the people in `planner list` whom you can let go."


def stats(shell: Shell) -> int:
    """Show what came of it."""
    from planner.engine.habit.pace import pace
    from planner.engine.habit.quarters import verdicts_by_quarter
    from planner.engine.habit.voters import voter_share
    from planner.engine.today.asking import overrides
    from planner.engine.views.funnel import funnel

    if not 1 <= shell.args.days <= 36_500:
        raise UsageError(
            f"--days: {shell.args.days} is no number of days. Write one from 1 to 36500."
        )
    session = shell.open()
    situation = session.situation
    told, paced, voters = (
        funnel(situation, shell.args.days),
        pace(situation),
        voter_share(situation),
    )
    quarters = verdicts_by_quarter(situation)
    value = {
        "since": told.since.isoformat(),
        "funnel": _group(told.total),
        "by": {
            dimension: [_group(group) for group in groups] for dimension, groups in told.by.items()
        },
        "cost": None
        if told.cost is None
        else {**told.cost._asdict(), "each": dict(told.cost.each)},
        "pace": paced._asdict(),
        "voters": voters._asdict(),
        "advice": overrides(situation)._asdict(),
        "temperature": [
            {**quarter._asdict(), "end": quarter.end.isoformat()} for quarter in quarters
        ],
    }
    shell.answer(value, _stats_lines(session, told, paced, voters, quarters))
    return 0


def _group(group: Group) -> dict[str, Any]:
    rates = {step: group.rate(step) for step in group.counts}
    return {"name": group.name, "counts": dict(group.counts), "rates": rates}


def _stats_lines(
    session: Session, told: Funnel, paced: Pace, voters: VoterShare, quarters: Sequence[Quarter]
) -> Iterator[str]:
    yield f"SINCE {short_day(told.since, session.today).upper()}"
    rows = [
        (step, str(count), share(told.total.rate(step)))
        for step, count in told.total.counts.items()
    ]
    yield from (f"  {line}" for line in aligned(rows, right=(1, 2)))
    for dimension, groups in told.by.items():
        known = [group for group in groups if group.name != "—"]
        if known:
            yield ""
            yield f"BY {dimension.upper()}"
            yield from (f"  {line}" for line in _groups(known))
    if told.cost is not None:
        cost = told.cost
        yield ""
        yield f"COST  {cost.so_far:,} so far at {cost.month:,} a month; a lost week costs {cost.week:,}"
        for step, price in cost.each.items():
            yield f"  {price:,} for each {step}"
    yield ""
    from planner.engine.today.asking import overrides

    yield f"PACE    {paced.reason}"
    yield f"VOTERS  {voters.reason}"
    yield f"ASKS    {overrides(session.situation).reason}"
    yield ""
    yield "TEMPERATURE"
    yield from (
        f"  {line}" for line in aligned([_quarter(each) for each in quarters[-12:]], right=(1, 3))
    )


def _groups(groups: list[Group]) -> Iterator[str]:
    """The first few groups: new touches, and how many of them came how far."""
    rows = []
    for group in groups[:SHOWN]:
        steps = list(group.counts.items())[1:]
        far = [
            plural(count, step, "replies" if step == "reply" else "")
            for step, count in steps
            if count
        ]
        rows.append((group.name, str(group.counts["new touch"]), " · ".join(far) or "nothing yet"))
    yield from aligned(rows, right=(1,))
    if len(groups) > SHOWN:
        yield f"and {len(groups) - SHOWN} more"


def _quarter(quarter: Quarter) -> tuple[str, str, str, str, str]:
    return quarter.name, f"{quarter.value:.1f}°", quarter.verdict, str(quarter.touches), "touches"
