"""R19: what a role says about somebody: whether they hire or decide, or move among those who do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from planner.records import Contact, Voter

DECIDES: Final = (
    r"\b(founder|co-?founder|owner|partner|head|director|vp|vice "
    r"president|president|chief|c[etfpmio]o|principal|"
    r"manager|lead|recruit\w*|talent|hiring|editor|investor|angel|dean|professor|freelanc\w*|consultant|advisor)\b"
)
SEEKS: Final = (
    r"\b(job ?seeker|seeking|looking for|open to work|unemployed|between "
    r"jobs|student|intern|trainee|graduate)\b"
)
REMEMBERED: Final = 20_000
"""Roles whose meaning is remembered: a plan asks for those of thousands."""


@lru_cache(maxsize=REMEMBERED)
def decides(role: str) -> bool:
    """Whether a role hires, founds, decides or freelances: a swing voter's."""
    return bool(re.search(DECIDES, role, re.IGNORECASE)) and not seeks(role)


@lru_cache(maxsize=REMEMBERED)
def seeks(role: str) -> bool:
    """Whether a role is that of a seeker: a set voter's."""
    return bool(re.search(SEEKS, role, re.IGNORECASE))


def voter_of(contact: Contact) -> Voter:
    """What somebody is: as the user said, else as the role says."""
    if contact.voter != "unknown":
        return contact.voter
    if seeks(contact.role):
        return "set"
    return "swing" if decides(contact.role) else "unknown"
