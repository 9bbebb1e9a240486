"""What happened with people, out of another program's diary → touches; each only once, however often it is imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from planner.change import Edit, Put
from planner.exchange.plan.import_plan import RowPlan
from planner.exchange.plan.names import fold
from planner.exchange.sheet import Happened, Sheet
from planner.ids import new_id
from planner.records import MEETINGS, Records
from planner.words import joined


def plan_diary(
    sheet: Sheet, called: Mapping[str, str], records: Records
) -> tuple[list[RowPlan], tuple[Edit, ...]]:
    """Return what becomes of each entry of the diary, and the touches that it makes.

    Args:
        sheet: What was read, with its diary.
        called: Whose each folded name is, those whom the same import makes included; empty where several bear it.
        records: What is in the book; an entry that stands there already is not made again.
    """
    known = {
        (touch.day, fold(touch.note), contact)
        for touch in records.touches.values()
        for contact in touch.contacts
    }
    rows: list[RowPlan] = []
    edits: list[Edit] = []
    for entry in sheet.diary:
        people = {called.get(fold(name), "") for name in entry.people} - {""}
        row = _row(entry, people, called, known)
        rows.append(row)
        if row.outcome in ("created", "doubtful"):
            edits.append(_touch(entry, people))
            known.update((entry.day, fold(entry.text), contact) for contact in people)
    return rows, tuple(edits)


def _row(
    entry: Happened,
    people: Iterable[str],
    called: Mapping[str, str],
    known: set[tuple[date, str, str]],
) -> RowPlan:
    name = f"{entry.day.isoformat()} {entry.text}"[:80]
    if not people:
        return RowPlan(entry.line, "skipped", "nobody of the book is named in it", name)
    if any((entry.day, fold(entry.text), contact) in known for contact in people):
        return RowPlan(entry.line, "unchanged", "this touch is there", name)
    missed = sorted(each for each in entry.people if not called.get(fold(each)))
    return RowPlan(
        entry.line, "created", f"without {joined(missed)}: not one person" if missed else "", name
    )


def _touch(entry: Happened, people: Iterable[str]) -> Put:
    direction = "both" if entry.kind in MEETINGS else "out"
    return Put(
        "touches",
        new_id(),
        {
            "contacts": frozenset(people),
            "kind": entry.kind,
            "direction": direction,
            "day": entry.day,
            "note": entry.text,
            **({"tags": entry.tags} if entry.tags else {}),
        },
    )
