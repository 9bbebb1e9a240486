"""Records of a planner's own file → edits: new ones as they are, under their own ids; of those that are there only what
is missing is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from datetime import date
from functools import cache
from typing import cast

from planner.change import Edit, Put, Value
from planner.errors import PlannerError
from planner.exchange.plan.import_plan import ImportEdits, ImportPlan, RowPlan, summed
from planner.exchange.plan.match import PersonIndex
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
        progress: Told now and then how many records are done, and 0: of how many is not known before the end.

    Raises:
        PlannerError: None of them has anything in it.
    """
    people = cache(
        lambda: PersonIndex(records.contacts.items())
    )  # of no use where all of them are there
    rows: list[RowPlan] = []
    edits: list[Edit] = []
    for stored in sheet.stored:
        here = cast("Mapping[str, object]", getattr(records, stored.table)).get(stored.id)
        row, fields = _new(stored, people, records) if here is None else _known(stored, here)
        rows.append(row)
        if fields:
            edits.append(Put(stored.table, stored.id, fields))
        if progress is not None and len(rows) % 5000 == 0:
            progress(len(rows), 0)
    if all(row.outcome == "skipped" for row in rows):
        raise PlannerError(f"{sheet.file}: {len(rows)} records read, all of them empty.")
    return summed(tuple(rows), ImportEdits((), tuple(edits)))


def _new(
    stored: StoredRecord, people: Callable[[], PersonIndex], records: Records
) -> tuple[RowPlan, Mapping[str, Value]]:
    fields = cast("Mapping[str, Value]", stored.fields)
    name = _called(stored)
    if not fields:
        return RowPlan(stored.number, "skipped", "nothing in it", name), {}
    if stored.table == "contacts":
        match = people().find(_contact(stored))
        twin = records.contacts.get(match.id or match.other)
        if twin is not None:
            why = f"same {match.how}" if match.id else match.why
            return RowPlan(
                stored.number, "doubtful", f"perhaps {twin.name}, who is there: {why}", name
            ), fields
    return RowPlan(stored.number, "created", "", name), fields


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
        urls=several("urls"),
    )


def _called(stored: StoredRecord) -> str:
    """A contact's name, else the table's word and what the record says first: ``touch 2026-11-12``."""
    said = next(filter(None, map(stored.fields.get, ("name", "title", "text", "what", "day"))), "")
    return (
        str(said)
        if stored.table == "contacts" and said
        else f"{_SINGULAR[stored.table]} {said}".strip()
    )
