"""Organisations and hubs in a line: where the name of one ends, and which of the two it is."""

from __future__ import annotations

from planner.quicklog.days.calendar import MONTHS, WEEKDAYS, whole
from planner.quicklog.finding import like_a_name
from planner.quicklog.lexicon import LONGEST_NAME, Known
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import COMMON, COMPANY_ENDS, FOLLOWERS, OF_PLACES
from planner.quicklog.words.fold import fold
from planner.value import NamedTuple


class PlaceFound(NamedTuple):
    """A place in the line: the tokens it takes, its name, and what the book knows it as."""

    start: int
    stop: int
    name: str
    org: bool
    hub: bool


def find_place(draft: Draft, at: int, stop: int, *, small: bool = False) -> PlaceFound | None:
    """Find the organisation or hub that begins at a token, after ``at``, ``of``, ``from``, ``@`` or a bracket.

    Args:
        draft: The line.
        at: The first token.
        stop: Where to end.
        small: Whether an unknown name in small letters is one too, as after ``@``.
    """
    if at >= stop:
        return None
    token = draft.tokens[at]
    if token.sort == "quote":
        return _named(draft, at, at + 1, token.text)
    known = known_place(draft, at, stop)
    start = at + (token.low == "the" and at + 1 < stop and known is None)
    known = known or known_place(draft, start, stop)
    run = _run(draft, start, stop, small=small)
    if known is not None and known.stop >= run:
        return known._replace(start=at)
    if run > start:
        return _named(draft, start, run, draft.text(start, run))._replace(start=at)
    return known._replace(start=at) if known else None


def known_place(draft: Draft, at: int, stop: int) -> PlaceFound | None:
    """Find the longest organisation or hub of the book that begins at a token, however it is written."""
    lexicon = draft.setting.lexicon
    if at >= stop or draft.tokens[at].sort not in ("word", "link"):
        return None
    word = fold(draft.tokens[at].text).split(" ")[0]
    if word not in lexicon.hub_starts and word not in lexicon.org_starts:
        return None
    for end in range(min(stop, at + LONGEST_NAME), at, -1):
        folded = fold(draft.line[draft.tokens[at].start : draft.tokens[end - 1].end])
        hub, org = lexicon.hubs.get(folded), lexicon.orgs.get(folded)
        if fold(draft.tokens[end - 1].text) and (hub or org):
            return _of(at, end, "", hub, org)
    return None


def _named(draft: Draft, start: int, stop: int, name: str) -> PlaceFound:
    lexicon = draft.setting.lexicon
    return _of(start, stop, name, lexicon.hubs.get(fold(name)), lexicon.orgs.get(fold(name)))


def _of(start: int, stop: int, name: str, hub: Known | None, org: Known | None) -> PlaceFound:
    known = hub or org
    return PlaceFound(start, stop, known.name if known else name, org is not None, hub is not None)


def _run(draft: Draft, at: int, stop: int, *, small: bool) -> int:
    """Return the token after a name in capitals, with ``&``, figures and small words inside it."""
    end = at
    while end < min(stop, at + LONGEST_NAME + 2):
        token = draft.tokens[end]
        if token.sort not in ("word", "link") or (token.sort == "link" and "/" in token.text):
            break
        if end == at:
            plain = small and token.low not in FOLLOWERS and any(map(str.isalpha, token.low))
            if not _begins(token.text) and not plain:
                break
            if token.low in COMMON and not token.text.isupper():
                break
        elif not _goes_on(draft, end, stop, at):
            break
        end += 1
    while end > at and (draft.low(end - 1) in OF_PLACES or draft.low(end - 1) in ("and", "&", "+")):
        end -= 1
    return end


def _begins(text: str) -> bool:
    return (
        like_a_name(text)
        or (text[:1].isupper() and text[:1].isalpha())
        or (text[:1].isdigit() and any(letter.isupper() for letter in text))
    )


def _goes_on(draft: Draft, at: int, stop: int, start: int) -> bool:
    token = draft.tokens[at]
    low = token.low
    after = draft.tokens[at + 1] if at + 1 < stop else None
    if low == "&":
        return after is not None and after.sort == "word" and after.text[:1].isupper()
    if low == "and":
        return after is not None and (after.low in COMPANY_ENDS or after.low == draft.low(at - 1))
    if low in OF_PLACES:
        return (
            after is not None
            and after.text[:1].isupper()
            and after.sort == "word"
            and (
                low in ("of", "de", "del", "la", "le", "du", "des", "der", "und", "et")
                or (low == "the" and at > start)
            )
        )
    if low in WEEKDAYS or low in MONTHS or low in ("today", "yesterday", "tomorrow"):
        return draft.day_at(at, stop, "past") is None
    year = whole(low)
    if year is not None:
        return len(low) == 4 and 1990 <= year <= 2100
    return _begins(token.text) and not (low in FOLLOWERS and not token.text.isupper())
