"""R7's way out: the smallest changes with which a full network fits, found by trying them.

Each is the smallest of its kind: more minutes for some weeks, where a heap is all there is; more
minutes for good; a longer cadence for the fewest people; or rest for the fewest of the weakest
ties. Each is found by bisection, and each step of it plays the 26 weeks forward with the change
made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from planner.engine.ahead.load_ahead import play_forward, weeks_ahead
from planner.engine.happened.people import Member
from planner.engine.situation import Situation
from planner.engine.standing.stage import standing
from planner.engine.today.capacity import AMBER, utilisation
from planner.settings import TIERS
from planner.value import NamedTuple
from planner.words import full_day, joined, plural

MOST_MINUTES: Final = 480
MOST_CATCH_UP: Final = 1
"""Budgets that a day may take on top of its own while a heap is caught up with: more would be
over-networking (R8)."""
LONGEST_CATCH_UP: Final = 6
"""Weeks."""
NAMED: Final = 3
"""People that the text of a change names at most."""


class Fit(NamedTuple):
    """A change with which the network fits. What its kind does not change is empty."""

    kind: Literal["catch_up", "minutes", "cadence", "rest"]
    text: str
    budget_minutes: int | None = None
    until: date | None = None
    """The last day of the other budget, where it is for some weeks only."""
    cadences: Mapping[str, int] = {}
    """The new cadence in days, by contact."""
    rest: tuple[str, ...] = ()
    """Whom to let rest."""


def fits_well(situation: Situation) -> bool:
    """Whether no week ahead overflows and the network as a whole is not full."""
    return utilisation(situation) <= AMBER and not any(week.over for week in weeks_ahead(situation))


def enough_with(situation: Situation, fit: Fit) -> bool:
    """Whether everything fits once the change is made."""
    if fit.until is None or fit.budget_minutes is None:
        return fits_well(with_fit(situation, fit))
    return not any(
        week.over for week in play_forward(situation, (fit.budget_minutes, fit.until.toordinal()))
    )


def with_fit(situation: Situation, fit: Fit) -> Situation:
    """The same situation with a lasting change made."""
    settings, contacts = situation.settings, dict(situation.records.contacts)
    if fit.budget_minutes is not None:
        settings = settings._replace(budget_minutes=fit.budget_minutes)
    for contact, days in fit.cadences.items():
        contacts[contact] = contacts[contact]._replace(cadence_days=days)
    for contact in fit.rest:
        contacts[contact] = contacts[contact]._replace(state="resting", resting_until=None)
    records = situation.records
    if fit.cadences or fit.rest:
        records = records._replace(contacts=contacts)
    return Situation(records, settings, situation.today, before=situation)


def fits(situation: Situation) -> tuple[Fit, ...]:
    """The smallest change of each kind; none where everything fits as it is."""
    if fits_well(situation):
        return ()
    found = (
        _catch_up(situation),
        _more_minutes(situation),
        _longer_cadence(situation),
        _rest(situation),
    )
    return tuple(fit for fit in found if fit is not None)


def _catch_up(situation: Situation) -> Fit | None:
    """More minutes up to the end of the last week that overflows, where that is near and the rest
    fits."""
    over = [week for week in weeks_ahead(situation) if week.over]
    if not over or utilisation(situation) > AMBER:
        return None
    for week in weeks_ahead(situation)[:LONGEST_CATCH_UP]:
        until = week.start + timedelta(days=6)

        def change(more: int, until: date = until) -> Fit:
            minutes = situation.usual_budget + more
            text = (
                f"{minutes} minutes a working day until {full_day(until)}, then "
                f"{situation.usual_budget} as now"
            )
            return Fit("catch_up", text, budget_minutes=minutes, until=until)

        if until >= over[0].start:
            found = _smallest(situation, change, MOST_CATCH_UP * situation.usual_budget)
            if found is not None:
                return found
    return None


def _more_minutes(situation: Situation) -> Fit | None:
    now = situation.settings.budget_minutes

    def change(more: int) -> Fit:
        return Fit(
            "minutes",
            f"{now + more} minutes a working day instead of {now}",
            budget_minutes=now + more,
        )

    return _smallest(situation, change, MOST_MINUTES - now)


def _longer_cadence(situation: Situation) -> Fit | None:
    """The fewest people to hear from the user less often: each goes up a tier, those first whom
    that spares most."""
    moves: list[tuple[str, int]] = []
    at = {member.id: member.cadence for member in situation.people.members.values()}
    names = {member.id: member.contact.name for member in situation.people.members.values()}
    warm = {
        member.id: standing(situation, member.id).score
        for member in situation.people.members.values()
    }
    tiers = sorted(TIERS.values())
    for _ in tiers:
        raised = {contact: tier for contact, days in at.items() if (tier := _next(tiers, days))}
        saved = {contact: 1 / at[contact] - 1 / tier for contact, tier in raised.items()}
        order = sorted(raised, key=lambda each: (-saved[each], warm[each], names[each], each))
        moves += [(contact, raised[contact]) for contact in order]
        at |= raised

    def change(count: int) -> Fit:
        new = dict(moves[:count])
        old = {member.id: member.cadence for member in situation.people.members.values()}
        who = [f"{names[each]} every {new[each]} days instead of {old[each]}" for each in new]
        text = f"a longer cadence for {plural(len(new), 'person', 'people')}: {_some(who)}"
        return Fit("cadence", text, cadences=new)

    return _smallest(situation, change, len(moves))


def _rest(situation: Situation) -> Fit | None:
    """The fewest of the weakest ties to let rest; those who were never reached ask for nothing yet
    and come last."""

    def weakest(member: Member) -> tuple[bool, float, float, str, str]:
        tie = situation.ties.get(member.id)
        score = standing(situation, member.id).score
        return (
            tie is None or not tie.first_out,
            score,
            -1 / member.cadence,
            member.contact.name,
            member.id,
        )

    order = sorted(situation.people.members.values(), key=weakest)

    def change(count: int) -> Fit:
        chosen = order[:count]
        who = _some([member.contact.name for member in chosen])
        text = f"let {plural(count, 'person', 'people')} rest, the weakest ties first: {who}"
        return Fit("rest", text, rest=tuple(member.id for member in chosen))

    return _smallest(situation, change, len(order))


def _smallest(situation: Situation, change: Callable[[int], Fit], most: int) -> Fit | None:
    """The smallest change that fits, by bisection from 1 to `most`; None where even the largest
    does not."""

    def enough(size: int) -> bool:
        return enough_with(situation, change(size))

    if most < 1 or not enough(most):
        return None
    too_small, large_enough = 0, most
    step = 1
    while step < most:
        if enough(step):
            large_enough = step
            break
        too_small, step = step, step * 2
    while large_enough - too_small > 1:
        middle = (too_small + large_enough) // 2
        if enough(middle):
            large_enough = middle
        else:
            too_small = middle
    return change(large_enough)


def _next(tiers: Sequence[int], days: int) -> int:
    return next((tier for tier in tiers if tier > days), 0)


def _some(texts: Sequence[str]) -> str:
    """The first few, and how many more."""
    if len(texts) <= NAMED + 1:
        return joined(list(texts))
    return f"{', '.join(texts[:NAMED])} and {len(texts) - NAMED} more"
