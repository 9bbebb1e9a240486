"""R2: which days were kept, the streak, and what it forgives.

A working day is kept by a new touch; while nobody waited for one, by any touch that the user took
part in, and by reading or preparing. Days off, weekends and holidays do not count, and one missed
working day in ten is absorbed and shown as such. Beside the run there is a strength that one missed
day lowers by a few per cent: each working day it is multiplied by m = 0.5^(sqrt(f)/13), and a kept
day adds 1 - m (Loop Habit Tracker; f is once a day).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from math import sqrt
from typing import Final, Literal

from planner.engine.plan import Streak
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_days
from planner.engine.standing.roll import roll
from planner.value import NamedTuple

DayMark = Literal["kept", "missed", "absorbed", "off", "open"]

MARKS: Final = 10
"""Working days that the strip shows, and in which one missed day is absorbed."""
WINDOW: Final = 28
"""Working days that the habit is judged by."""
FADING: Final = 0.5 ** (sqrt(1) / 13)
"""What a working day leaves of the strength."""
BLOCK: Final = 90
"""Days that are looked at together on the way back."""


class History(NamedTuple):
    """The working days up to yesterday, oldest first, and whether each was kept.

    It reaches back to the first day of the book, or to 28 working days missed in a row: nothing is
    left of a habit that is older.
    """

    days: Sequence[int]
    successes: Sequence[bool]


class Run(NamedTuple):
    """Days kept in a row up to the last one, how many missed ones are absorbed in it, and what
    became of each day."""

    days: int
    absorbed: int
    marks: Sequence[DayMark]


@once
def successful_days(situation: Situation) -> frozenset[int]:
    """The days that were kept, working days or not, today included."""
    new = new_days(situation)
    if _waiting_since(situation) <= situation.start:
        return new
    active = {day for day in situation.log.by_day if situation.log.outgoing_on(day)}
    active.update(intake.day.toordinal() for intake in situation.records.intakes.values())
    further = _nobody_waited(situation, active - new)
    return new.union(further) if further else new


@once
def history(situation: Situation) -> History:
    """The working days that still matter."""
    successes, calendar = successful_days(situation), situation.calendar
    days: list[int] = []
    flags: list[bool] = []
    missed, end = 0, situation.now - 1
    while end >= situation.start and missed < WINDOW:
        begin = max(end - BLOCK, situation.start)
        for day in reversed(calendar.run(begin, end)):
            days.append(day)
            flags.append(day in successes)
            missed = 0 if flags[-1] else missed + 1
            if missed == WINDOW:
                break
        end = begin - 1
    days.reverse()
    flags.reverse()
    return History(days, flags)


@once
def streak_of(situation: Situation) -> Streak:
    """Working days kept in a row up to today; a today that is still open breaks nothing."""
    past = history(situation)
    days, successes = list(past.days), list(past.successes)
    today_success = situation.now in successful_days(situation)
    if situation.working and (today_success or situation.skipped):
        days.append(situation.now)
        successes.append(today_success)
    run = run_of(successes)
    window = successes[-WINDOW:]
    strip = _strip(situation, dict(zip(days[-MARKS:], run.marks[-MARKS:], strict=True)))
    rate = sum(window) / len(window) if window else 0.0
    return Streak(run.days, run.absorbed, strip, rate, round(strength_of(successes), 3))


def strength_of(successes: Sequence[bool]) -> float:
    """How strong the habit is after some working days, oldest first: 0 to 1."""
    strength = 0.0
    for success in successes:
        strength = strength * FADING + (1 - FADING) * success
    return strength


def run_of(successes: Sequence[bool]) -> Run:
    """The run at the end of some working days, oldest first: one missed day in ten is absorbed in
    it."""
    marks: list[DayMark] = []
    run = absorbed = 0
    last_absorbed = -MARKS
    for index, success in enumerate(successes):
        if success:
            run += 1
            marks.append("kept")
        elif run and index - last_absorbed >= MARKS:
            absorbed += 1
            last_absorbed = index
            marks.append("absorbed")
        else:
            run = absorbed = 0
            marks.append("missed")
    return Run(run, absorbed, marks)


def _strip(situation: Situation, marks: Mapping[int, DayMark]) -> tuple[DayMark, ...]:
    """The last ten days of the working week, oldest first, today included, none before the book
    began."""
    calendar, day = situation.calendar, situation.now
    strip: list[DayMark] = []
    while day >= situation.start and len(strip) < MARKS and calendar.weekdays:
        if calendar.usual(day):
            strip.append(marks.get(day, "open") if calendar.working(day) else "off")
        day -= 1
    return tuple(reversed(strip))


def _nobody_waited(situation: Situation, days: Iterable[int]) -> list[int]:
    """Those of some days on which, as far as the records tell, nobody who is kept waited for a
    first touch."""
    waiting_since = _waiting_since(situation)
    early = [day for day in days if day < waiting_since]
    if not early:
        return []
    waits = _waits_that_ended(situation, waiting_since)
    begun = [start for start, _ in waits]
    reach = list(accumulate([end for _, end in waits], max))

    def is_free(day: int) -> bool:
        before = bisect_right(begun, day)
        return not before or reach[before - 1] <= day

    return list(filter(is_free, early))


@once
def _waiting_since(situation: Situation) -> int:
    """The day from which somebody has waited who waits today; tomorrow where nobody does."""
    strangers, unreached = situation.register.strangers, roll(situation).unreached
    first = situation.now + 1
    for contact in chain(strangers.values(), (contact for contact, _ in unreached)):
        first = min(first, contact.added.toordinal() if contact.added else 0)
        if first <= situation.start:
            break
    return first


def _waits_that_ended(situation: Situation, before: int) -> list[tuple[int, int]]:
    """From when to when those waited who were reached since, where that began before a day; in
    order."""
    ties = situation.ties
    waits: list[tuple[int, int]] = []
    for contact_id, _, _, contact in situation.people.members.values():
        tie = ties.get(contact_id)
        if tie is not None and contact.added is not None:
            added = contact.added.toordinal()
            if added < tie.first_out and added < before:
                waits.append((added, tie.first_out))
    return sorted(waits)
