"""An employer that answered where the line names nobody: ``rejected by Acme``, ``offer from Acme``
(R16, R22)."""

from __future__ import annotations

from collections.abc import Mapping

from planner.quicklog.entry import Candidate, Entry, Person, Question
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.people.names import MOST_CANDIDATES
from planner.quicklog.words.fold import fold
from planner.records import Contact


def with_employer(entry: Entry, lexicon: Lexicon, choices: Mapping[str, str]) -> Entry:
    """Return the entry with somebody for the employer to stand for, where it names an employer and
    no person.

    Who is known there is asked for; where nobody is, the employer itself becomes the contact, so
    that the follow-up has somebody to go to.
    """
    org = _employer(entry)
    if not org:
        return entry
    if entry.people:
        return entry
    if any(question.what == "name" for question in entry.questions):
        return entry
    said = f"at {org}"
    answer = choices.get(said, "")
    contact = lexicon.contacts.get(answer)
    candidates = () if answer == "new" else _candidates(org, lexicon)
    questions = entry.questions
    if contact is not None:
        person = Person(contact.name, contact.id, new=False)
    elif candidates:
        questions = (*questions, Question("name", said, f"Who at {org} was it?", candidates))
        person = Person(org, None, new=False, org=org)
    else:
        person = Person(org, None, new=True, org=org)
    kind = entry.kind or "replied"
    return entry._replace(
        kind=kind,
        people=(person,),
        leads=tuple(lead._replace(who=lead.who or person.name) for lead in entry.leads),
        questions=questions,
        org=org,
        incoming=entry.incoming or kind == "replied",
    )


def _candidates(org: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Who is known at an organisation, those who are ignored or archived last."""

    def order(contact: Contact) -> tuple[bool, str, str]:
        return contact.state in ("ignored", "archived"), fold(contact.name), contact.id

    contacts = [contact for contact in lexicon.contacts.values() if fold(contact.org) == fold(org)]
    contacts.sort(key=order)
    return tuple(
        Candidate(contact.id, contact.name, 90.0) for contact in contacts[:MOST_CANDIDATES]
    )


def _employer(entry: Entry) -> str:
    """The organisation that said no, or that offers a job or an interview."""
    if entry.kind == "rejected":
        return entry.org or ""
    for lead in entry.leads:
        if lead.org and lead.stage != "lead":
            return lead.org
    return ""
