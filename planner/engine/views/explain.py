"""`planner why`: why a contact is where it is and when it comes up next, in full, with the numbers
and the settings.

Nothing is worked out here that a rule does not work out: this puts the rules' own figures side by
side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.people import cadence, tag_cadence, takes_part
from planner.engine.happened.tie import Tie
from planner.engine.plan import NextUp
from planner.engine.situation import Situation
from planner.engine.standing.cadence import due_on, hidden_until
from planner.engine.standing.favours import balance
from planner.engine.standing.stage import Peak, Standing, peak_of, standing
from planner.engine.standing.temperature import (
    HALF_LIVES,
    fading,
    half_life,
    missing_answers,
    threshold,
    weight_of,
)
from planner.engine.today.bench import bench
from planner.engine.today.ladder import Rest, ladder_of, step_reason
from planner.engine.today.next_up import next_up
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural, short_day

TOUCH_LINES: Final = 5
"""Touches that are shown one by one; the others are summed up."""


class Worth(NamedTuple):
    """What a touch adds to the score: its weight when it happened, and what is left of it today."""

    day: date
    kind: str
    direction: str
    weight: float
    left: float


class Knob(NamedTuple):
    """A setting, or a field of the contact, that would change where they are or when they come
    up."""

    name: str
    value: str
    effect: str


class Explanation(NamedTuple):
    """Everything that places a contact."""

    contact: str
    name: str
    standing: Standing
    half_life: int
    """Days after which half of a touch's weight is left."""
    touches: Sequence[Worth]
    """The last few, the latest first."""
    earlier: float
    """What is left of all the others together."""
    cadence: int
    cadence_from: str
    last: date | None
    """The last real touch, in either direction."""
    due: date | None
    lateness: float | None
    """Days since the last touch over the cadence; None without a touch."""
    ladder: str
    """Where they stand on a ladder, in words; empty for none."""
    bench_place: int | None
    bench_length: int
    balance: float
    """Favours given minus received, faded with age."""
    next: NextUp
    knobs: Sequence[Knob]
    active_from: float
    """The score from which they are active, without what they did not answer."""
    peak: Peak
    half_lives: tuple[int, ...] = HALF_LIVES
    """The half-lives, in days, that the score is a sum over."""
    active_needs: str = ""
    """What they need to be active, in words, where the score alone would make them so; empty where
    it does not."""


def why(situation: Situation, contact_id: str) -> Explanation:
    """Explain a contact; one who is not in the book stands cold and comes up never."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    tie = situation.ties.get(contact_id)
    days = cadence(contact, situation.settings)
    worth = _worth(situation, tie)
    stands = standing(situation, contact_id)
    place, length = _bench_place(situation, contact_id)
    return Explanation(
        contact_id,
        situation.name_of(contact_id),
        stands,
        half_life(),
        worth,
        _earlier(stands, worth),
        days,
        _cadence_from(situation, contact),
        _last_touch(tie),
        due_on(situation, contact_id),
        _lateness(situation, tie, days),
        _ladder(situation, contact, tie),
        place,
        length,
        round(balance(situation, contact_id), 3),
        next_up(situation, contact_id),
        _knobs(situation, contact, tie, stands),
        threshold(days),
        peak_of(situation, contact_id),
        active_needs=_active_needs(stands, tie, threshold(days)),
    )


def _active_needs(stands: Standing, tie: Tie | None, active_from: float) -> str:
    """What is missing where the score of a tie is that of an active one, and its stage is not."""
    if tie is None or stands.stage == "active" or stands.score < active_from:
        return ""
    missing = ("an answer", "one more answer", "two answers")[missing_answers(tie.sorts)]
    unanswered = "messages without an answer do not count; " if tie.unanswered else ""
    return f"not active yet: {unanswered}it needs {missing} from them, or a meeting or a call"


def _bench_place(situation: Situation, contact_id: str) -> tuple[int | None, int]:
    """The place on the bench, from 1 on, and how many wait on it."""
    places = bench(situation).places
    for number, place in enumerate(places, 1):
        if place.contact_id == contact_id:
            return number, len(places)
    return None, len(places)


def _earlier(stands: Standing, worth: Sequence[Worth]) -> float:
    """What is left of the touches that are not shown one by one."""
    return round(max(stands.score - sum([touch.left for touch in worth]), 0.0), 3)


def _last_touch(tie: Tie | None) -> date | None:
    return date.fromordinal(tie.last) if tie is not None else None


def _lateness(situation: Situation, tie: Tie | None, days: int) -> float | None:
    return round((situation.now - tie.last) / days, 3) if tie is not None else None


def _worth(situation: Situation, tie: Tie | None) -> list[Worth]:
    """What the last few touches add to the score."""
    worths: list[Worth] = []
    if tie is None:
        return worths
    for index in range(len(tie.days) - 1, max(len(tie.days) - 1 - TOUCH_LINES, -1), -1):
        touch, weight = tie.touches[index], weight_of(tie, index)
        remaining = weight * fading(situation.now - tie.days[index])
        worths.append(Worth(touch.day, touch.kind, touch.direction, weight, round(remaining, 3)))
    return worths


def _cadence_from(situation: Situation, contact: Contact) -> str:
    """Which of the three says how often somebody hears from the user."""
    if contact.cadence_days and contact.cadence_days > 0:
        return "their own"
    of_tags = tag_cadence(contact, situation.settings)
    return f"the tag #{of_tags[1]}" if of_tags else "the default"


def _ladder(situation: Situation, contact: Contact, tie: Tie | None) -> str:
    """Where somebody stands on a ladder, in words; empty for none."""
    if tie is None:
        return ""
    step = ladder_of(situation, contact, tie)
    if isinstance(step, Rest):
        until = short_day(date.fromordinal(step.until), situation.today)
        return f"at rest until {until}: two nudges without an answer"
    if step is None:
        return ""
    day = short_day(date.fromordinal(step.due), situation.today)
    return f"{step_reason(situation, contact, tie, step)} ({step.kind}, from {day})"


def _knobs(situation: Situation, contact: Contact, tie: Tie | None, stands: Standing) -> list[Knob]:
    """What would change it, with what it is now."""
    knobs = [*_cadence_knobs(situation, contact)]
    if stands.pinned:
        effect = "releasing it gives the card back to temperature"
        knobs.append(Knob("column by hand", str(contact.column_pin), effect))
    if not takes_part(contact):
        knobs.append(Knob("state of the contact", contact.state, "only those who are kept come up"))
    until = hidden_until(situation, contact)
    if until is not None:
        knobs.append(Knob("snooze or rest", until.isoformat(), "nothing comes up before that day"))
    if tie is not None and tie.waits:
        knobs += _ladder_knobs(situation)
    minutes = str(situation.settings.budget_minutes)
    return [*knobs, Knob("budget_minutes", minutes, "how many come up on a day")]


def _cadence_knobs(situation: Situation, contact: Contact) -> Iterator[Knob]:
    """What says how often somebody hears from the user."""
    effect = "how often they come up, and until when they are active"
    if contact.cadence_days and contact.cadence_days > 0:
        yield Knob("cadence of the contact", str(contact.cadence_days), effect)
        return
    yield Knob("cadence of the contact", "not set", effect)
    of_tags = tag_cadence(contact, situation.settings)
    if of_tags:
        days, tag = of_tags
        yield Knob(f"tag_cadences.{tag}", str(days), "the same, for everybody with that tag")
    else:
        days = situation.settings.cadence_days
        yield Knob("cadence_days", str(days), "the same, for all without their own")


def _ladder_knobs(situation: Situation) -> list[Knob]:
    """What says when somebody is nudged."""
    settings = situation.settings
    first = plural(settings.nudge_after, "working day")
    again = plural(settings.nudge_again_after, "working day")
    rest = plural(settings.rest_days, "day")
    return [
        Knob("nudge_after", first, "when to nudge once"),
        Knob("nudge_again_after", again, "when to nudge for the last time"),
        Knob("rest_days", rest, "how long they are left alone after that"),
    ]
