"""The promises by what the rules ask of them, looked at once and kept while the table does not
change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from planner.engine.happened.calendar import FOR_EVER
from planner.records import Promise
from planner.value import NamedTuple


class Promises(NamedTuple):
    """The open ones of either side in a fixed order, and what the closed ones tell about the
    habit."""

    mine: Sequence[Promise]
    theirs: Sequence[Promise]
    late: Sequence[tuple[int, int]]
    """The user's that were closed late or are open and dated: the day they were due, and the day
    they were closed, for ever where they are not."""
    creation_days: Sequence[int]
    """The days on which the user made one."""


def promises_in(promises: Iterable[Promise]) -> Promises:
    """Look at every promise once."""
    mine: list[Promise] = []
    theirs: list[Promise] = []
    late: list[tuple[int, int]] = []
    creation_days: list[int] = []
    for promise in promises:
        if promise.who == "them":
            theirs.append(promise)
            continue
        mine.append(promise)
        if promise.added is not None:
            creation_days.append(promise.added.toordinal())
        late += _lateness(promise)
    return Promises(_open_ones(mine), _open_ones(theirs), late, creation_days)


def _open_ones(promises: list[Promise]) -> list[Promise]:
    """Those that are open, in a fixed order."""
    return sorted(filter(attrgetter("open"), promises), key=attrgetter("id"))


def _lateness(promise: Promise) -> list[tuple[int, int]]:
    """When a promise was due and when it was closed, where that was later, or is still to come;
    else nothing."""
    closed = promise.done_on or promise.dropped_on
    if promise.due is None:
        return []
    due = promise.due.toordinal()
    if closed is None:
        return [(due, FOR_EVER)]
    return [(due, closed.toordinal())] if closed > promise.due else []
