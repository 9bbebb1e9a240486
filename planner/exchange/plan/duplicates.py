"""Who may be in the book twice: pairs with a score and the reasons in words.

Only pairs that share something cheap (an address, a profile, a telephone number, a name, or how a
name sounds) are compared closely, so that five thousand contacts take a fraction of a second and a
hundred thousand a few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from planner.exchange.plan.identity import (
    LIKELY,
    SURE,
    Face,
    compare,
    face_of,
    shared_addresses,
)
from planner.exchange.plan.name_likeness import NameWords, name_words, sound_of
from planner.exchange.plan.short_forms import full_forms
from planner.records import Contact
from planner.value import NamedTuple

__all__ = ["LIKELY", "SURE", "Pair", "duplicates"]

_CROWD = 40
"""People who share something that so many share prove nothing by it: a firm's switchboard, a common
surname."""
Block = tuple[str, str]
"""What people who are compared have in common: its kind, and its value."""


class Pair(NamedTuple):
    """Two contacts who may be one: ``keep`` knows more, ``other`` would go into it; ``score`` is 0
    to 100."""

    keep: str
    other: str
    score: int
    reasons: tuple[str, ...]


def duplicates(
    contacts: Mapping[str, Contact], least: int = LIKELY, new: Collection[str] | None = None
) -> list[Pair]:
    """Return the pairs that may be one person, the surest first.

    Those said to be different people are left out, and so are the archived and the dead.

    Args:
        contacts: Everybody, by id.
        least: The score that a pair must have.
        new: Ids of which at least one is in each pair; None where all pairs are wanted.
    """
    faces = {
        key: face_of(key, contact)
        for key, contact in contacts.items()
        if contact.state != "archived"
    }
    shared = shared_addresses(faces.values())
    pairs: list[Pair] = []
    for one, other in _candidates(faces.values(), new):
        first, second = contacts[one], contacts[other]
        if other in first.not_same_as or one in second.not_same_as:
            continue
        comparison = compare(faces[one], faces[other], shared)
        if comparison.score >= least:
            keep, lose = sorted((first, second), key=_worth, reverse=True)
            pairs.append(Pair(keep.id, lose.id, comparison.score, comparison.reasons))
    return sorted(
        pairs,
        key=lambda pair: (-pair.score, contacts[pair.keep].name.casefold(), pair.keep, pair.other),
    )


def _worth(contact: Contact) -> tuple[bool, int, int, str]:
    """Of two contacts the one that is in the plan and knows more is kept; of equals the older
    one."""
    filled = sum(map(bool, contact[1:]))
    age = -contact.added.toordinal() if contact.added else 0
    return contact.state == "kept", filled, age, contact.id


def _candidates(faces: Iterable[Face], new: Collection[str] | None = None) -> set[tuple[str, str]]:
    """The pairs of ids that have a block in common which is no crowd."""
    blocks: dict[Block, list[str]] = defaultdict(list)
    for face in faces:
        for block in set(_blocks(face)):
            blocks[block].append(face.key)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        if not 1 < len(members) <= _CROWD:
            continue
        for one, other in combinations(sorted(members), 2):
            if new is None or one in new or other in new:
                pairs.add((one, other))
    return pairs


def _blocks(face: Face) -> Iterator[Block]:
    for address in face.addresses:
        yield "address", address
    for name in (face.name, *face.aliases):
        words = name_words(name)
        if not words.words:
            continue
        yield "name", words.folded
        yield "letters", "".join(sorted("".join(words.words)))
        if sound := sound_of(" ".join(words.words)):
            yield "sound", sound
        yield from _given_name_blocks(words, face.org)


def _given_name_blocks(words: NameWords, org: str) -> Iterator[Block]:
    """What somebody has in common with one whose given name is short for theirs, or who leaves out
    half a name."""
    if len(words.words) < 2:
        return
    last = words.words[-1]
    for full in full_forms(words.folded.split()[0]):
        yield "given name", f"{full} {last}"
    for part in words.words[1:]:
        yield "part", f"{words.given} {part}"
    if org:
        first_word = org.split()[0]
        yield "initial", f"{words.given[0]} {last} {first_word}"
        yield "start", f"{words.given[:2]} {last[:2]} {first_word}"
