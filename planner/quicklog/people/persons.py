"""Whom a name in a line means, and the person that it makes: somebody known, somebody new, or a
question."""

from __future__ import annotations

from planner.quicklog.entry import Candidate, Match, Person, Question
from planner.quicklog.people.names import match
from planner.quicklog.sentence import Draft


def whom(draft: Draft, said: str, org: str = "", place: str = "", *, likely: bool = False) -> Match:
    """Whom a name means: as the user chose, else in the book, else among the people of the line.

    Args:
        draft: The line.
        said: The name as typed.
        org: The organisation given with it, which must not contradict the book.
        place: An organisation named beside it, which only helps to tell two of one name apart.
        likely: Whether to look for who may have been meant by a name that nobody has.
    """
    answer = draft.setting.choices.get(said)
    lexicon = draft.setting.lexicon
    if answer == "new":
        return Match(None, said)
    contact = lexicon.contacts.get(answer or "")
    if contact is not None:
        return Match(contact.id, contact.name)
    result = match(said, lexicon, org=org, likely=likely)
    if place and result.candidates and not org:
        nearer = match(said, lexicon, org=place, likely=False)
        result = nearer if nearer.id else result
    if result.id is not None:
        return result
    own = draft.among(said)
    return result if own is None else Match(own.id, own.name)


def person_of(draft: Draft, said: str, found: Match, org: str = "", *, ask: bool = False) -> Person:
    """Make a person of a match; ask who it is where that is in doubt, or where ``ask`` says so."""
    if found.id is not None:
        return Person(found.name, found.id, False, org)
    own = draft.among(said)
    if own is not None:
        return own
    if found.candidates:
        several = len(found.candidates) > 1
        text = f'Which "{said}"?' if several else f'Is "{said}" {found.candidates[0].text}?'
        draft.ask(Question("name", said, text, found.candidates))
        return Person(said, None, False, org)
    if ask and said not in draft.setting.choices:
        draft.ask(Question("name", said, f'Is "{said}" somebody new?', ()))
        return Person(said, None, False, org)
    return Person(said, None, True, org)


def ask_whether(draft: Draft, said: str, contact_id: str, text: str) -> Person:
    """Ask whether a name means somebody of the book; until then the person is in doubt."""
    candidate = candidate_of(draft, contact_id)
    draft.ask(Question("name", said, text.format(said=said, label=candidate.text), (candidate,)))
    return Person(said, None, False)


def candidate_of(draft: Draft, contact_id: str) -> Candidate:
    """Return somebody of the book as an answer to choose."""
    contact = draft.setting.lexicon.contacts[contact_id]
    label = f"{contact.name} ({contact.org})" if contact.org else contact.name
    return Candidate(contact_id, label, 90.0)
