"""Who may be in the book twice: pairs with a score and the reasons in words.

Only pairs that share something cheap (an address, a profile, a telephone number, a name, or how a name sounds) are
compared closely, so that five thousand contacts take a fraction of a second and a hundred thousand a few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from planner.exchange.plan.match import fold_org
from planner.exchange.plan.names import fold
from planner.exchange.read.profiles import profile_of
from planner.records import Contact
from planner.value import NamedTuple

SURE, LIKELY = 90, 70
"""From which score on a pair is surely one person, and from which it is shown at all."""
_CROWD = 40
"""People who share something that so many share prove nothing by it: a firm's switchboard, a common surname."""
_SAME_NAME, _SOUND, _ORG, _OTHER_ORG = 60, 48, 22, -16
_ADDRESS, _PHONE = 60, 50
_TWO_PROFILES = -45
_ROLE_BOX = re.compile(
    r"(info|contact|office|hello|mail|kontakt|support|sales|admin|jobs|team)@", re.IGNORECASE
)


class Pair(NamedTuple):
    """Two contacts who may be one: ``keep`` knows more, ``other`` would go into it; ``score`` is 0 to 100."""

    keep: str
    other: str
    score: int
    reasons: tuple[str, ...]


class _Face(NamedTuple):
    """What of a contact is compared."""

    contact: Contact
    name: str
    names: frozenset[str]
    org: str
    profiles: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]


def duplicates(contacts: Mapping[str, Contact], least: int = LIKELY) -> list[Pair]:
    """Return the pairs that may be one person, the surest first; those said to be different people are left out.

    Args:
        contacts: Everybody, by id.
        least: The score that a pair must have.
    """
    faces = {
        key: _face(contact) for key, contact in contacts.items() if contact.state != "archived"
    }
    found: list[Pair] = []
    apart = least > _SAME_NAME + _ORG + _TWO_PROFILES
    for one, other in _candidates(faces.values()):
        if apart and _are_apart(faces[one], faces[other]):
            continue
        first, second = faces[one].contact, faces[other].contact
        if other in first.not_same_as or one in second.not_same_as:
            continue
        score, reasons = _score(faces[one], faces[other])
        if score >= least:
            keep, lose = sorted((first, second), key=_worth, reverse=True)
            found.append(Pair(keep.id, lose.id, score, reasons))
    return sorted(
        found,
        key=lambda pair: (-pair.score, contacts[pair.keep].name.casefold(), pair.keep, pair.other),
    )


def _are_apart(one: _Face, other: _Face) -> bool:
    """Whether two have profiles of their own and no address in common: whatever they are called, that is not likely
    one person. Of two people out of LinkedIn it tells most."""
    return (
        bool(one.profiles and other.profiles)
        and one.profiles.isdisjoint(other.profiles)
        and one.emails.isdisjoint(other.emails)
        and one.phones.isdisjoint(other.phones)
    )


def _face(contact: Contact) -> _Face:
    names = frozenset(filter(None, map(fold, (contact.name, *contact.aka))))
    return _Face(
        contact,
        fold(contact.name),
        names,
        fold_org(contact.org),
        frozenset(filter(None, map(profile_of, contact.urls))),
        frozenset(map(str.casefold, contact.emails)),
        frozenset(filter(None, map(_digits, contact.phones))),
    )


def _digits(phone: str) -> str:
    """The end of a number, which is the same with and without the code of the country."""
    digits = "".join(filter(str.isdigit, phone)).lstrip("0")
    return digits[-8:] if len(digits) >= 7 else ""


def _worth(contact: Contact) -> tuple[bool, int, int, str]:
    """Of two contacts the one that is in the plan and knows more is kept; of equals the older one."""
    filled = sum(bool(value) for value in contact[1:])
    age = -contact.added.toordinal() if contact.added else 0
    return contact.state == "kept", filled, age, contact.id


def _candidates(faces: Iterable[_Face]) -> set[tuple[str, str]]:
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for face in faces:
        for kind, keys in (
            ("profile", face.profiles),
            ("email", face.emails),
            ("phone", face.phones),
            ("name", face.names),
            ("sound", {sound for name in face.names if (sound := sound_of(name))}),
            ("turned", {" ".join(sorted(name.split())) for name in face.names}),
            ("start", {_start(name, face.org) for name in face.names if face.org}),
        ):
            for key in keys:
                blocks[kind, key].append(face.contact.id)
    return {
        (min(pair), max(pair))
        for members in blocks.values()
        if 1 < len(members) <= _CROWD
        for pair in combinations(members, 2)
        if pair[0] != pair[1]
    }


def _start(name: str, org: str) -> str:
    """The first letters of the first and last word at one organisation: ``Kate Smith`` and ``Katherine Smyth``."""
    words = name.split()
    return f"{words[0][:2]} {words[-1][:2]} {org}"


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
    """Return how a folded name sounds, roughly and in any language of Latin letters: consonants that are mixed up are
    one, vowels go but the first letter stays (after Soundex, 1918, and Kölner Phonetik, Postel 1969)."""
    words = name.split()
    return " ".join(sorted(map(_sound_of_word, words))) if name.isascii() and len(words) > 1 else ""


@lru_cache(maxsize=1 << 16)
def _sound_of_word(word: str) -> str:
    sound = word
    for form, into in _SOUNDS:
        sound = form.sub(into, sound)
    return ("a" if word[0] in "aeiou" else "") + sound


def _score(one: _Face, other: _Face) -> tuple[int, tuple[str, ...]]:
    """How likely two are one person, and why: what speaks for it is added up, what speaks against it taken off."""
    reasons: list[str] = []
    score = 0
    if one.profiles & other.profiles:
        return 98, ("same profile",)
    alike, why = _alike(one, other)
    score += alike
    if why:
        reasons.append(why)
    shared = {each for each in one.emails & other.emails if not _ROLE_BOX.match(each)}
    if shared:
        score += _ADDRESS
        reasons.append(f"same e-mail address {min(shared)}")
    if one.phones & other.phones:
        score += _PHONE
        reasons.append("same phone number")
    if one.org and one.org == other.org:
        score += _ORG
        reasons.append(f"both at {one.contact.org}")
    elif one.org and other.org:
        if not (shared or one.phones & other.phones):
            score += _OTHER_ORG
            reasons.append("another organisation")
    elif alike == _SAME_NAME:
        score += 12
        reasons.append("one of them without an organisation")
    if one.profiles and other.profiles:
        score += _TWO_PROFILES
        reasons.append("two profiles")
    if not alike and not (shared and one.phones & other.phones):
        score = min(score, LIKELY - 1)  # a couple shares an address, a firm a telephone
    return max(0, min(score, 99)), tuple(reasons)


def _alike(one: _Face, other: _Face) -> tuple[int, str]:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.fuzz import ratio

    if one.name and one.name == other.name:
        return _SAME_NAME, "same name"
    if one.names & other.names:
        return 56, "one has the other's name as well"
    if sorted(one.name.split()) == sorted(other.name.split()):
        return 54, "same name, turned round"
    first, second = one.name.split(), other.name.split()
    # Numbers tell apart what is otherwise alike: Room 1 and Room 11.
    if len(first) < 2 or len(second) < 2 or any(map(str.isdigit, one.name + other.name)):
        return 0, ""
    if first[-1] == second[-1]:
        short, long = sorted((first[0], second[0]), key=len)
        if long.startswith(short):
            return 52, f"{one.contact.name} may be short for {other.contact.name}" if len(
                short
            ) > 1 else "same initial"
    likeness = ratio(one.name, other.name)
    near = min(
        JaroWinkler.similarity(first[0], second[0]), JaroWinkler.similarity(first[-1], second[-1])
    )
    if likeness >= 88 and near >= 0.85:
        return round(_SOUND + (likeness - 88) / 2), f"names alike to {likeness:.0f} %"
    if sound_of(one.name) and sound_of(one.name) == sound_of(other.name) and near >= 0.7:
        return _SOUND, "names sound alike"
    return 0, ""
