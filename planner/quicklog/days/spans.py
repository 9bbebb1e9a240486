"""Days told by an amount or a span of time: ``3 days ago``, ``in 2w``, ``end of the month``, ``last
week``."""

from __future__ import annotations

from datetime import date, timedelta

from planner.quicklog.days.calendar import amount, clamped, monday_of, shifted, whole
from planner.quicklog.days.forms import yearless
from planner.quicklog.days.reading import Place, Reading, When
from planner.value import NamedTuple


class Amount(NamedTuple):
    """An amount of time: from, to (two for *a few days*), its unit, and the token behind it."""

    least: int
    most: int
    unit: str
    stop: int


def read_amount(place: Place) -> Reading | None:
    """``3 days ago``, ``2w ago``, ``in a month``, ``in 2w``, ``two weeks from now``."""
    led = place.has("IN", place.at)
    past_before = place.has("AGO_BEFORE", place.at)
    counted = _count(place, place.at + (led or past_before))
    if counted is None:
        return None
    here = counted.stop
    before = place.low_at(here) == "before" and not place.low_at(here + 1)
    past = past_before or before or place.has("AGO", here)
    from_now = place.lows(here, 2) in (["from", "now"], ["from", "today"])
    later = led or place.has("LATER", here) or from_now
    if past == later and not (place.loose and not past):
        return None
    here += 2 if from_now else before or place.has("AGO", here) or place.has("LATER", here)
    here += led and place.low_at(here) == "time"
    if counted.unit == "m" and past:
        return _month_or_minute(place, here, counted)
    return _amount_reading(place, here, counted, past=past)


def _month_or_minute(place: Place, stop: int, counted: Amount) -> Reading:
    """``2m ago``."""
    ago = shifted(place.today, -counted.least, "month")
    options = (ago, place.today) if ago else ()
    return Reading(stop, None, options, "may be months or minutes", "past")


def _amount_reading(place: Place, stop: int, counted: Amount, *, past: bool) -> Reading | None:
    unit = "month" if counted.unit == "m" else counted.unit
    leans: When = "past" if past else "future"
    days: list[date] = []
    for count in range(counted.least, counted.most + 1):
        day = shifted(place.today, -count if past else count, unit)
        if day is not None:
            days.append(day)
    if not days:
        return None
    if len(days) > 1:
        return Reading(stop, None, tuple(sorted(days)), "is no one day", leans)
    return Reading(stop, days[0], leans=leans)


def _count(place: Place, at: int) -> Amount | None:
    """Read an amount: ``2w``, ``3 days``, ``a couple of weeks``, ``a few days``."""
    word = place.low_at(at)
    compact = amount(word, place.words)
    if compact:
        return Amount(compact[0], compact[0], compact[1], at + 1)
    here = at + 1
    if word in ("a", "the") and place.low_at(here) in ("couple", "few"):
        word, here = place.low_at(here), here + 1
    if word == "couple":
        here += place.low_at(here) == "of"
        least = most = 2
    elif word == "few":
        least, most = 2, 5
    else:
        number = whole(word) if word.isdigit() else place.words.numbers.get(word)
        if number is None:
            return None
        least = most = number
    unit = place.words.units.get(place.low_at(here))
    return Amount(least, most, unit, here + 1) if unit else None


def read_vague(place: Place) -> Reading | None:
    """``end of the month``, ``eow``; and what is no one day: ``last week``, ``next month``, ``the
    weekend``."""
    return (
        _end(place)
        or _in_month(place)
        or _other_day(place)
        or _weekend(place)
        or _whole_span(place)
    )


def _end(place: Place) -> Reading | None:
    """``eow``, ``end of the month``, ``by the end of next week``."""
    short = place.words.short_ends.get(place.low(0))
    if short:
        return Reading(place.at + 1, _end_of(place.today, short, 0))
    here = place.at + place.has("THE", place.at)
    match = place.words.end_of.at(place.lows(here, 2), 0, 2)
    if match is None:
        return None
    here += match[0]
    step = place.has("NEXT", here) - place.has("LAST", here)
    here += any(place.has(cell, here) for cell in ("THE", "THIS", "NEXT", "LAST"))
    unit = place.words.units.get(place.low_at(here), "")
    if unit not in ("week", "month", "year"):
        return None
    return Reading(here + 1, _end_of(place.today, unit, step))


def _in_month(place: Place) -> Reading | None:
    """``in march``: no one day."""
    month = place.words.months.get(place.low(1))
    if not place.has("IN", place.at) or month is None or place.low(2).isdigit():
        return None
    first = yearless(place, place.at + 2, month, 1)
    day = first.day or first.options[-1]
    options = (day.replace(day=1), day.replace(day=15))
    return Reading(place.at + 2, None, options, "is no one day")


def _other_day(place: Place) -> Reading | None:
    """``the other day``: two to six days back."""
    match = place.words.other_day.at(place.lows(place.at, 3), 0, 3)
    if match is None:
        return None
    return Reading(place.at + match[0], None, _days(place.today, -6, -2), "is no one day", "past")


def _lead(place: Place) -> tuple[bool, int]:
    """Whether a word such as ``last``, ``this``, ``next``, ``the`` stands here, and the step that
    it means."""
    step = place.has("NEXT", place.at) - place.has("LAST", place.at)
    led = step != 0 or place.has("THIS", place.at) or place.has("THE", place.at)
    return led, step


def _leaning(step: int) -> When | None:
    return "past" if step < 0 else "future" if step > 0 else None


def _weekend(place: Place) -> Reading | None:
    """``last weekend``, ``the weekend``: Saturday or Sunday."""
    led, step = _lead(place)
    if not led or not place.has("WEEKEND", place.at + 1):
        return None
    today, saturday = place.today, monday_of(place.today) + timedelta(5)
    if step <= 0 and (place.when == "past" or step < 0):
        this_one = today.weekday() == 6 and place.has("THIS", place.at)
        saturday -= timedelta(0 if this_one else 7)
    options = (saturday, saturday + timedelta(1))
    return Reading(place.at + 2, None, options, "is Saturday or Sunday", _leaning(step))


def _whole_span(place: Place) -> Reading | None:
    """``last week``, ``this month``, ``next year``: no one day."""
    led, step = _lead(place)
    unit = place.words.units.get(place.low(1), "") if led else ""
    if unit not in ("week", "month", "year") or place.has("THE", place.at):
        return None
    options = _span_options(place, unit, step)
    if not options:
        return None
    return Reading(place.at + 2, None, options, "is no one day", _leaning(step))


def _span_options(place: Place, unit: str, step: int) -> tuple[date, ...]:
    """Days to choose from: the days of a week, the ends of a month, the same day of another
    year."""
    today, monday = place.today, monday_of(place.today)
    if unit == "week":
        days = _days(monday, 7 * step, 7 * step + (6 if step < 0 else 4))
        if step:
            return days
        forward = place.when == "future"
        return tuple(day for day in days if (day >= today if forward else day <= today))
    moved = shifted(today, step, unit)
    if moved is None:
        return ()
    if unit == "year":
        return (moved,)
    ends = {moved.replace(day=1), clamped(moved.year, moved.month, 31), moved}
    return tuple(sorted(ends))


def _days(start: date, first: int, last: int) -> tuple[date, ...]:
    return tuple(start + timedelta(step) for step in range(first, last + 1))


def _end_of(today: date, unit: str, step: int) -> date:
    """The Friday of the week, the last day of the month or year; ``step`` on or back."""
    if unit == "week":
        return monday_of(today) + timedelta(4 + 7 * step)
    moved = shifted(today.replace(day=1), step, unit) or today
    return clamped(moved.year, 12 if unit == "year" else moved.month, 31)
