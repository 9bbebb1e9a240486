"""Folding: what is left of a name when case, accents, punctuation and titles do not count."""

from __future__ import annotations

from unicodedata import combining, normalize

_TABLE = {
    **dict.fromkeys(
        map(ord, '\t\n\r\v\f.,;:!?-‐‑–—_/\\()[]{}<>|*=~^@#"“”„«»·،؛؟、，。；：！？'), " "
    ),
    **dict.fromkeys(
        map(ord, "'’‘`´ʼ\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeffـ"), None
    ),
    **dict.fromkeys((*range(0x2066, 0x206A), *range(9), *range(14, 32), 127), None),
    ord("&"): " and ",
}
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)
_FIRST_MARK = 10
"""Combining classes from here on are accents and vowel points; those below are parts of Indic and
Japanese letters."""

TITLES = frozenset(
    {
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "hon",
        "herr",
        "frau",
        "ing",
        "dipl",
        "mag",
        "mme",
        "mlle",
        "capt",
        "col",
        "gen",
        "sgt",
    }
)
SUFFIXES = frozenset(
    {
        "phd",
        "md",
        "mba",
        "msc",
        "bsc",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "esq",
        "cpa",
        "obe",
        "mbe",
        "cfa",
    }
)


def fold(text: str) -> str:
    """Return the text in small letters without accents and punctuation, its words parted by single
    spaces."""
    if text.isascii():
        return " ".join(text.lower().translate(_TABLE).split())
    plain = normalize("NFKD", text.lower()).translate(_LETTERS)
    bare = "".join([mark for mark in plain if combining(mark) < _FIRST_MARK])
    return " ".join(bare.translate(_TABLE).split())


def fold_name(text: str) -> str:
    """Return the folded name without the titles before and the degrees after it, where anything is
    left then."""
    folded = fold(text)
    words = folded.split(" ")
    if words[0] not in TITLES and words[-1] not in SUFFIXES:
        return folded
    first, last = 0, len(words)
    while first < last and words[first] in TITLES:
        first += 1
    while last > first and words[last - 1] in SUFFIXES:
        last -= 1
    return " ".join(words[first:last]) or folded
