"""What the log shows to have been asked for beside keeping in touch: replies to those who wrote,
and the steps of ladders (R14), which are nudges, thanks, and words after a first meeting.

It is most of what a seeker does, and how much there will be is learnt from it (`load`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from planner.engine.happened.changes import changed_keys
from planner.engine.happened.log import Log
from planner.engine.happened.tie import LADDER, MEETING_LADDER, SECOND_WORD, Tie
from planner.engine.happened.touching import (
    ANSWER_DAYS,
    BOTH,
    COURTESIES,
    IN,
    OUT,
    REFUSAL,
    intent_of,
)
from planner.engine.situation import Situation, carried_on, hand_on
from planner.value import NamedTuple

REACH: Final = 120
"""Days back in which duties are looked for: more than any rate is taken over."""

DutyKind = Literal["reply", "nudge", "thanks"]


class Duty(NamedTuple):
    """Something that was asked for."""

    day: int
    kind: DutyKind


class Duties(NamedTuple):
    """The duties of the last months, and how many there were of each."""

    now: int
    ties: Mapping[str, Tie]
    of: Mapping[str, tuple[Duty, ...]]
    """By contact."""
    numbers: Counter[Duty]


@carried_on
def duties(situation: Situation, before: Duties | None) -> Duties:
    """Every duty of the last months; after a touch only those are looked at whom it was with."""
    now, ties = situation.now, situation.ties
    changed = None
    if before is not None and before.now <= now:
        changed = changed_keys(before.ties, ties)
    if before is None or changed is None:
        return _looked_at(Duties(now, ties, {}, Counter()), ties)
    return _looked_at(before._replace(now=now, ties=ties), changed) if changed else before


def packed_duties(situation: Situation) -> dict[str, list[tuple[int, DutyKind]]]:
    """Return the duties of a situation in plain values, to be stored with its log (packed_log)."""
    of = duties(situation).of
    return {contact: [(day, kind) for day, kind in mine] for contact, mine in of.items()}


def carry_on_duties(
    situation: Situation, values: Mapping[str, Iterable[tuple[int, DutyKind]]], log: Log
) -> None:
    """Let a situation carry on the duties that `packed_duties` returned with a log."""
    of = {contact: tuple([Duty(*duty) for duty in mine]) for contact, mine in values.items()}
    numbers = Counter([duty for mine in of.values() for duty in mine])
    hand_on(situation, duties, Duties(log.today, log.ties, of, numbers))


def _looked_at(duties_before: Duties, contacts: Iterable[str]) -> Duties:
    """The duties with those of some contacts looked at anew."""
    of, numbers = dict(duties_before.of), duties_before.numbers.copy()
    since = duties_before.now - REACH
    for contact in contacts:
        numbers.subtract(of.pop(contact, ()))
        tie = duties_before.ties.get(contact)
        if tie is None or tie.last < since:
            continue
        mine = tuple(_of_tie(tie, since))
        if mine:
            of[contact] = mine
            numbers.update(mine)
    return duties_before._replace(of=of, numbers=numbers)


def _of_tie(tie: Tie, since: int) -> list[Duty]:
    """What was asked for by somebody from a day on."""
    found: list[Duty] = []
    for index in range(bisect_left(tie.days, since), len(tie.days)):
        kind = _kind(tie, index)
        if kind is not None:
            found.append(Duty(tie.days[index], kind))
    return found


def _kind(tie: Tie, index: int) -> DutyKind | None:
    """What a touch asked for, or was asked for as; None where it was neither: a meeting, a wish,
    somebody's turn."""
    sort = tie.sorts[index]
    if sort & BOTH == IN:
        return None if sort & REFUSAL else "reply"
    return _step(tie, index) if sort == OUT and index else None


def _step(tie: Tie, index: int) -> DutyKind | None:
    """What step of a ladder a message was."""
    intent = intent_of(tie.touches[index])
    if intent == "thanks":
        return "thanks"
    before = tie.sorts[index - 1] & BOTH
    if intent in COURTESIES or intent == "ask" or before == IN:
        return None
    if _is_word(tie, index):
        first = tie.days[tie.first_meeting]
        return "thanks" if tie.days[index] - first < SECOND_WORD else "nudge"
    days = tie.days[index] - tie.days[index - 1]
    return "nudge" if before == OUT and 0 < days <= ANSWER_DAYS else None


def _is_word(tie: Tie, index: int) -> bool:
    """Whether a message is one of the words after the first meeting."""
    if not 0 <= tie.first_meeting < index <= tie.first_meeting + LADDER:
        return False
    return tie.days[index] - tie.days[tie.first_meeting] <= MEETING_LADDER
