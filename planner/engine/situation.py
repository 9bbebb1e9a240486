"""What every rule reads: the records, the settings and the day, with the indexes that make looking things up fast.

A rule's result is kept with the situation it was worked out for (`once`), so that the plan, the board and the cards
of one state and day share their work. Nothing here changes a record or asks a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, TypeVar, cast

from planner.engine.calendar import Calendar
from planner.engine.touching import outgoing
from planner.records import Contact, Day, Favour, Promise, Records, Touch
from planner.settings import MINUTES, Settings

Result = TypeVar("Result")

LEAST_BUDGET = 5
"""Minutes that are left of the budget however small half of it is: the planner goes on after landing (R6)."""
NO_TOUCHES: Sequence[Touch] = ()
NOBODY: frozenset[str] = frozenset()
_IN_ORDER = attrgetter("day", "time", "id")


class Situation:
    """The records and settings on a day: what a plan is made from.

    What is dated later than `today` has not happened yet, and a touch without a day tells nothing about when: both are
    left out of every rule, and shown by `touches_of` alone.
    """

    def __init__(self, records: Records, settings: Settings, today: date) -> None:
        self.records = records
        self.settings = settings
        self.today = today
        self._worked_out: dict[Callable[[Situation], Any], Any] = {}

    @cached_property
    def days(self) -> Mapping[date, Day]:
        """What the user said about days, by day; of two records for one day the later one counts."""
        return {day.day: day for day in sorted(self.records.days.values(), key=attrgetter("id"))}

    @cached_property
    def calendar(self) -> Calendar:
        """The user's working days."""
        return Calendar(self.settings, frozenset(day.day for day in self.records.days.values() if day.off))

    @cached_property
    def ties(self) -> Mapping[str, Sequence[Touch]]:
        """Real contact, dated and up to today, by contact, oldest first; only contacts who have some are in it."""
        ties: dict[str, list[Touch]] = {}
        today, never = self.today, date.min
        for touch in self.records.touches.values():
            if touch.kind == "note" or not never < touch.day <= today:
                continue
            for contact in touch.contacts:
                tie = ties.get(contact)
                if tie is None:
                    ties[contact] = [touch]
                else:
                    tie.append(touch)
        for tie in ties.values():
            if len(tie) > 1:
                tie.sort(key=_IN_ORDER)
        return ties

    @cached_property
    def by_day(self) -> Mapping[date, Sequence[Touch]]:
        """Real contact up to today, by day."""
        days: dict[date, list[Touch]] = {}
        for touch in self.records.touches.values():
            if touch.kind != "note" and date.min < touch.day <= self.today:
                days.setdefault(touch.day, []).append(touch)
        return days

    @cached_property
    def _touches(self) -> Mapping[str, Sequence[Touch]]:
        everything: dict[str, list[Touch]] = {}
        for touch in self.records.touches.values():
            for contact in touch.contacts:
                everything.setdefault(contact, []).append(touch)
        return everything

    @cached_property
    def _promises(self) -> Mapping[str, Sequence[Promise]]:
        promises: dict[str, list[Promise]] = {}
        for promise in self.records.promises.values():
            promises.setdefault(promise.contact, []).append(promise)
        return promises

    @cached_property
    def _favours(self) -> Mapping[str, Sequence[Favour]]:
        favours: dict[str, list[Favour]] = {}
        for favour in self.records.favours.values():
            favours.setdefault(favour.contact, []).append(favour)
        return favours

    @cached_property
    def kept(self) -> Sequence[Contact]:
        """The contacts that take part in the plan."""
        return [contact for contact in self.records.contacts.values() if contact.state == "kept"]

    @cached_property
    def start(self) -> date:
        """The first day of the book: of its first touch, or of its first record where that is earlier."""
        firsts = [tie[0].day for tie in self.ties.values()]
        firsts += [contact.added for contact in self.records.contacts.values() if contact.added is not None]
        return min(min(firsts, default=self.today), self.today)

    @cached_property
    def touched_today(self) -> frozenset[str]:
        """Contacts that the user was in touch with today, so that they are not offered again."""
        return frozenset(
            contact
            for touch in self.by_day.get(self.today, ())
            if outgoing(touch)
            for contact in touch.contacts
        )

    @cached_property
    def working(self) -> bool:
        """Whether today counts."""
        return self.calendar.working(self.today)

    @cached_property
    def next_working(self) -> date:
        """The next working day after today."""
        return self.calendar.following(self.today)

    @cached_property
    def budget(self) -> int:
        """Minutes for today's follow-ups: half of what is set once the user has landed, but at least 5 (R4, R6)."""
        budget = max(self.settings.budget_minutes, 0)
        return max(budget // 2, LEAST_BUDGET) if self.settings.landed else budget

    def minutes(self, kind: str) -> int:
        """The estimate for a kind of item, in minutes (R4)."""
        return self.settings.minutes.get(kind, MINUTES[kind])

    def days_since(self, day: date) -> int:
        """Days from the day to today."""
        return (self.today - day).days

    def ahead(self, days: int) -> date:
        """The day so many days after today."""
        return self.today + timedelta(days=days)

    def tie(self, contact_id: str) -> Sequence[Touch]:
        """Real contact with somebody up to today, oldest first."""
        return self.ties.get(contact_id, NO_TOUCHES)

    def touches_of(self, contact_id: str) -> Sequence[Touch]:
        """Everything that is logged with somebody, notes and later days included, oldest first."""
        return sorted(self._touches.get(contact_id, ()), key=_IN_ORDER)

    def promises_of(self, contact_id: str) -> Sequence[Promise]:
        """Every promise that concerns somebody, mine and theirs, open and closed, earliest due first."""
        return sorted(self._promises.get(contact_id, ()), key=lambda promise: (promise.due or date.max, promise.id))

    def favours_of(self, contact_id: str) -> Sequence[Favour]:
        """Every favour given to and received from somebody, oldest first."""
        return sorted(self._favours.get(contact_id, ()), key=lambda favour: (favour.day or date.min, favour.id))

    def name_of(self, contact_id: str) -> str:
        """What to call somebody; a reference to a record that is not there is shown as such."""
        if not contact_id:
            return ""
        contact = self.records.contacts.get(contact_id)
        return "(missing contact)" if contact is None else contact.name or "(no name)"

    def worked_out(self, rule: Callable[[Situation], Result]) -> Result:
        """The rule's result here, worked out at the first call."""
        try:
            return cast(Result, self._worked_out[rule])
        except KeyError:
            result = self._worked_out[rule] = rule(self)
            return result


def once(rule: Callable[[Situation], Result]) -> Callable[[Situation], Result]:
    """Work the rule out once for each situation."""

    @wraps(rule)
    def remembered(situation: Situation) -> Result:
        return situation.worked_out(rule)

    return remembered
