"""Days told by an amount or a span of time: ``3 days ago``, ``in 2w``, ``end of the month``, ``last week``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.quicklog.days.calendar import (
    MONTHS,
    NUMBERS,
    UNITS,
    amount,
    clamped,
    monday_of,
    shifted,
    whole,
)
from planner.quicklog.days.clock import low_at
from planner.quicklog.days.forms import yearless
from planner.quicklog.days.reading import Place, Reading, When
from planner.quicklog.words.tokens import Token


def read_amount(place: Place) -> Reading | None:
    """``3 days ago``, ``2w ago``, ``in a month``, ``in 2w``, ``two weeks from now``."""
    led = place.low(0) in ("in", "within")
    here = place.at + led
    found = _count(place.tokens, here)
    if found is None:
        return None
    low, high, unit, here = found
    after = low_at(place.tokens, here)
    past = after in ("ago", "back", "earlier")
    from_now = after == "from" and low_at(place.tokens, here + 1) in ("now", "today")
    later = led or after in ("later", "hence") or from_now
    if past == bool(later) and not (place.loose and not past):
        return None
    here += 1 if past or after in ("later", "hence") else 2 if from_now else 0
    here += bool(led) and low_at(place.tokens, here) == "time"
    sign = -1 if past else 1
    if unit == "m":
        if past:
            ago = shifted(place.today, -low, "month")
            return Reading(
                here, None, (ago, place.today) if ago else (), "may be months or minutes", "past"
            )
        unit = "month"
    days = [
        day for count in range(low, high + 1) if (day := shifted(place.today, sign * count, unit))
    ]
    if not days:
        return None
    if len(days) > 1:
        return Reading(
            here, None, tuple(sorted(days)), "is no one day", "past" if past else "future"
        )
    return Reading(here, days[0], leans="past" if past else "future")


def _count(tokens: Sequence[Token], at: int) -> tuple[int, int, str, int] | None:
    """Read an amount: from, to, unit, the token after it."""
    word = low_at(tokens, at)
    compact = amount(word)
    if compact:
        return compact[0], compact[0], compact[1], at + 1
    here = at + 1
    if word in ("a", "the") and low_at(tokens, here) in ("couple", "few"):
        word, here = low_at(tokens, here), here + 1
    if word == "couple":
        here += low_at(tokens, here) == "of"
        low = high = 2
    elif word == "few":
        low, high = 2, 5
    else:
        number = whole(word) if word.isdigit() else NUMBERS.get(word)
        if number is None:
            return None
        low = high = number
    unit = UNITS.get(low_at(tokens, here))
    return (low, high, unit, here + 1) if unit else None


def read_vague(place: Place) -> Reading | None:
    """``end of the month``, ``eow``; and what is no one day: ``last week``, ``next month``, ``the weekend``."""
    words = [place.low(step) for step in range(5)]
    today, monday = place.today, monday_of(place.today)
    if words[0] in ("eow", "eom", "eoy"):
        return Reading(
            place.at + 1, _end_of(today, {"w": "week", "m": "month", "y": "year"}[words[0][2]], 0)
        )
    if words[:2] == ["end", "of"] or words[:3] == ["the", "end", "of"]:
        here = 3 if words[0] == "the" else 2
        step = {"next": 1, "last": -1}.get(words[here], 0)
        here += words[here] in ("the", "this", "next", "last")
        unit = words[here] if here < 5 else ""
        if unit not in ("week", "month", "year"):
            return None
        return Reading(place.at + here + 1, _end_of(today, unit, step))
    if words[0] == "in" and words[1] in MONTHS and not words[2].isdigit():
        first = yearless(place, place.at + 2, MONTHS[words[1]], 1)
        return (
            None
            if first.day is None
            else Reading(
                place.at + 2,
                None,
                tuple(first.day.replace(day=each) for each in (1, 15)),
                "is no one day",
            )
        )
    if words[:3] == ["the", "other", "day"]:
        return Reading(place.at + 3, None, _days(today, -6, -2), "is no one day", "past")
    led = 1 if words[0] in ("last", "this", "next", "the") else 0
    sign = {"last": -1, "next": 1}.get(words[0], 0)
    stop = place.at + led + 1
    leans: When | None = "past" if sign < 0 else "future" if sign > 0 else None
    if words[led] == "weekend" and led:
        if words[0] in ("last", "the", "this") and (place.when == "past" or sign < 0):
            saturday = monday + timedelta(5 if today.weekday() == 6 and words[0] == "this" else -2)
        else:
            saturday = monday + timedelta(5)
        return Reading(
            stop, None, (saturday, saturday + timedelta(1)), "is Saturday or Sunday", leans
        )
    if not led or words[0] == "the" or words[led] not in ("week", "month", "year"):
        return None
    if words[led] == "week":
        options = _days(monday, 7 * sign, 7 * sign + (6 if sign < 0 else 4))
        if not sign:
            options = tuple(
                day for day in options if (day <= today if place.when == "past" else day >= today)
            )
    else:
        moved = shifted(today, sign, words[led])
        options = (moved,) if moved else ()
        if words[led] == "month" and moved:
            edges = (moved.replace(day=1), clamped(moved.year, moved.month, 31))
            options = tuple(sorted({*edges, moved}))
    return Reading(stop, None, options, "is no one day", leans) if options else None


def _days(start: date, first: int, last: int) -> tuple[date, ...]:
    return tuple(start + timedelta(step) for step in range(first, last + 1))


def _end_of(today: date, unit: str, step: int) -> date:
    """The Friday of the week, the last day of the month or year; ``step`` on or back."""
    if unit == "week":
        return monday_of(today) + timedelta(4 + 7 * step)
    moved = shifted(today.replace(day=1), step, unit) or today
    return clamped(moved.year, 12 if unit == "year" else moved.month, 31)
