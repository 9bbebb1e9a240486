"""Clocks that were wrong: stamps that no clock gives, and stamps of a machine whose clock was ahead.

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
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from planner.book.text import codec
from planner.book.text.book_text import RecordKey, Text
from planner.book.text.stamps import (
    DAY,
    WIDTH,
    device_of,
    is_real,
    limit_stamp,
    make_stamp,
    milliseconds_of,
    reference_time,
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


def correction(stamps: list[str], now: float) -> dict[str, Any]:
    """Return what the book is to say of a device whose clock was ahead.

    Args:
        stamps: Its stamps that are ahead.
        now: Unix time in seconds; the latest of them is brought down to it.
    """
    latest = milliseconds_of(max(stamps))
    return {"from": limit_stamp(now, DAY), "back": int(latest - now * 1000)}


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
    limit = limit_stamp(reference_time(), DAY)
    if re.search(_later_than(limit), text.data) is None:
        return text
    text = aligned(text)[0]
    seen = text.seen
    new: dict[RecordKey, Any] = {}
    for name in text.spans:
        for key, record in text.table(name).items():
            believed = _believed(record, seen, limit) if type(record) is dict else record
            if believed is not record:
                new[name, key] = believed
    return text.with_records(new) if new else text


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
    for name in ("_at", "_del"):
        if _is_made_up(record.get(name), seen, limit):
            del believed[name]
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


def stamps_ahead(about: Mapping[str, Any], now: float) -> Iterator[tuple[str, str]]:
    """Yield the devices that a book has seen a day or more ahead of the clock, with their latest
    stamps, believed or not."""
    limit = limit_stamp(now, DAY)
    seen = about.get("seen")
    for device, stamp in seen.items() if type(seen) is dict else ():
        if is_real(stamp) and stamp > limit:
            yield device, stamp
