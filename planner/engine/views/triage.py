"""In which order triage shows those who wait in it: the most promising first, each with the reason in words (R20)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from planner.engine.happened.org_names import workplace
from planner.engine.situation import Situation
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural, short_day

RECENT, FRESH = 365, 90
"""Days since you connected that count as recent and as fresh."""
_SWING = re.compile(
    r"\b(founder|owner|partner|head|director|vp|vice president|chief|c[etfpio]o|principal|manager|lead|recruit\w*|"
    r"talent|hiring|editor|investor)\b",
    re.IGNORECASE,
)
"""Roles that hire, decide or move among those who do (R19's swing voters)."""


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
    """Return everybody in triage, the most promising first; of equals those connected last, then by name."""
    contacts = situation.records.contacts
    orgs = Counter(workplace(each.org) for each in contacts.values() if each.state == "kept")
    found = [_judge(situation, each, orgs) for each in contacts.values() if each.state == "triage"]

    def rank(each: TriageCandidate) -> tuple[int, int, str, str]:
        contact = contacts[each.contact]
        return (
            -each.score,
            -(contact.connected_on or date.min).toordinal(),
            contact.name.casefold(),
            contact.id,
        )

    return tuple(sorted(found, key=rank))


def _judge(situation: Situation, contact: Contact, orgs: Counter[str]) -> TriageCandidate:
    said: list[tuple[int, str]] = []
    days = [touch.day for touch in situation.touches_of(contact.id) if touch.kind != "note"]
    if days:
        said.append((4, f"you were in touch {short_day(max(days), situation.today)}"))
    org = workplace(contact.org)
    known = orgs[org] if org else 0
    if known:
        said.append((3, f"you know {plural(known, 'person', 'people')} at {contact.org}"))
    if contact.introduced_by in situation.records.contacts:
        said.append((3, f"introduced by {situation.name_of(contact.introduced_by)}"))
    if contact.voter == "swing":
        said.append((3, "a swing voter"))
    elif _SWING.search(contact.role):
        said.append((2, "hires or decides, by the role"))
    if contact.connected_on:
        ago = situation.days_since(contact.connected_on)
        words = f"connected {short_day(contact.connected_on, situation.today)}"
        said.append((2 if ago <= FRESH else 1 if ago <= RECENT else 0, words))
    if contact.emails:
        said.append((1, "e-mail known"))
    if contact.role and contact.org:
        said.append((1, ""))
    said.sort(key=lambda each: -each[0])
    return TriageCandidate(
        contact.id, sum(points for points, _ in said), tuple(words for _, words in said if words)
    )
