"""What happened between the user and one contact, and what follows from it whatever the day."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import Final

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.touching import (
    ANSWER_DAYS,
    BOTH,
    COURTESIES,
    IN,
    MEETING,
    OUT,
    OUTCOME,
    REFUSAL,
    intent_of,
)
from planner.records import Touch
from planner.value import NamedTuple

YEAR: Final = 365
"""Days of silence after which a tie is dormant (Levin, Walter, Murnighan 2011)."""
MEETING_LADDER: Final = 75
"""Days for which the ladder after a first meeting is looked at: its last step, and a month."""
SECOND_WORD: Final = 14
THIRD_WORD: Final = 45
"""Days after a first meeting for its second and third step; the first is thanks on the next working
day (R14)."""
CHASED_FOR: Final = 365
"""Days for which unanswered outreach is looked at: more than its ladder and a sensible rest
take."""
LATE_ENTRY: Final = 14
"""Days for which something that happened is logged later than what came after it."""
LADDER: Final = 3
"""Unanswered touches that a ladder has at most: the outreach and two nudges (R14)."""


class Tie(NamedTuple):
    """What happened with one contact. Days are ordinals; 0 is never."""

    touches: Sequence[Touch]
    """Oldest first, at least one."""
    days: Sequence[int]
    """Their days."""
    sorts: Sequence[int]
    """Their sorts (touching.py)."""
    last: int
    first_out: int
    """The first touch that the user took part in."""
    first_new: int
    """The same, where it was a new touch (R1): not the answer to somebody who had just written."""
    revived: Sequence[tuple[int, int]]
    """Touches that the user took part in after over a year of silence: the day, and the days of
    silence."""
    first_meeting: int
    """The index of the first meeting in `touches`, -1 for none."""
    waits: Sequence[int]
    """The days of outreach that is unanswered, from the first on that wants an answer; the latest
    first, three at most (R14)."""
    mine: bool
    """Whether the next move is the user's: theirs is the last touch, and it is no refusal and wants
    an answer."""
    refused: bool
    """Whether the last touch was a refusal (R16)."""
    open_until: int
    """The last day on which it may ask for more than its cadence does: an answer, a nudge, a word
    after meeting; and for ever while the user has not reached them."""
    asks: Sequence[bool] = ()
    """Whether each of `waits` wants an answer by itself: an ask, or a first outreach."""
    unanswered: int = 0
    """How many days of outreach in a row nobody answered, whether it wants an answer or not."""
    answered: bool = False
    """Whether they ever took part, be it to say anything but no."""
    also_new: Sequence[int] = ()
    """Days on which a touch was a new one when it was logged, though one of an earlier day was
    logged later: what keeps a day keeps it for good (R1)."""


def tie_of(touches: Sequence[Touch], days: Sequence[int], sorts: Sequence[int]) -> Tie:
    """What there is to know of a contact's touches, given oldest first, with the day and the sort
    of each."""
    first_out, first_new = _first_outreach(days, sorts)
    first_meeting = _first_with(sorts, MEETING)
    unanswered, waits = _unanswered(touches, days, sorts)
    refused = sorts[-1] & REFUSAL != 0
    incoming = sorts[-1] & BOTH == IN
    open_until = 0 if first_out else FOR_EVER
    if first_meeting >= 0:
        open_until = max(open_until, days[first_meeting] + MEETING_LADDER)
    if waits:
        open_until = max(open_until, days[-1] + CHASED_FOR)
    elif incoming or refused:
        open_until = max(open_until, days[-1] + ANSWER_DAYS)
    return Tie(
        touches,
        days,
        sorts,
        days[-1],
        first_out,
        first_new,
        _revivals(days, sorts, first_out),
        first_meeting,
        [day for day, _ in waits],
        incoming and not refused and not touches[-1].no_reply,
        refused,
        open_until,
        [wants_answer for _, wants_answer in waits],
        unanswered,
        any(sort & (IN | OUTCOME) and not sort & REFUSAL for sort in sorts),
        _also_new(touches, days, sorts) if first_new else (),
    )


def _first_with(sorts: Sequence[int], bit: int) -> int:
    """The index of the first touch of such a sort, -1 for none."""
    for index, sort in enumerate(sorts):
        if sort & bit:
            return index
    return -1


def _first_outreach(days: Sequence[int], sorts: Sequence[int]) -> tuple[int, int]:
    """The day of the first touch that the user took part in, and the same where it answered nobody;
    0 for never."""
    index = _first_with(sorts, OUT)
    if index < 0:
        return 0, 0
    answers = index > 0 and days[index] - days[index - 1] <= ANSWER_DAYS
    return days[index], 0 if answers else days[index]


def _also_new(touches: Sequence[Touch], days: Sequence[int], sorts: Sequence[int]) -> list[int]:
    """The days of touches that were logged before all those of earlier days; ids tell which was
    logged first."""
    also_new: list[int] = []
    first_logged = touches[0].id
    for index in range(1, len(touches)):
        if days[index] - days[0] > LATE_ENTRY:
            break
        touch_id = touches[index].id
        if sorts[index] & OUT and days[index] > days[index - 1] and touch_id < first_logged:
            also_new.append(days[index])
        first_logged = min(first_logged, touch_id)
    return also_new


def _revivals(days: Sequence[int], sorts: Sequence[int], first_out: int) -> list[tuple[int, int]]:
    """The touches that the user took part in after over a year of silence."""
    revived: list[tuple[int, int]] = []
    if days[-1] - days[0] <= YEAR or max(map(sub, days[1:], days)) <= YEAR:
        return revived
    for index in range(1, len(days)):
        silence = days[index] - days[index - 1]
        if silence > YEAR and sorts[index] & OUT and days[index] > first_out:
            revived.append((days[index], silence))
    return revived


def _unanswered(
    touches: Sequence[Touch], days: Sequence[int], sorts: Sequence[int]
) -> tuple[int, list[tuple[int, bool]]]:
    """The outreach at the end of a tie that nobody answered.

    Returns:
        On how many days it went out; and the days that are on a ladder, the latest first, with
        whether each wants an answer by itself. Several touches of one day are one. Thanks, news,
        wishes and the like are on no ladder.
    """
    steps: dict[int, bool] = {}
    silent_days: set[int] = set()
    index = len(sorts) - 1
    while index >= 0 and sorts[index] == OUT:
        silent_days.add(days[index])
        intent = intent_of(touches[index])
        if intent not in COURTESIES:
            first = _begins(days, sorts, index)
            wants_answer = intent == "ask" or first
            if wants_answer or not _answers(days, sorts, index):
                steps[days[index]] = steps.get(days[index], False) or wants_answer
        index -= 1
    if index >= 0 and sorts[index] & REFUSAL:  # after a no nobody is chased
        return len(silent_days), []
    while steps and not steps[min(steps)]:
        del steps[min(steps)]
    return len(silent_days), list(steps.items())[:LADDER]


def _begins(days: Sequence[int], sorts: Sequence[int], index: int) -> bool:
    """Whether an outreach is a first one: nothing was before it, or nothing for over a year
    (R1)."""
    return index == 0 or days[index] - days[index - 1] > YEAR


def _answers(days: Sequence[int], sorts: Sequence[int], index: int) -> bool:
    """Whether a message of the user's answers one that came shortly before it."""
    if not index or sorts[index - 1] & BOTH != IN:
        return False
    return days[index] - days[index - 1] <= ANSWER_DAYS
