"""P11: the last twelve months of a tie: what happened on which day, and how warm it was at the end
of each month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import IN, MEETING
from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of
from planner.engine.standing.stage import Peak, peak_of
from planner.engine.standing.temperature import scores_on, threshold
from planner.value import NamedTuple

MONTHS: Final = 12
"""Months that are looked at, the present one among them."""

Exchange = Literal["sent", "received", "talked"]
"""What a day brought: a message of the user's alone, a message of theirs, or a talk."""


class TieMonth(NamedTuple):
    """A calendar month of a tie."""

    start: date
    days: Mapping[int, Exchange]
    """What the days brought on which something happened, by the day of the month."""
    touches: int
    talks: int
    """How many of the touches were meetings or calls."""
    score: float
    """The temperature at its end, or today."""


class TieYear(NamedTuple):
    """The last twelve months of a tie."""

    months: Sequence[TieMonth]
    """The oldest first; the last one is the present."""
    silence: int
    """Days of the longest silence in them, up to today."""
    peak: Peak
    """The temperature at its warmest, of all times."""
    active_from: float
    """The temperature from which they are active."""

    @property
    def touches(self) -> int:
        """How many touches the months hold."""
        return sum([month.touches for month in self.months])

    @property
    def talks(self) -> int:
        """How many of them were meetings or calls."""
        return sum([month.talks for month in self.months])


def tie_year(situation: Situation, contact_id: str) -> TieYear | None:
    """The last twelve months of the tie with somebody; None where nothing ever happened."""
    tie = situation.ties.get(contact_id)
    contact = situation.records.contacts.get(contact_id)
    if tie is None or contact is None:
        return None
    starts = list(_month_starts(situation.today))
    ends = [start.toordinal() - 1 for start in starts[1:]] + [situation.now]
    scores = scores_on(tie, ends)
    months = [
        _month(tie, start, end, score)
        for start, end, score in zip(starts, ends, scores, strict=True)
    ]
    first = starts[0].toordinal()
    silence = _longest_silence(tie, first, situation.now)
    active_from = threshold(cadence_of(situation, contact))
    return TieYear(months, silence, peak_of(situation, contact_id), active_from)


def _month_starts(today: date) -> Iterator[date]:
    """The first days of the months, the oldest first."""
    count = today.year * 12 + today.month - 1
    for number in range(count - MONTHS + 1, count + 1):
        yield date(number // 12, number % 12 + 1, 1)


def _month(tie: Tie, start: date, end: int, score: float) -> TieMonth:
    first = start.toordinal()
    days: dict[int, Exchange] = {}
    touches = talks = 0
    for day, sort in zip(tie.days, tie.sorts, strict=True):
        if not first <= day <= end:
            continue
        touches += 1
        talks += bool(sort & MEETING)
        number = day - first + 1
        days[number] = _warmer(days.get(number), _exchange(sort))
    return TieMonth(start, days, touches, talks, score)


def _exchange(sort: int) -> Exchange:
    if sort & MEETING:
        return "talked"
    return "received" if sort & IN else "sent"


def _warmer(one: Exchange | None, other: Exchange) -> Exchange:
    order: Sequence[Exchange] = ("talked", "received", "sent")
    return next(exchange for exchange in order if exchange in (one, other))


def _longest_silence(tie: Tie, first: int, now: int) -> int:
    """The most days between two touches, from the first day looked at, or the first touch after it,
    up to today."""
    begin = max(first, tie.days[0])
    days = [day for day in tie.days if day > begin]
    return max([later - earlier for earlier, later in pairwise([begin, *days, now])])
