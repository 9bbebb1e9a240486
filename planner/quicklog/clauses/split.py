"""Which clauses of a line belong to one touch: *coffee Sarah monday, call Tom tuesday* are two."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.clauses.cut import Clause, goes_on_list
from planner.quicklog.clauses.frame import Frame
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import Draft
from planner.value import NamedTuple


class FramedClause(NamedTuple):
    """A clause, and what it says that happened where no form opens it."""

    clause: Clause
    frame: Frame | None


def split_touches(draft: Draft, items: Sequence[FramedClause]) -> list[list[FramedClause]]:
    """Group the clauses: a deed that took place with people of its own begins a further touch. The
    head of a list stands in each of its groups."""
    head = _list_head(draft, items)
    if head is not None:
        return [[*head, item] for item in items[len(head) :]]
    groups: list[list[FramedClause]] = []
    people: set[str] = set()
    for item in items:
        own = _own_people(draft, item)
        if people and own and people.isdisjoint(own):
            groups.append([item])
            people = own
            continue
        if not groups:
            groups.append([])
        groups[-1].append(item)
        people |= own
    return groups


def _list_head(draft: Draft, items: Sequence[FramedClause]) -> Sequence[FramedClause] | None:
    """The clause that each of several touches shares: *2 calls* in *2 calls: Ana 10m, Bo 20m*."""
    if len(items) < 3:
        return None
    first = items[1].clause.start
    for item in items[2:]:
        start = item.clause.start + draft.has("JOINERS", item.clause.start)
        if not goes_on_list(draft, first, start):
            return None
    return items[:1]


def _own_people(draft: Draft, item: FramedClause) -> set[str]:
    """Whom a clause with a deed that took place names as its own people."""
    frame = item.frame
    if frame is None or frame.deed is None or not _is_touch(frame):
        return set()
    start, stop = item.clause.start, item.clause.stop
    names: set[str] = set()
    for mention in list_mentions(draft, start, stop):
        topic = mention.start > start and draft.has("TOPICS", mention.start - 1)
        if mention.named and not topic:
            names.add(mention.match.id or mention.said.casefold())
    if not names:
        name = find_name(draft, frame.deed.stop, stop, "kind")
        if name is not None:
            names.add(name.said.casefold())
    for at in range(start, stop - 1):
        if draft.has("WITH", at):
            name = find_name(draft, at + 1, stop, "led")
            if name is not None:
                names.add(name.match.id or name.said.casefold())
    return names


def _is_touch(frame: Frame) -> bool:
    """Whether a frame tells of a touch that took place with somebody it names."""
    if frame.deed is None or frame.favour is not None:
        return False
    if frame.deed.sense.kind in ("note", "intro"):
        return False
    return frame.happened and frame.named
