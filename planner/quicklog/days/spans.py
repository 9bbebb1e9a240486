"""Days told by an amount or a span of time: ``3 days ago``, ``in 2w``, ``end of the month``, ``last
week``."""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.days.calendar import amount, clamped, count_of, monday_of, shifted
from planner.quicklog.days.forms import yearless
from planner.quicklog.days.reading import Cursor, Reading, When, leaning
from planner.value import NamedTuple

SPANS = ("week", "month", "year")
_SIDES: dict[str, When] = {"IN": "future", "AGO_BEFORE": "past"}
"""The side of today that a word before an amount says."""
_VAGUE_COUNTS = {"couple": (2, 2), "few": (2, 5)}


class Amount(NamedTuple):
    """An amount of time: from, to (two for *a few days*), its unit, and the token behind it."""

    least: int
    most: int
    unit: str
    stop: int


def read_amount(cursor: Cursor) -> Reading | None:
    """``3 days ago``, ``2w ago``, ``in a month``, ``in 2w``, ``two weeks from now``."""
    led = cursor.cell_at(cursor.at, "IN", "AGO_BEFORE")
    counted = _count(cursor, cursor.at + bool(led))
    if counted is None:
        return None
    stop = counted.stop
    side, size = _side_behind(cursor, stop)
    past = "past" in (side, _SIDES.get(led))
    later = "future" in (side, _SIDES.get(led))
    if past == later and (past or not cursor.loose):
        return None
    stop += size
    if led == "IN" and cursor.low_at(stop) == "time":
        stop += 1
    if past and counted.unit == "m":
        return _month_or_minute(cursor, stop, counted)
    return _amount_reading(cursor, stop, counted, past=past)


def _side_behind(cursor: Cursor, at: int) -> tuple[When | None, int]:
    """The side of today that the words behind an amount say, and how many words these are."""
    if cursor.has("AGO", at):
        return "past", 1
    if cursor.low_at(at) == "before" and not cursor.low_at(at + 1):
        return "past", 1
    if cursor.low_at(at) == "from" and cursor.low_at(at + 1) in ("now", "today"):
        return "future", 2
    return ("future", 1) if cursor.has("LATER", at) else (None, 0)


def _month_or_minute(cursor: Cursor, stop: int, counted: Amount) -> Reading:
    """``2m ago``."""
    ago = shifted(cursor.today, -counted.least, "month")
    options = (ago, cursor.today) if ago else ()
    return Reading(stop, None, options, "may be months or minutes", "past")


def _amount_reading(cursor: Cursor, stop: int, counted: Amount, *, past: bool) -> Reading | None:
    """``3 days ago``; *a few days ago* is no one day."""
    unit = "month" if counted.unit == "m" else counted.unit
    leans: When = "past" if past else "future"
    days: list[date] = []
    for count in range(counted.least, counted.most + 1):
        day = shifted(cursor.today, -count if past else count, unit)
        if day is not None:
            days.append(day)
    if not days:
        return None
    if len(days) > 1:
        return Reading(stop, None, tuple(sorted(days)), "is no one day", leans)
    return Reading(stop, days[0], leans=leans)


def _count(cursor: Cursor, at: int) -> Amount | None:
    """Read an amount: ``2w``, ``3 days``, ``a couple of weeks``, ``a few days``."""
    word = cursor.low_at(at)
    compact = amount(word, cursor.words)
    if compact:
        count, unit = compact
        return Amount(count, count, unit, at + 1)
    here = at + 1
    if word in ("a", "the") and cursor.low_at(here) in ("couple", "few"):
        word, here = cursor.low_at(here), here + 1
    if word == "couple" and cursor.low_at(here) == "of":
        here += 1
    bounds = _VAGUE_COUNTS.get(word)
    if bounds is None:
        number = count_of(word, cursor.words)
        bounds = None if number is None else (number, number)
    unit = cursor.words.units.get(cursor.low_at(here), "")
    return Amount(*bounds, unit, here + 1) if bounds and unit else None


def read_vague(cursor: Cursor) -> Reading | None:
    """``end of the month``, ``eow``; and what is no one day: ``last week``, ``next month``, ``the
    weekend``."""
    for reader in (_end, _in_month, _other_day, _weekend, _whole_span):
        reading = reader(cursor)
        if reading is not None:
            return reading
    return None


def _end(cursor: Cursor) -> Reading | None:
    """``eow``, ``end of the month``, ``by the end of next week``."""
    short = cursor.words.short_ends.get(cursor.low(0))
    if short:
        return Reading(cursor.at + 1, _end_of(cursor.today, short, 0))
    here = cursor.behind("THE", cursor.at)
    match = cursor.words.end_of.at(cursor.lows(here, 2), 0, 2)
    if match is None:
        return None
    here += match[0]
    step = _step(cursor, here)
    if cursor.cell_at(here, "THE", "THIS", "NEXT", "LAST"):
        here += 1
    unit = cursor.words.units.get(cursor.low_at(here))
    if unit not in SPANS:
        return None
    return Reading(here + 1, _end_of(cursor.today, unit, step))


def _in_month(cursor: Cursor) -> Reading | None:
    """``in march``: no one day."""
    month = cursor.words.months.get(cursor.low(1))
    if month is None or not cursor.has("IN", cursor.at):
        return None
    if cursor.low(2).isdigit():
        return None
    first = yearless(cursor, cursor.at + 2, month, 1)
    day = first.day or first.options[-1]
    options = (day.replace(day=1), day.replace(day=15))
    return Reading(cursor.at + 2, None, options, "is no one day")


def _other_day(cursor: Cursor) -> Reading | None:
    """``the other day``: two to six days back."""
    match = cursor.words.other_day.at(cursor.lows(cursor.at, 3), 0, 3)
    if match is None:
        return None
    return Reading(cursor.at + match[0], None, _days(cursor.today, -6, -2), "is no one day", "past")


def _step(cursor: Cursor, at: int) -> int:
    """1 for *next*, -1 for *last*, 0 for any other word."""
    return cursor.has("NEXT", at) - cursor.has("LAST", at)


def _weekend(cursor: Cursor) -> Reading | None:
    """``last weekend``, ``the weekend``: Saturday or Sunday."""
    led = cursor.cell_at(cursor.at, "NEXT", "LAST", "THIS", "THE")
    if not led or not cursor.has("WEEKEND", cursor.at + 1):
        return None
    step = _step(cursor, cursor.at)
    saturday = monday_of(cursor.today) + timedelta(5)
    if step < 0 or (step == 0 and cursor.when == "past"):
        sunday_now = led == "THIS" and cursor.today.weekday() == 6
        saturday -= timedelta(0 if sunday_now else 7)
    options = (saturday, saturday + timedelta(1))
    if cursor.when == "future" and cursor.has("FIRM_BY", cursor.at - 1):
        return Reading(cursor.at + 2, options[1], leans=leaning(step))
    return Reading(cursor.at + 2, None, options, "is Saturday or Sunday", leaning(step))


def _whole_span(cursor: Cursor) -> Reading | None:
    """``last week``, ``this month``, ``next year``: no one day."""
    unit = cursor.words.units.get(cursor.low(1))
    if unit not in SPANS:
        return None
    if not cursor.cell_at(cursor.at, "NEXT", "LAST", "THIS"):
        return None
    step = _step(cursor, cursor.at)
    options = _span_options(cursor, unit, step)
    if not options:
        return None
    return Reading(cursor.at + 2, None, options, "is no one day", leaning(step))


def _span_options(cursor: Cursor, unit: str, step: int) -> tuple[date, ...]:
    """Days to choose from: the days of a week, the ends of a month, the same day of another
    year."""
    if unit == "week":
        return _week_options(cursor, step)
    moved = shifted(cursor.today, step, unit)
    if moved is None:
        return ()
    if unit == "year":
        return (moved,)
    ends = {moved.replace(day=1), clamped(moved.year, moved.month, 31), moved}
    return tuple(sorted(ends))


def _week_options(cursor: Cursor, step: int) -> tuple[date, ...]:
    """The days of last week, the working days of next week, those of this week up to today or from
    today on."""
    is_past = step < 0 or (step == 0 and cursor.when == "past")
    last = 6 if is_past else 4
    days = _days(monday_of(cursor.today), 7 * step, 7 * step + last)
    if step:
        return days
    if cursor.when == "future":
        return tuple(day for day in days if day >= cursor.today)
    return tuple(day for day in days if day <= cursor.today)


def _days(start: date, first: int, last: int) -> tuple[date, ...]:
    return tuple(start + timedelta(step) for step in range(first, last + 1))


def _end_of(today: date, unit: str, step: int) -> date:
    """The Friday of the week, the last day of the month or year; ``step`` on or back."""
    if unit == "week":
        return monday_of(today) + timedelta(4 + 7 * step)
    moved = shifted(today.replace(day=1), step, unit) or today
    return clamped(moved.year, 12 if unit == "year" else moved.month, 31)
