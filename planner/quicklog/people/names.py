"""Whom a name means: somebody the book knows for sure, one of several (then it is asked), or
somebody new.

From the surest to the least: the full name or an aka; the same with a nickname; a first name that
only one person has; initials. What only looks alike (a typing error, a surname, other order) is
never taken by itself: it is a question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from planner.quicklog.entry import Candidate, Match
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.people.nicknames import formal_names, nicknames
from planner.quicklog.words.fold import fold, fold_name
from planner.quicklog.words.romanize import romanize, undouble
from planner.records import Records

MOST_CANDIDATES = 9
"""Candidates in a question: as many as one key each can choose from."""
LONGEST_FUZZY = 80
"""Letters of the longest name that is compared for misspellings: a page without a space is none."""
CLOSE = 5.0
"""Two that score within so many points of each other are both possible."""
EXACT = 100.0
BEGUN = 98.0
"""Score of the first words of a longer name: *María José*."""
SHORTENED = 97.0
"""Score of a name cut short: *Sam* may be Samuel as well as Sam."""
NICKNAMED = 94.0
"""Score of another nickname: whoever has the name itself comes first, *Kate* before Katarzyna."""
SQUEEZED, ROMANIZED, NESTED, PART_OF_IT, LIKE = 96.0, 95.0, 92.0, 90.0, 88.0
"""Scores of what only looks alike: without spaces or in another order, in another script, with more
or fewer words, a surname or a full name for a nickname, a first name spelt or begun so."""
PLAUSIBLE = 82.0
"""Likeness in percent from which a name may be a misspelling: one letter in six."""
Scored = tuple[str, float]
"""A contact's id, and how well the name fits it."""
ORDER = {"kept": 0, "triage": 1, "resting": 1, "maybe": 2, "ignored": 3, "archived": 4}


def match_contact(text: str, records: Records) -> Match:
    """Find whom of a book a name means."""
    return match(text, Lexicon.of(records))


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
    result = lexicon.remembered.get(key)
    if result is None:
        result = _match(typed, folded, lexicon, key[1])
        lexicon.remembered[key] = result
    if likely and result.new:
        result = _likely(typed, folded, lexicon)
    return result._replace(name=typed) if result.id is None else result


def _likely(typed: str, folded: str, lexicon: Lexicon) -> Match:
    """Who may have been meant by a name that nobody has."""
    result = lexicon.remembered.get((folded, None))
    if result is None:
        result = Match(None, typed, _candidates(_best(_alike(folded, lexicon)), lexicon))
        lexicon.remembered[folded, None] = result
    return result


def _match(typed: str, folded: str, lexicon: Lexicon, org: str) -> Match:
    """Match a name by the surest rule that finds anybody: exact, sure, hyphened, by address."""
    if not folded:
        return _decide(typed, _by_mail(typed, lexicon), lexicon, org)
    exact = lexicon.names.get(folded)
    if exact:
        return _decide(typed, _scored(exact, EXACT), lexicon, org)
    words = folded.split(" ")
    sure = list(_sure(words, lexicon))
    if not sure and " " not in typed:
        sure = list(_hyphened(words, lexicon))
    if not sure and "@" in typed:
        sure = list(_by_mail(typed, lexicon))
    return _decide(typed, sure, lexicon, org)


def _by_mail(typed: str, lexicon: Lexicon) -> Iterable[Scored]:
    return _scored(lexicon.emails.get(typed.lower(), ()), EXACT)


def _scored(keys: Iterable[str], score: float) -> Iterable[Scored]:
    for key in keys:
        yield key, score


def _fitting(
    keys: Iterable[str], lexicon: Lexicon, fits: Callable[[list[str]], bool]
) -> Iterable[str]:
    """Yield those of whom one name, as its folded words, fits."""
    for key in keys:
        if any(fits(names) for names in _words_of(key, lexicon)):
            yield key


def _sure(words: list[str], lexicon: Lexicon) -> Iterable[Scored]:
    """Yield who may be meant for sure if nobody else is, with a score."""
    first, rest = words[0], words[1:]
    if not rest:
        yield from _first_alone(first, lexicon)
        return
    last = rest[-1]
    if len(words) == 2 and len(first) > 1:
        yield from _cut_short(first, last, lexicon)
    for name in (*formal_names(first), *nicknames(first)):
        yield from _scored(lexicon.names.get(" ".join((name, *rest)), ()), NICKNAMED)
    yield from _begun(words, lexicon)
    if len(last) == 1 and len(words) == 2:
        yield from _with_initial(first, last, lexicon)
    elif len(first) == 1:
        yield from _initial_first(first, last, lexicon)


def _cut_short(first: str, last: str, lexicon: Lexicon) -> Iterable[Scored]:
    """``Ty Walker`` for Tyrone Walker; *Zed* for Zedd is a misspelling."""

    def fits(names: list[str]) -> bool:
        longer = names[0].startswith(first) and len(names[0]) >= len(first) + 3
        return longer and names[-1] == last

    yield from _scored(_fitting(lexicon.lasts.get(last, ()), lexicon, fits), SHORTENED)


def _initial_first(initial: str, last: str, lexicon: Lexicon) -> Iterable[Scored]:
    """``S Whitfield``."""

    def fits(names: list[str]) -> bool:
        return names[-1] == last and names[0][0] == initial

    yield from _scored(_fitting(lexicon.lasts.get(last, ()), lexicon, fits), SHORTENED)


def _first_alone(first: str, lexicon: Lexicon) -> Iterable[Scored]:
    """A first name or a nickname with nothing behind it."""
    yield from _scored(lexicon.firsts.get(first, ()), EXACT)
    for name in formal_names(first):
        score = SHORTENED if name.startswith(first) else NICKNAMED
        yield from _scored(lexicon.firsts.get(name, ()), score)


def _with_initial(first: str, last: str, lexicon: Lexicon) -> Iterable[Scored]:
    """``Sarah W``, and ``Liz W`` for Elizabeth Warrick; whoever has the very name comes first."""
    for name in (first, *formal_names(first), *nicknames(first)):

        def fits(names: list[str], name: str = name) -> bool:
            if len(names) <= 1:
                return False
            if names[0] != name:
                return False
            return names[-1][0] == last

        score = SHORTENED if name == first else SHORTENED - CLOSE
        yield from _scored(_fitting(lexicon.firsts.get(name, ()), lexicon, fits), score)


def _begun(words: list[str], lexicon: Lexicon) -> Iterable[Scored]:
    """``María José`` and ``jan vdb``: the first two words of a longer name, or the first and the
    initials of the rest."""
    first, rest = words[0], words[1:]

    def begins(names: list[str]) -> bool:
        return len(names) > len(words) and names[: len(words)] == words

    def initials_follow(names: list[str]) -> bool:
        return len(names) > 2 and rest == [_initials(names[1:])]

    def initials_lead(names: list[str]) -> bool:
        if len(names) != len(first) + 1:
            return False
        return first == _initials(names[:-1])

    keys = lexicon.firsts.get(first, ())
    yield from _scored(_fitting(keys, lexicon, begins), BEGUN)
    yield from _scored(_fitting(keys, lexicon, initials_follow), SHORTENED)
    if 1 < len(first) < 4:  # JP Lefevre
        keys = lexicon.lasts.get(rest[-1], ())
        yield from _scored(_fitting(keys, lexicon, initials_lead), SHORTENED)


def _longer_firsts(word: str, lexicon: Lexicon) -> Iterable[Scored]:
    """Yield whose first name begins with a word of three letters or more: *Oli* may be Oliver."""
    if len(word) < 3:
        return
    names = lexicon.sorted_firsts
    for at in range(bisect_left(names, word), len(names)):
        if not names[at].startswith(word):
            break
        yield from _scored(lexicon.firsts[names[at]], LIKE)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _hyphened(words: list[str], lexicon: Lexicon) -> Iterable[Scored]:
    """Yield whose first name is written with a hyphen: Jean-Luc for Jean-Luc Moreau."""
    if len(words) < 2:
        return

    def begins(names: list[str]) -> bool:
        return names[: len(words)] == words

    yield from _scored(_fitting(lexicon.firsts.get(words[0], ()), lexicon, begins), EXACT)


def _words_of(key: str, lexicon: Lexicon) -> Iterable[list[str]]:
    """Yield the folded words of the contact's name and of each aka."""
    contact = lexicon.contacts[key]
    for name in (contact.name, *contact.aka):
        words = fold_name(name).split()
        if words:
            yield words


def _alike(folded: str, lexicon: Lexicon) -> Iterable[Scored]:
    """Yield who may have been meant by a name that nobody has."""
    words = folded.split(" ")
    for spelling in ("".join(words), " ".join(sorted(words))):
        yield from _scored(lexicon.squeezed.get(spelling, ()), SQUEEZED)
    yield from _scored(lexicon.romanized.get(romanize(folded), ()), ROMANIZED)
    if len(words) == 1:
        yield from _like_a_first(words[0], lexicon)
    else:
        yield from _nested(words, lexicon)
    if 3 <= len(folded) <= LONGEST_FUZZY:
        yield from _misspelt(folded, lexicon, alone=len(words) == 1)


def _like_a_first(word: str, lexicon: Lexicon) -> Iterable[Scored]:
    """Yield whose nickname, surname or first name a single word may be."""
    for name in nicknames(word):
        yield from _scored(lexicon.firsts.get(name, ()), PART_OF_IT)
    yield from _longer_firsts(word, lexicon)
    yield from _scored(lexicon.lasts.get(word, ()), PART_OF_IT)
    yield from _scored(lexicon.undoubled.get(undouble(word), ()), LIKE)


def _nested(words: list[str], lexicon: Lexicon) -> Iterable[Scored]:
    """Yield whose name has more words than these, or fewer: *Ana Li Smith* and Ana Li."""
    typed = set(words)

    def fits(names: list[str]) -> bool:
        if names[: len(words)] == words:
            return True
        if len(names) < 2 or names[-1] not in typed:
            return False
        return typed <= set(names) or typed >= set(names)

    yield from _scored(_fitting(lexicon.firsts.get(words[0], ()), lexicon, fits), NESTED)


def _misspelt(folded: str, lexicon: Lexicon, *, alone: bool) -> Iterable[Scored]:
    """Yield whose name is spelt almost like this; a word ``alone`` is compared with first names
    too."""
    from rapidfuzz import distance, process  # 20 ms, for a name that the book does not know

    pools = [(lexicon.all_names, lexicon.names)]
    if alone:
        pools.append((lexicon.all_firsts, lexicon.firsts))
    for pool, index in pools:
        likely = process.extract(
            folded,
            pool,
            scorer=distance.OSA.normalized_similarity,
            score_cutoff=PLAUSIBLE / 100,
            limit=MOST_CANDIDATES,
        )
        for name, score, _ in likely:
            yield from _scored(index[name], 100 * score)


def _best(scored: Iterable[Scored]) -> dict[str, float]:
    """The best score of each."""
    best: dict[str, float] = {}
    for key, score in scored:
        best[key] = max(score, best.get(key, 0.0))
    return best


def _decide(typed: str, scored: Iterable[Scored], lexicon: Lexicon, org: str) -> Match:
    """Take the one who is meant for sure, else offer all who may be."""
    best = _best(scored)
    if not best:
        return Match(None, typed)
    top = max(best.values())
    close = [key for key, score in best.items() if score > top - CLOSE]
    if len(close) > 1 and org:
        close = _colleagues(close, org, lexicon) or close
    if len(close) > 1:
        active = [key for key in close if _rank(key, lexicon) < ORDER["ignored"]]
        close = active if len(active) == 1 else close
    if len(close) == 1 and _works_at(close[0], org, lexicon):
        return Match(close[0], lexicon.contacts[close[0]].name)
    return Match(None, typed, _candidates({key: best[key] for key in close}, lexicon))


def _colleagues(keys: list[str], org: str, lexicon: Lexicon) -> list[str]:
    return [key for key in keys if fold(lexicon.contacts[key].org) == org]


def _rank(key: str, lexicon: Lexicon) -> int:
    return ORDER.get(lexicon.contacts[key].state, 0)


def _works_at(key: str, org: str, lexicon: Lexicon) -> bool:
    """Whether nothing speaks against the organisation that was given: the book has none, or much
    the same."""
    own = fold(lexicon.contacts[key].org)
    if not org or not own:
        return True
    return own.startswith(org) or org.startswith(own)


def _candidates(best: dict[str, float], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The likeliest first, those who are ignored or archived last."""

    def order(key: str) -> tuple[int, float, str, str]:
        return _rank(key, lexicon) // 3, -best[key], fold(lexicon.contacts[key].name), key

    keys = sorted(best, key=order)[:MOST_CANDIDATES]
    return tuple(Candidate(key, _label(key, lexicon), round(best[key], 1)) for key in keys)


def _label(key: str, lexicon: Lexicon) -> str:
    """The contact as told from namesakes: name, role, organisation, else place or address."""
    contact = lexicon.contacts[key]
    marks = list(filter(None, (contact.role, contact.org)))
    if not marks:
        marks = list(filter(None, (contact.place, min(contact.emails, default=""))))[:1]
    if contact.state in ("archived", "ignored"):
        marks.append(contact.state)
    return f"{contact.name} ({', '.join(marks)})" if marks else contact.name
