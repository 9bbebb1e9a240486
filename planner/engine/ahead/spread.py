"""R7: what comes in a heap is spread out: a follow-up a person after an event never falls due on
one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from planner.engine.situation import Situation


def spread(
    situation: Situation, first: date, count: int, taken: Iterable[date] = ()
) -> Sequence[date]:
    """Return days for so many follow-ups: working days from ``first`` on, each filled to what its
    budget holds.

    What is due on a day already, or ``taken`` by a follow-up that is being given out too, has its
    room there; a day on which nothing is due holds one at least.
    """
    calendar = situation.calendar
    due = Counter(each.due.toordinal() for each in situation.promises.mine if each.due is not None)
    due.update(day.toordinal() for day in taken)
    a_day = max(situation.usual_budget // max(situation.minutes("promise"), 1), 1)
    days: list[date] = []
    day = calendar.on_or_after(first.toordinal())
    while len(days) < count:
        room = max(a_day - due[day], 0)
        days += [date.fromordinal(day)] * min(room, count - len(days))
        day = calendar.after(day)
    return days
