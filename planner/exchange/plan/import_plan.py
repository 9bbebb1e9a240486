"""What would become of each row of a sheet: a value that can be shown before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, overload

from planner.change import Edit, Put
from planner.exchange.sheet import Sheet
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural

RowOutcome = Literal["created", "updated", "unchanged", "doubtful", "skipped"]


class RowPlan(NamedTuple):
    """What becomes of a row, and why; of one that is simply new there is nothing to say. A doubtful
    one is created too, and ``reason`` names whom it may double."""

    line: int
    outcome: RowOutcome
    reason: str
    name: str = ""


class ImportEdits(Sequence[Edit]):
    """The edits of an import: people who are new, each turned into an edit when it is looked at,
    then all others."""

    def __init__(self, people: Sequence[Contact], others: tuple[Edit, ...] = ()) -> None:
        self.people = people
        self.others = others

    def __len__(self) -> int:
        return len(self.people) + len(self.others)

    def __iter__(self) -> Iterator[Edit]:
        yield from map(_put, self.people)
        yield from self.others

    @overload
    def __getitem__(self, at: int) -> Edit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Edit, ...]: ...
    def __getitem__(self, at: int | slice) -> Edit | tuple[Edit, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        at = at + len(self) if at < 0 else at
        return (
            _put(self.people[at]) if at < len(self.people) else self.others[at - len(self.people)]
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


def _put(contact: Contact) -> Edit:
    """The edit that makes a contact: its fields but for those at their default."""
    return Put(
        "contacts",
        contact.id,
        {
            name: value
            for name, value, default in zip(_FIELDS, contact[1:], _DEFAULTS, strict=True)
            if value is not default and value != default
        },
    )


_FIELDS = Contact._fields[1:]
_DEFAULTS = tuple(Contact._field_defaults.values())


class ImportPlan(NamedTuple):
    """What an import would do. ``read`` is how many rows there are: those created, updated,
    doubtful and skipped, and the rest unchanged."""

    rows: tuple[RowPlan, ...]
    edits: ImportEdits
    read: int
    created: int
    updated: int
    doubtful: int
    skipped: int
    sheet: Sheet | None = None
    """What was read, without its rows: header, columns and remarks show what was understood."""
    cards: Mapping[str, Contact] = MappingProxyType({})
    """What each card of an address book says, by its id."""
    folder: str = ""
    """The address book's folder; empty where it is none."""

    @property
    def label(self) -> str:
        """What undo will call it: ``imported 4 contacts, updated 2``."""
        others = sum(edit.table != "contacts" for edit in self.edits.others)
        if others:
            people = plural(len(self.edits) - others, "contact")
            touches = sum(edit.table == "touches" for edit in self.edits.others)
            rest = (
                plural(others, "touch", "touches")
                if touches == others
                else plural(others, "other record")
            )
            return f"imported {people} and {rest}"
        updated = f", updated {self.updated}" if self.updated else ""
        return f"imported {plural(self.created + self.doubtful, 'contact')}{updated}"

    @property
    def to_triage(self) -> bool:
        """Whether it puts anybody into triage."""
        return any(contact.state == "triage" for contact in self.edits.people) or any(
            isinstance(edit, Put) and edit.fields.get("state") == "triage"
            for edit in self.edits.others
        )


def summed(rows: tuple[RowPlan, ...], edits: ImportEdits) -> ImportPlan:
    """Return the plan of the rows and edits, with its counts."""
    outcomes: list[str] = [row.outcome for row in rows]
    created, updated, doubtful, skipped = map(
        outcomes.count, ("created", "updated", "doubtful", "skipped")
    )
    return ImportPlan(rows, edits, len(rows), created, updated, doubtful, skipped)
