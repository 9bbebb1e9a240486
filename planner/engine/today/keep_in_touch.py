"""R3 and R6: whom to keep in touch with today.

Capacity is what the user will have: the slots that promises and replies leave, times the attendance
learnt for each weekday. A slot goes to whoever it relieves the network most with for the least
waste (`relief`), and to nobody whom it wastes more on than it relieves: so that the chance of being
late stays small, and with it the number of touches.

The figures, and the rules that this one is measured against, are in docs/engine.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.tie import YEAR
from planner.engine.happened.touching import since
from planner.engine.plan import Item
from planner.engine.situation import Situation, carried_on, once
from planner.engine.standing.cadence import usable
from planner.engine.today.attendance import attendance
from planner.engine.today.capacity import attended_share, net_slots_a_day
from planner.engine.today.load import running
from planner.engine.today.relief import (
    FURTHEST,
    Clock,
    Outlook,
    Prospect,
    prospect,
    slots_ahead,
    stretch,
)
from planner.value import NamedTuple

SEASON: Final = 60
"""Days over which the rate of follow-ups is taken."""
SOON: Final = 14
"""Days ahead within which a turn may be taken early where the week lacks outreach (R8)."""
EARLY_DAYS: Final = 7
EARLY_SHARE: Final = 0.1
"""A touch is called early that comes more than a week and a tenth of the cadence before its day."""


class Due(NamedTuple):
    """Those to keep in touch with, in order, with their cadences; and how many more are past their
    day."""

    clocks: Sequence[tuple[int, Clock]]
    waiting: int


def due_now(situation: Situation, taken: Collection[str], slots: int) -> Due:
    """Whom to keep in touch with in so many slots; not those in `taken`, who are asked for in
    another way."""
    clocks = running(situation)
    chosen = outlook(situation).choose(clocks, slots, taken) if slots and clocks else []
    # They are shown by how late they are for their cadence (R3).
    chosen.sort(key=lambda choice: ((choice[1][0] - situation.now) / choice[0], choice))
    waiting = 0
    for cadence, queue in clocks.items():
        due = queue[: bisect_left(queue, (situation.now - cadence + 1, ""))]
        waiting += len([contact for _, contact in due if contact not in taken])
    waiting -= len([last for cadence, (last, _) in chosen if situation.now - last >= cadence])
    return Due(chosen, waiting)


def outlook(situation: Situation) -> Outlook:
    """The days from today on, with the deadlines of all clocks that run."""
    _, days = _prospect(situation)
    ahead = Outlook(days, situation.now, stretch_ratio(situation))
    ahead.ask(running(situation))
    return ahead


@carried_on
def _prospect(situation: Situation, old: tuple[object, Prospect] | None) -> tuple[object, Prospect]:
    """What the days from today on may hold, with what that depends on."""
    horizon = min(int(stretch_ratio(situation) * max(running(situation), default=1)), FURTHEST)
    slots, habit = net_slots_a_day(situation), attendance(situation)
    basis = situation.calendar, situation.now, horizon, slots, habit
    if old is not None and old[0] == basis:
        return old
    ahead = slots_ahead(situation.calendar, situation.now, horizon + 1, slots, habit)
    return basis, prospect(ahead, situation.now, horizon)


@once
def stretch_ratio(situation: Situation) -> float:
    """By how much the cadences stretch so that the slots that promises and replies leave can hold
    them.

    A budget that was cut may be raised again: as long as the user kept in touch with as many within
    the last year, nothing stretches, and those who can be on time are.
    """
    people = {cadence: len(clocks) for cadence, clocks in running(situation).items()}
    slots = net_slots_a_day(situation) * attended_share(situation)
    ratio = stretch(people, slots)
    return stretch(people, max(slots, busiest_rate(situation))) if ratio > 1 else ratio


@once
def busiest_rate(situation: Situation) -> float:
    """Follow-ups a day in the busiest two months of the last year."""
    log, best = situation.log, 0.0
    for end in range(situation.now, situation.now - YEAR, -SEASON):
        days = range(end - SEASON, end)
        touches = sum([log.outgoing_on(day) - log.first_days.get(day, 0) for day in days])
        best = max(best, touches / SEASON)
    return best


def next_turn(situation: Situation, taken: Collection[str]) -> tuple[int, Clock] | None:
    """Whose turn comes next, with their cadence: within a fortnight, and with more than half of it
    gone."""
    turns: list[tuple[int, str, int]] = []
    for cadence, clocks in running(situation).items():
        last, contact = next((clock for clock in clocks if clock[1] not in taken), (0, ""))
        due = last + cadence
        if contact and cadence < 2 * (situation.now - last) and due <= situation.now + SOON:
            turns.append((due, contact, cadence))
    if not turns:
        return None
    due, contact, cadence = min(turns)
    return cadence, (due - cadence, contact)


def keep_item(situation: Situation, cadence: int, clock: Clock, early: str = "") -> Item:
    """A clock that is chosen, as an item of the day; `early` says why it comes before its time."""
    last, contact_id = clock
    days = situation.now - last
    reason = (
        f"{days} days since {since(situation.ties[contact_id].touches[-1])}, due every {cadence}"
    )
    if not early and cadence - days > max(EARLY_DAYS, EARLY_SHARE * cadence):
        early = "the days ahead are full"
    if early:
        reason += f"; early, for {early}"
    due = usable(situation, last + cadence, last)
    return Item(
        f"keep_in_touch:{contact_id}",
        "keep_in_touch",
        contact_id,
        situation.name_of(contact_id),
        date.fromordinal(due),
        max(situation.now - due, 0),
        situation.minutes("keep_in_touch"),
        reason,
    )
