"""Names of the Cyrillic script as they are heard in Latin letters, so that Dmitry Sokolov is like
Дмитрий Соколов."""

from __future__ import annotations

_ROWS = """
а a|б b|в v|г g|ґ g|д d|е e|з z|и i|і i|ї i|й i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|ц c|ы i
э e
ж zh|х h|ч ch|ш sh|щ sh|ю iu|я ia|є ie|ё e|ў u|ђ d|ј i|љ li|њ ni
"""
_LETTERS = dict(row.split() for row in _ROWS.strip().replace("\n", "|").split("|"))
_LETTERS |= {"ь": "", "ъ": ""}
_TABLE = str.maketrans(_LETTERS)
_SPELLINGS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("ks", "x"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("ff", "v"),
)
"""Spellings of one sound in Latin letters."""


def romanize(folded: str) -> str:
    """Return a folded name in Latin letters, spelt so that the usual transcriptions of one name are
    alike."""
    text = folded.translate(_TABLE)
    for spelling, sound in _SPELLINGS:
        text = text.replace(spelling, sound)
    return undouble(text)


def undouble(word: str) -> str:
    """Return the word with each run of one letter written once."""
    letters = ""
    for letter in word:
        if letter != letters[-1:]:
            letters += letter
    return letters
