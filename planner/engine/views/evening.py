"""P12: the evening close. What is not logged yet, what is open, and tomorrow's first name."""

from __future__ import annotations

from datetime import date

from planner.engine.plan import DocketEntry, Item, Offer
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.engine.today.docket import docket
from planner.value import NamedTuple


class Evening(NamedTuple):
    """How the day stands at its end."""

    closed: bool
    """Whether the user closed it already."""
    kept: bool
    """Whether it counts in the streak; true on a free day, which counts nowhere."""
    unlogged: tuple[DocketEntry, ...]
    """What was to take place today and is not logged: a meeting, a visit to a hub."""
    open_new_touch: Offer | None
    open_items: tuple[Item, ...]
    done: tuple[str, ...]
    """The names of those who heard from the user."""
    tomorrow: date
    """The next working day."""
    first_name: Offer | None
    """Who is offered as its new touch, should today end as it is."""
    ahead: tuple[DocketEntry, ...]
    """What is on the docket for it."""


def evening(situation: Situation) -> Evening:
    """Look back on the day, and ahead to the next that counts."""
    plan = plan_day(situation)
    next_day = date.fromordinal(situation.next_working)
    then = Situation(situation.records, situation.settings, next_day, before=situation)
    tomorrow = plan_day(then)
    kept = not plan.working or plan.streak.marks[-1:] == ("kept",)
    return Evening(
        plan.closed,
        kept,
        _unlogged(situation),
        plan.new_touch,
        tuple(item for item in plan.items if item.kind != "prepare"),
        plan.done,
        next_day,
        tomorrow.new_touch,
        tuple(entry for entry in tomorrow.docket if entry.day == next_day),
    )


def _unlogged(situation: Situation) -> tuple[DocketEntry, ...]:
    """Today's meetings and events of which nothing is in the log."""
    visited = {touch.hub for touch in situation.log.by_day.get(situation.now, ())} - {""}
    occasions = [entry for entry in docket(situation, 0) if entry.kind in ("meeting", "event")]
    return tuple([entry for entry in occasions if entry.hub not in visited])
