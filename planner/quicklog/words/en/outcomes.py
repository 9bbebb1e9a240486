"""English words for what came of a touch: a lead, an interview, an offer."""

from __future__ import annotations

NOUNS = (("lead", "lead"), ("interview", "interview"), ("offer", "offer"))
"""What came of it, and the nouns that say so."""
GOT = "got|received|landed|secured"
SORTS = (
    "new|good|great|warm|hot|job|first|second|third|final|phone|video|written|verbal|firm|formal"
)
"""What sort of a lead, interview or offer it is; the words stay in the note."""
