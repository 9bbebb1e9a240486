"""The table of the leads: which job or work, where, through whom, how far (R18, R22); private, all
of them (R23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

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
from planner.commands.sheet.typed import choice_field, contact_field, text_field
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.records import Lead
from planner.words import quoted

LeadRow = TableRow[Lead]
STAGES = ("lead", "interview", "offer", "rejection")
"""The stages of a lead, in the order in which they follow each other."""


def lead_day(lead: Lead) -> date | None:
    """Return the day on which a lead came to its stage; None where it is not known."""
    try:
        return date.fromisoformat(lead.days.get(lead.stage, ""))
    except ValueError:
        return None


def _read_private(_: Session, text: str) -> Mapping[str, Value]:
    word = text.strip().lower()
    if word not in ("yes", "no"):
        raise UsageError(f"{quoted(text)} is neither yes nor no.")
    return {"private": word == "yes"}


def _shown_private(_: Session, lead: Any) -> str:
    return "yes" if lead.private else "no"


class LeadTable(RecordTable[Lead]):
    """The table of the leads."""

    name, title, noun = "leads", "LEADS", "lead"
    record_table, label_field = "leads", "title"
    how = 'Write what, as in: stage=interview · org=Acme · name="Ana Li".'
    example = "stage=interview"
    filter_example = "stage:interview org:acme since>14d name:ana …"
    sort: ClassVar[tuple[str, ...]] = ("stage", "since")
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Lead",
            26,
            TextField[Lead](
                "title",
                lambda row: row.record.title,
                edit=text_field("title", "title", "title", alone=True),
            ),
        ),
        TableColumn(
            "Organisation",
            20,
            TextField[Lead](
                "org", lambda row: row.record.org, edit=text_field("org", "org", "organisation")
            ),
        ),
        TableColumn(
            "Through",
            18,
            TextField[Lead](
                "name",
                lambda row: linked_name(row.session, row.record.contact),
                edit=contact_field(),
            ),
        ),
        TableColumn(
            "Stage",
            10,
            ChoiceField[Lead](
                "stage",
                lambda row: row.record.stage,
                STAGES,
                edit=choice_field("stage", "stage", "stage", STAGES),
            ),
        ),
        TableColumn("Since", 12, DayField[Lead]("since", lambda row: lead_day(row.record))),
        TableColumn(
            "Private",
            7,
            ChoiceField[Lead](
                "private",
                lambda row: "yes" if row.record.private else "no",
                ("yes", "no"),
                edit=TypedField(
                    "private", "private", _read_private, _shown_private, choices=("yes", "no")
                ),
            ),
        ),
    )

    def all_rows(self, session: Session) -> list[LeadRow]:
        """Return all leads."""
        return record_rows(session, session.records.leads, lambda lead: lead.contact)

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {
            **super().named_views(),
            "Open": self.first._replace(filter="-stage:rejection"),
            "Nothing for two weeks": self.first._replace(filter="-stage:rejection since>14d"),
        }

    def completed(
        self, session: Session, record: Any, values: dict[str, Value]
    ) -> dict[str, Value]:
        """Note the day on which a lead comes to another stage."""
        stage = values.get("stage")
        if not stage:
            return values
        days = {**record.days, str(stage): session.today.isoformat()}
        return {**values, "days": days}


LEADS = LeadTable()
