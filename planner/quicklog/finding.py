"""Finding the names of people among the words of a line: where one begins, where it ends, and how sure that is."""

from __future__ import annotations

from typing import Literal

from planner.quicklog.days.calendar import MONTHS, WEEKDAYS
from planner.quicklog.days.clock import read_length, read_time
from planner.quicklog.entry import Candidate, Match, Person, Question
from planner.quicklog.lexicon import LONGEST_NAME
from planner.quicklog.people.nicknames import formal_names
from planner.quicklog.sentence import Draft, iso_day, part_of
from planner.quicklog.vocabulary import (
    ALSO_NAMES,
    COMMON,
    FOLLOWERS,
    JOINERS,
    KIND_PHRASES,
    KIND_STARTS,
    NOT_DONE,
    PARTICLES,
    PLACED,
    ROLES,
)
from planner.quicklog.words.fold import SUFFIXES, TITLES, fold, fold_name
from planner.value import NamedTuple
from planner.words import full_day

Manner = Literal["led", "kind", "listed", "bare"]
"""What stands before a name: ``with``; a kind; another name and a joiner; nothing."""
COMMAS = frozenset({",", "，", "、", "،"})
MAY_BE_SURNAMES = frozenset({"sun", "thu"})
"""Weekdays that are surnames of millions."""


class Found(NamedTuple):
    """A name in the line: its tokens, the text as typed, and whom it means.

    ``ask`` says that it may be no name at all, ``capital`` that it is written like one, ``question`` what to ask where
    it may be a name and a day.
    """

    start: int
    stop: int
    said: str
    match: Match
    ask: bool = False
    capital: bool = True
    question: Question | None = None


def find_name(
    draft: Draft, at: int, stop: int, manner: Manner, *, ahead: bool = True
) -> Found | None:
    """Find the name that begins at a token; None where there is none, or where the words may as well be others.

    In a list what comes after the name is looked at too, unless ``ahead`` says not to: one name ahead is enough.
    """
    if at >= stop:
        return None
    token = draft.tokens[at]
    if token.sort == "quote":
        spoken = len(token.text.split()) > 4 or any(mark in token.text for mark in "?!;")
        if spoken or manner == "bare" or (manner == "kind" and draft.people):
            return None
        return _found(draft, at, at + 1, token.text)
    if token.sort == "link":
        address = draft.matched(token.text) if "@" in token.text else None
        return Found(at, at + 1, token.text, address) if address and address.id else None
    if token.sort != "word" or token.low.endswith("'s"):
        return None
    known = _known(draft, at, stop)
    run = name_run(draft, at, stop, manner)
    after = at + max(run, known, 1)
    if after < stop and draft.tokens[after].sort == "word" and draft.low(after).endswith("'s"):
        return None
    if known > 1 and known >= run:
        return _found(draft, at, at + known)
    if run:
        return _in_capitals(draft, at, stop, manner, known, run, ahead=ahead)
    return _in_small_letters(draft, at, stop, manner, known)


def _found(
    draft: Draft, at: int, end: int, said: str = "", *, ask: bool = False, capital: bool = True
) -> Found:
    said = said or draft.text(at, end)
    return Found(at, end, said, draft.matched(said), ask, capital)


def _known(draft: Draft, at: int, stop: int) -> int:
    """Return how many tokens from here make the longest full name in the book; 0 for none."""
    lexicon = draft.setting.lexicon
    begin = at
    while begin < stop - 1 and fold(draft.tokens[begin].text) in TITLES:
        begin += 1 + (draft.low(begin + 1) == ".")
    if begin >= stop or fold(draft.tokens[begin].text).split(" ")[0] not in lexicon.firsts:
        return 0
    longest = 0
    for end in range(begin + 1, min(stop, begin + LONGEST_NAME) + 1):
        token = draft.tokens[end - 1]
        if token.sort not in ("word", "quote") and not (
            token.text == "." and draft.tokens[end - 2].end == token.start
        ):
            break
        if fold_name(draft.line[draft.tokens[begin].start : token.end]) in lexicon.names and fold(
            token.text
        ):
            longest = end - at
    return longest


def name_run(draft: Draft, at: int, stop: int, manner: Manner = "led") -> int:
    """Return how many tokens from here are written like one name: in capitals, or in a script that has none."""
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
        if not token.low.isascii() and _east_asian(token.text) and len(token.text) > 1:
            break
    while end > at and draft.low(end - 1) in PARTICLES and draft.tokens[end - 1].text.islower():
        end -= 1
    return end - at


def _dotted(draft: Draft, at: int) -> bool:
    """Whether the full stop belongs to an initial or a title before it and the name goes on."""
    before = draft.tokens[at - 1]
    initial = before.text[-1:].isalpha() and before.text[-2:-1] in ("", ".")
    if before.end != draft.tokens[at].start or not (initial or before.low in TITLES):
        return False
    after = draft.tokens[at + 1] if at + 1 < len(draft.tokens) else None
    return (
        after is not None
        and after.sort == "word"
        and (after.text[:1].isupper() or (initial and at > 1))
    )


def _name_word(draft: Draft, at: int, stop: int, words: int, manner: Manner) -> bool:
    token = draft.tokens[at]
    low = token.low
    if words and low in PARTICLES and token.text.islower():
        after = at + 1
        while (
            after < min(stop, at + 4)
            and draft.low(after) in PARTICLES
            and draft.tokens[after].text.islower()
        ):
            after += 1
        return after < stop and draft.tokens[after].text[:1].isupper()
    if not like_a_name(token.text) or low.endswith(("'s", "'ll", "'ve", "'d", "'m")) or low == "i":
        return False
    if words == 0:
        followed = (
            at + 1 < stop
            and draft.tokens[at + 1].text[:1].isupper()
            and like_a_name(draft.tokens[at + 1].text)
        )
        if low in FOLLOWERS and low not in ALSO_NAMES:
            return False
        if low in COMMON and low not in ALSO_NAMES:
            return False
        return not (manner == "bare" and low in KIND_STARTS and not followed)
    if (low in FOLLOWERS and low not in ALSO_NAMES) or (low in ROLES and token.text.isupper()):
        return False
    if low in WEEKDAYS or low in MONTHS or low in ("today", "yesterday", "tomorrow", "tonight"):
        if low in MAY_BE_SURNAMES or (
            at + 1 < stop and like_a_name(draft.tokens[at + 1].text) and len(low) < 4
        ):
            return True
        return draft.day_at(at, stop, "past") is None
    if low in KIND_STARTS and (words > 1 or manner in ("bare", "kind")) and draft.kind is None:
        return words == 1 and not draft.matched(draft.text(at - 1, at)).id and manner != "kind"
    return True


def like_a_name(text: str) -> bool:
    """Whether a word is written like a name: letters only, with a capital first or in a script without capitals."""
    first = text[:1]
    if not first.isalpha() or (first.islower() and not _inner_capital(text)):
        return False
    return all(
        letter.isalpha() or letter in "-'’.·" or not letter.isascii() for letter in text
    ) and not _emoji(text)


def _inner_capital(text: str) -> bool:
    return text[:2] in ("d'", "d’", "de", "o'", "o’", "va", "vo") and any(
        letter.isupper() for letter in text[1:]
    )


def _emoji(text: str) -> bool:
    return any(ord(letter) >= 0x1F000 or 0x2600 <= ord(letter) < 0x2C00 for letter in text)


def _east_asian(text: str) -> bool:
    return any(0x2E80 <= ord(letter) < 0xA000 or 0xAC00 <= ord(letter) < 0xD7B0 for letter in text)


def ends_name(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands here may follow a name: a mark, a small word, a day, a length, a kind, or nothing more."""
    if at >= stop or draft.tokens[at].sort != "word":
        return True
    if draft.low(at) in FOLLOWERS or draft.low(at) in KIND_STARTS:
        return True
    return bool(
        draft.day_at(at, stop, "past")
        or read_length(draft.tokens, at)
        or read_time(draft.tokens, at)
    )


def _in_capitals(
    draft: Draft, at: int, stop: int, manner: Manner, known: int, run: int, *, ahead: bool
) -> Found | None:
    end = at + run
    whole = _found(draft, at, end)
    if whole.match.id is not None:
        return whole
    if known > 1 and (ends_name(draft, at + known, stop) or starts_place(draft, at + known)):
        return _found(draft, at, at + known)
    if run > 1 and draft.low(end - 1) in MAY_BE_SURNAMES and not draft.dated:
        return _sunday(draft, at, end, whole)
    if (
        run > 1
        and starts_place(draft, end - 1)
        and draft.matched(draft.text(at, end - 1)).id is not None
    ):
        return _found(draft, at, end - 1)
    if not whole.match.new:
        return whole
    folded = fold(whole.said)
    lexicon = draft.setting.lexicon
    if folded in lexicon.orgs or folded in lexicon.hubs or folded in SUFFIXES:
        return None
    return _listed(draft, whole, stop, ahead=ahead) if manner == "listed" else whole


def _listed(draft: Draft, found: Found, stop: int, *, ahead: bool) -> Found | None:
    """An unknown name in a list: one word after a comma may as well be a place, and is asked."""
    end = found.stop
    if not ends_name(draft, end, stop) or draft.low(found.start) in ROLES:
        return None
    day = draft.day_at(end, stop, "future")
    if day is not None and day.leans == "future":
        return None
    if not ahead:
        return found
    alone = found.stop - found.start == 1 and draft.low(found.start - 1) in (",", "，", "،")
    joined = joined_at(draft, end, stop)
    goes_on = joined > end and find_name(draft, joined, stop, "listed", ahead=False) is not None
    return found._replace(ask=alone and not goes_on)


def starts_place(draft: Draft, at: int) -> bool:
    """Whether an organisation or a hub of the book may begin here."""
    if at >= len(draft.tokens):
        return False
    word = fold(draft.tokens[at].text)
    return word in draft.setting.lexicon.hub_starts or word in draft.setting.lexicon.org_starts


def _sunday(draft: Draft, at: int, end: int, whole: Found) -> Found:
    """``Ana Sun``: somebody of that name, or Ana on Sunday? Ask, unless that was answered."""
    answer = draft.setting.choices.get(whole.said, "")
    shorter = _found(draft, at, end - 1)
    if iso_day(answer):
        return shorter
    reading = draft.day_at(end - 1, end, "past")
    if answer or reading is None:
        return whole
    days = (reading.day,) if reading.day else reading.options
    dated = tuple(
        Candidate(day.isoformat(), f"{shorter.match.name}, on {full_day(day)}", 95.0)
        for day in days
    )
    text = f'Is "{whole.said}" a name, or is the last word a day?'
    return whole._replace(
        question=Question("name", whole.said, text, dated + whole.match.candidates)
    )


def _in_small_letters(draft: Draft, at: int, stop: int, manner: Manner, known: int) -> Found | None:
    low = draft.low(at)
    careful = manner != "led" or low in COMMON or low in ALSO_NAMES
    two = (
        draft.matched(draft.text(at, at + 2))
        if at + 2 <= stop and draft.tokens[at + 1].sort == "word"
        else None
    )
    if two is not None and two.id and ends_name(draft, at + 2, stop):
        return _found(draft, at, at + 2)
    lexicon = draft.setting.lexicon
    word = fold_name(low)
    if (
        known == 1
        or word in lexicon.firsts
        or any(name in lexicon.firsts for name in formal_names(word))
    ):
        if careful:
            plain = low in COMMON or low in ALSO_NAMES
            ends = ends_plainly(draft, at + 1, stop) if plain else ends_name(draft, at + 1, stop)
            return _found(draft, at, at + 1, capital=False) if ends else None
        after = draft.low(at + 1)
        plain = (
            ends_name(draft, at + 1, stop) or after in COMMON or after.endswith(("ing", "ed", "ly"))
        )
        return _found(draft, at, at + 1, ask=not plain, capital=False)
    if (
        low in COMMON
        or low in KIND_STARTS
        or low in NOT_DONE
        or manner == "listed"
        or not low.isalpha()
    ):
        return None
    if low in WEEKDAYS or (manner == "bare" and not _their_verb(draft, at + 1, stop)):
        return None
    end = at + 1
    while end < min(stop, at + 3) and not ends_name(draft, end, stop):
        if (
            draft.low(end) in COMMON
            or not draft.low(end).isalpha()
            or not draft.tokens[end].text.islower()
        ):
            return None
        end += 1
    return (
        _found(draft, at, end, ask=manner != "led", capital=False)
        if ends_name(draft, end, stop)
        else None
    )


def _their_verb(draft: Draft, at: int, stop: int) -> bool:
    """Whether somebody who was named may have done what stands here: *called*, *emailed me*."""
    words = KIND_PHRASES.get(draft.lows(at, stop, 1))
    return words is not None and words.style == "verb" and not words.kept


def ends_plainly(draft: Draft, at: int, stop: int) -> bool:
    """Whether a name that is another word too plainly ends here."""
    if (
        at >= stop
        or draft.tokens[at].sort != "word"
        or draft.low(at) in JOINERS
        or draft.low(at) in PLACED
    ):
        return True
    return bool(
        draft.day_at(at, stop, "past")
        or read_length(draft.tokens, at)
        or read_time(draft.tokens, at)
    )


def joined_at(draft: Draft, at: int, stop: int) -> int:
    """Return the token after the joiner that stands here (``,``, ``and``, ``, and``); ``at`` itself where none does."""
    end = at
    while end < stop and end < at + 2 and draft.low(end) in JOINERS:
        end += 1
    return end


def _one_letter(said: str) -> bool:
    """Whether a name is a letter alone, which is too little to be sure of; one of a script without letters may be."""
    return len(said) == 1 and said.isascii()


def accept(draft: Draft, found: Found, org: str = "", place: str = "") -> Person:
    """Take a name that was found: claim its tokens, and ask who it is where that is in doubt."""
    who = found.match
    if org or place or who.new:
        who = draft.matched(found.said, org, place, likely=True)
    if found.question is not None:
        draft.ask(found.question)
        person = Person(found.said, None, False, org)
    elif found.ask and who.id is not None and found.said not in draft.setting.choices:
        contact = draft.setting.lexicon.contacts[who.id]
        candidate = Candidate(
            who.id, contact.name + (f" ({contact.org})" if contact.org else ""), 90.0
        )
        draft.ask(
            Question("name", found.said, f'Is "{found.said}" {candidate.text}?', (candidate,))
        )
        person = Person(found.said, None, False, org)
    else:
        person = draft.person(found.said, who, org, ask=found.ask or _one_letter(found.said))
    draft.claim(found.start, found.stop, part_of(person))
    return person
