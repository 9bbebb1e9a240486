"""The names of the book in a line, wherever they stand, each with a score; before anything else is
read.

A full name counts however it is written. A first name that is an ordinary word too (*hope*, *mark*,
*june*) counts only where its place in the line says so: behind *with*, before what people do, in a
list of names. Days contest names: in *on 12 may* the day wins, in *met May* the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.quicklog.entry import Match
from planner.quicklog.lexicon import LONGEST_NAME
from planner.quicklog.people.nicknames import formal_names, nicknames
from planner.quicklog.people.persons import candidate_of, whom
from planner.quicklog.people.places import known_place
from planner.quicklog.sentence import Draft, Mention
from planner.quicklog.words.fold import TITLES, fold, fold_name

SURE = 70.0
"""Score from which a mention is a person."""
WEAK = 40.0
"""Score from which a mention may be a person, who is asked about where the line names nobody
else."""
FULL = 100.0
CAPITAL, SMALL, ORDINARY, WEEKDAY = 90.0, 80.0, 45.0, 30.0
"""Scores of a first name alone: in a capital, in small letters, and where it is an ordinary word as
well."""
DAY_SCORES = {"day": 95.0, "numbered": 85.0, "weekday": 72.0}
"""What a day scores against a name on the same words."""
NO_INITIALS = frozenset("aix&")
"""Single letters that are words of their own more often than the first letter of a surname."""
_CONTRACTED = frozenset(
    [
        "given",
        "got",
        "been",
        "a",
        "the",
        "not",
        "very",
        "also",
        "just",
        "out",
        "in",
        "on",
        "at",
        "off",
        "back",
        "away",
        "sick",
        "happy",
        "keen",
        "ok",
        "up",
        "now",
        "going",
        "gonna",
        "still",
        "no",
        "so",
        "too",
    ]
)
"""Words behind which *Ana's* is *Ana is* or *Ana has*."""
_BEFORE_A_THING = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "our",
        "your",
        "this",
        "that",
        "some",
        "no",
        "good",
        "every",
        "in",
        "of",
    ]
)
_NOT_AFTER = frozenset(["to", "that", "you", "it", "so", "for", "not", "in", "the"])
"""Words behind *hope* and *will* in small letters that make them verbs: *hope to see*."""


def find_mentions(draft: Draft) -> None:
    """Find the names of the book in the line, and settle which of them stand against each other and
    against days."""
    found: list[Mention] = []
    at = 0
    while at < len(draft.tokens):
        mention = (
            _full(draft, at) or _single(draft, at) or _surname(draft, at) or _handle(draft, at)
        )
        if mention is None:
            at += 1
            continue
        if not (found and found[-1].stop == at and mention.lone_surname):
            found.append(mention)
        at = mention.stop
    found = [_beside_its_org(draft, mention) for mention in found]
    known = {mention.start for mention in found}
    for mention in found:
        scored = mention._replace(score=mention.score + _context(draft, mention, known))
        if scored.score >= WEAK and not _day_wins(draft, scored):
            draft.mentions[scored.start] = scored
            draft.inner.update(range(scored.start + 1, scored.stop))


def _words_of(draft: Draft, at: int) -> tuple[str, bool]:
    """The folded word at a token without a possessive ending, and whether it had one."""
    text = draft.tokens[at].text
    owner = draft.low(at).endswith("'s")
    word = fold(text[:-2] if owner else text)
    stem, _, title = word.rpartition(" ")
    return (stem if title in draft.sets["HONORIFICS"] and stem else word), owner


def _may_begin(draft: Draft, word: str) -> bool:
    """Whether somebody of the book has this word as a first name, or a nickname of one."""
    firsts = draft.setting.lexicon.firsts
    return word in firsts or any(name in firsts for name in formal_names(word))


def _mention(
    draft: Draft, at: int, stop: int, match: Match, score: float, *, owner: bool
) -> Mention:
    said = draft.text(at, stop)
    if owner and said.lower().endswith(("'s", "’s")):
        said = said[:-2]
    return Mention(at, stop, said, match, score, owner and _is_owner(draft, stop))


def _is_owner(draft: Draft, at: int) -> bool:
    """Whether *Ana's* before this token is a possessive: not *Ana's moving*, *Ana's given me*."""
    low = draft.low(at)
    contracted = low in _CONTRACTED or low.endswith("ing")
    return not contracted


def _full(draft: Draft, at: int) -> Mention | None:
    """A name of two words or more: whole, with a nickname, with an initial, with its first two
    words."""
    begin = at
    while begin + 2 < len(draft.tokens) and fold(draft.tokens[begin].text) in TITLES:
        begin += 1 + (draft.low(begin + 1) == ".")
    if not draft.is_word(begin):
        return None
    first = fold(draft.tokens[begin].text).split(" ")[0]
    initials = len(first) < 4 and first.isalpha() and draft.tokens[begin].text[:1].isupper()
    if not initials and not _may_begin(draft, first):
        return None
    for end in range(min(len(draft.tokens), begin + LONGEST_NAME), begin, -1):
        if not _one_run(draft, begin, end):
            continue
        mention = _two_words(draft, at, begin, end)
        if mention is not None:
            return mention
    return None


def _one_run(draft: Draft, start: int, stop: int) -> bool:
    """Whether tokens may be one name: words, and full stops behind an initial."""
    for at in range(start, stop):
        token = draft.tokens[at]
        dotted = token.text == "." and at > start and draft.tokens[at - 1].end == token.start
        initial = dotted and len(draft.tokens[at - 1].text) == 1
        if token.sort != "word" and not initial:
            return False
        if at < stop - 1 and token.low.endswith("'s"):
            return False
    return True


def _two_words(draft: Draft, at: int, begin: int, end: int) -> Mention | None:
    _, owner = _words_of(draft, end - 1)
    text = draft.line[draft.tokens[begin].start : draft.tokens[end - 1].end]
    folded = fold_name(text[:-2] if owner else text)
    words = folded.split(" ")
    titled = at < begin
    if len(words) < 2 and not titled:
        return None
    if len(words[-1]) == 1 and len(words) == 2 and not _initial(draft, begin, end - 1):
        return None
    lexicon = draft.setting.lexicon
    known = folded in lexicon.names
    if not known and end - begin > 3:
        return None
    match = whom(draft, text[:-2] if owner else text)
    if match.new or (not known and len(words) < 2):
        return None
    if end - begin == 1 and not titled and not known and len(words) < 2:
        return None
    return _mention(draft, at, end, match, FULL, owner=owner)


def _initial(draft: Draft, first: int, at: int) -> bool:
    """Whether a single letter is the initial of a surname: *sarah w*; not *lunch sarah w chuck*."""
    while draft.tokens[at].text == "." and at > first:
        at -= 1
    low = draft.low(at).removesuffix("'s")
    if draft.tokens[at].text.isupper():
        return True
    if low in NO_INITIALS:
        return False
    return low != "w" or not _name_follows(draft, at + 1)


def _name_follows(draft: Draft, at: int) -> bool:
    """Whether a name may begin at the token: of the book, or in a capital."""
    if not draft.is_word(at):
        return False
    folded = fold(draft.tokens[at].text).split(" ")[0]
    capital = draft.tokens[at].text[:1].isupper() and not _is_day(draft, at)
    return capital or (_may_begin(draft, folded) and not _is_day(draft, at))


def _single(draft: Draft, at: int) -> Mention | None:
    """A first name, a nickname or an aka alone."""
    if not draft.is_word(at):
        return None
    word, owner = _words_of(draft, at)
    if word in draft.setting.lexicon.no_names or (len(word) < 2 and word.isascii()):
        return None
    bare_owner = not _may_begin(draft, word)
    if bare_owner:
        if not _bare_possessive(draft, at, word):
            return None
        word, owner = word[:-1], True
    said = draft.tokens[at].text
    said = said[: len(said) - 2 * owner + bare_owner]
    if "-" in said and word == fold(said.rpartition("-")[0]):
        said = said.rpartition("-")[0]  # Yuki-san
    match = whom(draft, said)
    if match.new:
        return None
    if not owner and _foreign_initial(draft, at):
        return _doubted(draft, at, match)
    mention = _mention(draft, at, at + 1, match, _base(draft, at, word), owner=owner)
    return mention._replace(said=said, owner=True) if bare_owner else mention


def _foreign_initial(draft: Draft, at: int) -> bool:
    """Whether the initial of a surname that nobody of this name has stands behind a first name:
    *Liz Q*."""
    text = draft.tokens[at + 1].text if draft.is_word(at + 1) else ""
    initial = len(text) == 1 and text.isupper() and text.lower() not in NO_INITIALS
    return initial and draft.is_capital(at) and not ordinary(draft, draft.low(at))


def _doubted(draft: Draft, at: int, first: Match) -> Mention:
    """A first name with an initial that is not theirs: a question."""
    said = draft.text(at, at + 2)
    match = whom(draft, said)
    if match.new and draft.setting.choices.get(said) != "new":
        namesakes = (candidate_of(draft, first.id),) if first.id else first.candidates
        match = Match(None, said, namesakes)
    return _mention(draft, at, at + 2, match, FULL, owner=False)


def _bare_possessive(draft: Draft, at: int, word: str) -> bool:
    """*robs card*: a first name with an s, before a thing."""
    plain = word.endswith("s") and len(word) > 3 and word not in draft.sets["COMMON"]
    return plain and _may_begin(draft, word[:-1]) and draft.is_word(at + 1)


def ordinary(draft: Draft, word: str) -> bool:
    """Whether a word is one of the language as well, so that a capital or its place must say that
    it is a name."""
    sets, language = draft.sets, draft.language
    if word in sets["COMMON"] or word in sets["ALSO_NAMES"] or word in sets["MODALS"]:
        return True
    if word in language.days.weekdays or word in language.days.months or word in language.verbs:
        return True
    return language.deeds.starts(word) or word in sets["RELATIONS"]


def starts_sentence(draft: Draft, at: int) -> bool:
    """Whether the token begins the line or a sentence, where a capital says nothing."""
    if at == 0 or draft.tokens[at - 1].sort == "line":
        return True
    return draft.low(at - 1) in (".", "!", "?", ";", "-", "–", "—", ":", "•", "*", "(")


def _base(draft: Draft, at: int, word: str) -> float:
    text = draft.tokens[at].text
    capital = text[:1].isupper() or text.lower() == text.upper()
    if not ordinary(draft, word):
        return CAPITAL if capital else SMALL
    lone = capital and not starts_sentence(draft, at) and not draft.line.isupper()
    if word in draft.language.days.weekdays:
        behind_a_name = draft.mention_ending(at) is not None or any(
            token.text[:1].isupper() for token in draft.tokens[at - 1 : at]
        )
        return SMALL if lone and not behind_a_name else WEEKDAY
    return SMALL if lone else ORDINARY


def _surname(draft: Draft, at: int) -> Mention | None:
    """A surname alone: sure behind a title (*Prof Whitmore*), a question in a capital anywhere
    else."""
    begin = at
    while begin + 1 < len(draft.tokens) and fold(draft.tokens[begin].text) in TITLES:
        begin += 1 + (draft.low(begin + 1) == ".")
    if begin >= len(draft.tokens) or not draft.is_word(begin):
        return None
    word, owner = _words_of(draft, begin)
    keys = draft.setting.lexicon.lasts.get(word, [])
    if not keys or len(word) < 2:
        return None
    titled = begin > at
    capital = draft.tokens[begin].text[:1].isupper()
    placed = draft.low(at - 1) in ("at", "@", "from", "of", "the") or known_place(
        draft, begin, len(draft.tokens)
    )
    if not titled and (not capital or ordinary(draft, word) or placed):
        return None
    said = draft.tokens[begin].text
    match = whom(draft, said[:-2] if owner else said, likely=True)
    if match.id is None and titled and len(set(keys)) == 1:
        contact = draft.setting.lexicon.contacts[keys[0]]
        match = Match(contact.id, contact.name)
    if match.new:
        return None
    mention = _mention(draft, at, begin + 1, match, CAPITAL if titled else SMALL, owner=owner)
    return mention._replace(lone_surname=not titled)


def _handle(draft: Draft, at: int) -> Mention | None:
    """``@lizmorgan``, ``@lizm``, ``@lmorgan``: a name of the book as a handle."""
    if draft.low(at) != "@" or not draft.is_word(at + 1):
        return None
    token = draft.tokens[at + 1]
    lexicon = draft.setting.lexicon
    if token.start != draft.tokens[at].end or known_place(draft, at + 1, len(draft.tokens)):
        return None
    keys = set(lexicon.handles.get(fold(token.text), ()))
    if len(keys) != 1:
        return None
    contact = lexicon.contacts[keys.pop()]
    return Mention(at, at + 2, token.text, Match(contact.id, contact.name), FULL)


def _beside_its_org(draft: Draft, mention: Mention) -> Mention:
    """Tell namesakes apart by the organisation named beside them: *Rohan (Flipkart)*, *Kelly at
    Boeing*."""
    at = mention.stop
    if draft.low(at) in ("(", "（", "at", "@", "of", "from", ",", "-"):
        at += 1
    place = known_place(draft, at, len(draft.tokens))
    if place is None or not place.org:
        return mention
    if mention.match.id is not None:
        listed = draft.low(mention.stop) in (",", "-")
        return mention if listed else _of_another_org(draft, mention, place.name)
    match = whom(draft, mention.said, place=place.name)
    return mention._replace(match=match) if match.id is not None else mention


def _of_another_org(draft: Draft, mention: Mention, org: str) -> Mention:
    """Doubt somebody whom the organisation behind the name speaks against: *Chris Evans Pfizer*
    beside Christine there.

    A first name alone goes to whoever is there; behind a whole name it is asked.
    """
    lexicon, contact_id = draft.setting.lexicon, mention.match.id or ""
    answer = mention.said in draft.setting.choices
    if answer or fold(lexicon.contacts[contact_id].org) == fold(org):
        return mention
    first, *rest = fold_name(mention.said).split(" ")
    firsts = {first, *formal_names(first), *nicknames(first)}
    rivals: list[str] = []
    for key, contact in lexicon.contacts.items():
        if fold(contact.org) == fold(org):
            name, *others = fold_name(contact.name).split(" ")
            if name in firsts and (not rest or others[-1:] == rest[-1:]):
                rivals.append(key)
    if not rivals:
        return mention
    if not rest and len(rivals) == 1:
        return mention._replace(match=Match(rivals[0], lexicon.contacts[rivals[0]].name))
    candidates = tuple(candidate_of(draft, key) for key in (*rivals, contact_id))
    return mention._replace(match=Match(None, mention.said, candidates))


def _context(draft: Draft, mention: Mention, known: set[int]) -> float:
    """What the place of a mention in the line adds to its score; nothing for one that is sure by
    itself."""
    if mention.score >= SURE and not _is_day(draft, mention.start):
        thing = mention.stop - mention.start == 1 and ordinary(draft, draft.low(mention.start))
        return -40.0 if thing and draft.low(mention.start - 1) in ("the", "a", "an") else 0.0
    at, stop = mention.start, mention.stop
    if mention.owner and draft.is_word(stop):
        return -40.0 if draft.low(at - 1) in _BEFORE_A_THING else 30.0
    if draft.low(at) in draft.language.days.weekdays:
        return 45.0 if draft.has("WITH", at - 1) else 30.0 if ends_deed(draft, at) else 0.0
    score = _before(draft, at, known) + _behind(draft, at, stop, known)
    if draft.has("MODALS", at) and _modal(draft, at, stop):
        score -= 60
    return score


def _before(draft: Draft, at: int, known: set[int]) -> float:
    """What the word before says: *with* and deeds lead to a name, *the* and *a* to a thing."""
    before = draft.low(at - 1)
    if draft.has("WITH", at - 1):
        return 45.0
    if before in ("w/o", "@", "and", "&", "+", "via", "by", "w"):
        return 30.0
    if ends_deed(draft, at):
        return 30.0
    if draft.has("GIVING", at - 1):
        return 30.0
    if before in (",", "to", "from", "than", "called"):
        return 25.0 if before != "," or _listed(draft, at, known) else 10.0
    if before in _BEFORE_A_THING:
        return -40.0
    return 0.0


def ends_deed(draft: Draft, at: int) -> bool:
    """Whether words for a deed end right before a token: *met*, *coffee*, *caught up with*."""
    for start in range(max(0, at - 4), at):
        deed = draft.language.deeds.at(draft.lows, start, at)
        if deed is not None and deed[0] == at:
            return True
    return False


def _listed(draft: Draft, at: int, known: set[int]) -> bool:
    """Whether another name stands before a comma."""
    return at - 2 in known or at - 3 in known


def _behind(draft: Draft, at: int, stop: int, known: set[int]) -> float:
    """What the word behind says: what people do, a length, a mark, another name; a thing makes it
    no name."""
    low = draft.low(stop)
    if _does_something(draft, at, stop):
        return 30.0
    first = starts_sentence(draft, at) or draft.has("JOINERS", at - 1)
    listed = _before_a_mark(draft, stop, known) if first else 0.0
    if listed or draft.language.deeds.starts(low) or draft.length_at(stop, len(draft.tokens)):
        return listed or (28.0 if first else 10.0)
    if (
        low in draft.sets["PREPOSITIONS"]
        or draft.has("ARTICLES", stop)
        or not draft.is_word(stop)
        or _is_day(draft, stop)
    ):
        return 0.0
    if at == 0 and draft.is_capital(at) and not draft.has("MODALS", at):
        return 0.0  # Grace ok'd the budget: asked, where nobody else is named
    return -30.0 if draft.tokens[stop].text[:1].islower() else 0.0


def _before_a_mark(draft: Draft, stop: int, known: set[int]) -> float:
    """What a mark or a joiner behind a word at the start says; 0 where another word stands
    there."""
    low = draft.low(stop)
    if low and low not in (":", ",", "-", "–", "&", "+", "and", "@"):
        return 0.0
    placed = low == "@" and known_place(draft, stop + 1, len(draft.tokens)) is not None
    sure = not low or low in (":", "-", "–") or placed or _any_known(draft, stop, known)
    return 28.0 if sure else 10.0


def _does_something(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands behind a word makes it somebody: a verb, their organisation, *and I*."""
    low = draft.low(stop)
    if (low in draft.language.verbs and not low.endswith("ing")) or _acts_there(draft, stop):
        return True
    place = known_place(draft, stop, len(draft.tokens)) if draft.is_capital(stop) else None
    if place is not None and place.org:
        return True
    return draft.low(at).endswith("'s") or (
        draft.has("JOINERS", stop) and draft.has("SELF", stop + 1)
    )


def _acts_there(draft: Draft, at: int) -> bool:
    """Whether a token begins what somebody did for me, or whether something took place."""
    language, end = draft.language, len(draft.lows)
    return (
        language.polarity.at(draft.lows, at, end) is not None
        or language.favours.at(draft.lows, at, end) is not None
    )


def _any_known(draft: Draft, at: int, known: set[int]) -> bool:
    return bool(known & {at + 1, at + 2})


def _modal(draft: Draft, at: int, stop: int) -> bool:
    """Whether a word such as *will* or *hope* is the verb here: *will email George*, *hope to see
    Joy*."""
    low = draft.low(stop)
    if low == "not" and draft.low(stop + 1).endswith("ing"):
        return False  # May not coming thursday
    if low not in ("not", *draft.sets["BARE"]) and _acts_there(draft, stop):
        return False  # hope vm; Mark put in a good word
    if low in draft.sets["BARE"] or low in _NOT_AFTER:
        return True
    if draft.has("WITH", at - 1) or ends_deed(draft, at):
        return False
    if _is_day(draft, stop) or draft.language.days.named.starts(low):
        return False
    return _modal_by_place(draft, at, stop)


def _modal_by_place(draft: Draft, at: int, stop: int) -> bool:
    """Whether a pronoun before such a word, or a plain word behind it, makes it the verb."""
    low = draft.low(stop)
    pronoun = (
        draft.has("SUBJECTS", at - 1)
        or draft.has("SELF", at - 1)
        or draft.low(at - 1) in ("it", "that", "who")
    )
    plain = (
        draft.is_word(stop)
        and draft.tokens[stop].text.islower()
        and low not in draft.language.verbs
    )
    return pronoun or (
        plain and not draft.language.deeds.starts(low) and not draft.has("PREPOSITIONS", stop)
    )


def _is_day(draft: Draft, at: int) -> bool:
    low = draft.low(at)
    return low in draft.language.days.weekdays or low in draft.language.days.months


def _day_wins(draft: Draft, mention: Mention) -> bool:
    """Whether a day on the same words is more likely: *on 12 may*, *tue*."""
    if mention.stop - mention.start > 1:
        return False
    at = mention.start
    for start in range(max(0, at - 3), at + 1):
        reading = draft.day_at(start, len(draft.tokens), "past")
        if reading is None or not start <= at < reading.stop:
            continue
        numbered = any(draft.low(step)[:1].isdigit() for step in range(start, reading.stop))
        weekday = reading.stop - start == 1 and draft.low(at) in draft.language.days.weekdays
        sort = "weekday" if weekday else "numbered" if numbered else "day"
        led = draft.low(start - 1) in ("on", "by", "in", "since", "until", "til", "till")
        if DAY_SCORES[sort] + 20 * led > mention.score:
            return True
    return False


def list_mentions(draft: Draft, start: int, stop: int) -> Iterator[Mention]:
    """Yield the mentions between two tokens, in order."""
    for at in range(start, stop):
        mention = draft.mention_at(at, stop)
        if mention is not None:
            yield mention
