"""The table of the hubs with what each has yielded, and its verdict (R18, R21)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from planner.change import Edit, Value
from planner.commands.network.hubs import drop_hub_edits, edit_hub, read_flag, read_hub
from planner.commands.session import Session
from planner.commands.sheet.field import (
    DayField,
    NumberField,
    TableColumn,
    TableRow,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import RecordTable
from planner.commands.sheet.typed import DAY_HINT, shown_value
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.engine.views.hub_yield import HubYield, hub_yields
from planner.records import Hub
from planner.value import NamedTuple

FLAG_HINT = (
    "separated by commas: support, public, vendors, exchange barred, same faces, one job title"
)


class HubFacts(NamedTuple):
    """A hub and what it has yielded."""

    hub: Hub
    result: HubYield


HubRow = TableRow[HubFacts]


def _edit(
    name: str,
    label: str,
    hint: str = "",
    *,
    alone: bool = False,
    page: bool = False,
    suggested: bool = False,
) -> TypedField:
    def read(session: Session, text: str) -> Mapping[str, Value]:
        return read_hub(session, {name: text})

    suggestions = _values_of(name) if suggested else None
    return TypedField(
        name,
        label,
        read,
        shown_value(name),
        hint,
        alone=alone,
        page=page,
        suggestions=suggestions,
    )


def _values_of(name: str) -> Callable[[Session], Sequence[str]]:
    def suggestions(session: Session) -> Sequence[str]:
        return sorted({getattr(hub, name) for hub in session.records.hubs.values()} - {""})

    return suggestions


def _read_next(session: Session, text: str) -> Mapping[str, Value]:
    return read_hub(session, {"next": text})


def _shown_next(_: Session, hub: Any) -> str:
    return hub.next_on.isoformat() if hub.next_on else ""


def _read_flags(_: Session, text: str) -> Mapping[str, Value]:
    return {"red_flags": frozenset(read_flag(part) for part in text.split(",") if part.strip())}


def _shown_flags(_: Session, hub: Any) -> str:
    return ", ".join(sorted(hub.red_flags))


class HubTable(RecordTable[HubFacts]):
    """The table of the hubs."""

    name, title, noun = "hubs", "HUBS", "hub"
    record_table, label_field = "hubs", "name"
    how = (
        'Write what, as in: kind="industry group" every=monthly cost=12 flags+vendors '
        'flags-"same faces".'
    )
    example = "every=monthly cost=12"
    filter_example = "verdict:keep visits>2 last<60d kind:none …"
    sort: ClassVar[tuple[str, ...]] = ("name",)
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Hub",
            26,
            TextField[HubFacts](
                "name", lambda row: row.record.hub.name, edit=_edit("name", "name", alone=True)
            ),
        ),
        TableColumn(
            "Kind",
            16,
            TextField[HubFacts](
                "kind",
                lambda row: row.record.hub.kind,
                edit=_edit(
                    "kind", "kind", "meet-up, specialty event, industry group …", suggested=True
                ),
            ),
        ),
        TableColumn(
            "Place",
            14,
            TextField[HubFacts](
                "place",
                lambda row: row.record.hub.place,
                edit=_edit("place", "place", suggested=True),
            ),
        ),
        TableColumn(
            "Every",
            6,
            NumberField[HubFacts](
                "every",
                lambda row: row.record.hub.every,
                edit=_edit("every", "rhythm", "14, 2w, monthly; empty: unknown"),
                rhythm=True,
            ),
        ),
        TableColumn(
            "Cost",
            6,
            NumberField[HubFacts](
                "cost",
                lambda row: row.record.hub.cost,
                edit=_edit("cost", "cost", "what a visit costs: 12, 12.50"),
            ),
        ),
        TableColumn(
            "Verdict", 14, TextField[HubFacts]("verdict", lambda row: row.record.result.verdict)
        ),
        TableColumn(
            "Visits", 6, NumberField[HubFacts]("visits", lambda row: row.record.result.attendances)
        ),
        TableColumn("Last", 12, DayField[HubFacts]("last", lambda row: row.record.result.last)),
        TableColumn(
            "Next",
            12,
            DayField[HubFacts](
                "next",
                lambda row: row.record.hub.next_on,
                edit=TypedField(
                    "next", "next date", _read_next, _shown_next, DAY_HINT, replaced=True
                ),
                ahead=True,
            ),
        ),
        TableColumn(
            "New", 5, NumberField[HubFacts]("new", lambda row: row.record.result.new_people)
        ),
        TableColumn(
            "Again",
            6,
            NumberField[HubFacts]("again", lambda row: row.record.result.second_conversations),
        ),
        TableColumn(
            "Intros",
            6,
            NumberField[HubFacts]("intros", lambda row: row.record.result.introductions),
        ),
        TableColumn(
            "Red flags",
            18,
            TextField[HubFacts](
                "flags",
                lambda row: row.record.hub.red_flags,
                edit=TypedField(
                    "flags", "red flags", _read_flags, _shown_flags, FLAG_HINT, several=True
                ),
            ),
        ),
        TableColumn(
            "Notes",
            18,
            TextField[HubFacts](
                "notes", lambda row: row.record.hub.notes, edit=_edit("notes", "notes", page=True)
            ),
        ),
        TableColumn(
            "Why", 30, TextField[HubFacts]("why", lambda row: "; ".join(row.record.result.reasons))
        ),
    )

    def all_rows(self, session: Session) -> list[HubRow]:
        """Return all hubs."""
        hubs = session.records.hubs
        rows = [
            TableRow(session, result.hub, HubFacts(hubs[result.hub], result))
            for result in hub_yields(session.situation)
        ]
        rows.sort(key=lambda row: row.key)
        return rows

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {
            **super().named_views(),
            "What pays": self.first._replace(sort=("-again", "name")),
            "Not seen for long": self.first._replace(filter="last>90d", sort=("last", "name")),
        }

    def set_field(self, session: Session, key: str, name: str, text: str) -> str:
        """Set a field of a hub from text; no two hubs have one name."""
        if name == "flags" or key not in session.records.hubs:
            return super().set_field(session, key, name, text)
        return edit_hub(session, key, {self._bulk_reader.field(name).name: text})

    def drop_edits(self, session: Session, key: str) -> Sequence[Edit]:
        """Return what deletes a hub and leaves its name where it was noted."""
        return drop_hub_edits(session, key)


HUBS = HubTable()
