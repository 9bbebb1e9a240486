"""Stamps: when and where an edit was made, as text of a fixed width whose order is the order of
the edits.

A stamp is a hybrid logical clock (Kulkarni et al., OPODIS 2014): UTC milliseconds, a counter for
edits that the clock cannot tell apart, and the device: ``20261122T023508.123Z-0000-k7f3``. A new
stamp is later than every stamp that the device has seen, so an edit beats what it was made upon
whatever the clocks say.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

WIDTH = 30
HAND = "hand"
"""The device of edits that somebody made in the file with another program; no machine is called
so."""
NEVER = ""
"""The stamp of what has none: earlier than every other."""
_PATTERN = "00000000T000000.000Z-xxxx-zzzz"
_ALLOWED = {
    "0": frozenset("0123456789"),
    "x": frozenset("0123456789abcdef"),
    "z": frozenset("0123456789abcdefghijklmnopqrstuvwxyz"),
}
_COUNTER_END = 0x10000


def is_stamp(value: object) -> bool:
    """Whether the value is a stamp: anything else in its place counts as ``NEVER``."""
    return type(value) is str and len(value) == WIDTH and _has_form(value)


@lru_cache(maxsize=1024)
def _has_form(text: str) -> bool:
    """Whether a text of the width is a stamp: the same few stand in many records."""
    return all(
        char == form if form not in _ALLOWED else char in _ALLOWED[form]
        for char, form in zip(text, _PATTERN, strict=True)
    )


def make_stamp(milliseconds: int, counter: int, device: str) -> str:
    """Return the stamp of an instant (Unix time in ms), a counter (0 to 65535) and a device (4
    characters)."""
    seconds, rest = divmod(milliseconds, 1000)
    t = time.gmtime(seconds)
    return (
        f"{t.tm_year:04}{t.tm_mon:02}{t.tm_mday:02}T{t.tm_hour:02}{t.tm_min:02}{t.tm_sec:02}.{rest:03}Z"
        f"-{counter:04x}-{device}"
    )


def next_stamp(latest: str, now: float, device: str) -> str:
    """Return a stamp for an edit made now that is later than ``latest``.

    Args:
        latest: The latest stamp that the device has seen, or ``NEVER``.
        now: Unix time in seconds. It may be earlier than ``latest``: clocks differ, and are set
            back.
        device: The device's id.
    """
    stamp = make_stamp(int(now * 1000), 0, device)
    if stamp[:20] > latest[:20]:
        return stamp
    counter = int(latest[21:25], 16) + 1
    if counter < _COUNTER_END:
        return f"{latest[:21]}{counter:04x}-{device}"
    return make_stamp(round(instant_of(latest).timestamp() * 1000) + 1, 0, device)


def instant_of(stamp: str) -> datetime:
    """Return the instant of a stamp, in UTC.

    Raises:
        ValueError: It names a time that does not exist.
    """
    day, clock = stamp[:8], stamp[9:19]
    return datetime.fromisoformat(
        f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"
    )


def seen_in(about: Mapping[str, Any]) -> dict[str, str]:
    """Return the latest stamp of each device whose edits a book holds, by what it says of
    itself."""
    stamps = about.get("seen")
    if type(stamps) is not dict:
        return {}
    return {device: stamp for device, stamp in stamps.items() if is_stamp(stamp)}


def device_of(stamp: str) -> str:
    """Return the device that made a stamp."""
    return stamp[26:]
