"""Which days count: the user's working days, without public holidays and days off."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta

from planner.settings import Settings

ONE_DAY = timedelta(days=1)
FURTHEST = 400
"""Days to look ahead for a working day before giving up: somebody may have no working days at all."""


class Calendar:
    """The user's working days; `days_off` are the days that the user took."""

    def __init__(self, settings: Settings, days_off: Container[date] = ()) -> None:
        self.weekdays = frozenset(settings.working_days)
        self.country = settings.country
        self.days_off = days_off
        self._holidays: dict[int, frozenset[date]] = {}

    def usual(self, day: date) -> bool:
        """Whether the day falls on a weekday that is worked on, be it a holiday or not."""
        return day.weekday() in self.weekdays

    def working(self, day: date) -> bool:
        """Whether the day counts."""
        return day.weekday() in self.weekdays and day not in self.days_off and not self.holiday(day)

    def holiday(self, day: date) -> bool:
        """Whether the day is a public holiday in the user's country; False where none is set or known."""
        if not self.country:
            return False
        year = self._holidays.get(day.year)
        if year is None:
            year = self._holidays[day.year] = _public_holidays(self.country, day.year)
        return day in year

    def following(self, day: date) -> date:
        """The next working day after the day; the next day of all where none comes within a year."""
        return self.after(day, 1)

    def after(self, day: date, count: int) -> date:
        """The working day that is `count` working days after the day; the day itself for 0.

        Where working days run out, calendar days are counted.
        """
        there, left = day, count
        for _ in range(FURTHEST + 7 * count):
            if left <= 0:
                return there
            there += ONE_DAY
            left -= self.working(there)
        return day + timedelta(days=count)

    def on_or_after(self, day: date) -> date:
        """The day itself if it counts, else the next working day."""
        return day if self.working(day) else self.following(day)

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` and up to `end`."""
        return sum(1 for _ in self.run(start + ONE_DAY, end))

    def run(self, start: date, end: date) -> Iterator[date]:
        """The working days from `start` to `end`, both included, in order."""
        day = start
        while day <= end:
            if self.working(day):
                yield day
            day += ONE_DAY


def _public_holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a country ("DE") or region ("DE-BY") in a year, none where it is not known."""
    import holidays

    code, _, region = country.partition("-")
    try:
        return frozenset(holidays.country_holidays(code.upper(), subdiv=region.upper() or None, years=year))
    except (NotImplementedError, KeyError):
        return frozenset()
