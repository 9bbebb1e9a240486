"""The table of the touches: everything that was logged, the newest first (R18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from planner.change import Edit, Value
from planner.commands.logging.forget import forget_touch_edits
from planner.commands.session import Session
from planner.commands.sheet.field import (
    ChoiceField,
    DayField,
    NumberField,
    TableColumn,
    TableRow,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import RecordTable, linked_name
from planner.commands.sheet.typed import (
    choice_field,
    day_field,
    shown_value,
    text_field,
    words_field,
)
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.records import DIRECTIONS, KINDS, OUTCOMES, Touch
from planner.words import quoted

TouchRow = TableRow[Touch]
LONGEST = 24 * 60
"""Minutes that a touch may take."""


def _names(row: TouchRow) -> frozenset[str]:
    names = (linked_name(row.session, contact) for contact in row.record.contacts)
    return frozenset(name for name in names if name)


def _hub(row: TouchRow) -> str:
    hub = row.session.records.hubs.get(row.record.hub)
    return hub.name if hub else ""


def _day(row: TouchRow) -> date | None:
    """The day of the touch; None where a hand edit left it out."""
    return row.record.day if row.record.day > date.min else None


def _read_minutes(_: Session, text: str) -> Mapping[str, Value]:
    digits = text.strip().removesuffix("m").strip()
    if not digits:
        return {"minutes": None}
    if not digits.isdecimal() or not 0 < int(digits) <= LONGEST:
        raise UsageError(f"{quoted(text)} is no length. Write minutes, as in 30.")
    return {"minutes": int(digits)}


def _text(title: str, width: int, name: str, label: str) -> TableColumn:
    """Return the column of a text of the touch."""
    field = TextField[Touch](
        name,
        lambda row: getattr(row.record, name),
        edit=text_field(name, name, label, alone=True, page=True),
    )
    return TableColumn(title, width, field)


def _choice(title: str, width: int, name: str, choices: Sequence[str]) -> TableColumn:
    """Return the column of a word of the touch that is one of a few."""
    field = ChoiceField[Touch](
        name,
        lambda row: getattr(row.record, name),
        choices,
        edit=choice_field(name, name, name, choices),
        by_word=True,
    )
    return TableColumn(title, width, field)


class TouchTable(RecordTable[Touch]):
    """The table of the touches."""

    name, title, noun = "touches", "TOUCHES", "touch"
    record_table, label_field = "touches", "line"
    how = "Write what, as in: kind=coffee · outcome=conversation · day=yesterday · tags+design."
    example = "kind=coffee tags+design"
    filter_example = "kind:coffee day<30d who:ana hub:pydata outcome:interview …"
    sort: ClassVar[tuple[str, ...]] = ("-day",)
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Day",
            12,
            DayField[Touch]("day", _day, edit=day_field("day", "day", "day", needed=True)),
        ),
        _choice("Kind", 9, "kind", KINDS),
        TableColumn("Who", 24, TextField[Touch]("who", _names)),
        _choice("Way", 5, "direction", DIRECTIONS),
        TableColumn(
            "Min.",
            5,
            NumberField[Touch](
                "minutes",
                lambda row: row.record.minutes,
                edit=TypedField(
                    "minutes", "minutes", _read_minutes, shown_value("minutes"), "30, 45m"
                ),
            ),
        ),
        TableColumn("Hub", 16, TextField[Touch]("hub", _hub)),
        TableColumn(
            "Organisation",
            16,
            TextField[Touch](
                "org", lambda row: row.record.org, edit=text_field("org", "org", "organisation")
            ),
        ),
        _text("Note", 30, "note", "note"),
        _text("Learned", 24, "learned", "what you learned"),
        _text("Why", 20, "why", "why"),
        TableColumn("Said", 20, TextField[Touch]("hook", lambda row: row.record.hook)),
        _choice("Outcome", 12, "outcome", OUTCOMES),
        TableColumn(
            "Tags",
            14,
            TextField[Touch](
                "tags",
                lambda row: row.record.tags,
                edit=words_field("tags", "tags", "tags", separator=" "),
                whole=True,
            ),
        ),
        TableColumn(
            "Private",
            7,
            ChoiceField[Touch](
                "private", lambda row: "yes" if row.record.private else "no", ("yes", "no")
            ),
        ),
    )

    def all_rows(self, session: Session) -> list[TouchRow]:
        """Return all touches, the newest first; one with a single contact opens their card."""
        records = session.records
        rows: list[TouchRow] = []
        for key in sorted(records.touches, reverse=True):
            touch = records.touches[key]
            people = sorted(touch.contacts)
            links = (
                records.hubs.get(touch.hub),
                *(records.contacts.get(person) for person in people),
            )
            rows.append(TableRow(session, key, touch, people[0] if len(people) == 1 else "", links))
        return rows

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {
            **super().named_views(),
            "The last two weeks": self.first._replace(filter="day<14d"),
            "What came of it": self.first._replace(filter="-outcome:none"),
        }

    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return what some touches are called: the one by its kind and its people."""
        touch = session.records.touches.get(keys[0]) if len(keys) == 1 else None
        if touch is None:
            return super().title_of(session, keys)
        names = sorted(linked_name(session, contact) for contact in touch.contacts)
        return " ".join(filter(None, (touch.kind, "with", ", ".join(filter(None, names)))))

    def completed(
        self, session: Session, record: Any, values: dict[str, Value]
    ) -> dict[str, Value]:
        """Take the line off a touch that it no longer describes: a correction begins with the
        fields then."""
        return {**values, "line": ""} if values else values

    def drop_edits(self, session: Session, key: str) -> Sequence[Edit]:
        """Return what deletes a touch and what followed from it and is still open."""
        return forget_touch_edits(session.records, key)


TOUCHES = TouchTable()
