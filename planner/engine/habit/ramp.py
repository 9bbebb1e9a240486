"""R25: the four-week ramp that leads a newcomer. Each step is checked from the data, never
self-declared.

Week 1 list and triage, week 2 one new touch a day, week 3 follow-ups and hooks, week 4 hubs and
referrals (sources 001 and 002). Nobody is held up: the week that is shown is the first with a step
open. Whoever has done weeks 2 to 4 is no newcomer: an import that fills triage again does not begin
it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
from planner.engine.standing.newness import new_days, new_on
from planner.value import NamedTuple
from planner.words import plural

LISTED: Final = 20
"""People with whom a list begins."""
SORTED: Final = 10
"""People in triage who are sorted to begin with: nobody is asked to sort hundreds."""
NEW_DAYS: Final = 5
FOLLOW_UPS: Final = 5
HOOKS: Final = 3
WEEKS: Final = 4


class RampStep(NamedTuple):
    """A step of the ramp: how much of it there is, how much it needs, and where it is done: a
    place of the app, or a command of it."""

    week: int
    text: str
    have: int
    need: int
    command: str

    @property
    def done(self) -> bool:
        """Whether the data shows it."""
        return self.have >= self.need

    @property
    def words(self) -> str:
        """What to do, and how much of it is done."""
        return f"{self.text} ({min(self.have, self.need)} of {self.need})"


class Ramp(NamedTuple):
    """How far a newcomer is. Off when it is switched off in the settings."""

    on: bool
    week: int
    """The first week with a step open, 5 when all is done."""
    steps: Sequence[RampStep]
    next: str
    """What to do next, in words; empty when all is done or the ramp is off."""

    @property
    def done(self) -> bool:
        """Whether the ramp is behind them."""
        return self.week > WEEKS


@once
def ramp(situation: Situation) -> Ramp:
    """Check the ramp's steps."""
    steps = tuple(_steps(situation))
    first = _first_open(steps)
    return Ramp(
        situation.settings.ramp, first.week if first else WEEKS + 1, steps, next_step(situation)
    )


def open_step(situation: Situation) -> RampStep | None:
    """The step to do next, found without checking those that follow it; None when all is done or
    the ramp is off."""
    return _first_open(_steps(situation)) if situation.settings.ramp else None


def next_step(situation: Situation) -> str:
    """What to do next in words, as `Ramp.next` tells it."""
    first = open_step(situation)
    if first is None:
        return ""
    return f"week {first.week} of {WEEKS}: {first.words}"


def _steps(situation: Situation) -> Iterator[RampStep]:
    """The steps in their order, each checked when it is asked for."""
    records, people = situation.records, situation.people
    listed = len(records.contacts)
    yield RampStep(1, f"list {LISTED} people you know or want to know", listed, LISTED, "import")
    sorted_out = listed - people.in_triage
    enough = min(SORTED, max(listed, 1))
    text = f"sort {enough} in triage: keep, maybe or ignore"
    yield RampStep(1, text, sorted_out, enough, "triage")
    new_touches = min(len(new_days(situation)), situation.log.reached)
    text = f"make a new touch on {plural(NEW_DAYS, 'day')}"
    yield RampStep(2, text, new_touches, NEW_DAYS, "new")
    yield RampStep(3, f"follow up {FOLLOW_UPS} times", _follow_ups(situation), FOLLOW_UPS, "log")
    hooks = sum([1 for hook in records.hooks.values() if hook.text])
    yield RampStep(
        3,
        f"write down {plural(HOOKS, 'hook')}: something to say or offer",
        hooks,
        HOOKS,
        "prepare",
    )
    yield RampStep(4, "log a visit to a hub", situation.log.visits, 1, "hubs")
    text = "ask “who else should I talk to?”, add whom they name"
    yield RampStep(4, text, len(people.introduced), 1, "log")


def _first_open(steps: Iterable[RampStep]) -> RampStep | None:
    """The first step that is open, None for whoever has done all of weeks 2 to 4."""
    first: RampStep | None = None
    for step in steps:
        if not step.done:
            first = first or step
            if step.week > 1:
                return first
    return None


def _follow_ups(situation: Situation) -> int:
    """Touches that the user took part in and that were no new touch, as far as they count: the
    latest are found first."""
    count, by_day = 0, situation.log.by_day
    for day in range(situation.now, situation.log.first_day - 1, -1) if by_day else ():
        for touch in by_day.get(day, ()):
            if outgoing(touch) and [
                contact_id
                for contact_id in touch.contacts
                if not new_on(situation, contact_id, day)
            ]:
                count += 1
                if count == FOLLOW_UPS:
                    return count
    return count
