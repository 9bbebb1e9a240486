"""An iCalendar file → the meetings of some days, each occurrence of a series by itself (P10).

What falls outside the days is left out before it is parsed, for a calendar of ten years is parsed
in minutes. A component that cannot be read is left out and told; a series that would be everywhere,
every second say, is not unrolled. The number of occurrences and the time are bounded.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from planner.errors import PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a calendar that is read."""
MOST_MEETINGS: Final = 100_000
"""Occurrences of a file that are looked at."""
PATIENCE: Final = 60.0
"""Seconds after which the rest of a file is left out: a rule that never falls on a day, the 30th of
February say, takes some of them to find that out."""
_BATCH: Final = 500
"""Events that are unrolled at once, with those of their series."""
_COMPONENT = re.compile(rb"(?i)BEGIN:(VEVENT|VTIMEZONE)\r?\n.*?END:\1", re.DOTALL)
_EVENT = re.compile(rb"(?im)^BEGIN:VEVENT\b")
_DAY = re.compile(rb"(?im)^(DTSTART|RECURRENCE-ID)[^:\r\n]*:(\d{4})(\d\d)(\d\d)")
_SERIES = re.compile(rb"(?im)^(RRULE|RDATE)[^:\r\n]*:(.*)$")
_ENDLESS = re.compile(
    rb"(?i)FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=|INTERVAL=0*(\D|$)"
)
"""A series that is everywhere, or that never moves on."""
_NARROW = re.compile(rb"(?i)BY(MONTH|YEARDAY|WEEKNO|SETPOS|EASTER)|BYDAY=[^;\r\n]*\d")
"""A series that may never fall on a day, which takes seconds to find out: unrolled by itself."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_OLDEST: Final = 1950
"""A series that began earlier is a mistake, and takes seconds to unroll."""
_LONGEST_TEXT: Final = 2000
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


class Participant(NamedTuple):
    """Somebody at a meeting or of a message: the address in small letters, the name as far as it is
    given."""

    address: str
    name: str = ""
    declined: bool = False


class Meeting(NamedTuple):
    """A meeting, or one occurrence of a series.

    Attributes:
        key: What it is known by: the event's UID and the start of the occurrence.
        day: The local day.
        time: The local time, as HH:MM; empty where it lasts all day.
        minutes: How long it lasts.
        title: What it is called.
        place: Where it is.
        text: The description, cut.
        organiser: Who invited.
        participants: Those who are invited, rooms left out.
        cancelled: Whether it was called off.
    """

    key: str
    day: date
    time: str
    minutes: int
    title: str
    place: str
    text: str
    organiser: Participant | None
    participants: tuple[Participant, ...]
    cancelled: bool

    @property
    def all_day(self) -> bool:
        """Whether it has no time: a holiday, a birthday, a trip."""
        return not self.time


def read_meetings(
    data: bytes, first: date, last: date, seconds: float = PATIENCE
) -> tuple[list[Meeting], int]:
    """Return the meetings from one day to another, and how many components were left out: broken,
    or more than can be looked at.

    Args:
        data: An iCalendar file.
        first: The first day.
        last: The last day.
        seconds: How long it may take; what is not read by then is left out.

    Raises:
        PlannerError: It is no calendar, it is too large, or what reads calendars is not installed.
    """
    if len(data) > LARGEST:
        raise PlannerError(f"The calendar has more than {LARGEST // 1024 // 1024} MB.")
    text = _FOLD.sub(b"", data)
    if b"BEGIN:VCALENDAR" not in text[:4096].upper():
        raise PlannerError("It is no calendar: an iCalendar file begins with BEGIN:VCALENDAR.")
    zones: dict[bytes, None] = {}
    events: list[bytes] = []
    bad = len(_EVENT.findall(text))
    for match in _COMPONENT.finditer(text):
        if match[1].upper() == b"VTIMEZONE":
            zones[match[0]] = None
            continue
        bad -= 1
        if not _DAY.search(match[0]) or _is_endless(match[0]):
            bad += 1
        elif _may_fall(match[0], first, last):
            events.append(match[0])
    meetings, left_out = _unrolled(list(zones), events, first, last, time.monotonic() + seconds)
    return meetings, bad + left_out


def _is_endless(event: bytes) -> bool:
    """Whether a series has too many occurrences to be unrolled."""
    series = [match[2] for match in _SERIES.finditer(event)]
    if not series:
        return False
    start = _DAY.search(event)
    return start is None or int(start[2]) < _OLDEST or any(map(_ENDLESS.search, series))


def _may_fall(event: bytes, first: date, last: date) -> bool:
    """Whether an event may have an occurrence on one of the days; one day more at each end for the
    time zones."""
    days = [
        f"{match[2].decode()}{match[3].decode()}{match[4].decode()}"
        for match in _DAY.finditer(event)
    ]
    begin, end = (first - timedelta(days=1)), (last + timedelta(days=1))
    lowest, highest = begin.strftime("%Y%m%d"), end.strftime("%Y%m%d")
    if any(lowest <= day <= highest for day in days):
        return True
    return bool(_SERIES.search(event)) and any(day <= highest for day in days)


def _unrolled(
    zones: list[bytes], events: list[bytes], first: date, last: date, deadline: float
) -> tuple[list[Meeting], int]:
    """Return the occurrences of events, and how many events were left out."""
    meetings: list[Meeting] = []
    left_out = 0
    for batch in _batches(events):
        if time.monotonic() > deadline or len(meetings) >= MOST_MEETINGS:
            left_out += sum(map(len, batch))
            continue
        occurrences, bad = _parsed(zones, batch, first, last, deadline)
        meetings += occurrences
        left_out += bad
    return meetings[:MOST_MEETINGS], left_out + max(0, len(meetings) - MOST_MEETINGS)


def _batches(events: Iterable[bytes]) -> Iterator[list[list[bytes]]]:
    """Yield the events of each UID, as many as are unrolled at once."""
    plain: list[list[bytes]] = []
    narrow: list[list[bytes]] = []
    for group in _by_uid(events):
        (narrow if any(map(_NARROW.search, group)) else plain).append(group)
    for at in range(0, len(plain), _BATCH):
        yield plain[at : at + _BATCH]
    for group in narrow:
        yield [group]


def _parsed(
    zones: list[bytes], groups: list[list[bytes]], first: date, last: date, deadline: float
) -> tuple[list[Meeting], int]:
    """Parse the events of some UIDs at once; where that fails, those of each by themselves."""
    try:
        return _occurrences(_calendar(zones, chain.from_iterable(groups)), first, last), 0
    except _UNREADABLE:
        pass
    meetings: list[Meeting] = []
    bad = 0
    for group in groups:
        try:
            if time.monotonic() > deadline:
                raise ValueError("out of time")
            meetings += _occurrences(_calendar(zones, group), first, last)
        except _UNREADABLE:
            bad += len(group)
    return meetings, bad


def _by_uid(events: Iterable[bytes]) -> Iterable[list[bytes]]:
    """Return the events of each UID: a series with its moved occurrences."""
    groups: dict[bytes, list[bytes]] = {}
    for event in events:
        match = re.search(rb"(?im)^UID[^:\r\n]*:(.*)$", event)
        groups.setdefault(match[1].strip() if match else event, []).append(event)
    return groups.values()


def _calendar(zones: list[bytes], events: Iterable[bytes]) -> Calendar:
    try:
        from icalendar import Calendar  # the extra `calendar`
    except ImportError as error:
        raise PlannerError(
            "Reading calendars needs icalendar: pip install 'planner-daily[calendar]'."
        ) from error
    parts = [b"BEGIN:VCALENDAR", b"VERSION:2.0", *zones, *events, b"END:VCALENDAR", b""]
    calendar = Calendar.from_ical(b"\r\n".join(parts))
    assert isinstance(calendar, Calendar)
    return calendar


def _occurrences(calendar: Calendar, first: date, last: date) -> list[Meeting]:
    try:
        import recurring_ical_events  # the extra `calendar`
    except ImportError as error:
        raise PlannerError(
            "Reading calendars needs recurring-ical-events: pip install 'planner-daily[calendar]'."
        ) from error
    events = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    meetings = [_meeting(event) for event in events]
    return [meeting for meeting in meetings if first <= meeting.day <= last]


def _meeting(event: Event) -> Meeting:
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    timed = isinstance(start, datetime)
    local = _local(start) if timed else datetime.combine(start, datetime.min.time())
    occurrence = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else start
    organiser = event.get("ORGANIZER")
    return Meeting(
        f"{event.get('UID', '')}|{occurrence.isoformat()}",
        local.date(),
        f"{local:%H:%M}" if timed else "",
        max(0, round((end - start).total_seconds() / 60)) if timed else 0,
        str(event.get("SUMMARY", "")).strip(),
        str(event.get("LOCATION", "")).strip(),
        str(event.get("DESCRIPTION", ""))[:_LONGEST_TEXT],
        _participant(organiser) if organiser is not None else None,
        tuple(_participants(event)),
        str(event.get("STATUS", "")).upper() == "CANCELLED",
    )


def _local(moment: datetime) -> datetime:
    """Return a moment in the local time; one without a zone is in it already."""
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment


def _participants(event: Event) -> Iterator[Participant]:
    attendees = event.get("ATTENDEE", [])
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        kind = str(_parameters(attendee).get("CUTYPE", "")).upper()
        if kind not in ("ROOM", "RESOURCE", "GROUP"):
            yield _participant(attendee)


def _participant(value: Any) -> Participant:
    parameters = _parameters(value)
    address = re.sub(r"(?i)^mailto:", "", str(value)).strip().casefold()
    declined = str(parameters.get("PARTSTAT", "")).upper() == "DECLINED"
    return Participant(address, str(parameters.get("CN", "")).strip(' "'), declined)


def _parameters(value: Any) -> Any:
    return getattr(value, "params", {})
