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
    r"|(?P<quote>(?<![^\s(\[,;:@])\"[^\"\n]{1,80}\"|“[^”\n]{1,80}”|«[^»\n]{1,80}»|„[^“”\n]{1,80}[“”])"
    r"|(?P<tag>(?<![^\s(\[,;])[#!][\w][\w/-]*)"
    r"|(?P<word>w/|[^"
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
    left, _, right = text.partition("/")
    names = left.isalpha() and right.isalpha() and left[0].isupper() and right[0].isupper()
    return len(left) if names and len(left) > 1 and not text.isupper() else 0


def tokens_of(line: str) -> list[Token]:
    """Cut a line into tokens. White space and control characters part words and are no token
    themselves."""
    found: list[Token] = []
    for hit in _scanner().finditer(line):
        text = hit.group()
        sort = hit.lastgroup or "mark"
        start, end = hit.span()
        if sort == "link":
            bare = text.rstrip(".,;:!?)]}>\"'”")
            end = start + len(bare)
            if end < hit.end():
                found.append(Token(bare, bare.lower(), start, end, sort))
                found += [
                    Token(mark, mark, end + at, end + at + 1, "mark")
                    for at, mark in enumerate(text[len(bare) :])
                ]
                continue
        elif sort == "quote":
            text = text.strip(_QUOTES).strip()
        elif sort == "tag" and text[1:].isdigit():
            sort = "word"
        elif sort == "word" and "/" in text and (cut := _two_names(text)):
            found += [
                Token(text[:cut], text[:cut].lower(), start, start + cut, sort),
                Token("/", "/", start + cut, start + cut + 1, "mark"),
            ]
            text, start = text[cut + 1 :], start + cut + 1
        found.append(
            Token(text, text.lower().replace("’", "'").replace("‘", "'"), start, end, sort)
        )
    return found
