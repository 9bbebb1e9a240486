"""The rest of a word, offered while one types a quick-log line: people, organisations, hubs and
tags of the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from textual.suggester import Suggester

from planner.value import NamedTuple

LONGEST = 4
"""Words that are looked back at most for the beginning of a name."""
LEAST = 2
"""Letters from which on a name is offered; after a mark or a word that leads to one, the first is
enough."""
PLACES = frozenset({"at", "@", "event", "(", "of", "from"})
"""What leads to a hub or an organisation."""


class CompletionNames(NamedTuple):
    """What the book knows by name, each kind in the order in which it is to be preferred."""

    names: Sequence[str] = ()
    orgs: Sequence[str] = ()
    hubs: Sequence[str] = ()
    tags: Sequence[str] = ()
    day_words: frozenset[str] = frozenset()
    """Words of days and months: *25 nov* is a day, and the beginning of nobody."""


class LineSuggester(Suggester):
    """Offers the rest of what is typed at the end of the line; right arrow takes it."""

    def __init__(self, names: CompletionNames) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = _folded(names.tags)
        self._people = _folded([*names.names, *names.hubs, *names.orgs])
        self._places = _folded([*names.hubs, *names.orgs])
        self._day_words = names.day_words
        self._whole = {key for key, _ in self._people}

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last word completed, None where nothing fits."""
        return self.completed(value)

    def completed(self, value: str) -> str | None:
        """The line with its last word, or the name that it ends, completed; None where nothing
        fits."""
        if not value or value[-1].isspace():
            return None
        words = value.split(" ")
        last = words[-1]
        if _plain(last) in self._day_words or _behind_figure(words):
            return None
        if last[0] == "#":
            return _completed(value, last[1:], self._tags, 1)
        for count in range(min(LONGEST, len(words)), 0, -1):
            tail = " ".join(words[-count:])
            if not tail or tail[0].isspace():
                continue
            mark = tail[0] if tail[0] in "@(" else ""
            begun = tail.removeprefix(mark)
            if _plain(begun) in self._whole:
                return None
            before = words[-count - 1] if count < len(words) else ""
            completion = self._completed_name(value, begun, mark or before.lower())
            if completion:
                return completion
        return None

    def _completed_name(self, value: str, begun: str, before: str) -> str | None:
        """The line with the place or the person completed whose name ends it, by the word before
        the name."""
        if before in PLACES:
            return _completed(value, begun, self._places, 1)
        return _completed(value, begun, self._people, LEAST)


def _behind_figure(words: list[str]) -> bool:
    """Whether a figure stands before the last word: *25 nov* is no name."""
    return len(words) > 1 and words[-2][:1].isdigit()


def _folded(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(_plain(text), text) for text in dict.fromkeys(texts)]


def _completed(value: str, tail: str, names: Sequence[tuple[str, str]], least: int) -> str | None:
    """The line with its tail replaced by the first of the known texts that begins with it and is
    longer."""
    if len(tail) < least:
        return None
    plain = _plain(tail)
    match = next(
        (text for key, text in names if key.startswith(plain) and len(key) > len(plain)), None
    )
    return value[: len(value) - len(tail)] + match if match else None


def _plain(text: str) -> str:
    """The text in small letters without accents, letter for letter: what is typed is then as long
    as what it begins."""
    if text.isascii():
        return text.lower()
    return "".join((normalize("NFKD", char)[:1].lower() or char)[:1] for char in text)
