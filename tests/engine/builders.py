"""Small hand-made books for the rules: a few contacts and what happened, on days counted from one
Wednesday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from planner.engine.plan import DayPlan, Item
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.records import Contact, Day, Favour, Hook, Hub, Intake, Lead, Promise, Records, Touch
from planner.settings import Settings

TODAY = date(2026, 11, 18)
"""A Wednesday."""
ONE_WAY = ("email", "message", "linkedin", "shared", "intro")
INCOMING = ("replied", "rejected")


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=days)


def fourth_monday() -> date:
    """The next Monday on which is said what is said every four weeks."""
    return next(day for day in map(ahead, range(28)) if (day.toordinal() - 1) % 28 == 0)


def working_days_ago(count: int) -> int:
    """How many days ago the working day was that lies so many working days (Monday to Friday)
    back."""
    days = 0
    while count:
        days += 1
        count -= ago(days).weekday() < 5
    return days


class Book:
    """Records in the making. Every method returns the record's id and takes its fields by name.

    Contacts were added 400 days ago unless said otherwise, so that the book is old enough for every
    verdict.
    """

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Any]] = {name: {} for name in Records._fields}

    def contact(self, name: str = "Ana Li", **fields: Any) -> str:
        fields.setdefault("added", ago(400))
        return self._put("contacts", Contact(self._id("contacts"), name, **fields))

    def contacts(self, count: int, **fields: Any) -> list[str]:
        return [self.contact(f"Person {number:03d}", **fields) for number in range(count)]

    def touch(
        self, contacts: str | Iterable[str], days_ago: int, kind: str = "coffee", **fields: Any
    ) -> str:
        """A touch so many days ago; messages went out and answers came in unless said otherwise."""
        people = frozenset([contacts] if isinstance(contacts, str) else contacts)
        fields.setdefault(
            "direction", "out" if kind in ONE_WAY else "in" if kind in INCOMING else "both"
        )
        return self._put(
            "touches", Touch(self._id("touches"), people, kind, day=ago(days_ago), **fields)
        )

    def known(self, name: str, days_ago: int, kind: str = "coffee", **fields: Any) -> str:
        """A contact of old: met over a year ago, and last touched so many days ago."""
        contact = self.contact(name, added=ago(900), **fields)
        self.touch(contact, 800)
        for days in range(days_ago + 300, 800, 300):
            self.touch(contact, days)
        self.touch(contact, days_ago, kind)
        return contact

    def promise(self, contact: str = "", text: str = "send the deck", **fields: Any) -> str:
        fields.setdefault("added", ago(3))
        return self._put(
            "promises", Promise(self._id("promises"), contact=contact, text=text, **fields)
        )

    def favour(
        self, contact: str, days_ago: int = 40, what: str = "referral", **fields: Any
    ) -> str:
        return self._put(
            "favours", Favour(self._id("favours"), contact, what=what, day=ago(days_ago), **fields)
        )

    def hook(self, text: str = "your talk", **fields: Any) -> str:
        return self._put("hooks", Hook(self._id("hooks"), text, **fields))

    def hub(self, name: str = "PyData", **fields: Any) -> str:
        return self._put("hubs", Hub(self._id("hubs"), name, **fields))

    def lead(self, stage: str, days_ago: int, **fields: Any) -> str:
        days = {stage: ago(days_ago).isoformat()}
        return self._put("leads", Lead(self._id("leads"), stage=stage, days=days, **fields))

    def intake(self, minutes: int, contact: str = "") -> str:
        return self._put("intakes", Intake(self._id("intakes"), TODAY, minutes, "read", contact))

    def day(self, days_ago: int, **fields: Any) -> str:
        return self._put("days", Day(self._id("days"), ago(days_ago), **fields))

    def new_touches(self, working_days: Iterable[int]) -> None:
        """A first email to somebody new on each of the days, given as working days back from
        today."""
        for count in working_days:
            days = working_days_ago(count)
            self.touch(self.contact(f"New {count:03d}", added=ago(days)), days, "email")

    def change(self, table: str, record: str, **fields: Any) -> None:
        self.tables[table][record] = self.tables[table][record]._replace(**fields)

    def records(self) -> Records:
        return Records(**{name: dict(table) for name, table in self.tables.items()})

    def situation(self, today: date = TODAY, **settings: Any) -> Situation:
        return Situation(self.records(), Settings(**settings), today)

    def plan(self, today: date = TODAY, **settings: Any) -> DayPlan:
        return plan_day(self.situation(today, **settings))

    def items(self, today: date = TODAY, **settings: Any) -> list[Item]:
        """The follow-ups that are planned, without the preparation of the new touch and what fills
        an empty day."""
        apart = ("prepare", "referral", "hook", "hub")
        return [item for item in self.plan(today, **settings).items if item.kind not in apart]

    def asked(self, name: str, days_ago: int, kind: str = "email", **fields: Any) -> str:
        """A contact of old who was asked for something so many days ago, and has not answered."""
        contact = self.known(name, days_ago, kind, **fields)
        self.change("touches", max(self.tables["touches"]), intent="ask")
        return contact

    def _id(self, table: str) -> str:
        return f"{table[:-1]}-{len(self.tables[table]):04d}"

    def _put(self, table: str, record: Any) -> str:
        self.tables[table][record.id] = record
        return str(record.id)
