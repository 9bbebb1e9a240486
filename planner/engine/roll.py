"""Who is where this morning: everybody who takes part in the plan, looked at once and told off to the rules.

A plan looks at thousands of people and picks a handful, so this one pass does no more than sort them.
"""

from __future__ import annotations

from typing import Final

from planner.engine.cadence import hidden_until
from planner.engine.situation import Situation, once
from planner.engine.tie import YEAR, Tie
from planner.engine.touching import ANSWER_DAYS
from planner.records import Contact
from planner.value import NamedTuple

OFFER_AT: Final = 0.9
"""The lateness ratio from which it is somebody's turn."""

Person = tuple[Contact, Tie]
Clock = tuple[float, int, str]
"""Somebody's keep-in-touch clock, ready to be sorted: the lateness ratio with its sign turned, cadence, contact."""


class Roll(NamedTuple):
    """The contacts that are kept and neither touched today, nor snoozed, nor resting.

    Somebody never reached, or out of touch for over a year, waits for a new touch; everybody else's clock runs.
    """

    cold: list[tuple[Contact, Tie | None]]
    dormant: list[Person]
    turn: list[Clock]
    """Those whose turn it is, or would be past on the next working day."""
    mine: list[Person]
    """Those who wrote last, lately."""
    laddered: list[Person]
    """Those who may stand on a ladder (R14)."""


@once
def roll(situation: Situation) -> Roll:
    """Call the roll."""
    now, ties, touched = situation.now, situation.ties, situation.touched_today
    gap, settings = situation.next_working - now, situation.settings
    chased = 2 * (settings.nudge_after + settings.nudge_again_after) + settings.rest_days
    calls = Roll([], [], [], [], [])
    cold, dormant, turn, mine, laddered = calls
    for contact_id, cadence, hidden, contact in situation.people.kept:
        if hidden and hidden_until(situation, contact) is not None:
            continue
        tie = ties.get(contact_id)
        if tie is None:
            cold.append((contact, None))
            continue
        days = now - tie.last
        if tie.open_until >= now:
            if contact_id in touched:
                continue
            lately = days <= ANSWER_DAYS
            if tie.mine and lately:
                mine.append((contact, tie))
            elif not tie.waits or days <= chased:
                laddered.append((contact, tie))
            if not tie.first_out:
                if not lately or not (tie.mine or tie.refused):
                    cold.append((contact, tie))
                continue
        if days < OFFER_AT * cadence and days + gap <= cadence:
            continue
        if days > YEAR and days > 2 * cadence:
            dormant.append((contact, tie))
        elif contact_id not in touched:
            turn.append((-days / cadence, cadence, contact_id))
    return calls
