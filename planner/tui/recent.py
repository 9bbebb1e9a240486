"""Who was touched last, for what Find shows before anything is typed; and what is completed while
one types a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.commands.logging.preview import day_words
from planner.records import Records
from planner.tui.widgets.completion import CompletionNames

if TYPE_CHECKING:
    from planner.quicklog.lexicon import Lexicon


def recent(records: Records, today: date) -> list[str]:
    """Return the ids of all contacts, those touched last first, then those never touched; later
    days do not count."""
    last: dict[str, tuple[date, str]] = {}
    for touch in records.touches.values():
        if touch.day <= today:
            moment = touch.day, touch.id
            for contact in touch.contacts:
                if contact not in last or last[contact] < moment:
                    last[contact] = moment
    order = sorted(sorted(last), key=last.__getitem__, reverse=True)
    return [
        contact_id
        for contact_id in dict.fromkeys([*order, *records.contacts])
        if contact_id in records.contacts
    ]


def completion_names(records: Records, today: date, lexicon: Lexicon) -> CompletionNames:
    """Return what can be completed: those touched last first, and the organisations where most are
    known."""
    names = [records.contacts[contact_id].name for contact_id in recent(records, today)]
    tags = {tag for touch in records.touches.values() for tag in touch.tags}
    orgs = [org.name for org in reversed(lexicon.orgs.values())]
    orgs += [lead.org for lead in records.leads.values() if lead.org not in orgs and lead.org]
    return CompletionNames(
        names,
        orgs,
        [hub.name for hub in lexicon.hubs.values()],
        sorted(tags | set(lexicon.tags)),
        day_words(),
    )
