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

SHUT = frozenset(")）")
LONGEST_OWNERS = 5
"""Words before *boss* in the longest phrase for somebody's boss."""
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

    def belongs_to(self, person: Person) -> bool:
        """Whether the words give the organisation as the person's own."""
        return person.new or (self.given and not self.only_if_new)

    def claim(self, draft: Draft, start: int, part: Part) -> None:
        """Claim what the organisation takes behind a name that ends at ``start``."""
        first, last = self.kept if self.kept[1] else (self.stop, self.stop)
        draft.claim(start, first, part)
        draft.claim(last, self.stop, part)


def read_org(draft: Draft, name: NameFound, stop: int) -> OrgFound | None:
    """Read the organisation that follows a name: ``Ana Li (Acme)``, ``Ana of Acme``, ``Ana at
    Acme``."""
    at = name.stop
    lead = draft.low(at)
    if at + 1 >= stop:
        return None
    if lead in ("(", "（"):
        return _in_brackets(draft, at, stop)
    if lead not in ("of", "from", "at", "@"):
        return None
    place = find_place(draft, at + 1, stop)
    if place is None:
        return None
    if place.hub and not _works_there(draft, name, place):
        return None
    if lead == "@" and not place.org:
        return None
    given = lead in ("of", "from")
    return OrgFound(
        place.stop,
        place.name,
        given=given,
        only_if_new=lead in ("at", "from") and not place.org,
    )


def _works_there(draft: Draft, name: NameFound, place: PlaceFound) -> bool:
    """Whether a place is the organisation that the book has for the person."""
    contact = draft.setting.lexicon.contacts.get(name.match.id or "")
    if not place.org:
        return False
    if contact is None:
        return False
    return contact.org == place.name


def _in_brackets(draft: Draft, at: int, stop: int) -> OrgFound | None:
    """``Ana Li (Acme)``, ``Ana Li (CTO at Acme)``."""
    close = at + 1
    while draft.low(close) not in SHUT:
        close += 1
        if close >= min(stop, at + LONGEST_ASIDE + 1):
            return None
    if close == at + 1:
        return None
    start, end, kept = _aside_bounds(draft, at, close)
    place = known_place(draft, start, end)
    if place is not None and place.stop == end:
        if place.hub and not place.org:
            return None
        return OrgFound(close + 1, place.name, given=True, kept=kept)
    if not _like_an_org(draft, start, end, close):
        return None
    token = draft.tokens[start]
    quoted = token.sort == "quote" and end == start + 1
    name = token.text if quoted else draft.text(start, end)
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
    if draft.moment_at(start, close):
        return False
    if all(draft.has_any(at, "COMMON", "RELATIONS") for at in range(start, end)):
        return False
    first = draft.tokens[start]
    if first.sort == "quote" and end - start == 1:
        return True
    if first.sort != "word":
        return False
    if draft.mention_at(start) is not None:
        return False
    if not any(map(str.isalpha, first.text)):
        return False
    if any(draft.low(at) in (",", ";", "+") for at in range(start, end)):
        return False
    if not first.text.islower():
        return True
    return _short_and_rare(draft, start, end)


def _short_and_rare(draft: Draft, start: int, end: int) -> bool:
    """Whether small letters may name an organisation: three words at most, none of them common."""
    if end - start > 3:
        return False
    return all(draft.is_word(at) and not draft.has("COMMON", at) for at in range(start, end))


def read_people(draft: Draft, at: int, stop: int, manner: Manner) -> int:
    """Read one name or a list of them into the people; return the token behind, ``at`` where there
    is none."""
    name = find_name(draft, at, stop, manner)
    while name is not None:
        at = take_person(draft, name, stop)
        joined = joined_at(draft, at, stop)
        if joined == at:
            break
        if draft.has("WITH", joined):
            joined += 1
        name = _next_of_list(draft, joined, stop)
        if name is not None:
            draft.claim(at, joined, "person")
    return at


def _next_of_list(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The next name of a list; not the one that begins what else is told: *Ana, Bo said hi*."""
    described = find_described(draft, at, stop)
    return described if described is not None else find_name(draft, at, stop, "listed")


def take_person(draft: Draft, name: NameFound, stop: int) -> int:
    """Take a name and the organisation that comes with it; return the token behind both."""
    org = read_org(draft, name, stop)
    end = name.stop
    if org is None:
        person = accept(draft, name)
    else:
        person = accept(draft, name, org.name if org.given else "", org.name)
        if org.only_if_new and not person.new:
            org = None
    if org is not None:
        if org.given or person.new:
            person = person._replace(org=org.name)
        org.claim(draft, end, "org")
        draft.set_org(org.name)
        end = org.stop
    else:
        end = _take_org_beside(draft, name, stop)
    if draft.has("HONORIFICS", end):
        draft.claim(end, end + 1, "person")
        end += 1
    add_person(draft, person)
    return end


def _take_org_beside(draft: Draft, name: NameFound, stop: int) -> int:
    """Take the person's organisation right behind the name, as the book has it: *Ken Abbott Abbott
    Labs*; return the token behind."""
    at = name.stop
    if name.match.id is None or at >= stop or not starts_place(draft, at):
        return at
    place = known_place(draft, at, stop)
    contact = draft.setting.lexicon.contacts[name.match.id]
    if place is None:
        return at
    if not place.org:
        return at
    if fold(contact.org) != fold(place.name):
        return at
    draft.claim(at, place.stop, "org")
    draft.set_org(place.name)
    return place.stop


def add_person(draft: Draft, person: Person) -> None:
    """Add somebody to the people, once."""
    if person.key not in [other.key for other in draft.people]:
        draft.people.append(person)


def named(draft: Draft, name: NameFound) -> Person:
    """The person a clause names: one of the line, or another whom the entry then remembers."""
    person = accept(draft, name)
    if person.key not in [other.key for other in (*draft.people, *draft.others)]:
        draft.others.append(person)
    return person


def spoken(draft: Draft, name: NameFound) -> Person:
    """The same for a name inside a text: its words stay in the text."""
    before = draft.holders[name.start : name.stop]
    person = named(draft, name)
    draft.release_all(name.start, name.stop)
    draft.holders[name.start : name.stop] = before
    return person


def first_name(draft: Draft) -> str:
    """Return the name of the first of the line's people, whom a clause means that names nobody."""
    return draft.people[0].name if draft.people else ""


def find_described(draft: Draft, at: int, stop: int) -> NameFound | None:
    """``my old boss Ana Li``, ``Bo's colleague Zed Kay``, ``her manager Ben``: the name behind what
    the person is.

    Whoever is described as somebody's *somebody* is new or asked, never a namesake of the book.
    """
    begin, theirs = _behind_owners(draft, at, stop)
    if begin + 1 >= stop or not draft.has("RELATIONS", begin):
        return None
    name = _relation_name(draft, begin + 1, stop)
    if name is None:
        return None
    if begin == at and not name.capital:
        return None  # teacher training
    return _not_the_namesake(draft, name) if theirs else name


def _behind_owners(draft: Draft, at: int, stop: int) -> tuple[int, bool]:
    """The token behind *my old* and *Bo's*, and whether these are words for somebody else's."""
    begin, theirs = at, False
    while begin < min(at + LONGEST_OWNERS, stop - 1) and not draft.has("RELATIONS", begin):
        mention = draft.mention_at(begin, stop)
        if mention is not None and mention.owner:
            begin, theirs = mention.stop, True
        elif draft.has("OWNERS", begin):
            theirs = theirs or draft.low(begin) in ("her", "his", "their")
            begin += 1
        else:
            break
    return begin, theirs


def _relation_name(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The name behind *boss*: in a capital, of the book, or at the end in small letters."""
    if draft.low(at) in (",", "called", "named", ":"):
        at += 1
    name = find_name(draft, at, stop, "led")
    if name is None or name.capital or not name.match.new:
        return name
    return name._replace(ask=True)


def _not_the_namesake(draft: Draft, name: NameFound) -> NameFound:
    """Doubt a name of the book of which the line gave one word: *her manager Ben* is hardly Ben
    Stone."""
    if name.match.new or name.said in draft.setting.choices:
        return name
    if len(name.said.split()) > 1:
        return name
    match = whom(draft, name.said, likely=True)
    return name._replace(match=match, ask=True)


def owner_question(draft: Draft, mention: Mention, stop: int) -> Person:
    """``Ana's boss`` without a name: ask whether the line is about Ana, or about somebody new."""
    end = _behind_relation(draft, mention.stop, stop)
    run = name_run(draft, end, stop, "led")
    said = draft.text(mention.start, end + run)
    if draft.setting.choices.get(said) == "new":
        name = draft.text(end, end + run) if run else said
        return Person(name, None, True)
    return about_question(draft, mention, said)


def _behind_relation(draft: Draft, at: int, stop: int) -> int:
    """The token behind *boss*, with three words before it at most."""
    limit = min(stop, at + 3)
    while at < limit and draft.is_word(at) and not draft.has("RELATIONS", at):
        at += 1
    return at + 1 if at < stop and draft.has("RELATIONS", at) else at


def about_question(draft: Draft, mention: Mention, said: str) -> Person:
    """Ask whether the line is about somebody whose name may stand in it."""
    contact = draft.setting.lexicon.contacts.get(draft.setting.choices.get(said, ""))
    if contact is not None:
        return Person(contact.name, contact.id, False)
    match = whom(draft, mention.said, likely=True)
    if match.id is None:
        text, candidates = f'Is this about "{mention.said}"?', match.candidates
    else:
        candidate = candidate_of(draft, match.id)
        text, candidates = f"Is this about {candidate.text}?", (candidate,)
    draft.ask(Question("name", said, text, candidates))
    return Person(said, None, False)
