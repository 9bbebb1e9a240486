"""What every rule reads: the records, the settings and the day, with the indexes that make looking
things up fast.

A rule's result is kept with the situation that it was worked out for (`once`), so that the plan,
the board and the cards of one state and day share their work. Nothing here changes a record or asks
a clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Final, TypeVar

from planner.engine.happened.calendar import Calendar
from planner.engine.happened.log import Log
from planner.engine.happened.people import People
from planner.engine.happened.promises import Promises, promises_in
from planner.engine.happened.register import Register
from planner.engine.happened.tie import Tie
from planner.engine.happened.touching import outgoing
from planner.records import NOTHING, Day, Favour, Promise, Records, Touch
from planner.settings import MINUTES, Settings

RuleValue = TypeVar("RuleValue")

CARRIED_ON: Final = ("log", "people", "register")
"""The indexes that are carried on from one situation to the next, as far as they hold."""
LEAST_BUDGET: Final = 5
"""Minutes that are left of the budget however small half of it is: the planner goes on (R6, R8)."""


class Situation:
    """The records and settings on a day: what a plan is made from.

    Args:
        records: Everything in the book.
        settings: The user's choices.
        today: The user's local day.
        before: The situation of a moment ago, before a change or on an earlier day. What did not
            change is taken over from it, which makes the next plan many times as fast; the outcome
            is the same without it.
    """

    def __init__(
        self, records: Records, settings: Settings, today: date, before: Situation | None = None
    ) -> None:
        self.records = records
        self.settings = settings
        self.today = today
        self.now = today.toordinal()
        """Today as an ordinal, which the rules count in."""
        self.worked_out: dict[Callable[[Situation], Any], Any] = {}
        """What the rules came to here, by the rule (see `once`)."""
        self.indexes: dict[Callable[..., Any], Any] = {}
        """The rules' own indexes (see `carried_on`)."""
        self.before: dict[Any, Any] = {}
        """Indexes of the situation before, which are carried on when they are first asked for."""
        if before is not None:
            state = before.__dict__
            indexes = {name: state[name] for name in CARRIED_ON if name in state}
            self.before = {**before.before, **indexes, **before.indexes}
            if (
                before.records.days is records.days
                and before.settings == settings
                and "calendar" in state
            ):
                self.calendar = before.calendar
            if before.records.promises is records.promises and "promises" in state:
                self.promises = before.promises

    def on(self, day: date) -> Situation:
        """Return the same records as they will be looked at on another day."""
        return Situation(self.records, self.settings, day, before=self)

    @cached_property
    def log(self) -> Log:
        """The touches up to today, by contact and by day."""
        old: Log | None = self.before.pop("log", None)
        touches = self.records.touches
        return Log.of(touches, self.now) if old is None else old.after(touches, self.now)

    @property
    def ties(self) -> Mapping[str, Tie]:
        """What happened with whom: only those with whom something did are in it."""
        return self.log.ties

    @cached_property
    def people(self) -> People:
        """The contacts by what the rules ask of them."""
        old: People | None = self.before.pop("people", None)
        contacts = self.records.contacts
        return (
            People(contacts, self.settings) if old is None else old.after(contacts, self.settings)
        )

    @cached_property
    def register(self) -> Register:
        """Everybody who takes part in the plan, filed by what it may ask of them."""
        old: Register | None = self.before.pop("register", None)
        people, ties = self.people, self.log.ties
        return (
            Register.of(people, ties, self.now)
            if old is None
            else old.after(people, ties, self.now)
        )

    @cached_property
    def promises(self) -> Promises:
        """The promises by what the rules ask of them."""
        return promises_in(self.records.promises.values())

    @cached_property
    def calendar(self) -> Calendar:
        """The user's working days."""
        return Calendar(
            self.settings, [day.day.toordinal() for day in self.records.days.values() if day.off]
        )

    @cached_property
    def day_off(self) -> bool:
        """Whether the user took today off."""
        return self.now in self.calendar.days_off

    @cached_property
    def skipped(self) -> str:
        """Why today's new touch was skipped, empty where it was not."""
        days: list[Day] = [
            day for day in self.records.days.values() if day.day == self.today and day.skipped
        ]
        return max(days, key=attrgetter("id")).skipped if days else ""

    @cached_property
    def start(self) -> int:
        """The first day of the book: of its first touch, or of its first contact where that is
        earlier."""
        first_touch = self.log.first_day or self.now
        return min(first_touch, self.people.first_added or first_touch, self.now)

    @cached_property
    def touched_today(self) -> frozenset[str]:
        """Those whom the user was in touch with today, so that they are not offered again."""
        today = self.log.by_day.get(self.now)
        if not today:
            return NOTHING
        return frozenset(
            contact for touch in today if outgoing(touch) for contact in touch.contacts
        )

    @cached_property
    def working(self) -> bool:
        """Whether today counts."""
        return self.calendar.working(self.now)

    @cached_property
    def next_working(self) -> int:
        """The next working day after today."""
        return self.calendar.after(self.now)

    @cached_property
    def usual_budget(self) -> int:
        """Minutes a working day for follow-ups: half of what is set once the user has landed, but
        at least 5 (R6)."""
        budget = max(self.settings.budget_minutes, 0)
        return halved(budget) if self.settings.landed else budget

    @cached_property
    def budget(self) -> int:
        """Minutes for today's follow-ups (R4): the usual, or half of them on a lighter day (R8)."""
        return halved(self.usual_budget) if self.lighter else self.usual_budget

    @cached_property
    def lighter(self) -> bool:
        """Whether the user takes a lighter day."""
        return any(day.lighter for day in self.records.days.values() if day.day == self.today)

    @cached_property
    def closed(self) -> bool:
        """Whether the user closed today in the evening (P12)."""
        return any(day.closed for day in self.records.days.values() if day.day == self.today)

    def minutes(self, kind: str) -> int:
        """The estimate for a kind of item, in minutes (R4)."""
        return self.settings.minutes.get(kind, MINUTES[kind])

    def days_since(self, day: date) -> int:
        """Days from the day to today."""
        return self.now - day.toordinal()

    def touches_of(self, contact_id: str) -> Sequence[Touch]:
        """Everything that is logged with somebody, notes and later days included, oldest first."""
        return self.log.with_contact(contact_id)

    def promises_of(self, contact_id: str) -> Sequence[Promise]:
        """Every promise that concerns somebody, mine and theirs, open and closed, earliest due
        first."""
        promises, _ = self._dealings.get(contact_id, ((), ()))
        return sorted(promises, key=lambda promise: (promise.due or date.max, promise.id))

    def favours_of(self, contact_id: str) -> Sequence[Favour]:
        """Every favour given to and received from somebody, oldest first."""
        _, favours = self._dealings.get(contact_id, ((), ()))
        return sorted(favours, key=lambda favour: (favour.day or date.min, favour.id))

    def name_of(self, contact_id: str) -> str:
        """What to call somebody, empty for nobody; a reference to a record that is not there is
        shown as such."""
        if not contact_id:
            return ""
        contact = self.records.contacts.get(contact_id)
        return "(missing contact)" if contact is None else contact.name or "(no name)"

    @cached_property
    def _dealings(self) -> Mapping[str, tuple[list[Promise], list[Favour]]]:
        dealings: defaultdict[str, tuple[list[Promise], list[Favour]]] = defaultdict(
            lambda: ([], [])
        )
        for promise in self.records.promises.values():
            dealings[promise.contact][0].append(promise)
        for favour in self.records.favours.values():
            dealings[favour.contact][1].append(favour)
        return dealings


def halved(budget: int) -> int:
    """Half of some minutes, but at least 5 of them where there are."""
    return max(budget // 2, min(budget, LEAST_BUDGET))


def once(rule: Callable[[Situation], RuleValue]) -> Callable[[Situation], RuleValue]:
    """Work the rule out once for each situation."""

    @wraps(rule)
    def remembered(situation: Situation) -> RuleValue:
        values = situation.worked_out
        if rule not in values:
            values[rule] = rule(situation)
        value: RuleValue = values[rule]
        return value

    return remembered


def carried_on(
    index: Callable[[Situation, RuleValue | None], RuleValue],
) -> Callable[[Situation], RuleValue]:
    """Make a rule's own index once for each situation, given that of the situation before; None
    where there is none."""

    @wraps(index)
    def remembered(situation: Situation) -> RuleValue:
        values = situation.indexes
        if index not in values:
            values[index] = index(situation, situation.before.pop(index, None))
        value: RuleValue = values[index]
        return value

    return remembered


def hand_on(situation: Situation, rule: Callable[[Situation], RuleValue], value: RuleValue) -> None:
    """Let a situation carry on an index of a rule (see `carried_on`) that stems from elsewhere than
    the situation before."""
    situation.before[vars(rule)["__wrapped__"]] = value
