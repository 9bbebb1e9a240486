"""The promises by what the rules ask of them, looked at once and kept while the table does not change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.engine.happened.calendar import FOR_EVER
from planner.records import Promise
from planner.value import NamedTuple


class Promises(NamedTuple):
    """The open ones of either side in a fixed order, and what the closed ones tell about the habit."""

    mine: Sequence[Promise]
    theirs: Sequence[Promise]
    late: Sequence[tuple[int, int]]
    """The user's that were closed late or are open and dated: the day they were due, and the day they were closed,
    for ever where they are not."""
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
            if promise.open:
                theirs.append(promise)
            continue
        if promise.added is not None:
            creation_days.append(promise.added.toordinal())
        closed = promise.done_on or promise.dropped_on
        if closed is None:
            mine.append(promise)
        if promise.due is not None and (closed is None or closed > promise.due):
            late.append((promise.due.toordinal(), closed.toordinal() if closed else FOR_EVER))
    mine.sort(key=lambda promise: promise.id)
    theirs.sort(key=lambda promise: promise.id)
    return Promises(mine, theirs, late, creation_days)
