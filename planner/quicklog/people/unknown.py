"""The name at a token: one of the book, or that of somebody new, where the words before it lead to
a name.

Nobody is made by accident. A name that the book does not know is one only behind *with*, *met*,
*and*, *via*, *from*, in a list of people, or alone behind a deed; and never in the words that the
language has of its own.
"""

from __future__ import annotations

from typing import Literal

from planner.quicklog.entry import Candidate, Match, Person, Question
from planner.quicklog.lexicon import LONGEST_NAME
from planner.quicklog.people.mentions import starts_sentence
from planner.quicklog.people.persons import ask_whether, person_of, whom
from planner.quicklog.people.places import known_place, like_a_name, starts_place
from planner.quicklog.sentence import SURE, Draft, Mention, iso_day, part_of
from planner.quicklog.words.fold import SUFFIXES, TITLES, fold
from planner.value import NamedTuple
from planner.words import full_day

Manner = Literal["led", "kind", "listed", "bare"]
"""What stands before a name: ``with``; a deed; another name and a joiner; nothing."""
MAY_BE_SURNAMES = frozenset({"sun", "thu"})
"""Weekdays that are surnames of millions."""
_CONTRACTIONS = ("'s", "'ll", "'ve", "'d", "'m")
LONGEST_SMALL = 3
"""Words in the longest name in small letters."""
LONGEST_QUOTE = 4
"""Words in the longest quote that is a name."""


class NameFound(NamedTuple):
    """A name in the line: its tokens, the text as typed, and whom it means.

    ``ask`` says that it may be no name at all, ``capital`` that it is written like one,
    ``question`` what to ask where it may be a name and a day.
    """

    start: int
    stop: int
    said: str
    match: Match
    ask: bool = False
    capital: bool = True
    question: Question | None = None


def found_of(mention: Mention) -> NameFound:
    """Return a mention of the book as a name that was found."""
    return NameFound(mention.start, mention.stop, mention.said, mention.match)


def find_name(draft: Draft, at: int, stop: int, manner: Manner) -> NameFound | None:
    """Find the name that begins at a token; None where there is none, or where the words may as
    well be others."""
    if at >= stop:
        return None
    mention = draft.mention_at(at, stop)
    if mention is not None and (manner == "led" or mention.score >= SURE):
        return None if mention.owner else _longer(draft, mention, stop, manner)
    sort = draft.tokens[at].sort
    if sort == "quote":
        return _quoted(draft, at, manner)
    if sort == "link":
        return _address(draft, at)
    if sort != "word" or not _may_be_a_name(draft, at):
        return None
    run = name_run(draft, at, stop, manner)
    if not run:
        return _in_small_letters(draft, at, stop, manner)
    if at + run < stop and _owns(draft, at + run):
        return None
    return _in_capitals(draft, at, stop, manner, run)


def _owns(draft: Draft, at: int) -> bool:
    """Whether a word is a possessive: *Ana's*."""
    return draft.is_word(at) and draft.low(at).endswith("'s")


def _may_be_a_name(draft: Draft, at: int) -> bool:
    """Whether nothing says that the word is none: no possessive, no answer of the user."""
    if draft.low(at).endswith("'s"):
        return False
    return fold(draft.tokens[at].text) not in draft.setting.lexicon.no_names


def _address(draft: Draft, at: int) -> NameFound | None:
    """A mail address of somebody of the book."""
    text = draft.tokens[at].text
    if "@" not in text:
        return None
    match = whom(draft, text)
    return NameFound(at, at + 1, text, match) if match.id else None


def _longer(draft: Draft, mention: Mention, stop: int, manner: Manner) -> NameFound:
    """A name of the book, or the longer one that begins with it: *Ana Lopez* is not Ana Li."""
    start = mention.start
    end = start + name_run(draft, start, stop, manner)
    name = found_of(mention)
    if end <= mention.stop:
        return name
    if mention.stop - start > 1:
        return _followed_by_a_name(draft, mention, end)
    if _ends_in_sunday(draft, end):
        return _sunday(draft, start, end, _found(draft, start, end))
    if starts_place(draft, mention.stop):
        return name
    if _whole_name_follows(draft, mention.stop):
        return name
    longer = _found(draft, start, end)
    return longer if draft.is_capital(start) or not longer.match.new else name


def _ends_in_sunday(draft: Draft, end: int) -> bool:
    """Whether the last word before a token may be a surname or the day of the line: *Ana Sun*."""
    return draft.low(end - 1) in MAY_BE_SURNAMES and not draft.dated


def _whole_name_follows(draft: Draft, at: int) -> bool:
    """Whether another whole name of the book begins at a token."""
    mention = draft.mention_at(at)
    if mention is None:
        return False
    if mention.stop - mention.start > 1:
        return True
    return fold(mention.said) in draft.setting.lexicon.names


def _followed_by_a_name(draft: Draft, mention: Mention, end: int) -> NameFound:
    """*Ana Li Smith* may be somebody else than Ana Li: who is meant is asked."""
    name = found_of(mention)
    if draft.low(end - 1) in draft.language.days.weekdays:
        return name
    if draft.mention_at(mention.stop) is not None:
        return name
    if starts_place(draft, mention.stop):
        return name
    return _found(draft, mention.start, end)


def _found(
    draft: Draft, at: int, end: int, said: str = "", *, ask: bool = False, capital: bool = True
) -> NameFound:
    said = said or draft.text(at, end)
    return NameFound(at, end, said, whom(draft, said), ask, capital)


def _quoted(draft: Draft, at: int, manner: Manner) -> NameFound | None:
    """``"May Day"`` in quotes is a name as it stands; a sentence in quotes is none."""
    if manner == "bare":
        return None
    if manner == "kind" and draft.people:
        return None
    text = draft.tokens[at].text
    if len(text.split()) > LONGEST_QUOTE:
        return None
    if any(mark in text for mark in "?!;"):
        return None
    return _found(draft, at, at + 1, text)


def name_run(draft: Draft, at: int, stop: int, manner: Manner = "led") -> int:
    """Return how many tokens from here are written like one name: in capitals, or in a script that
    has none."""
    end, words = at, 0
    limit = min(stop, at + 2 * LONGEST_NAME)
    while end < limit and words < LONGEST_NAME:
        if words and _dotted(draft, end):
            end += 1
        elif _name_word(draft, end, stop, words, manner):
            end, words = end + 1, words + 1
        else:
            break
    while end > at and _small_particle(draft, end - 1):
        end -= 1
    return end - at


def _small_particle(draft: Draft, at: int) -> bool:
    """``van`` and ``der``."""
    if not draft.has("PARTICLES", at):
        return False
    return draft.tokens[at].text.islower()


def _dotted(draft: Draft, at: int) -> bool:
    """Whether a full stop that belongs to an initial or a title stands here, and the name goes
    on."""
    before, token = draft.tokens[at - 1], draft.tokens[at]
    if token.text != "." or before.end != token.start:
        return False
    initial = before.text[-1:].isalpha() and before.text[-2:-1] in ("", ".")
    if not initial and before.low not in TITLES:
        return False
    return draft.is_word(at + 1) and draft.is_capital(at + 1)


def _name_word(draft: Draft, at: int, stop: int, words: int, manner: Manner) -> bool:
    """Whether the word at a token may begin a name, or go on with one."""
    if not draft.is_word(at):
        return False
    if at in draft.inner:
        return True
    if words and _small_particle(draft, at):
        return _particle_leads_on(draft, at, stop)
    low = draft.low(at)
    if low == "i":
        return False
    if low.endswith(_CONTRACTIONS):
        return False
    if not like_a_name(draft.tokens[at].text):
        return False
    if words == 0:
        return _begins_a_name(draft, at, stop, manner)
    return _goes_on(draft, at, stop, words, manner)


def _particle_leads_on(draft: Draft, at: int, stop: int) -> bool:
    """``van`` and ``der`` in *Ludwig van der Berg*: a capital comes behind them."""
    after = at + 1
    while after < min(stop, at + 4) and _small_particle(draft, after):
        after += 1
    return after < stop and draft.is_capital(after)


def _begins_a_name(draft: Draft, at: int, stop: int, manner: Manner) -> bool:
    """Whether a word in a capital may begin a name: *Zed*; not *Lunch*, not *Monday*."""
    low, language = draft.low(at), draft.language
    if draft.has("COMMON", at) and not draft.has("ALSO_NAMES", at):
        return False
    if draft.has("RELATIONS", at) or low in language.verbs:
        return False
    next_word = draft.tokens[at + 1].text if at + 1 < stop else ""
    followed = next_word[:1].isupper() and like_a_name(next_word)
    if followed:
        return manner == "led" or not language.begins_deed(low)
    weekday = low in language.days.weekdays and low not in MAY_BE_SURNAMES
    return not weekday and not language.begins_deed(low)


def _goes_on(draft: Draft, at: int, stop: int, words: int, manner: Manner) -> bool:
    """Whether a name goes on with a word: *Ana Lopez*, *May Chen*; not *Ana Tuesday*."""
    low = draft.low(at)
    if draft.has("FOLLOWERS", at) and not draft.has("ALSO_NAMES", at):
        return False
    if draft.has("RELATIONS", at) and draft.tokens[at].text.isupper():
        return False
    if draft.language.days.begins_day(low):
        return _day_goes_on(draft, at, stop)
    if not draft.language.deeds.starts(low):
        return True
    if words == 1 and manner in ("led", "listed"):
        return True
    if words != 1 or manner != "bare":
        return False
    # A deed is no surname behind a name of the book: Ana call.
    return whom(draft, draft.text(at - 1, at)).id is None


def _day_goes_on(draft: Draft, at: int, stop: int) -> bool:
    """Whether a name goes on with a word of the calendar: *Ana Sun*, *May Chen*."""
    low = draft.low(at)
    next_word = draft.tokens[at + 1].text if at + 1 < stop else ""
    if low in MAY_BE_SURNAMES:
        return True
    if len(low) < 4 and like_a_name(next_word):
        return True
    return draft.day_at(at, stop, "past") is None


def ends_name(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands here may follow a name: a mark, a small word, a day, a length, a deed, or
    nothing more."""
    if at >= stop:
        return True
    if not draft.is_word(at):
        return True
    if draft.has("FOLLOWERS", at):
        return True
    if draft.language.begins_deed(draft.low(at)):
        return True
    return draft.moment_at(at, stop)


def _in_capitals(draft: Draft, at: int, stop: int, manner: Manner, run: int) -> NameFound | None:
    """A name in capitals of so many tokens: *Zed Kay*; no organisation and no hub of the book."""
    end = at + run
    whole = _found(draft, at, end)
    if whole.match.id is not None:
        return whole
    if run > 1 and _ends_in_sunday(draft, end):
        return _sunday(draft, at, end, whole)
    if not whole.match.new:
        return whole
    lexicon, folded = draft.setting.lexicon, fold(whole.said)
    for table in (lexicon.orgs, lexicon.hubs, SUFFIXES):
        if folded in table:
            return None
    if known_place(draft, at, stop) is not None:
        return None
    return _listed(draft, whole, stop) if manner == "listed" else whole


def _listed(draft: Draft, name: NameFound, stop: int) -> NameFound | None:
    """An unknown name in a list: one word behind a comma may as well be a place, and is asked."""
    end = name.stop
    if not ends_name(draft, end, stop):
        return None
    if draft.has("RELATIONS", name.start):
        return None
    day = draft.day_at(end, stop, "future")
    if day is not None and day.leans == "future":
        return None
    alone = name.stop - name.start == 1 and draft.low(name.start - 1) in (",", "，", "،")
    return name._replace(ask=alone and not _list_goes_on(draft, end, stop))


def _list_goes_on(draft: Draft, at: int, stop: int) -> bool:
    """Whether one more name follows, so that what stands here is a list of people."""
    joined = joined_at(draft, at, stop)
    if joined == at or joined >= stop:
        return False
    if draft.mention_at(joined) is not None:
        return True
    return name_run(draft, joined, stop, "listed") > 0


def _sunday(draft: Draft, at: int, end: int, whole: NameFound) -> NameFound:
    """``Ana Sun``: somebody of that name, or Ana on Sunday? Ask, unless that was answered."""
    answer = draft.setting.choices.get(whole.said, "")
    shorter = _found(draft, at, end - 1)
    if iso_day(answer):
        return shorter
    reading = draft.day_at(end - 1, end, "past")
    if answer or reading is None:
        return whole
    candidates: list[Candidate] = []
    for day in [reading.day] if reading.day else reading.options:
        label = f"{shorter.match.name}, on {full_day(day)}"
        candidates.append(Candidate(day.isoformat(), label, 95.0))
    text = f'Is "{whole.said}" a name, or is the last word a day?'
    question = Question("name", whole.said, text, (*candidates, *whole.match.candidates))
    return whole._replace(question=question)


def _in_small_letters(draft: Draft, at: int, stop: int, manner: Manner) -> NameFound | None:
    """``with zed``, ``met rita``, ``rita called``: somebody new in small letters, asked except
    behind *with*."""
    if manner == "listed" or not _small_may_begin(draft, at):
        return None
    if manner == "bare" and not (starts_sentence(draft, at) and _does(draft, at + 1, stop)):
        return None
    end = at + 1
    while not ends_name(draft, end, stop):
        if end == min(stop, at + LONGEST_SMALL):
            return None
        if not _small_goes_on(draft, end):
            return None
        end += 1
    place = known_place(draft, at, stop)
    if place is not None and place.stop >= end:
        return None  # called barclays
    return _found(draft, at, end, ask=manner != "led", capital=False)


def _small_goes_on(draft: Draft, at: int) -> bool:
    """Whether a name in small letters goes on with a word: *zed kay*; no ordinary word, no verb."""
    low = draft.low(at)
    if draft.has("COMMON", at) or low in draft.language.verbs:
        return False
    return low.isalpha() and draft.tokens[at].text.islower()


def _small_may_begin(draft: Draft, at: int) -> bool:
    """Whether a word in small letters may begin a name: *rita*; not *really*, not *monday*."""
    low, language = draft.low(at), draft.language
    if not low.isalpha():
        return False
    if low.endswith("ly"):
        return False
    if draft.has_any(at, "COMMON", "RELATIONS", "VERBS"):
        return False
    if language.days.begins_day(low):
        return False
    if low in language.verbs:
        return False
    return not (language.begins_deed(low) or language.openings.starts(low))


def _does(draft: Draft, at: int, stop: int) -> bool:
    """Whether somebody who was named may have done what stands here: *called*, *emailed me*."""
    deed = draft.language.deeds.at(draft.lows, at, stop)
    return deed is not None and deed[1].style == "verb"


def joined_at(draft: Draft, at: int, stop: int) -> int:
    """Return the token behind the joiner that stands here (``,``, ``and``, ``, and``); ``at``
    itself where none does."""
    end = at
    while end < stop and end < at + 2 and draft.has("JOINERS", end):
        end += 1
    return end


def accept(draft: Draft, name: NameFound, org: str = "", place: str = "") -> Person:
    """Take a name that was found: claim its tokens, and ask who it is where that is in doubt."""
    match = name.match
    if org or place or match.new:
        match = whom(draft, name.said, org, place, likely=True)
    if name.question is not None:
        draft.ask(name.question)
        person = Person(name.said, None, False, org)
    elif name.ask and match.id is not None and name.said not in draft.setting.choices:
        person = ask_whether(draft, name.said, match.id, 'Is "{said}" {label}?')._replace(org=org)
    else:
        one_letter = len(name.said) == 1 and name.said.isascii()
        person = person_of(draft, name.said, match, org, ask=name.ask or one_letter)
    draft.claim(name.start, name.stop, part_of(person))
    return person
