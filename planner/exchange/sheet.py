"""What a file that is brought in holds, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from planner.change import TableName
from planner.errors import PlannerError
from planner.records import Kind
from planner.value import NamedTuple

SourceName = Literal[
    "linkedin",
    "google",
    "outlook",
    "csv",
    "planner",
    "vcard",
    "excel",
    "monica",
    "dex",
    "friends",
]
"""Which program wrote the file; the import's tag and each contact's ``source`` begin with it."""
Meaning = Literal[
    "name",
    "first",
    "middle",
    "last",
    "title",
    "aka",
    "org",
    "role",
    "email",
    "phone",
    "url",
    "tags",
    "connected_on",
    "birthday",
    "place",
    "notes",
    "they_want",
    "i_want",
    "i_offer",
    "met_at",
    "zone",
    "cadence",
    "voter",
    "introduced_by",
    "private_notes",
    "",
]
"""What a column holds; empty where that is not known."""
MEANINGS: tuple[Meaning, ...] = tuple(each for each in get_args(Meaning) if each)
"""Everything that a column can hold."""


class ColumnsUnknown(PlannerError):
    """It is a table, but what its columns hold is not known well enough; ``columns`` are their names."""

    def __init__(self, text: str, columns: Sequence[str]) -> None:
        super().__init__(text)
        self.columns = columns


MANY = " ::: "
"""What stands between several values in one cell, as in Google's files."""


class Row(NamedTuple):
    """A row as it stands in the file; ``line`` is the line that it begins on, the first is 1."""

    line: int
    cells: tuple[str, ...]
    broken: bool = False
    """A quotation mark was opened in it and not closed; it was read without looking at quotation marks."""
    skip: str = ""
    """Why it cannot be taken, where that is known before its cells are read."""
    file: str = ""
    """The file that it stands in, where many are read as one; ``line`` then counts through all of them."""
    exact: bool = False
    """Written by this program: every cell is taken as it stands."""
    pictures: int = 0
    """Pictures that were left out of it."""


class StoredRecord(NamedTuple):
    """A record out of a planner's own file: its fields as JSON holds them, sets as frozensets, stamps left out."""

    table: TableName
    id: str
    fields: Mapping[str, object]
    number: int
    """The how-manyth record of the file it is."""


class Happened(NamedTuple):
    """Something out of a diary: a touch in the making. ``people`` are names as the file's own people have them."""

    line: int
    day: date
    people: frozenset[str]
    text: str
    kind: Kind = "met"
    tags: frozenset[str] = frozenset()


class Sheet(NamedTuple):
    """The people in a table, or the records of a planner's own file (``stored``, and then no rows)."""

    source: SourceName
    rows: Sequence[Row]
    """Of a large table they are made anew each time they are gone through, rather than held."""
    file: str = ""
    """The file's name, for messages."""
    header: tuple[str, ...] = ()
    """The columns' names as they stand in the file."""
    columns: tuple[Meaning, ...] = ()
    """What each column holds."""
    stored: Iterable[StoredRecord] = ()
    """Made anew each time they are gone through."""
    diary: tuple[Happened, ...] = ()
    """What happened with these people, where the file says."""
    remarks: tuple[str, ...] = ()
    """What was left out of the file as a whole, in words."""
    exact: bool = False
    """Written by this program: every cell is taken as it stands."""

    @property
    def named(self) -> bool:
        """Whether the columns have names of their own, which can be given another meaning."""
        return bool(self.header) and self.header != self.columns
