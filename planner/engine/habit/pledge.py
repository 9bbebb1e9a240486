"""R1: the time of day at which the user means to make the new touch.

What is fixed beforehand to a time is done far more often than what is only meant (implementation
intentions: Gollwitzer, Sheeran 2006). It is a reminder and nothing more: a touch at another hour
keeps the day as well.
"""

from __future__ import annotations

from planner.engine.situation import Situation, once


@once
def pledged(situation: Situation) -> str:
    """The time as HH:MM: what was said for today, else for every working day; empty for none, and
    on free days."""
    if not situation.working:
        return ""
    times = [
        (day.id, day.pledged)
        for day in situation.records.days.values()
        if day.day == situation.today and day.pledged
    ]
    return max(times)[1] if times else situation.settings.pledge


def has_come(situation: Situation, clock: str) -> bool:
    """Whether the pledged time has come.

    Args:
        situation: The day.
        clock: The time of day, as HH:MM; what is before the hour at which a day begins is late in
            the evening.
    """
    start = f"{situation.settings.day_start_hour:02}:00"
    due = pledged(situation)
    return bool(due) and (due < start, due) <= (clock < start, clock)
