"""The sample book's calendar, and the pen that writes its records."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from planner.change import Edit, Put, TableName, Value
from planner.demo.cast import Person
from planner.ids import new_id
from planner.records import Direction, Kind, Outcome

T = TypeVar("T", bound=Hashable)
_EPOCH = date(1970, 1, 1)
_DAY_MS = 86_400_000
_MORNING_MS = 8 * 3_600_000


class Diary:
    """Writes records in the order in which they happened, none of them on or after ``today``.

    Attributes:
        rng: The one source of chance; the same seed writes the same book.
        today: The day on which the book is opened.
        edits: What was written so far.
        told: Who has heard a hook, by the hook's key.
        out: The days with an outgoing touch of each contact, by the key of the person.
    """

    def __init__(self, seed: int, today: date) -> None:
        self.rng = random.Random(seed)
        self.today = today
        self.edits: list[Edit] = []
        self.out: dict[str, list[date]] = {}
        self.told: dict[str, list[str]] = {}
        self.ids: dict[str, str] = {}
        self._had: dict[str, set[Hashable]] = {}
        self._written: dict[date, int] = {}
        self._off: set[date] = set()

    def take_off(self, days: Iterable[date]) -> None:
        """Mark days off: nothing is written on them."""
        self._off.update(days)

    def works(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        return day.weekday() < 5 and day not in self._off

    def back(self, count: int) -> date:
        """The working day that lies ``count`` working days before today."""
        return self._step(self.today, -1, count)

    def ahead(self, day: date, count: int) -> date:
        """The working day that lies ``count`` working days after ``day``."""
        return self._step(day, 1, count)

    def near(self, day: date) -> date:
        """``day`` itself where it is a working day, else the closest one that is not after yesterday."""
        for distance in range(30):
            for other in (day - timedelta(days=distance), day + timedelta(days=distance)):
                if self.works(other) and (other < self.today or day >= self.today):
                    return other
        return self.back(1)

    def _step(self, day: date, step: int, count: int) -> date:
        while count:
            day += timedelta(days=step)
            count -= self.works(day)
        return day

    def id_on(self, day: date) -> str:
        """A new id that was born on ``day``."""
        order = self._written[day] = self._written.get(day, 0) + 1
        born = (day - _EPOCH).days * _DAY_MS + _MORNING_MS + order * 60_000
        return new_id(born, self.rng.randbytes(10))

    def put(self, table: TableName, day: date, fields: Mapping[str, Value]) -> str:
        """Write one record that was born on ``day``; empty fields are left out. Returns its id."""
        made = self.id_on(day)
        self.edits.append(
            Put(
                table,
                made,
                {name: value for name, value in fields.items() if value not in ("", None)},
            )
        )
        return made

    def touch(
        self,
        day: date,
        people: Iterable[Person],
        kind: Kind,
        direction: Direction,
        note: str,
        minutes: int = 3,
        *,
        learned: str = "",
        why: str = "",
        hook: str = "",
        hub: str = "",
        outcome: Outcome = "none",
        tags: str = "",
    ) -> str | None:
        """Write a touch, if ``day`` lies before today. Returns its id, None where it is still to come."""
        if day >= self.today:
            return None
        group = tuple(people)
        if direction != "in":
            for person in group:
                self.out.setdefault(person.key, []).append(day)
        return self.put(
            "touches",
            day,
            {
                "contacts": frozenset(self.ids[person.key] for person in group),
                "kind": kind,
                "direction": direction,
                "day": day,
                "minutes": minutes,
                "note": note,
                "learned": learned,
                "why": why,
                "hook": hook,
                "hub": self.ids.get(hub, ""),
                "outcome": "" if outcome == "none" else outcome,
                "tags": frozenset(tags.split()) or None,
            },
        )

    def pick(self, choices: Sequence[T], person: Person | None = None) -> T:
        """One of ``choices``, with a person one that they have not had until they have had all."""
        if person is None:
            return self.rng.choice(choices)
        had = self._had.setdefault(person.key, set())
        new = [choice for choice in choices if choice not in had]
        if not new:
            had.difference_update(choices)
        chosen = self.rng.choice(new or choices)
        had.add(chosen)
        return chosen

    def minutes(self, low: int, high: int) -> int:
        """A length between ``low`` and ``high`` minutes, longer ones rounded to five."""
        drawn = self.rng.randint(low, high)
        return drawn if drawn < 15 else round(drawn / 5) * 5
