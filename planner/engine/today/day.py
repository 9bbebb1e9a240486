"""The plan of a day: the new touch in its own slot, the follow-ups that fit, and how the user is doing."""

from __future__ import annotations

from collections.abc import Sequence

from planner.engine.habit.pace import lean, share_of
from planner.engine.habit.pledge import pledged
from planner.engine.habit.quota import quota_of
from planner.engine.habit.steadiness import thermometer
from planner.engine.habit.streak import streak_of
from planner.engine.happened.touching import outgoing
from planner.engine.plan import DayPlan, Item, Offer
from planner.engine.situation import Situation
from planner.engine.today.advice import advice_for
from planner.engine.today.bench import OfferList, bench, offer_of
from planner.engine.today.budget import prepared, spent
from planner.engine.today.capacity import utilisation
from planner.engine.today.follow_ups import follow_ups
from planner.engine.today.ranking import BenchPlace
from planner.records import NOTHING


def plan_day(situation: Situation, *, passed: frozenset[str] = NOTHING) -> DayPlan:
    """Plan the day.

    Args:
        situation: The records, the settings and the day.
        passed: Contacts whom the user passed over as today's new touch: they go to the end of the bench, and come up
            again when nobody else is left.
    """
    planned = follow_ups(situation)
    quota = quota_of(situation, follow_ups_done=not planned.items)
    busy = {item.contact for item in planned.items}
    waiting = bench(situation).places
    if any(map(bench(situation).has, busy)):
        waiting = [place for place in waiting if place.contact_id not in busy]
    if passed:
        waiting = sorted(waiting, key=lambda place: place.contact_id in passed)
    offered = situation.working and not situation.skipped and quota.done < quota.allowed
    offer = offer_of(situation, waiting[0]) if offered and waiting else None
    advice = advice_for(situation, planned.items, offer)
    return DayPlan(
        day=situation.today,
        working=situation.working,
        budget_minutes=situation.budget,
        planned_minutes=planned.minutes,
        spent_minutes=spent(situation),
        over_minutes=planned.over,
        new_touch=offer,
        bench=OfferList(situation, waiting[1:] if offer is not None else waiting),
        quota=quota,
        items=(
            *_prepare(situation, offer),
            *planned.items,
            *_read_on(situation, offer, waiting, planned.minutes),
        ),
        waiting=planned.waiting,
        done=_done(situation),
        streak=streak_of(situation),
        temperature=thermometer(situation),
        utilisation=utilisation(situation),
        skipped=situation.skipped,
        pledged=pledged(situation),
        advice=tuple(line for line, _ in advice),
        advice_answers=tuple(answer for _, answer in advice),
    )


def _prepare(situation: Situation, offer: Offer | None) -> tuple[Item, ...]:
    """R9: nothing to say, no touch. A new touch without a hook is prepared first, in its own slot."""
    if offer is None or offer.hook or offer.contact in prepared(situation):
        return ()
    return (
        Item(
            f"prepare:{offer.contact}",
            "prepare",
            offer.contact,
            offer.name,
            situation.today,
            0,
            situation.minutes("prepare"),
            "nothing to say yet: find a reason to write",
        ),
    )


def _read_on(
    situation: Situation, offer: Offer | None, waiting: Sequence[BenchPlace], planned: int
) -> tuple[Item, ...]:
    """R8: where intake lacks and there is room, the next on the bench without a hook is prepared for, one a day."""
    minutes = situation.minutes("prepare")
    if lean(situation) != "intake" or spent(situation) + planned + minutes > situation.budget:
        return ()
    offered, ready = offer.contact if offer is not None else "", prepared(situation)
    if any(contact != offered and bench(situation).has(contact) for contact in ready):
        return ()
    place = next(
        (place for place in waiting if place.hook is None and place.contact_id != offered), None
    )
    if place is None:
        return ()
    reason = f"before their turn comes, for intake lacks: {share_of(situation)}"
    name = situation.name_of(place.contact_id)
    return (
        Item(
            f"prepare:{place.contact_id}",
            "prepare",
            place.contact_id,
            name,
            None,
            0,
            minutes,
            reason,
        ),
    )


def _done(situation: Situation) -> tuple[str, ...]:
    """The names of those whom the user was in touch with today, in the order of the log."""
    touches = [touch for touch in situation.log.by_day.get(situation.now, ()) if outgoing(touch)]
    contacts = dict.fromkeys(contact for touch in touches for contact in sorted(touch.contacts))
    return tuple(situation.name_of(contact) for contact in contacts)
