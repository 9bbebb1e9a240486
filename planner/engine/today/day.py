"""The plan of a day: the new touch in its own slot, the follow-ups that fit, and how the user is
doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from planner.engine.habit.pace import lean, share_of
from planner.engine.habit.pledge import pledged
from planner.engine.habit.quota import quota_of
from planner.engine.habit.steadiness import thermometer
from planner.engine.habit.streak import streak_of
from planner.engine.happened.touching import outgoing
from planner.engine.plan import DayPlan, Item, Offer, Quota
from planner.engine.situation import Situation
from planner.engine.today.advice import advice_for, first_weeks
from planner.engine.today.asking import before_the_ask
from planner.engine.today.bench import OfferList, bench, offer_of
from planner.engine.today.budget import prepared, spent
from planner.engine.today.capacity import FULL, utilisation
from planner.engine.today.docket import confirm_items, fortnight
from planner.engine.today.follow_ups import follow_ups
from planner.engine.today.local_time import LocalTime, local_time
from planner.engine.today.ranking import BenchPlace
from planner.engine.today.spare import KINDS as FILLING
from planner.engine.today.yearly_dates import date_items


def plan_day(situation: Situation) -> DayPlan:
    """Plan the day."""
    planned = follow_ups(situation)
    owed = [item for item in planned.items if item.kind not in FILLING]
    # A network that is full takes nobody more than the one a day (R7).
    has_room = not owed and utilisation(situation) <= FULL
    quota = quota_of(situation, follow_ups_done=has_room)
    waiting = _waiting(situation, planned.items)
    offer = _offer(situation, quota, waiting)
    items = [
        *_prepare(situation, offer),
        *confirm_items(situation),
        *date_items(situation),
        *_with_asks(situation, planned.items),
        *_read_on(situation, offer, waiting, planned.minutes),
    ]
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
        items=tuple(items),
        waiting=planned.waiting,
        done=_done(situation),
        streak=streak_of(situation),
        temperature=thermometer(situation),
        utilisation=utilisation(situation),
        skipped=situation.skipped,
        pledged=pledged(situation),
        advice=tuple([line.text for line in advice]),
        advice_answers=tuple([line.command for line in advice]),
        advice_lines=advice,
        docket=fortnight(situation),
        closed=situation.closed,
        first_weeks=first_weeks(situation),
    )


def _waiting(situation: Situation, items: Sequence[Item]) -> Sequence[BenchPlace]:
    """The bench without those of whom something else is asked today."""
    waiting, busy = bench(situation), {item.contact for item in items}
    if not any(map(waiting.has, busy)):
        return waiting.places
    return [place for place in waiting.places if place.contact_id not in busy]


def _offer(situation: Situation, quota: Quota, waiting: Sequence[BenchPlace]) -> Offer | None:
    """The new touch that is offered, where the day still allows one (R1, R2)."""
    if not situation.working or situation.skipped or quota.done >= quota.allowed or not waiting:
        return None
    offer = offer_of(situation, waiting[0])
    advice = before_the_ask(situation, offer.contact)
    return offer._replace(reason=f"{offer.reason} · {advice}") if advice else offer


def _with_asks(situation: Situation, items: Sequence[Item]) -> list[Item]:
    """The items, with what to do before something is asked (R11, R12): only where one writes of
    one's own accord."""
    advised: list[Item] = []
    for item in items:
        own_accord = item.kind in ("keep_in_touch", "nudge", "referral")
        advice = before_the_ask(situation, item.contact) if own_accord else ""
        advised.append(item._replace(reason=f"{item.reason}; {advice}") if advice else item)
    return advised


def _prepare(situation: Situation, offer: Offer | None) -> tuple[Item, ...]:
    """R9: nothing to say, no touch. A new touch without a hook is prepared first, in its own
    slot."""
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
    """R8: where intake lacks and there is room, the next on the bench without a hook is prepared
    for, one a day."""
    minutes = situation.minutes("prepare")
    if lean(situation) != "intake" or spent(situation) + planned + minutes > situation.budget:
        return ()
    offered = "" if offer is None else offer.contact
    if any(map(bench(situation).has, prepared(situation) - {offered})):
        return ()
    for place in waiting:
        if place.hook is None and place.contact_id != offered:
            return (_prepare_early(situation, place.contact_id, minutes),)
    return ()


def _prepare_early(situation: Situation, contact_id: str, minutes: int) -> Item:
    reason = f"before their turn comes, for intake lacks: {share_of(situation)}"
    name = situation.name_of(contact_id)
    return Item(f"prepare:{contact_id}", "prepare", contact_id, name, None, 0, minutes, reason)


def _done(situation: Situation) -> tuple[str, ...]:
    """The names of those whom the user was in touch with today, in the order of the log."""
    touches = [touch for touch in situation.log.by_day.get(situation.now, ()) if outgoing(touch)]
    contacts = dict.fromkeys(contact for touch in touches for contact in sorted(touch.contacts))
    return tuple(situation.name_of(contact) for contact in contacts)


def with_local_times(situation: Situation, plan: DayPlan, moment: datetime) -> DayPlan:
    """P13: the plan with the time of day where they are; of those whose turn it is, who sleeps
    comes last.

    Args:
        situation: The day of the plan.
        plan: The plan.
        moment: The present moment, aware of the user's zone.
    """
    times = _local_times(situation, plan, moment)
    if not times:
        return plan
    nobody = LocalTime("", awake=True)
    items = [item._replace(local_time=times.get(item.contact, nobody).text) for item in plan.items]
    calls = [item for item in items if item.kind == "keep_in_touch"]
    calls.sort(key=lambda item: not times.get(item.contact, nobody).awake)
    in_order = iter(calls)
    for index, item in enumerate(items):
        if item.kind == "keep_in_touch":
            items[index] = next(in_order)
    offer = plan.new_touch
    if offer is not None:
        offer = offer._replace(local_time=times.get(offer.contact, nobody).text)
    return plan._replace(items=tuple(items), new_touch=offer)


def _local_times(situation: Situation, plan: DayPlan, moment: datetime) -> Mapping[str, LocalTime]:
    """The time where each of those is whom the plan names, as far as it is known."""
    ids = {item.contact for item in plan.items}
    if plan.new_touch is not None:
        ids.add(plan.new_touch.contact)
    times: dict[str, LocalTime] = {}
    for contact_id in ids.intersection(situation.records.contacts):
        time = local_time(situation.records.contacts[contact_id], moment)
        if time is not None:
            times[contact_id] = time
    return times
