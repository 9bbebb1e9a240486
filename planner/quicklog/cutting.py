"""Cutting a line into clauses: where ``learned``, ``promised``, ``next:`` begin, and of whom they speak."""

from __future__ import annotations

from typing import Literal

from planner.quicklog.finding import COMMAS, Found, find_name
from planner.quicklog.outcome_words import noun_at
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import CHANNELS, DASHES, OBJECTS, PRONOUNS
from planner.value import NamedTuple

Sort = Literal[
    "head",
    "learned",
    "promise",
    "theirs",
    "next",
    "why",
    "wants",
    "offers",
    "owe",
    "owes",
    "gave",
    "got",
    "helped",
    "helped_me",
    "via",
    "hook",
    "refer",
    "note",
    "correction",
    "outcome",
]


class Clause(NamedTuple):
    """A clause: what it speaks of, its first token, the first token after its opening words, and where it stops.

    ``who`` is the name that it is said of (*Bo will send…*); None where a pronoun or nothing stands there.
    """

    sort: Sort
    start: int
    body: int
    stop: int
    who: Found | None = None


_OPENINGS: dict[Sort, str] = {
    "learned": "learned that|learned|learnt that|learnt|i learned|we learned|found out that|found out",
    "promise": "promised to|promised|i promised to|i promised|i'll|i will|we'll|todo|to-do|to do|i need to"
    "|i have to|need to|have to|must",
    "theirs": "waiting for|waiting on",
    "next": "next|next step|next steps",
    "why": "why",
    "wants": "wants|needs|looking for|is looking for|wants to|needs to|would like",
    "offers": "i can help with|i could help with|i can offer|i offered|offers|offered"
    "|can help with|could help with|can offer|can help me with|offers to|offered to",
    "owe": "owe|i owe|i still owe|still owe",
    "owes": "owes me",
    "gave": "gave|i gave",
    "got": "got|i got",
    "helped": "helped|i helped",
    "helped_me": "helped me",
    "via": "via|met via|met through|introduced by|intro from|intro via|referred by|intro by|introduction from",
    "hook": "say",
    "note": "note|notes|nb",
    "refer": "talk to|i should talk to|should talk to|says talk to|said to talk to|said talk to|says to talk to|refer"
    "|suggested i talk to|suggested talking to|speak to|i should speak to|should speak to",
    "outcome": "invited to interview|got invited to interview|was invited to interview|was offered a job"
    "|was offered the job|was offered a role|was offered the role",
    "correction": "no|no wait|sorry|correction|i mean|actually|scratch that",
}
_FOLLOW_UPS = (
    "follow up",
    "follow-up",
    "followup",
    "fu",
    "f/u",
    "reconnect",
    "check in",
    "circle back",
    "touch base",
    "remind me to",
    "remind me",
)
_SUBJECT: dict[Sort, str] = {
    "learned": "said that|said|says that|says|told me that|told me|mentioned that|mentioned|say",
    "theirs": "will|promised to|promised me|promised|is going to|are going to|going to",
    "wants": "wants to|wants|needs to|needs|want to|want|need to|need|is looking for|are looking for|looking for"
    "|would like|seeks",
    "offers": "offers to|offers|offered to|offered|offer|can help with|could help with|can help me with|can offer",
    "owes": "owes me|owe me",
    "helped_me": "helped me",
    "outcome": "offered me a job|offered me the job|offered me a role|offered me the role|offered me a position"
    "|offered me the position|made me an offer|has a lead for me|had a lead for me|has a lead|had a lead"
    "|gave me a lead|got me a lead|got me an interview|gave me an interview|invited me to interview"
    "|invited me to an interview|invited me for an interview",
    "refer": "says talk to|said to talk to|said talk to|says to talk to|suggested i talk to|suggested talking to",
}
_COLON = frozenset({"why", "hook", "note"})
"""Sorts whose opening word needs a colon after it."""
_ANYWHERE: frozenset[Sort] = frozenset({"next", "why", "hook", "promise", "learned", "note"})
"""Sorts that a colon makes plain wherever they stand."""
_LONG: frozenset[Sort] = frozenset({"learned", "why", "hook", "wants", "offers", "note"})
"""Sorts whose text may well have commas in it."""
_FIRM: frozenset[Sort] = frozenset(
    {
        "next",
        "why",
        "hook",
        "promise",
        "theirs",
        "owe",
        "owes",
        "learned",
        "via",
        "refer",
        "outcome",
    }
)
"""Sorts that may follow a comma inside another clause."""
_STOPS = frozenset({".", "!", "?", "…", "。", "！", "？"})
_LEADS = frozenset({"and", "but", "also", "so", "then", "plus"})


def _table(source: dict[Sort, str]) -> dict[str, tuple[tuple[tuple[str, ...], Sort], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Sort]]] = {}
    for sort, phrases in source.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split(" "))
            found.setdefault(words[0], []).append((words, sort))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


_BY_WORD = _table({**_OPENINGS, "next": _OPENINGS["next"] + "|" + "|".join(_FOLLOW_UPS)})
_BY_SUBJECT = _table(_SUBJECT)
FOLLOW_UP_WORDS = frozenset(tuple(phrase.split(" ")) for phrase in _FOLLOW_UPS)


def opening(draft: Draft, at: int, stop: int) -> Clause | None:
    """Say which clause begins at a token, if one does."""
    start = at
    if draft.low(at) in _LEADS and at + 1 < stop:
        at += 1
    if at >= stop or draft.tokens[at].sort != "word":
        return None
    noun = noun_at(draft, at, stop)
    if noun is not None:
        return Clause("outcome", start, noun[0], stop)
    found = _match(draft, _BY_WORD, at, stop)
    if found is not None:
        return _plain(draft, start, found[0], found[1], stop)
    low = draft.low(at)
    if low in PRONOUNS:
        said = _match(draft, _BY_SUBJECT, at + 1, stop)
        return Clause(said[1], start, said[0], stop) if said else None
    if low.endswith(("'ll", "'s", "'re")):
        return _contracted(draft, start, at, stop)
    named = find_name(draft, at, stop, "bare")
    if named is None or (
        named.match.id is None and not named.match.candidates and draft.among(named.said) is None
    ):
        named = _shorter(draft, at, stop)
    if named is not None:
        said = _match(draft, _BY_SUBJECT, named.stop, stop)
        refused = draft.lows(named.stop, stop, 2) == ("said", "no")
        if (
            said is not None
            and not refused
            and (said[1] != "learned" or draft.low(named.stop) != "say")
        ):
            return Clause(said[1], start, said[0], stop, named)
    return None


def _shorter(draft: Draft, at: int, stop: int) -> Found | None:
    """The first word as the name of somebody whom the line or the book knows."""
    if draft.tokens[at].sort != "word":
        return None
    said = draft.text(at, at + 1)
    who = draft.matched(said)
    if who.id is None and draft.among(said) is None:
        return None
    return Found(at, at + 1, said, who)


def _contracted(draft: Draft, start: int, at: int, stop: int) -> Clause | None:
    """``she'll send…``, ``Bo'll send…``, ``she's looking for…``."""
    low = draft.low(at)
    size = low.rindex("'")
    sort: Sort = "theirs"
    body = at + 1
    if low[size:] != "'ll":
        said = _match(draft, _BY_SUBJECT, body, stop)
        if said is None or draft.low(body) not in ("looking", "going"):
            return None
        body, sort = said
    if low[:size] in PRONOUNS:
        return Clause(sort, start, body, stop)
    name = draft.tokens[at].text[:size]
    who = draft.matched(name)
    if who.id is None and draft.among(name) is None:
        return None
    return Clause(sort, start, body, stop, Found(at, at + 1, name, who))


def _match(
    draft: Draft,
    table: dict[str, tuple[tuple[tuple[str, ...], Sort], ...]],
    at: int,
    stop: int,
) -> tuple[int, Sort] | None:
    for words, sort in table.get(draft.low(at), ()) if at < stop else ():
        if at + len(words) <= stop and draft.lows(at, stop, len(words)) == words:
            return at + len(words), sort
    return None


def _plain(draft: Draft, start: int, body: int, sort: Sort, stop: int) -> Clause | None:
    """A clause that its first words open, where what follows agrees."""
    colon = draft.low(body) in (":", "：") and body < stop
    word = draft.low(body)
    if sort in _COLON and not colon:
        return None
    if sort == "next" and not colon:
        first = start + (draft.low(start) in _LEADS)
        words = draft.lows(first, stop, 3)
        if any(words[: len(phrase)] == phrase for phrase in FOLLOW_UP_WORDS):
            return Clause(sort, start, body if words[0] == "remind" else first, stop)
        if word in ("to", "in", "door", "time", "steps") or draft.day_at(body - 1, stop, "future"):
            return None
    if sort == "promise" and draft.low(body - 1) == "do" and not colon:
        return None
    if sort == "got" and not _favoured(draft, body, stop):
        return None
    if sort == "gave" and not (_favoured(draft, body, stop) or _object(draft, body, stop)):
        return None
    if sort == "helped" and not _object(draft, body, stop):
        return None
    if sort == "refer" and not colon and find_name(draft, body, stop, "kind") is None:
        return None
    if sort == "correction" and draft.low(body) != "," and not draft.day_at(body, stop, "past"):
        return None
    if sort == "via" and (word in CHANNELS or find_name(draft, body + colon, stop, "led") is None):
        return None
    return Clause(sort, start, body + colon, stop)


_FAVOURS = frozenset(
    {"intro", "introduction", "referral", "reference", "recommendation", "feedback", "advice"}
)


def _favoured(draft: Draft, at: int, stop: int) -> bool:
    """Whether a favour is named here: ``an intro``, ``a referral``."""
    at += draft.low(at) in ("a", "an", "the", "some", "good", "great")
    return at < stop and draft.low(at) in _FAVOURS


def _object(draft: Draft, at: int, stop: int) -> bool:
    """Whether a pronoun or a name stands here."""
    return draft.low(at) in OBJECTS or find_name(draft, at, stop, "kind") is not None


def cut(draft: Draft) -> list[Clause]:
    """Cut the line into its clauses, in order. The first is the head unless its words open something else."""
    tokens, clauses = draft.tokens, list[Clause]()
    start, at = 0, 0
    end = len(tokens)
    current: Clause | None = None

    def close(stop: int) -> None:
        if start < stop:
            clauses.append((current or Clause("head", start, start, stop))._replace(stop=stop))

    while at < end:
        token = tokens[at]
        if token.sort == "line" or token.low in (";", "；", "؛"):
            close(at)
            start = at = at + 1
            current = opening(draft, start, end) if start < end else None
            continue
        if at == start:
            current = opening(draft, at, end)
            if current is not None and current.sort == "via" and not clauses:
                current = None
            at = max(at + 1, current.body if current else 0)
            continue
        fresh = _inside(draft, at, end, current)
        if fresh is not None:
            close(at)
            start, current = fresh.start, fresh
            at = max(fresh.body, start + 1)
            continue
        at += 1
    close(end)
    return clauses


def _inside(draft: Draft, at: int, end: int, current: Clause | None) -> Clause | None:
    """Whether a new clause begins at a token in the middle of another."""
    token, before = draft.tokens[at], draft.tokens[at - 1]
    if token.sort != "word":
        return None
    low = before.low
    stopped = low in _STOPS or low in DASHES
    comma = low in COMMAS
    colon = (at + 1 < end and draft.low(at + 1) in (":", "：")) or draft.low(at) in (
        "next",
        "say",
        "to",
    )
    if not (stopped or comma or colon):
        return None
    found = opening(draft, at, end)
    if found is None or stopped:
        return found
    marked = draft.low(found.body - 1) in (":", "：") and found.sort in _ANYWHERE
    if comma:
        short = current is None or current.sort not in _LONG
        return found if marked or short or found.sort in _FIRM else None
    return found if marked and found.sort != "note" else None
