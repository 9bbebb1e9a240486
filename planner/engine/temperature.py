"""R17's temperature: how warm a tie is.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193): s(t) = s(t0) * 2^(-(t - t0)/h) + w at a touch,
h being the contact's cadence. Weights: met or called 1.5, a message that was answered 1, one that went out and was not
0.5, one that came in 0.25. Active from 1 with a two-way touch within two cadences, warming from 0.25, cold below.

What comes in weighs half of what goes out: on a real mail archive (Enron) that ranks better whom one writes to next (an
AUC of 0.852 at a half-life of 30 days, against 0.844 where both weigh 0.5, and 0.817 for "last touch").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Final

from planner.engine.cadence import cadence_of
from planner.engine.calendar import FOR_EVER
from planner.engine.changes import changed_keys
from planner.engine.people import People
from planner.engine.situation import Situation, carried_on
from planner.engine.tie import Tie
from planner.engine.touching import ANSWER_DAYS, way
from planner.records import MEETINGS, Stage
from planner.value import NamedTuple

MET: Final = 1.5
ANSWERED: Final = 1.0
ONE_WAY: Final = 0.5
INCOMING: Final = 0.25
ACTIVE: Final = 1.0
WARMING: Final = 0.25
FORGOTTEN: Final = 12
"""Halvings after which a touch weighs nothing any more (1.5 / 4096)."""
LOOK_BACK: Final = 14
"""Days that the arrow looks back at least; a quarter of the cadence where that is longer."""


class Warmth(NamedTuple):
    """A tie's score now and at the end of the arrow's look back, the day of the last two-way touch (0: never), and the
    stage."""

    score: float
    before: float
    two_way: int
    stage: Stage


UNTOUCHED: Final = Warmth(0.0, 0.0, 0, "cold")
_HALVINGS: Final[dict[int, list[float]]] = {}
"""A table for each cadence, as far as it was needed."""
_KIND: Final = attrgetter("kind")
_DIRECTION: Final = attrgetter("direction")


class Temperatures(NamedTuple):
    """The warmth of everybody in the book with whom anything happened, and what it was worked out from."""

    of: Mapping[str, Warmth]
    now: int
    people: People
    ties: Mapping[str, Tie]


@carried_on
def temperatures(situation: Situation, before: Temperatures | None) -> Temperatures:
    """How warm everybody is; on the same day only those are worked out again of whom something changed."""
    now, people, ties = situation.now, situation.people, situation.ties
    changed: Iterable[str] | None = None
    if before is not None and before.now == now and before.people.settings == people.settings:
        moved, touched = changed_keys(before.people.contacts, people.contacts), changed_keys(before.ties, ties)
        changed = None if moved is None or touched is None else {*moved, *touched}
    found = {} if before is None or changed is None else dict(before.of)
    for contact_id in ties if changed is None else changed:
        tie, contact, member = ties.get(contact_id), people.contacts.get(contact_id), people.kept.get(contact_id)
        if tie is None or contact is None:
            found.pop(contact_id, None)
        else:
            cadence = member.cadence if member is not None else cadence_of(situation, contact)
            found[contact_id] = warmth(situation, contact_id, tie, cadence)
    return Temperatures(found, now, people, ties)


def warmth(situation: Situation, contact_id: str, tie: Tie, cadence: int) -> Warmth:
    """Weigh a tie as of today and as of the end of the look back.

    Between touches a score only halves with time, so that a tie is weighed once, at its last touch.
    """
    now, known = situation.now, situation.log.weighed
    weighed = known.get(contact_id)
    if weighed is None or weighed[0] != cadence:
        weighed = known[contact_id] = (cadence, *_weigh(tie, cadence))
    _, score, two_way = weighed
    days = now - tie.last
    score *= 2.0 ** (-days / cadence)
    look_back = LOOK_BACK if cadence < 4 * LOOK_BACK else cadence // 4
    recent = _recent(tie, now, look_back, cadence) if days < look_back else 0.0
    before = (score - recent) * 2.0 ** (look_back / cadence)
    if score < WARMING:
        return Warmth(score, before, two_way, "cold")
    # To be active it needs a touch that went both ways within two cadences.
    active = score >= ACTIVE and two_way and now - two_way <= 2 * cadence
    return Warmth(score, before, two_way, "active" if active else "warming")


def _recent(tie: Tie, now: int, look_back: int, cadence: int) -> float:
    """What the touches of the last days add to the score."""
    recent = 0.0
    for index in range(len(tie.days) - 1, -1, -1):
        age = now - tie.days[index]
        if age >= look_back:
            break
        recent += weight_of(tie, index) * 2.0 ** (-age / cadence)
    return recent


def _weigh(tie: Tie, cadence: int) -> tuple[float, int]:
    """The score at a tie's last touch, and the day of its last two-way touch (0: never).

    The weights are those of `weight_of`, written out: a board weighs tens of thousands of touches.
    """
    touches, days, last = tie.touches, tie.days, tie.last
    if days[0] < last - FORGOTTEN * cadence:
        first = bisect_left(days, last - FORGOTTEN * cadence)
        touches, days = touches[first:], days[first:]
    score, two_way, halved = 0.0, 0, _halvings(cadence, last - days[0])
    backwards = touches[::-1]
    next_way, next_day = "both", FOR_EVER
    ways = zip(backwards, map(_KIND, backwards), map(_DIRECTION, backwards), reversed(days), strict=True)
    for touch, kind, went, day in ways:
        if kind in MEETINGS or went == "both":
            score += (MET if kind in MEETINGS else ANSWERED) * halved[last - day]
            two_way = two_way or day
            next_way = "both"
        else:
            answered = went != next_way and next_day - day <= ANSWER_DAYS
            if answered:
                two_way = two_way or next_day
            if went == "in":
                score += INCOMING * halved[last - day]
            elif answered or touch.outcome != "none":
                score += ANSWERED * halved[last - day]
                two_way = two_way or day
            else:
                score += ONE_WAY * halved[last - day]
            next_way = went
        next_day = day
    return score, two_way


def _halvings(cadence: int, days: int) -> list[float]:
    """What is left of 1 after each number of days, up to so many at least."""
    table = _HALVINGS.setdefault(cadence, [])
    table += [2.0 ** (-age / cadence) for age in range(len(table), days + 1)]
    return table


def weight_of(tie: Tie, index: int) -> float:
    """What a touch adds to the score."""
    touch = tie.touches[index]
    if touch.kind in MEETINGS:
        return MET
    if touch.direction == "in":
        return INCOMING
    if touch.direction == "both" or touch.outcome != "none":
        return ANSWERED
    return ANSWERED if _answered(tie, index) else ONE_WAY


def _answered(tie: Tie, index: int) -> bool:
    """Whether a one-way touch was answered: the next one went the other way or both, and came soon enough."""
    direction = way(tie.touches[index])
    if direction == "both" or index + 1 == len(tie.days) or tie.days[index + 1] - tie.days[index] > ANSWER_DAYS:
        return False
    return way(tie.touches[index + 1]) != direction
