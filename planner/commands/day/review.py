"""The week's review: what was kept, what came of it, who cools, promises both ways, the hubs, and
one suggestion.

It is made from the records as they are, on the last day of the week; private things only where they
are asked for (R23).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from planner.commands.session import Session
from planner.engine.habit.steadiness import thermometer
from planner.engine.habit.streak import streak_of, successful_days
from planner.engine.happened.log import in_order
from planner.engine.plan import Thermometer
from planner.engine.situation import Situation
from planner.engine.standing.cadence import due_on
from planner.engine.standing.milestones import STEPS, milestones
from planner.engine.standing.stage import standing
from planner.engine.standing.temperature import UNTOUCHED, temperatures
from planner.engine.views.hub_yield import HubYield, hub_yields
from planner.errors import UsageError
from planner.exchange.public import without_private
from planner.quicklog.days.dates import read_date
from planner.records import Contact, Promise, Records, Stage
from planner.value import NamedTuple
from planner.words import full_day, joined, plural, quoted, short_day

WEEK: Final = 7
"""Days of a review."""
WEEKS_SHOWN: Final = 12
"""Weeks of outreach that are compared."""
DAY: Final = timedelta(days=1)
_RANK: Mapping[Stage, int] = {"cold": 0, "warming": 1, "active": 2}
DayState = Literal["kept", "missed", "off", "open"]


class ReviewDay(NamedTuple):
    """A day of the week: whether it was kept, and how many touches went out; a day before the book
    began counts as a day off."""

    day: date
    state: DayState
    touches: int


class ReviewTouch(NamedTuple):
    """Something that happened: when, with whom, where, and what is worth knowing of it."""

    id: str
    day: date
    kind: str
    names: tuple[str, ...]
    hub: str
    text: str


class ReviewPerson(NamedTuple):
    """A contact, and what the review says of them."""

    contact: str
    name: str
    text: str


class ReviewPromise(NamedTuple):
    """A promise of the user's (``who`` me) or of theirs. ``days_late`` is 0 where it is not
    late."""

    id: str
    who: str
    name: str
    text: str
    due: date | None
    done_on: date | None
    days_late: int


class ReviewHub(NamedTuple):
    """A hub with its verdict, and how often it was visited this week."""

    id: str
    name: str
    verdict: str
    visits: int
    reason: str


class ReviewWeek(NamedTuple):
    """The outreach of a week: its Monday, and the touches that went out."""

    start: date
    touches: int


class Suggestion(NamedTuple):
    """The one thing to do about it, and the shell's command for it; empty where there is none."""

    text: str
    command: str


class WeekReview(NamedTuple):
    """The review of seven days.

    Attributes:
        first, last: Its days.
        days: What became of each.
        streak: Working days kept in a row.
        temperature: The user's own (R5).
        weeks: The outreach of the last weeks, this one last.
        touches: What happened.
        new_people: Who came into the plan.
        results: What came of it: a step for each contact that was reached for the first time (R22).
        result_counts: How many reached each step.
        cooling: Whose tie went down a stage, the warmest first.
        promises_kept, promises_open: Both ways; open ones that are late or due within a week.
        favours: Favours given and received.
        hubs: Those that were visited, then those to stop.
        coming: Who is due in the next seven days.
        suggestion: One.
    """

    first: date
    last: date
    days: tuple[ReviewDay, ...]
    streak: int
    temperature: Thermometer
    weeks: tuple[ReviewWeek, ...]
    touches: tuple[ReviewTouch, ...]
    new_people: tuple[ReviewPerson, ...]
    results: tuple[ReviewPerson, ...]
    result_counts: Mapping[str, int]
    cooling: tuple[ReviewPerson, ...]
    promises_kept: tuple[ReviewPromise, ...]
    promises_open: tuple[ReviewPromise, ...]
    favours: tuple[ReviewPerson, ...]
    hubs: tuple[ReviewHub, ...]
    coming: tuple[ReviewPerson, ...]
    suggestion: Suggestion


def read_week(session: Session, text: str) -> tuple[date, date]:
    """Return the first and the last day of a week: the last seven days, a calendar week as far as
    it has come.

    Args:
        session: The open book.
        text: Nothing for the last seven days; ``this``, ``last``, ``2026-W47``, or a day of the
            week that is meant.

    Raises:
        UsageError: It is none of these, or still to come.
    """
    import pendulum  # 50 ms, and only a review reckons with weeks

    today = session.today
    word = text.strip().lower()
    if not word:
        return today - timedelta(days=WEEK - 1), today
    day = _day_in_week(session, word)
    if day is None:
        raise UsageError(
            f"{quoted(text)} is no week. Write this, last, 2026-W47, or a day of it, as in 16 nov."
        )
    monday = pendulum.date(day.year, day.month, day.day).start_of("week")
    if monday > today:
        raise UsageError(f"The week of {full_day(day)} is still to come.")
    first = date(monday.year, monday.month, monday.day)
    return first, min(first + timedelta(days=WEEK - 1), today)


def _day_in_week(session: Session, word: str) -> date | None:
    """Return a day of the week that is meant; None where it is not understood."""
    if word in ("this", "last"):
        return session.today - timedelta(days=0 if word == "this" else WEEK)
    year, separator, number = word.partition("-w")
    if separator:
        return _iso_week(year, number)
    order = session.settings.date_order
    match = read_date(word, today=session.today, direction="past", date_order=order)
    return match[0] if match and match[1] == len(word) else None


def _iso_week(year: str, number: str) -> date | None:
    """Return the Monday of an ISO week; None where there is no such week."""
    try:
        return date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return None


def week_review(session: Session, week: str = "", *, private: bool = False) -> WeekReview:
    """Return the review of a week; private things only when asked for (R23).

    Raises:
        UsageError: It is no week that has begun.
    """
    first, last = read_week(session, week)
    records = session.records if private else without_private(session.records)
    # What is known of the present state is carried on, and from the day before the week to its end,
    # which makes this several times as fast.
    eve = Situation(records, session.settings, first - DAY, before=session.situation)
    temperatures(eve)
    return _Reviewer(Situation(records, session.settings, last, before=eve), eve).review()


class _Reviewer:
    """Makes the review of the days from that after ``eve`` to that of the situation."""

    def __init__(self, situation: Situation, eve: Situation) -> None:
        self._situation = situation
        self._eve = eve
        self._records: Records = situation.records
        self._first = eve.today + DAY
        self._last = situation.today

    def review(self) -> WeekReview:
        """Return the review."""
        results = self._results()
        review = WeekReview(
            self._first,
            self._last,
            tuple(self._days()),
            streak_of(self._situation).days,
            thermometer(self._situation),
            tuple(self._weeks()),
            tuple(self._touches()),
            tuple(self._new_people()),
            tuple(self._result_people(results)),
            _counts(results),
            tuple(self._cooling()),
            tuple(self._promises_kept()),
            tuple(self._promises_open()),
            tuple(self._favours()),
            tuple(self._hubs()),
            tuple(self._coming()),
            Suggestion("", ""),
        )
        return review._replace(suggestion=suggest(review))

    def _holds(self, day: date | None) -> bool:
        return day is not None and self._first <= day <= self._last

    def _name(self, contact_id: str) -> str:
        return self._situation.name_of(contact_id)

    def _days(self) -> Iterator[ReviewDay]:
        situation = self._situation
        kept_days = successful_days(situation)
        for number in range(self._first.toordinal(), self._last.toordinal() + 1):
            if number in kept_days:
                state: DayState = "kept"
            elif number < situation.start or not situation.calendar.working(number):
                state = "off"
            else:
                state = "open" if number == situation.now else "missed"
            yield ReviewDay(date.fromordinal(number), state, situation.log.outgoing_on(number))

    def _weeks(self) -> Iterator[ReviewWeek]:
        log, end = self._situation.log, self._situation.now
        for back in reversed(range(WEEKS_SHOWN)):
            start = end - WEEK * (back + 1) + 1
            touches = sum(log.outgoing_on(day) for day in range(start, start + WEEK))
            yield ReviewWeek(date.fromordinal(start), touches)

    def _touches(self) -> Iterator[ReviewTouch]:
        touches = [touch for touch in self._records.touches.values() if self._holds(touch.day)]
        for touch in sorted(touches, key=in_order):
            hub = self._records.hubs.get(touch.hub)
            learned = f"learned: {touch.learned}" if touch.learned else ""
            names = sorted(map(self._name, touch.contacts), key=str.casefold)
            yield ReviewTouch(
                touch.id,
                touch.day,
                touch.kind,
                tuple(filter(None, names)),
                hub.name if hub else "",
                " · ".join(filter(None, (touch.note, learned))),
            )

    def _new_people(self) -> Iterator[ReviewPerson]:
        for contact in self._by_name():
            if contact.state == "kept" and self._holds(contact.added):
                about = ", ".join(filter(None, (contact.role, contact.org)))
                yield ReviewPerson(contact.id, contact.name, about)

    def _by_name(self) -> list[Contact]:
        contacts = self._records.contacts.values()
        return sorted(contacts, key=lambda contact: (contact.name.casefold(), contact.id))

    def _results(self) -> dict[str, list[str]]:
        """The steps that each contact reached for the first time in this week, in their order."""
        first, last = self._first.toordinal(), self._last.toordinal()
        results: dict[str, list[str]] = {}
        for contact, days in milestones(self._situation).items():
            steps = [step for step in STEPS if first <= days.get(step, 0) <= last]
            if steps:
                results[contact] = steps
        return results

    def _result_people(self, results: Mapping[str, Sequence[str]]) -> Iterator[ReviewPerson]:
        """Those who came further than a first touch, who came furthest first."""
        ranked = sorted(
            results, key=lambda contact: (-STEPS.index(results[contact][-1]), self._name(contact))
        )
        for contact in ranked:
            further = [step for step in results[contact] if step != STEPS[0]]
            if further:
                yield ReviewPerson(contact, self._name(contact), joined(further))

    def _cooling(self) -> Iterator[ReviewPerson]:
        """Those whose stage went down since the day before the week, the warmest first."""
        warmths, past = temperatures(self._situation).of, temperatures(self._eve).of
        fallen: list[tuple[float, ReviewPerson]] = []
        for contact_id, warm in warmths.items():
            contact, was = self._records.contacts[contact_id], past.get(contact_id, UNTOUCHED)
            if contact.state == "kept" and _RANK[warm.stage] < _RANK[was.stage]:
                reason = standing(self._situation, contact_id).reason
                text = f"from {was.stage} to {warm.stage}: {reason}"
                fallen.append((-was.score, ReviewPerson(contact_id, contact.name, text)))
        for _, person in sorted(fallen):
            yield person

    def _promises_kept(self) -> Iterator[ReviewPromise]:
        promises = self._records.promises.values()
        done = [promise for promise in promises if self._holds(promise.done_on)]
        for promise in sorted(done, key=lambda promise: (promise.done_on or date.min, promise.id)):
            yield self._promise(promise)

    def _promises_open(self) -> Iterator[ReviewPromise]:
        """Those that are late, due within a week, or have no day."""
        soon = self._last + timedelta(days=WEEK)
        waiting = [
            promise
            for promise in self._records.promises.values()
            if promise.open and (promise.due is None or promise.due <= soon)
        ]
        for promise in sorted(waiting, key=lambda promise: (promise.due or date.max, promise.id)):
            yield self._promise(promise)

    def _promise(self, promise: Promise) -> ReviewPromise:
        late = (self._last - promise.due).days if promise.due and promise.open else 0
        return ReviewPromise(
            promise.id,
            promise.who,
            self._name(promise.contact),
            promise.text,
            promise.due,
            promise.done_on,
            max(0, late),
        )

    def _favours(self) -> Iterator[ReviewPerson]:
        favours = [favour for favour in self._records.favours.values() if self._holds(favour.day)]
        for favour in sorted(favours, key=lambda favour: (favour.day or date.min, favour.id)):
            way = "from" if favour.direction == "received" else "for"
            text = f"{favour.what or 'a favour'}, {way}"
            yield ReviewPerson(favour.contact, self._name(favour.contact), text)

    def _hubs(self) -> Iterator[ReviewHub]:
        """Those that were visited, and then those to stop."""
        visits: dict[str, set[date]] = {}
        for touch in self._records.touches.values():
            if touch.hub and self._holds(touch.day):
                visits.setdefault(touch.hub, set()).add(touch.day)
        hubs = hub_yields(self._situation)
        for hub in sorted(hubs, key=lambda hub: (hub.hub not in visits, hub.name.casefold())):
            if hub.hub in visits or hub.verdict == "stop":
                count = len(visits.get(hub.hub, ()))
                yield ReviewHub(hub.hub, hub.name, hub.verdict, count, _reason(hub))

    def _coming(self) -> Iterator[ReviewPerson]:
        last, until = self._last, self._last + timedelta(days=WEEK)
        due: list[tuple[date, str, ReviewPerson]] = []
        for contact in self._records.contacts.values():
            day = due_on(self._situation, contact.id)
            if day is not None and last <= day <= until:
                person = ReviewPerson(contact.id, contact.name, short_day(day, last))
                due.append((day, contact.name.casefold(), person))
        for _, _, person in sorted(due):
            yield person


def _reason(hub: HubYield) -> str:
    return hub.reasons[0] if hub.reasons else ""


def _counts(results: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return how many contacts reached each step."""
    counts = dict.fromkeys(STEPS, 0)
    for steps in results.values():
        for step in steps:
            counts[step] += 1
    return counts


def _oldest_promise(review: WeekReview) -> ReviewPromise | None:
    """The promise of mine that is late for the longest."""
    mine = [promise for promise in review.promises_open if promise.who == "me"]
    late = [promise for promise in mine if promise.days_late]
    return max(late, key=lambda promise: promise.days_late, default=None)


def suggest(review: WeekReview) -> Suggestion:
    """Return the one thing to do: the habit first, then one's word, the ties that cool, the hubs
    that do not pay."""
    missed = sum(day.state == "missed" for day in review.days)
    kept_count = sum(day.state == "kept" for day in review.days)
    if missed > kept_count:
        return Suggestion(
            f"{plural(missed, 'working day')} went by without a new touch: fix a time for it.",
            "planner pledge 8:30 --daily",
        )
    late = _oldest_promise(review)
    if late is not None:
        whom = f", to {late.name}" if late.name else ""
        return Suggestion(
            f"Keep your oldest promise: {late.text}{whom}.", f"planner done {late.id}"
        )
    if review.cooling:
        person = review.cooling[0]
        return Suggestion(
            f"Write to {person.name}, before the tie goes cold.", f"planner write {person.contact}"
        )
    stopped = [hub for hub in review.hubs if hub.verdict == "stop" and hub.visits]
    if stopped:
        return Suggestion(
            f"Leave out {stopped[0].name} next time: {stopped[0].reason}.", "planner hubs"
        )
    if not (kept_count or review.touches):
        return Suggestion("Begin: one person, and something to say to them.", "planner today")
    return Suggestion("Go on as you do: nothing slipped this week.", "planner today")
