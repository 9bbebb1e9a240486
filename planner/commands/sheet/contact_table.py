"""The table of the contacts: everybody, sorted, filtered, edited in place and changed many at once
(R18)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from planner.commands.exchange.exporting import export, format_of, write_export
from planner.commands.people.contacts import edit, last_touch
from planner.commands.people.fields import FIELDS
from planner.commands.session import Session
from planner.commands.sheet.field import (
    ChoiceField,
    DayField,
    Field,
    NumberField,
    TableColumn,
    TableRow,
    Test,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import RecordTable, TableFile
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.engine.standing.cadence import cadence_of, due_on
from planner.engine.standing.stage import Standing, standing
from planner.errors import UsageError
from planner.records import COLUMNS, STATES, VOTERS, Contact
from planner.words import birthday

ContactRow = TableRow[Contact]
HIDDEN = frozenset({"ignored", "archived"})
"""States that the table leaves out unless the filter line names a state."""
_IN_PLAN = frozenset({"kept", "resting"})
"""States in which somebody has a stage and a column."""
STAGES = ("cold", "warming", "active")
_ALIASES = {
    "tag": "tags",
    "mail": "email",
    "web": "url",
    "note": "notes",
    "temp": "temperature",
}
"""Further words of the filter line for a field."""
_TYPED_ALIASES = {
    "cadence": "cadence_days",
    "tag": "tags",
    "email": "emails",
    "phone": "phones",
    "url": "urls",
    "wants": "they_want",
    "want": "i_want",
    "offer": "i_offer",
    "note": "notes",
}
"""Further words of a change for a field."""


def _standing(row: ContactRow) -> Standing:
    result: Standing = row.memo(
        "standing", lambda row: standing(row.session.situation, row.record.id)
    )
    return result


def _stage(row: ContactRow) -> str:
    """Cold, warming or active, of those who take part in the plan; else empty."""
    return _standing(row).stage if row.record.state in _IN_PLAN else ""


def _shown_stage(row: ContactRow) -> str:
    if _standing(row).owed:
        return "owed"
    return _stage(row) or row.record.state


def _board_column(row: ContactRow) -> str:
    return _standing(row).column if row.record.state in _IN_PLAN else ""


def _due(row: ContactRow) -> date | None:
    return due_on(row.session.situation, row.record.id)


def _open_promises(row: ContactRow) -> int:
    """How many promises are open, in either direction."""
    return sum(promise.open for promise in row.session.situation.promises_of(row.record.id))


def _met_at(row: ContactRow) -> str:
    hub = row.session.records.hubs.get(row.record.met_at)
    return hub.name if hub else row.record.met_at


def _introducer(row: ContactRow) -> str:
    contact = row.session.records.contacts.get(row.record.introduced_by)
    return contact.name if contact else ""


def _count(number: float) -> str:
    return str(number or "")


def _text(
    name: str, field: str = "", *, whole: bool = False, edited: bool = True
) -> TextField[Contact]:
    """Return the field of a text of the card."""
    field = field or name
    return TextField(
        name,
        lambda row: getattr(row.record, field),
        edit=FIELDS.get(field) if edited else None,
        whole=whole,
    )


STAGE = ChoiceField("stage", _stage, STAGES, shown=_shown_stage, last_first=True)
STATE: Field[Contact] = ChoiceField(
    "state", lambda row: row.record.state, STATES, edit=FIELDS["state"], by_word=True
)
VOTER: Field[Contact] = ChoiceField(
    "voter", lambda row: row.record.voter, VOTERS, edit=FIELDS["voter"], by_word=True
)
DUE = DayField("due", _due, ahead=True, awaited=lambda row: True)
_EXTRA: Sequence[Field[Contact]] = (
    _text("aka"),
    _text("zone"),
    _text("id", edited=False),
    ChoiceField("column", _board_column, COLUMNS),
)
"""Fields of the filter line that are no columns."""


class ContactTable(RecordTable[Contact]):
    """The table of the contacts."""

    name, title, noun = "", "SHEET", "contact"
    record_table, label_field = "contacts", "name"
    how = "Write what, as in: cadence=monthly state=kept tag+design tag-old."
    example = "cadence=monthly tag+design"
    filter_example = "stage:warming org:acme due<14d tag:design -set …"
    sort: ClassVar[tuple[str, ...]] = ("name",)
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn("Name", 24, _text("name")),
        TableColumn("Organisation", 20, _text("org")),
        TableColumn("Role", 22, _text("role")),
        TableColumn("Stage", 9, STAGE),
        TableColumn("Due", 12, DUE),
        TableColumn(
            "Last touch",
            12,
            DayField("last", lambda row: last_touch(row.session, row.record.id)),
        ),
        TableColumn(
            "Every",
            7,
            NumberField(
                "cadence",
                lambda row: cadence_of(row.session.situation, row.record),
                edit=FIELDS["cadence_days"],
                form="{} d".format,
                rhythm=True,
            ),
        ),
        TableColumn("Tags", 18, _text("tags", whole=True)),
        TableColumn("State", 9, STATE),
        TableColumn("Voter", 8, VOTER),
        TableColumn(
            "Temp.",
            6,
            NumberField(
                "temperature",
                lambda row: _standing(row).score,
                form="{:.2f}".format,
                most_first=True,
            ),
        ),
        TableColumn(
            "Touches",
            8,
            NumberField(
                "touches",
                lambda row: len(row.session.situation.touches_of(row.record.id)),
                form=_count,
                most_first=True,
            ),
        ),
        TableColumn(
            "Promises", 9, NumberField("promises", _open_promises, form=_count, most_first=True)
        ),
        TableColumn("E-mail", 26, _text("email", "emails")),
        TableColumn("Phone", 18, _text("phone", "phones")),
        TableColumn("Web", 28, _text("url", "urls")),
        TableColumn("Place", 14, _text("place")),
        TableColumn("They want", 24, _text("wants", "they_want")),
        TableColumn("I want", 24, _text("want", "i_want")),
        TableColumn("I offer", 24, _text("offer", "i_offer")),
        TableColumn("Notes", 30, _text("notes")),
        TableColumn("Met at", 16, TextField("met", _met_at)),
        TableColumn("Via", 18, TextField("via", _introducer)),
        TableColumn("Added", 12, DayField("added", lambda row: row.record.added)),
        TableColumn("Connected", 12, DayField("connected", lambda row: row.record.connected_on)),
        TableColumn(
            "Birthday",
            17,
            TextField(
                "birthday",
                lambda row: row.record.birthday,
                edit=FIELDS["birthday"],
                shown=lambda row: birthday(row.record.birthday),
            ),
        ),
        TableColumn("Source", 20, _text("source", edited=False)),
    )
    often_filtered: ClassVar[Sequence[Field[Contact]]] = (
        columns["org"].field,
        columns["tags"].field,
    )

    def all_rows(self, session: Session) -> list[ContactRow]:
        """Return everybody by name."""
        contacts, hubs = session.records.contacts, session.records.hubs
        rows = [
            TableRow(
                session,
                key,
                contact,
                key,
                (hubs.get(contact.met_at), contacts.get(contact.introduced_by)),
            )
            for key, contact in contacts.items()
        ]
        rows.sort(key=lambda row: (row.record.name.casefold(), row.key))
        return rows

    def hides(self, record: Contact) -> bool:
        """Whether the contact is ignored or archived."""
        return record.state in HIDDEN

    def asks_for_hidden(self, line: str) -> bool:
        """Whether a filter line names a state."""
        return any(word in line for word in ("state", *HIDDEN))

    def first_columns(self) -> tuple[str, ...]:
        """Return the columns that the table is opened with."""
        return ("name", "org", "role", "stage", "due", "last", "cadence", "tags")

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        view = self.first._replace
        return {
            "Everybody": self.first,
            "Due in two weeks": view(
                filter="due<14d",
                columns=("name", "org", "due", "last", "cadence", "tags"),
                sort=("due", "name"),
            ),
            "Owed a favour": view(filter="owed"),
            "Swing voters who are cold": view(filter="swing cold"),
            "In triage": view(
                filter="triage",
                columns=("name", "org", "role", "connected", "email", "source"),
                sort=("-connected", "name"),
            ),
            "Open promises": view(
                filter="promises>0",
                columns=("name", "org", "promises", "due", "last"),
                sort=("promises", "name"),
            ),
            "Without an organisation": view(filter="org:none"),
        }

    def filter_fields(self) -> dict[str, Field[Contact]]:
        """Return the columns' fields, those that are no columns, and their further words."""
        fields = {**super().filter_fields(), **{field.name: field for field in _EXTRA}}
        return {**fields, **{alias: fields[name] for alias, name in _ALIASES.items()}}

    def filter_words(self) -> Mapping[str, Test[Contact]]:
        """Return the stages, states and voters, ``owed`` and ``late``."""
        words: dict[str, Test[Contact]] = {stage: STAGE.test(":", stage) for stage in STAGES}
        words |= {state: STATE.test(":", state) for state in STATES}
        words |= {voter: VOTER.test(":", voter) for voter in ("set", "swing")}
        return {**words, "owed": lambda row: _standing(row).owed, "late": DUE.late}

    def searched_fields(self) -> Sequence[Field[Contact]]:
        """Return the fields of the card in which free words are looked for."""
        names = ("name", "aka", "org", "role", "tags", "email", "place", "notes")
        fields = self.filter_fields()
        return [fields[name] for name in (*names, "wants", "want", "offer", "met", "via")]

    def typed_fields(self) -> dict[str, TypedField]:
        """Return the fields of the card by their names and further words."""
        aliases = {alias: FIELDS[name] for alias, name in _TYPED_ALIASES.items()}
        return {**FIELDS, **aliases}

    def set_field(self, session: Session, key: str, name: str, text: str) -> str:
        """Set a field of a contact from text, and return what was done."""
        return edit(session, key, {self._bulk_reader.field(name).name: text})

    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return somebody's name, or how many there are."""
        contacts = session.records.contacts
        if len(keys) == 1 and keys[0] in contacts:
            return contacts[keys[0]].name
        return super().title_of(session, keys)

    def drop(self, session: Session, keys: Iterable[str]) -> str:
        """Refuse: people are not deleted."""
        raise UsageError(
            "People are not deleted, for what happened with them: archive them. Change, "
            "state=archived."
        )

    def file_format(self, file: str) -> str:
        """Return the format in which a file would be written: any that people are exported in."""
        return format_of(file)

    def export(
        self,
        session: Session,
        rows: Sequence[ContactRow],
        columns: Sequence[TableColumn],
        file: str,
    ) -> TableFile:
        """Write people into a file, without what is private (R23): all of the card, whatever is
        shown."""
        exported = export(session, format_of(file), contacts={row.key for row in rows})
        return TableFile(write_export(session, file, exported), len(rows), 0)


CONTACTS = ContactTable()
EVERYBODY = CONTACTS.first
"""The sheet as it is opened: everybody by name."""
