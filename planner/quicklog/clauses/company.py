"""The people of a clause: lists of names, the organisation behind a name, and what somebody is to
somebody."""

from __future__ import annotations

from planner.quicklog.entry import Part, Person, Question
from planner.quicklog.people.persons import candidate_of, whom
from planner.quicklog.people.places import PlaceFound, find_place, known_place, starts_place
from planner.quicklog.people.unknown import (
    Manner,
    NameFound,
    accept,
    find_name,
    joined_at,
    name_run,
)
from planner.quicklog.sentence import Draft, Mention
from planner.quicklog.words.fold import fold
from planner.value import NamedTuple

LONGEST_ASIDE = 12
"""Tokens in brackets behind a name that are looked at for an organisation."""


class OrgFound(NamedTuple):
    """An organisation behind a name: where it stops, its name, and whether it is given as that
    person's own.

    ``only_if_new`` marks one that may as well be a place where the person is known; ``kept`` are
    tokens inside the brackets that stay for the note (*CTO at*).
    """

    stop: int
    name: str
    given: bool
    only_if_new: bool = False
    kept: tuple[int, int] = (0, 0)

    def claim(self, draft: Draft, start: int, part: Part) -> None:
        """Claim what the organisation takes behind a name that ends at ``start``."""
        first, last = self.kept if self.kept[1] else (self.stop, self.stop)
        draft.claim(start, first, part)
        draft.claim(last, self.stop, part)


def read_org(draft: Draft, found: NameFound, stop: int) -> OrgFound | None:
    """Read the organisation that follows a name: ``Ana Li (Acme)``, ``Ana of Acme``, ``Ana at
    Acme``."""
    at = found.stop
    led = draft.low(at)
    if at + 1 >= stop:
        return None
    if led in ("(", "（"):
        return _in_brackets(draft, at, stop)
    if led not in ("of", "from", "at", "@"):
        return None
    place = find_place(draft, at + 1, stop)
    if place is None or (place.hub and not (place.org and _works_there(draft, found, place.name))):
        return None
    if led == "@":
        return OrgFound(place.stop, place.name, given=False) if place.org else None
    if led == "at":
        return OrgFound(place.stop, place.name, given=False, only_if_new=not place.org)
    return OrgFound(place.stop, place.name, given=True, only_if_new=led == "from" and not place.org)


def _works_there(draft: Draft, found: NameFound, name: str) -> bool:
    contact = draft.setting.lexicon.contacts.get(found.match.id or "")
    return contact is not None and contact.org == name


def _in_brackets(draft: Draft, at: int, stop: int) -> OrgFound | None:
    close = at + 1
    while close < min(stop, at + LONGEST_ASIDE) and draft.low(close) not in (")", "）"):
        close += 1
    if draft.low(close) not in (")", "）") or close >= stop or close == at + 1:
        return None
    start, end, kept = _aside_bounds(draft, at, close)
    known = known_place(draft, start, end)
    if known is not None and known.stop == end:
        if known.hub and not known.org:
            return None
        return OrgFound(close + 1, known.name, given=True, kept=kept)
    if not _like_an_org(draft, start, end, close):
        return None
    token = draft.tokens[start]
    name = token.text if token.sort == "quote" and end == start + 1 else draft.text(start, end)
    return OrgFound(close + 1, name, given=True, kept=kept)


def _aside_bounds(draft: Draft, at: int, close: int) -> tuple[int, int, tuple[int, int]]:
    """Where the organisation stands in brackets with a role in them: ``(CTO at Acme)``, ``(Acme,
    CTO)``."""
    start, end, kept = at + 1, close, (0, 0)
    for here in range(start + 1, close - 1):
        if draft.low(here) == "," and draft.has("RELATIONS", here + 1):
            return start, here, (here + 1, close)
        if draft.low(here) in ("at", "of", "@", ","):
            start, kept = here + 1, (at + 1, here)
    return start, end, kept


def _like_an_org(draft: Draft, start: int, end: int, close: int) -> bool:
    """Whether words in brackets name an organisation: no day, no length, no ordinary words, no
    names of people."""
    if (
        draft.day_at(start, close, "past")
        or draft.length_at(start, close)
        or draft.time_at(start, close)
    ):
        return False
    words = range(start, end)
    if all(draft.has("COMMON", at) or draft.has("RELATIONS", at) for at in words):
        return False
    first = draft.tokens[start]
    if first.sort == "quote" and len(words) == 1:
        return True
    if (
        first.sort != "word"
        or not any(map(str.isalpha, first.text))
        or draft.mention_at(start) is not None
    ):
        return False
    plain = any(draft.has("COMMON", at) or not draft.is_word(at) for at in words)
    return not (first.text.islower() and (len(words) > 3 or plain)) and not any(
        draft.low(at) in (",", ";", "+") for at in words
    )


def read_people(draft: Draft, at: int, stop: int, manner: Manner) -> int:
    """Read one name or a list of them into the people; return the token behind, ``at`` where there
    is none."""
    found = find_name(draft, at, stop, manner)
    while found is not None:
        at = take_person(draft, found, stop)
        joined = joined_at(draft, at, stop)
        joined += joined > at and draft.has("WITH", joined)
        if joined == at:
            break
        found = _next_of_list(draft, joined, stop)
        if found is not None:
            draft.claim(at, joined, "person")
    return at


def _next_of_list(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The next name of a list; not the one that begins what else is told: *Ana, Bo said hi*."""
    described = find_described(draft, at, stop)
    return described if described is not None else find_name(draft, at, stop, "listed")


def take_person(draft: Draft, found: NameFound, stop: int) -> int:
    """Take a name and the organisation that comes with it; return the token behind both."""
    org = read_org(draft, found, stop)
    given = org.name if org and org.given else ""
    person = accept(draft, found, given, org.name if org else "")
    if org is not None and org.only_if_new and not person.new:
        org = None
    end = found.stop
    if org is not None:
        person = person._replace(org=org.name if org.given or person.new else person.org)
        org.claim(draft, end, "org")
        draft.org = draft.org or org.name
        end = org.stop
    elif (beside := _org_beside(draft, found, stop)) is not None:
        draft.claim(end, beside.stop, "org")
        draft.org, end = draft.org or beside.name, beside.stop
    if draft.has("HONORIFICS", end):
        draft.claim(end, end + 1, "person")
        end += 1
    add_person(draft, person)
    return end


def _org_beside(draft: Draft, found: NameFound, stop: int) -> PlaceFound | None:
    """The person's organisation right behind the name, as the book has it: *Ken Abbott Abbott
    Labs*."""
    if found.match.id is None or found.stop >= stop or not starts_place(draft, found.stop):
        return None
    place = known_place(draft, found.stop, stop)
    contact = draft.setting.lexicon.contacts[found.match.id]
    return (
        place if place is not None and place.org and fold(contact.org) == fold(place.name) else None
    )


def add_person(draft: Draft, person: Person) -> None:
    """Add somebody to the people, once."""
    if all((each.id or each.name) != (person.id or person.name) for each in draft.people):
        draft.people.append(person)


def named(draft: Draft, found: NameFound) -> Person:
    """The person a clause names: one of the line, or another whom the entry then remembers."""
    person = accept(draft, found)
    if all(
        (each.id or each.name) != (person.id or person.name)
        for each in (*draft.people, *draft.others)
    ):
        draft.others.append(person)
    return person


def spoken(draft: Draft, found: NameFound) -> Person:
    """The same for a name inside a text: its words stay in the text."""
    before = draft.holders[found.start : found.stop]
    person = named(draft, found)
    for claim in {holder for holder in draft.holders[found.start : found.stop] if holder}:
        draft.release(claim)
    draft.holders[found.start : found.stop] = before
    return person


def first_name(draft: Draft) -> str:
    """Return the name of the first of the line's people, whom a clause means that names nobody."""
    return draft.people[0].name if draft.people else ""


def find_described(draft: Draft, at: int, stop: int) -> NameFound | None:
    """``my old boss Ana Li``, ``Bo's colleague Zed Kay``, ``her manager Ben``: the name behind what
    the person is.

    Whoever is described as somebody's *somebody* is new or asked, never a namesake of the book.
    """
    begin = at
    theirs = False
    while begin < min(at + 5, stop - 1) and not draft.has("RELATIONS", begin):
        mention = draft.mention_at(begin, stop)
        owner = mention is not None and mention.owner
        if not (draft.has("OWNERS", begin) or owner):
            return None
        theirs = theirs or owner or draft.low(begin) in ("her", "his", "their")
        begin = mention.stop if mention and owner else begin + 1
    if not draft.has("RELATIONS", begin) or begin + 1 >= stop:
        return None
    found = _relation_name(draft, begin + 1, stop)
    if begin == at and found is not None and not found.capital:
        return None  # teacher training
    if found is None or not theirs:
        return found
    return _not_the_namesake(draft, found)


def _relation_name(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The name behind *boss*: in a capital, of the book, or at the end in small letters."""
    at += draft.low(at) in (",", "called", "named", ":")
    found = find_name(draft, at, stop, "led")
    if found is None:
        return None
    return (
        found
        if found.capital or found.match.id or found.match.candidates
        else found._replace(ask=True)
    )


def _not_the_namesake(draft: Draft, found: NameFound) -> NameFound:
    """Doubt a name of the book of which the line gave one word: *her manager Ben* is hardly Ben
    Stone."""
    if found.said in draft.setting.choices:
        return found
    whole = len(found.said.split()) > 1
    if whole or found.match.new:
        return found
    match = whom(draft, found.said, likely=True)
    return found._replace(match=match, ask=True)


def owner_question(draft: Draft, mention: Mention, stop: int) -> Person:
    """``Ana's boss`` without a name: ask whether the line is about Ana, or about somebody new."""
    end = mention.stop
    while (
        end < min(stop, mention.stop + 3) and draft.is_word(end) and not draft.has("RELATIONS", end)
    ):
        end += 1
    end += end < stop and draft.has("RELATIONS", end)
    run = name_run(draft, end, stop, "led")
    said = draft.text(mention.start, end + run)
    answer = draft.setting.choices.get(said, "")
    contacts = draft.setting.lexicon.contacts
    if answer == "new":
        name = draft.text(end, end + run) if run else said
        return Person(name, None, True)
    if answer in contacts:
        return Person(contacts[answer].name, answer, False)
    return about_question(draft, mention, said)


def about_question(draft: Draft, mention: Mention, said: str) -> Person:
    """Ask whether the line is about somebody whose name may stand in it."""
    answer = draft.setting.choices.get(said, "")
    contacts = draft.setting.lexicon.contacts
    if answer in contacts:
        return Person(contacts[answer].name, answer, False)
    match = whom(draft, mention.said, likely=True)
    candidates = match.candidates
    if match.id is not None:
        from_id = candidate_of(draft, match.id)
        candidates = (from_id,)
        text = f"Is this about {from_id.text}?"
    else:
        text = f'Is this about "{mention.said}"?'
    draft.ask(Question("name", said, text, candidates))
    return Person(said, None, False)
