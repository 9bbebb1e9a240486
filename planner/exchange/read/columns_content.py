"""What columns hold whose names are not known, told by what stands in them: addresses and numbers
look alike in every language. Texts do not, so whose name or firm a column holds is never
guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from planner.exchange.read.columns import ColumnMapping, is_not_theirs, plain
from planner.exchange.read.days import is_a_day
from planner.exchange.sheet import Meaning, Row

_LOOKED_AT = 200
"""Rows that are looked at."""
_SHARE = 0.8
"""How many of the cells with something in them have to be of a kind."""
_BETWEEN = re.compile(r"\s*(?::::|[;,\n|])\s*")
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_PHONE = re.compile(r"'?[+(0][\d\s()/.-]+")
_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PICTURE = re.compile(
    r"check.?in|qr.?code|/ticket|unsubscribe|googleusercontent|\.(?:jpe?g|png|gif|webp)\b",
    re.IGNORECASE,
)


def by_content(
    header: Sequence[str],
    columns: Sequence[Meaning],
    rows: Iterable[Row],
    named: ColumnMapping | None = None,
) -> tuple[Meaning, ...]:
    """Return what each column holds: as its name says where that is known, else as its first cells
    say.

    Args:
        header: The columns' names.
        columns: What they hold by their names.
        rows: The rows below.
        named: What the user said; what is to be left out stays so.
    """
    said = named or {}
    unknown = [
        at
        for at, (name, meaning) in enumerate(zip(header, columns, strict=True))
        if not meaning and plain(name) not in said and not is_not_theirs(name)
    ]
    if not unknown:
        return tuple(columns)
    first = [row.cells for row in islice(rows, _LOOKED_AT)]
    found = list(columns)
    for at in unknown:
        found[at] = _kind(
            [cells[at].strip() for cells in first if at < len(cells) and cells[at].strip()]
        )
    return tuple(found)


def _kind(cells: Sequence[str]) -> Meaning:
    for meaning, fits in _KINDS:
        if (
            cells
            and sum(map(fits, cells)) >= _SHARE * len(cells)
            and _are_of_different_people(cells)
        ):
            return meaning
    return ""


def _are_of_different_people(cells: Sequence[str]) -> bool:
    """Whether the cells can be each person's own: not where a few stand again and again, and not
    where pages differ in nothing but what follows the question mark, as links to check in do."""
    different = {cell.casefold().partition("?")[0] for cell in cells}
    return len(cells) == 1 or len(different) > len(cells) / 2


def _is_email(cell: str) -> bool:
    return all(map(_EMAIL.fullmatch, _BETWEEN.split(cell)))


def _is_phone(cell: str) -> bool:
    """Whether it is dialled: with a plus, a nought or a bracket at its beginning. Other numbers are
    of something."""
    return all(
        _PHONE.fullmatch(part) and 7 <= sum(map(str.isdigit, part)) <= 15 and not is_a_day(part)
        for part in _BETWEEN.split(cell)
    )


def _is_page(cell: str) -> bool:
    return all(
        _PAGE.fullmatch(part) and not _PICTURE.search(part)
        for part in re.split(r"\s+(?::::\s+)?", cell)
    )


_KINDS: Sequence[tuple[Meaning, Callable[[str], bool]]] = (
    ("email", _is_email),
    ("phone", _is_phone),
    ("url", _is_page),
)
