"""Organisations and hubs in a line: where the name of one ends, and which of the two it is."""

from __future__ import annotations

from planner.quicklog.days.calendar import whole
from planner.quicklog.lexicon import LONGEST_NAME, Known
from planner.quicklog.sentence import Draft
from planner.quicklog.words.fold import fold
from planner.value import NamedTuple

_INNER = frozenset(["of", "de", "del", "la", "le", "du", "des", "der", "und", "et"])
"""Small words inside a name of a place that need no article before them."""
_SORTS = ("word", "link")


class PlaceFound(NamedTuple):
    """A place in the line: the tokens it takes, its name, and what the book knows it as."""

    start: int
    stop: int
    name: str
    org: bool
    hub: bool

    @property
    def known(self) -> bool:
        """Whether the book has an organisation or a hub of that name."""
        return self.org or self.hub


def find_place(draft: Draft, at: int, stop: int, *, small: bool = False) -> PlaceFound | None:
    """Find the organisation or hub that begins at a token, behind ``at``, ``of``, ``from``, ``@``
    or a bracket.

    Args:
        draft: The line.
        at: The first token.
        stop: Where to end.
        small: Whether an unknown name in small letters is one too, as behind ``@``.
    """
    if at >= stop:
        return None
    if draft.tokens[at].sort == "quote":
        return _named(draft, at, at + 1, draft.tokens[at].text)
    start = at
    place = known_place(draft, at, stop)
    if place is None and draft.low(at) == "the" and at + 1 < stop:
        start = at + 1
        place = known_place(draft, start, stop)
    end = _run(draft, start, stop, small=small)
    if end > start and end < stop and draft.has("EVENTS", end):
        end += 1
    if place is not None and place.stop >= end:
        return place._replace(start=at)
    if end > start:
        return _named(draft, start, end, draft.text(start, end))._replace(start=at)
    return None


def known_place(draft: Draft, at: int, stop: int) -> PlaceFound | None:
    """Find the longest organisation or hub of the book that begins at a token, however it is
    written."""
    if at >= stop:
        return None
    if draft.tokens[at].sort not in _SORTS:
        return None
    if not starts_place(draft, at):
        return None
    lexicon = draft.setting.lexicon
    for end in range(min(stop, at + LONGEST_NAME), at, -1):
        if not fold(draft.tokens[end - 1].text):
            continue
        folded = fold(draft.line[draft.tokens[at].start : draft.tokens[end - 1].end])
        hub, org = lexicon.hubs.get(folded), lexicon.orgs.get(folded)
        if hub or org:
            return _of(at, end, "", hub, org)
    return None


def starts_place(draft: Draft, at: int) -> bool:
    """Whether an organisation or a hub of the book may begin here."""
    if at >= len(draft.tokens):
        return False
    word = fold(draft.tokens[at].text).split(" ")[0]
    lexicon = draft.setting.lexicon
    return word in lexicon.hub_starts or word in lexicon.org_starts


def _named(draft: Draft, start: int, stop: int, name: str) -> PlaceFound:
    lexicon = draft.setting.lexicon
    return _of(start, stop, name, lexicon.hubs.get(fold(name)), lexicon.orgs.get(fold(name)))


def _of(start: int, stop: int, name: str, hub: Known | None, org: Known | None) -> PlaceFound:
    known = hub or org
    return PlaceFound(start, stop, known.name if known else name, org is not None, hub is not None)


def _run(draft: Draft, at: int, stop: int, *, small: bool) -> int:
    """Return the token behind a name in capitals, with ``&``, figures and small words inside it."""
    limit = min(stop, at + LONGEST_NAME + 2)
    end = at
    if at < limit and _in_name(draft, at) and _first_word(draft, at, small=small):
        end += 1
        while end < limit and _in_name(draft, end) and _goes_on(draft, end, stop, at):
            end += 1
    while end > at and _joins(draft, end - 1):
        end -= 1
    return end


def _in_name(draft: Draft, at: int) -> bool:
    """Whether a token may be part of a name: ``acme.com``, but no address of a page."""
    token = draft.tokens[at]
    if token.sort == "word":
        return True
    return token.sort == "link" and "/" not in token.text


def _joins(draft: Draft, at: int) -> bool:
    """Whether a small word that a name cannot end with stands here: *of*, *and*."""
    if draft.has("OF_PLACES", at):
        return True
    return draft.low(at) in ("and", "&", "+")


def _first_word(draft: Draft, at: int, *, small: bool) -> bool:
    """Whether a name of a place may begin with a word: *Acme*, behind ``@`` also *acme*."""
    token = draft.tokens[at]
    if draft.has("COMMON", at) and not token.text.isupper():
        return False
    if _begins(token.text):
        return True
    if not small:
        return False
    if draft.has("FOLLOWERS", at):
        return False
    return any(map(str.isalpha, token.low))


def _begins(text: str) -> bool:
    """``Acme``, ``C++``, ``3M``."""
    first = text[:1]
    if first.isdigit():
        return any(letter.isupper() for letter in text)
    return like_a_name(text) or (first.isupper() and first.isalpha())


def _goes_on(draft: Draft, at: int, stop: int, start: int) -> bool:
    """Whether a name of a place that begins at ``start`` goes on with a word: *Johnson & Johnson*,
    *Women in Tech*."""
    low, text = draft.low(at), draft.tokens[at].text
    if low == "&":
        return _capital_word(draft, at + 1, stop)
    if low == "and":
        return _and_goes_on(draft, at, stop)
    if draft.has("OF_PLACES", at):
        inner = low in _INNER or (low == "the" and at > start)
        return inner and _capital_word(draft, at + 1, stop)
    if draft.language.days.begins_day(low):
        return draft.day_at(at, stop, "past") is None
    year = whole(low)
    if year is not None:
        return len(low) == 4 and 1990 <= year <= 2100
    if draft.has("FOLLOWERS", at) and not text.isupper():
        return False
    return _begins(text)


def _capital_word(draft: Draft, at: int, stop: int) -> bool:
    return at < stop and draft.is_word(at) and draft.is_capital(at)


def _and_goes_on(draft: Draft, at: int, stop: int) -> bool:
    """``Ernst and Young``-like ends (*and Sons*), and the same word twice: *Johnson and
    Johnson*."""
    if at + 1 >= stop:
        return False
    if draft.has("COMPANY_ENDS", at + 1):
        return True
    return draft.tokens[at + 1].low == draft.low(at - 1)


def like_a_name(text: str) -> bool:
    """Whether a word is written like a name: letters only, with a capital first or in a script
    without capitals."""
    first = text[:1]
    if not first.isalpha():
        return False
    if first.islower() and not _inner_capital(text):
        return False
    return all(map(_may_be_in_name, text))


def _may_be_in_name(letter: str) -> bool:
    if letter.isascii():
        return letter.isalpha() or letter in "-'."
    return not _is_emoji(letter)


def _inner_capital(text: str) -> bool:
    """``d'Angelo``, ``deSouza``, ``vanDyke``."""
    begun = text[:2] in ("d'", "d’", "de", "o'", "o’", "va", "vo")
    return begun and any(letter.isupper() for letter in text[1:])


def _is_emoji(letter: str) -> bool:
    return ord(letter) >= 0x1F000 or 0x2600 <= ord(letter) < 0x2C00
