"""R10: the library of hooks as a whole: each with those who would care and why, and those who have
heard it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.engine.happened.people import takes_part
from planner.engine.situation import Situation, once
from planner.engine.today.hooks import would_care
from planner.records import Contact, Hook
from planner.value import NamedTuple


class Listener(NamedTuple):
    """Somebody who would care, and why."""

    contact: str
    name: str
    reason: str


class TalkingPoint(NamedTuple):
    """A hook of the library."""

    hook: Hook
    expired: bool
    fits: Sequence[Listener]
    """Who would care and has not heard it; nobody once it has expired."""
    told: Sequence[str]
    """The names of those who have heard it."""


@once
def talking_points(situation: Situation) -> Sequence[TalkingPoint]:
    """The whole library but for what a private line brought: what expires soonest first, what has
    expired at the end."""
    people = [contact for contact in situation.records.contacts.values() if takes_part(contact)]
    hooks = [hook for hook in situation.records.hooks.values() if not hook.private]
    points = [_point(situation, hook, people) for hook in hooks]
    points.sort(
        key=lambda point: (
            point.expired,
            point.hook.expires is None,
            str(point.hook.expires or ""),
            point.hook.id,
        )
    )
    return tuple(points)


def _point(situation: Situation, hook: Hook, people: Sequence[Contact]) -> TalkingPoint:
    expired = hook.expires is not None and hook.expires < situation.today
    fits = [] if expired else [*_listeners(situation, hook, people)]
    fits.sort(key=lambda listener: (listener.name.casefold(), listener.contact))
    return TalkingPoint(hook, expired, fits, sorted(map(situation.name_of, hook.told)))


def _listeners(situation: Situation, hook: Hook, people: Iterable[Contact]) -> Iterator[Listener]:
    """Who would care about a hook and has not heard it."""
    for contact in people:
        reason = would_care(hook, contact)
        if reason and contact.id not in hook.told:
            yield Listener(contact.id, situation.name_of(contact.id), reason)
