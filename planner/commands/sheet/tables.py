"""The five tables of the sheet as one: what each shows, and how its rows are edited, changed and deleted (R18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from planner.commands.sheet.bulk import HOW
from planner.commands.sheet.everybody import Facts
from planner.commands.sheet.sheet import COLUMNS, EVERYBODY, VIEWS, Column, View, rows
from planner.commands.sheet.sheet_tabs import TABS, Entry, entries
from planner.errors import UsageError
from planner.value import NamedTuple
from planner.words import plural, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session
    from planner.commands.sheet.ledger_fields import LedgerName


class Asked(NamedTuple):
    """What an editor of a cell begins with: the field, its text, what may be typed or chosen, what is known already;
    ``replaced`` where what is typed takes its place, as a day does that was 2026-11-26 and becomes 2w."""

    field: str
    text: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    known: Sequence[str] = ()
    page: bool = False
    replaced: bool = False


class Table:
    """The table of the people; the others differ in what they say of their rows.

    Attributes:
        name: Its name in a view; empty for the people's.
        title: What stands above it.
        columns: Its columns by name.
        first: The view that it is opened with.
        noun: One of its rows.
        how: How a change of many is written.
        example: Such a change.
        filters: What may stand in the filter line.
    """

    name = ""
    title = "SHEET"
    columns: Mapping[str, Column] = COLUMNS
    first = EVERYBODY
    noun = "contact"
    how = HOW
    example = "cadence=monthly tag+design"
    filters = "stage:warming org:acme due<14d tag:design -set …"
    views: Mapping[str, View] = VIEWS

    def rows(self, session: Session, view: View) -> Sequence[Facts | Entry]:
        """Return the rows of a view.

        Raises:
            UsageError: Its filter is not understood.
        """
        return rows(session, view)

    def ask(self, session: Session, key: str, field: str) -> Asked | None:
        """Return what an editor of a field begins with; None where the row is gone."""
        from planner.commands.people.fields import FIELDS, show_field

        contacts = session.records.contacts
        if key not in contacts:
            return None
        told = FIELDS[field]
        known = (
            sorted({getattr(each, field) for each in contacts.values()} - {""})
            if field in ("org", "role", "place")
            else ()
        )
        return Asked(
            field,
            show_field(field, getattr(contacts[key], field)),
            told.hint,
            told.choices,
            known,
            field in ("notes", "private_notes"),
        )

    def edit(self, session: Session, key: str, field: str, text: str) -> str:
        """Set a field of a row from what was typed, and return what was done; empty where it holds that already.

        Raises:
            PlannerError: The text does not fit, or it could not be saved; nothing was changed.
        """
        asked = self.ask(session, key, field)
        if asked is None or text.strip() == asked.text.strip():
            return ""
        return self._edit(session, key, field, text)

    def _edit(self, session: Session, key: str, field: str, text: str) -> str:
        from planner.commands.people.contacts import edit

        return edit(session, key, {field: text})

    def change(self, session: Session, keys: Sequence[str], text: str) -> str:
        """Change many rows as one step of undo, and return what was done.

        Raises:
            PlannerError: The text does not fit, or it could not be saved; nothing was changed.
        """
        from planner.commands.sheet.sheet import change_many

        return change_many(session, keys, text)

    def understood(self, session: Session, text: str) -> str:
        """Return a change of many as it is understood.

        Raises:
            PlannerError: It is not.
        """
        from planner.commands.sheet.bulk import read_changes

        return read_changes(text).words

    def called(self, session: Session, keys: Sequence[str]) -> str:
        """What some rows are called: the one by its name, several by their number."""
        contacts = session.records.contacts
        return (
            contacts[keys[0]].name
            if len(keys) == 1 and keys[0] in contacts
            else plural(len(keys), self.noun)
        )

    def format(self, file: str) -> str:
        """Return the format in which a file would be written, by its ending.

        Raises:
            UsageError: Its ending says none.
        """
        from planner.commands.exchange.exporting import format_of

        return format_of(file)

    def explain_export(self, file: str) -> str:
        """Say how a file would be written, and whether one is there already.

        Raises:
            UsageError: Its ending says no format.
        """
        from pathlib import Path

        over = ", in place of the file that is there" if Path(file).expanduser().is_file() else ""
        return f"as {self.format(file)}{over}"

    def export(
        self, session: Session, rows: Sequence[Facts | Entry], columns: Sequence[Column], file: str
    ) -> Path:
        """Write rows into a file, without what is private, and return its path.

        Raises:
            PlannerError: It cannot be written, or its ending says no format.
        """
        from planner.commands.exchange.exporting import export, format_of, write_export

        return write_export(
            session, file, export(session, format_of(file), contacts={row.key for row in rows})
        )

    def drop(self, session: Session, keys: Sequence[str]) -> str:
        """Delete rows as one step of undo, and return what was done.

        Raises:
            PlannerError: That cannot be; nothing was changed.
        """
        raise UsageError(
            "People are not deleted, for what happened with them: archive them. Change, state=archived."
        )


class OwnTable(Table):
    """A table of rows of cells: of all but the people."""

    def rows(self, session: Session, view: View) -> Sequence[Facts | Entry]:
        """Return the rows that a view shows."""
        return entries(session, self.name, view.filter, view.sort)

    def format(self, file: str) -> str:
        """A table like this is written as CSV."""
        if super().format(file) != "csv":
            raise UsageError(f"This table is written as CSV. End the name of {file} in .csv.")
        return "csv"

    def export(
        self, session: Session, rows: Sequence[Facts | Entry], columns: Sequence[Column], file: str
    ) -> Path:
        """Write the columns that are shown, days as ISO dates."""
        from planner.commands.exchange.exporting import write_export
        from planner.commands.sheet.sheet_tabs import as_csv
        from planner.exchange.formats import ExportText

        self.format(file)
        names = [column.name for column in columns]
        text = as_csv(TABS[self.name], [row for row in rows if isinstance(row, Entry)], names)
        return write_export(session, file, ExportText(text, "csv", len(rows), self.noun))


class LedgerTable(OwnTable):
    """The table of the promises, the favours or the hubs."""

    def __init__(
        self, ledger: LedgerName, example: str, filters: str, views: Mapping[str, View]
    ) -> None:
        """Make the table of a ledger, with a change of many, a filter line and views for it."""
        from planner.commands.sheet import ledgers

        self.ledger: LedgerName = ledger
        self.name, self.title, self.columns = ledger, TABS[ledger].title, TABS[ledger].columns
        self.first = View("", tuple(self.columns), TABS[ledger].sort, ledger)
        self.noun, self.how, self.example, self.filters = (
            ledgers.NOUNS[ledger],
            ledgers.HOW[ledger],
            example,
            filters,
        )
        self.views = {
            f"All {ledger}": self.first,
            **{
                name: view._replace(columns=self.first.columns, table=ledger)
                for name, view in views.items()
            },
        }

    def ask(self, session: Session, key: str, field: str) -> Asked | None:
        """Return what an editor of a field begins with."""
        from planner.commands.sheet.ledger_fields import FIELDS, known

        record: Any = getattr(session.records, self.ledger).get(key)
        if record is None:
            return None
        told = FIELDS[self.ledger][field]
        return Asked(
            field,
            told.show(session, record),
            told.hint,
            told.choices,
            known(session, told),
            told.page,
            replaced=field in TABS[self.ledger].days,
        )

    def _edit(self, session: Session, key: str, field: str, text: str) -> str:
        from planner.commands.sheet.ledgers import edit_entry

        return edit_entry(session, self.ledger, key, field, text)

    def change(self, session: Session, keys: Sequence[str], text: str) -> str:
        """Change many as one step of undo."""
        from planner.commands.sheet.ledgers import change_entries

        return change_entries(session, self.ledger, keys, text)

    def understood(self, session: Session, text: str) -> str:
        """Return a change of many as it is understood."""
        from planner.commands.sheet.ledgers import read_entry_changes

        return read_entry_changes(session, self.ledger, text).words

    def called(self, session: Session, keys: Sequence[str]) -> str:
        """What some rows are called."""
        from planner.commands.sheet.ledgers import named

        return named(session, self.ledger, list(keys))

    def drop(self, session: Session, keys: Sequence[str]) -> str:
        """Delete them as one step of undo."""
        from planner.commands.sheet.ledgers import drop_entries

        return drop_entries(session, self.ledger, keys)


class Organisations(OwnTable):
    """The table of the organisations: each is there by the people who name it, and has a name to change."""

    name, title, columns = (
        "organisations",
        TABS["organisations"].title,
        TABS["organisations"].columns,
    )
    first = View(
        "", tuple(TABS["organisations"].columns), TABS["organisations"].sort, "organisations"
    )
    noun = "organisation"
    how = "Write the name that they shall all have, as in: name=Acme."
    example = "name=Acme"
    filters = "people>1 active:none who:ana …"
    views: Mapping[str, View] = {
        "All organisations": first,
        "One thread only": first._replace(filter='"one thread"'),
        "Most people first": first._replace(sort=("-people", "name")),
    }

    def ask(self, session: Session, key: str, field: str) -> Asked | None:
        """Return what the editor of the name begins with."""
        return Asked(field, key, "the new name, on everybody and everything that has it")

    def _edit(self, session: Session, key: str, field: str, text: str) -> str:
        from planner.commands.network.organisations import rename_orgs

        return rename_orgs(session, [key], text)

    def change(self, session: Session, keys: Sequence[str], text: str) -> str:
        """Give several one name: they are one organisation then."""
        from planner.commands.network.organisations import rename_orgs

        return rename_orgs(session, keys, self._new_name(text))

    def understood(self, session: Session, text: str) -> str:
        """Return the change as it is understood."""
        return f"the name {self._new_name(text)}"

    def _new_name(self, text: str) -> str:
        name, equals, new = text.partition("=")
        if not equals or name.strip().lower() != "name" or not new.strip(' "'):
            raise UsageError(f"{quoted(text)} is not understood. {self.how}")
        return new.strip(' "')

    def called(self, session: Session, keys: Sequence[str]) -> str:
        """What some rows are called."""
        return keys[0] if len(keys) == 1 else plural(len(keys), self.noun)

    def drop(self, session: Session, keys: Sequence[str]) -> str:
        """Take them off everybody as one step of undo."""
        from planner.commands.network.organisations import drop_orgs

        return drop_orgs(session, keys)


TABLES: Mapping[str, Table] = {
    "": Table(),
    "promises": LedgerTable(
        "promises",
        "due=2w",
        "state:open due<14d who:they name:ana …",
        {
            "Open": View("state:open", sort=("due", "what")),
            "Late": View("state:open due<0", sort=("due", "what")),
            "What they promised": View("state:open who:they", sort=("due", "what")),
        },
    ),
    "favours": LedgerTable(
        "favours",
        "returned=50%",
        "state:open way:received day>90d name:ana …",
        {
            "You owe": View("state:open way:received", sort=("day", "what")),
            "They owe you": View("state:open way:given", sort=("day", "what")),
        },
    ),
    "hubs": LedgerTable(
        "hubs",
        "every=monthly cost=12",
        "verdict:keep visits>2 last<60d kind:none …",
        {
            "What pays": View("", sort=("-again", "name")),
            "Not seen for long": View("last>90d", sort=("last", "name")),
        },
    ),
    "organisations": Organisations(),
}
"""The tables by name, in the order in which one steps through them."""
