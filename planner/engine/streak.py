"""R2: which days were kept, the streak, and what it forgives.

A working day is kept by a new touch; while nobody waited for one, by any touch that the user took part in. Days off,
weekends and holidays do not count, and one missed working day in ten is absorbed and shown as such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from planner.engine.newness import new_days
from planner.engine.plan import Streak
from planner.engine.situation import Situation, once
from planner.engine.touching import outgoing

Mark = Literal["kept", "missed", "absorbed", "off", "open"]

MARKS: Final = 10
"""Working days that the strip shows, and in which one missed day is absorbed."""
WINDOW: Final = 28
"""Working days that the habit is judged by."""


class History(NamedTuple):
    """The working days up to yesterday, oldest first, and whether each was kept.

    It reaches back to the first day of the book, or to a gap that left nothing to remember: the window of 28 days
    before the first day kept after ten missed in a row.
    """

    days: Sequence[int]
    kept: Sequence[bool]


@once
def kept_days(situation: Situation) -> frozenset[int]:
    """The days that were kept, working days or not, today included."""
    new = new_days(situation)
    by_day = situation.log.by_day
    others = [day for day in by_day if day not in new]
    if not others:
        return new
    free = _nobody_waited(situation, others)
    return new | {day for day in free if any(outgoing(touch) and touch.contacts for touch in by_day[day])}


@once
def history(situation: Situation) -> History:
    """The working days that still matter."""
    kept = kept_days(situation)
    calendar, start, end = situation.calendar, situation.start, situation.now - 1
    first = situation.now
    for day in sorted((day for day in kept if start <= day <= end), reverse=True):
        if first - day > MARKS and len(calendar.run(day + 1, first - 1)) >= MARKS:
            break
        first = day
    week = max(len(calendar.weekdays), 1)
    back = 0
    days: list[int] = []
    while first > start and len(days) < WINDOW and back < first - start:
        back = min(back + 7 * WINDOW // week, first - start)
        days = calendar.run(first - back, first - 1)
    days = [*days[-WINDOW:], *calendar.run(first, end)]
    return History(days, [day in kept for day in days])


@once
def streak_of(situation: Situation) -> Streak:
    """Working days kept in a row up to today; a today that is still open breaks nothing."""
    past = history(situation)
    days, kept = list(past.days), list(past.kept)
    today_kept = situation.now in kept_days(situation)
    if situation.working and (today_kept or situation.skipped):
        days.append(situation.now)
        kept.append(today_kept)
    marks: list[Mark] = []
    run = absorbed = 0
    last_absorbed = -MARKS
    for index, was_kept in enumerate(kept):
        if was_kept:
            run += 1
            marks.append("kept")
        elif run and index - last_absorbed >= MARKS:
            absorbed += 1
            last_absorbed = index
            marks.append("absorbed")
        else:
            run = absorbed = 0
            marks.append("missed")
    window = kept[-WINDOW:]
    strip = _strip(situation, dict(zip(days[-MARKS:], marks[-MARKS:], strict=True)))
    return Streak(run, absorbed, strip, sum(window) / len(window) if window else 0.0)


def _strip(situation: Situation, marks: Mapping[int, Mark]) -> tuple[Mark, ...]:
    """The last ten days of the working week, oldest first, today included, none before the book began."""
    calendar, day = situation.calendar, situation.now
    strip: list[Mark] = []
    while day >= situation.start and len(strip) < MARKS and calendar.weekdays:
        if calendar.usual(day):
            strip.append(marks.get(day, "open") if calendar.working(day) else "off")
        day -= 1
    return tuple(reversed(strip))


def _nobody_waited(situation: Situation, days: Sequence[int]) -> list[int]:
    """Those of the days on which, as far as the records tell, nobody who is kept waited for a first touch."""
    ties = situation.ties
    starts: list[tuple[int, int]] = []
    always = situation.now + 1
    for contact, _ in situation.people.kept:
        tie = ties.get(contact.id)
        if tie is None or not tie.first_out:
            added = contact.added.toordinal() if contact.added is not None else situation.start
            always = min(always, added)
    early = [day for day in days if day < always]
    if not early:
        return []
    for contact, _ in situation.people.kept:
        tie = ties.get(contact.id)
        if tie is not None and tie.first_out and contact.added is not None:
            added = contact.added.toordinal()
            if added < tie.first_out and added < always:
                starts.append((added, tie.first_out))
    starts.sort()
    reach, latest = [], 0
    for _, end in starts:
        latest = max(latest, end)
        reach.append(latest)
    begun = [start for start, _ in starts]
    return [day for day in early if not (place := bisect_right(begun, day)) or reach[place - 1] <= day]
