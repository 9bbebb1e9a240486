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
from planner.quicklog.sentence import SURE, WEAK, Draft, Mention
from planner.quicklog.words.fold import TITLES, fold, fold_name

_SHOWN = 6
"""Figures of an id that lists and questions show at least."""

FULL = 100.0
CAPITAL, SMALL, ORDINARY, WEEKDAY = 90.0, 80.0, 45.0, 30.0
"""Scores of a first name alone: in a capital, in small letters, and where it is an ordinary word as
well."""
BEHIND_WITH, LED, FIRST_WORD, WEAKLY_LED = 45.0, 30.0, 28.0, 25.0
"""What the words around a name add to its score: *with* before it; a deed before it or what people
do behind it; the start of a sentence; *to* or a list before it."""
A_THING, A_VERB = -40.0, -60.0
"""What it takes away that the word is a thing (*the bill*) or a verb (*will call*) there."""
LED_DAY = 20.0
"""What *on* before a day adds to its score."""
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
_AGAIN = frozenset({"again", "back", "twice", "briefly", "too", "earlier"})
"""Small words that may stand behind a name."""
_LEADS = ("w/o", "@", "and", "&", "+", "via", "by", "w")
"""Words and marks that lead to a name as surely as a deed does."""
_NOT_AFTER = frozenset(["to", "that", "you", "it", "so", "for", "not", "in", "the"])
"""Words behind *hope* and *will* in small letters that make them verbs: *hope to see*."""


def find_mentions(draft: Draft) -> None:
    """Find the names of the book in the line, and settle which of them stand against each other and
    against days."""
    mentions = [_beside_its_org(draft, mention) for mention in _all_mentions(draft)]
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        score = mention.score + _context(draft, mention, starts)
        scored = mention._replace(score=score)
        if score >= WEAK and not _day_wins(draft, scored):
            draft.mentions[scored.start] = scored
            draft.inner.update(range(scored.start + 1, scored.stop))


def _all_mentions(draft: Draft) -> list[Mention]:
    """Every name of the book, the longest at each place; a surname behind a name is none."""
    mentions: list[Mention] = []
    at, end_of_name = 0, -1
    while at < len(draft.tokens):
        mention = _read_mention(draft, at)
        if mention is None:
            at += 1
            continue
        if not mention.lone_surname or at != end_of_name:
            mentions.append(mention)
            end_of_name = mention.stop
        at = mention.stop
    return mentions


def _read_mention(draft: Draft, at: int) -> Mention | None:
    """The name that begins at a token, by the surest reader that finds one."""
    for reader in (_id, _full, _single, _surname, _handle):
        mention = reader(draft, at)
        if mention is not None:
            return mention
    return None


def _id(draft: Draft, at: int) -> Mention | None:
    """A contact's id, or its last figures, as a question offers them: *call 499287*."""
    text = draft.tokens[at].text
    if len(text) < _SHOWN or not text.isdigit():
        return None
    contacts = draft.setting.lexicon.contacts
    keys = [key for key in contacts if key.endswith(text)]
    if len(keys) != 1:
        return None
    match = Match(keys[0], contacts[keys[0]].name)
    return Mention(at, at + 1, text, match, 100.0)


def _words_of(draft: Draft, at: int) -> tuple[str, bool]:
    """The folded word at a token without a possessive ending, and whether it had one."""
    owner = draft.low(at).endswith("'s")
    word = fold(_without_possessive(draft, at))
    stem, _, title = word.rpartition(" ")
    honorific = stem and title in draft.sets["HONORIFICS"]
    return (stem if honorific else word), owner


def _without_possessive(draft: Draft, at: int) -> str:
    """The text at a token, without the ending of *Ana's*."""
    text = draft.tokens[at].text
    return text[:-2] if draft.low(at).endswith("'s") else text


def _may_begin(draft: Draft, word: str) -> bool:
    """Whether somebody of the book has this word as a first name, or a nickname of one."""
    firsts = draft.setting.lexicon.firsts
    if word in firsts:
        return True
    return any(name in firsts for name in formal_names(word))


def _mention(
    draft: Draft, at: int, stop: int, match: Match, score: float, *, owner: bool
) -> Mention:
    said = draft.text(at, stop)
    if owner and said.lower().endswith(("'s", "’s")):
        said = said[:-2]
    return Mention(at, stop, said, match, score, owner and _is_owner(draft, stop))


def _is_owner(draft: Draft, at: int) -> bool:
    """Whether *Ana's* before this token is a possessive: not *Ana's moving*, *Ana's given me*, nor
    *Ana's voicemail*, where it is she who was called."""
    low = draft.low(at)
    if draft.has("LINES", at):
        return False
    return low not in _CONTRACTED and not low.endswith("ing")


def _behind_titles(draft: Draft, at: int, least: int) -> int:
    """The token behind *Prof* or *Dr.*, where at least so many tokens stand behind it."""
    while at + least < len(draft.tokens) and fold(draft.tokens[at].text) in TITLES:
        at += 2 if draft.low(at + 1) == "." else 1
    return at


def _full(draft: Draft, at: int) -> Mention | None:
    """A name of two words or more: whole, with a nickname, with an initial, with its first two
    words."""
    begin = _behind_titles(draft, at, 2)
    if not draft.is_word(begin):
        return None
    first = fold(draft.tokens[begin].text).split(" ")[0]
    initials = len(first) < 4 and first.isalpha() and draft.is_capital(begin)
    if not initials and not _may_begin(draft, first):
        return None
    for end in range(min(len(draft.tokens), begin + LONGEST_NAME), begin, -1):
        if not _one_run(draft, begin, end):
            continue
        mention = _several_words(draft, at, begin, end)
        if mention is not None:
            return mention
    return None


def _one_run(draft: Draft, start: int, stop: int) -> bool:
    """Whether tokens may be one name: words, and full stops behind an initial."""
    for at in range(start, stop):
        token = draft.tokens[at]
        if token.sort != "word" and not (at > start and _dots_an_initial(draft, at)):
            return False
        if at < stop - 1 and token.low.endswith("'s"):
            return False
    return True


def _dots_an_initial(draft: Draft, at: int) -> bool:
    """Whether a full stop belongs to an initial: *J. Smith*."""
    before, token = draft.tokens[at - 1], draft.tokens[at]
    if token.text != ".":
        return False
    if before.end != token.start:
        return False
    return len(before.text) == 1


def _several_words(draft: Draft, at: int, begin: int, end: int) -> Mention | None:
    """The name that tokens are together, *Ana Li*, *Sarah W*; of one word only behind a title."""
    _, owner = _words_of(draft, end - 1)
    text = draft.line[draft.tokens[begin].start : draft.tokens[end - 1].end]
    if owner:
        text = text[:-2]
    folded = fold_name(text)
    known = folded in draft.setting.lexicon.names
    words = folded.split(" ")
    if len(words) < 2 and (at == begin or not known):
        return None
    lone_letter = len(words) == 2 and len(words[1]) == 1
    if lone_letter and not _initial(draft, begin, end - 1):
        return None
    if not known and end - begin > 3:
        return None
    match = whom(draft, text)
    return None if match.new else _mention(draft, at, end, match, FULL, owner=owner)


def _initial(draft: Draft, first: int, at: int) -> bool:
    """Whether a single letter is the initial of a surname: *sarah w*; not *lunch sarah w chuck*."""
    while draft.tokens[at].text == "." and at > first:
        at -= 1
    if draft.tokens[at].text.isupper():
        return True
    low = draft.low(at).removesuffix("'s")
    if low == "w":
        return not _name_follows(draft, at + 1)
    return low not in NO_INITIALS


def _name_follows(draft: Draft, at: int) -> bool:
    """Whether a name may begin at the token: of the book, or in a capital."""
    if not draft.is_word(at) or _is_day(draft, at):
        return False
    folded = fold(draft.tokens[at].text).split(" ")[0]
    return draft.is_capital(at) or _may_begin(draft, folded)


def _single(draft: Draft, at: int) -> Mention | None:
    """A first name, a nickname or an aka alone."""
    if not draft.is_word(at):
        return None
    word, owner = _words_of(draft, at)
    if word in draft.setting.lexicon.no_names:
        return None
    if len(word) < 2 and word.isascii():
        return None
    if not _may_begin(draft, word):
        return _bare_possessive(draft, at, word)
    if _will_do(draft, at):
        return None
    match = whom(draft, _without_honorific(_without_possessive(draft, at), word))
    if match.new:
        return None
    if not owner and _foreign_initial(draft, at):
        return _doubted(draft, at, match)
    return _mention(draft, at, at + 1, match, _base(draft, at, word), owner=owner)


def _without_honorific(text: str, word: str) -> str:
    """``Yuki`` for ``Yuki-san``, where the folded word is without it already."""
    stem, hyphen, _ = text.rpartition("-")
    return stem if hyphen and fold(stem) == word else text


def _will_do(draft: Draft, at: int) -> bool:
    """``will ring him``: a small word before a plain verb is no Will."""
    if draft.low(at) != "will" or draft.is_capital(at):
        return False
    return draft.has_any(at + 1, "BARE", "VERBS")


def _foreign_initial(draft: Draft, at: int) -> bool:
    """Whether the initial of a surname that nobody of this name has stands behind a first name:
    *Liz Q*."""
    text = draft.tokens[at + 1].text if draft.is_word(at + 1) else ""
    if len(text) != 1:
        return False
    if not text.isupper():
        return False
    if text.lower() in NO_INITIALS:
        return False
    if not draft.is_capital(at):
        return False
    return not ordinary(draft, draft.low(at))


def _doubted(draft: Draft, at: int, first: Match) -> Mention:
    """A first name with an initial that is not theirs: a question."""
    said = draft.text(at, at + 2)
    match = whom(draft, said)
    if match.new and draft.setting.choices.get(said) != "new":
        namesakes = (candidate_of(draft, first.id),) if first.id else first.candidates
        match = Match(None, said, namesakes)
    return _mention(draft, at, at + 2, match, FULL, owner=False)


def _bare_possessive(draft: Draft, at: int, word: str) -> Mention | None:
    """*robs card*: a first name with an s, before a thing."""
    if not word.endswith("s"):
        return None
    if len(word) < 4:
        return None
    if word in draft.sets["COMMON"]:
        return None
    word = word[:-1]
    if not draft.is_word(at + 1):
        return None
    if not _may_begin(draft, word):
        return None
    said = _without_honorific(draft.tokens[at].text[:-1], word)
    match = whom(draft, said)
    if match.new:
        return None
    return Mention(at, at + 1, said, match, _base(draft, at, word), owner=True)


def ordinary(draft: Draft, word: str) -> bool:
    """Whether a word is one of the language as well, so that a capital or its place must say that
    it is a name."""
    language = draft.language
    if draft.in_any(word, "COMMON", "ALSO_NAMES", "MODALS", "RELATIONS"):
        return True
    if language.days.is_calendar(word):
        return True
    if word in language.verbs:
        return True
    return language.deeds.starts(word)


def starts_sentence(draft: Draft, at: int) -> bool:
    """Whether the token begins the line or a sentence, where a capital says nothing."""
    if at == 0 or draft.tokens[at - 1].sort == "line":
        return True
    return draft.low(at - 1) in (".", "!", "?", ";", "-", "–", "—", ":", "•", "*", "(")


def _base(draft: Draft, at: int, word: str) -> float:
    """The score of a first name alone, by its capital and by what else the word may be."""
    text = draft.tokens[at].text
    capital = text[:1].isupper() or text.lower() == text.upper()
    if not ordinary(draft, word):
        return CAPITAL if capital else SMALL
    lone = capital and not starts_sentence(draft, at) and not draft.line.isupper()
    if word not in draft.language.days.weekdays:
        return SMALL if lone else ORDINARY
    behind_a_name = draft.is_capital(at - 1) or draft.mention_ending(at) is not None
    return SMALL if lone and not behind_a_name else WEEKDAY


def _surname(draft: Draft, at: int) -> Mention | None:
    """A surname alone: sure behind a title (*Prof Whitmore*), a question in a capital anywhere
    else."""
    begin = _behind_titles(draft, at, 1)
    if not draft.is_word(begin):
        return None
    word, owner = _words_of(draft, begin)
    keys = set(draft.setting.lexicon.lasts.get(word, ()))
    titled = begin > at
    if not keys:
        return None
    if len(word) < 2:
        return None
    if not (titled or _like_a_surname(draft, at, word)):
        return None
    match = whom(draft, _without_possessive(draft, begin), likely=True)
    if titled and match.id is None and len(keys) == 1:
        contact = draft.setting.lexicon.contacts[keys.pop()]
        match = Match(contact.id, contact.name)
    if match.new:
        return None
    mention = _mention(draft, at, begin + 1, match, CAPITAL if titled else SMALL, owner=owner)
    return mention._replace(lone_surname=not titled)


def _like_a_surname(draft: Draft, at: int, word: str) -> bool:
    """Whether a word without a title may be a surname: in a capital, and where no place stands."""
    if not draft.is_capital(at) or ordinary(draft, word):
        return False
    if draft.low(at - 1) in ("at", "@", "from", "of", "the"):
        return False
    return known_place(draft, at, len(draft.tokens)) is None


def _handle(draft: Draft, at: int) -> Mention | None:
    """``@lizmorgan``, ``@lizm``, ``@lmorgan``: a name of the book as a handle."""
    if draft.low(at) != "@" or not draft.is_word(at + 1):
        return None
    token = draft.tokens[at + 1]
    lexicon = draft.setting.lexicon
    if token.start != draft.tokens[at].end:
        return None
    if known_place(draft, at + 1, len(draft.tokens)):
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
    return mention if match.id is None else mention._replace(match=match)


def _of_another_org(draft: Draft, mention: Mention, org: str) -> Mention:
    """Doubt somebody whom the organisation behind the name speaks against: *Chris Evans Pfizer*
    beside Christine there.

    A first name alone goes to whoever is there; behind a whole name it is asked.
    """
    contact_id = mention.match.id or ""
    if mention.said in draft.setting.choices:
        return mention
    if fold(draft.setting.lexicon.contacts[contact_id].org) == fold(org):
        return mention
    rivals = _namesakes_at(draft, mention.said, org)
    if not rivals:
        return mention
    alone = len(fold_name(mention.said).split(" ")) == 1
    if alone and len(rivals) == 1:
        contact = draft.setting.lexicon.contacts[rivals[0]]
        return mention._replace(match=Match(contact.id, contact.name))
    candidates = tuple(candidate_of(draft, key) for key in (*rivals, contact_id))
    return mention._replace(match=Match(None, mention.said, candidates))


def _namesakes_at(draft: Draft, said: str, org: str) -> list[str]:
    """The ids of those at an organisation whom a name may mean: Christine there for *Chris*."""
    first, *rest = fold_name(said).split(" ")
    firsts = {first, *formal_names(first), *nicknames(first)}
    keys: list[str] = []
    for key, contact in draft.setting.lexicon.contacts.items():
        if fold(contact.org) != fold(org):
            continue
        name, *surnames = fold_name(contact.name).split(" ")
        if name in firsts and (not rest or surnames[-1:] == rest[-1:]):
            keys.append(key)
    return keys


def _context(draft: Draft, mention: Mention, starts: set[int]) -> float:
    """What the place of a mention in the line adds to its score; nothing for one that is sure by
    itself."""
    at, stop = mention.start, mention.stop
    before = draft.low(at - 1)
    if mention.score >= SURE and not _is_day(draft, at):
        thing = before in ("the", "a", "an") and stop - at == 1
        return A_THING if thing and ordinary(draft, draft.low(at)) else 0.0
    if mention.owner and draft.is_word(stop):
        return A_THING if before in _BEFORE_A_THING else LED
    if draft.low(at) in draft.language.days.weekdays:
        if draft.has("WITH", at - 1):
            return BEHIND_WITH
        return LED if ends_deed(draft, at) else 0.0
    score = _before(draft, at, starts) + _behind(draft, at, stop, starts)
    if draft.has("MODALS", at) and _modal(draft, at, stop):
        score += A_VERB
    return score


def _before(draft: Draft, at: int, starts: set[int]) -> float:
    """What the word before says: *with* and deeds lead to a name, *the* and *a* to a thing."""
    before = draft.low(at - 1)
    if draft.has("WITH", at - 1):
        return BEHIND_WITH
    if before in _LEADS:
        return LED
    if draft.has("GIVING", at - 1):
        return LED
    if ends_deed(draft, at):
        return LED
    if before == ",":
        return WEAKLY_LED if _listed(at, starts) else 10.0
    if before in ("to", "from", "than", "called"):
        return WEAKLY_LED
    return A_THING if before in _BEFORE_A_THING else 0.0


def ends_deed(draft: Draft, at: int, *, verb: bool = False) -> bool:
    """Whether words for a deed end right before a token: *met*, *coffee*, *caught up with*; only
    those for a ``verb`` where that is asked for."""
    for start in range(max(0, at - 4), at):
        deed = draft.language.deeds.at(draft.lows, start, at)
        if deed is not None and deed[0] == at:
            return deed[1].verb or not verb
    return False


def _listed(at: int, starts: set[int]) -> bool:
    """Whether another name stands before a comma."""
    return bool(starts & {at - 2, at - 3})


def _behind(draft: Draft, at: int, stop: int, starts: set[int]) -> float:
    """What the word behind says: what people do, a length, a mark, another name; a thing makes it
    no name."""
    if _does_something(draft, at, stop):
        return LED
    first = starts_sentence(draft, at) or draft.has("JOINERS", at - 1)
    marked = _before_a_mark(draft, stop, starts) if first else 0.0
    if marked:
        return marked
    deed = draft.language.deeds.starts(draft.low(stop))
    if deed or draft.length_at(stop, len(draft.tokens)):
        return FIRST_WORD if first else 10.0
    if not draft.is_word(stop) or _may_follow(draft, at, stop):
        return 0.0
    if at == 0 and draft.is_capital(at) and not draft.has("MODALS", at):
        return 0.0  # Grace ok'd the budget: asked, where nobody else is named
    return -30.0 if draft.tokens[stop].text[:1].islower() else 0.0


def _may_follow(draft: Draft, at: int, stop: int) -> bool:
    """Whether the word behind a name is one that stands behind people: *emailed Victor yesterday*,
    *called Frank asking for it*."""
    if _is_day(draft, stop) or draft.low(stop) in _AGAIN:
        return True
    if draft.has_any(stop, "PREPOSITIONS", "ARTICLES"):
        return True
    if draft.moment_at(stop, len(draft.tokens)) or draft.language.days.begins_day(draft.low(stop)):
        return True
    plain = draft.has("COMMON", stop) or draft.low(stop).endswith("ing")
    return plain and ends_deed(draft, at, verb=True)


def _before_a_mark(draft: Draft, stop: int, starts: set[int]) -> float:
    """What a mark or a joiner behind a word at the start says; 0 where another word stands
    there."""
    low = draft.low(stop)
    if low in ("", ":", "-", "–"):
        return FIRST_WORD
    if low not in (",", "&", "+", "and", "@"):
        return 0.0
    if starts & {stop + 1, stop + 2}:
        return FIRST_WORD
    placed = low == "@" and known_place(draft, stop + 1, len(draft.tokens)) is not None
    return FIRST_WORD if placed else 10.0


def _does_something(draft: Draft, at: int, stop: int) -> bool:
    """Whether what stands behind a word makes it somebody: a verb, their organisation, *and I*."""
    low = draft.low(stop)
    if low in draft.language.verbs and not low.endswith("ing"):
        return True
    if draft.low(at).endswith("'s"):
        return True
    if _acts_there(draft, stop):
        return True
    if draft.is_capital(stop):
        place = known_place(draft, stop, len(draft.tokens))
        if place is not None and place.org:
            return True
    return draft.has("JOINERS", stop) and draft.has("SELF", stop + 1)


def _acts_there(draft: Draft, at: int) -> bool:
    """Whether a token begins what somebody did for me, or whether something took place."""
    language, end = draft.language, len(draft.lows)
    if language.polarity.at(draft.lows, at, end) is not None:
        return True
    return language.favours.at(draft.lows, at, end) is not None


def _modal(draft: Draft, at: int, stop: int) -> bool:
    """Whether a word such as *will* or *hope* is the verb here: *will email George*, *hope to see
    Joy*."""
    low = draft.low(stop)
    bare = draft.has("BARE", stop)
    if low == "not":
        return not draft.low(stop + 1).endswith("ing")  # May not coming thursday
    if not bare and _acts_there(draft, stop):
        return False  # hope vm; Mark put in a good word
    if bare or low in _NOT_AFTER:
        return True
    if draft.has("WITH", at - 1) or ends_deed(draft, at):
        return False
    if draft.language.days.begins_day(low):
        return False
    return _modal_by_place(draft, at, stop)


def _modal_by_place(draft: Draft, at: int, stop: int) -> bool:
    """Whether a pronoun before such a word, or a plain word behind it, makes it the verb."""
    if draft.has_any(at - 1, "SUBJECTS", "SELF"):
        return True
    if draft.low(at - 1) in ("it", "that", "who"):
        return True
    if not draft.is_word(stop):
        return False
    if not draft.tokens[stop].text.islower():
        return False
    low, language = draft.low(stop), draft.language
    if low in language.verbs or language.deeds.starts(low):
        return False
    return not draft.has("PREPOSITIONS", stop)


def _is_day(draft: Draft, at: int) -> bool:
    return draft.language.days.is_calendar(draft.low(at))


def _day_wins(draft: Draft, mention: Mention) -> bool:
    """Whether a day on the same words is more likely: *on 12 may*, *tue*."""
    at = mention.start
    if mention.stop - at > 1:
        return False
    for start in range(max(0, at - 3), at + 1):
        reading = draft.day_at(start, len(draft.tokens), "past")
        if reading is None or reading.stop <= at:
            continue
        score = DAY_SCORES[_day_sort(draft, start, reading.stop)]
        if draft.low(start - 1) in ("on", "by", "in", "since", "until", "til", "till"):
            score += LED_DAY
        if score > mention.score:
            return True
    return False


def _day_sort(draft: Draft, start: int, stop: int) -> str:
    """What kind of day some words are, as ``DAY_SCORES`` tells them apart."""
    if stop - start == 1 and draft.low(start) in draft.language.days.weekdays:
        return "weekday"
    for at in range(start, stop):
        if draft.low(at)[:1].isdigit():
            return "numbered"
    return "day"


def list_mentions(draft: Draft, start: int, stop: int) -> Iterator[Mention]:
    """Yield the mentions between two tokens, in order."""
    for at in range(start, stop):
        mention = draft.mention_at(at, stop)
        if mention is not None:
            yield mention
