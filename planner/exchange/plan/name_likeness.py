"""How alike two names are: the kind of likeness, and the reason in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from planner.exchange.names import GENERATIONS, PARTICLES, fold
from planner.exchange.plan.short_forms import may_be_short
from planner.value import NamedTuple

Likeness = Literal[
    "equal",
    "turned",
    "spelled",
    "middle",
    "short",
    "initial",
    "close",
    "sound",
    "given",
    "family",
    "",
]
"""From the surest to none: the same words; in another order; in another spelling (Mueller, McLean);
with a middle name or half of a double name more; a short form or an initial of the given name
beside the same family name; a slip of the pen; the same sound; the given name alone; the family
name alone."""
SAME_NAME: frozenset[Likeness] = frozenset({"equal", "turned", "spelled"})
_PARTICLES = PARTICLES - {"ben"}
"""Ben is a given name much more often than a particle."""
_NEAR, _ALIKE, _SOUNDS_ALIKE = 0.85, 88, 0.7
"""Similarity of each name (Jaro-Winkler), and in % of the whole (ratio), that a slip of the pen
leaves; similarity of the names that sound alike."""


class NameWords(NamedTuple):
    """A folded name, its words in one spelling without a suffix, and the suffix (``jr``)."""

    folded: str
    words: tuple[str, ...]
    suffix: str

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def family(self) -> str:
        """The words after the first as one, without particles: ``meer`` of van der Meer."""
        rest = self.words[1:]
        return "".join([word for word in rest if word not in _PARTICLES] or rest)


class NameRelation(NamedTuple):
    """How two names are alike, and why in words; ``suffixes_differ`` where only one is a junior,
    say."""

    kind: Likeness
    reason: str = ""
    suffixes_differ: bool = False


_SPELLINGS = (
    (re.compile(r"\bmac(?=[a-z]{3})"), "mc"),
    (re.compile(r"ae"), "a"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"ue"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dt\b"), "t"),
    (re.compile(r"\bmc (?=[a-z])"), "mc"),
)


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> NameWords:
    """Return a name prepared for comparing."""
    folded = fold(name)
    spelled = folded
    if folded.isascii():
        for form, into in _SPELLINGS:
            spelled = form.sub(into, spelled)
    words = spelled.split()
    suffix = words[-1] if len(words) > 2 and words[-1] in GENERATIONS else ""
    return NameWords(folded, tuple(words[:-1] if suffix else words), suffix)


@lru_cache(maxsize=1 << 16)
def relation(one: str, other: str) -> NameRelation:
    """Return how two names are alike.

    Args:
        one: A name.
        other: Another.
    """
    first, second = name_words(one), name_words(other)
    if not first.words or not second.words:
        return NameRelation("")
    kind, reason = _relation(first, second, one, other)
    return NameRelation(kind, reason, first.suffix != second.suffix)


def _relation(first: NameWords, second: NameWords, one: str, other: str) -> tuple[Likeness, str]:
    if first.folded == second.folded or first.words == second.words == ():
        return "equal", "same name"
    if "".join(first.words) == "".join(second.words):
        return "spelled", "same name in another spelling"
    if min(len(first.words), len(second.words)) < 2:
        alone = first.words[0] in second.words or second.words[0] in first.words
        return ("given", "part of the same name") if alone else ("", "")
    if sorted(first.words) == sorted(second.words):
        return "turned", "same name, turned round"
    # Numbers tell apart what is otherwise alike: Room 1 and Room 11.
    if any(map(str.isdigit, first.folded + second.folded)):
        return "", ""
    if _families_agree(first, second):
        return _same_family(first, second, one, other)
    return _other_family(first, second)


def _families_agree(first: NameWords, second: NameWords) -> bool:
    return first.family == second.family or first.words[-1] == second.words[-1]


def _same_family(first: NameWords, second: NameWords, one: str, other: str) -> tuple[Likeness, str]:
    """The likeness of two whose family name is the same, by their given names."""
    short, long = sorted((first.given, second.given), key=len)
    if short == long:
        return "middle", "same name but for a name in the middle"
    if len(short) == 1 and long.startswith(short):
        return "initial", "same initial"
    prefix = len(short) > 2 and long.startswith(short)
    if prefix or may_be_short(first.folded.split()[0], second.folded.split()[0]):
        shorter, longer = (one, other) if len(first.given) <= len(second.given) else (other, one)
        return "short", f"{shorter} may be short for {longer}"
    if set(first.words[1:-1]) & {second.given} or set(second.words[1:-1]) & {first.given}:
        return "middle", "same name but for a first name"
    return _slip(first, second) or ("family", "same family name")


def _other_family(first: NameWords, second: NameWords) -> tuple[Likeness, str]:
    """The likeness of two whose family names differ."""
    shorter, longer = sorted((set(first.words), set(second.words)), key=len)
    same_given = first.given == second.given
    if same_given and shorter < longer:
        return "middle", "same name but for half of a double name"
    slip = _slip(first, second)
    if slip:
        return slip
    return ("given", "same given name") if same_given and len(first.given) > 1 else ("", "")


def _slip(first: NameWords, second: NameWords) -> tuple[Likeness, str] | None:
    """Whether one name may be the other mistyped, or written as it sounds."""
    one, other = " ".join(first.words), " ".join(second.words)
    near = min(
        JaroWinkler.similarity(first.given, second.given),
        JaroWinkler.similarity(first.words[-1], second.words[-1]),
    )
    likeness = ratio(one, other)
    if likeness >= _ALIKE and near >= _NEAR:
        return "close", f"names alike to {likeness:.0f} %"
    if near >= _SOUNDS_ALIKE and sound_of(one) and sound_of(one) == sound_of(other):
        return "sound", "names sound alike"
    return None


_SOUNDS = (
    (re.compile(r"sch|sh|cz|tsch|tch|ch"), "S"),
    (re.compile(r"ph|pf|v|w"), "f"),
    (re.compile(r"ck|q|c|g|x"), "k"),
    (re.compile(r"dt|th|d"), "t"),
    (re.compile(r"z|ss"), "s"),
    (re.compile(r"b"), "p"),
    (re.compile(r"j|y"), "i"),
    (re.compile(r"m"), "n"),
    (re.compile(r"[aeiouh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound_of(name: str) -> str:
    """Return how a folded name sounds, roughly and in any language of Latin letters: consonants
    that are mixed up are one, vowels go but the first letter stays (after Soundex, 1918, and Kölner
    Phonetik, Postel 1969)."""
    words = name.split()
    return " ".join(sorted(map(_sound_of_word, words))) if name.isascii() and len(words) > 1 else ""


@lru_cache(maxsize=1 << 16)
def _sound_of_word(word: str) -> str:
    sound = word
    for form, into in _SOUNDS:
        sound = form.sub(into, sound)
    return ("a" if word[0] in "aeiou" else "") + sound
