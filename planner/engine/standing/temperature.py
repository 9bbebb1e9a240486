"""R17's temperature: how warm a tie is.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193): s(t) = s(t0) * 2^(-(t - t0)/h) + w at a touch,
h being the contact's cadence. Weights: met or called 1.5, a message that was answered 1, one that went out and was not
0.5, one that came in 0.25. Active from 1 with a two-way touch within two cadences, warming from 0.25, cold below.

What comes in weighs half of what goes out: on a real mail archive (Enron) that ranks better whom one writes to next (an
AUC of 0.852 at a half-life of 30 days, against 0.844 where both weigh 0.5, and 0.817 for "last touch").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.changes import changed_keys
from planner.engine.happened.people import Member, People
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, BOTH, IN, MEETING, OUT, OUTCOME, REFUSAL
from planner.engine.situation import Situation, carried_on
from planner.engine.standing.cadence import cadence_of
from planner.records import Stage
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


Weighed = tuple[int, float, int]
"""A cadence, a tie's score at its last touch with it, and the day of its last two-way touch (0: never)."""
UNTOUCHED: Final = Warmth(0.0, 0.0, 0, "cold")


def _weight(sort: int) -> float:
    """What a touch of a sort weighs, should nobody answer it."""
    if sort & MEETING:
        return MET
    went = sort & BOTH
    return INCOMING if went == IN else ANSWERED if went == BOTH or sort & OUTCOME else ONE_WAY


_WEIGHTS: Final = tuple(map(_weight, range(2 * REFUSAL)))
_LEFT: Final[dict[int, list[list[float]]]] = {}
"""By cadence and by sort: what is left of a touch's weight after each number of days, as far as it was needed."""


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
        moved, touched = (
            changed_keys(before.people.contacts, people.contacts),
            changed_keys(before.ties, ties),
        )
        changed = None if moved is None or touched is None else {*moved, *touched}
    found = {} if before is None or changed is None else dict(before.of)
    kept, contacts, weighed = people.members, people.contacts, situation.log.weighed
    for contact_id, tie in (
        ties.items() if changed is None else [(each, ties.get(each)) for each in changed]
    ):
        known = kept.get(contact_id) or contacts.get(contact_id)
        if tie is None or known is None:
            found.pop(contact_id, None)
        else:
            cadence = known.cadence if isinstance(known, Member) else cadence_of(situation, known)
            found[contact_id] = _warmth(now, weighed, contact_id, tie, cadence)
    return Temperatures(found, now, people, ties)


def warmth(situation: Situation, contact_id: str, tie: Tie, cadence: int) -> Warmth:
    """Weigh a tie as of today and as of the end of the look back.

    Between touches a score only halves with time, so that a tie is weighed once, at its last touch.
    """
    return _warmth(situation.now, situation.log.weighed, contact_id, tie, cadence)


def _warmth(
    now: int, weighed: dict[str, Weighed], contact_id: str, tie: Tie, cadence: int
) -> Warmth:
    known = weighed.get(contact_id)
    if known is None or known[0] != cadence:
        known = weighed[contact_id] = _weigh(tie, cadence)
    _, score, two_way = known
    days = now - tie.last
    score *= 2.0 ** (-days / cadence)
    look_back = LOOK_BACK if cadence < 4 * LOOK_BACK else cadence // 4
    earlier = score - _recent(tie, now, look_back, cadence) if days < look_back else score
    before = earlier * 2.0 ** (look_back / cadence)
    if score < WARMING:
        return Warmth(score, before, two_way, "cold")
    # To be active it needs a touch that went both ways within two cadences.
    active = score >= ACTIVE and two_way and now - two_way <= 2 * cadence
    return Warmth(score, before, two_way, "active" if active else "warming")


def _recent(tie: Tie, now: int, look_back: int, cadence: int) -> float:
    """What the touches of the last days add to the score."""
    sorts, days, left, recent = tie.sorts, tie.days, _LEFT.get(cadence), 0.0
    if left is None or look_back > len(left[0]):
        left = _left(cadence, look_back)
    for index in range(len(days) - 1, -1, -1):
        age = now - days[index]
        if age >= look_back:
            break
        sort = sorts[index]
        recent += left[OUT | OUTCOME if sort == OUT and _answered(tie, index) else sort][age]
    return recent


def _weigh(tie: Tie, cadence: int) -> Weighed:
    """Weigh a tie as of its last touch.

    The weights are those of `weight_of`, written out: a board weighs tens of thousands of touches.
    """
    sorts, days, last = tie.sorts, tie.days, tie.last
    span, most = last - days[0], FORGOTTEN * cadence
    if span > most:
        first = bisect_left(days, last - most)
        span, sorts, days = most, sorts[first:], days[first:]
    left = _LEFT.get(cadence)
    if left is None or span >= len(left[0]):
        left = _left(cadence, span)
    score, answered = 0.0, left[OUT | OUTCOME]
    after, then = OUT, FOR_EVER
    for sort, day in zip(reversed(sorts), reversed(days), strict=True):
        if sort == OUT and after & BOTH != OUT and then - day <= ANSWER_DAYS:
            score += answered[last - day]
        else:
            score += left[sort][last - day]
        after, then = sort, day
    return cadence, score, _two_way(sorts, days)


def _two_way(sorts: Sequence[int], days: Sequence[int]) -> int:
    """The day of the last touch that went both ways by itself or with its answer; 0 for none."""
    if _WEIGHTS[sorts[-1]] >= ANSWERED:
        return days[-1]
    after, then = sorts[-1], FOR_EVER
    for sort, day in zip(reversed(sorts), reversed(days), strict=True):
        if sort & BOTH != after & BOTH and sort & BOTH != BOTH and then - day <= ANSWER_DAYS:
            return then
        if _WEIGHTS[sort] >= ANSWERED:
            return day
        after, then = sort, day
    return 0


def _left(cadence: int, days: int) -> list[list[float]]:
    """What is left of the weight of a touch, by its sort and after each number of days, up to so many at least."""
    table = _LEFT.get(cadence)
    if table is None:
        rows: dict[float, list[float]] = {weight: [] for weight in _WEIGHTS}
        table = _LEFT[cadence] = [rows[weight] for weight in _WEIGHTS]
    for weight, row in dict(zip(_WEIGHTS, table, strict=True)).items():
        row += [weight * 2.0 ** (-age / cadence) for age in range(len(row), days + 1)]
    return table


def weight_of(tie: Tie, index: int) -> float:
    """What a touch adds to the score."""
    sort = tie.sorts[index]
    return ANSWERED if sort == OUT and _answered(tie, index) else _WEIGHTS[sort]


def _answered(tie: Tie, index: int) -> bool:
    """Whether a one-way touch was answered: the next one went the other way or both, and came soon enough."""
    if index + 1 == len(tie.days) or tie.days[index + 1] - tie.days[index] > ANSWER_DAYS:
        return False
    return (tie.sorts[index + 1] ^ tie.sorts[index]) & BOTH != 0
