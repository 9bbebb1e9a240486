"""Log many people at once after an event: a first line that all share, then a line for each of
them; one change."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.commands.logging.log import read_line
from planner.engine.ahead.spread import spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.commands.session import Session
    from planner.quicklog.entry import Entry
    from planner.quicklog.lexicon import Lexicon


def shared_line(
    session: Session, line: str, lexicon: Lexicon | None = None, answers: Mapping[str, str] = {}
) -> Entry | None:
    """Return what a first line says for all that follow it; None where it is a line about somebody,
    like theirs.

    It names an event, a place or a day and nobody: ``event at PyData yesterday``. A colon at its
    end says the same of whatever else it holds.
    """
    text = line.strip()
    entry = read_line(session, text.removesuffix(":").rstrip(), answers, lexicon)
    doubtful = any(question.what == "name" for question in entry.questions)
    named = doubtful or any((entry.people, entry.others, entry.leads, entry.intake))
    dated = entry.day or any(question.what == "date" for question in entry.questions)
    if named or not (text.endswith(":") or entry.hub or dated):
        return None
    return entry


_FILLED = ("day", "time", "org", "hub", "next", "why", "via", "hook", "private")
"""Fields that a line under a shared one takes from it where it says nothing of them itself."""


def under(entry: Entry, shared: Entry) -> Entry:
    """Return the entry with what the shared line says and it does not: kind, day, place, tags, and
    what was noted."""
    entry = in_list(entry)
    has_kind = any(span.part == "kind" for span in entry.spans)
    kind = entry.kind if has_kind else shared.kind or entry.kind
    minutes = shared.minutes if kind == shared.kind else None
    filled = {field: getattr(entry, field) or getattr(shared, field) for field in _FILLED}
    return entry._replace(
        **filled,
        line=f"{entry.line}; {shared.line}",
        kind=kind,
        minutes=entry.minutes or minutes,
        tags=tuple(dict.fromkeys((*entry.tags, *shared.tags))),
        note=_both(entry.note, shared.note),
        learned=_both(entry.learned, shared.learned),
        promises=(*entry.promises, *shared.promises),
        more=tuple(under(touch, shared) for touch in entry.more),
    )


def in_list(entry: Entry) -> Entry:
    """The entry of a line that is a full name alone: under a shared line, such a line is a list of
    whom one met."""
    question = entry.questions[0] if len(entry.questions) == 1 else None
    if question is None or question.candidates or len(entry.people) != 1:
        return entry
    person = entry.people[0]
    if person.name != question.said or len(person.name.split()) < 2:
        return entry
    spans = tuple(
        span._replace(part="new_person") if span.part == "doubtful" else span
        for span in entry.spans
    )
    return entry._replace(questions=(), people=(person._replace(new=True),), spans=spans)


def spread_out(session: Session, entries: Sequence[Entry], shared: Entry | None) -> list[Entry]:
    """Return the entries with days for the follow-ups that have none of their own, spread over the
    next working days.

    A day that a person's own line gives stays as it is.
    """
    waiting: defaultdict[date, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        if entry.next and (entry.next.due is None or (shared and entry.next is shared.next)):
            waiting[entry.next.due or session.today + timedelta(days=1)].append(at)
    spread_entries = list(entries)
    days_used: list[date] = []
    for first, places in sorted(waiting.items()):
        days = spread(session.situation, first, len(places), days_used)
        days_used += days
        for at, day in zip(places, days, strict=True):
            step = spread_entries[at].next
            if step:
                spread_entries[at] = spread_entries[at]._replace(next=step._replace(due=day))
    return spread_entries


def _both(own: str | None, shared: str | None) -> str | None:
    return "; ".join(filter(None, (own, shared))) or None
