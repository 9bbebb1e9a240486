"""`planner why`: why a contact is where it is and when it comes up next, in full, with the numbers and the settings.

Nothing is worked out here that a rule does not work out: this puts the rules' own figures side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    threshold,
    weight_of,
)
from planner.engine.today.bench import bench
from planner.engine.today.ladder import LadderStep, Rest, ladder_of, step_reason
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
    """A setting, or a field of the contact, that would change where they are or when they come up."""

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


def why(situation: Situation, contact_id: str) -> Explanation:
    """Explain a contact; one who is not in the book stands cold and comes up never."""
    contact = situation.records.contacts.get(contact_id) or Contact(contact_id)
    tie = situation.ties.get(contact_id)
    days = cadence(contact, situation.settings)
    waiting = [place.contact_id for place in bench(situation).places]
    worth = _worth(situation, tie) if tie is not None else []
    stands = standing(situation, contact_id)
    return Explanation(
        contact_id,
        situation.name_of(contact_id),
        stands,
        half_life(),
        worth,
        round(max(stands.score - sum(touch.left for touch in worth), 0.0), 3),
        days,
        _cadence_from(situation, contact),
        date.fromordinal(tie.last) if tie is not None else None,
        due_on(situation, contact_id),
        round((situation.now - tie.last) / days, 3) if tie is not None else None,
        _ladder(situation, contact, tie),
        waiting.index(contact_id) + 1 if contact_id in waiting else None,
        len(waiting),
        round(balance(situation, contact_id), 3),
        next_up(situation, contact_id),
        _knobs(situation, contact, tie, stands),
        threshold(days),
        peak_of(situation, contact_id),
    )


def _worth(situation: Situation, tie: Tie) -> list[Worth]:
    """What the last few touches add to the score."""
    worths = []
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
    step = ladder_of(situation, contact, tie) if tie is not None else None
    if isinstance(step, Rest):
        return f"at rest until {short_day(date.fromordinal(step.until), situation.today)}: two nudges without an answer"
    if isinstance(step, LadderStep) and tie is not None:
        day = short_day(date.fromordinal(step.due), situation.today)
        return f"{step_reason(situation, contact, tie, step)} ({step.kind}, from {day})"
    return ""


def _knobs(situation: Situation, contact: Contact, tie: Tie | None, stands: Standing) -> list[Knob]:
    """What would change it, with what it is now."""
    settings, own = situation.settings, bool(contact.cadence_days and contact.cadence_days > 0)
    days = cadence(contact, settings)
    knobs = [
        Knob(
            "cadence of the contact",
            str(contact.cadence_days) if own else "not set",
            "how often they come up, and how fast the temperature fades",
        )
    ]
    if not own:
        of_tags = tag_cadence(contact, settings)
        if of_tags:
            knobs.append(
                Knob(
                    f"tag_cadences.{of_tags[1]}", str(days), "the same, for everybody with that tag"
                )
            )
        else:
            knobs.append(
                Knob(
                    "cadence_days",
                    str(settings.cadence_days),
                    "the same, for all without their own",
                )
            )
    if stands.pinned:
        knobs.append(
            Knob(
                "column by hand",
                str(contact.column_pin),
                "releasing it gives the card back to temperature",
            )
        )
    if not takes_part(contact):
        knobs.append(Knob("state of the contact", contact.state, "only those who are kept come up"))
    until = hidden_until(situation, contact)
    if until is not None:
        knobs.append(Knob("snooze or rest", until.isoformat(), "nothing comes up before that day"))
    if tie is not None and tie.waits:
        again = plural(settings.nudge_again_after, "working day")
        knobs += [
            Knob("nudge_after", plural(settings.nudge_after, "working day"), "when to nudge once"),
            Knob("nudge_again_after", again, "when to nudge for the last time"),
            Knob(
                "rest_days",
                plural(settings.rest_days, "day"),
                "how long they are left alone after that",
            ),
        ]
    knobs.append(Knob("budget_minutes", str(settings.budget_minutes), "how many come up on a day"))
    return knobs
