"""Who is where this morning: what the register says of the day, told off to the rules.

A plan picks a handful of thousands of people, so this reads off only whose day it may be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from planner.engine.happened.register import ContactTie, Filed
from planner.engine.happened.tie import CHASED_FOR
from planner.engine.happened.touching import ANSWER_DAYS
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import dormant_after
from planner.value import NamedTuple


class Roll(NamedTuple):
    """The contacts that are kept and neither snoozed nor resting; those touched today only have their clock.

    Somebody never reached, or out of touch for over a year, waits for a new touch; everybody else's clock runs.
    Strangers are not told off: nothing about them depends on the day.
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
    now, touched, register = situation.now, situation.touched_today, situation.register
    members, ties, settings = situation.people.members, situation.ties, situation.settings
    lately = now - ANSWER_DAYS
    chased = 2 * (settings.nudge_after + settings.nudge_again_after) + settings.rest_days
    unreached = [
        (contact, tie)
        for contact, tie in register.unreached.values()
        if contact.id not in touched and (tie.last < lately or not (tie.mine or tie.refused))
    ]
    dormant: list[ContactTie] = []
    running: dict[int, Sequence[Filed]] = {}
    for cadence, clocks in register.clocks.items():
        begin = bisect_left(clocks, (now - dormant_after(cadence), ""))
        dormant += [
            (members[contact_id].contact, ties[contact_id]) for _, contact_id in clocks[:begin]
        ]
        if begin < len(clocks):
            running[cadence] = clocks[begin:]
    mine = [
        (members[contact_id].contact, ties[contact_id])
        for _, contact_id in register.mine[bisect_left(register.mine, (lately, "")) :]
        if contact_id not in touched
    ]
    nudged = {
        last: register.nudged[last].difference(touched) if last == now else register.nudged[last]
        for last in range(now - min(chased, CHASED_FOR), now + 1)
        if last in register.nudged
    }
    laddered = [
        (contact, tie)
        for contact, tie in register.laddered.values()
        if tie.open_until >= now
        and (not tie.waits or now - tie.last <= chased)
        and not (tie.mine and tie.last >= lately)
        and contact.id not in touched
    ]
    return Roll(unreached, dormant, running, mine, nudged, laddered)
