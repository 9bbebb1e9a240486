"""P1: birthdays and other yearly dates, told on their day, or on the last working day before a free
one.

They take no room of the follow-ups, and passing one over changes nobody's turn. What falls on 29
February is told on the 28th of other years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.engine.happened.people import YearlyDate
from planner.engine.plan import Item
from planner.engine.situation import Situation
from planner.words import joined, short_day


def date_items(situation: Situation) -> list[Item]:
    """The yearly dates to write a line for today, those of the coming free days included; none on a
    day off."""
    dates = situation.people.yearly_dates
    if not dates or situation.day_off:
        return []
    until = situation.next_working if situation.working else situation.now + 1
    by_contact: dict[str, tuple[int, list[str]]] = {}
    for day in range(situation.now, until):
        for yearly in on_day(situation, day):
            if not _is_settled(situation, yearly.contact_id, day):
                _, texts = by_contact.setdefault(yearly.contact_id, (day, []))
                texts.append(in_words(yearly, day))
    return [
        _item(situation, contact_id, day, texts) for contact_id, (day, texts) in by_contact.items()
    ]


def on_day(situation: Situation, day: int) -> Iterator[YearlyDate]:
    """The yearly dates that are told of a day, an ordinal."""
    dates = situation.people.yearly_dates
    keys = [f"{date.fromordinal(day):%m-%d}"]
    if keys == ["02-28"] and date.fromordinal(day + 1).month == 3:
        keys.append("02-29")
    for key in keys:
        yield from sorted(dates.get(key, ()))


def in_words(yearly: YearlyDate, day: int) -> str:
    """A yearly date: birthday, or 10 years of something."""
    years = date.fromordinal(day).year - int(yearly.year) if yearly.year.isdecimal() else 0
    if yearly.label != "birthday" and years > 0:
        return f"{yearly.label} ({years} years)"
    return yearly.label


def _is_settled(situation: Situation, contact_id: str, day: int) -> bool:
    """Whether they are away, or heard from the user since the day on which it was first told."""
    if situation.people.members[contact_id].away_until > situation.now:
        return True
    if contact_id in situation.touched_today:
        return True
    first_day = day
    while not situation.calendar.working(first_day) and day - first_day < 30:
        first_day -= 1
    tie = situation.ties.get(contact_id)
    return tie is not None and tie.last >= first_day and first_day < situation.now


def _item(situation: Situation, contact_id: str, day: int, texts: list[str]) -> Item:
    when = short_day(date.fromordinal(day), situation.today)
    what = joined(list(dict.fromkeys(texts)))
    reason = f"{what} {when if day - situation.now < 2 else 'on ' + when}: a line takes a minute"
    return Item(
        f"date:{contact_id}",
        "date",
        contact_id,
        situation.name_of(contact_id),
        date.fromordinal(day),
        0,
        situation.minutes("date"),
        reason,
    )
