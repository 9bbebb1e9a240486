"""The table of the promises, in both directions (R18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from planner.change import Value
from planner.commands.session import Session
from planner.commands.sheet.field import (
    ChoiceField,
    DayField,
    TableColumn,
    TableRow,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import RecordTable, linked_name, record_rows
from planner.commands.sheet.typed import (
    choice_field,
    contact_field,
    day_field,
    state_field,
    text_field,
)
from planner.commands.sheet.view import View
from planner.records import Promise

PromiseRow = TableRow[Promise]
STATES: Mapping[str, Mapping[str, Value]] = {
    "open": {"done_on": None, "dropped_on": None},
    "kept": {"done_on": "today", "dropped_on": None},
    "dropped": {"done_on": None, "dropped_on": "today"},
}
"""What each state of a promise sets, in the order in which they follow each other."""
_WHO = {"you": "me", "me": "me", "they": "them", "them": "them"}


def promise_state(promise: Promise) -> str:
    """Return whether a promise is open, kept or dropped."""
    if promise.open:
        return "open"
    return "kept" if promise.done_on else "dropped"


class PromiseTable(RecordTable[Promise]):
    """The table of the promises."""

    name, title, noun = "promises", "PROMISES", "promise"
    record_table, label_field = "promises", "text"
    how = 'Write what, as in: due=2w · dropped · kept · open · who=they · name="Ana Li".'
    example = "due=2w"
    filter_example = "state:open due<14d who:they name:ana …"
    states = tuple(STATES)
    sort: ClassVar[tuple[str, ...]] = ("state", "due", "what")
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Promise",
            24,
            TextField[Promise](
                "what",
                lambda row: row.record.text,
                edit=text_field("what", "text", "promise", needed=True, alone=True),
            ),
        ),
        TableColumn(
            "With",
            18,
            TextField[Promise](
                "name",
                lambda row: linked_name(row.session, row.record.contact),
                edit=contact_field(),
            ),
        ),
        TableColumn(
            "Who",
            5,
            ChoiceField[Promise](
                "who",
                lambda row: "you" if row.record.who == "me" else "they",
                ("you", "they"),
                edit=choice_field("who", "who", "who promised", ("you", "they"), _WHO),
                by_word=True,
            ),
        ),
        TableColumn(
            "Due",
            12,
            DayField[Promise](
                "due",
                lambda row: row.record.due,
                edit=day_field("due", "due", "due day", ahead=True),
                ahead=True,
                awaited=lambda row: row.record.open,
            ),
        ),
        TableColumn(
            "State",
            8,
            ChoiceField[Promise](
                "state",
                lambda row: promise_state(row.record),
                tuple(STATES),
                edit=state_field(STATES, promise_state),
            ),
        ),
        TableColumn("Made", 12, DayField[Promise]("made", lambda row: row.record.added)),
        TableColumn(
            "Kept",
            12,
            DayField[Promise](
                "done",
                lambda row: row.record.done_on,
                edit=day_field("done", "done_on", "day it was kept", clears="dropped_on"),
            ),
        ),
        TableColumn(
            "Dropped",
            12,
            DayField[Promise](
                "dropped",
                lambda row: row.record.dropped_on,
                edit=day_field("dropped", "dropped_on", "day it was dropped", clears="done_on"),
            ),
        ),
    )

    def all_rows(self, session: Session) -> list[PromiseRow]:
        """Return all promises."""
        return record_rows(session, session.records.promises, lambda promise: promise.contact)

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        by_due = self.first._replace(sort=("due", "what"))
        return {
            **super().named_views(),
            "Open": by_due._replace(filter="state:open"),
            "Late": by_due._replace(filter="state:open due<0"),
            "What they promised": by_due._replace(filter="state:open who:they"),
        }


PROMISES = PromiseTable()
