"""Which way an entry went: out, in, or both."""

from __future__ import annotations

from planner.quicklog.entry import Entry
from planner.records import MEETINGS, Direction


def entry_direction(entry: Entry) -> Direction:
    """Return who reached out to whom.

    Meetings and introductions go both ways; a reply, a rejection and whatever they began come in;
    the rest goes out. A note is nothing that happened between people: it counts as in, so that it
    is never taken for an outreach.
    """
    kind = entry.kind or "note"
    if kind in MEETINGS or kind == "intro":
        return "both"
    if entry.incoming:
        return "in"
    if kind in ("replied", "rejected", "note"):
        return "in"
    return "out"
