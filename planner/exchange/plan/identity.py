"""One matcher for import and duplicates: whether two records are one person, with a score and the
reasons in words.

What speaks for it is added up, what speaks against it is taken off. From `LIKELY` on a pair is put
up as doubtful. That two *are* one person, so that an import may fill the one from the other
unasked, takes a name that is the same and something that is theirs alone: an equal name by itself
never does, nor does an address that people of other names share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from planner.exchange.names import fold
from planner.exchange.plan.name_likeness import (
    SAME_NAME,
    Likeness,
    NameRelation,
    relation,
)
from planner.exchange.read.profiles import profile_of
from planner.records import NOTHING, Contact
from planner.value import NamedTuple

SURE, LIKELY, MOST = 90, 70, 99
"""From which score on a pair is surely one person, from which it is put up at all, and the
highest."""
CROWD = 3
"""People of different names beside one address from whom on it is nobody's own: that of an owner,
buyer or office."""
_NAMES: Mapping[Likeness, int] = {
    "equal": 74,
    "turned": 72,
    "spelled": 72,
    "middle": 62,
    "short": 60,
    "initial": 54,
    "close": 56,
    "sound": 54,
    "given": 36,
    "family": 12,
    "": 0,
}
_ALIAS, _SCRIPTS = 62, 34
"""One has the other's name as well; the names are in different scripts, so that they cannot be
compared."""
_EMAIL, _PHONE, _HOUSEHOLD, _PROFILE, _BIRTHDAY = 40, 35, 12, 60, 20
_ORG, _UNKNOWN_ORG, _OTHER_ORG = 18, 10, -4
_TWO_PROFILES, _OTHER_BIRTHDAY, _OTHER_SUFFIX = -22, -40, -6
_WEAK: frozenset[Likeness] = frozenset({"family", ""})
"""Likenesses of names that no shared address makes one person: a couple shares them, a firm a
telephone."""
_ROLE_BOX = re.compile(
    r"(info|contact|office|hello|mail|kontakt|support|sales|admin|jobs|team|hr|press|noreply|no-reply)@"
)
_LEGAL = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "llp",
        "gmbh",
        "mbh",
        "ag",
        "se",
        "co",
        "corp",
        "corporation",
        "plc",
        "sa",
        "sas",
        "sarl",
        "bv",
        "nv",
        "oy",
        "oyj",
        "ab",
        "as",
        "asa",
        "aps",
        "kg",
        "ohg",
        "ug",
        "srl",
        "spa",
        "sl",
        "limited",
        "company",
        "kk",
        "pty",
        "lda",
    ]
)


@lru_cache(maxsize=4096)
def fold_org(org: str) -> str:
    """Return an organisation's name for comparing, without its legal form."""
    words = fold(org).split()
    proper = [word for word in words if word not in _LEGAL]
    return " ".join(proper or words)


class Face(NamedTuple):
    """What of a record is compared. ``aliases`` are other names; a name that a merge gathered is
    none of them until the next import."""

    key: str
    name: str
    aliases: frozenset[str]
    org: str
    emails: frozenset[str]
    phones: frozenset[str]
    profiles: frozenset[str]
    birthday: str
    org_name: str = ""

    @property
    def addresses(self) -> frozenset[str]:
        """Everything that may be a person's own."""
        return self.emails | self.phones | self.profiles


NOBODY = Face("", "", NOTHING, "", NOTHING, NOTHING, NOTHING, "")


def face_of(key: str, contact: Contact, *, with_aliases: bool = True) -> Face:
    """Return what of a contact is compared."""
    return Face(
        key,
        contact.name,
        contact.aka if with_aliases else NOTHING,
        fold_org(contact.org),
        frozenset(map(str.casefold, contact.emails)),
        frozenset(filter(None, map(digits_of, contact.phones))),
        frozenset(filter(None, map(profile_of, contact.urls))),
        contact.birthday,
        contact.org,
    )


def digits_of(phone: str) -> str:
    """Return the end of a number, which is the same with and without the code of the country."""
    digits = "".join(filter(str.isdigit, phone)).lstrip("0")
    return digits[-8:] if len(digits) >= 7 else ""


class Shared(NamedTuple):
    """Addresses that people of different names share: few of them (``household``), or many
    (``crowd``)."""

    household: frozenset[str]
    crowd: frozenset[str]


NOBODYS = Shared(NOTHING, NOTHING)


def shared_addresses(faces: Iterable[Face]) -> Shared:
    """Return the e-mail addresses, numbers and profiles that stand beside people of different
    names."""
    names: dict[str, set[str]] = defaultdict(set)
    for face in faces:
        for address in face.addresses:
            names[address].add(face.name)
    household: set[str] = set()
    crowd: set[str] = set()
    for address, bearers in names.items():
        count = _different_names(sorted(bearers)) if len(bearers) > 1 else 1
        if count >= CROWD:
            crowd.add(address)
        elif count > 1:
            household.add(address)
    return Shared(frozenset(household), frozenset(crowd))


def _different_names(names: Sequence[str]) -> int:
    """How many people, at least and up to `CROWD`, these names are of."""
    people: list[str] = []
    for name in names:
        in_another_script = bool(people) and all(_scripts_differ(name, each) for each in people)
        is_new = all(relation(name, other).kind in _WEAK | {"given"} for other in people)
        if is_new and not in_another_script:
            people.append(name)
        if len(people) == CROWD:
            break
    # Ana Berg who became Ana Holm is one person until a third name stands beside the address.
    if len(people) == 2 and relation(*people).kind == "given":
        return 1
    return len(people)


class Comparison(NamedTuple):
    """What comparing two records gave: 0 to 99, why, and whether they are surely one and the
    same."""

    score: int
    reasons: tuple[str, ...]
    same: bool
    how: str = ""
    """By what they are the same: ``e-mail address``."""


class _Evidence(NamedTuple):
    """What two records share besides a name, and what in them cannot be of one person."""

    profiles: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    household: frozenset[str]
    org: bool
    birthday: bool
    two_profiles: bool
    other_birthday: bool
    apart: bool
    """Whether both have addresses, or both have numbers, and none in common."""


def compare(first: Face, other: Face, shared: Shared = NOBODYS) -> Comparison:
    """Return how likely two records are one person.

    Args:
        one: A record.
        other: Another.
        shared: Addresses that are nobody's own.
    """
    evidence = _evidence(first, other, shared)
    names = relation(first.name, other.name)
    points, reason = _name_points(first, other, names)
    score, reasons = _weighed(first, other, names, points, reason, evidence)
    how = _same_by(first, other, names, points, evidence)
    return Comparison(score, reasons, bool(how), how)


def _evidence(first: Face, other: Face, shared: Shared) -> _Evidence:
    both_emails = {each for each in first.emails & other.emails if not _ROLE_BOX.match(each)}
    both_phones = first.phones & other.phones
    nobodys = shared.household | shared.crowd
    full = min(len(first.birthday), len(other.birthday)) == len("1990-03-07")
    return _Evidence(
        (first.profiles & other.profiles) - shared.crowd,
        frozenset(both_emails - nobodys),
        both_phones - nobodys,
        frozenset((both_emails | both_phones) & shared.household),
        bool(first.org) and same_org(first.org, other.org),
        full and first.birthday == other.birthday,
        _two_profiles(first, other),
        bool(first.birthday and other.birthday) and first.birthday[-5:] != other.birthday[-5:],
        _disjoint(first.emails, other.emails) or _disjoint(first.phones, other.phones),
    )


def _disjoint(first: frozenset[str], other: frozenset[str]) -> bool:
    return bool(first and other) and first.isdisjoint(other)


def _two_profiles(first: Face, other: Face) -> bool:
    """Whether both have a profile at one site, and not the same."""
    mine = {profile.rpartition("/")[0]: profile for profile in first.profiles}
    theirs = {profile.rpartition("/")[0]: profile for profile in other.profiles}
    sites = mine.keys() & theirs.keys()
    return bool(sites) and first.profiles.isdisjoint(other.profiles)


@lru_cache(maxsize=1 << 14)
def same_org(first: str, other: str) -> bool:
    """Whether two folded organisations may be one: ``ibm`` and ``ibm deutschland``."""
    if not first or not other:
        return False
    short, long = sorted((first, other), key=len)
    return short == long or (len(short) > 2 and long.startswith(f"{short} "))


def _scripts_differ(first: str, other: str) -> bool:
    return fold(first).isascii() != fold(other).isascii()


def _name_points(first: Face, other: Face, names: NameRelation) -> tuple[int, str]:
    points, reason = _NAMES[names.kind], names.reason
    if points < _ALIAS and _has_the_others_name(first, other):
        return _ALIAS, "one has the other's name as well"
    if points < _SCRIPTS and _scripts_differ(first.name, other.name):
        return _SCRIPTS, "names in different scripts"
    return points, reason


def _has_the_others_name(first: Face, other: Face) -> bool:
    mine = {fold(name) for name in (first.name, *first.aliases)} - {""}
    theirs = {fold(name) for name in (other.name, *other.aliases)} - {""}
    return not mine.isdisjoint(theirs)


def _weighed(
    first: Face,
    other: Face,
    names: NameRelation,
    points: int,
    reason: str,
    evidence: _Evidence,
) -> tuple[int, tuple[str, ...]]:
    email = min(evidence.emails, default="")
    household = "" if email or evidence.phones else min(evidence.household, default="")
    org_weight, org_reason = _org_weight(first, other, evidence)
    signs = (
        (reason, points, reason),
        (evidence.profiles, _PROFILE, "same profile"),
        (email, _EMAIL, f"same e-mail address {email}"),
        (evidence.phones, _PHONE, "same phone number"),
        (household, _HOUSEHOLD, f"{household}, which others share"),
        (evidence.birthday, _BIRTHDAY, "same birthday"),
        (evidence.two_profiles, _TWO_PROFILES, "two profiles"),
        (evidence.other_birthday, _OTHER_BIRTHDAY, "another birthday"),
        (names.suffixes_differ, _OTHER_SUFFIX, "junior or senior"),
        (org_reason, 0, org_reason),
    )
    score = org_weight
    reasons: list[str] = []
    for holds, weight, text in signs:
        if holds:
            score += weight
            reasons.append(text)
    if points <= _NAMES["family"] and not evidence.profiles:
        score = min(score, LIKELY - 1)
    return max(0, min(score, MOST)), tuple(reasons)


def _org_weight(first: Face, other: Face, evidence: _Evidence) -> tuple[int, str]:
    if evidence.org:
        return _ORG, f"both at {first.org_name}"
    if first.org and other.org:
        return _OTHER_ORG, "another organisation"
    text = "one of them without an organisation" if first.org or other.org else ""
    return _UNKNOWN_ORG, text


def _same_by(
    first: Face, other: Face, names: NameRelation, points: int, evidence: _Evidence
) -> str:
    """By what two are one person, so surely that nobody has to be asked; empty where they may not
    be."""
    if evidence.two_profiles or names.suffixes_differ:
        return ""
    if evidence.profiles and points >= _SCRIPTS:
        return "profile"
    if evidence.emails and _name_allows(names.kind, points, evidence):
        return "e-mail address"
    return _same_by_name(first, evidence) if names.kind in SAME_NAME else ""


def _same_by_name(first: Face, evidence: _Evidence) -> str:
    """By what besides their name two who are called the same are one person."""
    if evidence.household:
        return "shared address and name"
    if evidence.other_birthday:
        return ""
    if evidence.phones:
        return "phone number and name"
    if evidence.apart:
        return ""
    if evidence.org and _is_full(first.name):
        return "name and organisation"
    return "name and birthday" if evidence.birthday else ""


def _name_allows(kind: Likeness, points: int, evidence: _Evidence) -> bool:
    """Whether two names beside one address of their own are one person's: not where only the given
    name is shared, and an initial or a short form only with the firm or the telephone besides."""
    if kind in SAME_NAME or kind == "middle" or points in (_ALIAS, _SCRIPTS):
        return True
    return kind in ("short", "initial") and bool(evidence.org or evidence.phones)


def _is_full(name: str) -> bool:
    """Whether it is more than a given name; a Chinese or Korean one needs no blank."""
    folded = fold(name)
    return " " in folded or (not folded.isascii() and len(folded) > 1)
