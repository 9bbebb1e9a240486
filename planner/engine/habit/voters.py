"""R19: set and swing voters. The share of the week's outreach that went to seekers like the user, and the stop-loss."""

from __future__ import annotations

from typing import Final

from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
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


@once
def voter_share(situation: Situation) -> VoterShare:
    """Whom the week's outreach went to."""
    contacts = situation.records.contacts
    counts = {"set": 0, "swing": 0, "unknown": 0}
    for day in range(situation.now - WEEK + 1, situation.now + 1):
        for touch in situation.log.by_day.get(day, ()):
            if outgoing(touch):
                for contact in touch.contacts:
                    counts[contacts[contact].voter if contact in contacts else "unknown"] += 1
    total = sum(counts.values())
    share = round(counts["set"] / total, 3) if total else None
    stop_loss = total >= FEWEST and counts["set"] > STOP_LOSS * total
    return VoterShare(
        counts["set"],
        counts["swing"],
        counts["unknown"],
        share,
        stop_loss,
        _reason(counts, total, stop_loss),
    )


def _reason(counts: dict[str, int], total: int, stop_loss: bool) -> str:
    if not total:
        return "no outreach in the last 7 days"
    text = f"{counts['set']} of {total} touches of the last 7 days went to seekers like you"
    if stop_loss:
        return f"{text}: stop, and write to somebody who hires, founds or decides"
    if counts["unknown"] > STOP_LOSS * total:
        return f"{text}; of {counts['unknown']} it is not known: say who is a set and who a swing voter"
    return text
