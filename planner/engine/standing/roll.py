"""Who is where this morning: what the register says of the day, told off to the rules.

A plan picks a handful of thousands of people, so this reads off only whose day it may be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from planner.engine.happened.register import ContactTie, Filed
from planner.engine.happened.tie import CHASED_FOR, Tie
from planner.engine.happened.touching import ANSWER_DAYS
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import dormant_after
from planner.value import NamedTuple


class Roll(NamedTuple):
    """The contacts that are kept and neither snoozed nor resting; those touched today only have
    their clock.

    Somebody never reached, or out of touch for over a year, waits for a new touch; everybody else's
    clock runs. Strangers are not told off: nothing about them depends on the day.
    """

    unreached: Sequence[ContactTie]
    dormant: Sequence[ContactTie]
    running: Mapping[int, Sequence[Filed]]
    """The clocks by cadence, the oldest first."""
    mine: Sequence[ContactTie]
    """Those who wrote last, lately, the longest ago first."""
    nudged: Mapping[int, Collection[str]]
    """Those to whom one message went out that is unanswered and all that there is, by its day."""
    laddered: Sequence[ContactTie]
    """All others who may stand on a ladder (R14)."""


@once
def roll(situation: Situation) -> Roll:
    """Call the roll."""
    dormant, running = _clocks(situation)
    return Roll(
        _unreached(situation),
        dormant,
        running,
        _owed_an_answer(situation),
        _nudged(situation),
        _laddered(situation),
    )


def _unreached(situation: Situation) -> list[ContactTie]:
    """Those who were in touch and never reached; whoever wrote lately is owed an answer instead."""
    touched, lately = situation.touched_today, situation.now - ANSWER_DAYS
    unreached: list[ContactTie] = []
    for contact, tie in situation.register.unreached.values():
        answer_due = tie.last >= lately and (tie.mine or tie.refused)
        if not answer_due and contact.id not in touched:
            unreached.append((contact, tie))
    return unreached


def _clocks(situation: Situation) -> tuple[list[ContactTie], dict[int, Sequence[Filed]]]:
    """Those who are dormant, and the clocks of all others who were reached, by cadence."""
    members, ties = situation.people.members, situation.ties
    dormant: list[ContactTie] = []
    running: dict[int, Sequence[Filed]] = {}
    for cadence, clocks in situation.register.clocks.items():
        begin = bisect_left(clocks, (situation.now - dormant_after(cadence), ""))
        for _, contact_id in clocks[:begin]:
            dormant.append((members[contact_id].contact, ties[contact_id]))
        if begin < len(clocks):
            running[cadence] = clocks[begin:]
    return dormant, running


def _owed_an_answer(situation: Situation) -> list[ContactTie]:
    """Those who wrote last, lately."""
    members, ties, touched = situation.people.members, situation.ties, situation.touched_today
    mine = situation.register.mine
    owed: list[ContactTie] = []
    for _, contact_id in mine[bisect_left(mine, (situation.now - ANSWER_DAYS, "")) :]:
        if contact_id not in touched:
            owed.append((members[contact_id].contact, ties[contact_id]))
    return owed


def _nudged(situation: Situation) -> dict[int, Collection[str]]:
    """Those to whom one message went out and nothing else is to be looked at, by its day."""
    now, nudged = situation.now, situation.register.nudged
    first = now - min(_chased_for(situation), CHASED_FOR)
    by_day: dict[int, Collection[str]] = {}
    for day in filter(nudged.__contains__, range(first, now + 1)):
        by_day[day] = nudged[day]
    if now in by_day:
        by_day[now] = nudged[now].difference(situation.touched_today)
    return by_day


def _laddered(situation: Situation) -> list[ContactTie]:
    """All others who may stand on a ladder today."""
    touched = situation.touched_today
    return [
        (contact, tie)
        for contact, tie in situation.register.laddered.values()
        if contact.id not in touched and _may_stand_on_ladder(situation, tie)
    ]


def _may_stand_on_ladder(situation: Situation, tie: Tie) -> bool:
    now = situation.now
    if tie.open_until < now or (tie.mine and tie.last >= now - ANSWER_DAYS):
        return False
    return not tie.waits or now - tie.last <= _chased_for(situation)


def _chased_for(situation: Situation) -> int:
    """Days after which the longest ladder is over, its rest included."""
    settings = situation.settings
    return 2 * (settings.nudge_after + settings.nudge_again_after) + settings.rest_days
