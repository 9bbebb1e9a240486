"""Follow-ups and promises → a calendar (RFC 5545) that a calendar program can subscribe to.

The same state gives the same bytes: nothing is rewritten in a synced folder for nothing. What
changes beside the file that is there (`carried_on`) gets a new stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from planner.exchange.write.vcard import escaped, folded
from planner.value import NamedTuple


class CalendarEvent(NamedTuple):
    """Something with a day.

    Attributes:
        uid: It stays the same for as long as the thing is the same.
        day: The day, the first one of a thing that comes every year.
        title: What a calendar shows.
        text: What it says of it besides.
        born: When it began, in Unix milliseconds; None where that is not known.
        yearly: Whether it comes again every year.
    """

    uid: str
    day: date
    title: str
    text: str = ""
    born: int | None = None
    yearly: bool = False


def write_ics(
    events: Iterable[CalendarEvent], name: str = "planner", alarm: time | None = None
) -> str:
    """Return a calendar of whole days, by day; they take up no time, so that nobody seems busy.

    Args:
        events: What is in it.
        name: What a calendar program calls it.
        alarm: At what time of its day each event rings; None where none does.
    """
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
    lines = [line for event in sorted(events) for line in _event(event, alarm)]
    return "".join(f"{folded(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))


def _event(event: CalendarEvent, alarm: time | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}@planner"
    yield f"DTSTAMP:{_instant(event.born or 0)}"
    yield "SEQUENCE:0"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    if event.yearly:
        # In years without a 29 February its turn is the last day of the month.
        leap = (event.day.month, event.day.day) == (2, 29)
        yield f"RRULE:FREQ=YEARLY{';BYMONTH=2;BYMONTHDAY=-1' if leap else ''}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{escaped(event.text)}"
    yield "TRANSP:TRANSPARENT"
    if alarm is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.title)}"
        yield f"TRIGGER;RELATED=START:PT{alarm.hour}H{alarm.minute}M"
        yield "END:VALARM"
    yield "END:VEVENT"


def carried_on(text: str, before: str, now: datetime) -> str:
    """Return a calendar that takes the place of another: an event that changed gets a new stamp and
    the next number in its sequence, by which a calendar program knows; one that did not keeps its
    own.

    Args:
        text: The new calendar.
        before: The calendar that is there; whatever else it is, nothing is taken from it.
        now: The instant of the change.
    """
    old = {_first(lines, "UID:"): lines for lines in _events(before)}
    stamp = _instant(int(now.timestamp() * 1000))
    parts = text.split(_BEGIN)
    for number, part in enumerate(parts[1:], 1):
        lines = _unfolded(part)
        earlier = old.get(_first(lines, "UID:"))
        if earlier is None:
            continue
        sequence = _SEQUENCE.fullmatch(_first(earlier, "SEQUENCE:"))
        count = int(sequence[0]) if sequence else 0
        same = _without_stamps(lines) == _without_stamps(earlier)
        kept_stamp = _first(earlier, "DTSTAMP:") if same else stamp
        part = re.sub(r"(?m)^DTSTAMP:\S*", f"DTSTAMP:{kept_stamp}", part, count=1)
        number_now = count if same else count + 1
        parts[number] = re.sub(r"(?m)^SEQUENCE:\d+", f"SEQUENCE:{number_now}", part, count=1)
    return _BEGIN.join(parts)


_BEGIN = "BEGIN:VEVENT\r\n"
_SEQUENCE = re.compile(r"[0-9]{1,9}")
_STAMP = re.compile(r"[0-9]{8}T[0-9]{6}Z")


def _events(text: str) -> Iterator[list[str]]:
    """The unfolded lines of each event of a calendar that we may have written, and whose stamp is
    one."""
    for part in text.split(_BEGIN)[1:]:
        lines = _unfolded(part)
        if _STAMP.fullmatch(_first(lines, "DTSTAMP:")):
            yield lines


def _unfolded(part: str) -> list[str]:
    whole = part.partition("END:VEVENT")[0].replace("\r\n ", "")
    return whole.split("\r\n")


def _first(lines: Sequence[str], name: str) -> str:
    return next((line.removeprefix(name) for line in lines if line.startswith(name)), "")


def _without_stamps(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not line.startswith(("DTSTAMP:", "SEQUENCE:"))]


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"  # %Y leaves the zeros of early years out on some systems


def _instant(milliseconds: int) -> str:
    """An instant as calendars write it; that of computers where it is none."""
    try:
        instant = datetime.fromtimestamp(milliseconds // 1000, UTC)
    except (OverflowError, ValueError, OSError):
        instant = datetime.fromtimestamp(0, UTC)
    return f"{instant:%Y%m%dT%H%M%SZ}"
