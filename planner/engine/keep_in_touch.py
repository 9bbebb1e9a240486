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
from collections.abc import Collection
from datetime import date
from itertools import islice

from planner.engine.capacity import capacity, load_share, promises_a_day, slots_a_day
from planner.engine.ladder import Rest, ladder_of
from planner.engine.plan import Item
from planner.engine.relief import Ahead, Clock
from planner.engine.rhythm import Turns, stretch
from planner.engine.roll import roll
from planner.engine.situation import Situation, once
from planner.engine.touching import since
from planner.value import NamedTuple


class Due(NamedTuple):
    """Those to keep in touch with, in order, with their cadences; and how many more wait whose turn it is."""

    clocks: list[tuple[int, Clock]]
    waiting: int


def due_now(situation: Situation, taken: Collection[str], slots: int) -> Due:
    """Whom to keep in touch with in so many slots; those in `taken` are touched today whatever is chosen."""
    now, turns, running = situation.now, turns_of(situation), roll(situation).running
    resting = at_rest(situation)
    away = resting.union(taken)
    ahead = Ahead(
        situation.calendar, now, slots_a_day(situation), longest=max(running, default=1), stretch=stretched(situation),
    )
    ahead.ask(running)
    gone = [found for who in away if (found := _clock_of(situation, who)) is not None]
    for cadence, (last, who) in gone:
        ahead.touch(last, cadence, None if who in resting else now)
    queues = {
        cadence: [clock for clock in islice(clocks, slots + len(gone)) if clock[1] not in away]
        for cadence, clocks in running.items()
    }
    chosen = ahead.choose(queues, now, slots, turns.begins)
    waiting = sum([
        bisect_left(clocks, (now - turns.begins(cadence) + 1, "")) for cadence, clocks in running.items()
    ])
    return Due(chosen, waiting - sum([now - last >= turns.begins(cadence) for cadence, (last, _) in (*gone, *chosen)]))


def _clock_of(situation: Situation, who: str) -> tuple[int, Clock] | None:
    """The clock of a contact with its cadence, None where none runs."""
    member, tie = situation.people.kept.get(who), situation.ties.get(who)
    if member is None or tie is None:
        return None
    clock = (tie.last, who)
    clocks = roll(situation).running.get(member.cadence, ())
    at = bisect_left(clocks, clock)
    return (member.cadence, clock) if at < len(clocks) and clocks[at] == clock else None


@once
def turns_of(situation: Situation) -> Turns:
    """When turns begin, in a network of the load that its clocks come to."""
    load = sum([len(clocks) / cadence for cadence, clocks in sorted(roll(situation).running.items())])
    return Turns(situation.calendar, situation.now, load_share(situation, load))


@once
def stretched(situation: Situation) -> float:
    """By how much the cadences stretch so that the slots that promises leave can hold them."""
    people = {cadence: len(clocks) for cadence, clocks in roll(situation).running.items()}
    return stretch(people, capacity(situation) - promises_a_day(situation))


@once
def at_rest(situation: Situation) -> frozenset[str]:
    """Those who are left alone at the end of a ladder (R14): their clocks ask for nothing."""
    contacts, ties = situation.records.contacts, situation.ties
    return frozenset(
        who for who in situation.register.worn if isinstance(ladder_of(situation, contacts[who], ties[who]), Rest)
    )


def keep_item(situation: Situation, cadence: int, clock: Clock) -> Item:
    """A clock that is chosen, as an item of the day."""
    last, contact_id = clock
    days = situation.now - last
    reason = f"{days} days since {since(situation.ties[contact_id].touches[-1])}, due every {cadence}"
    if days < turns_of(situation).begins(cadence):
        reason += "; early, for the days ahead are full"
    return Item(
        f"keep_in_touch:{contact_id}", "keep_in_touch", contact_id, situation.name_of(contact_id),
        date.fromordinal(last + cadence), max(days - cadence, 0), situation.minutes("keep_in_touch"), reason,
    )
