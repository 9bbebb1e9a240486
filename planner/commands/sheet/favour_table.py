"""The table of the favours, given and received (R18, R12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from planner.change import Value
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
from planner.commands.sheet.table import RecordTable, linked_name, record_rows
from planner.commands.sheet.typed import (
    choice_field,
    contact_field,
    day_field,
    shown_value,
    state_field,
    text_field,
)
from planner.commands.sheet.view import View
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.records import Favour
from planner.words import quoted

FavourRow = TableRow[Favour]
STATES: Mapping[str, Mapping[str, Value]] = {
    "open": {"returned": 0.0, "waived_on": None},
    "returned": {"returned": 1.0, "waived_on": None},
    "waived": {"waived_on": "today"},
}
"""What each state of a favour sets, in the order in which they follow each other."""
HEAVIEST = 100.0
_SHARES = {"": 0.0, "none": 0.0, "nothing": 0.0, "half": 0.5, "all": 1.0, "whole": 1.0}


def favour_state(favour: Favour) -> str:
    """Return whether a favour is open, returned or waived."""
    if favour.open:
        return "open"
    return "waived" if favour.waived_on else "returned"


def _share(_: Session, text: str) -> Mapping[str, Value]:
    word = text.strip().lower().replace(",", ".")
    share = _SHARES[word] if word in _SHARES else _number(word)
    if not 0 <= share <= 1:
        raise UsageError(
            f"{quoted(text)} is no share. Write how much was returned: 0.5, 50%, all, none."
        )
    return {"returned": round(share, 4)}


def _number(word: str) -> float:
    """Read a number or a percentage; what is none is less than any share."""
    try:
        return float(word[:-1]) / 100 if word.endswith("%") else float(word)
    except ValueError:
        return -1.0


def _weight(_: Session, text: str) -> Mapping[str, Value]:
    weight = _number(text.strip().replace(",", ".") or "1")
    if not 0 < weight <= HEAVIEST:
        raise UsageError(
            f"{quoted(text)} is no weight. 1 is an ordinary favour, 2 one that is worth two of "
            "those."
        )
    return {"weight": weight}


def _shown_share(_: Session, favour: Any) -> str:
    return f"{favour.returned:.0%}"


class FavourTable(RecordTable[Favour]):
    """The table of the favours."""

    name, title, noun = "favours", "FAVOURS", "favour"
    record_table, label_field = "favours", "what"
    how = "Write what, as in: returned · returned=50% · waived · open · weight=2 · way=given."
    example = "returned=50%"
    filter_example = "state:open way:received day>90d name:ana …"
    states = tuple(STATES)
    sort: ClassVar[tuple[str, ...]] = ("state", "day", "what")
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Favour",
            22,
            TextField[Favour](
                "what",
                lambda row: row.record.what,
                edit=text_field("what", "what", "favour", needed=True, alone=True),
            ),
        ),
        TableColumn(
            "With",
            16,
            TextField[Favour](
                "name",
                lambda row: linked_name(row.session, row.record.contact),
                edit=contact_field(),
            ),
        ),
        TableColumn(
            "Way",
            8,
            ChoiceField[Favour](
                "way",
                lambda row: row.record.direction,
                ("given", "received"),
                edit=choice_field("way", "direction", "direction", ("given", "received")),
                by_word=True,
            ),
        ),
        TableColumn(
            "Day",
            12,
            DayField[Favour](
                "day", lambda row: row.record.day, edit=day_field("day", "day", "day")
            ),
        ),
        TableColumn(
            "State",
            9,
            ChoiceField[Favour](
                "state",
                lambda row: favour_state(row.record),
                tuple(STATES),
                edit=state_field(STATES, favour_state),
            ),
        ),
        TableColumn(
            "Returned",
            9,
            NumberField[Favour](
                "returned",
                lambda row: row.record.returned or None,
                edit=TypedField(
                    "returned", "part returned", _share, _shown_share, "0.5, 50%, all, none"
                ),
                form="{:.0%}".format,
            ),
        ),
        TableColumn(
            "Weight",
            7,
            NumberField[Favour](
                "weight",
                lambda row: row.record.weight,
                edit=TypedField(
                    "weight", "weight", _weight, shown_value("weight"), "1 is an ordinary favour"
                ),
            ),
        ),
        TableColumn(
            "Waived",
            12,
            DayField[Favour](
                "waived",
                lambda row: row.record.waived_on,
                edit=day_field("waived", "waived_on", "day it was waived"),
            ),
        ),
    )

    def all_rows(self, session: Session) -> list[FavourRow]:
        """Return all favours."""
        return record_rows(session, session.records.favours, lambda favour: favour.contact)

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        by_day = self.first._replace(sort=("day", "what"))
        return {
            **super().named_views(),
            "You owe": by_day._replace(filter="state:open way:received"),
            "They owe you": by_day._replace(filter="state:open way:given"),
        }


FAVOURS = FavourTable()
