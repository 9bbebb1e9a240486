"""R14: who introduced the user to somebody and has not been thanked, or has not heard what came of
it; and, after an offer was taken, who helped on the way (R6)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import ago, outgoing, way
from planner.engine.situation import Situation, once
from planner.engine.standing.landing import helpers, landing
from planner.records import Contact, Touch
from planner.value import NamedTuple

RAISED_FOR: Final = 60
"""Days after which thanks are no longer raised: an imported history never floods the day."""
THANKED_LATELY: Final = 7
"""Days within which nobody is thanked a second time."""
NEWS: Final[Mapping[str, str]] = {
    "interview": "an interview",
    "offer": "an offer",
    "lead": "a lead",
}


class Thanks(NamedTuple):
    """What an introducer is to be thanked for, and the day it happened."""

    day: int
    reason: str


@once
def thanks_owed(situation: Situation) -> Mapping[str, Thanks]:
    """Those who wait for a word, by id; of several reasons the oldest, and a landing before all.

    The word is due once the user was in touch both ways with the introduced, and again once a lead,
    an interview or an offer came of it. Any later touch with the introducer gives it, or one in
    which the three were together. Somebody whom the user never reached waits on the bench instead.
    """
    oldest: dict[str, tuple[int, str, Contact, Tie, int]] = {}
    for contact in situation.people.introduced.values():
        tie = situation.ties.get(contact.id)
        introducer = situation.ties.get(contact.introduced_by)
        if tie is None or introducer is None or not introducer.first_out:
            continue
        index = _unheard_news(situation, contact, tie, introducer)
        if index >= 0 and not _may_wait(situation, tie.touches[index], introducer):
            candidate = tie.days[index], contact.id, contact, tie, index
            earliest = oldest.get(contact.introduced_by, candidate)
            oldest[contact.introduced_by] = min(candidate, earliest)
    thanks = {
        introducer: Thanks(day, _reason(situation, contact, tie, index))
        for introducer, (day, _, contact, tie, index) in oldest.items()
    }
    return {**thanks, **_after_landing(situation)}


def _unheard_news(situation: Situation, contact: Contact, tie: Tie, introducer: Tie) -> int:
    """The index of what the introducer is to hear of, -1 where there is nothing."""
    if situation.now - tie.last > RAISED_FOR:
        return -1
    index = _news(tie)
    if index < 0 or situation.now - tie.days[index] > RAISED_FOR:
        return -1
    return -1 if _heard(introducer, tie.days[index], contact) else index


def _may_wait(situation: Situation, news: Touch, introducer: Tie) -> bool:
    """Whether thanks for a further introduction wait, for the introducer was thanked within the
    week; an interview or an offer is told at once."""
    if news.outcome in NEWS:
        return False
    recent = bisect_left(introducer.days, situation.now - THANKED_LATELY + 1)
    return any(touch.intent == "thanks" for touch in introducer.touches[recent:])


def _after_landing(situation: Situation) -> dict[str, Thanks]:
    """Those who helped towards an offer that was taken, and have not heard from the user since."""
    landed = landing(situation)
    if landed is None:
        return {}
    reason = f"you took the offer from {landed.org}, and they helped: tell them, and say thank you"
    return {
        contact_id: Thanks(landed.day, reason)
        for contact_id in helpers(situation)
        if contact_id in situation.ties and not _in_touch_after(situation, contact_id, landed.day)
    }


def _in_touch_after(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether the user was in touch with somebody after a day."""
    tie = situation.ties[contact_id]
    later = [touch for touch, on in zip(tie.touches, tie.days, strict=True) if on > day]
    return any(map(outgoing, later))


def _news(tie: Tie) -> int:
    """The index of the first two-way touch, or of the last one that something came of; -1 for
    neither."""
    candidate = -1
    for index, touch in enumerate(tie.touches):
        if touch.outcome in NEWS or (
            candidate < 0 and (way(touch) == "both" or touch.outcome == "reply")
        ):
            candidate = index
    return candidate


def _heard(introducer: Tie, day: int, contact: Contact) -> bool:
    """Whether the introducer has heard from the user since the day, or was there."""
    for index in range(len(introducer.days) - 1, -1, -1):
        if introducer.days[index] < day:
            return False
        touch = introducer.touches[index]
        if outgoing(touch) and (introducer.days[index] > day or contact.id in touch.contacts):
            return True
    return False


def _reason(situation: Situation, contact: Contact, tie: Tie, index: int) -> str:
    name, when = situation.name_of(contact.id), ago(situation.now - tie.days[index])
    news = NEWS.get(tie.touches[index].outcome)
    if news:
        return f"{news} came of their introduction to {name} ({when}): tell them, and say thank you"
    return f"they introduced you to {name}, you were in touch {when}: say thank you"
