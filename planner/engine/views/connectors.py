"""R15: the chain of introductions as a tree that one can walk, and the connectors ranked by what
came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from planner.engine.situation import Situation, once
from planner.engine.standing.milestones import milestones
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural

RESULTS: Final = ("offer", "interview", "lead", "conversation", "reply", "new touch")
"""What may come of an introduction, the best first: connectors are ranked in this order, never by
number."""
IN_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "offer": ("offer", ""),
    "interview": ("interview", ""),
    "lead": ("lead", ""),
    "conversation": ("conversation", ""),
    "reply": ("reply", "replies"),
    "new touch": ("touch", "touches"),
}


class Link(NamedTuple):
    """A place in the tree. The links come in walking order: everybody is followed by those whom
    they introduced."""

    contact: str
    name: str
    depth: int
    """0 for whoever stands at the top of a chain."""
    introduced_by: str
    introduced: int
    """How many they introduced themselves."""
    steps: tuple[str, ...]
    """How far the tie with them came, the best last."""


class Connector(NamedTuple):
    """Somebody who introduced others."""

    contact: str
    name: str
    introduced: int
    """How many, directly."""
    chain: int
    """How many in all, with those whom the introduced introduced."""
    results: Mapping[str, int]
    """How many people of the chain came so far, by step."""
    reason: str


@once
def introduction_tree(situation: Situation) -> Sequence[Link]:
    """The chains of introductions, those of the best connectors first. A ring is cut at the contact
    added first."""
    children, tops = _children(situation)
    place = {connector.contact: index for index, connector in enumerate(connectors(situation))}
    best_last = sorted(tops, key=lambda top: place.get(top, len(place)), reverse=True)
    links: list[Link] = []
    stack = [(top, 0) for top in best_last]
    while stack:
        contact, depth = stack.pop()
        below = children.get(contact, ())
        links.append(_link(situation, contact, depth, len(below)))
        stack += [(child, depth + 1) for child in reversed(below)]
    return tuple(links)


def _link(situation: Situation, contact_id: str, depth: int, introduced: int) -> Link:
    """A place in the tree; who stands at the top was introduced by nobody."""
    steps = milestones(situation).get(contact_id, {})
    far = tuple(filter(steps.__contains__, reversed(RESULTS)))
    introducer = situation.records.contacts[contact_id].introduced_by if depth else ""
    return Link(contact_id, situation.name_of(contact_id), depth, introducer, introduced, far)


@once
def connectors(situation: Situation) -> Sequence[Connector]:
    """Everybody who introduced somebody, best first: by offers, then interviews, leads,
    conversations, replies."""
    children, tops = _children(situation)
    reached = milestones(situation)
    results: dict[str, Counter[str]] = {}
    lengths: dict[str, int] = {}
    for contact in reversed(_walk(children, tops)):
        results[contact], lengths[contact] = Counter[str](), 0
        for child in children.get(contact, ()):
            results[contact].update(results[child])
            results[contact].update(set(RESULTS).intersection(reached.get(child, ())))
            lengths[contact] += lengths[child] + 1
    result: list[Connector] = []
    for contact, below in children.items():
        counts = {step: results[contact][step] for step in RESULTS}
        reason = _reason(len(below), counts)
        name = situation.name_of(contact)
        result.append(Connector(contact, name, len(below), lengths[contact], counts, reason))
    return tuple(sorted(result, key=_by_results))


def _by_results(connector: Connector) -> tuple[list[int], str, str]:
    counts = [-connector.results[step] for step in RESULTS]
    return counts, connector.name, connector.contact


def _walk(children: Mapping[str, Sequence[str]], tops: Sequence[str]) -> list[str]:
    """Everybody in the chains, whoever introduced somebody before those whom they introduced."""
    order: list[str] = []
    stack = list(tops)
    while stack:
        contact = stack.pop()
        order.append(contact)
        stack += children.get(contact, ())
    return order


def _children(situation: Situation) -> tuple[Mapping[str, Sequence[str]], Sequence[str]]:
    """Who introduced whom, and those at the top of the chains. Introducers who are not in the book
    stand there too."""
    contacts = situation.records.contacts
    children: dict[str, list[str]] = {}
    for contact in sorted(situation.people.introduced.values(), key=_by_name):
        if contact.introduced_by in contacts and contact.introduced_by != contact.id:
            children.setdefault(contact.introduced_by, []).append(contact.id)
    below = set(chain.from_iterable(children.values()))
    tops = [contact for contact in children if contact not in below]
    _cut_rings(situation, children, tops)
    return {top: introduced for top, introduced in children.items() if introduced}, tops


def _by_name(contact: Contact) -> tuple[str, str]:
    return contact.name, contact.id


def _cut_rings(situation: Situation, children: dict[str, list[str]], tops: list[str]) -> None:
    """Cut the rings, in which everybody stands below somebody, at the contact added first: it
    becomes a top."""
    contacts = situation.records.contacts
    visited = _under(children, tops)

    def by_age(contact_id: str) -> tuple[str, str]:
        return str(contacts[contact_id].added or ""), contact_id

    for top in sorted(children.keys() - visited, key=by_age):
        if top not in visited:
            children[contacts[top].introduced_by].remove(top)
            tops.append(top)
            visited |= _under(children, [top])


def _under(children: Mapping[str, Sequence[str]], tops: Sequence[str]) -> set[str]:
    """Everybody in the chains below, the tops included."""
    result: set[str] = set()
    stack = list(tops)
    while stack:
        contact = stack.pop()
        if contact not in result:
            result.add(contact)
            stack += children.get(contact, ())
    return result


def _reason(introduced: int, results: Mapping[str, int]) -> str:
    results_text = [plural(results[step], *IN_WORDS[step]) for step in RESULTS if results[step]]
    named = plural(introduced, "introduction")
    return (
        f"{named}: {', '.join(results_text[:3])}"
        if results_text
        else f"{named}, nothing came of it yet"
    )
