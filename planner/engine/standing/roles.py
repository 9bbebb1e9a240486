"""R19: what a role says about somebody: whether they hire or decide, or move among those who do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DECIDES: Final = re.compile(
    r"\b(founder|co-?founder|owner|partner|head|director|vp|vice president|president|chief|c[etfpmio]o|principal|"
    r"manager|lead|recruit\w*|talent|hiring|editor|investor|angel|dean|professor|freelanc\w*|consultant|advisor)\b",
    re.IGNORECASE,
)
_SEEKS: Final = re.compile(
    r"\b(job ?seeker|seeking|looking for|open to work|unemployed|between jobs|student|intern|trainee|graduate)\b",
    re.IGNORECASE,
)
REMEMBERED: Final = 20_000
"""Roles whose meaning is remembered: a plan asks for those of thousands."""


@lru_cache(maxsize=REMEMBERED)
def decides(role: str) -> bool:
    """Whether a role hires, founds, decides or freelances: a swing voter's."""
    return bool(_DECIDES.search(role)) and not _SEEKS.search(role)


@lru_cache(maxsize=REMEMBERED)
def seeks(role: str) -> bool:
    """Whether a role is that of a seeker: a set voter's."""
    return bool(_SEEKS.search(role))
