"""The forecast, held against the weeks as they were then lived (R7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from benchmarks.personas.life import Morning, Story
from planner.engine.ahead.load_ahead import Week
from planner.settings import MINUTES

WEEKS: Final = 8
"""Weeks that a forecast is held against."""
YOUNGEST: Final = 56
"""Days of a book before which nobody can tell what the weeks will bring."""
TOUCH: Final = MINUTES["keep_in_touch"]


class Foresight(NamedTuple):
    """What a forecast said of eight weeks, and what came, in touches."""

    told: float
    came: float
    waiting_told: float
    """What does not fit into the last of the weeks."""
    waiting_came: int

    @property
    def error(self) -> float:
        """The share by which what was told is off."""
        return abs(self.told / self.came - 1) if self.came else 0.0


def foresights(story: Story) -> Iterator[Foresight]:
    """Every forecast of a life of which all eight weeks were lived."""
    first, last = story.mornings[0].day, story.mornings[-1].day
    for morning in story.mornings:
        begin = morning.day + timedelta(days=7)
        end = begin + timedelta(weeks=WEEKS)
        if morning.weeks and (morning.day - first).days >= YOUNGEST and end <= last:
            lived = [later for later in story.mornings if begin <= later.day < end]
            yield _held_against(morning.weeks[1 : WEEKS + 1], lived)


def _held_against(weeks: Sequence[Week], lived: Sequence[Morning]) -> Foresight:
    told = sum([min(week.load, week.capacity) for week in weeks])
    came = sum([morning.rest.spent_minutes for morning in lived]) / TOUCH
    waiting = max(weeks[-1].load - weeks[-1].capacity, 0.0)
    return Foresight(told, came, waiting, lived[-1].rest.waiting if lived else 0)
