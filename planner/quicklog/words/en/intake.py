"""English words for time that is no touch: reading, researching, preparing (R8)."""

from __future__ import annotations

VERBS = "read|researched|prepared|studied"
ABOUT = "for|about|on|with"
"""Words before whom it was about."""
