"""An employer that answered where the line names nobody: ``rejected by Acme``, ``offer from Acme``
(R16, R22)."""

from __future__ import annotations

from collections.abc import Mapping

from planner.quicklog.entry import Candidate, Entry, Person, Question
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.people.names import MOST_CANDIDATES
from planner.quicklog.words.fold import fold


def with_employer(entry: Entry, lexicon: Lexicon, choices: Mapping[str, str]) -> Entry:
    """Return the entry with somebody for the employer to stand for, where it names an employer and
    no person.

    Who is known there is asked for; where nobody is, the employer itself becomes the contact, so
    that the follow-up has somebody to go to.
    """
    org = _employer(entry)
    if not org or entry.people or any(each.what == "name" for each in entry.questions):
        return entry
    said = f"at {org}"
    here = {key: each for key, each in lexicon.contacts.items() if fold(each.org) == fold(org)}
    answer = choices.get(said, "")
    questions = entry.questions
    if answer in lexicon.contacts:
        person = Person(lexicon.contacts[answer].name, answer, new=False)
    elif here and answer != "new":
        names = sorted(
            here,
            key=lambda key: (here[key].state in ("ignored", "archived"), fold(here[key].name), key),
        )
        told = tuple(Candidate(key, here[key].name, 90.0) for key in names[:MOST_CANDIDATES])
        questions = (*questions, Question("name", said, f"Who at {org} was it?", told))
        person = Person(org, None, new=False, org=org)
    else:
        person = Person(org, None, new=True, org=org)
    leads = tuple(each if each.who else each._replace(who=person.name) for each in entry.leads)
    kind = entry.kind or "replied"
    return entry._replace(
        kind=kind,
        people=(person,),
        leads=leads,
        questions=questions,
        org=org,
        incoming=entry.incoming or kind == "replied",
    )


def _employer(entry: Entry) -> str:
    """The organisation that said no, or that offers a job or an interview."""
    if entry.kind == "rejected":
        return entry.org or ""
    return next((each.org for each in entry.leads if each.org and each.stage != "lead"), "")
