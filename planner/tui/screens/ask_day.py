"""A day asked for in a panel, in the quick-log's words; the day in full is shown while one
types."""

from __future__ import annotations

from datetime import date

from planner.commands.days import day_presets, read_day, read_days
from planner.commands.session import Session
from planner.tui.desk import Choice
from planner.tui.screens.ask_text import AskTextScreen
from planner.words import full_day, plural


class AskDayScreen(AskTextScreen):
    """Asks for one day."""

    def __init__(self, session: Session, title: str, text: str) -> None:
        """Ask.

        Args:
            session: The open book: its day and its order of dates.
            title: What it is about, in a word or two.
            text: The question.
        """
        self.session = session
        super().__init__(title, text, example="2w, fri, 12 nov", explain=self._in_full)

    def day_of(self, text: str) -> date:
        """Return the day that a text means.

        Raises:
            UsageError: It means none.
        """
        return read_day(self.session, text)

    def _in_full(self, text: str) -> str:
        return full_day(self.day_of(text))


class AskDaysScreen(AskTextScreen):
    """Asks for a day, or for a first and a last one."""

    def __init__(self, session: Session, title: str, text: str, *, value: str = "") -> None:
        """Ask; ``value`` stands in the line at first."""
        self.session = session
        super().__init__(
            title, text, value=value, example="today, fri, 24 dec..1 jan", explain=self._in_full
        )

    def days_of(self, text: str) -> tuple[date, date]:
        """Return the first and the last day that ``DAY`` or ``DAY..DAY`` means.

        Raises:
            UsageError: It means none.
        """
        return read_days(self.session, text)

    def _in_full(self, text: str) -> str:
        first, last = self.days_of(text)
        if first == last:
            return full_day(first)
        return f"{full_day(first)} to {full_day(last)}, {plural((last - first).days + 1, 'day')}"


PRESET_KEYS = "tm12o"
"""The keys of the presets, in their order."""
OTHER = "other"
"""The answer that another day is meant."""


def day_choices(session: Session) -> list[Choice]:
    """Return the days that are most often meant as answers of one key each, and the way to any
    other day."""
    choices = [
        Choice(day.isoformat(), key, title, full_day(day))
        for key, (title, day) in zip(PRESET_KEYS, day_presets(session), strict=True)
    ]
    return [*choices, Choice(OTHER, "d", "another day", "2w, fri, 12 nov")]
