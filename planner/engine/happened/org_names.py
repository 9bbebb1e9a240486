"""When two names are one organisation: the one home of that, whatever rule asks."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

LEGAL: Final = frozenset(
    {
        "ab",
        "ag",
        "aps",
        "as",
        "asa",
        "bv",
        "co",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "incorporated",
        "kg",
        "limited",
        "llc",
        "llp",
        "ltd",
        "mbh",
        "nv",
        "oy",
        "plc",
        "pty",
        "sa",
        "sarl",
        "se",
        "sl",
        "spa",
        "srl",
        "ug",
    }
)
"""Legal forms at the end of a name, which do not tell two organisations apart."""
NONE: Final = frozenset(
    {"freelance", "freelancer", "independent", "self employed", "selfemployed", "none", "retired"}
)
"""What people write who work at none."""
REMEMBERED: Final = 65_536
"""Names whose key is remembered: folding one takes microseconds, and a plan asks for those of
thousands."""


@lru_cache(maxsize=REMEMBERED)
def org_key(name: str) -> str:
    """An organisation's name without case, accents, punctuation and legal form: Acme, ACME Inc. and
    acmé are one."""
    plain = "".join(map(_plain, normalize("NFKD", name.casefold())))
    words = plain.split()
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return " ".join(words) or name.strip().casefold()


def _plain(mark: str) -> str:
    """A mark of a folded name as the key has it: letters, digits, & and +; nothing for accents,
    dots and quotes."""
    if mark.isalnum() or mark in "&+":
        return mark
    return "" if combining(mark) or mark in ".'’" else " "


@lru_cache(maxsize=REMEMBERED)
def workplace(name: str) -> str:
    """The same of an organisation at which one may know several people; empty for none, and for who
    works at none."""
    key = org_key(name)
    return "" if key in NONE else key
