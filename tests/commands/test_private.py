"""Private is private (R23): nothing of a private line is in any file or list that is handed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.exchange.exporting import export
from planner.commands.logging.log import log, read_line
from planner.commands.machine.reminder import reminder
from planner.commands.sheet.tables import TABLES
from planner.engine.views.talking_points import talking_points
from planner.exchange.formats import writer_names

if TYPE_CHECKING:
    from planner.commands.session import Session

LINES = (
    "message to Ana Li at Hidehub; learned hide1; why: hide2; she wants hide3; I can help with "
    "hide4; "
    "she offers hide5; I'll send hide6 by fri; she'll hide7; owe her for hide8; owes me for hide9; "
    "say: hide10; next: hide11 in 2d; got a lead: hide12 at Hideco; met via Hidesam Vale #hide13 "
    "!private",
    "read the hide14 report 30m !private",
    "coffee with Nova Kent from Hidefirm #hide15 !private",
)
SECRETS = (*(f"hide{number}" for number in range(1, 16)), "hidehub", "hideco", "hidefirm")


@pytest.fixture
def told(session: Session) -> Session:
    """A book with open facts about Ana, and after it private lines with every field that a line can
    have."""
    session.apply(
        Change(
            "added",
            (
                Put(
                    "contacts",
                    "1",
                    {
                        "name": "Ana Li",
                        "emails": frozenset({"a@x.example"}),
                        "private_notes": "hide1",
                    },
                ),
                Put("contacts", "2", {"name": "Hidesam Vale"}),
            ),
        )
    )
    for line in LINES:
        entry = read_line(session, line, {})
        assert entry.private and not entry.questions, entry.questions
        log(session, [entry])
    return session


def test_a_private_line_fills_every_kind_of_record_which_bears_the_mark(told: Session):
    records = told.records
    assert all(touch.private for touch in records.touches.values())
    for table in (records.promises, records.favours, records.hooks, records.leads, records.hubs):
        assert table
        assert all(record.private for record in table.values())
    assert all(intake.private for intake in records.intakes.values())
    assert {"they_want", "i_offer"} <= records.contacts["1"].private_fields


@pytest.mark.parametrize("form", writer_names())
def test_R23_no_export_has_anything_of_a_private_line(told: Session, form: str):
    text = export(told, form).text.casefold()
    assert [secret for secret in SECRETS if secret in text] == []
    assert "ana li" in text or form in ("md", "ics")


@pytest.mark.parametrize("form", ["json"])
def test_R23_what_is_private_comes_along_where_it_is_asked_for(told: Session, form: str):
    text = export(told, form, private=True).text.casefold()
    assert [secret for secret in SECRETS if secret not in text] == []


def test_R23_the_library_the_reminder_and_the_tables_files_have_none_of_it(
    told: Session, tmp_path: Path
):
    texts = [point.hook.text for point in talking_points(told.situation)]
    texts += reminder(told.plan)
    for name, table in TABLES.items():
        path = tmp_path / f"table-{name}.csv"
        rows = table.rows(told, table.first)
        table.export(told, rows, list(table.columns.values()), str(path))
        texts.append(path.read_text(encoding="utf-8"))
    whole = "\n".join(texts).casefold()
    assert [secret for secret in SECRETS if secret in whole] == []


def test_what_a_public_line_said_stays_public_beside_a_private_one(session: Session):
    for line in ("coffee with Ana Li; she wants a flat", "call Ana Li; she wants hide1 !private"):
        log(session, [read_line(session, line, {"Ana Li": "new"} if "flat" in line else {})])
    (ana,) = session.records.contacts.values()
    assert ana.they_want == "a flat"
    assert "hide1" in ana.private_notes
    assert "a flat" in export(session, "csv").text
