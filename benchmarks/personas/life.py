"""A life with the planner, day by day, through its commands: the persona reads the plan in the
morning, logs what has come, and does what the plan says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Final, NamedTuple
from unittest.mock import patch

from benchmarks.books import name_of
from benchmarks.personas.acquaintances import Acquaintances
from planner import ids
from planner.book import Book, create_book
from planner.commands.day.answers import close, fell_through, took_place
from planner.commands.day.day import done
from planner.commands.day.docket import settle
from planner.commands.logging.batch import in_list, shared_line, spread_out, under
from planner.commands.logging.log import log, read_line
from planner.commands.network.hooks import add_hook
from planner.commands.network.hubs import add_hub
from planner.commands.people.contacts import add, prepare
from planner.commands.people.tie import next_of
from planner.commands.session import Session
from planner.engine.ahead.load_ahead import Week, weeks_ahead
from planner.engine.plan import DayPlan, Item, NextUp
from planner.errors import PlannerError
from planner.quicklog.entry import Entry
from planner.records import Records, Touch

MOST: Final = 60
"""Things that a plan may ask for on a day; a day that asks for more has no end."""
MEETS_IN: Final = (2, 9)
"""Days after which one meets whom one replied to."""
TAKES_PLACE: Final = 0.85
"""How likely it is that what was planned takes place."""
OUTCOMES: Final = (
    (0.4, "promised to send the deck in 6 days"),
    (0.3, "talk to {stranger}"),
    (0.15, "{name} did me a favour: read my application"),
    (0.15, "{name} will send the list in 5 days"),
)
"""What may come of a meeting, and how likely."""
FORECAST_EVERY: Final = 28
"""Days from one forecast that is held against what came to the next."""
HUB_EVERY: Final = 28
"""Days from one evening of a hub to the next."""


class Deed(NamedTuple):
    """Something that was done because the plan said so."""

    item: str
    """The item's id; `new_touch:` with the contact's for the new touch."""
    kind: str
    contact: str
    """Their id, empty where it concerns nobody."""
    trouble: str = ""
    """Why it could not be done, empty where it could."""


class Morning(NamedTuple):
    """A day on which the persona came."""

    day: date
    plan: DayPlan
    """As it was read, with what has come since logged."""
    records: Records
    """The book at that time."""
    deeds: Sequence[Deed]
    rest: DayPlan
    """The plan once the day is closed."""
    coming: Mapping[str, NextUp]
    """When those come up next whom the plan named, by id."""
    full: bool | None
    """Whether the forecast's next whole week asks for more than it holds; None where nobody
    looked."""
    weeks: Sequence[Week]
    """The forecast, on the Mondays on which it was kept."""


class Story(NamedTuple):
    """A life as it was lived."""

    mornings: Sequence[Morning]
    free_days: Sequence[DayPlan]
    """The plans of Saturdays and Sundays, which nobody works through."""
    own_accord: frozenset[date]
    """The days on which the persona did more than the plan asked for."""


class Life:
    """A book and its user.

    Args:
        folder: Where the book is made.
        first: The first day, on which it is made.
        around: Those whom the persona gets to know.
    """

    def __init__(self, folder: Path, first: date, around: Acquaintances) -> None:
        self.first, self.around = first, around
        self.own_accord: set[date] = set()
        self._moment = 0.0
        self._ids = self._names = 0
        self._invitations: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        with self.on(first):
            create_book(folder / "planner.json", folder / "state")
            book = Book.open(folder / "planner.json", state=folder / "state", clock=self._now)
        self.session = Session(book, first)

    @contextmanager
    def on(self, day: date) -> Iterator[None]:
        """Let it be a day, for the stamps of changes and for the ids too: they are the same each
        time."""
        self._moment = datetime.combine(day, time(8), UTC).timestamp()
        clock = SimpleNamespace(time_ns=lambda: int(self._now() * 1e9))
        system = SimpleNamespace(urandom=self._entropy)
        with patch.multiple(ids, time=clock, os=system):
            yield

    def _now(self) -> float:
        self._moment += 0.001
        return self._moment

    def _entropy(self, count: int) -> bytes:
        self._ids += 1
        return (self._ids * 0x9E3779B97F4A7C15 % (1 << 8 * count)).to_bytes(count, "big")

    def stranger(self) -> str:
        """Return the name of somebody whom the book does not know, and that is no word beside."""
        self._names += 1
        name = name_of(self._names)
        return self.stranger() if name.startswith("Will ") else name

    def know(self, count: int, **fields: str) -> list[str]:
        """Add people to the book, three to an organisation, and return their ids."""
        contacts: list[str] = []
        for place in range(count):
            org = f"{name_of(place // 3).split()[1]} Works"
            contacts.append(add(self.session, self.stranger(), {"org": org, **fields}))
        return contacts

    def say(self, line: str) -> None:
        """Log a line."""
        log(self.session, [self._entry(line)])

    def say_all(self, heading: str, lines: Sequence[str]) -> None:
        """Log a line for each of those who were met at one event."""
        shared = shared_line(self.session, heading)
        assert shared is not None
        entries = [under(in_list(self._entry(line)), shared) for line in lines]
        log(self.session, spread_out(self.session, entries, shared))

    def _entry(self, line: str) -> Entry:
        """Read a line; a name that the book does not hold whole is a new one."""
        choices: dict[str, str] = {}
        entry = read_line(self.session, line)
        for _ in range(len(entry.questions)):
            choices[entry.questions[0].said] = "new"
            entry = read_line(self.session, line, choices)
            if not entry.questions:
                break
        return entry

    def live(self, day: date, *, most: int = MOST, heeds: bool = True) -> Morning:
        """Live a day: log what has come, do what the plan says, and close it.

        Args:
            day: The day.
            most: Things that the persona does at most, the first of the plan first.
            heeds: Whether the persona answers advice; else it is left where it is.
        """
        self.session.today = day
        self._log_news(day)
        plan, records = self.session.plan, self.session.records
        coming = {name: next_of(self.session, name) for name in _named(plan)}
        full = self._is_full() if plan.utilisation > 1 or day.weekday() == 0 else None
        weeks = weeks_ahead(self.session.situation) if self._is_kept(day) else ()
        if heeds:
            self._heed(plan)
        deeds = [*self._deeds(most)]
        self._meet()
        close(self.session)
        rest = self.session.plan
        return Morning(day, _kept(plan), records, deeds, _kept(rest), coming, full, weeks)

    def _is_kept(self, day: date) -> bool:
        """Whether the forecast of a day is kept: every fourth Monday."""
        return (day - self.first).days % FORECAST_EVERY == 0

    def look(self, day: date) -> DayPlan:
        """Read the plan of a day and do nothing."""
        self.session.today = day
        return _kept(self.session.plan)

    def _is_full(self) -> bool:
        """Whether the next whole week that holds anything asks for more than it holds."""
        weeks = weeks_ahead(self.session.situation)[1:]
        return next((week.over for week in weeks if week.capacity), False)

    def _log_news(self, day: date) -> None:
        """Log who answered or wrote since the last time."""
        for news in self.around.news_before(day):
            self.say(f"{news.name} replied")
            if news.invites:
                self._invitations.add(news.name)

    def _heed(self, plan: DayPlan) -> None:
        for line in plan.advice_lines:
            settle(self.session, f"advice:{line.cause}")

    def _deeds(self, most: int) -> Iterator[Deed]:
        """Do what the plan asks for, until nothing is left or it is too much."""
        troubled: set[str] = set()
        for _ in range(most):
            plan = self.session.plan
            items = [item for item in plan.items if item.id not in troubled]
            if items:
                deed = self._attempt(items[0])
            elif plan.new_touch is not None:
                contact = plan.new_touch.contact
                done(self.session, contact)
                deed = Deed(f"new_touch:{contact}", "new_touch", contact)
            else:
                return
            if deed.trouble:
                troubled.add(deed.item)
            elif deed.contact:
                self._follow(deed)
            yield deed

    def _attempt(self, item: Item) -> Deed:
        try:
            self._do(item)
        except PlannerError as error:
            return Deed(item.id, item.kind, item.contact, str(error))
        return Deed(item.id, item.kind, item.contact)

    def _do(self, item: Item) -> None:
        """Do what an item asks for."""
        session = self.session
        if item.kind == "confirm":
            self._confirm(item)
        elif item.kind == "prepare":
            prepare(session, item.contact, f"something for {item.name}, {session.today}")
        elif item.kind == "hook":
            add_hook(session, f"something to share, found on {session.today}")
            done(session, item.id)
        elif item.kind == "hub":
            following = session.today + timedelta(days=HUB_EVERY // 2)
            fields = {"every": str(HUB_EVERY), "next": following.isoformat()}
            add_hub(session, f"Meetup {len(session.records.hubs) + 1}", fields)
            done(session, item.id)
        else:
            done(session, item.id)

    def _confirm(self, item: Item) -> None:
        if self.around.happens(TAKES_PLACE):
            took_place(self.session, item.id)
        else:
            fell_through(self.session, item.id)

    def _follow(self, deed: Deed) -> None:
        """What follows from something that was done: they may answer, and one may meet them."""
        name = self.session.records.contacts[deed.contact].name
        if deed.kind not in ("confirm", "prepare"):
            self.around.hear(name, deed.kind, self.session.today)
        if deed.kind == "reply" and name in self._invitations:
            self._invitations.remove(name)
            self.say(f"coffee with {name} in {self._days_to_meeting()} days 9:30")
        if deed.kind == "referral" and self.around.happens(0.5):
            self.say(f"{name} replied; talk to {self.stranger()}")

    def _days_to_meeting(self) -> int:
        days = self.around.number(*MEETS_IN)
        while (self.session.today + timedelta(days=days)).weekday() > 4:
            days += 1
        return days

    def _meet(self) -> None:
        """Meet those who stand on the docket, and log what came of it in the evening, or leave
        that to the next morning's question."""
        for touch in [*self.session.records.touches.values()]:
            if touch.planned and touch.day == self.session.today and self.around.happens(0.5):
                self._log_meeting(touch)

    def _log_meeting(self, touch: Touch) -> None:
        contacts = self.session.records.contacts
        name = contacts[min(touch.contacts)].name
        said = [f"coffee with {name}"]
        for chance, text in OUTCOMES:
            if self.around.happens(chance):
                said.append(text.format(name=name, stranger=self.stranger()))
        self.say("; ".join(said))


def _named(plan: DayPlan) -> set[str]:
    """Whom a plan names."""
    names = {item.contact for item in plan.items if item.contact}
    return names | ({plan.new_touch.contact} if plan.new_touch else set())


def _kept(plan: DayPlan) -> DayPlan:
    """A plan that does not hold on to what it was made from."""
    return plan._replace(bench=tuple(plan.bench[:1]))
