"""Delete a touch, a promise, a favour, a hook or a lead that was logged by mistake, with what
followed from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.change import Change, Drop, Edit, Put, TableName
from planner.commands.logging.relog import came_with, is_named, meetings_of, together
from planner.commands.people.contacts import by_ending
from planner.commands.session import Session
from planner.errors import DecisionNeeded, PlannerError
from planner.records import Contact, Favour, Hook, Lead, Promise, Records, Touch
from planner.value import NamedTuple
from planner.words import joined, plural, quoted, short_day

_TABLES: Mapping[TableName, str] = {
    "touches": "touch",
    "promises": "promise",
    "favours": "favour",
    "hooks": "hook",
    "leads": "lead",
    "intakes": "intake",
}
"""The tables whose records can be deleted by id, and what one of them is called."""


class Aftermath(NamedTuple):
    """What followed from a touch and would go with it: what is still open, and those whom its line
    created."""

    promises: tuple[Promise, ...]
    favours: tuple[Favour, ...]
    leads: tuple[Lead, ...]
    hooks: tuple[Hook, ...]
    meetings: tuple[Touch, ...]
    contacts: tuple[Contact, ...]

    @property
    def followers(self) -> frozenset[str]:
        """The ids of what the touch made besides itself and people."""
        return frozenset(
            [promise.id for promise in self.promises]
            + [favour.id for favour in self.favours]
            + [lead.id for lead in self.leads]
            + [hook.id for hook in self.hooks]
            + [meeting.id for meeting in self.meetings]
        )


class Forgotten(NamedTuple):
    """What was deleted: its id, its words, and the words of what went with it or, where that was
    wanted, stays."""

    id: str
    label: str
    aftermath: tuple[str, ...]
    stays: bool


def aftermath_of(records: Records, touch_id: str) -> Aftermath:
    """Return what followed from a touch and is still open; what was kept or returned has happened
    and stays."""
    touch = records.touches[touch_id]
    promises = tuple(
        promise
        for promise in records.promises.values()
        if promise.touch == touch_id and promise.open
    )
    favours = tuple(
        favour
        for favour in records.favours.values()
        if favour.touch == touch_id and favour.open and not favour.returned
    )
    leads = tuple(lead for lead in records.leads.values() if _began_with(lead, touch))
    hooks = tuple(hook for hook in records.hooks.values() if _is_of(hook, touch))
    meetings = tuple(meetings_of(records, touch))
    rest = Aftermath(promises, favours, leads, hooks, meetings, ())
    return rest._replace(contacts=_strays(records, touch, rest.followers))


def _strays(records: Records, touch: Touch, dropped: frozenset[str]) -> tuple[Contact, ...]:
    """Return those whom the touch's line created, and whom nothing names that stays."""
    strays = {
        contact.id: contact for contact in records.contacts.values() if came_with(contact, touch)
    }
    while True:
        # Somebody who stays may have been introduced by another of them, who stays then as well.
        but = {touch.id, *dropped, *strays}
        named = [contact for contact in strays if is_named(records, contact, but)]
        if not named:
            return tuple(strays.values())
        for contact in named:
            del strays[contact]


def _is_of(hook: Hook, touch: Touch) -> bool:
    """Whether the touch's line wrote the hook down, and nobody else has heard it or is to hear
    it."""
    return (
        together(hook.id, touch.id)
        and hook.text in touch.line
        and hook.contacts | hook.told <= touch.contacts
    )


def forget_touch_edits(records: Records, touch_id: str, *, alone: bool = False) -> list[Edit]:
    """Return what deletes a touch, and unless it is ``alone`` what followed from it and is still
    open."""
    edits: list[Edit] = [Drop("touches", touch_id)]
    if alone:
        return edits + _unheard(records, touch_id)
    aftermath = aftermath_of(records, touch_id)
    if not aftermath.hooks:
        edits += _unheard(records, touch_id)
    edits += [Drop("promises", promise.id) for promise in aftermath.promises]
    edits += [Drop("favours", favour.id) for favour in aftermath.favours]
    edits += [Drop("leads", lead.id) for lead in aftermath.leads]
    edits += [Drop("hooks", hook.id) for hook in aftermath.hooks]
    edits += [Drop("touches", meeting.id) for meeting in aftermath.meetings]
    return edits + [Drop("contacts", contact.id) for contact in aftermath.contacts]


def forget(session: Session, ids: Sequence[str], *, alone: bool = False) -> list[Forgotten]:
    """Delete records by their ids as one step of undo, and what followed from touches among them.

    Args:
        session: The open book.
        ids: The ids of touches, promises, favours, hooks, leads and intakes, or the ends of some.
        alone: Whether what followed from a touch stays.

    Raises:
        PlannerError: There is none of that id.
        DecisionNeeded: Several end so.
        BookError: It could not be saved.
    """
    edits: dict[tuple[TableName, str], Edit] = {}
    results: list[Forgotten] = []
    for table, key in dict.fromkeys(_find(session, text) for text in ids):
        results.append(_forgotten(session, table, key, alone=alone))
        for edit in forget_edits(session.records, table, key, alone=alone):
            edits[edit.table, edit.id] = edit
    more = f", and {len(results) - 1} more" if len(results) > 1 else ""
    session.apply(Change(f"{results[0].label}{more}", tuple(edits.values())))
    return results


def forget_edits(
    records: Records, table: TableName, key: str, *, alone: bool = False
) -> Sequence[Edit]:
    """Return what deletes a record; see ``forget_touch_edits``."""
    if table == "touches":
        return forget_touch_edits(records, key, alone=alone)
    return (Drop(table, key),)


def _forgotten(session: Session, table: TableName, key: str, *, alone: bool) -> Forgotten:
    label = f"deleted {record_title(session, table, key)}"
    if table != "touches":
        return Forgotten(key, label, (), stays=False)
    titles = tuple(aftermath_titles(session, aftermath_of(session.records, key)))
    return Forgotten(key, label, titles, stays=alone)


def touch_aftermath(session: Session, touch_id: str) -> Iterator[str]:
    """Return what followed from a touch and would go with it, each in words."""
    return aftermath_titles(session, aftermath_of(session.records, touch_id))


def aftermath_titles(session: Session, aftermath: Aftermath) -> Iterator[str]:
    """Return what followed from a touch, each in words."""
    for promise in aftermath.promises:
        yield record_title(session, "promises", promise.id)
    for favour in aftermath.favours:
        yield record_title(session, "favours", favour.id)
    for lead in aftermath.leads:
        yield record_title(session, "leads", lead.id)
    for hook in aftermath.hooks:
        yield record_title(session, "hooks", hook.id)
    for meeting in aftermath.meetings:
        yield record_title(session, "touches", meeting.id)
    for contact in aftermath.contacts:
        yield f"the contact {contact.name}"


def record_title(session: Session, table: TableName, key: str) -> str:
    """Return what a record of the tables of this file is called."""
    record: Any = getattr(session.records, table)[key]
    noun = _TABLES[table]
    if isinstance(record, Touch):
        names = joined(sorted(session.situation.name_of(contact) for contact in record.contacts))
        return f"{record.kind} with {names or 'nobody'}, {short_day(record.day, session.today)}"
    words = next(
        (
            value
            for name in ("text", "what", "title", "org")
            if (value := getattr(record, name, ""))
        ),
        "",
    )
    return f"the {noun} “{words}”" if words else f"a {noun}"


def _find(session: Session, text: str) -> tuple[TableName, str]:
    """Return the table and the id of the record that is meant."""
    candidates: list[tuple[TableName, str]] = []
    for table in _TABLES:
        key = by_ending(getattr(session.records, table), text)
        if key == text:
            return table, key
        if key is not None:
            candidates.append((table, key))
    if not candidates:
        raise PlannerError(
            f"There is no touch, promise, favour, hook or lead {quoted(text)}.\n"
            "`planner show NAME` and `planner hooks` show their ids."
        )
    if len(candidates) > 1:
        raise DecisionNeeded(
            f"{quoted(text)} is the end of {plural(len(candidates), 'id')}. Give the whole id.",
            "name",
            [{"id": key, "name": record_title(session, table, key)} for table, key in candidates],
        )
    return candidates[0]


def _began_with(lead: Lead, touch: Touch) -> bool:
    """Whether the touch's line began the lead, and nothing came of it since."""
    return (
        len(lead.days) == 1
        and together(lead.id, touch.id)
        and all(part in touch.line for part in (lead.title, lead.org))
    )


def _unheard(records: Records, touch_id: str) -> list[Edit]:
    """Return what takes the contacts of a touch off those who have heard its hook, unless another
    touch told them."""
    touch = records.touches[touch_id]
    if not touch.hook:
        return []
    other_touches = (
        other
        for other in records.touches.values()
        if other.id != touch_id and other.hook == touch.hook
    )
    heard = frozenset(contact for other in other_touches for contact in other.contacts)
    return [
        Put("hooks", hook.id, {"told": hook.told - (touch.contacts - heard)})
        for hook in records.hooks.values()
        if hook.text == touch.hook and hook.told & (touch.contacts - heard)
    ]
