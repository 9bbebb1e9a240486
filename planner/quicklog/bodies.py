"""What the readers of clauses share: where a clause's text ends, and the people whom it names."""

from __future__ import annotations

from planner.quicklog.cutting import Clause
from planner.quicklog.entry import Match, Part, Person
from planner.quicklog.finding import Found, accept, find_name
from planner.quicklog.sentence import Draft

_GIVING = frozenset(
    {
        "send",
        "give",
        "email",
        "mail",
        "call",
        "ping",
        "text",
        "message",
        "introduce",
        "show",
        "tell",
        "ask",
        "forward",
        "write",
        "pay",
        "help",
        "get",
        "bring",
        "lend",
        "buy",
        "meet",
        "invite",
        "connect",
        "phone",
        "thank",
        "remind",
        "see",
    }
)
"""Verbs after which the person stands whom a promise concerns."""


def body_end(draft: Draft, clause: Clause) -> int:
    """The end of the clause's text: tags that stand after it belong to the entry."""
    end = clause.stop
    while end > clause.body and draft.tokens[end - 1].sort in ("tag", "mark"):
        mark = draft.tokens[end - 1]
        if mark.sort == "mark" and (mark.low not in (".", ",", ";") or _dotted_day(draft, end - 1)):
            break
        end -= 1
    return end


def _dotted_day(draft: Draft, at: int) -> bool:
    """Whether the full stop belongs to a day such as ``30.11.``."""
    day, dot, month = draft.low(at - 1).partition(".")
    return bool(dot) and day.isdigit() and month.isdigit() and len(day + month) <= 4


def named(draft: Draft, found: Found) -> Person:
    """The person a clause names: one of the line, or another whom the entry then remembers."""
    person = accept(draft, found)
    if person not in draft.people and person not in draft.others:
        draft.others.append(person)
    return person


def claim_rest(draft: Draft, start: int, stop: int, part: Part) -> None:
    """Claim every token of a clause that is still free."""
    for at in range(start, stop):
        if draft.free(at):
            draft.claim(at, at + 1, part)
    for at in range(start, stop - 1):
        gap = slice(draft.tokens[at].end, draft.tokens[at + 1].start)
        if draft.owner[draft.tokens[at].start] == part == draft.owner[draft.tokens[at + 1].start]:
            draft.owner[gap] = [part] * (gap.stop - gap.start)


def first_name(draft: Draft) -> str:
    """Return the name of the first of the line's people, whom a clause means that names nobody."""
    return draft.people[0].name if draft.people else ""


def target(draft: Draft, start: int, stop: int, *, giving: bool = False) -> str:
    """Whom the words of a promise concern: *send Bo the deck*, *send the deck to Bo*."""
    if draft.low(start) not in _GIVING and not giving:
        return _only_name(draft, start, stop) if not draft.people else ""
    found = find_name(draft, start + 1, stop, "kind")
    if found is None and start + 1 < stop:
        said = draft.text(start + 1, start + 2)
        who = draft.among(said)
        found = (
            Found(start + 1, start + 2, said, Match(who.id, who.name)) if who is not None else None
        )
    if found is not None and (found.match.id or found.match.candidates or draft.among(found.said)):
        return _spoken(draft, found)
    for at in range(stop - 2, start, -1):
        if draft.low(at) == "to":
            found = find_name(draft, at + 1, stop, "kind")
            ends = found is not None and (found.stop == stop or giving)
            if found is not None and ends and (found.match.id or draft.among(found.said)):
                return _spoken(draft, found)
    return ""


def _only_name(draft: Draft, start: int, stop: int) -> str:
    """Where the line names nobody else: the one after ``to`` or ``with``."""
    for at in range(start, stop - 1):
        if draft.low(at) in ("to", "with", "for"):
            found = find_name(draft, at + 1, stop, "kind")
            if found is not None and (found.match.id or found.match.candidates):
                return _spoken(draft, found)
    return ""


def _spoken(draft: Draft, found: Found) -> str:
    """Remember a person named inside a text, whose words stay in the text."""
    before = draft.owner[draft.tokens[found.start].start : draft.tokens[found.stop - 1].end]
    name = named(draft, found).name
    draft.owner[draft.tokens[found.start].start : draft.tokens[found.stop - 1].end] = before
    return name
