"""A line cut into words and marks, each with its place in the line."""

from __future__ import annotations

import re
from functools import cache

from planner.value import NamedTuple

_BREAKS = r"\s,;.:!?()\[\]{}\"“”„«»<>|@،；，。、！？：؛\x00-\x1f\x7f"
_PATTERN = (
    r"(?P<line>\n)"
    r"|(?P<link>(?:https?://|www\.)\S+|[^@"
    + _BREAKS
    + r"](?:[^"
    + _BREAKS
    + r"]|[.]){0,64}@[\w-]+\.[\w.-]*\w)"
    r"|(?P<quote>(?<![^\s(\[,;:@])\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”])"
    r"|(?P<tag>(?<![^\s(\[,;])[#!][\w][\w/-]*)"
    r"|(?P<word>w/(?![coe]\b)|[^"
    + _BREAKS
    + r"#](?:[^"
    + _BREAKS
    + r"]|(?<=\d)[:](?=\d)|(?<=[^\s.])[.](?=\w))*)"
    r"|(?P<mark>[^\s\x00-\x1f\x7f])"
)
_QUOTES = '"“”«»„'


class Token(NamedTuple):
    """A word or a mark. ``low`` is its text in small letters with straight apostrophes; ``sort`` is
    line, link, quote, tag, word or mark; a quote's ``text`` is what stands inside the marks."""

    text: str
    low: str
    start: int
    end: int
    sort: str


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(_PATTERN)


def _two_names(text: str) -> int:
    """Return where the stroke stands in ``Ana/Bo``; 0 in anything else with a stroke in it."""
    left, stroke, right = text.partition("/")
    if not stroke:
        return 0
    if len(left) < 2:
        return 0
    if text.isupper():
        return 0
    for name in (left, right):
        if not (name.isalpha() and name[0].isupper()):
            return 0
    return len(left)


def tokens_of(line: str) -> list[Token]:
    """Cut a line into tokens. White space and control characters part words and are no token
    themselves."""
    tokens: list[Token] = []
    for hit in _scanner().finditer(line):
        sort = hit.lastgroup or "mark"
        text, start = hit.group(), hit.start()
        if sort == "link":
            tokens += _link(text, start)
        elif sort == "quote":
            tokens.append(_token(text.strip(_QUOTES).strip(), start, hit.end(), sort))
        elif sort == "tag" and text[1:].isdigit():
            tokens.append(_token(text, start, hit.end(), "word"))  # #1 is no tag
        else:
            tokens += _words(text, start, sort)
    return tokens


def _token(text: str, start: int, end: int, sort: str) -> Token:
    low = text.lower().replace("’", "'").replace("‘", "'")
    return Token(text, low, start, end, sort)


def _link(text: str, start: int) -> list[Token]:
    """Part an address from the marks behind it: ``(see acme.com/x).``"""
    bare = text.rstrip(".,;:!?)]}>\"'”")
    end = start + len(bare)
    marks = [
        Token(mark, mark, at, at + 1, "mark") for at, mark in enumerate(text[len(bare) :], end)
    ]
    return [_token(bare, start, end, "link"), *marks]


def _words(text: str, start: int, sort: str) -> list[Token]:
    """One word, or the two names of ``Ana/Bo`` and the stroke between them."""
    end = start + len(text)
    cut = _two_names(text) if sort == "word" else 0
    if not cut:
        return [_token(text, start, end, sort)]
    stroke = start + cut
    return [
        _token(text[:cut], start, stroke, sort),
        _token("/", stroke, stroke + 1, "mark"),
        _token(text[cut + 1 :], stroke + 1, end, sort),
    ]
