"""R17's temperature: how warm a tie is.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193) at four half-lives at once:
a touch of weight w that is t days old adds w * K(t), where K(t) is the mean of 2^(-t/h) over h = 3,
14, 60 and 240 days, each weighted by 1/h, so that K(0) = 1. Each part is then a rate of touches
over its own span, and their sum fades by a power of the time rather than by one half-life, as
memory of people does. Weights: met or called 1.5, a message that was answered 1, one that went out
and was not 0.5, one that came in 0.25.

For the stage unanswered outreach weighs nothing: being ignored never warms. *Active*: as warm at
least as an answered message one cadence ago leaves a tie, with a two-way touch within two cadences,
and more than one answer: they met, or took part twice. *Warming*: rising, and they ever answered.
*Cold*: all others.

Measured on whom one writes to next (`python -m benchmarks.enron --temperature`): on no set is the
area under the curve below that of the last touch, of the count, or of any single half-life.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp2
from operator import getitem
from typing import Final

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
ANSWERS: Final = 2
"""Answers of theirs that an active tie needs where there was no meeting."""
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


@lru_cache(maxsize=1)
def _lasting_by_sort() -> list[list[float]]:
    """The same for the stage: nothing is left of outreach that nobody answered, nor of a no."""
    nothing = [0.0] * (FURTHEST + 1)
    rows = list(_by_sort())
    for sort in range(len(rows)):
        if sort == OUT or sort & REFUSAL:
            rows[sort] = nothing
    return rows


class Temperatures(NamedTuple):
    """The warmth of everybody in the book with whom anything happened, and what it was worked out
    from."""

    of: Mapping[str, Warmth]
    now: int
    people: People
    ties: Mapping[str, Tie]


@carried_on
def temperatures(situation: Situation, before: Temperatures | None) -> Temperatures:
    """How warm everybody is; on the same day only those are worked out again of whom something
    changed."""
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
    """The contacts of whom something changed on the same day; None where everybody is to be looked
    at."""
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
    first = bisect_left(tie.days, now - FURTHEST)
    days, sorts = tie.days[first:], tie.sorts[first:]
    weighed_as = _with_answers(days, sorts)
    ages = [now - day for day in days]
    score = _sum(_by_sort(), weighed_as, ages)
    lasting = _sum(_lasting_by_sort(), weighed_as, ages)
    look_back = max(LOOK_BACK, cadence // 4)
    early = bisect_right(days, now - look_back)
    ages_then = [age - look_back for age in ages[:early]]
    before = _sum(_lasting_by_sort(), weighed_as[:early], ages_then)
    two_way = _last_two_way(days, sorts)
    stage: Stage = "cold"
    if _is_active(now, cadence, two_way, sorts, lasting):
        stage = "active"
    elif tie.answered and lasting > RISING * before:
        stage = "warming"
    return Warmth(score, lasting, before, two_way, stage)


def _sum(left: Sequence[Sequence[float]], sorts: Sequence[int], ages: Sequence[int]) -> float:
    """What is left of the weights of some touches together."""
    return sum(map(getitem, map(left.__getitem__, sorts), ages))


def _with_answers(days: Sequence[int], sorts: Sequence[int]) -> Sequence[int]:
    """The sorts of some touches, with that of an answered message for those that were answered."""
    if OUT not in sorts:
        return sorts
    weighed_as = list(sorts)
    for index in range(len(sorts) - 1):
        if sorts[index] == OUT and _is_answer(days, sorts, index + 1):
            weighed_as[index] = _ANSWERED_OUT
    return weighed_as


def _is_answer(days: Sequence[int], sorts: Sequence[int], index: int) -> bool:
    """Whether a touch and the one before it are message and answer: they went different ways, soon
    enough."""
    if days[index] - days[index - 1] > ANSWER_DAYS:
        return False
    return (sorts[index] ^ sorts[index - 1]) & BOTH != 0


def _last_two_way(days: Sequence[int], sorts: Sequence[int]) -> int:
    """The day of the last touch that went both ways by itself or with its answer; 0 for none."""
    for index in range(len(sorts) - 1, -1, -1):
        if _WEIGHTS[sorts[index]] >= ANSWERED:
            return days[index]
        if index and sorts[index - 1] & BOTH != BOTH and _is_answer(days, sorts, index):
            return days[index]
    return 0


def _is_active(now: int, cadence: int, two_way: int, sorts: Sequence[int], lasting: float) -> bool:
    """Whether a tie is active: warm enough, two-way of late, and they met or took part twice."""
    if not two_way or now - two_way > 2 * cadence or lasting < threshold(cadence):
        return False
    return missing_answers(sorts) == 0


def missing_answers(sorts: Sequence[int]) -> int:
    """How many answers of theirs are missing for an active tie: one meeting or two answers make
    it."""
    missing = ANSWERS
    for sort in reversed(sorts):
        if sort & MEETING:
            return 0
        missing -= bool(sort & IN) and not sort & REFUSAL
        if missing == 0:
            return 0
    return missing


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
    first = bisect_left(tie.days, day - FURTHEST)
    days, sorts = tie.days[first:], tie.sorts[first:]
    ages = [day - touch_day for touch_day in days]
    return _sum(_lasting_by_sort(), _with_answers(days, sorts), ages)


def scores_on(tie: Tie, past: Sequence[int]) -> list[float]:
    """The scores at the end of past days, each touch weighed by what came of it since."""
    weighed_as = _with_answers(tie.days, tie.sorts)
    scores: list[float] = []
    for day in past:
        first, last = bisect_left(tie.days, day - FURTHEST), bisect_right(tie.days, day)
        ages = [day - touch_day for touch_day in tie.days[first:last]]
        scores.append(_sum(_by_sort(), weighed_as[first:last], ages))
    return scores


def peak(tie: Tie) -> tuple[float, int]:
    """The highest score that a tie ever had, and the day of it: scores only rise at a touch."""
    sums = dict.fromkeys(HALF_LIVES, 0.0)
    whole = sum([1 / half_life for half_life in HALF_LIVES])
    highest, peak_day, before = 0.0, 0, tie.days[0]
    for sort, day in zip(_with_answers(tie.days, tie.sorts), tie.days, strict=True):
        for half_life in HALF_LIVES:
            fade = exp2((before - day) / half_life)
            sums[half_life] = sums[half_life] * fade + _WEIGHTS[sort]
        before = day
        score = sum([total / half_life for half_life, total in sums.items()]) / whole
        if score > highest:
            highest, peak_day = score, day
    return highest, peak_day


def weight_of(tie: Tie, index: int) -> float:
    """What a touch adds to the score on its day."""
    return _WEIGHTS[_with_answers(tie.days, tie.sorts)[index]]
