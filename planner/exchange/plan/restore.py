"""Records of a planner's own file → edits: new ones as they are, under their own ids; of those that
are there only what is missing is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from datetime import date
from typing import cast

from planner.change import Edit, Put, Value
from planner.errors import PlannerError
from planner.exchange.plan.duplicates import duplicates
from planner.exchange.plan.import_plan import ImportEdits, ImportPlan, RowPlan, summed
from planner.exchange.read.own import SETS
from planner.exchange.sheet import Sheet, StoredRecord
from planner.records import NOTHING, Contact, Records

_SINGULAR = {
    "contacts": "contact",
    "touches": "touch",
    "promises": "promise",
    "favours": "favour",
    "hubs": "hub",
    "hooks": "hook",
    "intakes": "intake",
    "leads": "lead",
    "days": "day",
}


def plan_restore(
    sheet: Sheet, records: Records, progress: Callable[[int, int], None] | None = None
) -> ImportPlan:
    """Return what bringing the records of a planner's file into a book would do.

    Args:
        sheet: What was read.
        records: What is in the book.
        progress: Told now and then how many records are done, and 0: of how many is not known
            before the end.

    Raises:
        PlannerError: None of them has anything in it.
    """
    rows: list[RowPlan] = []
    edits: list[Edit] = []
    new: dict[str, Contact] = {}
    lines: dict[str, int] = {}
    for stored in sheet.stored:
        here = cast("Mapping[str, object]", getattr(records, stored.table)).get(stored.id)
        row, fields = _new(stored) if here is None else _known(stored, here)
        rows.append(row)
        if fields:
            edits.append(Put(stored.table, stored.id, fields))
            if here is None and stored.table == "contacts":
                new[stored.id] = _contact(stored)
                lines[stored.id] = stored.number
        if progress is not None and len(rows) % 5000 == 0:
            progress(len(rows), 0)
    if all(row.outcome == "skipped" for row in rows):
        raise PlannerError(f"{sheet.file}: {len(rows)} records read, all of them empty.")
    return summed(_with_doubts(rows, new, lines, records), ImportEdits((), tuple(edits)))


def _with_doubts(
    rows: list[RowPlan], new: Mapping[str, Contact], lines: Mapping[str, int], records: Records
) -> tuple[RowPlan, ...]:
    """The rows with those made doubtful that `duplicates` puts up beside somebody who is there
    under another id."""
    doubts: dict[int, str] = {}
    for pair in duplicates({**records.contacts, **new}, new=new) if records.contacts else ():
        for key, other in ((pair.keep, pair.other), (pair.other, pair.keep)):
            if key in new and other in records.contacts:
                twin = records.contacts[other].name
                reason = f"perhaps {twin}, who is there: {', '.join(pair.reasons)}"
                doubts.setdefault(lines[key], reason)
    return tuple(
        row._replace(outcome="doubtful", reason=doubts[row.line]) if row.line in doubts else row
        for row in rows
    )


def _new(stored: StoredRecord) -> tuple[RowPlan, Mapping[str, Value]]:
    fields = cast("Mapping[str, Value]", stored.fields)
    if not fields:
        return RowPlan(stored.number, "skipped", "nothing in it", _called(stored)), {}
    return RowPlan(stored.number, "created", "", _called(stored)), fields


def _known(stored: StoredRecord, here: object) -> tuple[RowPlan, Mapping[str, Value]]:
    known = (
        set(type(here)._fields) if isinstance(here, tuple) and hasattr(here, "_fields") else set()
    )
    sets = SETS.get(stored.table, frozenset())
    fields: dict[str, Value] = {}
    for name, value in stored.fields.items():
        if name not in known or _empty(value):
            continue
        held = getattr(here, name)
        if name in sets and isinstance(value, frozenset):
            if value - held:
                fields[name] = held | value
        elif _empty(held):
            fields[name] = cast("Value", value)
    if not fields:
        return RowPlan(stored.number, "unchanged", "it is there", _called(stored)), {}
    return RowPlan(
        stored.number, "updated", f"added {', '.join(sorted(fields))}", _called(stored)
    ), fields


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, Sized) and not len(value)) or value == date.min


def _contact(stored: StoredRecord) -> Contact:
    """As much of a contact as matching needs, whatever types the file has."""

    def several(name: str) -> frozenset[str]:
        value = stored.fields.get(name)
        return value if isinstance(value, frozenset) else NOTHING

    name, org = (str(stored.fields.get(field) or "") for field in ("name", "org"))
    return Contact(
        stored.id,
        name,
        several("aka"),
        org,
        emails=several("emails"),
        phones=several("phones"),
        urls=several("urls"),
    )


def _called(stored: StoredRecord) -> str:
    """A contact's name, else the table's word and what the record says first: ``touch
    2026-11-12``."""
    said = next(filter(None, map(stored.fields.get, ("name", "title", "text", "what", "day"))), "")
    return (
        str(said)
        if stored.table == "contacts" and said
        else f"{_SINGULAR[stored.table]} {said}".strip()
    )
