"""R3 and R6: whom to keep in touch with today.

A slot goes to whoever it relieves the network most with for the least waste (`relief`), be it their turn yet or not:
those past their day first, the latest relative to their cadence, then those for whom today is the last chance. Somebody
whose turn has begun is served even where nothing presses: from 3 working days before their day on, or from a tenth of
the cadence up to 5 working days before; a network that asks for less than 60 % of its slots begins earlier. Where there
is more than fits, all cadences stretch alike (`rhythm`).

The figures, and the rules that this one is measured against, are in docs/engine.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from planner.engine.happened.touching import since
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.standing.roll import roll
from planner.engine.today.capacity import capacity, load_share, promises_a_day, slots_a_day
from planner.engine.today.ladder import Rest, ladder_of
from planner.engine.today.relief import Ahead, Clock
from planner.engine.today.rhythm import Turns, stretch
from planner.value import NamedTuple

SOON: Final = 14
"""Days ahead within which a turn may be taken early where the week lacks outreach (R8)."""


class Due(NamedTuple):
    """Those to keep in touch with, in order, with their cadences; and how many more wait whose turn it is."""

    clocks: list[tuple[int, Clock]]
    waiting: int


def due_now(situation: Situation, taken: Collection[str], slots: int) -> Due:
    """Whom to keep in touch with in so many slots; not those in `taken`, who are asked for in another way."""
    now, turns, running, resting = (
        situation.now,
        turns_of(situation),
        roll(situation).running,
        at_rest(situation),
    )
    chosen = _choose(situation, taken, slots) if slots else []
    waiting = 0
    for cadence, clocks in running.items():
        begun = clocks[: bisect_left(clocks, (now - turns.begins(cadence) + 1, ""))]
        waiting += sum([who not in taken and who not in resting for _, who in begun])
    return Due(
        chosen,
        waiting - sum([now - last >= turns.begins(cadence) for cadence, (last, _) in chosen]),
    )


def _choose(situation: Situation, taken: Collection[str], slots: int) -> list[tuple[int, Clock]]:
    now, running, resting = situation.now, roll(situation).running, at_rest(situation)
    ahead = Ahead(
        situation.calendar,
        now,
        slots_a_day(situation),
        longest=max(running, default=1),
        stretch=stretched(situation),
    )
    ahead.ask(running)
    for cadence, clock in resting.values():
        ahead.drop(clock[0], cadence)
    free = {
        cadence: (clock for clock in clocks if clock[1] not in taken and clock[1] not in resting)
        for cadence, clocks in running.items()
    }
    return ahead.choose(free, now, slots, turns_of(situation).begins)


@once
def turns_of(situation: Situation) -> Turns:
    """When turns begin, in a network of the load that its clocks come to."""
    load = sum(
        [len(clocks) / cadence for cadence, clocks in sorted(roll(situation).running.items())]
    )
    return Turns(situation.calendar, situation.now, load_share(situation, load))


@once
def stretched(situation: Situation) -> float:
    """By how much the cadences stretch so that the slots that promises leave can hold them."""
    people = {cadence: len(clocks) for cadence, clocks in roll(situation).running.items()}
    return stretch(people, capacity(situation) - promises_a_day(situation))


@once
def at_rest(situation: Situation) -> Mapping[str, tuple[int, Clock]]:
    """The clocks, with their cadences, of those left alone at the end of a ladder (R14): they ask for nothing."""
    members, ties, running = situation.people.members, situation.ties, roll(situation).running
    found = {}
    for who in situation.register.worn:
        member, tie = members[who], ties[who]
        clock, clocks = (tie.last, who), running.get(member.cadence, ())
        at = bisect_left(clocks, clock)
        if clocks[at : at + 1] == [clock] and isinstance(
            ladder_of(situation, member.contact, tie), Rest
        ):
            found[who] = member.cadence, clock
    return found


def next_turn(situation: Situation, taken: Collection[str]) -> tuple[int, Clock] | None:
    """Whose turn comes next, with their cadence: within a fortnight, and with more than half of it gone."""
    resting = at_rest(situation)
    found: tuple[int, str, int] | None = None
    for cadence, clocks in roll(situation).running.items():
        clock = next(
            (each for each in clocks if each[1] not in taken and each[1] not in resting), None
        )
        if clock is None:
            continue
        this = clock[0] + cadence, clock[1], cadence
        if cadence < 2 * (situation.now - clock[0]) and this[0] <= situation.now + SOON:
            found = this if found is None else min(found, this)
    return None if found is None else (found[2], (found[0] - found[2], found[1]))


def keep_item(
    situation: Situation, cadence: int, clock: Clock, early: str = "the days ahead are full"
) -> Item:
    """A clock that is chosen, as an item of the day; `early` says why, should their turn not have begun."""
    last, contact_id = clock
    days = situation.now - last
    reason = (
        f"{days} days since {since(situation.ties[contact_id].touches[-1])}, due every {cadence}"
    )
    if days < turns_of(situation).begins(cadence):
        reason += f"; early, for {early}"
    return Item(
        f"keep_in_touch:{contact_id}",
        "keep_in_touch",
        contact_id,
        situation.name_of(contact_id),
        date.fromordinal(last + cadence),
        max(days - cadence, 0),
        situation.minutes("keep_in_touch"),
        reason,
    )
