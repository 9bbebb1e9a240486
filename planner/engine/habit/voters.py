"""R19: set and swing voters. The share of the week's outreach that went to seekers like the user,
and the stop-loss.

Whom nobody said anything of, and whose role says nothing, is unknown, and is told as unknown: a
share of a few is none.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
from planner.engine.standing.roles import voter_of
from planner.value import NamedTuple

WEEK: Final = 7
STOP_LOSS: Final = 0.5
FEWEST: Final = 3
"""Touches of a week from which a share tells something."""


class VoterShare(NamedTuple):
    """The outreach of the last seven days, by voter; a touch with two people counts twice."""

    set: int
    swing: int
    unknown: int
    share: float | None
    """Of set voters in all of it; None without any."""
    stop_loss: bool
    """Whether more than half went to set voters."""
    reason: str
    ask: bool = False
    """Whether more than half went to people of whom it is not known: it is worth asking."""


@once
def voter_share(situation: Situation) -> VoterShare:
    """Whom the week's outreach went to."""
    return voter_share_on(situation, situation.now)


def voter_share_on(situation: Situation, day: int) -> VoterShare:
    """Whom the outreach of the week up to a day, an ordinal, went to."""
    counts = _counts(situation, day)
    total = counts.total()
    seekers, unknown = counts["set"], counts["unknown"]
    share = round(seekers / total, 3) if total else None
    stop_loss = total >= FEWEST and seekers > STOP_LOSS * total
    ask = total >= FEWEST and unknown > STOP_LOSS * total
    reason = _reason(counts, stop_loss=stop_loss, ask=ask)
    return VoterShare(seekers, counts["swing"], unknown, share, stop_loss, reason, ask)


def _counts(situation: Situation, last: int) -> Counter[str]:
    contacts, by_day = situation.records.contacts, situation.log.by_day
    counts: Counter[str] = Counter()
    for day in range(last - WEEK + 1, last + 1):
        for touch in filter(outgoing, by_day.get(day, ())):
            for contact_id in touch.contacts:
                contact = contacts.get(contact_id)
                counts[voter_of(contact) if contact is not None else "unknown"] += 1
    return counts


def _reason(counts: Counter[str], *, stop_loss: bool, ask: bool) -> str:
    total = counts.total()
    if not total:
        return "no outreach in the last 7 days"
    unknown = f", of {counts['unknown']} it is not known" if counts["unknown"] else ""
    text = (
        f"{counts['set']} of {total} touches of the last 7 days went to seekers like you{unknown}"
    )
    if stop_loss:
        return f"{text}: stop, and write to somebody who hires, founds or decides"
    return f"{text}: say who is a set and who a swing voter" if ask else text
