"""Clocks that were wrong: stamps that no clock gives, and stamps of a machine whose clock was
ahead.

A stamp is believed where it is a real instant at most a day ahead of this machine's clock. One that
is further ahead is believed for a year where the book says that its device has come so far
(``seen``): an honest machine with a wrong clock always says so, and its edits must not be lost. Any
other counts as not given: the value is as old as its record.

``planner doctor --repair`` writes into ``_meta`` that the clock of a device was wrong (``clocks``):
from which stamp on, and by how much. Every machine then reads the stamps of that device so many
milliseconds earlier, in the order in which they were given, whatever version of the book they come
in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, RecordKey, Text
from planner.book.text.stamps import (
    DAY,
    NEVER,
    WIDTH,
    device_of,
    is_real,
    limit_stamp,
    make_stamp,
    milliseconds_of,
    reference_time,
    seen_in,
)

CLOCKS = "clocks"
_MOST_BACK = 100 * 366 * DAY * 1000
"""Milliseconds that a clock may have been wrong by."""

Corrections = Mapping[str, tuple[str, int]]
"""By device: the stamp after which its clock was wrong, and by how many milliseconds."""


def corrections_of(about: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    """Return whose clock was wrong, by what a book says of itself."""
    clocks = about.get(CLOCKS)
    corrections: dict[str, tuple[str, int]] = {}
    for device, rule in clocks.items() if type(clocks) is dict else ():
        start, back = (rule.get("from"), rule.get("back")) if type(rule) is dict else (None, None)
        if is_real(start) and type(back) is int and 0 < back <= _MOST_BACK:
            corrections[device] = (start, back)
    return corrections


def correction(latest: str, now: float) -> dict[str, Any]:
    """Return what the book is to say of a device whose clock was ahead.

    Args:
        latest: Its latest stamp, which is brought down to now.
        now: Unix time in seconds.
    """
    return {"from": limit_stamp(now, DAY), "back": milliseconds_of(latest) - int(now * 1000)}


def aligned(*texts: Text) -> list[Text]:
    """Return versions of a book with the stamps of wrong clocks brought down alike."""
    corrections: dict[str, tuple[str, int]] = {}
    for text in texts:
        corrections |= corrections_of(text.meta)
    if not corrections:
        return list(texts)
    return [corrected(text, corrections) for text in texts]


def corrected(text: Text, corrections: Corrections) -> Text:
    """Return the text with the stamps of wrong clocks brought down."""
    data = text.data
    for device, (start, back) in corrections.items():
        pattern = rb'"(\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{4}-%s)"' % re.escape(device.encode())
        data = re.sub(pattern, partial(_lowered, start, back), data)
    return text if data is text.data or data == text.data else Text.of(codec.loads(data))


def _lowered(start: str, back: int, match: re.Match[bytes]) -> bytes:
    text = match[1].decode()
    if text > start and is_real(text):
        counter, device = int(text[21:25], 16), device_of(text)
        text = make_stamp(milliseconds_of(text) - back, counter, device)
    return b'"%s"' % text.encode()


def believable(text: Text) -> Text:
    """Return a version that came from elsewhere without the stamps that no clock gives."""
    if not _may_be_ahead(text.data):
        return text
    text = aligned(text)[0]
    new: dict[RecordKey, Any] = {}
    for name in text.spans:
        for key, record in _believed_records(text.table(name), text.seen).items():
            new[name, key] = record
    return text.with_records(new) if new else text


def believable_tables(document: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    """Return the same of a version that another program has written, parsed.

    Args:
        document: The version.
        data: Its bytes.
    """
    tables = dict(document)
    if _may_be_ahead(data):
        seen = seen_in(document[META][META_ID])
        for name, table in document.items():
            if type(table) is dict:
                tables[name] = {**table, **_believed_records(table, seen)}
    return tables


def _may_be_ahead(data: bytes) -> bool:
    return re.search(_later_than(limit_stamp(reference_time(), DAY)), data) is not None


def _believed_records(table: Mapping[str, Any], seen: Mapping[str, str]) -> dict[str, Any]:
    """The records of a table that have stamps which are not believed, without them."""
    limit = limit_stamp(reference_time(), DAY)
    new: dict[str, Any] = {}
    for key, record in table.items():
        believed = _believed(record, seen, limit) if type(record) is dict else record
        if believed is not record:
            new[key] = believed
    return new


def _later_than(limit: str) -> bytes:
    """The pattern of stamps of a later day than a stamp, or of the same."""
    day = limit[:8]
    later = [
        f"{day[:place]}[{int(digit) + 1}-9]" + r"\d" * (7 - place)
        for place, digit in enumerate(day)
        if digit != "9"
    ]
    return rf'"(?:{"|".join([day, *later])})T\d{{6}}\.'.encode()


def _believed(record: dict[str, Any], seen: Mapping[str, str], limit: str) -> dict[str, Any]:
    """A record without the stamps that are not believed."""
    believed = dict(record)
    if _is_made_up(record.get("_at"), seen, limit):
        believed["_at"] = NEVER  # there was one: the record was not typed in by hand
    if _is_made_up(record.get("_del"), seen, limit):
        del believed["_del"]
    stamps = record.get("_f")
    if type(stamps) is dict:
        believed["_f"] = _believed_stamps(stamps, seen, limit)
    return record if codec.same(believed, record) else believed


def _believed_stamps(
    stamps: Mapping[str, Any], seen: Mapping[str, str], limit: str
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, stamp in stamps.items():
        if type(stamp) is dict:
            kept[name] = _believed_stamps(stamp, seen, limit)
        elif not _is_made_up(stamp, seen, limit):
            kept[name] = stamp
    return kept


def _is_made_up(stamp: object, seen: Mapping[str, str], limit: str) -> bool:
    """Whether a stamp is ahead and the book does not say that its device has come so far."""
    if type(stamp) is not str or len(stamp) != WIDTH or stamp <= limit:
        return False
    return stamp > seen.get(device_of(stamp), "")


def stamps_ahead(text: Text, now: float) -> dict[str, str]:
    """Return the devices with stamps in a book that are more than a day ahead, with the latest of
    each, believed or not.

    Args:
        text: The book.
        now: Unix time in seconds.
    """
    limit = limit_stamp(now, DAY)
    latest: dict[str, str] = {}
    for match in re.finditer(_later_than(limit) + rb'[^"]*"', text.data):
        stamp = match[0].decode("utf-8", "replace").strip('"')
        if is_real(stamp) and stamp > max(limit, latest.get(device_of(stamp), "")):
            latest[device_of(stamp)] = stamp
    return latest
