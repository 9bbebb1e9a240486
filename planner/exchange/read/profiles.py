"""Addresses of people's profiles at LinkedIn and Xing, which are one person's alone."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?(?P<site>linkedin\.com/(?:in|pub)|xing\.com/profile)/(?P<member>[^/?#\s]+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def profile_of(url: str) -> str:
    """Return what is the same in all spellings of the address of somebody's profile; empty for
    other addresses."""
    profile = _PROFILE.match(url.strip())
    if profile is None:
        return ""
    member = profile["member"]
    return f"{profile['site'].lower()}/{(unquote(member) if '%' in member else member).casefold()}"
