"""What happened between the user and one contact, and what follows from it whatever the day."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import Final

from planner.engine.happened.calendar import FOR_EVER
from planner.engine.happened.touching import ANSWER_DAYS, BOTH, IN, MEETING, OUT, REFUSAL
from planner.records import Touch
from planner.value import NamedTuple

YEAR: Final = 365
"""Days of silence after which a tie is dormant (Levin, Walter, Murnighan 2011)."""
MEETING_LADDER: Final = 75
"""Days for which the ladder after a first meeting is looked at: its last step, and a month."""
CHASED_FOR: Final = 365
"""Days for which unanswered outreach is looked at: more than its ladder and a sensible rest take."""
THANKED_WITHIN: Final = 14
"""Days after a first meeting within which the next touch is thanks for it, and no outreach to be answered."""
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
    """Touches that the user took part in after over a year of silence: the day, and the days of silence."""
    first_meeting: int
    """The index of the first meeting in `touches`, -1 for none."""
    waits: Sequence[int]
    """The days of outreach that is unanswered since the last answer, the latest first, three at most (R14)."""
    mine: bool
    """Whether the next move is the user's: theirs is the last touch, and it is no refusal."""
    refused: bool
    """Whether the last touch was a refusal (R16)."""
    open_until: int
    """The last day on which it may ask for more than its cadence does: an answer, a nudge, a word after meeting; and
    for ever while the user has not reached them."""


def tie_of(touches: Sequence[Touch], days: Sequence[int], sorts: Sequence[int]) -> Tie:
    """What there is to know of a contact's touches, given oldest first, with the day and the sort of each."""
    first_out = first_new = 0
    first_meeting = -1
    revived: list[tuple[int, int]] = []
    for index, sort in enumerate(sorts):
        if sort & OUT:
            first_out = days[index]
            if not index or days[index] - days[index - 1] > ANSWER_DAYS:
                first_new = first_out
            break
    for index, sort in enumerate(sorts):
        if sort & MEETING:
            first_meeting = index
            break
    if days[-1] - days[0] > YEAR and max(map(sub, days[1:], days)) > YEAR:
        for index in range(1, len(days)):
            silence = days[index] - days[index - 1]
            if silence > YEAR and sorts[index] & OUT and days[index] > first_out:
                revived.append((days[index], silence))
    last = sorts[-1]
    went, refused = last & BOTH, last & REFUSAL != 0
    waits = _waits(days, sorts) if went == OUT else ()
    open_until = 0 if first_out else FOR_EVER
    if first_meeting >= 0:
        open_until = max(open_until, days[first_meeting] + MEETING_LADDER)
        if waits and days[first_meeting + 1] - days[first_meeting] < THANKED_WITHIN:
            waits = [day for day in waits if day > days[first_meeting + 1]]
    if waits:
        open_until = max(open_until, days[-1] + CHASED_FOR)
    elif went == IN or refused:
        open_until = max(open_until, days[-1] + ANSWER_DAYS)
    mine = went == IN and not refused
    return Tie(
        touches,
        days,
        sorts,
        days[-1],
        first_out,
        first_new,
        revived,
        first_meeting,
        waits,
        mine,
        refused,
        open_until,
    )


def _waits(days: Sequence[int], sorts: Sequence[int]) -> list[int]:
    """The days of the outreach at the end of a tie that nobody answered.

    Several touches of one day are one. An answer to them is no outreach, and after a refusal nobody is chased.
    """
    waits: list[int] = []
    for index in range(len(sorts) - 1, -1, -1):
        sort = sorts[index]
        if sort & REFUSAL:
            return []
        if sort != OUT:  # it went both ways or came in, or something came of it
            break
        before = sorts[index - 1] if index else 0
        if before & BOTH == IN and days[index] - days[index - 1] <= ANSWER_DAYS:
            return [] if before & REFUSAL else waits
        if not waits or waits[-1] != days[index]:
            if len(waits) == LADDER:
                break
            waits.append(days[index])
    return waits
