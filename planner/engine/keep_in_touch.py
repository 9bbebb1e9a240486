"""R3 and R6: whom to keep in touch with today, by how late it is relative to each one's own interval.

Adaptive Reduce-Max: largest lateness ratio r first, offered from r >= 0.9. When the deadlines that fall inside some
horizon (up to the longest cadence, repeats included) pass 70 % of the slots in it, spare slots also take r >= 0.5.
This is pinwheel scheduling, also known as bamboo garden trimming (Kawamura, STOC 2024; Kuszmaul, SPAA 2022).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from planner.engine.cadence import dormant_after, hidden_until
from planner.engine.capacity import slots_a_day
from planner.engine.ladder import Rest, ladder_of
from planner.engine.plan import Item
from planner.engine.roll import OFFER_AT, Clock, roll
from planner.engine.situation import Situation, once
from planner.engine.tie import LADDER
from planner.engine.touching import since

EARLY_AT: Final = 0.5
FULL_AT: Final = 0.7
"""Share of the slots of a horizon above which spare slots are used early."""
FURTHEST: Final = 730
"""Days of the longest horizon that is looked at, however long a cadence somebody set."""


def due_now(situation: Situation, taken: Collection[str]) -> list[Clock]:
    """Whose turn it is, the latest relative to their cadence first, those in `taken` left out."""
    return sorted(_free(situation, roll(situation).turn, taken))


def early(situation: Situation, taken: Collection[str], count: int) -> list[Clock]:
    """Whom spare slots may take before their turn; nobody while the network leaves slots enough."""
    if count <= 0:
        return []
    gap = situation.next_working - situation.now
    ahead = [
        (-days / cadence, cadence, contact_id) for days, cadence, contact_id in running(situation)
        if EARLY_AT * cadence <= days < OFFER_AT * cadence and days + gap <= cadence
    ]
    if not ahead or not crowded(situation):
        return []
    return sorted(_free(situation, ahead, taken))[:count]


@once
def running(situation: Situation) -> Sequence[tuple[int, int, str]]:
    """The clocks that run, due or not: days since the last real touch, cadence, contact."""
    clocks: list[tuple[int, int, str]] = []
    now, ties, touched = situation.now, situation.ties, situation.touched_today
    for contact_id, cadence, hidden, contact in situation.people.kept:
        tie = ties.get(contact_id)
        if tie is None or not tie.first_out or contact_id in touched:
            continue
        if hidden and hidden_until(situation, contact) is not None:
            continue
        if now - tie.last <= dormant_after(cadence):
            clocks.append((now - tie.last, cadence, contact_id))
    return clocks


@once
def crowded(situation: Situation) -> bool:
    """Whether within some horizon more than 70 % of the slots are asked for."""
    clocks, now = running(situation), situation.now
    longest = min(max((cadence for _, cadence, _ in clocks), default=0), FURTHEST)
    working = set(situation.calendar.run(now, now + longest))
    slots = slots_a_day(situation)
    open_slots = [slots if day in working else 0.0 for day in range(now, now + longest + 1)]
    return over_full(((cadence - days, cadence) for days, cadence, _ in clocks), open_slots)


def over_full(deadlines: Iterable[tuple[int, int]], open_slots: Sequence[float]) -> bool:
    """Whether deadlines, given as (days from today, repeated every so many days), pass 70 % of the slots.

    Args:
        deadlines: One for each contact; what is past counts for today.
        open_slots: The slots of each day of the longest horizon, today first.
    """
    asked = [0] * len(open_slots)
    for first, every in deadlines:
        for day in range(max(first, 0), len(asked), every):
            asked[day] += 1
    loads, rooms = accumulate(asked), accumulate(open_slots)
    return any(load > FULL_AT * room for load, room in zip(loads, rooms, strict=True))


def keep_item(situation: Situation, clock: Clock) -> Item:
    """A clock whose turn it is, as an item of the day."""
    _, cadence, contact_id = clock
    tie = situation.ties[contact_id]
    days = situation.now - tie.last
    reason = f"{days} days since {since(tie.touches[-1])}, due every {cadence}"
    return Item(
        f"keep_in_touch:{contact_id}", "keep_in_touch", contact_id, situation.name_of(contact_id),
        date.fromordinal(tie.last + cadence), max(days - cadence, 0), situation.minutes("keep_in_touch"), reason,
    )


def _free(situation: Situation, clocks: Iterable[Clock], taken: Collection[str]) -> list[Clock]:
    """Those with whom nothing else is planned, and who are not left alone at the end of a ladder (R14)."""
    ties = situation.ties
    return [
        clock for clock in clocks
        if clock[2] not in taken and (len(ties[clock[2]].waits) < LADDER or not _rests(situation, clock[2]))
    ]


def _rests(situation: Situation, contact_id: str) -> bool:
    contact, tie = situation.records.contacts[contact_id], situation.ties[contact_id]
    return isinstance(ladder_of(situation, contact, tie), Rest)
