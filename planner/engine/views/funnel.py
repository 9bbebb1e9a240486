"""R22: results, not busyness. How far the new touches came: reply, conversation, introduction,
lead, interview, offer.

The funnel counts people: those with whom the first touch that the user took part in falls into the
window. Its steps are nested, so that nobody who got an offer is missing among the replies: a step
is reached where it or a later one is. An introduction is the one step that later ones do not imply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.org_names import org_key
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation
from planner.engine.standing.milestones import STEPS, milestones
from planner.records import Contact, Touch
from planner.value import NamedTuple

USUAL_DAYS: Final = 365
"""Days of new touches that are looked at where nothing else is asked for."""
DAYS_A_MONTH: Final = 365.25 / 12
UNKNOWN_GROUP: Final = "—"
"""The group of those of whom it is not known: who came by no hub, hook or connector."""
APART: Final = "introduction"


class Group(NamedTuple):
    """The people of one channel, hub, hook or connector."""

    name: str
    counts: Mapping[str, int]
    """How many people reached each step."""

    def rate(self, step: str) -> float | None:
        """The share of the new touches that came to a step, None where there was none."""
        first = self.counts[STEPS[0]]
        return round(self.counts[step] / first, 3) if first else None


class Cost(NamedTuple):
    """What the search has cost so far, at what a month of it costs."""

    month: int
    week: int
    """The price of a lost week."""
    so_far: int
    each: Mapping[str, int]
    """What one conversation, lead, interview and offer came to; those that there were."""


class Funnel(NamedTuple):
    """The funnel of a window of days up to today."""

    since: date
    total: Group
    by: Mapping[str, Sequence[Group]]
    """The groups by `channel`, `hub`, `hook` and `connector`: what came furthest first."""
    cost: Cost | None


def funnel(situation: Situation, days: int = USUAL_DAYS) -> Funnel:
    """The funnel of the new touches of the last so many days."""
    first_day = max(situation.now - days + 1, 1)
    people: dict[str, Touch] = {}
    for contact, tie in situation.ties.items():
        if tie.first_out >= first_day:
            people[contact] = _first(tie)
    groups: dict[str, dict[str, list[str]]] = {
        "channel": {},
        "hub": {},
        "hook": {},
        "connector": {},
    }
    for contact, touch in people.items():
        for dimension, name in _origins(situation, contact, touch).items():
            groups[dimension].setdefault(name, []).append(contact)
    total = _group(situation, "all", people)
    by = {
        dimension: _sorted(
            _group(situation, name, members) for name, members in members_by_name.items()
        )
        for dimension, members_by_name in groups.items()
    }
    start = max(first_day, situation.start)
    return Funnel(
        date.fromordinal(start), total, by, _cost(situation, total, situation.now - start + 1)
    )


def _first(tie: Tie) -> Touch:
    """The first touch that the user took part in."""
    return next(touch for touch in tie.touches if outgoing(touch))


def _origins(situation: Situation, contact_id: str, touch: Touch) -> Mapping[str, str]:
    """The channel of the first touch, and the hub, hook and connector that led to it."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    connector = situation.name_of(contact.introduced_by)
    return {
        "channel": touch.kind,
        "hub": _hub(situation, touch, contact) or UNKNOWN_GROUP,
        "hook": touch.hook.strip() or UNKNOWN_GROUP,
        "connector": connector or UNKNOWN_GROUP,
    }


def _hub(situation: Situation, touch: Touch, contact: Contact) -> str:
    """The name of the hub of a touch, or of where the contact was met."""
    hubs = situation.records.hubs
    for place in (touch.hub, contact.met_at):
        if place in hubs:
            return hubs[place].name.strip()
    return contact.met_at.strip()


def _group(situation: Situation, name: str, people: Iterable[str]) -> Group:
    reached = milestones(situation)
    counts = dict.fromkeys(STEPS, 0)
    for contact in people:
        steps = reached.get(contact, {})
        beyond = False
        for step in reversed(STEPS):
            if step == APART:
                counts[step] += step in steps
                continue
            beyond = beyond or step in steps
            counts[step] += beyond
    return Group(name, counts)


def _sorted(groups: Iterable[Group]) -> Sequence[Group]:
    """What came furthest first; those of whom it is not known at the end."""
    ranked = [step for step in reversed(STEPS) if step != APART]
    return sorted(
        groups,
        key=lambda group: (
            group.name == UNKNOWN_GROUP,
            [-group.counts[step] for step in ranked],
            org_key(group.name),
        ),
    )


def _cost(situation: Situation, total: Group, days: int) -> Cost | None:
    """What it cost, at what the user says that a month costs; None where they do not."""
    month = situation.settings.month_cost
    if month <= 0:
        return None
    so_far = month * days / DAYS_A_MONTH
    prices = {
        step: round(so_far / total.counts[step])
        for step in ("conversation", "lead", "interview", "offer")
        if total.counts[step]
    }
    return Cost(month, round(month * 7 / DAYS_A_MONTH), round(so_far), prices)
