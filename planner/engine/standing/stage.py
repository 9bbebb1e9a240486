"""R17: how a contact stands, where the card goes on the board, and why; how warm they are tells `temperature`."""

from __future__ import annotations

from datetime import date
from math import log2
from typing import Final, Literal

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ANSWER_DAYS, ago, called, since
from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of
from planner.engine.standing.favours import oldest_owed
from planner.engine.standing.temperature import ACTIVE, UNTOUCHED, WARMING, Warmth, warmth
from planner.records import Column, Contact, Stage
from planner.value import NamedTuple
from planner.words import short_day

Arrow = Literal["rising", "falling", "level"]

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


def standing(situation: Situation, contact_id: str) -> Standing:
    """How somebody stands today; somebody who is not in the book stands cold."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    owed = oldest_owed(situation, contact_id) is not None
    tie, cadence = situation.ties.get(contact_id), cadence_of(situation, contact)
    warm = warmth(situation, contact_id, tie, cadence) if tie is not None else UNTOUCHED
    return stand(situation, contact, tie, warm, cadence, owed=owed)


def stand(
    situation: Situation,
    contact: Contact,
    tie: Tie | None,
    warm: Warmth,
    cadence: int,
    *,
    owed: bool,
) -> Standing:
    """The same for somebody whose tie, warmth, cadence and debt are looked up already."""
    pin, stage = None if owed else _pin(contact, tie), warm.stage
    reason = _reason(situation, tie, warm, cadence) if tie is not None else "never in touch yet"
    column: Column = "owed" if owed else pin or stage
    if pin is not None and pin != stage:
        reason = f"you moved it here; by temperature it is {stage}: {reason}"
    return Standing(stage, warm.score, arrow_of(warm), owed, column, reason, pin is not None)


def arrow_of(warm: Warmth) -> Arrow:
    """Whether the score rose or fell over the look back."""
    if warm.score > warm.before * (1 + LEVEL):
        return "rising"
    return "falling" if warm.score < warm.before * (1 - LEVEL) else "level"


def _pin(contact: Contact, tie: Tie | None) -> Column | None:
    """The column chosen by hand, while it holds: until a touch on a later day than the move."""
    if contact.column_pin is None or contact.pinned_on is None or tie is None:
        return contact.column_pin
    return contact.column_pin if tie.last <= contact.pinned_on.toordinal() else None


def _reason(situation: Situation, tie: Tie, warm: Warmth, cadence: int) -> str:
    """Why the stage is what it is, and until when it stays if nothing happens."""
    last, days, stage = tie.touches[-1], situation.now - tie.last, warm.stage
    if stage == "cold":
        return (
            f"{days} days since {since(last)}"
            if days > 1
            else f"{called(last)} {ago(days)}, and nothing else"
        )
    text = f"{called(last)} {ago(days)}"
    if tie.waits:
        text += ", no answer yet" if days <= ANSWER_DAYS else ", never answered"
    days_more = int(cadence * log2(warm.score / (ACTIVE if stage == "active" else WARMING)))
    if stage == "active":
        days_more = min(days_more, 2 * cadence - (situation.now - warm.two_way))
    until = short_day(date.fromordinal(situation.now + days_more), situation.today)
    return f"{text}; {'active until' if stage == 'active' else 'goes cold after'} {until}"
