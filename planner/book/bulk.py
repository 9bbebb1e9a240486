"""A change of many records at once, worked through in the order of the file, some hundred records at a time.

What a record becomes goes into the table's new text at once and is kept in no other form: an import of a hundred
thousand people would otherwise hold every one of them three times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from planner.book.text import codec
from planner.book.text.book_text import Piece, Text, body_of, lines_of
from planner.book.text.stamped import difference, latest_in
from planner.book.text.stamps import NEVER
from planner.value import NamedTuple

_TOGETHER = 256
"""Records that are put into text at once."""

Keys = Mapping[str, Sequence[str]]
"""By table the ids of the records that a change is about, each once."""
Become = Callable[[str, str, dict[str, Any] | None], dict[str, Any] | None]
"""Says what the record of a table and an id becomes; None where it stays as it is."""


class Worked(NamedTuple):
    """What a change of many makes of the book.

    Attributes:
        bodies: The new text of each table that it changes, in pieces.
        edits: What it changed, as the journal keeps it.
        whole: Records that came, went or came back and of which there is no more to say: by which, by table, their ids.
    """

    bodies: dict[str, list[Piece]]
    edits: list[dict[str, Any]]
    whole: dict[str, dict[str, list[str]]]


def latest_of(text: Text, keys: Keys) -> str:
    """Return the latest stamp of the records of some ids, ``NEVER`` where there are none."""
    latest = NEVER
    for table, wanted in keys.items():
        for part, ids in _parts(text, table, sorted(wanted)):
            records = _records(part) if ids else {}
            latest = max(
                (
                    latest,
                    *(latest_in(records[key]) for key in ids if type(records.get(key)) is dict),
                )
            )
    return latest


def work(text: Text, keys: Keys, become: Become) -> Worked:
    """Return what becomes of the records of some ids, which may be new."""
    worked = Worked({}, [], {})
    for table, wanted in keys.items():
        pieces: list[Piece] = []
        changes = 0
        for part, ids in _parts(text, table, sorted(wanted)):
            if not ids:
                pieces.append(part)
                continue
            among = set(ids)
            records = _records(part)
            group: dict[str, Any] = {}
            for key in sorted({*records, *ids}):
                record = records.get(key)
                if key in among:
                    old = record if type(record) is dict else None
                    new = become(table, key, old)
                    if new is not None and new is not old:
                        _note(worked, table, key, difference(old, new))
                        record = new
                        changes += 1
                if record is not None or key in records:
                    group[key] = record
                if len(group) == _TOGETHER:
                    pieces.append(lines_of(group))
                    group = {}
            if group:
                pieces.append(lines_of(group))
        if changes:
            worked.bodies[table] = body_of(pieces)
    return worked


def _note(worked: Worked, table: str, key: str, change: dict[str, Any]) -> None:
    """Note a change for the journal; where nothing but stamps changed there is none."""
    if len(change) == 1 and True in change.values():
        (how,) = change
        worked.whole.setdefault(how, {}).setdefault(table, []).append(key)
    elif change:
        worked.edits.append({"table": table, "id": key, **change})


def _records(part: Piece) -> dict[str, Any]:
    found: dict[str, Any] = codec.loads(b"{" + bytes(part) + b"}")
    return found


def _parts(text: Text, table: str, wanted: list[str]) -> Iterator[tuple[Piece, list[str]]]:
    """Yield the text of a table's records some hundred at a time, each with those of the ids that belong there."""
    done = 0
    for part, following in text.stretches(table):
        until = len(wanted) if following is None else bisect_left(wanted, following, done)
        yield part, wanted[done:until]
        done = until
