"""Mending what the doctor found. All changes to records are one change that can be undone;
whatever has no place any more goes to the lost and found, and files that are moved away to the
state folder."""

from __future__ import annotations

import contextlib
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.book.disk import atomic
from planner.book.disk.lock import alone, locked
from planner.book.disk.trouble import cannot
from planner.book.memory.snapshots import restored
from planner.book.merge.clocks import correction
from planner.book.merge.hand import LOST
from planner.book.sync.create import bring_back
from planner.book.text.codec import canonical
from planner.book.text.digest import blake2b
from planner.book.text.references import REFERENCES
from planner.book.text.stamped import deleted, fields_of, is_alive, with_fields
from planner.book.text.stamps import reference_time
from planner.errors import BookError
from planner.ids import new_id

if TYPE_CHECKING:
    from pathlib import Path

    from planner.book.book import Book, RawRecord
    from planner.book.care.doctor import Finding
    from planner.book.text.book_text import RecordKey, Text


_OF_RECORDS = frozenset({"damaged", "record", "value", "reference", "id", "twice"})
"""What is mended by setting records."""


def repair(book: Book, findings: list[Finding]) -> int:
    """Mend what can be mended. Returns how many findings were.

    Raises:
        BookError: It could not be saved.
    """
    mended = [item for item in findings if item.mends]
    for item in mended:
        if item.ailment == "file":
            _write_anew(book)
        elif item.ailment == "left over":
            _merge_left_over(book, item.value)
    _mend_clocks(book, mended)
    records = [item for item in mended if item.ailment in _OF_RECORDS]
    if records:
        with book.edit("mended the book", [(item.table, item.id) for item in records]) as edit:
            edit.new |= _mended(edit.text, edit.stamp, records)
    book.sync()
    return len(mended)


def _merge_left_over(book: Book, path: Path) -> None:
    """Give a temporary file the name of a conflict copy: as such it is merged, then moved away."""
    target = book.place.real
    name = f"{target.stem} (conflict_on_{time.strftime('%Y-%m-%d')}){target.suffix}"
    with contextlib.suppress(OSError):
        book.place.run(partial(path.rename, path.with_name(name)))
        book.refresh()


def _mend_clocks(book: Book, findings: list[Finding]) -> None:
    """Bring down the stamps of clocks that were ahead, and take away what is no stamp."""
    clocks: dict[str, RawRecord] = {}
    for item in findings:
        if item.ailment == "clock":
            clocks[item.id] = correction(item.value, reference_time())
    if clocks:
        book.correct_clocks(clocks)
    if clocks or any(item.ailment == "stamp" for item in findings):
        book.mend_stamps()


def lost_and_found(book: Book) -> dict[str, dict[str, Any]]:
    """Return what has no other place, by id."""
    return {
        key: record
        for key, record in book.text.table(LOST).items()
        if type(record) is dict and is_alive(record)
    }


def _mended(text: Text, stamp: str, findings: list[Finding]) -> dict[RecordKey, RawRecord]:
    new: dict[RecordKey, RawRecord] = {}
    for item in findings:
        key = (item.table, item.id)
        record = new.get(key) or text.record(*key)
        if item.ailment == "damaged":
            new |= restored(text, item.value, stamp)
        elif item.ailment == "record":
            new[_lost(new, item, item.value, stamp)] = _note(item, item.value, stamp)
            new[key] = deleted({"_at": stamp}, stamp)
        elif record is not None and item.ailment in ("value", "reference"):
            new[_lost(new, item, item.value, stamp)] = _note(item, item.value, stamp)
            new[key] = with_fields(record, {item.field: _without(item, record)}, stamp)
        elif record is not None:
            _rename(text, new, key, record, stamp)
    return new


def _without(item: Finding, record: RawRecord) -> Any:
    """What the field of a record becomes without what cannot stay in it."""
    value = record.get(item.field)
    if type(value) is not dict:
        return None
    return {item.value: False} if item.ailment == "reference" else dict.fromkeys(value)


def _lost(
    new: dict[RecordKey, RawRecord], finding: Finding, value: Any, stamp: str
) -> tuple[str, str]:
    seed = canonical([finding.table, finding.id, finding.field, value])
    return LOST, blake2b(seed.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _note(finding: Finding, value: Any, stamp: str) -> dict[str, Any]:
    fields = {
        "table": finding.table,
        "record": finding.id,
        "field": finding.field,
        "value": canonical(value),
    }
    return with_fields(None, fields, stamp)


def _rename(
    text: Text,
    new: dict[RecordKey, RawRecord],
    key: tuple[str, str],
    record: dict[str, Any],
    stamp: str,
) -> None:
    """Give a record another id, the same one on every machine, and let all that refer to it
    follow."""
    table, old = key
    entropy = blake2b(
        f"{table}\0{old}\0{record.get('_at')}".encode("utf-8", "replace"), digest_size=10
    ).digest()
    fresh = new_id(0, entropy)
    new[table, fresh] = with_fields(None, dict(fields_of(record)), stamp)
    new[key] = deleted(record, stamp)
    for name, fields in REFERENCES.items():
        for field in (field for field, target in fields.items() if target == table):
            for other, referrer in {
                **text.table(name),
                **{k: r for (t, k), r in new.items() if t == name},
            }.items():
                value = referrer.get(field) if type(referrer) is dict else None
                if value == old:
                    new[name, other] = with_fields(referrer, {field: fresh}, stamp)
                elif type(value) is dict and value.get(old) is True:
                    new[name, other] = with_fields(
                        referrer, {field: {old: False, fresh: True}}, stamp
                    )


def _write_anew(book: Book) -> None:
    """Write the book anew from this machine's copy; what stands in its place is moved to the state
    folder."""
    place = book.place
    folder = place.folder(book.text.id)

    def clear() -> None:
        if place.real.is_file():
            data = atomic.read(place.real)
            atomic.make_folder(folder / "damaged")
            name = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{place.real.name}"
            atomic.write(folder / "damaged" / name, [data])
            if atomic.read(place.real) != data:
                raise BookError(f"{place.path} is being written just now. Try again in a moment.")
            place.real.unlink()

    try:
        with locked(folder):
            alone(place, book.text.id, clear)
            bring_back(place, book.text)
    except OSError as error:
        raise BookError(cannot(place.path, "be written", error)) from error
    book.refresh()
