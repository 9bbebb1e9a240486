"""Who is where this morning: everybody who takes part in the plan, looked at once and told off to the rules.

A plan looks at thousands of people and picks a handful, so this one pass does no more than sort them.
"""

from __future__ import annotations

from planner.engine.cadence import hidden_until
from planner.engine.situation import Situation, once
from planner.engine.tie import YEAR, Tie
from planner.engine.touching import ANSWER_DAYS
from planner.records import Contact
from planner.value import NamedTuple

Person = tuple[Contact, Tie]


class Roll(NamedTuple):
    """The contacts that are kept and neither snoozed nor resting; those touched today only have their clock.

    Somebody never reached, or out of touch for over a year, waits for a new touch; everybody else's clock runs.
    """

    cold: list[tuple[Contact, Tie | None]]
    dormant: list[Person]
    running: dict[int, list[tuple[int, str]]]
    """The clocks by cadence: the ordinal of the last real touch, in either direction, and with whom."""
    mine: list[Person]
    """Those who wrote last, lately."""
    laddered: list[Person]
    """Those who may stand on a ladder (R14)."""


@once
def roll(situation: Situation) -> Roll:
    """Call the roll."""
    now, ties, touched = situation.now, situation.ties, situation.touched_today
    settings = situation.settings
    chased = 2 * (settings.nudge_after + settings.nudge_again_after) + settings.rest_days
    calls = Roll([], [], {}, [], [])
    cold, dormant, running, mine, laddered = calls
    for contact_id, cadence, hidden, contact in situation.people.kept:
        if hidden and hidden_until(situation, contact) is not None:
            continue
        tie = ties.get(contact_id)
        if tie is None:
            cold.append((contact, None))
            continue
        days = now - tie.last
        if tie.open_until >= now:
            if contact_id not in touched:
                lately = days <= ANSWER_DAYS
                if tie.mine and lately:
                    mine.append((contact, tie))
                elif not tie.waits or days <= chased:
                    laddered.append((contact, tie))
                if not tie.first_out and (not lately or not (tie.mine or tie.refused)):
                    cold.append((contact, tie))
            if not tie.first_out:
                continue
        if days > YEAR and days > 2 * cadence:
            dormant.append((contact, tie))
            continue
        clocks = running.get(cadence)
        if clocks is None:
            running[cadence] = [(tie.last, contact_id)]
        else:
            clocks.append((tie.last, contact_id))
    return calls
