"""The table of the organisations: each is there by the people who name it, and has a name to change
(R18, R24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from planner.commands.network.organisations import drop_orgs, rename_orgs
from planner.commands.session import Session
from planner.commands.sheet.field import (
    Field,
    NumberField,
    TableColumn,
    TableRow,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import CellDraft, Table
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.engine.happened.org_names import org_key
from planner.engine.views.organisations import Organisation, organisations
from planner.errors import UsageError
from planner.exchange.public import without_private
from planner.records import Stage
from planner.words import plural, quoted

OrganisationRow = TableRow[Organisation]
NAME_HINT = "the new name, on everybody and everything that has it"


def _stage_count(stage: Stage) -> Field[Organisation]:
    return NumberField(stage, lambda row: row.record.stages.get(stage, 0) or None)


class OrganisationTable(Table[Organisation]):
    """The table of the organisations."""

    name, title, noun = "organisations", "ORGANISATIONS", "organisation"
    how = "Write the name that they shall all have, as in: name=Acme."
    example = "name=Acme"
    filter_example = "people>1 active:none who:ana …"
    sort: ClassVar[tuple[str, ...]] = ("name",)
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Organisation",
            26,
            TextField[Organisation](
                "name",
                lambda row: row.record.name,
                edit=TypedField(
                    "name", "name", lambda _, text: {}, lambda _, name: name, NAME_HINT
                ),
            ),
        ),
        TableColumn(
            "Known", 6, NumberField[Organisation]("people", lambda row: len(row.record.people))
        ),
        TableColumn(
            "Who",
            30,
            TextField[Organisation](
                "who", lambda row: ", ".join(person.name for person in row.record.people)
            ),
        ),
        TableColumn("Active", 7, _stage_count("active")),
        TableColumn("Warming", 8, _stage_count("warming")),
        TableColumn("Cold", 5, _stage_count("cold")),
        TableColumn(
            "Touch points", 30, TextField[Organisation]("why", lambda row: row.record.reason)
        ),
    )

    def all_rows(self, session: Session) -> list[OrganisationRow]:
        """Return all organisations; one with a single contact opens their card."""
        rows = []
        for org in organisations(session.situation):
            contact_id = org.people[0].contact if org.single and org.people else ""
            rows.append(TableRow(session, org.name, org, contact_id))
        rows.sort(key=lambda row: row.key)
        return rows

    def public_rows(
        self, session: Session, rows: Sequence[OrganisationRow]
    ) -> Sequence[OrganisationRow]:
        """Return the organisations that somebody is known to be at by more than a private line
        (R23)."""
        contacts = without_private(session.records).contacts.values()
        public = {org_key(contact.org) for contact in contacts}
        return [row for row in rows if org_key(row.record.name) in public]

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {
            **super().named_views(),
            "One thread only": self.first._replace(filter='"one thread"'),
            "Most people first": self.first._replace(sort=("-people", "name")),
        }

    def draft(self, session: Session, key: str, name: str) -> CellDraft | None:
        """Return what the editor of the name begins with."""
        return CellDraft(name, key, NAME_HINT)

    def set_field(self, session: Session, key: str, name: str, text: str) -> str:
        """Give an organisation another name."""
        return rename_orgs(session, [key], text)

    def change(self, session: Session, keys: Iterable[str], text: str) -> str:
        """Give several one name: they are one organisation then."""
        return rename_orgs(session, keys, self._new_name(text))

    def understood(self, session: Session, text: str) -> str:
        """Return the change as it is understood."""
        return f"the name {self._new_name(text)}"

    def _new_name(self, text: str) -> str:
        word, equals, name = text.partition("=")
        name = name.strip(' "')
        if not equals or word.strip().lower() != "name" or not name:
            raise UsageError(f"{quoted(text)} is not understood. {self.how}")
        return name

    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return the one by its name, several by their number."""
        return keys[0] if len(keys) == 1 else plural(len(keys), self.noun)

    def drop(self, session: Session, keys: Iterable[str]) -> str:
        """Take organisations off everybody as one step of undo."""
        return drop_orgs(session, keys)


ORGANISATIONS = OrganisationTable()
