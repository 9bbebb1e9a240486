"""What a file that is brought in holds, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from planner.change import TableName

Source = Literal["linkedin", "google", "outlook", "csv", "planner"]
"""Which program wrote the file; the import's tag and each contact's ``source`` begin with it."""
Meaning = Literal[
    "name", "first", "middle", "last", "title", "aka", "org", "role", "email", "phone", "url", "tags", "connected_on",
    "birthday", "place", "notes", "",
]
"""What a column holds; empty where that is not known."""


class Row(NamedTuple):
    """A row as it stands in the file; ``line`` is the line that it begins on, the first is 1."""

    line: int
    cells: tuple[str, ...]
    broken: bool = False
    """A quotation mark was opened in it and not closed; it was read without looking at quotation marks."""


class Stored(NamedTuple):
    """A record out of a planner's own file: its fields as JSON holds them, sets as frozensets, stamps left out."""

    table: TableName
    id: str
    fields: Mapping[str, object]
    number: int
    """The how-manyth record of the file it is."""


class Sheet(NamedTuple):
    """The people in a table, or the records of a planner's own file (``stored``, and then no rows)."""

    source: Source
    rows: tuple[Row, ...]
    file: str = ""
    """The file's name, for messages."""
    header: tuple[str, ...] = ()
    """The columns' names as they stand in the file."""
    columns: tuple[Meaning, ...] = ()
    """What each column holds."""
    stored: tuple[Stored, ...] = ()
