"""The sample book's data file → edits and what lies beside the book, its relative days counted from
the day on which the book is opened."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from planner.change import Edit, Put, TableName, Value
from planner.ids import new_id
from planner.settings import MINUTES, SETTINGS_ID
from planner.value import NamedTuple

DATA = Path(__file__).with_name("book.toml")
_DAYS = frozenset(
    {"day", "due", "done_on", "dropped_on", "waived_on", "expires", "connected_on", "resting_until"}
)
"""Fields that hold a day."""
_REFERENCES = frozenset({"contact", "contacts", "told", "introduced_by", "met_at", "hub"})
"""Fields that hold keys of contacts or hubs, which become ids."""
_WORDS = frozenset({"prepared"})
"""Fields that hold texts by name, where others hold days."""
_ADDED = frozenset({"contacts", "promises"})
"""Tables whose records remember the day on which they were added."""
_EPOCH = date(1970, 1, 1)
_DAY_MS = 86_400_000
_MORNING_MS = 8 * 3_600_000
_MINUTE_MS = 60_000


class SampleProposal(NamedTuple):
    """A touch that calendar or mail proposes; ``contacts`` are ids."""

    contacts: tuple[str, ...]
    kind: str
    day: date
    time: str
    minutes: int | None
    note: str
    source: str


class Sample(NamedTuple):
    """The sample book.

    Attributes:
        edits: What makes the book.
        here: What was changed on this machine later.
        copy: What was changed on another meanwhile; it comes as a conflict copy.
        inbox: The lines that came from the phone.
        proposals: What calendar and mail propose.
    """

    edits: tuple[Edit, ...]
    here: tuple[Edit, ...]
    copy: tuple[Edit, ...]
    inbox: tuple[str, ...]
    proposals: tuple[SampleProposal, ...]


class DemoCalendar:
    """Working days around the day on which the sample book is opened.

    Args:
        today: That day.
        off: Stretches of days off, each as how many days ago it began and how many days it lasted.
    """

    def __init__(self, today: date, off: Sequence[Sequence[int]]) -> None:
        self.today = today
        self.off: list[date] = []
        for ago, length in off:
            first = today - timedelta(days=ago)
            stretch = [first + timedelta(days=number) for number in range(length)]
            self.off += [day for day in stretch if day.weekday() < 5]
        self._past = [today]

    def day(self, number: int) -> date:
        """Return the day ``-number`` working days before today, or, from 0 on, the first working
        day from so many calendar days ahead on."""
        if number < 0:
            return self._back(-number)
        day = self.today + timedelta(days=number)
        while day.weekday() > 4:
            day += timedelta(days=1)
        return day

    def _back(self, count: int) -> date:
        while len(self._past) <= count:
            day = self._past[-1] - timedelta(days=1)
            while day.weekday() > 4 or day in self.off:
                day -= timedelta(days=1)
            self._past.append(day)
        return self._past[count]


class SampleBook:
    """Makes the edits of one sample book.

    Args:
        seed: The same seed makes the same ids.
        calendar: What the relative days of the data are counted by.
    """

    def __init__(self, seed: int, calendar: DemoCalendar) -> None:
        self.edits: list[Edit] = []
        self._random = random.Random(seed)
        self._calendar = calendar
        self._ids: dict[str, str] = {}
        """The ids of contacts and hubs by their keys."""
        self._on_day: dict[date, int] = {}
        """How many records were born on a day; each is a minute younger than the one before."""

    def add(self, table: TableName, record: Mapping[str, Any]) -> None:
        """Make one record out of a row of the data.

        Args:
            table: Its table.
            record: Its fields; ``key`` is what other rows call it by, and ``born`` when it was
                made, which is its ``day`` where that is not there.
        """
        birth = self._calendar.day(record["born" if "born" in record else "day"])
        key = self._id_on(birth)
        if "key" in record:
            self._ids[record["key"]] = key
        fields = {
            name: self._value(name, value, birth)
            for name, value in record.items()
            if name not in ("key", "born")
        }
        if table in _ADDED:
            fields["added"] = birth
        self.edits.append(Put(table, key, fields))

    def change(self, contact: str, fields: Mapping[str, Value]) -> Edit:
        """Return a change of a contact that was added, by its key."""
        return Put("contacts", self._ids[contact], fields)

    def proposal(self, record: Mapping[str, Any]) -> SampleProposal:
        """Return what a row of the data proposes."""
        return SampleProposal(
            contacts=tuple(self._ids[key] for key in record["contacts"]),
            kind=record["kind"],
            day=self._calendar.day(record["day"]),
            time=record["time"],
            minutes=record.get("minutes"),
            note=record["note"],
            source=record["source"],
        )

    def take_off(self, day: date) -> None:
        """Mark a day off."""
        self.edits.append(Put("days", self._id_on(day), {"day": day, "off": True}))

    def _id_on(self, day: date) -> str:
        order = self._on_day[day] = self._on_day.get(day, 0) + 1
        birth_ms = (day - _EPOCH).days * _DAY_MS + _MORNING_MS + order * _MINUTE_MS
        return new_id(birth_ms, self._random.randbytes(10))

    def _value(self, name: str, value: Any, birth: date) -> Value:
        if name in _DAYS:
            return self._calendar.day(value)
        if isinstance(value, list):
            return frozenset(str(self._value(name, element, birth)) for element in value)
        if isinstance(value, dict) and name not in _WORDS:
            return {
                stage: self._calendar.day(number).isoformat() for stage, number in value.items()
            }
        if name in _REFERENCES:
            return self._ids[value]
        if isinstance(value, str):
            return value.replace("{born}", birth.isoformat())
        return cast("Value", value)


def sample(seed: int, today: date) -> Sample:
    """Return the sample book and what lies beside it.

    Args:
        seed: The same seed and day give the same book, ids included.
        today: The day on which the book is opened; nothing but what is planned is later.
    """
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    calendar = DemoCalendar(today, data.pop("days_off"))
    minutes, inbox = data.pop("minutes"), data.pop("inbox")
    proposals, conflict = data.pop("proposals"), data.pop("conflict")
    book = SampleBook(seed, calendar)
    for day in calendar.off:
        book.take_off(day)
    for table, records in data.items():
        for record in records:
            book.add(cast("TableName", table), record)
    settings = Put("settings", SETTINGS_ID, {"minutes": {**MINUTES, **minutes}})
    return Sample(
        edits=(*book.edits, settings),
        here=tuple(book.change(row["contact"], row["here"]) for row in conflict if "here" in row),
        copy=tuple(book.change(row["contact"], row["copy"]) for row in conflict),
        inbox=tuple(inbox),
        proposals=tuple(map(book.proposal, proposals)),
    )


def demo(seed: int, today: date) -> tuple[Edit, ...]:
    """Return the edits that make the sample book; see `sample`."""
    return sample(seed, today).edits
