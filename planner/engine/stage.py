"""R17: how warm a contact is, where the card stands on the board, and why.

Exponential tie decay (Ahmad, Porter, Beguerisse-Diaz, arXiv:1805.00193): s(t) = s(t0) * 2^(-(t - t0)/h) + w at a touch,
h being the contact's cadence. Weights, thresholds and the two-way condition are those of docs/design's engine: met or
called 1.5, a message that was answered 1, one-way 0.5 either way; active from 1 with a two-way touch within two
cadences, warming from 0.25, cold below.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log2
from typing import Final, Literal, NamedTuple

from planner.engine.cadence import cadence_of
from planner.engine.favours import oldest_owed
from planner.engine.situation import Situation
from planner.engine.touching import ANSWER_DAYS, ago, answers, called, since, way
from planner.records import MEETINGS, Column, Contact, Stage, Touch
from planner.words import short_day

Arrow = Literal["rising", "falling", "level"]

MET: Final = 1.5
ANSWERED: Final = 1.0
ONE_WAY: Final = 0.5
ACTIVE: Final = 1.0
WARMING: Final = 0.25
FORGOTTEN: Final = 12
"""Halvings after which a touch weighs nothing any more (1.5 / 4096)."""
LEAST_LOOK_BACK: Final = 14
"""Days that the arrow looks back at least; a quarter of the cadence where that is longer."""
LEVEL: Final = 0.05
"""Change of the score, as a share of it, within which the arrow is level."""


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
    """A tie's score now and at the end of the arrow's look back, and the day of the last two-way touch."""

    score: float
    before: float
    two_way: date | None


def warmth(tie: Sequence[Touch], today: date, cadence: int, look_back: int) -> Warmth:
    """Weigh a tie, oldest touch first, as of today and as of `look_back` days ago."""
    recent = older = 0.0
    two_way: date | None = None
    later: Touch | None = None
    for touch in reversed(tie):
        age = (today - touch.day).days
        if age > FORGOTTEN * cadence:
            break
        direction = way(touch)
        if direction == "both":
            weight = MET if touch.kind in MEETINGS else ANSWERED
            two_way = two_way or touch.day
        else:
            if later is not None and answers(touch, later):
                two_way = two_way or later.day
            answered = direction == "out" and (touch.outcome != "none" or (later is not None and answers(touch, later)))
            if answered:
                two_way = two_way or touch.day
            weight = ANSWERED if answered else ONE_WAY
        if age < look_back:
            recent += weight * 2.0 ** (-age / cadence)
        else:
            older += weight * 2.0 ** (-age / cadence)
        later = touch
    return Warmth(recent + older, older * 2.0 ** (look_back / cadence), two_way)


def standing(situation: Situation, contact_id: str) -> Standing:
    """How somebody stands today; somebody who is not in the book stands cold."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    tie = situation.tie(contact_id)
    cadence = cadence_of(situation, contact)
    warm = warmth(tie, situation.today, cadence, max(LEAST_LOOK_BACK, cadence // 4))
    stage = stage_of(warm, situation.today, cadence)
    owed = oldest_owed(situation, contact_id) is not None
    pinned = not owed and _pinned(contact, tie)
    column: Column = "owed" if owed else contact.column_pin if pinned and contact.column_pin else stage
    reason = _reason(situation, tie, warm, stage, cadence)
    if pinned and column != stage:
        reason = f"you moved it here; by temperature {stage}: {reason}"
    return Standing(stage, warm.score, arrow_of(warm), owed, column, reason, pinned)


def stage_of(warm: Warmth, today: date, cadence: int) -> Stage:
    """The stage by temperature; active needs a touch that went both ways within two cadences."""
    if warm.score >= ACTIVE and warm.two_way is not None and (today - warm.two_way).days <= 2 * cadence:
        return "active"
    return "warming" if warm.score >= WARMING else "cold"


def arrow_of(warm: Warmth) -> Arrow:
    """Whether the score rose or fell over the look back."""
    if warm.score > warm.before * (1 + LEVEL):
        return "rising"
    return "falling" if warm.score < warm.before * (1 - LEVEL) else "level"


def _pinned(contact: Contact, tie: Sequence[Touch]) -> bool:
    """Whether a column chosen by hand still holds: until a touch on a later day than the move."""
    if contact.column_pin is None:
        return False
    return contact.pinned_on is None or not tie or tie[-1].day <= contact.pinned_on


def _reason(situation: Situation, tie: Sequence[Touch], warm: Warmth, stage: Stage, cadence: int) -> str:
    """Why the stage is what it is, and when it will change if nothing happens."""
    if not tie:
        return "never in touch yet"
    today, last = situation.today, tie[-1]
    days = (today - last.day).days
    if stage == "cold":
        return f"{days} days since {since(last)}" if days > 1 else f"{called(last)} {ago(days)}, one way only"
    text = f"{called(last)} {ago(days)}"
    if way(last) == "out" and last.outcome == "none":
        text += ", no answer yet" if days <= ANSWER_DAYS else ", never answered"
    left = int(cadence * log2(warm.score / (ACTIVE if stage == "active" else WARMING)))
    if stage == "active" and warm.two_way is not None:
        left = min(left, 2 * cadence - (today - warm.two_way).days)
    until = short_day(situation.ahead(left), today)
    return f"{text}; {'stays active until' if stage == 'active' else 'goes cold after'} {until}"
