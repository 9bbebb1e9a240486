"""`planner stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import aligned, share
from planner.commands.json_values import Json, json_value
from planner.commands.network.numbers import numbers
from planner.words import plural, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.cli.shell import Shell
    from planner.commands.network.numbers import Numbers
    from planner.engine.habit.quarters import Quarter
    from planner.engine.views.funnel import Funnel, Group

SHOWN = 5
"""Groups of a dimension that the shell shows; the JSON has all."""
QUARTERS = 12
"""Quarters that the shell shows; the JSON has all."""


def stats(shell: Shell) -> int:
    """Show what came of it."""
    session = shell.open()
    figures = numbers(session, shell.args.days)
    shell.answer(_value(figures), _lines(figures, session.today))
    return 0


def _value(figures: Numbers) -> Json:
    funnel = figures.funnel
    by = {dimension: [_group(group) for group in groups] for dimension, groups in funnel.by.items()}
    return {
        "since": json_value(funnel.since),
        "funnel": _group(funnel.total),
        "by": by,
        "cost": json_value(funnel.cost),
        "pace": json_value(figures.pace),
        "voters": json_value(figures.voters),
        "advice": json_value(figures.overrides),
        "temperature": json_value(figures.quarters),
    }


def _group(group: Group) -> dict[str, Any]:
    rates = {step: group.rate(step) for step in group.counts}
    return {"name": group.name, "counts": dict(group.counts), "rates": rates}


def _lines(figures: Numbers, today: date) -> Iterator[str]:
    yield from _funnel(figures.funnel, today)
    yield ""
    yield f"PACE    {figures.pace.reason}"
    yield f"VOTERS  {figures.voters.reason}"
    yield f"ASKS    {figures.overrides.reason}"
    yield ""
    yield "TEMPERATURE"
    rows = [_quarter(quarter) for quarter in figures.quarters[-QUARTERS:]]
    yield from (f"  {line}" for line in aligned(rows, right=(1, 3)))


def _funnel(funnel: Funnel, today: date) -> Iterator[str]:
    yield f"SINCE {short_day(funnel.since, today).upper()}"
    rows = [
        (step, str(count), share(funnel.total.rate(step)))
        for step, count in funnel.total.counts.items()
    ]
    yield from (f"  {line}" for line in aligned(rows, right=(1, 2)))
    for dimension, groups in funnel.by.items():
        named = [group for group in groups if group.name != "—"]
        if named:
            yield ""
            yield f"BY {dimension.upper()}"
            yield from (f"  {line}" for line in _groups(named))
    cost = funnel.cost
    if cost is not None:
        yield ""
        yield (
            f"COST  {cost.so_far:,} so far at {cost.month:,} a month; "
            f"a lost week costs {cost.week:,}"
        )
        yield from (f"  {price:,} for each {step}" for step, price in cost.each.items())


def _groups(groups: Sequence[Group]) -> Iterator[str]:
    """The first few groups: new touches, and how many of them came how far."""
    rows = [(group.name, str(group.counts["new touch"]), _steps(group)) for group in groups[:SHOWN]]
    yield from aligned(rows, right=(1,))
    if len(groups) > SHOWN:
        yield f"and {len(groups) - SHOWN} more"


def _steps(group: Group) -> str:
    steps = list(group.counts.items())[1:]
    texts = [
        plural(count, step, "replies" if step == "reply" else "") for step, count in steps if count
    ]
    return " · ".join(texts) or "nothing yet"


def _quarter(quarter: Quarter) -> tuple[str, str, str, str, str]:
    return quarter.name, f"{quarter.value:.1f}°", quarter.verdict, str(quarter.touches), "touches"
