"""R4: the minutes of a day: what is spent of the budget.

The new touch has its own slot beside the budget (it never takes the follow-ups', nor they its), so
that neither it nor its preparation takes anything here.
"""

from __future__ import annotations

from planner.engine.habit.effort import planner_minutes
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_today


@once
def spent(situation: Situation) -> int:
    """Minutes of the budget that today's follow-ups and intakes took."""
    new = frozenset(new_today(situation))
    return _on_touches(situation, new) + _on_promises(situation) + _on_intakes(situation, new)


def _on_touches(situation: Situation, new: frozenset[str]) -> int:
    touches = situation.log.by_day.get(situation.now, ())
    follow_ups = [touch for touch in touches if outgoing(touch) and new.isdisjoint(touch.contacts)]
    return sum([planner_minutes(situation, touch, situation.now) for touch in follow_ups])


def _on_promises(situation: Situation) -> int:
    """What was kept today without a touch that took the minutes already."""
    today, touched = situation.today, situation.touched_today
    promises = [
        promise
        for promise in situation.records.promises.values()
        if promise.done_on == today and promise.who == "me" and promise.contact not in touched
    ]
    return situation.minutes("promise") * len(promises)


def _on_intakes(situation: Situation, new: frozenset[str]) -> int:
    total = 0
    for intake in situation.records.intakes.values():
        prepares = intake.contact and _waits(situation, intake.contact, new)
        if intake.day == situation.today and not prepares:
            total += intake.minutes
    return total


@once
def prepared(situation: Situation) -> frozenset[str]:
    """The contacts whom the user has prepared for today."""
    intakes = situation.records.intakes.values()
    return frozenset(
        [intake.contact for intake in intakes if intake.day == situation.today and intake.contact]
    )


def _waits(situation: Situation, contact_id: str, new: frozenset[str]) -> bool:
    """Whether somebody waits for a new touch, or had it today."""
    tie = situation.ties.get(contact_id)
    return contact_id in new or tie is None or not tie.first_out
