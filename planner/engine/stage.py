"""R17: how warm a contact is, where the card stands on the board, and why.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193): s(t) = s(t0) * 2^(-(t - t0)/h) + w at a touch,
h being the contact's cadence. Weights: met or called 1.5, a message that was answered 1, one that went out and was not
0.5, one that came in 0.25. Active from 1 with a two-way touch within two cadences, warming from 0.25, cold below.

What comes in weighs half of what goes out: on a real mail archive (Enron) that ranks better whom one writes to next (an
AUC of 0.852 at a half-life of 30 days, against 0.844 where both weigh 0.5, and 0.817 for "last touch").
"""

from __future__ import annotations

from datetime import date
from math import log2
from typing import Final, Literal

from planner.engine.cadence import cadence_of
from planner.engine.favours import oldest_owed
from planner.engine.situation import Situation
from planner.engine.tie import Tie
from planner.engine.touching import ANSWER_DAYS, ago, called, since, way
from planner.records import MEETINGS, Column, Contact, Stage
from planner.value import NamedTuple
from planner.words import short_day

Arrow = Literal["rising", "falling", "level"]

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
LEVEL: Final = 0.05
"""Share of the score by which it may change while the arrow stays level."""


class Standing(NamedTuple):
    """How somebody stands: the stage by temperature, and the column of the board."""

    stage: Stage
    score: float
    arrow: Arrow
    owed: bool
    """Whether the user owes them a favour (R12)."""
    column: Column
    reason: str
    pinned: bool
    """Whether the column was chosen by hand and still holds."""


class Warmth(NamedTuple):
    """A tie's score now and at the end of the arrow's look back, and the day of the last two-way touch (0: never)."""

    score: float
    before: float
    two_way: int


UNTOUCHED: Final = Warmth(0.0, 0.0, 0)


def standing(situation: Situation, contact_id: str) -> Standing:
    """How somebody stands today; somebody who is not in the book stands cold."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    owed = oldest_owed(situation, contact_id) is not None
    return stand(situation, contact, situation.ties.get(contact_id), cadence_of(situation, contact), owed=owed)


def stand(situation: Situation, contact: Contact, tie: Tie | None, cadence: int, *, owed: bool) -> Standing:
    """The same for somebody whose tie, cadence and debt are looked up already."""
    pin = None if owed else _pin(contact, tie)
    if tie is None:
        stage: Stage = "cold"
        warm, reason = UNTOUCHED, "never in touch yet"
    else:
        warm = warmth(situation, contact.id, tie, cadence)
        stage = stage_of(warm, situation.now, cadence)
        reason = _reason(situation, tie, warm, stage, cadence)
    column: Column = "owed" if owed else pin or stage
    if pin is not None and pin != stage:
        reason = f"you moved it here; by temperature it is {stage}: {reason}"
    return Standing(stage, warm.score, arrow_of(warm), owed, column, reason, pin is not None)


def warmth(situation: Situation, contact_id: str, tie: Tie, cadence: int) -> Warmth:
    """Weigh a tie as of today and as of the end of the look back.

    Between touches a score only halves with time, so that a tie is weighed once, at its last touch.
    """
    weighed = situation.log.weighed.get(contact_id)
    if weighed is None or weighed[0] != cadence:
        weighed = situation.log.weighed[contact_id] = (cadence, *_weigh(tie, cadence))
    score = weighed[1] * 2.0 ** ((tie.last - situation.now) / cadence)
    look_back = max(LOOK_BACK, cadence // 4)
    recent = 0.0
    for index in range(len(tie.days) - 1, -1, -1):
        age = situation.now - tie.days[index]
        if age >= look_back:
            break
        recent += weight_of(tie, index) * 2.0 ** (-age / cadence)
    return Warmth(score, (score - recent) * 2.0 ** (look_back / cadence), weighed[2])


def stage_of(warm: Warmth, now: int, cadence: int) -> Stage:
    """The stage by temperature; active needs a touch that went both ways within two cadences."""
    if warm.score >= ACTIVE and warm.two_way and now - warm.two_way <= 2 * cadence:
        return "active"
    return "warming" if warm.score >= WARMING else "cold"


def arrow_of(warm: Warmth) -> Arrow:
    """Whether the score rose or fell over the look back."""
    if warm.score > warm.before * (1 + LEVEL):
        return "rising"
    return "falling" if warm.score < warm.before * (1 - LEVEL) else "level"


def _weigh(tie: Tie, cadence: int) -> tuple[float, int]:
    """The score at a tie's last touch, and the day of its last two-way touch (0: never).

    The weights are those of `weight_of`, written out: a board weighs tens of thousands of touches.
    """
    score, two_way = 0.0, 0
    last, forgotten = tie.last, tie.last - FORGOTTEN * cadence
    next_way, next_day = "", 0
    for touch, day in zip(reversed(tie.touches), reversed(tie.days), strict=True):
        if day < forgotten:
            break
        direction: str = touch.direction
        if touch.kind in MEETINGS:
            direction, weight = "both", MET
        elif direction == "both":
            weight = ANSWERED
        else:
            answered = next_way not in ("", direction) and next_day - day <= ANSWER_DAYS
            if answered and not two_way:
                two_way = next_day
            unanswered = INCOMING if direction == "in" else ONE_WAY
            weight = ANSWERED if direction == "out" and (answered or touch.outcome != "none") else unanswered
        if weight >= ANSWERED and not two_way:
            two_way = day
        score += weight * 2.0 ** ((day - last) / cadence)
        next_way, next_day = direction, day
    return score, two_way


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


def _pin(contact: Contact, tie: Tie | None) -> Column | None:
    """The column chosen by hand, while it holds: until a touch on a later day than the move."""
    if contact.column_pin is None or contact.pinned_on is None or tie is None:
        return contact.column_pin
    return contact.column_pin if tie.last <= contact.pinned_on.toordinal() else None


def _reason(situation: Situation, tie: Tie, warm: Warmth, stage: Stage, cadence: int) -> str:
    """Why the stage is what it is, and until when it stays if nothing happens."""
    last, days = tie.touches[-1], situation.now - tie.last
    if stage == "cold":
        return f"{days} days since {since(last)}" if days > 1 else f"{called(last)} {ago(days)}, and nothing else"
    text = f"{called(last)} {ago(days)}"
    if tie.waits:
        text += ", no answer yet" if days <= ANSWER_DAYS else ", never answered"
    left = int(cadence * log2(warm.score / (ACTIVE if stage == "active" else WARMING)))
    if stage == "active":
        left = min(left, 2 * cadence - (situation.now - warm.two_way))
    until = short_day(date.fromordinal(situation.now + left), situation.today)
    return f"{text}; {'active until' if stage == 'active' else 'goes cold after'} {until}"
