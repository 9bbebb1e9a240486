"""Records that were deleted long ago: their fields are let go, and a stub remembers that they are
gone.

A record counts as deleted long ago by what the book says and by this machine's clock alike: 90
days before the latest edit in it, and 90 days before now. The first makes the same of the same
book on every machine; the second keeps a clock that is far ahead from cutting anything short.

A stub has the birth and the deletion of the record and nothing else, so merging is as before: a
machine that holds the fields still, or has edited one of them since, brings them all back by
merging, and an edit that is later than the deletion brings the record itself back, whole. Once no
machine has them any more they are gone everywhere.
"""

from __future__ import annotations

from typing import Any

from planner.book.text.book_text import META, Text
from planner.book.text.stamped import is_alive, own, put_together, take_apart
from planner.book.text.stamps import NEVER, instant_of, make_stamp

KEPT_DAYS = 90
"""Days for which the fields of a deleted record are kept."""


def stubs(text: Text, now: float) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the stubs of the records that were deleted long ago and have fields still.

    Args:
        text: The book.
        now: Unix time in seconds.
    """
    limit = _limit(text, now)
    new: dict[tuple[str, str], dict[str, Any]] = {}
    if limit == NEVER:
        return new
    for table in text.spans.keys() - {META}:
        if b'"_del": "' not in bytes(text.part(table)):
            continue
        for key, record in text.table(table).items():
            if (
                type(record) is dict
                and NEVER < own(record.get("_del")) < limit
                and not is_alive(record)
            ):
                stub = put_together(take_apart(record)._replace(scalars={}, objects={}))
                if len(stub) < len(record):
                    new[table, key] = stub
    return new


def _limit(text: Text, now: float) -> str:
    """The stamp before which a deletion was long ago."""
    latest = max(text.seen.values(), default=NEVER)
    if latest == NEVER:
        return NEVER
    try:
        last = instant_of(latest).timestamp()
    except ValueError:
        return NEVER
    return make_stamp(int((min(last, now) - KEPT_DAYS * 86_400) * 1000), 0, "0000")
