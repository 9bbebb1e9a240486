"""How a line is understood before it is logged: the entry in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.quicklog.parser import split_batch
from planner.quicklog.preview import cautions, describe, with_orgs
from planner.quicklog.words.language import language_of

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


def lines_in(text: str) -> list[str]:
    """Return the quick-log lines of a text."""
    return split_batch(text)


def in_words(session: Session, entry: Entry) -> tuple[str, ...]:
    """Return an entry in plain words, a line for each part: what happened first, then the rest."""
    return describe(entry, session.today)


def told_apart(session: Session, entry: Entry) -> Entry:
    """Return an entry in which each known person has their organisation, as a preview shows it."""
    contacts = session.records.contacts
    return with_orgs(entry, {key: contact.org for key, contact in contacts.items() if contact.org})


def warnings(session: Session, entry: Entry) -> tuple[str, ...]:
    """Return what is worth a look before a line is logged."""
    return cautions(entry, session.today)


def day_words() -> frozenset[str]:
    """Return the words of days and months, which are no beginnings of names."""
    words = language_of().days
    return frozenset((*words.weekdays, *words.months, *words.units))
