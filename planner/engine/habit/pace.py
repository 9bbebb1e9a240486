"""R8: half in, half out. Two clocks, intake and outreach, and the point at which networking becomes
too much.

Intake is research, reading and preparing; outreach is touches, a meeting with its length (see
`effort`). Three working days in a row over twice the user's own pace are over-networking. What the
plan asked for counts with its estimate and, where it was owed, not at all: doing the plan is never
too much. A stretch of free days ends the run.

The plan leans to the clock that lacks, in room that is to spare: towards intake by preparing for
who is next on the bench without a hook, towards outreach by one touch before its time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from statistics import median
from typing import Final, Literal

from planner.engine.habit.effort import estimate, item_kind, keeps_promise, minutes_of
from planner.engine.habit.quota import MOST as MOST_NEW
from planner.engine.happened.log import Log
from planner.engine.happened.people import People
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, carried_on, once
from planner.engine.standing.cadence import cadence_of
from planner.engine.standing.newness import new_on
from planner.records import MEETINGS, Contact, Intake, Touch
from planner.value import NamedTuple
from planner.words import plural

Shortage = Literal["intake", "outreach", ""]

WEEK: Final = 7
LEAST_SHARE: Final = 0.35
"""Below this share of the week one of the clocks lacks: half and half, give or take."""
TOO_MUCH: Final = 2
"""Times the own pace."""
IN_A_ROW: Final = 3
TO_LEAN: Final = 2
"""Budgets that both clocks come to in a week before the plan leans: the first touch of a week shows
no habit."""
LOOKED_AT: Final = 28
"""Days back that a run of heavy days is followed."""
FREE_STRETCH: Final = 3
"""Free days in a row without anything that end a run: a weekend does not."""
PACE_WEEKS: Final = 12
"""Weeks before this one from which the own pace is taken."""
STEADY_DAYS: Final = 3
"""Days with something on them that make a week a steady one."""
FEWEST_WEEKS: Final = 3
"""Steady weeks from which a pace can be told."""


class Pace(NamedTuple):
    """The two clocks over the last seven days, in minutes."""

    intake: int
    outreach: int
    intake_share: float | None
    """None where neither ran."""
    lacks: Shortage
    heavy_days: int
    """Working days in a row, up to today, over twice the own pace."""
    over_networking: bool
    reason: str


@once
def pace(situation: Situation) -> Pace:
    """How the week is paced."""
    intake = outreach = 0
    for day in range(situation.now - WEEK + 1, situation.now + 1):
        minutes_in, minutes_out = minutes_on(situation, day)
        intake += minutes_in
        outreach += minutes_out
    share = intake / (intake + outreach) if intake + outreach else None
    lacks = _lacks(share)
    heavy = heavy_days(situation)
    over = heavy >= IN_A_ROW
    reason = _reason(intake, outreach, lacks, heavy if over else 0)
    rounded_share = round(share, 3) if share is not None else None
    return Pace(intake, outreach, rounded_share, lacks, heavy, over, reason)


def _lacks(intake_share: float | None) -> Shortage:
    if intake_share is None:
        return ""
    if intake_share < LEAST_SHARE:
        return "intake"
    return "outreach" if intake_share > 1 - LEAST_SHARE else ""


@once
def lean(situation: Situation) -> Shortage:
    """The clock that the plan of the day leans to; none on a day that is to be lighter or off."""
    if not situation.working or situation.lighter or heavy_days(situation) >= IN_A_ROW:
        return ""
    week = pace(situation)
    return week.lacks if week.intake + week.outreach >= TO_LEAN * situation.usual_budget else ""


def share_of(situation: Situation) -> str:
    """The week's two clocks in words."""
    week = pace(situation)
    return f"{week.intake} min in, {week.outreach} min out in the last 7 days"


class _DayMinutes(NamedTuple):
    """The minutes of the days that were asked for, and what they were worked out from."""

    log: Log
    people: People
    intakes: Mapping[str, Intake]
    by_day: dict[int, tuple[int, int]]


@carried_on
def _day_minutes(situation: Situation, before: _DayMinutes | None) -> _DayMinutes:
    """The minutes by day, filled as they are asked for; they hold while nothing is logged and
    nobody changes."""
    log, people, intakes = situation.log, situation.people, situation.records.intakes
    if before is None or before.log is not log:
        return _DayMinutes(log, people, intakes, {})
    if before.people is not people or before.intakes is not intakes:
        return _DayMinutes(log, people, intakes, {})
    return before


def minutes_on(situation: Situation, day: int) -> tuple[int, int]:
    """The minutes of intake and of outreach on a day."""
    by_day = _day_minutes(situation).by_day
    if day not in by_day:
        touches = situation.log.by_day.get(day, ())
        outreach = sum([minutes_of(situation, touch, day) for touch in touches if outgoing(touch)])
        by_day[day] = max(_intakes(situation).get(day, 0), 0), outreach
    return by_day[day]


@once
def _intakes(situation: Situation) -> Mapping[int, int]:
    """The minutes of intake by day."""
    minutes: dict[int, int] = {}
    for intake in situation.records.intakes.values():
        day = intake.day.toordinal()
        minutes[day] = minutes.get(day, 0) + intake.minutes
    return minutes


@once
def own_pace(situation: Situation) -> float:
    """Minutes a working day in the median of the user's steady weeks; never less than what the plan
    may ask for."""
    plan_minutes = situation.usual_budget + situation.minutes("new_touch")
    a_day: list[float] = []
    for week in range(1, PACE_WEEKS + 1):
        end = situation.now - WEEK * week
        days = situation.calendar.run(end - WEEK + 1, end)
        minutes = [sum(minutes_on(situation, day)) for day in days]
        if sum(map(bool, minutes)) >= STEADY_DAYS:
            a_day.append(sum(minutes) / len(minutes))
    own = median(a_day) if len(a_day) >= FEWEST_WEEKS else 0.0
    return max(own, plan_minutes)


@once
def heavy_days(situation: Situation) -> int:
    """Days in a row over twice the own pace. A weekend breaks no run, nor does a today that is
    still open."""
    run = idle = 0
    for day in range(situation.now, situation.now - LOOKED_AT, -1):
        if _is_heavy(situation, day):
            run += 1
            idle = 0
        elif situation.calendar.working(day) and day != situation.now:
            break
        else:
            idle += 1
        if idle >= FREE_STRETCH:
            break
    return run


def _is_heavy(situation: Situation, day: int) -> bool:
    """Whether a day took more than twice the own pace, beside what the plan asked for."""
    most = TOO_MUCH * (situation.usual_budget + situation.minutes("new_touch"))
    minutes, outreach = minutes_on(situation, day)
    # A day is only looked at closely where all that happened on it could be too much.
    if minutes + outreach <= most:
        return False
    new = 0
    for touch in filter(outgoing, situation.log.by_day.get(day, ())):
        is_new = any(new_on(situation, contact, day) for contact in touch.contacts)
        new += is_new
        if is_new and new <= MOST_NEW:
            minutes += estimate(situation, touch, day)
        elif is_new or not _is_planned(situation, touch, day):
            minutes += minutes_of(situation, touch, day)
    # The own pace takes twelve weeks to work out, and is never less than what the plan may ask for.
    return minutes > most and minutes > TOO_MUCH * own_pace(situation)


def _is_planned(situation: Situation, touch: Touch, day: int) -> bool:
    """Whether the plan may have asked for a follow-up: an answer, a nudge, thanks, a promise, or
    somebody's turn."""
    message = touch.kind not in MEETINGS
    for contact in touch.contacts:
        if message and item_kind(situation, contact, day) != "keep_in_touch":
            return True
        if _is_due(situation, contact, day):
            return True
    return False


def _is_due(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether a promise to somebody was kept on the day, or half of their cadence was gone."""
    if keeps_promise(situation, contact_id, day):
        return True
    tie = situation.ties[contact_id]
    before = bisect_left(tie.days, day) - 1
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    return before >= 0 and 2 * (day - tie.days[before]) >= cadence_of(situation, contact)


def _reason(intake: int, outreach: int, lacks: str, heavy: int) -> str:
    text = f"{intake} min in, {outreach} min out in the last 7 days"
    if heavy:
        return f"{plural(heavy, 'day')} in a row over twice your pace: take a lighter day; {text}"
    if lacks == "intake":
        return f"{text}: read, research and prepare a little more"
    if lacks == "outreach":
        return f"{text}: time to reach out"
    return f"{text}: well balanced" if intake + outreach else f"{text}: nothing yet"
