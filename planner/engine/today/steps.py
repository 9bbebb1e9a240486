"""The steps of ladders that the log shows (R14): nudges, thanks, and words after a first meeting.

They are much of what meeting people leads to, and what they take is learnt from the log, as it is
of promises and replies (`load`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from planner.engine.happened.changes import changed_keys
from planner.engine.happened.tie import LADDER, MEETING_LADDER, SECOND_WORD, Tie
from planner.engine.happened.touching import ANSWER_DAYS, BOTH, COURTESIES, OUT, intent_of
from planner.engine.situation import Situation, carried_on
from planner.value import NamedTuple

REACH: Final = 120
"""Days back in which steps are looked for: more than any rate is taken over."""

StepKind = Literal["nudge", "thanks"]
STEP_KINDS: Final[tuple[StepKind, ...]] = ("nudge", "thanks")
Step = tuple[int, StepKind]
"""The day, as an ordinal, and what it was."""


class Steps(NamedTuple):
    """The steps of the last months, and how many there were of each kind on each day."""

    now: int
    ties: Mapping[str, Tie]
    of: Mapping[str, tuple[Step, ...]]
    """By contact."""
    count: Counter[Step]


@carried_on
def steps(situation: Situation, before: Steps | None) -> Steps:
    """Every step of the last months; after a touch only those are looked at whom it was with."""
    now, ties = situation.now, situation.ties
    changed = None
    if before is not None and before.now <= now:
        changed = changed_keys(before.ties, ties)
    if before is None or changed is None:
        return _steps_of(Steps(now, ties, {}, Counter()), ties)
    return _steps_of(before._replace(now=now, ties=ties), changed) if changed else before


def _steps_of(found: Steps, contacts: Iterable[str]) -> Steps:
    """The steps with those of some contacts looked at anew."""
    of, count = dict(found.of), found.count.copy()
    for contact in contacts:
        count.subtract(of.pop(contact, ()))
        tie = found.ties.get(contact)
        if tie is None or tie.last < found.now - REACH:
            continue
        taken = tuple(_taken(tie, found.now - REACH))
        if taken:
            of[contact] = taken
            count.update(taken)
    return found._replace(of=of, count=count)


def _taken(tie: Tie, since: int) -> list[Step]:
    """The steps that were taken with somebody from a day on."""
    taken: list[Step] = []
    for index in range(max(bisect_left(tie.days, since), 1), len(tie.days)):
        kind = _step(tie, index)
        if kind is not None:
            taken.append((tie.days[index], kind))
    return taken


def _step(tie: Tie, index: int) -> StepKind | None:
    """What step a touch was; None where it was none: a meeting, an answer, a wish, somebody's
    turn."""
    if tie.sorts[index] != OUT:
        return None
    intent = intent_of(tie.touches[index])
    if intent == "thanks":
        return "thanks"
    if intent in COURTESIES or intent == "ask":
        return None
    if _is_word(tie, index):
        first = tie.days[tie.first_meeting]
        return "thanks" if tie.days[index] - first < SECOND_WORD else "nudge"
    follows = tie.sorts[index - 1] & BOTH == OUT
    return "nudge" if follows and 0 < tie.days[index] - tie.days[index - 1] <= ANSWER_DAYS else None


def _is_word(tie: Tie, index: int) -> bool:
    """Whether a message is one of the words after the first meeting."""
    if not 0 <= tie.first_meeting < index <= tie.first_meeting + LADDER:
        return False
    answers = tie.sorts[index - 1] & BOTH not in (OUT, BOTH)
    return not answers and tie.days[index] - tie.days[tie.first_meeting] <= MEETING_LADDER
