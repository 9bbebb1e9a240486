"""Follow-ups and promises → a calendar (RFC 5545) that a calendar program can subscribe to.

The same state gives the same bytes, whatever the clock says: nothing is rewritten in a synced folder for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from planner.exchange.write.vcard import escaped, folded
from planner.value import NamedTuple


class CalendarEvent(NamedTuple):
    """Something with a day. ``uid`` stays the same for as long as the thing is the same; ``born`` is when it began, in
    Unix milliseconds, None where that is not known."""

    uid: str
    day: date
    title: str
    text: str = ""
    born: int | None = None
    yearly: bool = False


def write_ics(events: Iterable[CalendarEvent], name: str = "planner") -> str:
    """Return a calendar of whole days, by day; they take up no time, so that nobody seems busy."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//planner//calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        f"NAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    )
    lines = [line for event in sorted(events) for line in _event(event)]
    return "".join(f"{folded(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))


def _event(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}@planner"
    yield f"DTSTAMP:{_stamp(event):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    if event.yearly:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{escaped(event.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"  # %Y leaves the zeros of early years out on some systems


def _stamp(event: CalendarEvent) -> datetime:
    """The birth of the thing, or of computers where that is not known."""
    try:
        return datetime.fromtimestamp((event.born or 0) // 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)
