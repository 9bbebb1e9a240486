"""What an answer to a question teaches: whom a short form means (aka), and which words are no names
at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Put
from planner.quicklog.entry import NO_NAME
from planner.quicklog.words.fold import fold, fold_name
from planner.settings import SETTINGS_ID
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.commands.session import Session
    from planner.quicklog.entry import Entry
    from planner.records import Records

LONGEST_ALIAS = 3
"""Words of the longest short form that is remembered: a sentence is none."""


class Lesson(NamedTuple):
    """What is remembered from now on: the edit, and the same in words."""

    edit: Put
    text: str


def lessons(session: Session, entries: Sequence[Entry]) -> list[Lesson]:
    """Return what the answers to the questions of some lines teach; what the book knows already is
    none."""
    learned: list[Lesson] = []
    words: list[str] = []
    for entry in entries:
        for said, answer in entry.answers:
            if said.casefold() not in entry.line.casefold():
                continue  # an answer to what the line said before
            if answer == NO_NAME:
                words.append(fold(said))
            elif _is_alias(session.records, said, answer):
                contact = session.records.contacts[answer]
                edit = Put("contacts", answer, {"aka": contact.aka | {said}})
                learned.append(Lesson(edit, f"“{said}” is {contact.name} from now on."))
    known = session.settings.not_names.split()
    fresh = [word for word in dict.fromkeys(words) if word and word not in known]
    if fresh:
        edit = Put("settings", SETTINGS_ID, {"not_names": " ".join([*known, *fresh])})
        learned.append(Lesson(edit, f"“{' '.join(fresh)}” is no name from now on."))
    return learned


def _is_alias(records: Records, said: str, contact_id: str) -> bool:
    """Whether a text is a short form that means one contact alone: no name of a namesake, no
    phrase."""
    contact = records.contacts.get(contact_id)
    folded = fold_name(said)
    if contact is None or not folded or len(folded.split()) > LONGEST_ALIAS:
        return False
    if "'" in said or "’" in said or said.startswith("at "):
        return False
    for other in records.contacts.values():
        names = [fold_name(name) for name in (other.name, *other.aka)]
        if any(name == folded or name.split(" ")[0] == folded for name in names):
            return False
    return True
