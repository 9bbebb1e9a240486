"""The week in Markdown: whom you were in touch with, what was promised and kept, what comes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.engine.happened.log import in_order
from planner.engine.standing.cadence import due_on
from planner.exchange.write.json_file import without_private
from planner.words import WEEKDAYS, full_day, joined, plural, short_day

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Records

WEEK = timedelta(days=7)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def week_review(session: Session, *, private: bool = False) -> str:
    """Return the last seven days and the next seven as Markdown; private things only when asked for (R23)."""
    records = session.records if private else without_private(session.records)
    today = session.today
    since = today - WEEK + timedelta(days=1)
    plan = session.plan
    sections = (
        ("In touch", _touches(records, since, today)),
        ("New people", _new(records, since, today)),
        ("Promises kept", _promises(records, since, today)),
        ("Promises open", _open(records, today)),
        ("Favours", _favours(records, since, today)),
        ("Coming up", _coming(session, records)),
    )
    lines = [
        f"# The week to {full_day(today)}",
        "",
        f"{plan.temperature.value:.1f}°, {plan.temperature.verdict}: {escape(plan.temperature.reason)}. "
        f"{plural(plan.streak.days, 'working day')} kept in a row.",
    ]
    for title, entries in sections:
        found = list(entries)
        if found:
            lines += ["", f"## {title}", "", *(f"- {entry}" for entry in found)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return a user's text so that Markdown shows it as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _names(records: Records, ids: Iterable[str]) -> str:
    known = (records.contacts[key].name for key in ids if key in records.contacts)
    return escape(joined(sorted(known, key=str.casefold))) or "somebody"


def _touches(records: Records, since: date, until: date) -> Iterator[str]:
    found = [touch for touch in records.touches.values() if since <= touch.day <= until]
    for touch in sorted(found, key=in_order):
        said = " · ".join(filter(None, (touch.note, touch.learned and f"learned: {touch.learned}")))
        hub = records.hubs.get(touch.hub)
        at = f" at {escape(hub.name)}" if hub and hub.name else ""
        yield (
            f"{WEEKDAYS[touch.day.weekday()]}: **{_names(records, touch.contacts)}**, {touch.kind}{at}"
            f"{f': {escape(said)}' if said else ''}"
        )


def _new(records: Records, since: date, until: date) -> Iterator[str]:
    found = [
        contact
        for contact in records.contacts.values()
        if contact.state == "kept" and contact.added is not None and since <= contact.added <= until
    ]
    for contact in sorted(found, key=lambda each: each.name.casefold()):
        about = ", ".join(filter(None, (contact.role, contact.org)))
        yield f"**{escape(contact.name)}**{f', {escape(about)}' if about else ''}"


def _promises(records: Records, since: date, until: date) -> Iterator[str]:
    for promise in sorted(
        records.promises.values(), key=lambda each: (each.done_on or date.min, each.id)
    ):
        if promise.done_on and since <= promise.done_on <= until:
            yield f"{_who(records, promise.who, promise.contact)}: {escape(promise.text)}"


def _open(records: Records, today: date) -> Iterator[str]:
    waiting = [promise for promise in records.promises.values() if promise.open]
    for promise in sorted(waiting, key=lambda each: (each.due or date.max, each.id)):
        if promise.due is None or promise.due <= today + WEEK:
            late = (
                f", {plural((today - promise.due).days, 'day')} late"
                if promise.due and promise.due < today
                else ""
            )
            due = f" (due {short_day(promise.due, today)}{late})" if promise.due else ""
            yield f"{_who(records, promise.who, promise.contact)}: {escape(promise.text)}{due}"


def _who(records: Records, who: str, contact: str) -> str:
    name = f"**{_names(records, [contact])}**" if contact else ""
    return f"You to {name}" if who == "me" and name else "You" if who == "me" else name or "They"


def _favours(records: Records, since: date, until: date) -> Iterator[str]:
    for favour in sorted(
        records.favours.values(), key=lambda each: (each.day or date.min, each.id)
    ):
        if favour.day and since <= favour.day <= until:
            way = "from" if favour.direction == "received" else "for"
            yield f"{escape(favour.what) or 'a favour'}, {way} **{_names(records, [favour.contact])}**"


def _coming(session: Session, records: Records) -> Iterator[str]:
    today = session.today
    due = [
        (day, contact)
        for contact in records.contacts.values()
        if (day := due_on(session.situation, contact.id)) is not None
        and today <= day <= today + WEEK
    ]
    for day, contact in sorted(due, key=lambda each: (each[0], each[1].name.casefold())):
        yield f"{short_day(day, today)}: **{escape(contact.name)}**"
