"""Rename an organisation wherever it is written, or take it off everybody: it is there by those who name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Put
from planner.errors import PlannerError, UsageError
from planner.words import plural, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.change import Edit, Value
    from planner.commands.session import Session


def resolve_org(session: Session, text: str) -> str:
    """Return the organisation that is meant, as it is written most often.

    Raises:
        PlannerError: Nobody in the book is there.
    """
    from planner.engine.happened.org_names import org_key
    from planner.engine.views.organisations import organisations

    key = org_key(text)
    known = [org.name for org in organisations(session.situation)]
    found = next((name for name in known if text.strip() and org_key(name) == key), None)
    if found is None:
        raise PlannerError(
            f"Nobody in the book is at {quoted(text)}. `planner orgs` shows where people are."
        )
    return found


def rename_orgs(session: Session, names: Iterable[str], new: str) -> str:
    """Give organisations a name, wherever one of theirs is written, as one change; return what was done in words.

    Contacts, touches, talking points and leads are changed alike, and every way of writing the old name is the new one
    then. Several organisations with one name are one.

    Raises:
        UsageError: The new name is empty.
        BookError: It could not be saved.
    """
    new = " ".join(new.split())
    if not new:
        raise UsageError("An organisation needs a name. Deleting it takes it off everybody.")
    return _rewrite(session, list(names), new)


def drop_orgs(session: Session, names: Iterable[str]) -> str:
    """Take organisations off everybody and everything, as one change; return what was done in words.

    Raises:
        BookError: It could not be saved.
    """
    return _rewrite(session, list(names), "")


def place_at(session: Session, text: str) -> str:
    """Put people at an organisation: ``Acme: Ana Li, Bo Chen``. Returns what was done in words.

    Raises:
        UsageError: The text names no organisation, or nobody.
        DecisionNeeded: A name could mean several people.
        PlannerError: A name means nobody.
        BookError: It could not be saved.
    """
    org, people = read_place_at(session, text)
    label = f"put {plural(len(people), 'contact')} at {org}"
    session.apply(Change(label, tuple(Put("contacts", person, {"org": org}) for person in people)))
    return label


def read_place_at(session: Session, text: str) -> tuple[str, list[str]]:
    """Read ``Acme: Ana Li, Bo Chen``: the organisation, and the ids of those who are there.

    Raises:
        UsageError: The text names no organisation, or nobody.
        DecisionNeeded: A name could mean several people.
        PlannerError: A name means nobody.
    """
    from planner.commands.people.contacts import resolve

    org, colon, names = text.partition(":")
    said = [name for name in map(str.strip, names.split(",")) if name]
    if not colon or not org.strip() or not said:
        raise UsageError(
            "An organisation is there by its people. Write both, as in Acme: Ana Li, Bo Chen."
        )
    return " ".join(org.split()), list(dict.fromkeys(resolve(session, name) for name in said))


def _rewrite(session: Session, names: list[str], new: str) -> str:
    from planner.engine.happened.org_names import org_key

    keys, records = {org_key(name) for name in names}, session.records
    edits: list[Edit] = []

    def old(name: str) -> bool:
        return bool(name.strip()) and org_key(name) in keys and name != new

    edits += [
        Put("contacts", contact.id, {"org": new})
        for contact in records.contacts.values()
        if old(contact.org)
    ]
    people = len(edits)
    edits += [
        Put("touches", touch.id, {"org": new})
        for touch in records.touches.values()
        if old(touch.org)
    ]
    edits += [
        Put("leads", lead.id, {"org": new}) for lead in records.leads.values() if old(lead.org)
    ]
    for hook in records.hooks.values():
        if any(map(old, hook.orgs)):
            orgs: Value = frozenset(name for name in hook.orgs if not old(name)) | (
                {new} if new else frozenset()
            )
            edits.append(Put("hooks", hook.id, {"orgs": orgs}))
    what = names[0] if len(names) == 1 else plural(len(names), "organisation")
    on = f"{plural(people, 'contact')}"
    label = f"renamed {what} to {new} on {on}" if new else f"took {what} off {on}"
    if edits:
        session.apply(Change(label, tuple(edits)))
    return label
