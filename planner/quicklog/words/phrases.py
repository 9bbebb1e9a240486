"""A table of phrases that is looked up word by word; the longest phrase at a place counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

PhraseValue = TypeVar("PhraseValue")


def alternatives(text: str) -> list[str]:
    """Return the phrases of a cell: parted by ``|``, or by white space where it has no ``|``."""
    return text.split("|") if "|" in text else text.split()


def word_set(*cells: str) -> frozenset[str]:
    """Return the words of cells in which each entry is one word."""
    words: set[str] = set()
    for cell in cells:
        words.update(cell.replace("|", " ").split())
    return frozenset(words)


class Phrases(Generic[PhraseValue]):
    """Phrases by their first word, each with what it says."""

    def __init__(self, rows: Iterable[tuple[str, PhraseValue]]) -> None:
        """Take rows of a cell (phrases parted by ``|``) and its value; of two equal phrases the
        later row wins."""
        self._by_first: dict[str, dict[tuple[str, ...], PhraseValue]] = {}
        for cell, value in rows:
            for phrase in cell.split("|"):
                words = tuple(phrase.split())
                if words:
                    self._by_first.setdefault(words[0], {})[words] = value
        self._sorted: dict[str, list[tuple[tuple[str, ...], PhraseValue]]] = {}

    def starts(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._by_first

    def at(self, words: Sequence[str], start: int, stop: int) -> tuple[int, PhraseValue] | None:
        """Find the longest phrase at a place: the place behind it, and what it says."""
        word = words[start] if start < stop else ""
        if word not in self._by_first:
            return None
        if word not in self._sorted:
            rows = self._by_first[word].items()
            self._sorted[word] = sorted(rows, key=lambda row: -len(row[0]))
        for phrase, value in self._sorted[word]:
            end = start + len(phrase)
            if end <= stop and tuple(words[start:end]) == phrase:
                return end, value
        return None

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Every phrase, as its words."""
        for phrases in self._by_first.values():
            yield from phrases
