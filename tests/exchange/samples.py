"""Contact files as programs write them, with the traps that real ones have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.change import Put
from planner.exchange.formats import read_file as read
from planner.exchange.plan.import_plan import ImportPlan
from planner.exchange.plan.planning import plan_import
from planner.records import Contact, Records, Touch

TODAY = date(2026, 11, 22)
LINKEDIN = """\
Notes:
"When exporting your connection data, you may notice that some addresses are missing, ""for privacy"", and more."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Li,https://www.linkedin.com/in/ana-li-x,,"Harbour, Tide & Co.","Head of Product, EMEA",07 Feb 2026
Søren,Müller,https://www.linkedin.com/in/soren-m,soren@example.com,Nordlys GmbH,CTO,31 Feb 2024
,,,,,,12 Jan 2023
Priya,"Patel, PhD",https://www.linkedin.com/in/pp,,,,23 Jun 2024
王,小明,https://www.linkedin.com/in/wxm,,示例公司,Engineer,23 Jun 2024
"""


def put_file(folder: Path, data: str | bytes, name: str = "Connections.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def plan(
    folder: Path, data: str | bytes, records: Records | None = None, today: date = TODAY
) -> ImportPlan:
    return plan_import(read(put_file(folder, data)), records or Records(), today)


def after(planned: ImportPlan, records: Records | None = None) -> Records:
    """The contacts and touches of a book in which the plan was carried out."""
    contacts = dict((records or Records()).contacts)
    touches = dict((records or Records()).touches)
    for edit in planned.edits:
        assert isinstance(edit, Put)
        if edit.table == "touches":
            touches[edit.id] = Touch(edit.id, **edit.fields)
            continue
        assert edit.table == "contacts"
        contacts[edit.id] = contacts.get(edit.id, Contact(edit.id))._replace(**edit.fields)
    return Records(contacts=contacts, touches=touches)


def people(planned: ImportPlan) -> dict[str, Contact]:
    return {contact.name: contact for contact in after(planned).contacts.values()}
