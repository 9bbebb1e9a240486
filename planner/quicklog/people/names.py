"""Whom a name means: somebody the book knows for sure, one of several (then it is asked), or
somebody new.

From the surest to the least: the full name or an aka; the same with a nickname; a first name that
only one person has; initials. What only looks alike (a typing error, a surname, other order) is
never taken by itself: it is a question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from planner.quicklog.entry import Candidate, Match
from planner.quicklog.lexicon import Lexicon, undouble
from planner.quicklog.people.nicknames import formal_names, nicknames
from planner.quicklog.words.fold import fold, fold_name
from planner.quicklog.words.romanize import romanize

MOST_CANDIDATES = 9
"""Candidates in a question: as many as one key each can choose from."""
LONGEST_FUZZY = 80
"""Letters of the longest name that is compared for misspellings: a page without a space is none."""
CLOSE = 5.0
"""Two that score within so many points of each other are both possible."""
SHORTENED = 97.0
"""Score of a name cut short: *Sam* may be Samuel as well as Sam."""
NICKNAMED = 94.0
"""Score of another nickname: whoever has the name itself comes first, *Kate* before Katarzyna."""
PLAUSIBLE = 82.0
"""Likeness in percent from which a name may be a misspelling: one letter in six."""
ORDER = {"kept": 0, "triage": 1, "resting": 1, "maybe": 2, "ignored": 3, "archived": 4}


def match(text: str, lexicon: Lexicon, *, org: str = "", likely: bool = True) -> Match:
    """Find whom a name means.

    Args:
        text: The name as typed, or a mail address.
        lexicon: The names of the book.
        org: An organisation, which tells two of one name apart; where the book knows the one it
            finds at another organisation, that is a doubt.
        likely: Whether to look for who may have been meant by a name that nobody has, which takes
            far longer.
    """
    typed = " ".join(text.split())
    folded = fold_name(typed)
    key = (folded or typed, fold(org))
    found = lexicon.remembered.get(key)
    if found is None:
        found = _match(typed, folded, lexicon, key[1])
        lexicon.remembered[key] = found
    if found.new and likely:
        found = lexicon.remembered.get((folded, None))
        if found is None:
            found = Match(
                None, typed, _candidates(_alike(folded, folded.split(" "), lexicon), lexicon)
            )
            lexicon.remembered[folded, None] = found
    return found._replace(name=typed) if found.id is None else found


def _match(typed: str, folded: str, lexicon: Lexicon, org: str) -> Match:
    if not folded:
        by_mail = lexicon.emails.get(typed.lower(), [])
        return _decide(typed, [(key, 100.0) for key in by_mail], lexicon, org)
    exact = lexicon.names.get(folded)
    if exact:
        return _decide(typed, [(key, 100.0) for key in exact], lexicon, org)
    words = folded.split(" ")
    sure = list(_sure(words, lexicon)) or (_hyphened(words, lexicon) if " " not in typed else [])
    if sure:
        return _decide(typed, sure, lexicon, org)
    if "@" in typed and typed.lower() in lexicon.emails:
        return _decide(typed, [(key, 100.0) for key in lexicon.emails[typed.lower()]], lexicon, org)
    return Match(None, typed)


def _sure(words: list[str], lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Yield who may be meant for sure if nobody else is, with a score."""
    first, rest = words[0], words[1:]
    if not rest:
        yield from _first_alone(first, lexicon)
        return
    if len(words) == 2 and len(first) > 1:
        for key in lexicon.lasts.get(rest[-1], ()):
            if any(_cut_short(words, names) for names in _words_of(key, lexicon)):
                yield key, SHORTENED
    for name in (*formal_names(first), *nicknames(first)):
        for key in lexicon.names.get(" ".join((name, *rest)), ()):
            yield key, NICKNAMED
    yield from _begun(words, lexicon)
    last = rest[-1]
    if len(last) == 1 and len(words) == 2:
        yield from _with_initial(first, last, lexicon)
    elif len(first) == 1:
        yield from _initial_first(first, last, lexicon)


def _initial_first(initial: str, last: str, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """``S Whitfield``."""
    for key in lexicon.lasts.get(last, ()):
        if any(names[-1] == last and names[0][0] == initial for names in _words_of(key, lexicon)):
            yield key, SHORTENED


def _first_alone(first: str, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """A first name or a nickname with nothing behind it."""
    for key in lexicon.firsts.get(first, ()):
        yield key, 100.0
    for name in formal_names(first):
        short = name.startswith(first)
        for key in lexicon.firsts.get(name, ()):
            yield key, SHORTENED if short else NICKNAMED


def _with_initial(first: str, last: str, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """``Sarah W``, and ``Liz W`` for Elizabeth Warrick; whoever has the very name comes first."""
    for name in (first, *formal_names(first), *nicknames(first)):
        score = SHORTENED if name == first else SHORTENED - CLOSE
        for key in lexicon.firsts.get(name, ()):
            for names in _words_of(key, lexicon):
                if len(names) > 1 and names[0] == name and names[-1][0] == last:
                    yield key, score


def _begun(words: list[str], lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """``María José`` and ``jan vdb``: the first two words of a longer name, or the first and the
    initials of the rest."""
    first, rest = words[0], words[1:]
    for key in lexicon.firsts.get(first, ()):
        for names in _words_of(key, lexicon):
            if len(names) > len(words) and names[: len(words)] == words:
                yield key, 98.0
            elif len(rest) == 1 and len(names) > 2 and rest[0] == _initials(names[1:]):
                yield key, SHORTENED
    if 1 < len(first) < 4:  # JP Lefevre
        for key in lexicon.lasts.get(rest[-1], ()):
            for names in _words_of(key, lexicon):
                if len(names) == len(first) + 1 and first == _initials(names[:-1]):
                    yield key, SHORTENED


def _longer_firsts(word: str, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Yield whose first name begins with a word of three letters or more: *Oli* may be Oliver."""
    names = lexicon.sorted_firsts
    at = bisect_left(names, word)
    while len(word) > 2 and at < len(names) and names[at].startswith(word):
        for key in lexicon.firsts[names[at]]:
            yield key, 88.0
        at += 1


def _cut_short(words: list[str], names: list[str]) -> bool:
    """Whether a first name is cut short: *Ty Walker* for Tyrone Walker; *Zed* for Zedd is a
    misspelling."""
    first, last = words
    return names[-1] == last and names[0].startswith(first) and len(names[0]) >= len(first) + 3


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _hyphened(words: list[str], lexicon: Lexicon) -> list[tuple[str, float]]:
    """Return whose first name is written with a hyphen: Jean-Luc for Jean-Luc Moreau."""
    return [
        (key, 100.0)
        for key in lexicon.firsts.get(words[0], ())
        if len(words) > 1 and any(names[: len(words)] == words for names in _words_of(key, lexicon))
    ]


def _words_of(key: str, lexicon: Lexicon) -> list[list[str]]:
    contact = lexicon.contacts[key]
    return [words for name in (contact.name, *contact.aka) if (words := fold_name(name).split())]


def _alike(folded: str, words: list[str], lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Yield who may have been meant by a name that nobody has."""
    for spelling in ("".join(words), " ".join(sorted(words))):
        for key in lexicon.squeezed.get(spelling, ()):
            yield key, 96.0
    for key in lexicon.romanized.get(romanize(folded), ()):
        yield key, 95.0
    if len(words) == 1:
        yield from _like_a_first(words[0], lexicon)
    else:
        yield from _nested(words, lexicon)
    if 3 <= len(folded) <= LONGEST_FUZZY:
        yield from _misspelt(folded, lexicon, alone=len(words) == 1)


def _like_a_first(word: str, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Yield whose nickname, surname or first name a single word may be."""
    for name in nicknames(word):
        for key in lexicon.firsts.get(name, ()):
            yield key, 90.0
    yield from _longer_firsts(word, lexicon)
    for key in lexicon.lasts.get(word, ()):
        yield key, 90.0
    for key in lexicon.undoubled.get(undouble(word), ()):
        yield key, 88.0


def _nested(words: list[str], lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Yield whose name has more words than these, or fewer: *Ana Li Smith* and Ana Li."""
    ends = set(words)
    for key in lexicon.firsts.get(words[0], ()):
        for names in _words_of(key, lexicon):
            nested = (
                len(names) > 1 and names[-1] in ends and (ends <= set(names) or ends >= set(names))
            )
            if nested or names[: len(words)] == words:
                yield key, 92.0


def _misspelt(folded: str, lexicon: Lexicon, *, alone: bool) -> Iterable[tuple[str, float]]:
    """Yield whose name is spelt almost like this; a word ``alone`` is compared with first names
    too."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    pools = [(lexicon.all_names, lexicon.names)]
    if alone:
        pools.append((lexicon.all_firsts, lexicon.firsts))
    for pool, index in pools:
        likely = extract(
            folded,
            pool,
            scorer=OSA.normalized_similarity,
            score_cutoff=PLAUSIBLE / 100,
            limit=MOST_CANDIDATES,
        )
        for name, score, _ in likely:
            for key in index[name]:
                yield key, 100 * score


def _decide(typed: str, scored: Iterable[tuple[str, float]], lexicon: Lexicon, org: str) -> Match:
    """Take the one who is meant for sure, else offer all who may be."""
    best: dict[str, float] = {}
    for key, score in scored:
        best[key] = max(score, best.get(key, 0.0))
    if not best:
        return Match(None, typed)
    top = max(best.values())
    close = [key for key, score in best.items() if score > top - CLOSE]
    if len(close) > 1 and org:
        there = [key for key in close if fold(lexicon.contacts[key].org) == org]
        close = there or close
    if len(close) > 1:
        living = [
            key for key in close if ORDER.get(lexicon.contacts[key].state, 0) < ORDER["ignored"]
        ]
        close = living if len(living) == 1 else close
    if len(close) == 1 and _works_at(close[0], org, lexicon):
        return Match(close[0], lexicon.contacts[close[0]].name)
    return Match(None, typed, _candidates([(key, best[key]) for key in close], lexicon))


def _works_at(key: str, org: str, lexicon: Lexicon) -> bool:
    """Whether nothing speaks against the organisation that was given: the book has none, or much
    the same."""
    known = fold(lexicon.contacts[key].org)
    return not org or not known or known.startswith(org) or org.startswith(known)


def _candidates(scored: Iterable[tuple[str, float]], lexicon: Lexicon) -> tuple[Candidate, ...]:
    best: dict[str, float] = {}
    for key, score in scored:
        best[key] = max(score, best.get(key, 0.0))

    def rank(key: str) -> tuple[int, float, str, str]:
        contact = lexicon.contacts[key]
        return ORDER.get(contact.state, 0) // 3, -best[key], fold(contact.name), key

    return tuple(
        Candidate(key, _told(key, lexicon), round(best[key], 1))
        for key in sorted(best, key=rank)[:MOST_CANDIDATES]
    )


def _told(key: str, lexicon: Lexicon) -> str:
    """The contact as told from namesakes: name, role, organisation, else place or address."""
    contact = lexicon.contacts[key]
    more = [part for part in (contact.role, contact.org) if part]
    if not more:
        more = [part for part in (contact.place, min(contact.emails, default="")) if part][:1]
    if contact.state in ("archived", "ignored"):
        more.append(contact.state)
    return f"{contact.name} ({', '.join(more)})" if more else contact.name
