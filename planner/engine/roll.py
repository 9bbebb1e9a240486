"""Who is where this morning: everybody who takes part in the plan, looked at once and told off to the rules.

A plan looks at thousands of people and picks a handful, so this one pass does no more than sort them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from planner.engine.log import YEAR, Tie
from planner.engine.situation import Situation, once
from planner.engine.touching import ANSWER_DAYS
from planner.records import Contact

OFFER_AT: Final = 0.9
"""The lateness ratio from which it is somebody's turn."""
MEETING_LADDER: Final = 75
"""Days for which the ladder after a first meeting is looked at: its last step, and a month."""


class Clock(NamedTuple):
    """Somebody's keep-in-touch clock: the lateness ratio r, the cadence a, and the days since the last real touch."""

    ratio: float
    cadence: int
    days: int
    contact: Contact


class Roll(NamedTuple):
    """The contacts that are kept and neither touched today, nor snoozed, nor resting.

    Somebody never reached, or out of touch for over a year, waits for a new touch; everybody else's clock runs.
    """

    cold: list[tuple[Contact, Tie | None]]
    dormant: list[tuple[Contact, Tie]]
    running: list[tuple[Contact, Tie, int]]
    """With the cadence."""
    turn: list[Clock]
    """Those of the running clocks whose turn it is, or would be past on the next working day."""
    mine: list[tuple[Contact, Tie]]
    """Those who wrote last, lately."""
    laddered: list[tuple[Contact, Tie]]
    """Those who may stand on a ladder (R14)."""


@once
def roll(situation: Situation) -> Roll:
    """Call the roll."""
    now, today, ties = situation.now, situation.today, situation.ties
    touched = situation.touched_today
    gap = situation.next_working - now
    chased = 2 * situation.settings.rest_days
    calls = Roll([], [], [], [], [], [])
    cold, dormant, running, turn, mine, laddered = calls
    for contact, cadence in situation.people.kept:
        contact_id = contact.id
        if contact.snoozed_until is not None and contact.snoozed_until > today:
            continue
        if contact.resting_until is not None and contact.resting_until > today:
            continue
        tie = ties.get(contact_id)
        if tie is None:
            cold.append((contact, None))
            continue
        if contact_id in touched:
            continue
        days = now - tie.last
        if tie.mine:
            if days <= ANSWER_DAYS:
                mine.append((contact, tie))
                if not tie.first_out:
                    continue
        elif (tie.waits or tie.refused) and days <= chased:
            laddered.append((contact, tie))
            if not tie.first_out:
                continue
        if not tie.first_out:
            cold.append((contact, tie))
            continue
        if days > YEAR and days > 2 * cadence:
            dormant.append((contact, tie))
            continue
        if tie.met >= 0 and not tie.waits and not tie.refused and now - tie.days[tie.met] <= MEETING_LADDER:
            laddered.append((contact, tie))
        running.append((contact, tie, cadence))
        if days >= OFFER_AT * cadence or days + gap > cadence:
            turn.append(Clock(days / cadence, cadence, days, contact))
    return calls
