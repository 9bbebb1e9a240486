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
from planner.quicklog.clauses.frame import Frame, meeting_in, only_moments
from planner.quicklog.clauses.moment import take_moment
from planner.quicklog.clauses.owed import read_favour, read_thanks, take_received
from planner.quicklog.clauses.split import FramedClause
from planner.quicklog.clauses.tails import read_form
from planner.quicklog.clauses.unkept import read_coming, read_told, read_tried, read_undone
from planner.quicklog.clauses.where import take_where
from planner.quicklog.entry import Candidate, Person, Question
from planner.quicklog.people.mentions import list_mentions, ordinary
from planner.quicklog.people.names import MOST_CANDIDATES
from planner.quicklog.people.persons import candidate_of, person_of, whom
from planner.quicklog.people.places import known_place
from planner.quicklog.people.unknown import find_name, found_of
from planner.quicklog.sentence import SURE, Draft, Mention
from planner.quicklog.words.fold import fold
from planner.records import Kind

_RECEIVED = (
    "intro",
    "introduction",
    "referral",
    "reference",
    "recommendation",
    "feedback",
    "advice",
)
"""What one gets as a favour."""
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
        meeting = meeting_in(draft, clause) or meeting


def _read_frame(draft: Draft, frame: Frame, meeting: str) -> None:
    """Read a clause by its frame: to come, undone, tried, a favour, a touch, or told."""
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
    elif frame.happened or (frame.deed is not None and frame.deed.sense.kind == "note"):
        read_event(draft, frame)
        read_thanks(draft, frame)
    else:
        read_told(draft, frame)


def _lists_names(draft: Draft, frame: Frame) -> bool:
    """Whether a fragment behind a colon names whom the deed before was with; then it is read."""
    if draft.kind is None:
        return False
    if draft.people:
        return False
    if frame.deed is not None:
        return False
    if draft.low(frame.clause.start - 1) not in COLONS:
        return False
    return read_names(draft, frame)


def _received(draft: Draft, frame: Frame) -> bool:
    """``got an intro to Zed from Sam``: something that one gets as a favour."""
    at = frame.clause.start
    at += draft.low(at) in ("i", "and", "we")
    if not draft.has("GOT", at):
        return False
    at += 1
    while draft.has("ARTICLES", at) or draft.low(at) in ("good", "great", "some"):
        at += 1
    return draft.low(at) in _RECEIVED


def take_tags(draft: Draft, start: int, stop: int) -> None:
    """Take ``#design`` and ``!private`` wherever they stand."""
    for at in range(start, stop):
        if draft.language.confidential.at(draft.lows, at, stop):
            draft.private = True  # its words stay in the note
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
    if not draft.people:
        _find_people(draft, group)
    _name_the_first(draft)
    if draft.kind is None:
        draft.kind = _kind_unsaid(draft, group)
    if draft.kind is None:
        draft.disown("kind")


def _kind_unsaid(draft: Draft, group: Sequence[FramedClause]) -> Kind | None:
    """The kind of a touch of which no word says it; None where none took place."""
    if draft.people:
        if draft.at_event:
            return "event"
        return "met" if _happened(group) else "note"
    if draft.at_event or not draft.org:
        return "event" if draft.hub else None
    return None


def _happened(group: Sequence[FramedClause]) -> bool:
    """Whether a clause tells of something that took place."""
    return any(frame is not None and frame.happened for _, frame in group)


def _name_the_first(draft: Draft) -> None:
    """Fill in whom promises, wishes and favours concern that were read before anybody was named."""
    if not draft.people:
        return
    name = draft.people[0].name
    for at, promise in enumerate(draft.promises):
        draft.promises[at] = promise._replace(to=promise.to or name)
    for at, wish in enumerate(draft.wishes):
        draft.wishes[at] = wish._replace(who=wish.who or name)


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
    if draft.people:
        return
    if draft.kind == "rejected":
        return
    if draft.leads:
        return
    _somebody_at(draft, group)


def _about_others(draft: Draft, group: Sequence[FramedClause]) -> None:
    """Make those whom only promises, favours or news name the people of the line."""
    draft.people, draft.others = draft.others, []
    if draft.kind is None:
        draft.kind = _kind_about_others(draft, group)
        draft.incoming |= bool(draft.leads)
    elif _has_other_company(draft, group):
        draft.make_note()


def _kind_about_others(draft: Draft, group: Sequence[FramedClause]) -> Kind:
    """The kind of a line of promises, favours or news: a lead is their reply, a favour of mine is
    shared."""
    if draft.leads:
        return "replied"
    given = any(favour.direction == "given" for favour in draft.favours)
    owed = all(clause.opening in ("owe", "owes") for clause, _ in group)
    if given and not draft.promises and not owed:
        return "shared"
    return "met" if draft.minutes and _happened(group) else "note"


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
    if clause.opening is not None:
        return
    name = find_name(draft, clause.start, clause.stop, "led")
    if name is None or not name.capital:
        return
    org = read_org(draft, name, clause.stop)
    if not only_moments(draft, org.stop if org else name.stop, clause.stop):
        return
    at = take_person(draft, name._replace(ask=True), clause.stop)
    while at < clause.stop:
        at = take_moment(draft, at, clause.stop) or take_where(draft, at, clause.stop) or at + 1
    draft.kind = "met"


def _somebody_alike(draft: Draft, group: Sequence[FramedClause]) -> None:
    """``dale coopr emailed``: who may have been meant by a name that nobody has is asked, where the
    line names nobody."""
    clause = group[0].clause
    for at in range(clause.start, min(clause.stop, clause.start + FIRST_WORDS)):
        for size in (2, 1):
            if at + size > clause.stop:
                continue
            if not _may_be_misspelt(draft, at, size):
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
        if place is None:
            continue
        if not place.org:
            continue
        if place.hub:
            continue
        said = f"at {place.name}"
        answer = draft.setting.choices.get(said, "")
        contact = lexicon.contacts.get(answer)
        if contact is not None:
            add_person(draft, Person(contact.name, contact.id, False))
        elif answer != "new":
            candidates = _candidates_at(draft, place.name)
            draft.ask(Question("name", said, f"Who at {place.name} was it?", candidates))
            add_person(draft, Person(said, None, False))
        return


def _candidates_at(draft: Draft, org: str) -> tuple[Candidate, ...]:
    """The first people of an organisation."""
    keys: list[str] = []
    for key, contact in draft.setting.lexicon.contacts.items():
        if fold(contact.org) == fold(org) and len(keys) < MOST_CANDIDATES:
            keys.append(key)
    return tuple(candidate_of(draft, key) for key in keys)


def _may_be_misspelt(draft: Draft, at: int, size: int) -> bool:
    """Whether words may be a misspelt name: no deed, no figure, and one at least no ordinary
    word."""
    rare = False
    for step in range(at, at + size):
        low = draft.low(step)
        if not draft.is_word(step):
            return False
        if not low.isalpha():
            return False
        if not draft.free(step):
            return False
        if len(low) < 3 or low in draft.setting.lexicon.no_names:
            return False
        if not ordinary(draft, low):
            rare = True
        elif not draft.has("ALSO_NAMES", step):
            return False
    return rare


def _has_other_company(draft: Draft, group: Sequence[FramedClause]) -> bool:
    """Whether the touch was with somebody who is not named: *interview w/ HR; Ana referred me*."""
    for clause, frame in group:
        if frame is None or not frame.happened:
            continue
        if draft.holds("WITH", clause.start, clause.stop):
            return True
    return False


def _about(draft: Draft, group: Sequence[FramedClause], mentions: list[Mention]) -> None:
    """Make the line one about the sure names; an owner is asked about, and a name that may be none
    as well."""
    sure = [mention for mention in mentions if mention.score >= SURE]
    named_for_sure = [mention for mention in sure if not mention.owner]
    for mention in named_for_sure:
        _note_about(draft, mention)
    if named_for_sure:
        return
    if sure:
        _about_owner(draft, group, sure[0])
    else:
        add_person(draft, about_question(draft, mentions[0], mentions[0].said))
        draft.make_note()


def _note_about(draft: Draft, mention: Mention) -> None:
    """Make the line a note about somebody: *Bo is moving to Lisbon*; the name stays in its text."""
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
        if frame is None:
            continue
        if not frame.happened:
            continue
        if not frame.mine:
            continue
        if not clause.start <= mention.start < clause.stop:
            return "we" in draft.lows[clause.start : clause.stop]
    return False


def _about_owner(draft: Draft, group: Sequence[FramedClause], mention: Mention) -> None:
    """``Minh's birthday`` is a note about Minh; ``Ana's boss``, and what took place at Ana's, is
    asked."""
    if _together(draft, group, mention):
        add_person(draft, named(draft, found_of(mention)))
        draft.release_all(mention.start, mention.stop)
        return
    family = draft.has("FAMILY", mention.stop) and not draft.is_capital(mention.stop + 1)
    related = draft.holds("RELATIONS", mention.stop, mention.stop + 3)
    happened = draft.kind not in (None, "note")
    if family or not (related or happened):
        _note_about(draft, mention._replace(owner=False))
        return
    if related:
        person = owner_question(draft, mention, group[-1].clause.stop)
    else:
        person = about_question(draft, mention, mention.said)
    add_person(draft, person)
    draft.make_note()
