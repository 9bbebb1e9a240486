"""What another program's diary tells → touches, promises and favours; each only once, however often
it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.change import Edit, Put, Value
from planner.exchange.names import fold
from planner.exchange.plan.import_plan import RowPlan
from planner.exchange.read.profiles import profile_of
from planner.exchange.sheet import Happened, Owed, Sheet
from planner.ids import new_id
from planner.records import MEETINGS, Records
from planner.words import joined

_EVERY: Mapping[str, tuple[str, int]] = {
    "week": ("weeks", 7),
    "month": ("months", 31),
    "year": ("years", 366),
}
"""How often a reminder comes again: the unit, and its longest in days."""
_TITLE = 80
"""Characters of an entry's text that a report shows."""


def plan_diary(
    sheet: Sheet, called: Mapping[str, str], records: Records, today: date
) -> tuple[list[RowPlan], tuple[Edit, ...]]:
    """Return what becomes of each entry of the diary, and the records that it makes.

    Args:
        sheet: What was read, with its diary.
        called: Whose each folded name and each profile is, those whom the same import makes
            included; empty where several have it.
        records: What is in the book; an entry that stands there already is not made again.
        today: The day of the import.
    """
    diary = _Diary(called, records, today)
    for entry in sheet.diary:
        diary.add_touch(entry)
    for owed in sheet.owed:
        diary.add_owed(owed)
    return diary.rows, tuple(diary.edits)


class _Diary:
    def __init__(self, called: Mapping[str, str], records: Records, today: date) -> None:
        self.rows: list[RowPlan] = []
        self.edits: list[Edit] = []
        self._called = called
        self._today = today
        self._touches = {
            (touch.day, fold(touch.note), contact)
            for touch in records.touches.values()
            for contact in touch.contacts
        }
        promises = {(fold(record.text), record.contact) for record in records.promises.values()}
        favours = {(fold(record.what), record.contact) for record in records.favours.values()}
        self._owed = promises | favours

    def _contact(self, name: str) -> str:
        return self._called.get(profile_of(name) or fold(name), "")

    def add_touch(self, entry: Happened) -> None:
        """Make the touch of an entry where anybody in it is known and it is not there yet."""
        title = f"{entry.day.isoformat()} {entry.text}"[:_TITLE]
        people = {self._contact(name) for name in entry.people} - {""}
        if not people:
            reason = "nobody of the book is named in it"
            self.rows.append(RowPlan(entry.line, "skipped", reason, title))
            return
        keys = {(entry.day, fold(entry.text), contact) for contact in people}
        if not keys.isdisjoint(self._touches):
            self.rows.append(RowPlan(entry.line, "unchanged", "this touch is there", title))
            return
        self._touches.update(keys)
        strangers = sorted(name for name in entry.people if not self._contact(name))
        reason = f"without {joined(strangers)}: not one person" if strangers else ""
        self.rows.append(RowPlan(entry.line, "created", reason, title))
        usual = "both" if entry.kind in MEETINGS else "out"
        fields: dict[str, Value] = {
            "contacts": frozenset(people),
            "kind": entry.kind,
            "direction": entry.direction or usual,
            "day": entry.day,
            "note": entry.text,
        }
        if entry.tags:
            fields["tags"] = entry.tags
        self.edits.append(Put("touches", new_id(), fields))

    def add_owed(self, owed: Owed) -> None:
        """Make the promise or the favour where its person is known and it is not there yet."""
        title = owed.text[:_TITLE]
        contact = self._contact(owed.person)
        key = (fold(owed.text), contact)
        if not contact:
            reason = f"{owed.person} is not one person of the book"
            self.rows.append(RowPlan(owed.line, "skipped", reason, title))
        elif key in self._owed:
            self.rows.append(RowPlan(owed.line, "unchanged", "it is there", title))
        elif owed.kind == "promise" and owed.day and not self._due(owed):
            reason = f"its day, {owed.day.isoformat()}, has passed"
            self.rows.append(RowPlan(owed.line, "skipped", reason, title))
        else:
            self._owed.add(key)
            self.rows.append(RowPlan(owed.line, "created", "", title))
            self.edits.append(self._put(owed, contact))

    def _due(self, owed: Owed) -> date | None:
        """The first day from today on, on which it is due; None where it has passed for good."""
        if owed.day is None or owed.day >= self._today or owed.repeats not in _EVERY:
            return owed.day if owed.day is None or owed.day >= self._today else None
        from pendulum import Date  # heavy, and few files need it

        first = Date(owed.day.year, owed.day.month, owed.day.day)
        unit, days = _EVERY[owed.repeats]
        passed = (self._today - owed.day).days // days
        for count in range(max(passed - 1, 0), passed + 3):
            day = first.add(**{unit: count})
            if day >= self._today:
                return date(day.year, day.month, day.day)
        return None

    def _put(self, owed: Owed, contact: str) -> Put:
        fields: dict[str, Value] = {"contact": contact}
        if owed.kind == "promise":
            fields.update({"who": "me", "text": owed.text, "added": self._today})
            due = self._due(owed)
            if due:
                fields["due"] = due
            if owed.done_on:
                fields["done_on"] = owed.done_on
            return Put("promises", new_id(), fields)
        fields.update({"direction": owed.kind, "what": owed.text})
        if owed.day:
            fields["day"] = owed.day
        if owed.done_on:
            fields["returned"] = 1.0
        return Put("favours", new_id(), fields)
