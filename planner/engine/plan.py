"""The plan of a day: a value, made once for a state and a day, shown by the app, the shell and the
JSON alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from planner.follow_up_kinds import FollowUpName
from planner.value import NamedTuple

DocketKind = Literal["meeting", "event", "promise", "date"]
Verdict = Literal["steady", "patchy", "hot-and-cold", "gone quiet", "too early to say"]


class Offer(NamedTuple):
    """A new touch that is offered, or waits on the bench: whom, why, and what to say.

    ``hook`` is empty where there is nothing to say yet (R9: prepare first); ``hook_id`` is the
    library's record.
    """

    contact: str
    name: str
    reason: str
    hook: str = ""
    hook_id: str = ""
    local_time: str = ""
    """Their time of day, where it is another one than the user's: ``17:40 in Lisbon`` (P13)."""


class Item(NamedTuple):
    """A follow-up that is planned for the day.

    ``id`` is what `planner done` and `snooze` take: a promise's or favour's id, else
    ``KIND:CONTACT-ID``. ``due`` is the day it falls due, ``days_late`` how long past that (0 where
    it is not).
    """

    id: str
    kind: FollowUpName
    contact: str
    name: str
    due: date | None
    days_late: int
    minutes: int
    reason: str
    local_time: str = ""
    """As in `Offer`."""


class DocketEntry(NamedTuple):
    """Something that is to come (P14): a meeting, a visit to a hub, a promise of the user's, a
    yearly date.

    ``id`` is a touch's or a promise's id, else ``KIND:ID`` of the hub or the contact. ``contacts``
    are the ids of those whom it concerns and ``names`` what they are called; ``hub`` is the hub's
    id.
    """

    id: str
    day: date
    time: str
    kind: DocketKind
    text: str
    contacts: tuple[str, ...]
    names: tuple[str, ...]
    hub: str = ""
    prepared: Mapping[str, str] = {}
    """What the user wants from it: ``whom``, ``want``, ``offer``, ``leave``; empty where nothing
    was prepared."""


class AdviceLine(NamedTuple):
    """A line of advice. It is silenced for a week when it is answered with *done* or *not now*."""

    cause: str
    """Why it is said; no two lines of a day have the same."""
    text: str
    command: str
    """Where it is answered: a place of the app, or a command of it."""


class Thermometer(NamedTuple):
    """The user's own temperature (R5): 37.0 is the usual week."""

    value: float
    verdict: Verdict
    reason: str


class Streak(NamedTuple):
    """Working days kept in a row (R2). ``absorbed`` are missed days forgiven in it; ``marks`` the
    last ten working days, oldest first: kept, missed, absorbed, off or open (today, not yet)."""

    days: int
    absorbed: int
    marks: tuple[Literal["kept", "missed", "absorbed", "off", "open"], ...]
    rate: float
    """Share of the last 28 working days that were kept, 0 to 1."""
    strength: float = 0.0
    """How strong the habit is, 0 to 1: a missed day lowers it by a few per cent."""


class Quota(NamedTuple):
    """How many new touches a day are earned (R2), how many are made, and what is missing for the
    next step."""

    earned: int
    """What the habit has earned, 1 to 3."""
    allowed: int
    """What today's plan may offer now: the ceiling opens only when the day's follow-ups are done
    (R1)."""
    done: int
    missing: str
    """In words: what is missing for the next step."""


class DayPlan(NamedTuple):
    """What to do today, and why."""

    day: date
    working: bool
    """False on weekends, holidays and days off: nothing is owed then."""
    budget_minutes: int
    """Minutes for the day's follow-ups; the new touch has its own slot beside them (R1, R3)."""
    planned_minutes: int
    """Minutes of the follow-ups that are still to do, without the new touch and its preparation."""
    spent_minutes: int
    """Minutes of the budget that today's follow-ups and intakes took."""
    over_minutes: int
    """By how much promises and replies that are due push the plan past the budget (R3); 0 where
    they do not."""
    new_touch: Offer | None
    bench: Sequence[Offer]
    """Those who wait for a new touch, best first, without the one that is offered."""
    quota: Quota
    items: tuple[Item, ...]
    waiting: int
    """How many follow-ups did not fit: a quiet count (R3)."""
    done: tuple[str, ...]
    """Names of the contacts touched today, for the strip."""
    streak: Streak
    temperature: Thermometer
    utilisation: float
    skipped: str
    """Why today's new touch was skipped; empty where it was not."""
    pledged: str
    """The time at which the new touch is to be made, as HH:MM; empty where none was said."""
    advice: tuple[str, ...]
    """The texts of `advice_lines`."""
    advice_answers: tuple[str, ...] = ()
    """Where each of them is answered: a place of the app, or a command of it."""
    advice_lines: tuple[AdviceLine, ...] = ()
    docket: tuple[DocketEntry, ...] = ()
    """What is to come in the next fortnight, today included, earliest first."""
    closed: bool = False
    """Whether the user closed the day (P12)."""
    first_weeks: AdviceLine | None = None
    """A newcomer's next step (R25), as long as they are led."""


class Card(NamedTuple):
    """A contact on the board (R17). ``owed`` puts it into the fourth column whatever its stage."""

    contact: str
    name: str
    column: Literal["cold", "warming", "active", "owed"]
    line: str
    """One short line: whose move it is, since when, or what is owed."""
    arrow: Literal["rising", "falling", "level"]
    score: float
    reason: str
    pinned: bool = False


class NextUp(NamedTuple):
    """When a contact comes up next, as what, and why; ``day`` None means it will not by itself."""

    day: date | None
    kind: str
    reason: str
