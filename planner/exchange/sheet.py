"""What a file that is brought in holds, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from planner.change import TableName
from planner.errors import PlannerError
from planner.records import Direction, Kind
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
    "ldif",
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
    "last_contact",
    "suffix",
    "birth_year",
    "birth_month",
    "birth_day",
    "labels",
    "family",
    "uid",
    "state",
    "anniversary",
    "attendance",
    "label",
    "aside",
    "",
]
"""What a column holds; empty where that is not known."""
_INNER = frozenset({"", "labels", "family", "uid", "state", "label", "aside", "attendance"})
MEANINGS: tuple[Meaning, ...] = tuple(each for each in get_args(Meaning) if each not in _INNER)
"""Everything that a user can say that a column holds; ``aside`` goes to the notes, ``label`` says
what the address in the next column is for, ``attendance`` whether a guest comes."""


class ColumnsUnknown(PlannerError):
    """It is a table, but what its columns hold is not known well enough; ``columns`` are their
    names."""

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
    """A quotation mark was opened in it and not closed; it was read without looking at quotation
    marks."""
    skip: str = ""
    """Why it cannot be taken, where that is known before its cells are read."""
    file: str = ""
    """The file that it stands in, where many are read as one; ``line`` then counts through all of
    them."""
    exact: bool = False
    """Written by this program: every cell is taken as it stands."""
    pictures: int = 0
    """Pictures that were left out of it."""
    cut: int = 0
    """Texts of it that were too long and were cut."""


class StoredRecord(NamedTuple):
    """A record out of a planner's own file: its fields as JSON holds them, sets as frozensets,
    stamps left out."""

    table: TableName
    id: str
    fields: Mapping[str, object]
    number: int
    """The how-manyth record of the file it is."""


class Happened(NamedTuple):
    """Something out of a diary: a touch in the making. ``people`` are names as the file's own
    people have them."""

    line: int
    day: date
    people: frozenset[str]
    text: str
    kind: Kind = "met"
    direction: Direction | None = None
    """Who wrote; None where the kind says it."""
    tags: frozenset[str] = frozenset()


class Owed(NamedTuple):
    """A promise or a favour in the making, out of another program's reminders, tasks and debts.

    Attributes:
        line: Where it stands.
        person: Whose it is, as the file's own people have the name.
        text: What it is.
        kind: A promise of mine, or a favour that was given or received.
        day: When it is due, or when it was.
        done_on: When it was done or returned.
    """

    line: int
    person: str
    text: str
    kind: Literal["promise", "given", "received"] = "promise"
    day: date | None = None
    done_on: date | None = None
    repeats: str = ""
    """How often it comes again: ``week``, ``month`` or ``year``; else once."""


class Sheet(NamedTuple):
    """The people in a table, or the records of a planner's own file (``stored``, and then no
    rows)."""

    source: SourceName
    rows: Sequence[Row]
    file: str = ""
    """The file's name, for messages."""
    header: tuple[str, ...] = ()
    """The columns' names as they stand in the file."""
    columns: tuple[Meaning, ...] = ()
    """What each column holds."""
    stored: Sequence[StoredRecord] = ()
    """The records of a planner's own file."""
    diary: tuple[Happened, ...] = ()
    """What happened with these people, where the file says."""
    owed: tuple[Owed, ...] = ()
    """Promises and favours, where the file has any."""
    remarks: tuple[str, ...] = ()
    """What was left out of the file as a whole, in words."""
    exact: bool = False
    """Written by this program: every cell is taken as it stands."""

    @property
    def named(self) -> bool:
        """Whether the columns have names of their own, which can be given another meaning."""
        return bool(self.header) and self.header != self.columns
