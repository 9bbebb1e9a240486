"""Who was touched last: for completing names, and for what Find shows before anything is typed."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from planner.records import Records


def recent(records: Records, today: date) -> list[str]:
    """Return the ids of all contacts, those touched last first, then those never touched; later days do not count."""
    last: dict[str, None] = {}
    for touch in sorted(records.touches.values(), key=attrgetter("day", "id"), reverse=True):
        if touch.day <= today:
            last.update(dict.fromkeys(sorted(touch.contacts)))
    return [each for each in dict.fromkeys([*last, *records.contacts]) if each in records.contacts]
