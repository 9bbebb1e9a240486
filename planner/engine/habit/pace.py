"""R8: half in, half out. Two clocks, intake and outreach, and the point at which networking becomes too much.

Intake is research, reading and preparing; outreach is touches: the minutes logged for each, else the estimate. The
length of a meeting is no planner time (see `budget`): it counts as a touch. Three working days in a row over twice the
budget are over-networking.

The plan leans to the clock that lacks, in room that is to spare: towards intake by preparing for who is next on the
bench without a hook, towards outreach by one touch before its time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_on
from planner.records import MEETINGS, Touch
from planner.value import NamedTuple
from planner.words import plural

WEEK: Final = 7
LEAST_SHARE: Final = 0.35
"""Below this share of the week one of the clocks lacks: half and half, give or take."""
TOO_MUCH: Final = 2
"""Budgets a day."""
IN_A_ROW: Final = 3
TO_LEAN: Final = 2
"""Budgets that both clocks come to in a week before the plan leans: the first touch of a week shows no habit."""
LOOKED_AT: Final = 28
"""Days back that a run of heavy days is followed."""


class Pace(NamedTuple):
    """The two clocks over the last seven days, in minutes."""

    intake: int
    outreach: int
    intake_share: float | None
    """None where neither ran."""
    lacks: Literal["intake", "outreach", ""]
    heavy_days: int
    """Working days in a row, up to today, over twice the budget."""
    over_networking: bool
    reason: str


@once
def pace(situation: Situation) -> Pace:
    """How the week is paced."""
    days = range(situation.now - WEEK + 1, situation.now + 1)
    intake, outreach = (
        sum(minutes) for minutes in zip(*(minutes_on(situation, day) for day in days), strict=True)
    )
    total = intake + outreach
    share = round(intake / total, 3) if total else None
    lacks: Literal["intake", "outreach", ""] = ""
    if share is not None and share < LEAST_SHARE:
        lacks = "intake"
    elif share is not None and share > 1 - LEAST_SHARE:
        lacks = "outreach"
    heavy = heavy_days(situation)
    over = heavy >= IN_A_ROW
    return Pace(
        intake,
        outreach,
        share,
        lacks,
        heavy,
        over,
        _reason(intake, outreach, lacks, heavy if over else 0),
    )


@once
def lean(situation: Situation) -> Literal["intake", "outreach", ""]:
    """The clock that the plan of the day leans to; none on a day that is to be lighter or off."""
    if not situation.working or situation.lighter or heavy_days(situation) >= IN_A_ROW:
        return ""
    week = pace(situation)
    return week.lacks if week.intake + week.outreach >= TO_LEAN * situation.usual_budget else ""


def share_of(situation: Situation) -> str:
    """The week's two clocks in words."""
    week = pace(situation)
    return f"{week.intake} min in, {week.outreach} min out in the last 7 days"


def minutes_on(situation: Situation, day: int) -> tuple[int, int]:
    """The minutes of intake and of outreach on a day."""
    touches = situation.log.by_day.get(day, ())
    outreach = sum([_took(situation, touch, day) for touch in touches if outgoing(touch)])
    return max(_intakes(situation).get(day, 0), 0), outreach


@once
def _intakes(situation: Situation) -> Mapping[int, int]:
    """The minutes of intake by day."""
    minutes: dict[int, int] = {}
    for intake in situation.records.intakes.values():
        day = intake.day.toordinal()
        minutes[day] = minutes.get(day, 0) + intake.minutes
    return minutes


def _took(situation: Situation, touch: Touch, day: int) -> int:
    minutes = touch.minutes
    if minutes is not None and touch.kind not in MEETINGS:
        return max(minutes, 0)
    new = [contact for contact in touch.contacts if new_on(situation, contact, day)]
    usual = situation.minutes("new_touch" if new else "keep_in_touch")
    return usual if minutes is None else max(min(minutes, usual), 0)


@once
def heavy_days(situation: Situation) -> int:
    """Days in a row over twice the budget. A free day without anything breaks no run, nor does a today still open."""
    most = TOO_MUCH * max(situation.usual_budget, 1)
    run = 0
    for day in range(situation.now, situation.now - LOOKED_AT, -1):
        if _passes(situation, day, most):
            run += 1
        elif situation.calendar.working(day) and day != situation.now:
            break
    return run


def _passes(situation: Situation, day: int, most: int) -> bool:
    """Whether a day took more minutes than that; it is counted no further than it has to be."""
    minutes = max(_intakes(situation).get(day, 0), 0)
    for touch in situation.log.by_day.get(day, ()):
        if minutes > most:
            break
        minutes += _took(situation, touch, day) if outgoing(touch) else 0
    return minutes > most


def _reason(intake: int, outreach: int, lacks: str, heavy: int) -> str:
    text = f"{intake} min in, {outreach} min out in the last 7 days"
    if heavy:
        return f"{plural(heavy, 'day')} in a row over twice your budget: take a lighter day; {text}"
    if lacks == "intake":
        return f"{text}: read, research and prepare a little more"
    if lacks == "outreach":
        return f"{text}: time to reach out"
    return f"{text}: well balanced" if intake + outreach else f"{text}: nothing yet"
