"""Edit a line after the fact: what it made is replaced by what it says now, as one change.

The touch keeps its id. Promises and favours that the new line still says keep theirs, with the day
they were put off to; those that it no longer says are dropped where they are still open, for what
was done is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Drop, Edit, Put
from planner.commands.logging.log import Logged, check, read_line
from planner.commands.logging.writer import Writer
from planner.errors import PlannerError, UsageError
from planner.ids import born
from planner.records import NOTHING, Contact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from planner.change import TableName, Value
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry
    from planner.records import Favour, Promise, Records, Touch

_BLANK: Mapping[str, Value] = {
    "contacts": NOTHING,
    "time": "",
    "minutes": None,
    "hub": "",
    "org": "",
    "note": "",
    "learned": "",
    "why": "",
    "hook": "",
    "tags": NOTHING,
    "private": False,
    "line": "",
}
"""The fields of a touch that a line need not say."""
_GIVEN = frozenset(
    {"name", "org", "tags", "met_at", "introduced_by", "state", "they_want", "i_offer", "id"}
)
"""The fields of a contact that a line may have set."""
TOGETHER = 1000
"""Milliseconds between the ids of a line's records at most."""


def relog(session: Session, touch_id: str, entry: Entry, *, dry_run: bool = False) -> Logged:
    """Replace what a line made by what it says now, or with ``dry_run`` say what that would do.

    Args:
        session: The open book.
        touch_id: The touch that the line made.
        entry: What the line says now.
        dry_run: Change nothing.

    Raises:
        DecisionNeeded: A name or a date is in doubt.
        UsageError: The line names nobody whom one was in touch with.
        PlannerError: The touch is gone.
        BookError: It could not be saved.
    """
    old = session.records.touches.get(touch_id)
    if old is None:
        raise PlannerError("That touch is gone; it may have been undone or deleted elsewhere.")
    _check_replacement(entry)
    writer = Writer(session.records, session.today)
    meetings = meetings_of(session.records, old)
    moved = bool(meetings) and entry.next is not None and entry.next.kind is not None
    writer.take(entry._replace(next=None) if moved else entry)
    puts = {put.id in writer.meetings: put for put in writer.of("touches")}
    itself = puts.pop(True, puts[False]) if old.planned else puts[False]
    touch = _touch(session, old, itself)
    promises = _promises(session.records, touch_id, writer)
    favours = _favours(session.records, touch_id, writer)
    edits = [*_people_and_places(writer), *([touch] if touch.fields else []), *promises, *favours]
    edits += _moved(meetings[0], entry, touch) if moved else _meetings(meetings, puts.get(True))
    edits += _leads(session.records, old, writer)
    dropped = {edit.id for edit in edits if isinstance(edit, Drop)}
    edits += _strays(session.records, old, writer, dropped)
    logged = Logged(
        entries=(entry,),
        label=f"changed {writer.labels[0]}" if edits else "nothing to change",
        touches=(touch,),
        created=tuple(writer.created),
        promises=_puts(promises),
        favours=_puts(favours),
        advice=(),
        edits=tuple(edits),
    )
    if edits and not dry_run:
        session.apply(Change(logged.label, logged.edits))
    return logged


def _people_and_places(writer: Writer) -> list[Edit]:
    """The contacts, hubs and hooks that the line makes or changes."""
    people = [Put("contacts", key, fields) for key, fields in writer.contacts.items()]
    return [*people, *(put for put in writer.rest if put.table in ("hubs", "hooks"))]


def _puts(edits: Sequence[Edit]) -> tuple[Put, ...]:
    """Those of some edits that write a record."""
    return tuple(edit for edit in edits if isinstance(edit, Put))


def _check_replacement(entry: Entry) -> None:
    """See that a line can take the place of a touch.

    Raises:
        DecisionNeeded: A name or a date is in doubt.
        UsageError: It tells of several touches, or of nobody whom one was in touch with.
    """
    check(entry)
    if entry.more:
        raise UsageError(
            "The line tells of several touches, and this is one. Log the others by themselves."
        )
    if not entry.people:
        raise UsageError(
            "The line no longer says with whom. Name somebody, as in: coffee with Ana Li."
        )


def _touch(session: Session, old: Touch, put: Put) -> Put:
    """The fields of the touch that are to change."""
    fields = {**_BLANK, **put.fields}
    if fields["outcome"] == "none" and fields["kind"] == old.kind:
        from_line = read_line(session, old.line, today=old.day).outcome if old.line else None
        if from_line != old.outcome:
            fields["outcome"] = old.outcome  # what came of it was said elsewhere
    # Whether it asked too soon was told when it was logged; the new line can only say that it
    # offered something.
    fields["overrode"] = old.overrode if fields.get("overrode") else ""
    return Put(
        "touches",
        old.id,
        {key: value for key, value in fields.items() if getattr(old, key) != value},
    )


def meetings_of(records: Records, touch: Touch) -> list[Touch]:
    """Return the meetings to come that the line of a touch told of beside it."""
    return [
        other
        for other in records.touches.values()
        if other.planned
        and other.id != touch.id
        and other.line == touch.line
        and together(other.id, touch.id)
    ]


def _moved(meeting: Touch, entry: Entry, touch: Put) -> list[Edit]:
    """Give a meeting that the new line tells of too its new kind, day, time and people."""
    step = entry.next
    if step is None:
        return []
    wanted: dict[str, Value] = {
        "kind": step.kind,
        "day": step.due or meeting.day,
        "time": step.time or "",
        "line": entry.line,
        "private": entry.private,
        "contacts": touch.fields.get("contacts", meeting.contacts),
    }
    fields = {key: value for key, value in wanted.items() if getattr(meeting, key) != value}
    return [Put("touches", meeting.id, fields)] if fields else []


def _meetings(old: Sequence[Touch], new: Put | None) -> list[Edit]:
    """Drop the meetings that the new line does not tell of, and add the one that it does."""
    drops: list[Edit] = [Drop("touches", meeting.id) for meeting in old]
    return [*drops, new] if new is not None else drops


def _promises(records: Records, touch_id: str, writer: Writer) -> list[Edit]:
    """Keep the promises that are still said, with their new day and person; make the new and drop
    the others."""
    old = [promise for promise in records.promises.values() if promise.touch == touch_id]
    edits: list[Edit] = []
    for put in writer.of("promises"):
        key = (
            put.fields["who"],
            bool(put.fields.get("follow_up")),
            str(put.fields["text"]).casefold(),
        )
        promise = next(
            (
                candidate
                for candidate in old
                if (candidate.who, candidate.follow_up, candidate.text.casefold()) == key
            ),
            None,
        )
        if promise is None:
            edits.append(Put("promises", put.id, {**put.fields, "touch": touch_id}))
            continue
        old.remove(promise)
        wanted: dict[str, Value] = {
            "contact": put.fields.get("contact", ""),
            "due": put.fields.get("due"),
        }
        edits += _changed("promises", promise, wanted)
    return edits + [Drop("promises", candidate.id) for candidate in old if candidate.open]


def _favours(records: Records, touch_id: str, writer: Writer) -> list[Edit]:
    """The same for favours; one of which a part was returned stays."""
    old = [favour for favour in records.favours.values() if favour.touch == touch_id]
    edits: list[Edit] = []
    for put in writer.of("favours"):
        key = (str(put.fields["direction"]), str(put.fields.get("what", "")).casefold())
        favour = next(
            (
                candidate
                for candidate in old
                if (candidate.direction, candidate.what.casefold()) == key
            ),
            None,
        )
        if favour is None:
            edits.append(Put("favours", put.id, {**put.fields, "touch": touch_id}))
            continue
        old.remove(favour)
        edits += _changed(
            "favours",
            favour,
            {"contact": put.fields.get("contact", ""), "day": put.fields.get("day")},
        )
    return edits + [
        Drop("favours", candidate.id)
        for candidate in old
        if candidate.open and not candidate.returned
    ]


def _leads(records: Records, old: Touch, writer: Writer) -> list[Edit]:
    """A lead that the old line began follows the new one, unless it went on since; no longer said,
    it is dropped."""
    leads = [
        lead
        for lead in records.leads.values()
        if lead.id not in writer.leads
        and len(lead.days) == 1
        and lead.contact in old.contacts
        and together(lead.id, old.id)
        and all(part in old.line for part in (lead.title, lead.org))
    ]
    edits: list[Edit] = []
    for put in writer.of("leads"):
        if put.id in records.leads or not leads:
            edits.append(put)
        else:
            edits.append(Put("leads", leads.pop(0).id, {"title": "", "org": "", **put.fields}))
    return edits + [Drop("leads", lead.id) for lead in leads]


def _changed(table: TableName, record: Promise | Favour, wanted: Mapping[str, Value]) -> list[Edit]:
    if not record.open:
        return []
    fields = {key: value for key, value in wanted.items() if getattr(record, key) != value}
    return [Put(table, record.id, fields)] if fields else []


def _strays(records: Records, old: Touch, writer: Writer, dropped: Collection[str]) -> list[Edit]:
    """Those whom the old line created under a name that it no longer says, and of whom nothing else
    is known."""
    named_now = {*writer.of("touches")[0].fields["contacts"], *writer.contacts}  # type: ignore[misc]
    dropped_people = [
        records.contacts[contact]
        for contact in old.contacts - named_now
        if contact in records.contacts
    ]
    return [
        Drop("contacts", contact.id)
        for contact in dropped_people
        if came_with(contact, old) and not is_named(records, contact.id, {old.id, *dropped})
    ]


def came_with(contact: Contact, touch: Touch) -> bool:
    """Whether the line created the contact: they were born together, and nothing was added
    since."""
    if not together(contact.id, touch.id) or contact.source:
        return False
    blank = Contact(contact.id, added=contact.added)
    return all(
        getattr(contact, field) == getattr(blank, field)
        for field in Contact._fields
        if field not in _GIVEN
    )


def together(first_id: str, second_id: str) -> bool:
    """Whether two records were born together."""
    first, second = born(first_id), born(second_id)
    return first is not None and second is not None and abs(first - second) <= TOGETHER


def is_named(records: Records, contact: str, but: Collection[str]) -> bool:
    """Whether any record names the contact, but for some."""
    for touch in records.touches.values():
        if contact in touch.contacts and touch.id not in but:
            return True
    for table in (records.promises, records.favours, records.leads, records.intakes):
        for record in table.values():
            if record.contact == contact and record.id not in but:
                return True
    for other in records.contacts.values():
        if other.introduced_by == contact and other.id not in but:
            return True
    return any(
        contact in hook.contacts | hook.told
        for hook in records.hooks.values()
        if hook.id not in but
    )
