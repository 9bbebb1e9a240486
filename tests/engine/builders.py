"""Small hand-made books for the rules: a few contacts and what happened, on days counted from one Wednesday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from planner.engine.situation import Situation
from planner.records import Contact, Day, Favour, Hook, Hub, Intake, Promise, Records, Touch
from planner.settings import Settings

TODAY = date(2026, 11, 18)
"""A Wednesday."""


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=days)


class Book:
    """Records in the making. Every method returns the record's id and takes its fields by name."""

    def __init__(self, today: date = TODAY) -> None:
        self.today = today
        self.tables: dict[str, dict[str, Any]] = {name: {} for name in Records._fields}

    def contact(self, name: str = "Ana Li", **fields: Any) -> str:
        fields.setdefault("added", self.today - timedelta(days=400))
        return self._put("contacts", Contact(self._id("contacts"), name, **fields))

    def touch(self, contacts: str | Iterable[str], days_ago: int, kind: str = "coffee", **fields: Any) -> str:
        """A touch so many days ago; meetings go both ways and the rest out, unless said otherwise."""
        people = frozenset([contacts] if isinstance(contacts, str) else contacts)
        one_way = kind in ("email", "message", "linkedin", "shared", "intro")
        fields.setdefault("direction", "out" if one_way else "in" if kind in ("replied", "rejected") else "both")
        day = self.today - timedelta(days=days_ago)
        return self._put("touches", Touch(self._id("touches"), people, kind, day=day, **fields))  # type: ignore[arg-type]

    def promise(self, contact: str = "", text: str = "send the deck", **fields: Any) -> str:
        fields.setdefault("added", self.today - timedelta(days=3))
        return self._put("promises", Promise(self._id("promises"), contact=contact, text=text, **fields))

    def favour(self, contact: str, days_ago: int = 40, **fields: Any) -> str:
        day = self.today - timedelta(days=days_ago)
        return self._put("favours", Favour(self._id("favours"), contact, day=day, **fields))

    def hook(self, text: str = "your talk", **fields: Any) -> str:
        return self._put("hooks", Hook(self._id("hooks"), text, **fields))

    def hub(self, name: str = "PyData", **fields: Any) -> str:
        return self._put("hubs", Hub(self._id("hubs"), name, **fields))

    def intake(self, minutes: int, days_ago: int = 0) -> str:
        day = self.today - timedelta(days=days_ago)
        return self._put("intakes", Intake(self._id("intakes"), day, minutes))

    def day(self, days_ago: int, **fields: Any) -> str:
        return self._put("days", Day(self._id("days"), self.today - timedelta(days=days_ago), **fields))

    def change(self, table: str, record: str, **fields: Any) -> None:
        self.tables[table][record] = self.tables[table][record]._replace(**fields)

    def records(self) -> Records:
        return Records(**{name: dict(table) for name, table in self.tables.items()})

    def situation(self, today: date | None = None, **settings: Any) -> Situation:
        return Situation(self.records(), Settings(**settings), today or self.today)

    def _id(self, table: str) -> str:
        return f"{table[:-1]}-{len(self.tables[table]):04d}"

    def _put(self, table: str, record: Any) -> str:
        self.tables[table][record.id] = record
        return str(record.id)
