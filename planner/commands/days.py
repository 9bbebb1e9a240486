"""Days as a user writes them, read in the light of the open book: its day, and its order of day and
month."""

from __future__ import annotations

from datetime import date, timedelta

from planner.commands.session import Session
from planner.errors import UsageError
from planner.quicklog.days.dates import read_date, read_range, read_when
from planner.words import quoted


def read_day(session: Session, text: str) -> date:
    """Return the day that a text means: ``2w``, ``fri``, ``12 nov``.

    Raises:
        UsageError: It means none.
    """
    day = read_when(text, today=session.today, date_order=session.settings.date_order)
    if day is None:
        raise UsageError(
            f"{quoted(text)} is no day. Write 2w, fri, tomorrow, 12 nov or 2026-11-12."
        )
    return day


def read_past_day(session: Session, text: str) -> date:
    """Return the day that has been which a text means: ``yesterday``, ``1 sep``.

    Raises:
        UsageError: It means none.
    """
    order = session.settings.date_order
    match = read_date(text, today=session.today, direction="past", date_order=order)
    if match is None or match[1] != len(text):
        raise UsageError(
            f"{quoted(text)} is no day that has been. Write yesterday, 1 sep or 2026-09-01."
        )
    return match[0]


def read_days(session: Session, text: str) -> tuple[date, date]:
    """Return the first and the last day that ``DAY`` or ``DAY..DAY`` means.

    Raises:
        UsageError: It means none.
    """
    days = read_range(text, today=session.today, date_order=session.settings.date_order)
    if days is None:
        raise UsageError(
            f"{quoted(text)} is no day or range. Write today, fri, 24 dec or 24 dec..1 jan."
        )
    return days


def day_presets(session: Session) -> list[tuple[str, date]]:
    """Return the days that are most often meant: tomorrow, Monday, in a week, in two, in a
    month."""
    today = session.today
    monday = today + timedelta(days=7 - today.weekday())
    return [
        ("tomorrow", today + timedelta(days=1)),
        ("Monday", monday),
        ("1 week", today + timedelta(days=7)),
        ("2 weeks", today + timedelta(days=14)),
        ("a month", read_day(session, "1m")),
    ]
