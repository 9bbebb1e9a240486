"""R17's temperature: how warm a tie is.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193) at four half-lives at once: a touch of weight w
that is t days old adds w * K(t), where K(t) is the mean of 2^(-t/h) over h = 3, 14, 60 and 240 days, each weighted by
1/h, so that K(0) = 1. Each part is then a rate of touches over its own span, and their sum fades by a power of the time
rather than by one half-life, as memory of people does. Weights: met or called 1.5, a message that was answered 1, one
that went out and was not 0.5, one that came in 0.25.

For the stage unanswered outreach weighs nothing: being ignored never warms. *Active*: as warm at least as an answered
message one cadence ago leaves a tie, with a two-way touch within two cadences, and more than one answer: they met, or
took part twice. *Warming*: rising, and they ever answered. *Cold*: all others.

Measured on whom one writes to next (`python -m benchmarks.enron --temperature`): on no set is the area under the curve
below that of the last touch, of the count, or of any single half-life.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import exp2
from typing import Final

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.changes import changed_keys
from planner.engine.happened.people import People
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, BOTH, IN, MEETING, OUT, OUTCOME, REFUSAL
from planner.engine.situation import Situation, carried_on
from planner.engine.standing.cadence import cadence_of
from planner.records import Stage
from planner.value import NamedTuple

HALF_LIVES: Final = (3, 14, 60, 240)
"""Days."""
MEETING_WEIGHT: Final = 1.5
ANSWERED: Final = 1.0
UNANSWERED: Final = 0.5
INCOMING: Final = 0.25
FURTHEST: Final = 12 * HALF_LIVES[-1]
"""Days after which a touch weighs nothing any more."""
RISING: Final = 1.05
"""How many times the stage score of the look back is rising."""
LOOK_BACK: Final = 14
"""Days that the arrow looks back at least; a quarter of the cadence where that is longer."""


class Warmth(NamedTuple):
    """How warm a tie is.

    Attributes:
        score: The weights of all touches, faded.
        answered_score: The same without outreach that nobody answered: what the stage goes by.
        before: That of the end of the arrow's look back.
        two_way: The day of the last two-way touch, an ordinal; 0 for never.
        stage: Cold, warming or active.
    """

    score: float
    answered_score: float
    before: float
    two_way: int
    stage: Stage


UNTOUCHED: Final = Warmth(0.0, 0.0, 0.0, 0, "cold")


def _weight(sort: int) -> float:
    """What a touch of a sort weighs, should nobody answer it."""
    if sort & MEETING:
        return MEETING_WEIGHT
    direction = sort & BOTH
    if direction == IN:
        return INCOMING
    return ANSWERED if direction == BOTH or sort & OUTCOME else UNANSWERED


_WEIGHTS: Final = tuple(map(_weight, range(2 * REFUSAL)))
_ANSWERED_OUT: Final = OUT | OUTCOME
"""The sort whose weight a message has that was answered."""


def fading(days: int) -> float:
    """K: what is left of a touch's weight after so many days."""
    return _fading()[days] if 0 <= days <= FURTHEST else 0.0


def half_life() -> int:
    """Days after which half of a touch's weight is left."""
    days = 0
    while fading(days) > 0.5:
        days += 1
    return days


@lru_cache(maxsize=1)
def _fading() -> list[float]:
    """K for each number of days."""
    whole = sum([1 / half_life for half_life in HALF_LIVES])

    def rest(days: int) -> float:
        rates = [exp2(-days / half_life) / half_life for half_life in HALF_LIVES]
        return sum(rates) / whole

    return list(map(rest, range(FURTHEST + 1)))


@lru_cache(maxsize=1)
def _by_sort() -> list[list[float]]:
    """What is left of the weight of a touch, by its sort and the days since."""
    rows = {weight: [weight * rest for rest in _fading()] for weight in set(_WEIGHTS)}
    return [rows[weight] for weight in _WEIGHTS]


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
    changed = _changed(situation, before)
    warmths: dict[str, Warmth] = {}
    if before is not None and changed is not None:
        warmths = dict(before.of)
    for contact_id in ties if changed is None else changed:
        tie, member = ties.get(contact_id), people.members.get(contact_id)
        contact = people.contacts.get(contact_id)
        if tie is None or contact is None:
            warmths.pop(contact_id, None)
            continue
        cadence = member.cadence if member is not None else cadence_of(situation, contact)
        warmths[contact_id] = warmth(situation, tie, cadence)
    return Temperatures(warmths, now, people, ties)


def _changed(situation: Situation, before: Temperatures | None) -> Iterable[str] | None:
    """The contacts of whom something changed on the same day; None where everybody is to be looked at."""
    people = situation.people
    if before is None or before.now != situation.now:
        return None
    if before.people.settings != people.settings:
        return None
    moved = changed_keys(before.people.contacts, people.contacts)
    touched = changed_keys(before.ties, situation.ties)
    return None if moved is None or touched is None else {*moved, *touched}


def warmth(situation: Situation, tie: Tie, cadence: int) -> Warmth:
    """Weigh a tie as of today and as of the end of the look back."""
    now = situation.now
    look_back = max(LOOK_BACK, cadence // 4)
    rest, most = _by_sort(), FURTHEST
    score = ignored = before = 0.0
    depth = 0
    two_way, later_sort, later_day = 0, 0, FOR_EVER
    for sort, day in zip(reversed(tie.sorts), reversed(tie.days), strict=True):
        age = now - day
        if age > most:
            break
        pair = _is_pair(sort, day, later_sort, later_day)
        weighed_as = _ANSWERED_OUT if pair and sort == OUT else sort
        part = rest[weighed_as][age]
        score += part
        if weighed_as == OUT or sort & REFUSAL:
            ignored += part
        elif age >= look_back:
            before += rest[weighed_as][age - look_back]
        if sort & IN and not sort & REFUSAL:
            depth += 2 if sort & MEETING else 1
        if not two_way and pair and sort & BOTH != BOTH:
            two_way = later_day
        elif not two_way and _WEIGHTS[sort] >= ANSWERED:
            two_way = day
        later_sort, later_day = sort, day
    lasting = score - ignored
    rising = lasting > RISING * before
    near = two_way and now - two_way <= 2 * cadence
    high = depth > 1 and lasting >= threshold(cadence)
    stage: Stage = "cold"
    if near and high:
        stage = "active"
    elif rising and tie.answered:
        stage = "warming"
    return Warmth(score, lasting, before, two_way, stage)


def _is_pair(sort: int, day: int, later_sort: int, later_day: int) -> bool:
    """Whether a touch and the next one are message and answer: they went different ways, soon enough."""
    if not later_sort or later_day - day > ANSWER_DAYS:
        return False
    return (later_sort ^ sort) & BOTH != 0


def threshold(cadence: int) -> float:
    """The score from which a tie is active: what an answered message leaves after one cadence."""
    return ANSWERED * fading(min(cadence, FURTHEST))


def active_until(tie: Tie, warm: Warmth, now: int, cadence: int) -> int:
    """The last day on which a tie that is active stays so, should nothing happen."""
    least = threshold(cadence)
    first, last = now, warm.two_way + 2 * cadence
    while first < last:
        middle = (first + last + 1) // 2
        if answered_score_on(tie, middle) >= least:
            first = middle
        else:
            last = middle - 1
    return first


def answered_score_on(tie: Tie, day: int) -> float:
    """The score of a day without what nobody answered, should nothing happen until then."""
    total = 0.0
    for index, touch_day in enumerate(tie.days):
        sort = tie.sorts[index]
        ignored = sort & REFUSAL or (sort == OUT and not _answered(tie, index))
        if not ignored:
            total += weight_of(tie, index) * fading(day - touch_day)
    return total


def peak(tie: Tie) -> tuple[float, int]:
    """The highest score that a tie ever had, and the day of it: scores only rise at a touch."""
    sums = dict.fromkeys(HALF_LIVES, 0.0)
    whole = sum([1 / half_life for half_life in HALF_LIVES])
    highest, on, before = 0.0, 0, tie.days[0]
    for index, day in enumerate(tie.days):
        weight = weight_of(tie, index)
        for half_life in HALF_LIVES:
            sums[half_life] = sums[half_life] * exp2((before - day) / half_life) + weight
        before = day
        score = sum([total / half_life for half_life, total in sums.items()]) / whole
        if score > highest:
            highest, on = score, day
    return highest, on


def weight_of(tie: Tie, index: int) -> float:
    """What a touch adds to the score on its day."""
    sort = tie.sorts[index]
    return ANSWERED if sort == OUT and _answered(tie, index) else _WEIGHTS[sort]


def _answered(tie: Tie, index: int) -> bool:
    """Whether a message was answered: the next touch went the other way or both, and came soon enough."""
    if index + 1 == len(tie.days) or tie.days[index + 1] - tie.days[index] > ANSWER_DAYS:
        return False
    return (tie.sorts[index + 1] ^ tie.sorts[index]) & BOTH != 0
