"""What is to come: meetings and events that are planned, promises, yearly dates; and what is to be
asked about after.

A touch that is planned is no contact until the user says that it took place. A hub comes again by
its next date, or by its rhythm counted from the last date that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.touching import called
from planner.engine.plan import DocketEntry, DocketKind, Item
from planner.engine.situation import Situation, once
from planner.engine.today.yearly_dates import in_words, on_day
from planner.records import MEETINGS, Hub, Touch
from planner.words import joined, short_day

FORTNIGHT: Final = 14
SOON: Final = 7
"""Days within which somebody is met soon."""
LOOKED_BACK: Final = 400
"""Days in which the last visit to a hub is looked for."""
ASKED_FOR: Final = 30
"""Days for which it is asked whether something took place."""


@once
def fortnight(situation: Situation) -> tuple[DocketEntry, ...]:
    """What the next two weeks hold."""
    return docket(situation, FORTNIGHT)


def docket(situation: Situation, days: int) -> tuple[DocketEntry, ...]:
    """What is to come within so many days, today included, earliest first."""
    last = situation.now + days
    entries = [
        *_planned(situation),
        *_hubs(situation),
        *_promised(situation),
        *_dates(situation, last),
    ]
    near = [entry for entry in entries if situation.now <= entry.day.toordinal() <= last]
    return tuple(sorted(near, key=lambda entry: (entry.day, entry.time or "~", entry.id)))


def confirm_items(situation: Situation) -> list[Item]:
    """What was planned for a day that is over: did it take place?"""
    items: list[Item] = []
    for touch in sorted(situation.log.planned.values(), key=lambda touch: (touch.day, touch.id)):
        days = situation.days_since(touch.day)
        if 0 < days <= ASKED_FOR and not is_logged(situation, touch):
            items.append(_confirm(situation, touch, days))
    return items


@once
def met_soon(situation: Situation) -> frozenset[str]:
    """Those whom the user meets within a week, by the docket: nobody need write to them before,
    unless they wait for it."""
    contacts: set[str] = set()
    for touch in {**situation.log.later, **situation.log.planned}.values():
        is_soon = 0 <= -situation.days_since(touch.day) <= SOON
        if is_soon and touch.kind in MEETINGS and not is_logged(situation, touch):
            contacts |= touch.contacts
    return frozenset(contacts)


def is_logged(situation: Situation, planned: Touch) -> bool:
    """Whether what was planned is in the log by another touch: a meeting with the same people, or
    a visit to the same hub, on its day. Then nobody need ask about it."""
    for touch in situation.log.by_day.get(planned.day.toordinal(), ()):
        if planned.hub and touch.hub == planned.hub:
            return True
        if touch.kind in MEETINGS and planned.contacts and planned.contacts <= touch.contacts:
            return True
    return False


def _confirm(situation: Situation, touch: Touch, days: int) -> Item:
    when = f"{short_day(touch.day, situation.today)} {touch.time}".strip()
    contacts = sorted(touch.contacts)
    return Item(
        f"confirm:{touch.id}",
        "confirm",
        contacts[0] if contacts else "",
        joined([situation.name_of(contact) for contact in contacts]) or _hub_name(situation, touch),
        touch.day,
        days,
        situation.minutes("confirm"),
        f"{called(touch)} was planned for {when}: did it take place?",
    )


def _planned(situation: Situation) -> Iterator[DocketEntry]:
    """The touches that were logged for a day to come."""
    for touch in {**situation.log.later, **situation.log.planned}.values():
        if is_logged(situation, touch):
            continue
        contacts = tuple(sorted(touch.contacts))
        names = tuple(map(situation.name_of, contacts))
        kind: DocketKind = "event" if touch.kind == "event" or touch.hub else "meeting"
        text = _planned_text(situation, touch, names)
        yield DocketEntry(
            touch.id,
            touch.day,
            touch.time,
            kind,
            text,
            contacts,
            names,
            touch.hub,
            touch.prepared,
        )


def _planned_text(situation: Situation, touch: Touch, names: Sequence[str]) -> str:
    """What is planned: coffee with Ana Li at PyData."""
    hub = _hub_name(situation, touch)
    if not names:
        return f"{called(touch)}: {hub or 'nobody yet'}"
    text = f"{called(touch)} with {joined([*names])}"
    return f"{text} at {hub}" if hub else text


def _hub_name(situation: Situation, touch: Touch) -> str:
    hub = situation.records.hubs.get(touch.hub)
    return hub.name if hub is not None else ""


def _hubs(situation: Situation) -> Iterator[DocketEntry]:
    """The next date of each hub that has one, unless a visit on it is planned already."""
    planned = {
        (touch.hub, touch.day.toordinal())
        for touch in {**situation.log.later, **situation.log.planned}.values()
    }
    for hub in situation.records.hubs.values():
        day = next_date(situation, hub)
        if day is not None and (hub.id, day) not in planned:
            text = f"{hub.name or 'an event'}{f' ({hub.kind})' if hub.kind else ''}"
            yield DocketEntry(
                f"hub:{hub.id}", date.fromordinal(day), "", "event", text, (), (), hub.id
            )


def next_date(situation: Situation, hub: Hub) -> int | None:
    """The next date of a hub as an ordinal, today included; None where nobody can tell."""
    next_on = hub.next_on.toordinal() if hub.next_on is not None else 0
    if next_on >= situation.now:
        return next_on
    if not hub.every:
        return None
    last = max(next_on, _last_visits(situation).get(hub.id, 0))
    if not last:
        return None
    periods = max(-(-(situation.now - last) // hub.every), 1)
    return last + periods * hub.every


@once
def _last_visits(situation: Situation) -> dict[str, int]:
    """The last day on which something of each hub was logged."""
    visits: dict[str, int] = {}
    for day in range(situation.now, situation.now - LOOKED_BACK, -1):
        for touch in situation.log.by_day.get(day, ()):
            if touch.hub:
                visits.setdefault(touch.hub, day)
    return visits


def _promised(situation: Situation) -> Iterator[DocketEntry]:
    """The user's open promises that have a day."""
    for promise in situation.promises.mine:
        if promise.due is not None:
            contacts = (promise.contact,) if promise.contact else ()
            names = tuple(situation.name_of(contact) for contact in contacts)
            text = promise.text or "something promised"
            yield DocketEntry(promise.id, promise.due, "", "promise", text, contacts, names)


def _dates(situation: Situation, last: int) -> Iterator[DocketEntry]:
    """The birthdays and other yearly dates up to a day."""
    if not situation.people.yearly_dates:
        return
    for day in range(situation.now, last + 1):
        for yearly in on_day(situation, day):
            name = situation.name_of(yearly.contact_id)
            yield DocketEntry(
                f"date:{yearly.contact_id}",
                date.fromordinal(day),
                "",
                "date",
                f"{in_words(yearly, day)} of {name}",
                (yearly.contact_id,),
                (name,),
            )
