"""In which order triage shows those who wait in it: the most promising first, each with the reason
in words (R20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from zlib import crc32

from planner.engine.happened.org_names import workplace
from planner.engine.situation import Situation
from planner.engine.standing.roles import decides
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural, short_day

RECENT, FRESH = 365, 90
"""Days since you connected that count as recent and as fresh."""


class TriageCandidate(NamedTuple):
    """Somebody in triage. ``reasons`` say what speaks for them; ``score`` is how much."""

    contact: str
    score: int
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What speaks for them, in words."""
        return " · ".join(self.reasons)


def triage_order(situation: Situation) -> tuple[TriageCandidate, ...]:
    """Return everybody in triage, the most promising first; of equals those connected last, then by
    lot."""
    contacts = situation.records.contacts
    orgs = Counter(
        workplace(contact.org) for contact in contacts.values() if contact.state == "kept"
    )
    candidates = [
        _judge(situation, contact, orgs)
        for contact in contacts.values()
        if contact.state == "triage"
    ]

    def rank(candidate: TriageCandidate) -> tuple[int, int, int, str]:
        contact = contacts[candidate.contact]
        connected = (contact.connected_on or date.min).toordinal()
        return -candidate.score, -connected, crc32(contact.id.encode()), contact.id

    return tuple(sorted(candidates, key=rank))


def _judge(situation: Situation, contact: Contact, orgs: Counter[str]) -> TriageCandidate:
    points = [*_ties(situation, contact, orgs), *_role(contact), *_connection(situation, contact)]
    if contact.emails:
        points.append((1, "e-mail known"))
    points.sort(key=lambda point: -point[0])
    score = sum([worth for worth, _ in points])
    if contact.role and contact.org:
        score += 1
    reasons = filter(None, [reason for _, reason in points])
    return TriageCandidate(contact.id, score, tuple(reasons))


def _ties(situation: Situation, contact: Contact, orgs: Counter[str]) -> Iterator[tuple[int, str]]:
    """What was, and who leads to them."""
    days = [touch.day for touch in situation.touches_of(contact.id) if touch.kind != "note"]
    if days:
        yield 4, f"you were in touch {short_day(max(days), situation.today)}"
    colleagues = orgs[workplace(contact.org)] if workplace(contact.org) else 0
    if colleagues:
        yield 3, f"you know {plural(colleagues, 'person', 'people')} at {contact.org}"
    if contact.introduced_by in situation.records.contacts:
        yield 3, f"introduced by {situation.name_of(contact.introduced_by)}"


def _role(contact: Contact) -> Iterator[tuple[int, str]]:
    """Whether they hire or decide."""
    if contact.voter == "swing":
        yield 3, "a swing voter"
    elif decides(contact.role):
        yield 2, "hires or decides, by the role"


def _connection(situation: Situation, contact: Contact) -> Iterator[tuple[int, str]]:
    """How fresh the connection is."""
    connected = contact.connected_on
    if connected is None:
        return
    age = situation.days_since(connected)
    recent = 1 if age <= RECENT else 0
    yield 2 if age <= FRESH else recent, f"connected {short_day(connected, situation.today)}"
