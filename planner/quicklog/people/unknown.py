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
from planner.quicklog.people.mentions import SURE, starts_sentence
from planner.quicklog.people.persons import ask_whether, person_of, whom
from planner.quicklog.people.places import known_place, like_a_name, starts_place
from planner.quicklog.sentence import Draft, Mention, iso_day, part_of
from planner.quicklog.words.fold import SUFFIXES, TITLES, fold
from planner.value import NamedTuple
from planner.words import full_day

Manner = Literal["led", "kind", "listed", "bare"]
"""What stands before a name: ``with``; a deed; another name and a joiner; nothing."""
MAY_BE_SURNAMES = frozenset({"sun", "thu"})
"""Weekdays that are surnames of millions."""
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
    if mention is not None and (mention.score >= SURE or manner == "led"):
        return None if mention.owner else _longer(draft, mention, stop, manner)
    token = draft.tokens[at]
    if token.sort == "quote":
        return _quoted(draft, at, manner)
    if token.sort == "link":
        address = whom(draft, token.text) if "@" in token.text else None
        return NameFound(at, at + 1, token.text, address) if address and address.id else None
    if (
        token.sort != "word"
        or token.low.endswith("'s")
        or fold(token.text) in draft.setting.lexicon.no_names
    ):
        return None
    run = name_run(draft, at, stop, manner)
    after = at + max(run, 1)
    if after < stop and draft.is_word(after) and draft.low(after).endswith("'s") and run:
        return None
    if run:
        return _in_capitals(draft, at, stop, manner, run)
    return _in_small_letters(draft, at, stop, manner)


def _longer(draft: Draft, mention: Mention, stop: int, manner: Manner) -> NameFound:
    """A name of the book, or the longer one that begins with it: *Ana Lopez* is not Ana Li."""
    run = name_run(draft, mention.start, stop, manner)
    end = mention.start + run
    found = found_of(mention)
    if end <= mention.stop or mention.stop - mention.start > 1:
        return _followed_by_a_name(draft, mention, end) if end > mention.stop else found
    if draft.low(end - 1) in MAY_BE_SURNAMES and not draft.dated:
        return _sunday(draft, mention.start, end, _found(draft, mention.start, end))
    behind = draft.mention_at(mention.stop)
    whole = behind is not None and (
        behind.stop - behind.start > 1 or fold(behind.said) in draft.setting.lexicon.names
    )
    if starts_place(draft, mention.stop) or whole:
        return found
    longer = _found(draft, mention.start, end)
    if not longer.match.new or draft.tokens[mention.start].text[:1].isupper():
        return longer
    return found


def _followed_by_a_name(draft: Draft, mention: Mention, end: int) -> NameFound:
    """*Ana Li Smith* may be somebody else than Ana Li: who is meant is asked."""
    found = found_of(mention)
    if draft.low(end - 1) in draft.language.days.weekdays:
        return found
    if draft.mention_at(mention.stop) is not None or starts_place(draft, mention.stop):
        return found
    return _found(draft, mention.start, end)


def _found(
    draft: Draft, at: int, end: int, said: str = "", *, ask: bool = False, capital: bool = True
) -> NameFound:
    said = said or draft.text(at, end)
    return NameFound(at, end, said, whom(draft, said), ask, capital)


def _quoted(draft: Draft, at: int, manner: Manner) -> NameFound | None:
    """``"May Day"`` in quotes is a name as it stands; a sentence in quotes is none."""
    text = draft.tokens[at].text
    spoken = len(text.split()) > LONGEST_QUOTE or any(mark in text for mark in "?!;")
    if spoken or manner == "bare" or (manner == "kind" and draft.people):
        return None
    return _found(draft, at, at + 1, text)


def name_run(draft: Draft, at: int, stop: int, manner: Manner = "led") -> int:
    """Return how many tokens from here are written like one name: in capitals, or in a script that
    has none."""
    end, words = at, 0
    limit = min(stop, at + 2 * LONGEST_NAME)
    while end < limit and words < LONGEST_NAME:
        token = draft.tokens[end]
        if words and token.text == "." and _dotted(draft, end):
            end += 1
            continue
        if token.sort != "word" or not _name_word(draft, end, stop, words, manner):
            break
        end, words = end + 1, words + 1
    while end > at and draft.has("PARTICLES", end - 1) and draft.tokens[end - 1].text.islower():
        end -= 1
    return end - at


def _dotted(draft: Draft, at: int) -> bool:
    """Whether the full stop belongs to an initial or a title before it and the name goes on."""
    before = draft.tokens[at - 1]
    initial = before.text[-1:].isalpha() and before.text[-2:-1] in ("", ".")
    if before.end != draft.tokens[at].start or not (initial or before.low in TITLES):
        return False
    return draft.is_word(at + 1) and draft.tokens[at + 1].text[:1].isupper()


def _name_word(draft: Draft, at: int, stop: int, words: int, manner: Manner) -> bool:
    """Whether the word at a token may begin a name, or go on with one."""
    if at in draft.inner:
        return True
    token, low = draft.tokens[at], draft.low(at)
    if words and draft.has("PARTICLES", at) and token.text.islower():
        return _particle_leads_on(draft, at, stop)
    if not like_a_name(token.text) or low.endswith(("'s", "'ll", "'ve", "'d", "'m")) or low == "i":
        return False
    if words == 0:
        return _begins_a_name(draft, at, stop, manner)
    return _goes_on(draft, at, stop, words, manner)


def _particle_leads_on(draft: Draft, at: int, stop: int) -> bool:
    """``van`` and ``der`` in *Ludwig van der Berg*: a capital comes behind them."""
    after = at + 1
    while after < min(stop, at + 4) and draft.has("PARTICLES", after):
        if not draft.tokens[after].text.islower():
            break
        after += 1
    return after < stop and draft.tokens[after].text[:1].isupper()


def _begins_a_name(draft: Draft, at: int, stop: int, manner: Manner) -> bool:
    low = draft.low(at)
    if draft.has("COMMON", at) and low not in draft.sets["ALSO_NAMES"]:
        return False
    if draft.has("RELATIONS", at) or low in draft.language.verbs:
        return False
    next_word = draft.tokens[at + 1].text if at + 1 < stop else ""
    followed = next_word[:1].isupper() and like_a_name(next_word)
    if low in draft.language.days.weekdays and not followed and low not in MAY_BE_SURNAMES:
        return False
    deed = draft.language.deeds.starts(low) or draft.language.polarity.starts(low)
    return not (deed and not (followed and manner == "led"))


def _goes_on(draft: Draft, at: int, stop: int, words: int, manner: Manner) -> bool:
    low, text = draft.low(at), draft.tokens[at].text
    if draft.has("FOLLOWERS", at) and low not in draft.sets["ALSO_NAMES"]:
        return False
    if draft.has("RELATIONS", at) and text.isupper():
        return False
    days = draft.language.days
    if low in days.weekdays or low in days.months or days.named.starts(low):
        next_word = draft.tokens[at + 1].text if at + 1 < stop else ""
        if low in MAY_BE_SURNAMES or (like_a_name(next_word) and len(low) < 4):
            return True
        return draft.day_at(at, stop, "past") is None
    if draft.language.deeds.starts(low) and (words > 1 or manner in ("bare", "kind")):
        return words == 1 and whom(draft, draft.text(at - 1, at)).id is None and manner != "kind"
    return True


def ends_name(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands here may follow a name: a mark, a small word, a day, a length, a deed, or
    nothing more."""
    if at >= stop or not draft.is_word(at) or draft.has("FOLLOWERS", at):
        return True
    if draft.language.deeds.starts(draft.low(at)) or draft.language.polarity.starts(draft.low(at)):
        return True
    moment = draft.day_at(at, stop, "past") or draft.length_at(at, stop) or draft.time_at(at, stop)
    return moment is not None


def _in_capitals(draft: Draft, at: int, stop: int, manner: Manner, run: int) -> NameFound | None:
    end = at + run
    whole = _found(draft, at, end)
    if whole.match.id is not None:
        return whole
    if run > 1 and draft.low(end - 1) in MAY_BE_SURNAMES and not draft.dated:
        return _sunday(draft, at, end, whole)
    if not whole.match.new:
        return whole
    lexicon, folded = draft.setting.lexicon, fold(whole.said)
    if (
        known_place(draft, at, stop) is not None
        or folded in lexicon.orgs
        or folded in lexicon.hubs
        or folded in SUFFIXES
    ):
        return None
    return _listed(draft, whole, stop) if manner == "listed" else whole


def _listed(draft: Draft, found: NameFound, stop: int) -> NameFound | None:
    """An unknown name in a list: one word behind a comma may as well be a place, and is asked."""
    end = found.stop
    if not ends_name(draft, end, stop) or draft.has("RELATIONS", found.start):
        return None
    day = draft.day_at(end, stop, "future")
    if day is not None and day.leans == "future":
        return None
    alone = found.stop - found.start == 1 and draft.low(found.start - 1) in (",", "，", "،")
    return found._replace(ask=alone and not _list_goes_on(draft, end, stop))


def _list_goes_on(draft: Draft, at: int, stop: int) -> bool:
    """Whether one more name follows, so that what stands here is a list of people."""
    joined = joined_at(draft, at, stop)
    if joined == at or joined >= stop:
        return False
    return draft.mention_at(joined) is not None or name_run(draft, joined, stop, "listed") > 0


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
    for day in (reading.day,) if reading.day else reading.options:
        label = f"{shorter.match.name}, on {full_day(day)}"
        candidates.append(Candidate(day.isoformat(), label, 95.0))
    text = f'Is "{whole.said}" a name, or is the last word a day?'
    question = Question("name", whole.said, text, (*candidates, *whole.match.candidates))
    return whole._replace(question=question)


def _in_small_letters(draft: Draft, at: int, stop: int, manner: Manner) -> NameFound | None:
    """``with zed``, ``met rita``, ``rita called``: somebody new in small letters, asked except
    behind *with*."""
    language = draft.language
    if not _small_may_begin(draft, at) or manner == "listed":
        return None
    if manner == "bare" and not (starts_sentence(draft, at) and _does(draft, at + 1, stop)):
        return None
    end = at + 1
    while end < min(stop, at + 3) and not ends_name(draft, end, stop):
        small = draft.low(end).isalpha() and draft.tokens[end].text.islower()
        if draft.has("COMMON", end) or not small or draft.low(end) in language.verbs:
            return None
        end += 1
    if not ends_name(draft, end, stop):
        return None
    return _found(draft, at, end, ask=manner != "led", capital=False)


def _small_may_begin(draft: Draft, at: int) -> bool:
    low, language = draft.low(at), draft.language
    if (
        draft.has("COMMON", at)
        or draft.has("RELATIONS", at)
        or not low.isalpha()
        or low.endswith("ly")
    ):
        return False
    if low in language.days.weekdays or low in language.days.months or low in language.verbs:
        return False
    return not (
        language.deeds.starts(low) or language.polarity.starts(low) or language.openings.starts(low)
    )


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


def accept(draft: Draft, found: NameFound, org: str = "", place: str = "") -> Person:
    """Take a name that was found: claim its tokens, and ask who it is where that is in doubt."""
    match = found.match
    if org or place or match.new:
        match = whom(draft, found.said, org, place, likely=True)
    if found.question is not None:
        draft.ask(found.question)
        person = Person(found.said, None, False, org)
    elif found.ask and match.id is not None and found.said not in draft.setting.choices:
        person = ask_whether(draft, found.said, match.id, 'Is "{said}" {label}?')._replace(org=org)
    else:
        one_letter = len(found.said) == 1 and found.said.isascii()
        person = person_of(draft, found.said, match, org, ask=found.ask or one_letter)
    draft.claim(found.start, found.stop, part_of(person))
    return person
