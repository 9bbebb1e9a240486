"""What happened between the user and one contact, and what follows from it whatever the day."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import Final

from planner.engine.calendar import FOR_EVER
from planner.engine.touching import ANSWER_DAYS, outgoing, refusal, way
from planner.records import MEETINGS, Touch
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
    last: int
    first_out: int
    """The first touch that the user took part in."""
    first_new: int
    """The same, where it was a new touch (R1): not the answer to somebody who had just written."""
    revived: Sequence[tuple[int, int]]
    """Touches that the user took part in after over a year of silence: the day, and the days of silence."""
    met: int
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


def tie_of(touches: Sequence[Touch], days: Sequence[int]) -> Tie:
    """What there is to know of a contact's touches, given oldest first."""
    first_out = first_new = 0
    met = -1
    revived: list[tuple[int, int]] = []
    for index, touch in enumerate(touches):
        if outgoing(touch):
            first_out = days[index]
            if not index or days[index] - days[index - 1] > ANSWER_DAYS:
                first_new = first_out
            break
    for index, touch in enumerate(touches):
        if touch.kind in MEETINGS:
            met = index
            break
    if days[-1] - days[0] > YEAR and max(map(sub, days[1:], days)) > YEAR:
        for index in range(1, len(days)):
            silence = days[index] - days[index - 1]
            if silence > YEAR and outgoing(touches[index]) and days[index] > first_out:
                revived.append((days[index], silence))
    last = touches[-1]
    direction, refused = way(last), refusal(last)
    waits = _waits(touches, days) if direction == "out" else ()
    open_until = 0 if first_out else FOR_EVER
    if met >= 0:
        open_until = max(open_until, days[met] + MEETING_LADDER)
        if waits and days[met + 1] - days[met] < THANKED_WITHIN:
            waits = [day for day in waits if day > days[met + 1]]
    if waits:
        open_until = max(open_until, days[-1] + CHASED_FOR)
    elif direction == "in" or refused:
        open_until = max(open_until, days[-1] + ANSWER_DAYS)
    return Tie(
        touches, days, days[-1], first_out, first_new, revived, met, waits, direction == "in" and not refused, refused,
        open_until,
    )


def _waits(touches: Sequence[Touch], days: Sequence[int]) -> list[int]:
    """The days of the outreach at the end of a tie that nobody answered.

    Several touches of one day are one. An answer to them is no outreach, and after a refusal nobody is chased.
    """
    waits: list[int] = []
    for index in range(len(touches) - 1, -1, -1):
        touch = touches[index]
        if refusal(touch):
            return []
        if way(touch) != "out" or touch.outcome != "none":
            break
        before = touches[index - 1] if index else None
        if before is not None and way(before) == "in" and days[index] - days[index - 1] <= ANSWER_DAYS:
            return [] if refusal(before) else waits
        if not waits or waits[-1] != days[index]:
            if len(waits) == LADDER:
                break
            waits.append(days[index])
    return waits
