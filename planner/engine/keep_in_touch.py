"""R3 and R6: whom to keep in touch with today.

1. Whoever falls due within 3 working days, or within a tenth of the cadence up to 5 working days, the earliest first
   and of those that are past their day the latest relative to their cadence. A network below 60 % begins earlier.
2. Slots that are left serve early only a horizon that needs it: one of whose slots over 80 % are asked for. Those who
   fall due in it are taken, the largest lateness ratio first, at any ratio.
3. Where the next 16 days are over 70 %, the choice is tried (`Trial`); if somebody would be late after it, the
   first in the order of Reduce-Max is taken after whom nobody would be.
4. A network that asks for more than there is goes by Reduce-Max alone: the largest ratio first, offered from 0.9.

The figures, and the rules that this one is measured against, are in docs/engine.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from heapq import nsmallest
from itertools import islice
from typing import Final

from planner.engine.capacity import load_share, slots_a_day
from planner.engine.ladder import Rest, ladder_of
from planner.engine.plan import Item
from planner.engine.rhythm import ASKED, FURTHEST, LOOK, TIGHT, Trial, Turns, horizon, rooms_from
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.tie import LADDER
from planner.engine.touching import since
from planner.value import NamedTuple

Clock = tuple[float, int, str]
"""Somebody's keep-in-touch clock, in the order of Reduce-Max: the ratio with its sign turned, cadence, contact."""
TRIED: Final = 64
"""Choices that are played ahead at most."""


class Due(NamedTuple):
    """Those to keep in touch with, in order, and how many more wait whose turn it is."""

    clocks: list[Clock]
    waiting: int


def due_now(situation: Situation, taken: Collection[str], slots: int) -> Due:
    """Whose turn it is, as many as there are slots; those in `taken` are touched today whatever is chosen."""
    turns = turns_of(situation)
    turn = list(_free(situation, (
        (-days / cadence, cadence, contact_id)
        for cadence, clocks in roll(situation).running.items() for begin in (turns.begins(cadence),)
        for days, contact_id in clocks if days >= begin and contact_id not in taken
    )))
    if turns.full:
        return Due(nsmallest(slots, turn), max(len(turn) - slots, 0))
    chosen = nsmallest(slots, turn, _earliest)
    if slots > 0 and tight(situation):
        chosen = _tried(situation, taken, chosen, slots)
    return Due(chosen, len(turn) - len(set(turn).intersection(chosen)))


def early(situation: Situation, taken: Collection[str], count: int) -> list[Clock]:
    """Whom spare slots may take before their turn; nobody while the network leaves slots enough."""
    if count <= 0:
        return []
    until = FURTHEST if turns_of(situation).full else crowded_until(situation)
    return nsmallest(count, _within(situation, taken, until)) if until >= 0 else []


@once
def turns_of(situation: Situation) -> Turns:
    """When turns begin, in a network of the load that its clocks come to."""
    load = sum([len(clocks) / cadence for cadence, clocks in sorted(roll(situation).running.items())])
    return Turns(situation.calendar, situation.now, load_share(situation, load))


@once
def crowded_until(situation: Situation) -> int:
    """The days from today to the end of the longest horizon that is served early; -1 for none."""
    running = roll(situation).running
    days = min(max(running, default=0), FURTHEST) + 1
    return horizon(running, rooms_from(situation.calendar, situation.now, days, slots_a_day(situation)), ASKED)


@once
def tight(situation: Situation) -> bool:
    """Whether so much is asked for in the next days that a choice is tried before it is made."""
    near = {
        cadence: [clock for clock in clocks if cadence - clock[0] < LOOK]
        for cadence, clocks in roll(situation).running.items()
    }
    rooms = rooms_from(situation.calendar, situation.now, LOOK, slots_a_day(situation))
    return horizon(near, rooms, TIGHT) >= 0


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


def _tried(situation: Situation, taken: Collection[str], due: list[Clock], slots: int) -> list[Clock]:
    """The choice, or the first one by Reduce-Max after which nobody would be late where that goes better."""
    free = list(_within(situation, taken, FURTHEST))
    running: dict[int, list[tuple[int, str]]] = {}
    for clock in free:
        running.setdefault(clock[1], []).append((_days(clock), clock[2]))
    for cadence, clocks in roll(situation).running.items():
        away = [(0, contact_id) for days, contact_id in clocks if not days or contact_id in taken]
        if away:
            running.setdefault(cadence, []).extend(away)
    trial = Trial(running, rooms_from(situation.calendar, situation.now, LOOK, slots_a_day(situation)))
    plain = [*due, *early(situation, {*taken, *(clock[2] for clock in due)}, slots - len(due))]
    if trial.goes_well((_days(clock), clock[1]) for clock in plain):
        return due
    ranked = sorted(free)
    # Of those who are alike one is tried: of one cadence and one day, and all who do not matter.
    firsts: dict[tuple[float, int], Clock] = {}
    for clock in ranked:
        firsts.setdefault(clock[:2] if trial.matters(_days(clock), clock[1]) else (0.0, 0), clock)
    for first in islice(firsts.values(), TRIED):
        other = [first, *(clock for clock in ranked[:slots + 1] if clock is not first)][:slots]
        if trial.goes_well((_days(clock), clock[1]) for clock in other):
            return other
    return due


def _days(clock: Clock) -> int:
    """The days since their last touch."""
    return round(-clock[0] * clock[1])


def _earliest(clock: Clock) -> tuple[int, Clock]:
    return max(clock[1] - _days(clock), 0), clock


def _within(situation: Situation, taken: Collection[str], until: int) -> Iterator[Clock]:
    """Those not touched today who fall due in so many days, in no order."""
    return _free(situation, (
        (-days / cadence, cadence, contact_id)
        for cadence, clocks in roll(situation).running.items() for days, contact_id in clocks
        if days > 0 and cadence - days <= until and contact_id not in taken
    ))


def _free(situation: Situation, clocks: Iterable[Clock]) -> Iterator[Clock]:
    return (clock for clock in clocks if _is_free(situation, clock[2]))


def _is_free(situation: Situation, contact_id: str) -> bool:
    """Whether somebody is not left alone at the end of a ladder (R14)."""
    tie = situation.ties[contact_id]
    if len(tie.waits) < LADDER:
        return True
    return not isinstance(ladder_of(situation, situation.records.contacts[contact_id], tie), Rest)
