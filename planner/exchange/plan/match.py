"""Who in the book is the person in the file? Each question takes the same time, however many people
there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from planner.exchange.plan.identity import (
    NOBODYS,
    Comparison,
    Face,
    Shared,
    compare,
    face_of,
)
from planner.exchange.plan.name_likeness import name_words
from planner.records import Contact
from planner.value import NamedTuple

_LOOKED_AT = 20
"""Bearers of one name or address who are compared at most."""


class PersonMatch(NamedTuple):
    """Who somebody is, and by what that was found; without an id where it is nobody in the book."""

    id: str = ""
    how: str = ""


class PersonIndex:
    """The contacts of a book and those that an import adds, by what could make somebody one of
    them.

    A name that an import gathers is not among the names by which the next row is known.
    """

    def __init__(
        self, contacts: Iterable[tuple[str, Contact]] = (), shared: Shared = NOBODYS
    ) -> None:
        self._faces: dict[str, Face] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._shared = shared
        for key, contact in contacts:
            self.add(key, face_of(key, contact))

    def add(self, key: str, face: Face) -> None:
        """Take in somebody, or again somebody of whom more is known now."""
        old = self._faces.get(key)
        if old is not None:
            face = face._replace(name=old.name, aliases=old.aliases)
        else:
            for name in {name_words(name).folded for name in (face.name, *face.aliases)}:
                self._by_name[name].append(key)
        self._faces[key] = face
        for block in _keys(face):
            if key not in self._by_key[block]:
                self._by_key[block].append(key)

    def find(self, face: Face) -> PersonMatch:
        """Return who somebody surely is."""
        best: tuple[int, str, Comparison] | None = None
        for key in self._candidates(face):
            comparison = compare(face, self._faces[key], self._shared)
            if comparison.same and (best is None or comparison.score > best[0]):
                best = comparison.score, key, comparison
        return PersonMatch(best[1], best[2].how) if best else PersonMatch()

    def namesakes(self, face: Face) -> Iterator[str]:
        """Return the ids of those who bear the same name."""
        yield from islice(self._by_name[name_words(face.name).folded], _LOOKED_AT)

    def _candidates(self, face: Face) -> list[str]:
        candidates: dict[str, None] = {}
        for block in _keys(face):
            for key in islice(self._by_key.get(block, ()), _LOOKED_AT):
                candidates[key] = None
        return list(candidates)


def _keys(face: Face) -> Iterator[str]:
    yield from face.addresses
    for name in (face.name, *face.aliases):
        words = name_words(name)
        if face.org:
            yield f"org {' '.join(sorted(words.words))} {face.org.split()[0]}"
        if face.birthday:
            yield f"born {face.birthday} {''.join(words.words)}"
