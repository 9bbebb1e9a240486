"""A change to the book: what one keystroke or one line did, as a value; applied, saved and undone
as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from planner.value import NamedTuple

TableName = Literal[
    "contacts",
    "touches",
    "promises",
    "favours",
    "hubs",
    "hooks",
    "intakes",
    "leads",
    "days",
    "settings",
]
Value = (
    str
    | int
    | float
    | bool
    | date
    | frozenset[str]
    | tuple[object, ...]
    | Mapping[str, object]
    | None
)
"""What a field can hold. A frozenset is stored as a set whose elements merge one by one."""


class Put(NamedTuple):
    """Create the record where it is not there, and set the fields that are named; others stay as
    they are.

    A set-valued field is given whole; the book works out which elements came and which went.
    """

    table: TableName
    id: str
    fields: Mapping[str, Value]


class Drop(NamedTuple):
    """Delete the record. Its fields stay in the file behind a tombstone, so that it can be undone
    and merged."""

    table: TableName
    id: str


Edit = Put | Drop


class Change(NamedTuple):
    """The edits of one user action and its name in words ("logged coffee with Ana Li"), which undo
    will show.

    Of very many edits the sequence may make each when it is looked at, rather than hold them all.
    """

    label: str
    edits: Sequence[Edit]
