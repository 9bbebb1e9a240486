"""A table of the sheet: its rows filtered and sorted, and how they are edited, changed, exported
and deleted (R18)."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from planner.change import Change, Drop, Edit, Put, TableName, Value
from planner.commands.exchange.exporting import format_of, write_export
from planner.commands.people.contacts import by_ending
from planner.commands.session import Session
from planner.commands.sheet.bulk import BulkReader
from planner.commands.sheet.field import Field, TableColumn, TableRow, Test
from planner.commands.sheet.filter_line import FilterReader
from planner.commands.sheet.view import View, column_names, saved_views, sort_keys
from planner.commands.typed_field import TypedField
from planner.errors import PlannerError, UsageError
from planner.exchange.formats import ExportText
from planner.exchange.own_columns import guarded
from planner.exchange.public import without_private
from planner.value import NamedTuple
from planner.words import plural, quoted

R = TypeVar("R")
STEP = 40
"""Rows for which one step of the preparing works things out: some milliseconds, less than a key
waits."""
_SEARCHED = "everything"
"""The name under which a row keeps the text that free words are looked for in."""


class CellDraft(NamedTuple):
    """What the editor of a cell begins with.

    ``known`` are values that are offered while one types; ``page`` says that it takes several
    lines, ``replaced`` that what is typed takes the place of what stands there, as a day does that
    was 2026-11-26 and becomes 2w.
    """

    field: str
    text: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    known: Sequence[str] = ()
    page: bool = False
    replaced: bool = False


class TableFile(NamedTuple):
    """A file that rows were written into: its path, how many it holds, and how many private ones
    stayed out (R23)."""

    path: Path
    rows: int
    private: int


class SheetRows(Generic[R]):
    """All rows of a table in one state of the book on one day, with the orders in which they were
    wanted.

    Args:
        table: The table.
        session: The open book.
        before: The rows of an earlier state: texts that did not change are not folded again.
    """

    def __init__(self, table: Table[R], session: Session, before: SheetRows[R] | None) -> None:
        self._table = table
        self._session = session
        self._version = session.book.version
        self._today = session.today
        self.rows: Sequence[TableRow[R]] = table.all_rows(session)
        if before is not None and before._today == session.today:
            old = {row.key: row for row in before.rows}
            for row in self.rows:
                if row.key in old:
                    row.carry_on(old[row.key])
        self._values: dict[str, list[Any]] = {}
        self._orders: dict[tuple[tuple[str, ...], bool], list[TableRow[R]]] = {}

    @property
    def current(self) -> bool:
        """Whether the book and the day are still those that the rows were made from."""
        session = self._session
        return (self._version, self._today) == (session.book.version, session.today)

    def ordered(self, sort: tuple[str, ...], *, hidden: bool) -> Sequence[TableRow[R]]:
        """Return the rows sorted by columns, with or without those that are hidden.

        The first column counts most; what is empty comes last, either way round.
        """
        if (sort, hidden) not in self._orders:
            places = [
                place
                for place, row in enumerate(self.rows)
                if hidden or not self._table.hides(row.record)
            ]
            for name in reversed(sort):
                values = self._values_of(name.lstrip("-"))
                places = _sorted(places, values, reverse=name.startswith("-"))
            self._orders[sort, hidden] = [self.rows[place] for place in places]
        return self._orders[sort, hidden]

    def prepare(self, names: Sequence[str]) -> Iterator[None]:
        """Work out what filters and sorts by columns ask, some rows or one column a step, while the
        rows hold."""
        fields = [self._table.columns[name].field for name in names]
        for begin in range(0, len(self.rows), STEP):
            if not self.current:
                return
            for row in self.rows[begin : begin + STEP]:
                self._prepare_row(row, fields)
            yield
        for name in names:
            if not self.current:
                return
            self._values_of(name)
            yield

    def _prepare_row(self, row: TableRow[R], fields: Sequence[Field[R]]) -> None:
        for field in fields:
            field.sort(row)
        for field in self._table.often_filtered:
            field.folded(row)
        self._table.search_text(row)

    def _values_of(self, name: str) -> list[Any]:
        if name not in self._values:
            field = self._table.columns[name].field
            self._values[name] = [field.sort(row) for row in self.rows]
        return self._values[name]


def _sorted(places: Sequence[int], values: Sequence[Any], *, reverse: bool) -> list[int]:
    """Sort places by their values, those without one last."""
    full = [place for place in places if values[place] is not None]
    full.sort(key=values.__getitem__, reverse=reverse)
    if len(full) == len(places):
        return full
    return [*full, *(place for place in places if values[place] is None)]


class Table(ABC, Generic[R]):
    """A table of the sheet.

    Attributes:
        name: Its name in a view; empty for that of the contacts.
        title: What stands above it.
        noun: One of its rows.
        columns: Its columns by name.
        how: How a change of many is written.
        example: Such a change.
        filter_example: What may stand in the filter line.
        states: Words of a change that set the state by themselves.
        often_filtered: The fields that a filter line names most.
        first: The view that it is opened with.
        views: The views that are there without being saved.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    noun: ClassVar[str]
    columns: ClassVar[Mapping[str, TableColumn]]
    how: ClassVar[str]
    example: ClassVar[str]
    filter_example: ClassVar[str]
    states: ClassVar[Sequence[str]] = ()
    often_filtered: ClassVar[Sequence[Field[Any]]] = ()
    sort: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        self.first = View("", self.first_columns(), self.sort, self.name)
        self.views: Mapping[str, View] = self.named_views()
        fields = self.filter_fields()
        self._searched = self.searched_fields()
        self._filter_reader = FilterReader(fields, self.filter_words(), self.search_text)
        self._bulk_reader = BulkReader(self.noun, self.how, self.typed_fields(), self.states)

    @abstractmethod
    def all_rows(self, session: Session) -> list[TableRow[R]]:
        """Return all rows, in the order in which equal ones stay when they are sorted."""

    def hides(self, record: R) -> bool:
        """Whether a row is left out unless the filter line asks for such rows."""
        return False

    def asks_for_hidden(self, line: str) -> bool:
        """Whether a filter line asks for rows that are hidden."""
        return False

    def first_columns(self) -> tuple[str, ...]:
        """Return the columns that the table is opened with."""
        return tuple(self.columns)

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {f"All {self.name}": self.first}

    def filter_fields(self) -> dict[str, Field[R]]:
        """Return the fields by the words that the filter line has for them."""
        return {name: column.field for name, column in self.columns.items()}

    def filter_words(self) -> Mapping[str, Test[R]]:
        """Return the words that are filters by themselves."""
        return {}

    def searched_fields(self) -> Sequence[Field[R]]:
        """Return the fields in which free words are looked for."""
        return [column.field for column in self.columns.values()]

    def typed_fields(self) -> dict[str, TypedField]:
        """Return the fields that can be typed, by the words that a change of many has for them."""
        fields = (column.field for column in self.columns.values())
        return {field.name: field.edit for field in fields if field.edit is not None}

    def search_text(self, row: TableRow[R]) -> str:
        """Return everything that a row shows, as a search compares it."""
        return row.folded(_SEARCHED, self._shown_texts)[0]

    def _shown_texts(self, row: TableRow[R]) -> Sequence[str]:
        return (" · ".join(text for field in self._searched for text in field.texts(row)),)

    def gather(self, session: Session, before: SheetRows[R] | None) -> SheetRows[R]:
        """Return all rows of the open book; see ``Session.view``."""
        return SheetRows(self, session, before)

    def rows(self, session: Session, view: View | None = None) -> Sequence[TableRow[R]]:
        """Return the rows of a view in its order; None is the view that the table is opened with.

        Raises:
            UsageError: Its filter or its sort is not understood.
        """
        view = view or self.first
        tests = self._filter_reader.read(view.filter)
        sort = self.sort_keys(" ".join(view.sort))
        hidden = self.asks_for_hidden(view.filter.lower())
        rows: Sequence[TableRow[R]] = session.view(self.gather).ordered(sort, hidden=hidden)
        for test in tests:
            rows = [row for row in rows if test(row)]
        return rows

    def prepare(self, session: Session, columns: Sequence[str]) -> Iterator[None]:
        """Work out what a filter line and sorting by some columns will ask of all rows, a little at
        each step.

        It ends early where the book or the day changes meanwhile.
        """
        return session.view(self.gather).prepare(columns)

    def column_names(self, text: str) -> tuple[str, ...]:
        """Read names of columns; none are those that the table has at first.

        Raises:
            UsageError: There is no such column.
        """
        return column_names(text, self.columns) or self.first.columns

    def sort_keys(self, text: str) -> tuple[str, ...]:
        """Read what to sort by; nothing is the sort that the table has at first.

        Raises:
            UsageError: There is no such column.
        """
        return sort_keys(text, self.columns) or self.first.sort

    def saved_views(self, session: Session) -> dict[str, View]:
        """Return the views of this table that were saved in the book, by name."""
        return saved_views(session, self.first, self.columns)

    @abstractmethod
    def draft(self, session: Session, key: str, name: str) -> CellDraft | None:
        """Return what the editor of a cell begins with; None where the row is gone."""

    def edit(self, session: Session, key: str, name: str, text: str) -> str:
        """Set a field of a row from what was typed, and return what was done; empty where it holds
        that already.

        Raises:
            PlannerError: The text does not fit, or it could not be saved; nothing was changed.
        """
        draft = self.draft(session, key, name)
        if draft is None or text.strip() == draft.text.strip():
            return ""
        return self.set_field(session, key, name, text)

    @abstractmethod
    def set_field(self, session: Session, key: str, name: str, text: str) -> str:
        """Set a field of a row from text, and return what was done.

        Raises:
            PlannerError: The row is gone, the text does not fit, or it could not be saved; nothing
                was changed.
        """

    @abstractmethod
    def change(self, session: Session, keys: Iterable[str], text: str) -> str:
        """Change many rows as one step of undo, and return what was done.

        Raises:
            PlannerError: The text does not fit, or it could not be saved; nothing was changed.
        """

    def understood(self, session: Session, text: str) -> str:
        """Return a change of many as it is understood.

        Raises:
            PlannerError: It is not.
        """
        return self._bulk_reader.read(session, text).words

    @abstractmethod
    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return what some rows are called: the one by its name, several by their number."""

    @abstractmethod
    def drop(self, session: Session, keys: Iterable[str]) -> str:
        """Delete rows as one step of undo, and return what was done.

        Raises:
            PlannerError: That cannot be; nothing was changed.
        """

    def file_format(self, file: str) -> str:
        """Return the format in which a file would be written, by its ending.

        Raises:
            UsageError: Its ending says none that there is.
        """
        if format_of(file) != "csv":
            raise UsageError(f"This table is written as CSV. End the name of {file} in .csv.")
        return "csv"

    def explain_export(self, file: str) -> str:
        """Return how a file would be written, and whether one is there already.

        Raises:
            UsageError: Its ending says no format.
        """
        over = ", in place of the file that is there" if Path(file).expanduser().is_file() else ""
        return f"as {self.file_format(file)}{over}"

    def export(
        self,
        session: Session,
        rows: Sequence[TableRow[R]],
        columns: Sequence[TableColumn],
        file: str,
    ) -> TableFile:
        """Write the columns that are shown, days as ISO dates, without what is private (R23).

        Raises:
            PlannerError: It cannot be written, or its ending says no format.
        """
        self.file_format(file)
        public = self.public_rows(session, rows)
        exported = ExportText(_as_csv(public, columns), "csv", len(public), self.noun)
        path = write_export(session, file, exported)
        return TableFile(path, len(public), len(rows) - len(public))

    def public_rows(self, session: Session, rows: Sequence[TableRow[R]]) -> Sequence[TableRow[R]]:
        """Return the rows that are not private."""
        return rows


class RecordTable(Table[R]):
    """A table whose rows are the records of one table of the book."""

    record_table: ClassVar[TableName]
    label_field: ClassVar[str]
    """The record's field that it is called by."""

    def records(self, session: Session) -> Mapping[str, Any]:
        """Return the records of the table by id."""
        records: Mapping[str, Any] = getattr(session.records, self.record_table)
        return records

    def completed(
        self, session: Session, record: Any, values: dict[str, Value]
    ) -> dict[str, Value]:
        """Return the fields of a record that change, with those that change along with them."""
        return values

    def draft(self, session: Session, key: str, name: str) -> CellDraft | None:
        """Return what the editor of a cell begins with; None where the record is gone."""
        record = self.records(session).get(key)
        if record is None:
            return None
        field = self._bulk_reader.field(name)
        return CellDraft(
            name,
            field.show(session, record),
            field.hint,
            field.choices,
            field.suggestions(session) if field.suggestions else (),
            field.page,
            field.replaced,
        )

    def set_field(self, session: Session, key: str, name: str, text: str) -> str:
        """Set a field of a record from text, and return what was done."""
        field = self._bulk_reader.field(name)
        record = self.records(session).get(key)
        if record is None:
            raise PlannerError(f"That {self.noun} is gone; it may have been deleted elsewhere.")
        change = self._bulk_reader.read_one(session, name, text)
        values = self.completed(session, record, change.values_for(session, record))
        label = f"changed {field.label.lower()} of {self.title_of(session, [key])}"
        if values:
            session.apply(Change(label, (Put(self.record_table, key, values),)))
        return label

    def change(self, session: Session, keys: Iterable[str], text: str) -> str:
        """Change many records as one step of undo, and return what was done."""
        change = self._bulk_reader.read(session, text)
        chosen = self._chosen(session, keys)
        records = self.records(session)
        edits: list[Edit] = []
        for key in chosen:
            record = records[key]
            values = self.completed(session, record, change.values_for(session, record))
            if values:
                edits.append(Put(self.record_table, key, values))
        label = f"{change.words} for {self.title_of(session, chosen)}"
        if edits:
            session.apply(Change(label, tuple(edits)))
        return label

    def drop(self, session: Session, keys: Iterable[str]) -> str:
        """Delete records as one step of undo, and return what was done."""
        chosen = self._chosen(session, keys)
        label = f"deleted {self.title_of(session, chosen)}"
        edits: list[Edit] = []
        for key in chosen:
            edits += self.drop_edits(session, key)
        session.apply(Change(label, tuple(edits)))
        return label

    def drop_edits(self, session: Session, key: str) -> Sequence[Edit]:
        """Return what deletes a record."""
        return (Drop(self.record_table, key),)

    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return what some records are called."""
        if len(keys) != 1:
            return plural(len(keys), self.noun)
        record = self.records(session).get(keys[0])
        words = getattr(record, self.label_field, "")
        return f"the {self.noun} “{words}”" if words else f"a {self.noun}"

    def resolve(self, session: Session, text: str) -> str:
        """Return the id that ``text`` is, or is the end of.

        Raises:
            PlannerError: There is none, or there are several.
        """
        key = by_ending(self.records(session), text)
        if key is None:
            raise PlannerError(
                f"There is no {self.noun} {quoted(text)}. `planner {self.name}` shows their ids."
            )
        return key

    def public_rows(self, session: Session, rows: Sequence[TableRow[R]]) -> Sequence[TableRow[R]]:
        """Return the rows of records that are not private and did not come from a private touch."""
        public = getattr(without_private(session.records), self.record_table)
        return [row for row in rows if row.key in public]

    def _chosen(self, session: Session, keys: Iterable[str]) -> list[str]:
        records = self.records(session)
        chosen = [key for key in dict.fromkeys(keys) if key in records]
        if not chosen:
            raise UsageError(f"No {self.noun} is chosen.")
        return chosen


def _as_csv(rows: Sequence[TableRow[Any]], columns: Sequence[TableColumn]) -> str:
    """Return rows as CSV under the columns' titles: a day is an ISO date, and no cell begins a
    formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title for column in columns])
    for row in rows:
        writer.writerow([_csv_cell(row, column.field) for column in columns])
    return out.getvalue()


def _csv_cell(row: TableRow[Any], field: Field[Any]) -> object:
    value = field.value(row)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return value
    return guarded(field.show(row))


def linked_name(session: Session, contact_id: str) -> str:
    """Return the name of a contact; empty where there is none."""
    contact = session.records.contacts.get(contact_id)
    return contact.name if contact else ""


def record_rows(
    session: Session, records: Mapping[str, R], contact_of: Callable[[R], str]
) -> list[TableRow[R]]:
    """Return a row for each record, by id; each is linked to its contact."""
    contacts = session.records.contacts
    rows: list[TableRow[R]] = []
    for key in sorted(records):
        record = records[key]
        contact_id = contact_of(record)
        rows.append(TableRow(session, key, record, contact_id, (contacts.get(contact_id),)))
    return rows
