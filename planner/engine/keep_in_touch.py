"""R3 and R6: whom to keep in touch with today, by how late it is relative to each one's own interval.

Adaptive Reduce-Max: largest lateness ratio r first, offered from r >= 0.9. When the deadlines that fall inside some
horizon (up to the longest cadence, repeats included) pass 70 % of the slots in it, spare slots also take r >= 0.5.
This is pinwheel scheduling, also known as bamboo garden trimming (Kawamura, STOC 2024; Kuszmaul, SPAA 2022).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from planner.engine.cadence import cadence_of
from planner.engine.calendar import ONE_DAY
from planner.engine.capacity import slots_a_day
from planner.engine.ladder import Rest, ladder_of
from planner.engine.newness import DORMANT_AFTER, first_reached
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.touching import since
from planner.records import Contact

OFFER_AT: Final = 0.9
EARLY_AT: Final = 0.5
FULL_AT: Final = 0.7
"""Share of the slots of a horizon above which spare slots are used early."""
FURTHEST: Final = 730
"""Days of the longest horizon that is looked at, however long a cadence somebody set."""


class Clock(NamedTuple):
    """Somebody's keep-in-touch clock: r, the cadence a, and the days since the last real touch."""

    ratio: float
    cadence: int
    days: int
    contact: Contact


@once
def clocks(situation: Situation) -> Sequence[Clock]:
    """The running clocks: everybody kept whom the user has reached and has not lost sight of for over a year.

    Left out are those touched today, the snoozed and the resting. Dormant ties and those never reached wait on the
    bench, since touching them would be a new touch.
    """
    today, reached, touched = situation.today, first_reached(situation), situation.touched_today
    ties = situation.ties
    running: list[Clock] = []
    for contact in situation.kept:
        contact_id = contact.id
        if contact_id not in reached or contact_id in touched:
            continue
        if contact.snoozed_until is not None and contact.snoozed_until > today:
            continue
        if contact.resting_until is not None and contact.resting_until > today:
            continue
        cadence = cadence_of(situation, contact)
        days = (today - ties[contact_id][-1].day).days
        if days <= DORMANT_AFTER or days <= 2 * cadence:
            running.append(Clock(days / cadence, cadence, days, contact))
    return running


def due_now(situation: Situation, taken: Collection[str]) -> list[Clock]:
    """Whose turn it is, latest relative to their cadence first, those in `taken` left out.

    It is somebody's turn from r = 0.9, or when the next working day would be too late.
    """
    gap = (situation.next_working - situation.today).days
    due = [
        clock for clock in clocks(situation)
        if (clock.ratio >= OFFER_AT or clock.days + gap > clock.cadence) and clock.contact.id not in taken
    ]
    due.sort(key=_latest)
    return [clock for clock in due if not _rests(situation, clock.contact)]


def early(situation: Situation, taken: Collection[str], count: int) -> list[Clock]:
    """Whom spare slots may take before their turn; nobody while the network leaves slots enough."""
    if count <= 0 or not crowded(situation):
        return []
    gap = (situation.next_working - situation.today).days
    waiting = sorted((
        clock for clock in clocks(situation)
        if EARLY_AT <= clock.ratio < OFFER_AT and clock.days + gap <= clock.cadence and clock.contact.id not in taken
        and not _rests(situation, clock.contact)
    ), key=_latest)
    return waiting[:count]


@once
def crowded(situation: Situation) -> bool:
    """Whether within some horizon more than 70 % of the slots are asked for."""
    running = clocks(situation)
    longest = min(max((clock.cadence for clock in running), default=0), FURTHEST)
    slots = slots_a_day(situation)
    working = situation.calendar.working
    day = situation.today
    open_slots: list[float] = []
    for _ in range(longest + 1):
        open_slots.append(slots if working(day) else 0.0)
        day += ONE_DAY
    return over_full([(clock.cadence - clock.days, clock.cadence) for clock in running], open_slots)


def over_full(deadlines: Sequence[tuple[int, int]], open_slots: Sequence[float]) -> bool:
    """Whether deadlines, given as (days from today, repeated every so many days), pass 70 % of the slots.

    `open_slots` holds the slots of each day of the longest horizon, today first.
    """
    asked = [0] * len(open_slots)
    for first, every in deadlines:
        for day in range(max(first, 0), len(asked), every):
            asked[day] += 1
    return any(
        load > FULL_AT * room for load, room in zip(accumulate(asked), accumulate(open_slots), strict=True) if load
    )


def item(situation: Situation, clock: Clock) -> Item:
    """A clock whose turn it is, as an item of the day."""
    contact = clock.contact
    last = situation.ties[contact.id][-1]
    due = situation.ahead(clock.cadence - clock.days)
    reason = f"{clock.days} days since {since(last)}, due every {clock.cadence}"
    return Item(
        f"keep_in_touch:{contact.id}", "keep_in_touch", contact.id, contact.name, due,
        max(clock.days - clock.cadence, 0), situation.minutes("keep_in_touch"), reason,
    )


def _rests(situation: Situation, contact: Contact) -> bool:
    """Whether somebody is left alone at the end of an unanswered ladder (R14)."""
    return isinstance(ladder_of(situation, contact), Rest)


def _latest(clock: Clock) -> tuple[float, int, str]:
    return -clock.ratio, clock.cadence, clock.contact.id
