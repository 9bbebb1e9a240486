"""Which clauses of a line belong to one touch: *coffee Sarah monday, call Tom tuesday* are two."""

from __future__ import annotations

from collections.abc import Sequence

from planner.quicklog.clauses.cut import Clause
from planner.quicklog.clauses.frame import Frame
from planner.quicklog.people.mentions import SURE, list_mentions
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import Draft
from planner.value import NamedTuple


class FramedClause(NamedTuple):
    """A clause, and what it says that happened where no form opens it."""

    clause: Clause
    frame: Frame | None


def split_touches(draft: Draft, items: Sequence[FramedClause]) -> list[list[FramedClause]]:
    """Group the clauses: a deed that took place with people of its own begins a further touch."""
    groups: list[list[FramedClause]] = []
    people: set[str] = set()
    for item in items:
        own = _own_people(draft, item)
        if groups and people and own and not own & people:
            groups.append([item])
            people = own
            continue
        if not groups:
            groups.append([])
        groups[-1].append(item)
        people |= own
    return groups


def _own_people(draft: Draft, item: FramedClause) -> set[str]:
    """Whom a clause with a deed that took place names as its own people."""
    frame = item.frame
    if frame is None or not frame.happened or frame.deed is None or not frame.named:
        return set()
    if frame.favour is not None or frame.deed.deed.kind in ("note", "intro"):
        return set()
    names: set[str] = set()
    start, stop = item.clause.start, item.clause.stop
    for mention in list_mentions(draft, start, stop):
        topic = draft.has("TOPICS", mention.start - 1) and mention.start > start
        if not mention.owner and not topic and mention.score >= SURE:
            names.add(mention.match.id or mention.said.casefold())
    if not names:
        found = find_name(draft, frame.deed.stop, stop, "kind")
        names |= {found.said.casefold()} if found is not None else set()
    for at in range(start, stop - 1):
        found = find_name(draft, at + 1, stop, "led") if draft.has("WITH", at) else None
        if found is not None:
            names.add(found.match.id or found.said.casefold())
    return names
