"""R2: which days were kept, the streak, and what it forgives.

A working day is kept by a new touch; while nobody waited on the bench, by any touch that the user took part in. Days
off, weekends and holidays do not count, and one missed working day in ten is absorbed and shown as such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from planner.engine.calendar import ONE_DAY
from planner.engine.newness import first_reached, new_touches
from planner.engine.plan import Streak
from planner.engine.situation import Situation, once
from planner.engine.touching import outgoing

Mark = Literal["kept", "missed", "absorbed", "off", "open"]

MARKS: Final = 10
"""Working days that the strip shows, and in which one missed day is absorbed."""
WINDOW: Final = 28


class History(NamedTuple):
    """The working days of the book up to yesterday, oldest first, and whether each was kept."""

    days: Sequence[date]
    kept: Sequence[bool]


@once
def kept_days(situation: Situation) -> frozenset[date]:
    """The days that were kept, working days or not, today included."""
    new = new_touches(situation)
    waiting = _bench_spans(situation)
    starts = [start for start, _ in waiting]
    kept = set(new)
    for day, touches in situation.by_day.items():
        if day not in new and any(outgoing(touch) and touch.contacts for touch in touches):
            place = bisect_right(starts, day) - 1
            if place < 0 or waiting[place][1] <= day:
                kept.add(day)
    return frozenset(kept)


@once
def history(situation: Situation) -> History:
    """The working days from the first day of the book to yesterday."""
    days = list(situation.calendar.run(situation.start, situation.today - ONE_DAY))
    kept = kept_days(situation)
    return History(days, [day in kept for day in days])


@once
def streak_of(situation: Situation) -> Streak:
    """Working days kept in a row up to today; a today that is still open breaks nothing."""
    past = history(situation)
    days, kept = list(past.days), list(past.kept)
    today_counts = situation.working
    today_kept = situation.today in kept_days(situation)
    skipped = situation.today in situation.days and bool(situation.days[situation.today].skipped)
    if today_counts and (today_kept or skipped):
        days.append(situation.today)
        kept.append(today_kept)
    marks: dict[date, Mark] = {}
    run = absorbed = 0
    last_absorbed = -MARKS
    for index, (day, was_kept) in enumerate(zip(days, kept, strict=True)):
        if was_kept:
            run += 1
            marks[day] = "kept"
        elif run and index - last_absorbed >= MARKS:
            absorbed += 1
            last_absorbed = index
            marks[day] = "absorbed"
        else:
            run = absorbed = 0
            marks[day] = "missed"
    window = kept[-WINDOW:]
    rate = sum(window) / len(window) if window else 0.0
    return Streak(run, absorbed, _strip(situation, marks), rate)


def _strip(situation: Situation, marks: dict[date, Mark]) -> tuple[Mark, ...]:
    """The last ten days of the working week, oldest first, today included, none before the book began."""
    strip: list[Mark] = []
    day = situation.today
    while day >= situation.start and len(strip) < MARKS:
        if situation.calendar.usual(day):
            off = not situation.calendar.working(day)
            strip.append("off" if off else marks.get(day, "open"))
        day -= ONE_DAY
    return tuple(reversed(strip))


def _bench_spans(situation: Situation) -> list[tuple[date, date]]:
    """The spans of days, first included and last not, on which somebody who is kept now waited for a first touch."""
    reached = first_reached(situation)
    spans: list[tuple[date, date]] = []
    for contact in situation.kept:
        first = reached.get(contact.id, date.max)
        if first == date.max or (contact.added is not None and contact.added < first):
            spans.append((contact.added or situation.start, first))
    merged: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
