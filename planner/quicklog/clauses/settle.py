"""Reading the clauses of one touch in order, and settling what they leave open: the kind, and whom
it is about."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.clauses.company import (
    about_question,
    add_person,
    named,
    owner_question,
    read_org,
    spoken,
    take_person,
)
from planner.quicklog.clauses.cut import COLONS
from planner.quicklog.clauses.event import read_event, read_names
from planner.quicklog.clauses.frame import Frame, only_moments
from planner.quicklog.clauses.moment import take_moment
from planner.quicklog.clauses.owed import read_favour, take_received
from planner.quicklog.clauses.split import FramedClause
from planner.quicklog.clauses.tails import read_form
from planner.quicklog.clauses.unkept import read_coming, read_told, read_tried, read_undone
from planner.quicklog.clauses.where import take_where
from planner.quicklog.entry import Person, Question
from planner.quicklog.people.mentions import list_mentions, ordinary
from planner.quicklog.people.names import MOST_CANDIDATES
from planner.quicklog.people.persons import candidate_of, person_of, whom
from planner.quicklog.people.places import known_place
from planner.quicklog.people.unknown import find_name, found_of
from planner.quicklog.sentence import SURE, Draft, Mention
from planner.quicklog.words.fold import fold

FIRST_WORDS = 8
"""Words at the start of a line in which a misspelt name is looked for."""


def read_group(draft: Draft, group: Sequence[FramedClause]) -> None:
    """Read the clauses of one touch."""
    meeting = ""
    for clause, frame in group:
        if frame is None:
            read_form(draft, clause)
            continue
        _read_frame(draft, frame, meeting)
        if frame.deed is not None and not frame.deed.deed.verb:
            meeting = draft.text(frame.deed.word, frame.deed.stop)


def _read_frame(draft: Draft, frame: Frame, meeting: str) -> None:
    if frame.polarity == "to come":
        read_coming(draft, frame, meeting)
    elif frame.polarity == "did not":
        read_undone(draft, frame)
    elif frame.polarity == "tried":
        read_tried(draft, frame)
    elif _received(draft, frame):
        take_received(draft, frame.clause)
    elif frame.favour is not None and frame.deed is None:
        read_favour(draft, frame)
    elif _lists_names(draft, frame):
        return
    elif frame.happened or (frame.deed is not None and frame.deed.deed.kind == "note"):
        read_event(draft, frame)
    else:
        read_told(draft, frame)


def _lists_names(draft: Draft, frame: Frame) -> bool:
    """Whether a fragment behind a colon names whom the deed before was with; then it is read."""
    if draft.kind is None or draft.people or frame.deed is not None:
        return False
    return draft.low(frame.clause.start - 1) in COLONS and read_names(draft, frame)


def _received(draft: Draft, frame: Frame) -> bool:
    """``got an intro to Zed from Sam``: something that one gets as a favour."""
    at = frame.clause.start
    at += draft.low(at) in ("i", "and", "we")
    if not draft.has("GOT", at):
        return False
    at += 1
    while draft.has("ARTICLES", at) or draft.low(at) in ("good", "great", "some"):
        at += 1
    return draft.low(at) in (
        "intro",
        "introduction",
        "referral",
        "reference",
        "recommendation",
        "feedback",
        "advice",
    )


def take_tags(draft: Draft, start: int, stop: int) -> None:
    """Take ``#design`` and ``!private`` wherever they stand."""
    for at in range(start, stop):
        token = draft.tokens[at]
        if token.sort != "tag":
            continue
        if token.low == "!private":
            draft.private = True
            draft.claim(at, at + 1, "private")
        elif token.text[0] == "#":
            tag = token.text[1:]
            if tag not in draft.tags:
                draft.tags.append(tag)
            draft.claim(at, at + 1, "tag")


def settle(draft: Draft, group: Sequence[FramedClause]) -> None:
    """Settle whom it is about, and the kind where none was said."""
    happened = any(item.frame is not None and item.frame.happened for item in group)
    if not draft.people:
        _find_people(draft, group)
    _name_the_first(draft)
    if draft.kind is None:
        if draft.people:
            draft.kind = (
                "met" if happened and not draft.at_event else "event" if draft.at_event else "note"
            )
        elif draft.hub and (draft.at_event or not draft.org):
            draft.kind = "event"
        else:
            draft.disown("kind")


def _name_the_first(draft: Draft) -> None:
    """Fill in whom promises, wishes and favours concern that were read before anybody was named."""
    if not draft.people:
        return
    name = draft.people[0].name
    draft.promises = [each if each.to else each._replace(to=name) for each in draft.promises]
    draft.wishes = [each if each.who else each._replace(who=name) for each in draft.wishes]


def _find_people(draft: Draft, group: Sequence[FramedClause]) -> None:
    """A line without people of its own is about whom it names: those of its clauses, then whoever
    of the book it holds."""
    if draft.others:
        _about_others(draft, group)
        return
    mentions: list[Mention] = []
    for clause, _ in group:
        mentions += list_mentions(draft, clause.start, clause.stop)
    if draft.kind == "rejected" and draft.org:
        _of_the_employer(draft, mentions)
        return
    if draft.via or draft.refer:
        return
    if mentions:
        _about(draft, group, mentions)
        return
    if draft.kind is None:
        _somebody_alone(draft, group)
    if not draft.people:
        _somebody_alike(draft, group)
    if not draft.people and draft.kind != "rejected" and not draft.leads:
        _somebody_at(draft, group)


def _about_others(draft: Draft, group: Sequence[FramedClause]) -> None:
    """Make those whom only promises, favours or news name the people of the line."""
    draft.people, draft.others = draft.others, []
    if draft.kind is None:
        given = any(favour.direction == "given" for favour in draft.favours)
        shared = given and not draft.promises
        met = draft.minutes and any(item.frame and item.frame.happened for item in group)
        draft.kind = "replied" if draft.leads else "shared" if shared else "met" if met else "note"
        draft.incoming |= bool(draft.leads)
    elif _has_other_company(draft, group):
        draft.make_note()


def _of_the_employer(draft: Draft, mentions: list[Mention]) -> None:
    """``Rejected by Acme, Ana was kind about it``: somebody of the employer who is named is whom it
    came from."""
    for mention in mentions:
        contact = draft.setting.lexicon.contacts.get(mention.match.id or "")
        there = contact is not None and fold(contact.org) == fold(draft.org or "")
        if there and draft.free(mention.start):
            add_person(draft, spoken(draft, found_of(mention)))


def _somebody_alone(draft: Draft, group: Sequence[FramedClause]) -> None:
    """``Zed Kay``: a name alone that the book does not know is asked about, and is nobody until
    then."""
    clause = group[0].clause
    found = find_name(draft, clause.start, clause.stop, "led")
    if found is None or not found.capital or clause.opening is not None:
        return
    org = read_org(draft, found, clause.stop)
    end = org.stop if org is not None else found.stop
    if not only_moments(draft, end, clause.stop):
        return
    at = take_person(draft, found._replace(ask=True), clause.stop)
    while at < clause.stop:
        at = take_moment(draft, at, clause.stop) or take_where(draft, at, clause.stop) or at + 1
    draft.kind = "met"


def _somebody_alike(draft: Draft, group: Sequence[FramedClause]) -> None:
    """``dale coopr emailed``: who may have been meant by a name that nobody has is asked, where the
    line names nobody."""
    clause = group[0].clause
    for at in range(clause.start, min(clause.stop, clause.start + FIRST_WORDS)):
        for size in (2, 1):
            if at + size > clause.stop or not all(
                _may_be_misspelt(draft, step) for step in range(at, at + size)
            ):
                continue
            if all(ordinary(draft, draft.low(step)) for step in range(at, at + size)):
                continue
            said = draft.text(at, at + size)
            match = whom(draft, said, likely=True)
            if match.new or draft.setting.choices.get(said) == "new":
                continue
            add_person(draft, person_of(draft, said, match))
            draft.kind = draft.kind or "note"
            return


def _somebody_at(draft: Draft, group: Sequence[FramedClause]) -> None:
    """``meeting with Acme``: whom of an organisation of the book it was is asked, where the line
    names nobody."""
    lexicon = draft.setting.lexicon
    for at in range(group[0].clause.start, group[-1].clause.stop):
        place = known_place(draft, at, group[-1].clause.stop)
        if place is None or not place.org or place.hub:
            continue
        said = f"at {place.name}"
        answer = draft.setting.choices.get(said, "")
        if answer in lexicon.contacts:
            add_person(draft, Person(lexicon.contacts[answer].name, answer, False))
        elif answer != "new":
            people = [
                key for key, each in lexicon.contacts.items() if fold(each.org) == fold(place.name)
            ]
            candidates = tuple(candidate_of(draft, key) for key in people[:MOST_CANDIDATES])
            draft.ask(Question("name", said, f"Who at {place.name} was it?", candidates))
            add_person(draft, Person(said, None, False))
        return


def _may_be_misspelt(draft: Draft, at: int) -> bool:
    """Whether a word may be part of a misspelt name: no ordinary word, no deed, no figure."""
    low = draft.low(at)
    plain = draft.is_word(at) and low.isalpha() and draft.free(at) and len(low) > 2
    also = low in draft.sets["ALSO_NAMES"]
    return (
        plain and (also or not ordinary(draft, low)) and low not in draft.setting.lexicon.no_names
    )


def _has_other_company(draft: Draft, group: Sequence[FramedClause]) -> bool:
    """Whether the touch was with somebody who is not named: *interview w/ HR; Ana referred me*."""
    for clause, frame in group:
        if frame is None or not frame.happened:
            continue
        if any(draft.has("WITH", at) for at in range(clause.start, clause.stop)):
            return True
    return False


def _about(draft: Draft, group: Sequence[FramedClause], mentions: list[Mention]) -> None:
    """Make the line one about the sure names; an owner is asked about, and a name that may be none
    as well."""
    sure = [mention for mention in mentions if mention.score >= SURE and not mention.owner]
    if sure:
        for mention in sure:
            _note_about(draft, mention)
        return
    owners = [mention for mention in mentions if mention.owner and mention.score >= SURE]
    if owners:
        _about_owner(draft, group, owners[0])
    elif mentions:
        add_person(draft, about_question(draft, mentions[0], mentions[0].said))
        draft.make_note()


def _note_about(draft: Draft, mention: Mention) -> None:
    free = draft.free(mention.start)
    topic = draft.has("TOPICS", mention.start - 1)
    add_person(draft, named(draft, found_of(mention)))
    draft.others = [person for person in draft.others if person not in draft.people]
    if free:
        draft.release_all(mention.start, mention.stop)
    if draft.kind is None or topic:
        draft.make_note()


def _together(draft: Draft, group: Sequence[FramedClause], mention: Mention) -> bool:
    """Whether a later clause tells of *us*: *Giulia's train was late so we only talked 10
    minutes*."""
    for clause, frame in group:
        if (
            frame is not None
            and frame.happened
            and frame.mine
            and not clause.start <= mention.start < clause.stop
        ):
            return any(draft.low(at) == "we" for at in range(clause.start, clause.stop))
    return False


def _about_owner(draft: Draft, group: Sequence[FramedClause], mention: Mention) -> None:
    """``Minh's birthday`` is a note about Minh; ``Ana's boss``, and what took place at Ana's, is
    asked."""
    related = any(draft.has("RELATIONS", mention.stop + step) for step in range(3))
    family = draft.has("FAMILY", mention.stop) and not draft.is_capital(mention.stop + 1)
    happened = draft.kind not in (None, "note")
    stop = group[-1].clause.stop
    if _together(draft, group, mention):
        add_person(draft, named(draft, found_of(mention)))
        draft.release_all(mention.start, mention.stop)
        return
    if related and not family:
        add_person(draft, owner_question(draft, mention, stop))
    elif happened and not family:
        add_person(draft, about_question(draft, mention, mention.said))
    else:
        _note_about(draft, mention._replace(owner=False))
        return
    draft.make_note()
