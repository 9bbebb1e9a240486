"""Which days count: the user's working days, without public holidays and days off.

The rules count days as ordinals (`date.toordinal`): looking back over years of a log, that is
several times as fast.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from planner.settings import Settings

FOR_EVER: Final = 10_000_000
"""Later than any day that a `date` can hold."""
FURTHEST: Final = 400
"""Days to look ahead for a working day before giving up: somebody may have none at all."""
LONGEST_FREE: Final = 40
"""Days to look back for a working day before giving up."""
MOST_COUNTED: Final = 2_000
"""Working days that are counted at most: a hand edit may set any wait."""


class Calendar:
    """The user's working days; `days_off` are the ordinals of the days that the user took."""

    def __init__(self, settings: Settings, days_off: Collection[int] = ()) -> None:
        self.weekdays = frozenset(day for day in settings.working_days if 0 <= day <= 6)
        self.days_off = frozenset(days_off)
        self._country = settings.country
        self._after: dict[tuple[int, int], int] = {}
        self._holidays: dict[int, frozenset[int]] = {}

    def usual(self, day: int) -> bool:
        """Whether the day falls on a weekday that is worked on, be it a holiday or not."""
        return (day - 1) % 7 in self.weekdays

    def working(self, day: int) -> bool:
        """Whether the day counts."""
        return (day - 1) % 7 in self.weekdays and day not in self.days_off and not self.holiday(day)

    def holiday(self, day: int) -> bool:
        """Whether the day is a public holiday in the user's country; False where none is set or
        known."""
        return bool(self._country) and day in self._in_year(date.fromordinal(day).year)

    def knows_holidays(self, day: int) -> bool:
        """Whether the public holidays of the country that is set are known; True where none is
        set."""
        return not self._country or bool(self._in_year(date.fromordinal(day).year))

    def after(self, day: int, count: int = 1) -> int:
        """The working day that is `count` working days after the day; calendar days where working
        days run out."""
        cached = self._after.get((day, count))
        if cached is None:
            cached = self._after[day, count] = self._count(day, min(count, MOST_COUNTED))
        return cached

    def on_or_after(self, day: int) -> int:
        """The day itself if it counts, else the next working day."""
        return day if self.working(day) else self.after(day)

    def on_or_before(self, day: int) -> int:
        """The day itself if it counts, else the last working day before; itself where there is none
        for weeks."""
        for earlier in range(day, day - LONGEST_FREE, -1):
            if self.working(earlier):
                return earlier
        return day

    def run(self, start: int, end: int) -> list[int]:
        """The working days from `start` to `end`, both included."""
        weekdays, off = self.weekdays, self.days_off
        days = [
            day for day in range(start, end + 1) if (day - 1) % 7 in weekdays and day not in off
        ]
        return [day for day in days if not self.holiday(day)] if self._country else days

    def counting(self, end: int, count: int, first: int) -> list[int]:
        """The last so many days up to `end` that are neither off nor holidays, the latest first,
        none before `first`.

        Weekends are among them: they are free, and still a part of the week.
        """
        if not self._country and self.days_off.isdisjoint(range(end - count, end + 1)):
            return list(range(end, max(end - count, first - 1), -1))
        days: list[int] = []
        day = end
        while len(days) < count and day >= first:
            if day not in self.days_off and not self.holiday(day):
                days.append(day)
            day -= 1
        return days

    def counts(self, start: int, days: int) -> list[int]:
        """For each of so many days from `start` on, 1 where it counts and 0 where it does not."""
        week = [int((day - 1) % 7 in self.weekdays) for day in range(start, start + 7)]
        counts = (week * (days // 7 + 1))[:days]
        off = self.days_off
        if self._country:
            years = range(date.fromordinal(start).year, date.fromordinal(start + days).year + 1)
            off = off.union(*map(self._in_year, years))
        for day in off:
            if start <= day < start + days:
                counts[day - start] = 0
        return counts

    def _count(self, day: int, count: int) -> int:
        current, remaining = day, count
        for _ in range(FURTHEST + 7 * count):
            if remaining <= 0:
                return current
            current += 1
            remaining -= self.working(current)
        return day + count

    def _in_year(self, year: int) -> frozenset[int]:
        cached = self._holidays.get(year)
        if cached is None:
            cached = self._holidays[year] = _public_holidays(self._country, year)
        return cached


def _public_holidays(country: str, year: int) -> frozenset[int]:
    """The public holidays of a country ("DE") or region ("DE-BY") in a year, none where it is not
    known."""
    import holidays  # 60 ms: only where a country is set

    code, _, region = country.upper().partition("-")
    try:
        public = holidays.country_holidays(code, subdiv=region or None, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(day.toordinal() for day in public)
