"""Rename an organisation wherever it is written, or take it off everybody: it is there by those who
name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.change import Change, Put
from planner.commands.people.contacts import resolve
from planner.engine.happened.org_names import org_key
from planner.engine.views.organisations import organisations
from planner.errors import PlannerError, UsageError
from planner.words import plural, quoted

if TYPE_CHECKING:
    from planner.change import TableName
    from planner.commands.session import Session
    from planner.records import Contact, Lead, Records, Touch


def resolve_org(session: Session, text: str) -> str:
    """Return the organisation that is meant, as it is written most often.

    Raises:
        PlannerError: Nobody in the book is there.
    """
    key = org_key(text)
    names = [org.name for org in organisations(session.situation)]
    match = next((name for name in names if text.strip() and org_key(name) == key), None)
    if match is None:
        raise PlannerError(
            f"Nobody in the book is at {quoted(text)}. `planner orgs` shows where people are."
        )
    return match


def rename_orgs(session: Session, names: Iterable[str], new: str) -> str:
    """Give organisations a name, wherever one of theirs is written, as one change; return what was
    done in words.

    Contacts, touches, talking points and leads are changed alike, and every way of writing the old
    name is the new one then. Several organisations with one name are one.

    Raises:
        UsageError: The new name is empty.
        BookError: It could not be saved.
    """
    new = " ".join(new.split())
    if not new:
        raise UsageError("An organisation needs a name. Deleting it takes it off everybody.")
    return _rewrite(session, list(names), new)


def drop_orgs(session: Session, names: Iterable[str]) -> str:
    """Take organisations off everybody and everything, as one change; return what was done in
    words.

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
    org, colon, names = text.partition(":")
    parts = [name for name in map(str.strip, names.split(",")) if name]
    if not colon or not org.strip() or not parts:
        raise UsageError(
            "An organisation is there by its people. Write both, as in Acme: Ana Li, Bo Chen."
        )
    return " ".join(org.split()), list(dict.fromkeys(resolve(session, name) for name in parts))


def _rewrite(session: Session, names: list[str], new: str) -> str:
    """Put ``new`` in the place of organisations wherever they are named; empty takes them off."""
    edits = _Renaming(names, new).edits(session.records)
    people = sum(edit.table == "contacts" for edit in edits)
    what = names[0] if len(names) == 1 else plural(len(names), "organisation")
    on = plural(people, "contact")
    label = f"renamed {what} to {new} on {on}" if new else f"took {what} off {on}"
    if edits:
        session.apply(Change(label, tuple(edits)))
    return label


class _Renaming:
    """The edits that give organisations another name.

    Args:
        names: Their names, however they are written.
        new: The new name; empty takes them off.
    """

    def __init__(self, names: Iterable[str], new: str) -> None:
        self._keys = {org_key(name) for name in names}
        self._new = new

    def edits(self, records: Records) -> list[Put]:
        """Return the edits of everything that names one of them."""
        edits: list[Put] = []
        tables: Mapping[TableName, Mapping[str, Contact | Touch | Lead]] = {
            "contacts": records.contacts,
            "touches": records.touches,
            "leads": records.leads,
        }
        for table, named in tables.items():
            edits += [
                Put(table, key, {"org": self._new}) for key in named if self._old(named[key].org)
            ]
        for hook in records.hooks.values():
            if any(map(self._old, hook.orgs)):
                edits.append(Put("hooks", hook.id, {"orgs": self._renamed(hook.orgs)}))
        return edits

    def _old(self, name: str) -> bool:
        """Whether a name is one of theirs, and not written as the new one already."""
        return bool(name.strip()) and org_key(name) in self._keys and name != self._new

    def _renamed(self, orgs: frozenset[str]) -> frozenset[str]:
        rest = frozenset(name for name in orgs if not self._old(name))
        return rest | {self._new} if self._new else rest
