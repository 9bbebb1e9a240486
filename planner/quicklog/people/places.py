"""Organisations and hubs in a line: where the name of one ends, and which of the two it is."""

from __future__ import annotations

from planner.quicklog.days.calendar import whole
from planner.quicklog.lexicon import LONGEST_NAME, Known
from planner.quicklog.sentence import Draft
from planner.quicklog.words.fold import fold
from planner.value import NamedTuple

_INNER = frozenset(["of", "de", "del", "la", "le", "du", "des", "der", "und", "et"])
"""Small words inside a name of a place that need no article before them."""


class PlaceFound(NamedTuple):
    """A place in the line: the tokens it takes, its name, and what the book knows it as."""

    start: int
    stop: int
    name: str
    org: bool
    hub: bool


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
    token = draft.tokens[at]
    if token.sort == "quote":
        return _named(draft, at, at + 1, token.text)
    known = known_place(draft, at, stop)
    start = at + (token.low == "the" and at + 1 < stop and known is None)
    known = known or known_place(draft, start, stop)
    end = _run(draft, start, stop, small=small)
    if known is not None and known.stop >= end:
        return known._replace(start=at)
    if end > start:
        return _named(draft, start, end, draft.text(start, end))._replace(start=at)
    return None


def known_place(draft: Draft, at: int, stop: int) -> PlaceFound | None:
    """Find the longest organisation or hub of the book that begins at a token, however it is
    written."""
    lexicon = draft.setting.lexicon
    if at >= stop or draft.tokens[at].sort not in ("word", "link"):
        return None
    if not starts_place(draft, at):
        return None
    for end in range(min(stop, at + LONGEST_NAME), at, -1):
        folded = fold(draft.line[draft.tokens[at].start : draft.tokens[end - 1].end])
        hub, org = lexicon.hubs.get(folded), lexicon.orgs.get(folded)
        if fold(draft.tokens[end - 1].text) and (hub or org):
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
    end = at
    while end < min(stop, at + LONGEST_NAME + 2):
        token = draft.tokens[end]
        if token.sort not in ("word", "link") or (token.sort == "link" and "/" in token.text):
            break
        if not (
            _first_word(draft, end, small=small) if end == at else _goes_on(draft, end, stop, at)
        ):
            break
        end += 1
    while end > at and (draft.has("OF_PLACES", end - 1) or draft.low(end - 1) in ("and", "&", "+")):
        end -= 1
    return end


def _first_word(draft: Draft, at: int, *, small: bool) -> bool:
    token = draft.tokens[at]
    plain = small and not draft.has("FOLLOWERS", at) and any(map(str.isalpha, token.low))
    if not _begins(token.text) and not plain:
        return False
    return not draft.has("COMMON", at) or token.text.isupper()


def _begins(text: str) -> bool:
    first = text[:1]
    capital = first.isupper() and first.isalpha()
    figure = first.isdigit() and any(letter.isupper() for letter in text)
    return like_a_name(text) or capital or figure


def _goes_on(draft: Draft, at: int, stop: int, start: int) -> bool:
    low = draft.low(at)
    after = draft.tokens[at + 1] if at + 1 < stop else None
    if low == "&":
        return after is not None and after.sort == "word" and after.text[:1].isupper()
    if low == "and":
        return after is not None and (
            draft.has("COMPANY_ENDS", at + 1) or after.low == draft.low(at - 1)
        )
    if draft.has("OF_PLACES", at):
        capital = after is not None and after.sort == "word" and after.text[:1].isupper()
        return capital and (low in _INNER or (low == "the" and at > start))
    days = draft.language.days
    if low in days.weekdays or low in days.months or days.named.starts(low):
        return draft.day_at(at, stop, "past") is None
    year = whole(low)
    if year is not None:
        return len(low) == 4 and 1990 <= year <= 2100
    return _begins(draft.tokens[at].text) and (
        not draft.has("FOLLOWERS", at) or draft.tokens[at].text.isupper()
    )


def like_a_name(text: str) -> bool:
    """Whether a word is written like a name: letters only, with a capital first or in a script
    without capitals."""
    first = text[:1]
    if not first.isalpha() or (first.islower() and not _inner_capital(text)):
        return False
    letters = all(letter.isalpha() or letter in "-'’.·" or not letter.isascii() for letter in text)
    return letters and not any(map(_is_emoji, text))


def _inner_capital(text: str) -> bool:
    """``d'Angelo``, ``deSouza``, ``vanDyke``."""
    begun = text[:2] in ("d'", "d’", "de", "o'", "o’", "va", "vo")
    return begun and any(letter.isupper() for letter in text[1:])


def _is_emoji(letter: str) -> bool:
    return ord(letter) >= 0x1F000 or 0x2600 <= ord(letter) < 0x2C00
