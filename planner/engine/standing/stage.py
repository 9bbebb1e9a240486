"""R17: how a contact stands, where the card goes on the board, and why; how warm they are tells
`temperature`."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from planner.engine.happened.tie import LADDER, Tie
from planner.engine.happened.touching import ANSWER_DAYS, ago, called, since
from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of
from planner.engine.standing.favours import oldest_owed
from planner.engine.standing.temperature import UNTOUCHED, Warmth, active_until, peak, warmth
from planner.records import Column, Contact, Stage
from planner.value import NamedTuple
from planner.words import plural, short_day

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


class Peak(NamedTuple):
    """The temperature of a tie at its warmest, and when that was; None for a tie without
    touches."""

    score: float
    day: date | None


def standing(situation: Situation, contact_id: str) -> Standing:
    """How somebody stands today; somebody who is not in the book stands cold."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    owed = oldest_owed(situation, contact_id) is not None
    tie, cadence = situation.ties.get(contact_id), cadence_of(situation, contact)
    if tie is None:
        return stand(situation, contact, None, UNTOUCHED, owed=owed)
    warm = warmth(situation, tie, cadence)
    stands = stand(situation, contact, tie, warm, owed=owed)
    if warm.stage != "active":
        return stands
    until = date.fromordinal(active_until(tie, warm, situation.now, cadence))
    reason = f"{stands.reason}; active until {short_day(until, situation.today)}"
    return stands._replace(reason=reason)


def stand(
    situation: Situation, contact: Contact, tie: Tie | None, warm: Warmth, *, owed: bool
) -> Standing:
    """The same for somebody whose tie, warmth and debt are looked up already; the reason tells no
    day to come."""
    stage = warm.stage
    reason = "never in touch yet"
    if tie is not None:
        reason = _reason(situation, tie, stage)
    arrow = arrow_of(warm)
    if owed:
        return Standing(stage, warm.score, arrow, owed, "owed", reason, pinned=False)
    pin = _pin(contact, tie)
    if pin is None:
        return Standing(stage, warm.score, arrow, owed, stage, reason, pinned=False)
    if pin != stage:
        reason = f"you moved it here; by temperature it is {stage}: {reason}"
    return Standing(stage, warm.score, arrow, owed, pin, reason, pinned=True)


def peak_of(situation: Situation, contact_id: str) -> Peak:
    """How warm the tie with somebody ever was (P11)."""
    tie = situation.ties.get(contact_id)
    if tie is None:
        return Peak(0.0, None)
    score, day = peak(tie)
    return Peak(score, date.fromordinal(day))


def arrow_of(warm: Warmth) -> Arrow:
    """Whether the score, without what nobody answered, rose or fell over the look back."""
    if warm.answered_score > warm.before * (1 + LEVEL):
        return "rising"
    return "falling" if warm.answered_score < warm.before * (1 - LEVEL) else "level"


def _pin(contact: Contact, tie: Tie | None) -> Column | None:
    """The column chosen by hand, while it holds: until a touch on a later day than the move."""
    if contact.column_pin is None or contact.pinned_on is None or tie is None:
        return contact.column_pin
    return contact.column_pin if tie.last <= contact.pinned_on.toordinal() else None


def _reason(situation: Situation, tie: Tie, stage: Stage) -> str:
    """Why the stage is what it is."""
    last, days = tie.touches[-1], situation.now - tie.last
    if tie.unanswered >= LADDER:
        return (
            f"their move: {plural(tie.unanswered, 'message')} without an answer, the last "
            f"{ago(days)}"
        )
    if tie.unanswered:
        silence = "no answer yet" if days <= ANSWER_DAYS else "never answered"
        return f"{called(last)} {ago(days)}, {silence}: their move"
    if stage == "cold":
        return _why_cold(tie, days)
    return f"{called(last)} {ago(days)}"


def _why_cold(tie: Tie, days: int) -> str:
    last = tie.touches[-1]
    return (
        f"{days} days since {since(last)}"
        if days > 1
        else f"{called(last)} {ago(days)}, and nothing else"
    )
