"""The people around a persona: who answers, when, and what comes of it. All of it is drawn from
the persona's seed, so that a life is the same each time."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Final, NamedTuple

ANSWERS: Final[Mapping[str, float]] = {
    "new_touch": 0.35,
    "nudge": 0.2,
    "keep_in_touch": 0.5,
    "referral": 0.5,
    "reply": 0.3,
    "promise": 0.4,
    "favour": 0.3,
    "thanks": 0.1,
    "date": 0.3,
}
"""How likely somebody of middling temper answers what was written to them, by what it was."""
SLOWEST: Final = 9
"""Days after which an answer comes at the latest."""


class News(NamedTuple):
    """Somebody answered, or wrote of their own accord."""

    day: date
    order: int
    name: str
    invites: bool
    """Whether they ask to meet."""


class Acquaintances:
    """Everybody whom a persona knows or gets to know.

    Args:
        seed: What everything is drawn from.
        writes: How likely somebody who knows the persona writes of their own accord, on any day.
        meets: How likely an answer asks to meet.
    """

    def __init__(self, seed: int, writes: float, meets: float) -> None:
        self._seed, self._writes, self._meets = seed, writes, meets
        self._rng = random.Random(f"acquaintances {seed}")
        self._news: list[News] = []
        self._friends: dict[str, random.Random] = {}

    def hear(self, name: str, kind: str, day: date) -> None:
        """Tell somebody what the persona wrote, as what kind of item: they may answer."""
        rng = self._friends.setdefault(name, random.Random(f"{self._seed} {name}"))
        temper = 0.4 + 1.2 * random.Random(f"temper {self._seed} {name}").random()
        if rng.random() < ANSWERS.get(kind, 0.0) * temper:
            invites = kind != "thanks" and rng.random() < self._meets
            self._write(name, day + timedelta(days=rng.randint(0, SLOWEST)), invites=invites)

    def live(self, day: date) -> None:
        """Let those who know the persona write of their own accord on a day."""
        for name in self._friends:
            if self._rng.random() < self._writes:
                self._write(name, day, invites=False)

    def news_before(self, day: date) -> list[News]:
        """Return what has come up to the morning of a day, each told once."""
        news: list[News] = []
        while self._news and self._news[0].day < day:
            news.append(heappop(self._news))
        return news

    def happens(self, chance: float) -> bool:
        """Draw whether something happens that has a chance."""
        return self._rng.random() < chance

    def number(self, low: int, high: int) -> int:
        """Draw a number, both ends included."""
        return self._rng.randint(low, high)

    def _write(self, name: str, day: date, *, invites: bool) -> None:
        heappush(self._news, News(day, len(self._news) + self._rng.getrandbits(40), name, invites))
